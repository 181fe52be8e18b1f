"""The permutation explorer: from a trained network straight to one of its twins, and what lies between."""

import numpy as np

from .. import slices
from ..data import trained_twin
from ..figures.permutation import Permutation
from ..symmetry import twins
from . import controls
from .panel import Panel

BOUNDS, N = ((-0.6, 1.6), (-0.6, 1.6)), 41
T = np.linspace(-0.25, 1.25, 121)
HIGHEST = 3.0
LAM = 0.005


class PermutationPanel(Panel):
    """A 2-2-1 network with tanh units that has learnt XOR, and its seven twins."""

    def __init__(self, t=0.0):
        self.net, theta, X, y = trained_twin(LAM)
        self.twins = twins(self.net, theta)
        self.theta = theta
        self.cost_at = lambda theta: slices.costs_at(self.net, theta, X, y, LAM)
        self.points = slices.grid(BOUNDS, N)
        names = [name for name in self.twins if name != "itself"]
        self.twin = controls.menu("twin", names, "units exchanged", width="380px")
        self.t = controls.slider("way t", t, -0.25, 1.25, 0.01)
        super().__init__(Permutation(BOUNDS, X, y, T, HIGHEST), "From a network to its twin", [[self.twin, self.t]])

    def show(self):
        """Look at the network that lies at t on the straight line to the chosen twin."""
        end, t = self.twins[self.twin.value], round(self.t.value, 2) + 0.0
        way = end - self.theta
        here = self.theta + t * way
        J = self.cost_at(self.theta + T[:, np.newaxis] * way)
        J_here = self.cost_at(here)
        start, top = J[np.abs(T).argmin()], J[(T >= 0) & (T <= 1)].max()
        sentence = (
            f"{self.twin.value}, t = {t:.2f}: J = {J_here:.4f}; both ends have J = {start:.4f}, "
            f"and the way between rises to {top:.3f}"
        )
        values = self.net.predict(here, self.points).reshape(N, N)
        self.picture.update(self.net.roll(here), T, J, t, J_here, values, sentence)
