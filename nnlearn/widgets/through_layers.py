"""The width of random weights in a deep network: choose a rule and a kind of unit, and look at every layer."""

import numpy as np

from .. import through_layers
from ..activations import relu, sigmoid, tanh
from ..figures.through_layers import ThroughLayers
from ..network import Network
from . import controls
from .panel import Panel

SIZES = (50, 50, 50, 50, 50, 50, 50, 10)
EXAMPLES = 100
BINS = 40
# the range of activations that is drawn, and what stands below it
UNITS = {
    "logistic": (sigmoid, 0.0, 1.0, "activation"),
    "tanh": (tanh, -1.0, 1.0, "activation"),
    "ReLU": (relu, 0.0, 4.0, "activation; first bar cut, last bar all above 3.9"),
}
RULES = {
    "uniform in [−ε_init, ε_init]": "uniform",
    "uniform in [0, ε_init]": "not centred",
    "Glorot": "Glorot",
    "He": "He",
}


class ThroughLayersPanel(Panel):
    """A network of six hidden layers of 50 units looks at 100 random examples, forward and back."""

    def __init__(self, rule="uniform", eps_init=0.12, units="tanh", seed=0):
        self.rule = controls.menu("start", list(RULES.items()), rule, width="290px")
        self.units = controls.choice("units", list(UNITS), units)
        self.eps_init = controls.log_slider("ε_init", eps_init, -3, 1, width="440px")
        self.seed = controls.whole_slider("seed", seed, 0, 20, width="260px")
        self._X, self._Y = through_layers.random_examples(EXAMPLES, SIZES[0], SIZES[-1], np.random.default_rng(1))
        self._drawn = None
        picture = ThroughLayers(range(2, len(SIZES)))
        rows = [[self.eps_init, self.seed], [self.rule, self.units]]
        super().__init__(picture, "Activations and gradients by layer", rows)

    def show(self):
        """Draw the weights, go forward and back, and count."""
        g, low, high, label = UNITS[self.units.value]
        if self._drawn != self.units.value:
            self._drawn = self.units.value
            self.picture.set_range(low, high, label)
        net = Network(SIZES, hidden=g)
        rule, eps, rng = self.rule.value, self.eps_init.value, np.random.default_rng(self.seed.value)
        theta = through_layers.start(net, rule, eps, rng)
        _, a = net.forward(theta, self._X)
        shares = {l: through_layers.shares(a[l], low, high, BINS) for l in range(2, net.L)}
        activations, gradients = through_layers.spreads(net, theta, self._X, self._Y)
        start = f"{rule} start (ε_init plays no part)" if rule in ("Glorot", "He") else f"{rule}, ε_init = {eps:.3g}"
        last = net.L - 1
        sentence = (
            f"{self.units.value} units, {start}: from layer 2 to layer {last} the activations' spread goes from "
            f"{activations[2]:.2g} to {activations[last]:.2g}, back from layer {last} to layer 1 the gradient's size "
            f"from {gradients[last]:.2g} to {gradients[1]:.2g}"
        )
        self.picture.update(np.linspace(low, high, BINS + 1), shares, activations, gradients, sentence)
