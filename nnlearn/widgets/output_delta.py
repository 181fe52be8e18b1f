"""The output delta: slide z, choose the target and the cost, and see the slope that back propagation starts with."""

import numpy as np

from ..activations import identity, sigmoid
from ..costs import cross_entropy, half_squared_error, squared_error
from ..figures.output_delta import LIMIT, OutputDelta
from . import controls
from .panel import Panel

PAIRS = {
    "cross-entropy, logistic": (cross_entropy, sigmoid, "a − y"),
    "half square, logistic": (half_squared_error, sigmoid, "(a − y) a (1 − a)"),
    "square, identity": (squared_error, identity, "2 (a − y)"),
}


class OutputDeltaPanel(Panel):
    """Cost and delta of one output unit against its weighted input z."""

    def __init__(self, z=0.4, y=1, pair="cross-entropy, logistic"):
        self.z = controls.slider("weighted input z", z, -LIMIT, LIMIT, 0.1, width="400px")
        self.y = controls.choice("target y", [("0", 0), ("1", 1)], y)
        self.pair = controls.choice("cost and output unit", list(PAIRS), pair)
        self.grid = np.linspace(-LIMIT, LIMIT, 161)
        super().__init__(OutputDelta(PAIRS), "Output delta against z", [[self.z, self.y], [self.pair]])

    def _cost_and_delta(self, pair, z):
        cost, output, _ = PAIRS[pair]
        Z = np.reshape(z, (-1, 1)).astype(float)
        Y = np.full_like(Z, self.y.value)
        costs = np.array([cost.from_z(row[np.newaxis], Y[:1], output) for row in Z])
        return costs, cost.delta(Z, output(Z), Y, output)[:, 0]

    def show(self):
        """Compute the three curves and the chosen point."""
        pair, z = self.pair.value, self.z.value
        deltas = {name: cost.delta(Z, output(Z), np.full_like(Z, self.y.value), output)[:, 0]
                  for Z in [self.grid[:, np.newaxis]] for name, (cost, output, _) in PAIRS.items()}  # fmt: skip
        cost, _ = self._cost_and_delta(pair, self.grid)
        (cost_here,), (delta,) = self._cost_and_delta(pair, [z])
        a = float(PAIRS[pair][1](z))
        sentence = (
            f"{pair}: z = {z:.1f}, a = {a:.4g}, y = {self.y.value}: cost {cost_here:.4g}, "
            f"δ = {PAIRS[pair][2]} = {delta:.4g}"
        )
        self.picture.update(self.grid, cost, deltas, pair, (z, cost_here, delta), sentence)
