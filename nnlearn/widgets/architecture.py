"""Choose an architecture: inputs, classes, hidden layers and their units; the network is sketched and counted."""

from ..figures.architecture import Architecture
from ..recipe import layout, output_units, parameter_counts, usual_units
from ..wording import counted
from . import controls
from .panel import Panel

UNITS = tuple(range(1, 41))
MOST_PARAMETERS = 6000


class ArchitecturePanel(Panel):
    """A network for `inputs` features and `classes` classes; a button takes the first try of the usual rules."""

    def __init__(self, inputs=3, classes=4, hidden_layers=2, units=5):
        self.inputs = controls.whole_slider("inputs (features)", inputs, 1, 20, width="330px")
        self.classes = controls.whole_slider("classes", classes, 2, 10, width="280px")
        self.hidden_layers = controls.whole_slider("hidden layers", hidden_layers, 1, 3, width="280px")
        self.units = controls.whole_slider("units in each", units, UNITS[0], UNITS[-1], width="330px")
        self.usual_button = controls.button(
            "Usual first try", self.take_usual, "One hidden layer, with one and a half times as many units as inputs"
        )
        rows = [[self.inputs, self.classes], [self.hidden_layers, self.units, self.usual_button]]
        super().__init__(Architecture(UNITS, MOST_PARAMETERS), "The architecture of a network", rows)

    def take_usual(self):
        """Set one hidden layer with the usual number of units."""
        with self.together():
            self.hidden_layers.value = 1
            self.units.value = usual_units(self.inputs.value)[1]

    def show(self):
        """Sketch the network and count its parameters."""
        n, K, layers, units = (c.value for c in (self.inputs, self.classes, self.hidden_layers, self.units))
        parameters = [parameter_counts(n, K, L, UNITS) for L in (1, 2, 3)]
        low, first_try, high = usual_units(n)
        self.picture.update(
            layout(n, K, layers, units), parameters, (low, high), self._sentence(parameters, low, first_try, high)
        )

    def _sentence(self, parameters, low, first_try, high):
        n, K, layers, units = (c.value for c in (self.inputs, self.classes, self.hidden_layers, self.units))
        sizes = layout(n, K, layers, units)
        verdict = "fewer than usual" if units < low else "more than usual" if units > high else "as usual"
        outputs = "one output is enough for two classes" if K == 2 else f"{K} classes need {output_units(K)} outputs"
        return (
            f"{'-'.join(map(str, sizes))}: {parameters[layers - 1][UNITS.index(units)]} parameters; {outputs}; "
            f"{counted(units, 'hidden unit')} for {counted(n, 'input')}: {verdict} "
            f"({low} to {high}, first try {first_try})"
        )
