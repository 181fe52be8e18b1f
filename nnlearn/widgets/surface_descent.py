"""Gradient descent on a surface: click a start, slide the learning rate, watch the path and the cost."""

import numpy as np

from ..descent import descend
from ..figures.descent_on_surface import DescentOnSurface
from ..optimizers import gradient_descent
from . import controls
from .panel import Panel, bind_point


class SurfaceDescent(Panel):
    """Descent on `surface` from a start that is clicked, slid or moved by the arrow keys.

    `start` is the first start, `rate` the first learning rate and `rates` its range. With `log_cost`
    contours and cost are drawn on a logarithmic scale (for surfaces whose minimum is 0), else on an even one.
    With `both_signs` a switch shows -surface instead, on whose picture the same path climbs.
    """

    def __init__(self, surface, start, rate=0.1, rates=(0.01, 0.5), steps=100, log_cost=True, both_signs=False):
        self.surface = surface
        self.log_cost = log_cost
        (low1, high1), (low2, high2) = surface.bounds
        self.x1 = controls.slider("start x₁", start[0], low1, high1, 0.01, width="280px")
        self.x2 = controls.slider("start x₂", start[1], low2, high2, 0.01, width="280px")
        self.rate = controls.log_slider("learning rate r", rate, *np.log10(rates))
        self.steps = controls.whole_slider("steps", steps, 0, 200)
        self.sign = controls.choice("picture of", [("the cost, descending", 1), ("its negative, climbing", -1)])
        self._shown_sign = 1
        X, Y = np.meshgrid(np.linspace(low1, high1, 161), np.linspace(low2, high2, 161))
        Z = surface.value(np.stack([X, Y], axis=-1))
        self.grid = (X, Y, Z)
        self.levels = np.r_[0, np.geomspace(1e-3, 10, 17)] if log_cost else np.linspace(Z.min(), Z.max(), 17)
        picture = DescentOnSurface(*self._background(), *self._path())
        rows = [[self.rate, self.steps], [self.x1, self.x2]] + ([[self.sign]] if both_signs else [])
        super().__init__(picture, f"Descent on {surface.name}", rows)
        bind_point(self, "map", self.x1, self.x2)

    def _background(self):
        surface, sign = (self.surface if self.sign.value == 1 else -self.surface), self.sign.value
        X, Y, Z = self.grid
        levels = self.levels if sign == 1 else -self.levels[::-1]
        title = surface.name.replace("_", " ").replace("-", "− ")
        return title, X, Y, sign * Z, levels, surface.stationary_points, self.log_cost, sign

    def _path(self):
        start = [self.x1.value, self.x2.value]
        path = descend(gradient_descent(self.surface, start, self.rate.value), self.steps.value, tolerance=1e-8)
        return path, f"rate {self.rate.value:.3g} from ({start[0]:.2f}, {start[1]:.2f}): {path.message}"

    def show(self):
        """Descend from the start with the rate and number of steps that the controls hold."""
        if self.sign.value != self._shown_sign:
            self._shown_sign = self.sign.value
            self.picture.redraw(*self._background())
        self.picture.set_steps(max(self.steps.value, 10))
        self.picture.update(*self._path())
