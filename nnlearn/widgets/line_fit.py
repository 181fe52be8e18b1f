"""Fit a line by hand, by descent and by a formula: sliders for intercept and slope."""

import numpy as np

from ..descent import descend
from ..figures.line_fit import LineFit
from ..optimizers import gradient_descent
from ..slices import grid
from ..surfaces import linear_fit
from ..wording import counted
from . import controls
from .panel import Panel, bind_point

X, Y = (0.0, 1.0, 2.0, 3.0), (1.0, 2.0, 2.0, 4.0)
RATE, N = 0.1, 121


class LineFitPanel(Panel):
    """Four points, a line to move, its mean squared error, and descent from there."""

    def __init__(self, w=(0.0, 0.0)):
        self.surface = linear_fit(X, Y)
        self.w0 = controls.slider("intercept w₀", w[0], -1.0, 3.0, 0.05, width="340px")
        self.w1 = controls.slider("slope w₁", w[1], -1.0, 3.0, 0.05, width="340px")
        self.steps = controls.whole_slider("steps of descent", 0, 0, 100, width="320px")
        self.formula = controls.tick("the formula's answer")
        points = grid(self.surface.bounds, N)
        W0, W1 = (c.reshape(N, N) for c in points.T)
        Z = self.surface.value(points).reshape(N, N)
        levels = np.geomspace(0.2, 60, 13)
        picture = LineFit(X, Y, W0, W1, Z, levels, self.surface.stationary_points)
        super().__init__(picture, "A line through four points", [[self.w0, self.w1], [self.steps, self.formula]])
        bind_point(self, "map", self.w0, self.w1)

    def show(self):
        """Compute the error of the line, and descend from there."""
        w = np.array([self.w0.value, self.w1.value])
        path = descend(gradient_descent(self.surface, w, RATE), self.steps.value)
        sentence = f"ŷ = {w[0]:.2f} + {w[1]:.2f} x has mean squared error {path.J[0]:.4g}"
        if self.steps.value:
            sentence += (
                f"; {counted(self.steps.value, 'step')} of descent with r = {RATE} "
                f"lead to ({path.x[-1, 0]:.4f}, {path.x[-1, 1]:.4f}), error {path.J[-1]:.6f}"
            )
        if self.formula.value:
            best = self.surface.stationary_points[0].x
            sentence += f"; the formula gives ({best[0]:.4g}, {best[1]:.4g}), error {self.surface.value(best):.6f}"
        self.picture.update(w, path.x, self.formula.value, sentence)
