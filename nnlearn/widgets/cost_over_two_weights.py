"""The cost as a landscape over two weights: walk in it, and watch the predictions."""

import numpy as np

from ..data import two_weights_example
from ..figures.cost_over_two_weights import CostOverTwoWeights
from ..slices import costs_at, grid
from . import controls
from .panel import Panel, bind_point

TRUTHS = {"inside: (0.65, 0.35)": (0.65, 0.35), "outside: (2, −1.5)": (2.0, -1.5)}
VIEWS = [("−1 to 1", 1.0), ("−6 to 6", 6.0)]
LEVELS = np.geomspace(1e-4, 0.6, 17)
FINE = 121


class CostOverTwoWeightsPanel(Panel):
    """The half squared error of a 1-1-1 network without bias over its two weights.

    A press on the map or the arrow keys move the weights too.
    """

    def __init__(self, w=(-0.5, -0.5)):
        self.w1 = controls.slider("w₁", w[0], -6.0, 6.0, 0.05, width="330px")
        self.w2 = controls.slider("w₂", w[1], -6.0, 6.0, 0.05, width="330px")
        self.truth = controls.choice("true weights", list(TRUTHS))
        self.view = controls.choice("map", VIEWS, 1.0)
        self.floor = controls.tick("floor of the valley")
        self.x = np.linspace(-2.6, 3.6, 101)[:, np.newaxis]
        self._shown = (self.truth.value, self.view.value)
        self._load()
        rows = [[self.w1, self.w2], [self.truth, self.view, self.floor]]
        super().__init__(CostOverTwoWeights(*self._surface()), "The cost over two weights", rows)
        bind_point(self, "map", self.w1, self.w2)

    def _load(self):
        self.net, self.X, self.Y = two_weights_example(TRUTHS[self.truth.value])

    def _surface(self):
        bounds = ((-self.view.value, self.view.value),) * 2
        points = grid(bounds, FINE)
        J = costs_at(self.net, points, self.X, self.Y).reshape(FINE, FINE)
        W1, W2 = points.T.reshape(2, FINE, FINE)
        floor = W2[J.argmin(axis=0), 0]
        return W1, W2, J, LEVELS, TRUTHS[self.truth.value], floor, self.X[:, 0], self.Y[:, 0]

    def show(self):
        """Predict with the two weights and compare."""
        if self._shown != (self.truth.value, self.view.value):
            self._shown = (self.truth.value, self.view.value)
            self._load()
            self.picture.redraw(*self._surface())
        self.picture.show_floor(self.floor.value)
        w = np.array([self.w1.value, self.w2.value])
        J = float(self.net.cost(w, self.X, self.Y))
        h = self.net.predict(w, self.X)[:, 0]
        farthest = np.abs(h - self.Y[:, 0]).max()
        sentence = f"w₁ = {w[0]:.2f}, w₂ = {w[1]:.2f}: J = {J:.6f}, the worst prediction is off by {farthest:.3f}"
        if np.abs(w).max() > self.view.value:
            sentence += "; this point lies beyond the map, choose the larger one"
        curve = (self.x[:, 0], self.net.predict(w, self.x)[:, 0])
        self.picture.update(w, J, curve, h, sentence)
