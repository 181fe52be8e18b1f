"""The same task in several programs: press a button and they are timed, one after the other."""

from time import perf_counter

from ..costs import accuracy
from ..figures.software_times import SoftwareTimes
from . import controls
from .panel import Panel


class SoftwareTimesPanel(Panel):
    """`programs` {name: function}, each training a network anew and returning its outputs (m, K) for held-out digits
    of the classes y (m,). They run once to begin with, untimed."""

    def __init__(self, programs, y):
        self.programs, self.y = programs, y
        self.shares = [accuracy(program(), y) for program in programs.values()]
        self.seconds = [0.0] * len(programs)
        self.time_button = controls.button("Time them", self.time_them, "Train all of them once more, with a watch")
        super().__init__(SoftwareTimes(list(programs)), "Programs beside each other", [[self.time_button]])

    def time_them(self):
        """Run and time one program after the other, and show each time as soon as it is known."""
        for k, program in enumerate(self.programs.values()):
            started = perf_counter()
            outputs = program()
            self.seconds[k] = perf_counter() - started
            self.shares[k] = accuracy(outputs, self.y)
            self.refresh()

    def show(self):
        """Show what is known."""
        parts = [
            f"{name}: {100 * share:.0f} % right" + (f" in {seconds:.2f} s" if seconds else "")
            for name, share, seconds in zip(self.programs, self.shares, self.seconds, strict=True)
        ]
        timed = "" if any(self.seconds) else "; nothing timed yet"
        self.picture.update(self.shares, self.seconds, "; ".join(parts) + timed)
