"""A logistic output that should say 0: slide its z, and compare two costs and what they send back."""

import numpy as np

from ..activations import sigmoid
from ..costs import cross_entropy, half_squared_error
from ..figures.sure_and_wrong import SureAndWrong
from . import controls
from .panel import Panel

COSTS = {"cross-entropy": cross_entropy, "half squared error": half_squared_error}


class SureAndWrongPanel(Panel):
    """Cross-entropy and half squared error of a logistic output with target 0, and their deltas."""

    def __init__(self, z=5.0):
        self.z = controls.slider("weighted input z", z, -8.0, 8.0, 0.1, fmt=".1f", width="440px")
        over_z = np.linspace(-8, 8, 321)
        super().__init__(SureAndWrong(over_z, *_costs_and_deltas(over_z)), "Two costs of a logistic output", [[self.z]])

    def show(self):
        """Compute both costs and both deltas at z."""
        z = self.z.value
        costs, deltas = (
            {name: float(values[0]) for name, values in each.items()} for each in _costs_and_deltas(np.array([z]))
        )
        sentence = (
            f"z = {z:.1f}, h = {sigmoid(z):.4f}, target 0: δ is {deltas['cross-entropy']:.4f} for cross-entropy, "
            f"{deltas['half squared error']:.4f} for half squared error"
        )
        self.picture.update(z, costs, deltas, sentence.replace("= -", "= −"))


def _costs_and_deltas(z):
    """Return {name: cost} and {name: size of delta} of a single output for each z, target 0."""
    a, y = sigmoid(z), np.zeros_like(z)
    costs = {name: cost.terms(a, y) for name, cost in COSTS.items()}
    return costs, {name: np.abs(cost.delta(z, a, y, sigmoid)) for name, cost in COSTS.items()}
