"""Two rules for random weights, centred and not: the weights, and the activations of a layer of digits."""

import numpy as np

from .. import through_layers
from ..data import digits
from ..figures.two_rules import LOOKS, TwoRules
from ..network import Network
from . import controls
from .panel import Panel

NET = Network((64, 25))
DIGITS = 200
WEIGHTS, ACTIVATIONS = np.linspace(-1, 1, 21), np.linspace(0, 1, 41)


class TwoRulesPanel(Panel):
    """A layer of 25 logistic units looks at digits, with weights in [-eps, eps] and in [0, eps]."""

    def __init__(self, eps_init=0.12, seed=0):
        self.eps_init = controls.log_slider("ε_init", eps_init, -3, 1, width="460px")
        self.seed = controls.whole_slider("seed", seed, 0, 20, width="260px")
        self._X = digits()[0][:DIGITS]
        super().__init__(TwoRules(WEIGHTS, ACTIVATIONS), "Two rules for random weights", [[self.eps_init, self.seed]])

    def show(self):
        """Draw weights by both rules, send the digits through the layer, and count."""
        eps, weights, activations, means = self.eps_init.value, {}, {}, {}
        for rule in LOOKS:
            theta = through_layers.start(NET, rule, eps, np.random.default_rng(self.seed.value))
            a = NET.predict(theta, self._X)
            weights[rule] = through_layers.shares(theta / eps, -1, 1, len(WEIGHTS) - 1)
            activations[rule] = through_layers.shares(a, 0, 1, len(ACTIVATIONS) - 1)
            means[rule] = f"weights {theta.mean():.3g} ± {theta.std():.3g}, activations {a.mean():.3f} ± {a.std():.3f}"
        sentence = (
            f"ε_init = {eps:.3g}, mean ± standard deviation. Centred: {means['uniform']}. "
            f"Not centred: {means['not centred']}"
        )
        self.picture.update(weights, activations, sentence)
