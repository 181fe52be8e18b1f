"""Logistic regression on four points: three sliders for theta, one for lambda, and the cost put together."""

from ..costs import cross_entropy
from ..data import four_points
from ..figures.logistic_cost import LogisticCost
from ..network import Network
from ..slices import grid
from ..weight_decay import halves
from . import controls
from .panel import Panel

BOUNDS, FINE = ((-2.5, 3.0), (-1.5, 2.5)), 61


class LogisticCostPanel(Panel):
    """The cost of logistic regression on the four points: each point's term, their mean and the penalty."""

    def __init__(self, theta=(0.1, -0.2, 0.3), lam=0.0):
        self.theta = [
            controls.slider(f"θ{'₀₁₂'[j]}", value, -3.0, 3.0, 0.05, width="250px") for j, value in enumerate(theta)
        ]
        self.lam = controls.slider("λ", lam, 0.0, 10.0, 0.1, fmt=".1f", width="250px")
        self.net = Network((2, 1))
        self.X, self.y = four_points()
        self.points = grid(BOUNDS, FINE)
        picture = LogisticCost(BOUNDS, self.X, self.y)
        super().__init__(picture, "The cost of logistic regression", [self.theta, [self.lam]])

    def show(self):
        """Predict, compare, add up."""
        theta, Y = [slider.value for slider in self.theta], self.y[:, None]
        h = self.net.predict(theta, self.X)
        data, penalty = halves(self.net, theta, self.X, Y, self.lam.value)
        sentence = (
            f"predictions {', '.join(f'{p:.2f}' for p in h[:, 0])} for targets 1, 0, 0, 1: "
            f"J = {data:.3f} + {penalty:.3f} = {data + penalty:.3f}"
        )
        values = self.net.predict(theta, self.points).reshape(FINE, FINE)
        self.picture.update(values, cross_entropy.terms(h, Y)[:, 0], float(data), float(penalty), sentence)
