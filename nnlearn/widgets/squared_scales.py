"""Three squared costs: slide the prediction, copy the data, and see which cost grows and where descent runs away."""

import numpy as np

from ..activations import identity
from ..costs import half_squared_error, mean_squared_error, squared_error
from ..descent import descend
from ..figures.squared_scales import SquaredScales
from ..network import Network
from ..optimizers import gradient_descent
from ..slices import costs_at
from . import controls
from .panel import Panel

COSTS = {"half": half_squared_error, "sum": squared_error, "mean": mean_squared_error}
TARGET, STEPS = 1.2, 20


class SquaredScalesPanel(Panel):
    """The squared costs of one prediction for the target 1.2, with the same example any number of times."""

    def __init__(self, y_hat=2.0, copies=3, rate=0.1):
        self.y_hat = controls.slider("prediction ŷ", y_hat, -1.0, 3.0, 0.01, width="340px")
        self.copies = controls.whole_slider("copies of the example", copies, 1, 50)
        self.rate = controls.slider("learning rate r", rate, 0.01, 0.5, 0.01, width="300px")
        # A single weight times the input 1 is its own prediction.
        self.nets = {name: Network((1, 1), output=identity, cost=cost, bias=False) for name, cost in COSTS.items()}
        self.over_y_hat = np.linspace(-1, 3, 201)
        super().__init__(SquaredScales(TARGET), "Three squared costs", [[self.y_hat, self.copies], [self.rate]])

    def show(self):
        """Evaluate the three costs, and descend on each from the prediction."""
        y_hat, m, r = self.y_hat.value, self.copies.value, self.rate.value
        X, Y = np.ones((m, 1)), np.full((m, 1), TARGET)
        curves, at, descents = {}, {}, {}
        for name, net in self.nets.items():
            curves[name] = costs_at(net, self.over_y_hat[:, np.newaxis], X, Y)
            path = descend(gradient_descent(net.objective(X, Y), [y_hat], r), STEPS)
            at[name], descents[name] = float(path.J[0]), (path.step, np.abs(path.x[:, 0] - TARGET))
        end = _fates({name: distance for name, (_, distance) in descents.items()}, r)
        copies = f"{m} cop{'y' if m == 1 else 'ies'}"
        sentence = (
            f"ŷ = {y_hat:.2f}, {copies}: half {at['half']:.3g}, sum {at['sum']:.3g}, mean {at['mean']:.3g}; {end}"
        )
        self.picture.update(y_hat, (self.over_y_hat, curves), at, descents, sentence)


def _fates(distances, r):
    """Say on which costs the descents, {name: distance to the target at each step}, do not arrive."""
    if not any(distance[0] for distance in distances.values()):
        return "all three are at the target"
    fates = {"runs away": [], "jumps to and fro": []}
    for name, distance in distances.items():
        if distance[-1] > distance[0] * (1 + 1e-6):
            fates["runs away"].append(name)
        elif distance[-1] > distance[0] * (1 - 1e-6):
            fates["jumps to and fro"].append(name)
    said = [f"{fate} on the {' and the '.join(names)}" for fate, names in fates.items() if names]
    return f"descent with r = {r:.2f} {' and '.join(said)}" if said else "all three descend"
