"""The order of importance: move an observation or change the units of its first input, and bars are sorted anew."""

import numpy as np

from ..data import regression_example
from ..figures.importance import Importance
from ..figures.nudge import NAMES
from ..nudges import PARAMETERS, by_size, in_other_units, pulls
from . import controls
from .panel import Panel

PLACES = list(PARAMETERS.values())
TENFOLD = 10


class ImportancePanel(Panel):
    """How strongly an observation (x1, x2) with target y pulls at each parameter, sorted; and the sum with another."""

    def __init__(self, x=(3.0, -2.0), y=1.2):
        self.net, self.theta, self.X, self.Y = regression_example()
        self.x1 = controls.slider("x₁", x[0], -4.0, 4.0, 0.1, width="260px")
        self.x2 = controls.slider("x₂", x[1], -4.0, 4.0, 0.1, width="260px")
        self.y = controls.slider("target y", y, 0.0, 2.0, 0.01, width="300px")
        self.units = controls.tick("write x₁ in units ten times smaller")
        super().__init__(Importance(), "Importance of nine parameters", [[self.x1, self.x2, self.y, self.units]])

    def show(self):
        """Compute the contributions, in the units that are asked for."""
        X = np.array([[self.x1.value, self.x2.value], self.X[1]])
        Y = np.array([[self.y.value], self.Y[1]])
        theta = self.theta
        if self.units.value:
            theta = in_other_units(self.net, theta, 1, TENFOLD)
            X = X * [TENFOLD, 1]
        both = pulls(self.net, theta, X, Y)[:, PLACES]
        values = np.array([*both, both.sum(axis=0)])
        orders = [by_size(row) for row in values]
        self.picture.update(values, orders, self._sentence(X[0], orders))

    def _sentence(self, x, orders):
        own, _, total = (", ".join(NAMES[number] for number in order[:4]) for order in orders)
        where = f"({x[0]:.3g}, {x[1]:.3g}) with target {self.y.value:.2f}"
        return f"{where}: most important {own}; both observations together: {total}"
