"""Gradient descent on a surface: click a start, slide the learning rate, watch the path and the cost."""

import numpy as np

from ..descent import descend
from ..figures.descent_on_surface import DescentOnSurface
from ..optimizers import gradient_descent
from . import controls
from .panel import Panel, bind_point


class SurfaceDescent(Panel):
    """Descent on `surface` from a start that is clicked, slid or moved by the arrow keys.

    `start` is the first start, `rate` the first learning rate and (low, high) exponents of ten its range; `levels` are
    the contour heights. With `log_cost` the cost is drawn on a logarithmic axis (for surfaces with minimum 0).
    """

    def __init__(self, surface, start, levels, rate=0.1, rate_exponents=(-2, 0), steps=100, log_cost=True):
        self.surface = surface
        (low1, high1), (low2, high2) = surface.bounds
        self.x1 = controls.slider("start x₁", start[0], low1, high1, 0.01, width="260px")
        self.x2 = controls.slider("start x₂", start[1], low2, high2, 0.01, width="260px")
        self.rate = controls.log_slider("learning rate r", rate, *rate_exponents)
        self.steps = controls.whole_slider("steps", steps, 0, 200)
        X, Y = np.meshgrid(np.linspace(low1, high1, 161), np.linspace(low2, high2, 161))
        Z = surface.value(np.stack([X, Y], axis=-1))
        picture = DescentOnSurface(
            surface.name.replace("_", " "), X, Y, Z, levels, surface.stationary_points, *self._path(), log_cost
        )
        super().__init__(picture, f"Descent on {surface.name}", [[self.rate, self.steps], [self.x1, self.x2]])
        bind_point(self, picture.map, self.x1, self.x2)

    def _path(self):
        start = [self.x1.value, self.x2.value]
        path = descend(gradient_descent(self.surface, start, self.rate.value), self.steps.value, tolerance=1e-8)
        return path, f"rate {self.rate.value:.3g} from ({start[0]:.2f}, {start[1]:.2f}): {path.message}"

    def show(self):
        """Descend from the start with the rate and number of steps that the controls hold."""
        path, sentence = self._path()
        self.picture.set_steps(max(self.steps.value, 10))
        self.picture.update(path, sentence)
