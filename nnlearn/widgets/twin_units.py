"""Twin units beside units that part: choose the examples and both starts, and slide through the training."""

import numpy as np

from .. import twins
from ..figures.twin_units import TwinUnits
from ..slices import grid
from . import controls
from .clock import Clock
from .panel import Panel

BOUNDS = ((-1.9, 2.4), (-0.9, 1.9))
POINTS = 41
STEP = twins.STEPS[1]
STEPS_A_TICK = 2 * STEP


class TwinUnitsPanel(Panel):
    """Two trainings of a 2-2-1 network on the same examples: A from equal weights c, B from uniform random weights.

    All trainings are computed when they are first asked for; the sliders only look up.
    """

    def __init__(self, examples="XOR", c=0.5, eps_init=1.0, seed=0, steps=2000):
        self.examples = controls.menu("examples", list(twins.EXAMPLES), examples, width="220px")
        self.kind = controls.menu(
            "start A",
            [("every weight is c", "constant"), ("to the output: c and −c, all others c", "opposite")],
            width="380px",
        )
        self.c = controls.slider("c (0: the zero start)", c, -1.0, 1.0, 0.1, fmt=".1f", width="340px")
        self.eps_init = controls.log_slider("start B: ε_init", eps_init, -3, 1, step=0.25)
        self.seed = controls.whole_slider("seed", seed, 0, twins.SEEDS[-1], width="220px")
        self.clock = Clock(self.tick)
        self.steps = controls.whole_slider("steps", steps, 0, twins.STEPS[-1], STEP, width="440px")
        self._grid = grid(BOUNDS, POINTS)
        self._drawn = examples
        rows = [[self.steps, self.clock, self.examples], [self.kind, self.c], [self.eps_init, self.seed]]
        picture = TwinUnits(twins.STEPS, BOUNDS, *twins.EXAMPLES[examples])
        super().__init__(picture, "Twin units and units that part", rows)

    def tick(self):
        """Go some steps on, from the beginning when the end was reached, and return whether there are more."""
        end = self.steps.max
        self.steps.value = min(self.steps.value + STEPS_A_TICK, end) if self.steps.value < end else 0
        return self.steps.value < end

    def show(self):
        """Look up both trainings and show them at the step."""
        name = self.examples.value
        if self._drawn != name:
            self._drawn = name
            self.picture.show_examples(*twins.EXAMPLES[name])
        c = round(self.c.value, 1) + 0.0
        exponent = round(4 * np.log10(self.eps_init.value)) / 4
        k = round(self.steps.value / STEP)
        paths = [twins.trained(name)[start] for start in ((self.kind.value, c), ("random", exponent, self.seed.value))]
        rows = [(self._units(x), twins.NET.roll(x[k]), self._outputs(x[k])) for x, _ in paths]
        self.picture.update(k, rows, self._sentence(name, k, c, 10.0**exponent, paths))

    @staticmethod
    def _units(x):
        """Return the weights of the hidden units by step, shape (steps, 2, 4): bias, x1, x2, output."""
        return np.concatenate([x[:, :6].reshape(-1, 2, 3), x[:, 7:, np.newaxis]], axis=2)

    def _outputs(self, theta):
        return twins.NET.predict(theta, self._grid).reshape(POINTS, POINTS)

    def _sentence(self, name, k, c, eps_init, paths):
        apart = [twins.difference(x[k]) for x, _ in paths]
        (_, J_equal), (_, J_random) = paths
        start = "the zero start" if c == 0 else f"all weights {c:.1f}"
        if self.kind.value == "opposite" and c:
            start = f"all weights {c:.1f}, one outgoing weight {-c:.1f}"
        return (
            f"{name}, step {twins.STEPS[k]}. A, {start}: the two units differ by {_size(apart[0])}, "
            f"J = {J_equal[k]:.3f}. B, random with ε_init = {eps_init:.3g}: they differ by {_size(apart[1])}, "
            f"J = {J_random[k]:.3f}"
        )


def _size(number):
    return "exactly 0" if number == 0 else f"{number:.3g}"
