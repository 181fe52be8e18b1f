"""The delta ledger: type the deltas of a small network one by one, and be told which slip gives what you typed."""

import ipywidgets

from ..figures.delta_ledger import DeltaLedgerPicture
from . import controls
from .panel import Panel

WEIGHTS, DERIVATIVES = "weights Θ", "derivatives ∂J/∂Θ"
MOST_SETS = 30
SIZES = {"one hidden layer": (2, 2, 2), "two hidden layers": (2, 2, 2, 2)}


class DeltaLedgerPanel(Panel):
    """A field for each delta of a `ledger`, which judges what is typed and gives hints and new numbers."""

    def __init__(self, ledger):
        self.ledger = ledger
        self._hints = {}
        self._shown = set()
        self._last = None
        names = {sizes: name for name, sizes in SIZES.items()}
        self.layers = controls.choice("network", list(SIZES), names[ledger.sizes])
        self.numbers = controls.choice("numbers on the connections", [WEIGHTS, DERIVATIVES])
        most = max(sum(sizes[1:]) for sizes in SIZES.values())
        self.fields = [controls.text_field("", width="190px") for _ in range(most)]
        for field in self.fields:
            field.observe(self._typed, "value")
        self.message = ipywidgets.HTML()
        self.seed = controls.whole_slider("set of numbers", ledger.seed, 1, MOST_SETS, width="300px")
        again = controls.button("↻ New numbers", self.renew, "Another example with other weights")
        hint = controls.button("Hint", self.hint, "A hint for the delta that is next")
        show_me = controls.button("Show me", self.show_me, "Enter the delta that is next")
        self._label()
        for control in (self.layers, self.seed):
            control.observe(lambda _: self._begin(), "value")
        rows = [[self.layers, self.numbers], self.fields, [hint, show_me, again, self.seed], [self.message]]
        super().__init__(DeltaLedgerPicture(ledger.sizes), "Delta ledger", rows)

    @property
    def open_units(self):
        """The units whose delta is not right yet, from the output backwards."""
        return [unit for unit in self.ledger.units if self._judged(unit).status != "right"]

    def _field(self, unit):
        return self.fields[self.ledger.units.index(unit)]

    def _judged(self, unit):
        return self.ledger.judge(unit, self._field(unit).value)

    def _typed(self, change):
        number = self.fields.index(change["owner"])
        if number < len(self.ledger.units):
            self._last = self.ledger.units[number]

    def _label(self):
        for number, field in enumerate(self.fields):
            used = number < len(self.ledger.units)
            field.description = self.ledger.name(self.ledger.units[number]) if used else ""
            field.layout.display = None if used else "none"

    def renew(self):
        """Take other numbers."""
        self.seed.value = self.seed.value % MOST_SETS + 1

    def hint(self):
        """Give the next hint for the delta that is next; the first marks the connections that feed it."""
        if not self.open_units:
            return
        unit = self.open_units[0]
        hints = self.ledger.hints(unit)
        given = self._hints.get(unit, 0)
        self._hints[unit] = given + 1
        self.refresh()
        self.message.value = controls.announcement(hints[min(given, len(hints) - 1)].boxed())

    def show_me(self):
        """Enter the right value of the delta that is next."""
        if self.open_units:
            unit = self.open_units[0]
            self._shown.add(unit)
            self._field(unit).value = f"{self.ledger.right(unit):.3f}"

    def _begin(self):
        self.ledger = self.ledger.renewed(SIZES[self.layers.value], self.seed.value)
        self._hints, self._shown = {}, set()
        with self.together():
            self._label()
            self.numbers.value = WEIGHTS
            for field in self.fields:
                field.value = ""
        self._last = None
        self.refresh()

    def show(self):
        """Judge what was typed and show what is right."""
        ledger = self.ledger
        if self.picture.network.sizes != ledger.sizes:
            self.picture.redraw(ledger.sizes)
        open_units = self.open_units
        found = {unit: ledger.right(unit) for unit in ledger.units if unit not in open_units}
        now = open_units[:1]
        marked = [connection for unit in now if self._hints.get(unit) for connection in ledger.feeding(unit)]
        derivatives = ledger.derivatives(found) if self.numbers.value == DERIVATIVES else None
        self.picture.update(
            ledger.Theta, derivatives, ledger.a, ledger.y, found, (now, marked), self._sentence(found, now)
        )
        said = self._judged(self._last).boxed() if self._last else ""
        self.message.value = controls.announcement(said) if said else ""

    def _sentence(self, found, now):
        n = len(self.ledger.units)
        helped = f" ({len(self._shown)} of them shown)" if self._shown else ""
        if now:
            return f"{len(found)} of {n} deltas right{helped}; next is {self.ledger.name(now[0])}"
        return f"all {n} deltas right{helped}; so {self.ledger.worked_derivative()}"
