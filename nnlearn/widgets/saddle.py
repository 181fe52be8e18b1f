"""How close to the diagonal: descent that starts beside a saddle's ridge, and how long it lingers there."""

import numpy as np

from ..descent import descend
from ..figures.saddle import Saddle
from ..optimizers import gradient_descent
from ..slices import heights
from ..surfaces import twin_minima
from ..wording import counted
from . import controls
from .panel import Panel

STEPS = 600
LEVELS = np.geomspace(1e-3, 4, 15)


class SaddlePanel(Panel):
    """Descent on tanh(w1 x) + tanh(w2 x) from a point beside w1 = w2, on it, or on its other side."""

    def __init__(self, along=2.0, offset=1e-3, rate=0.3):
        self.along = controls.slider("start around w₁ = w₂ =", along, 0, 2.5, 0.05)
        self.offset = controls.log_slider("offset |w₂ − w₁|", offset, -12, 0, step=0.25, fmt=".1e")
        self.side = controls.choice("start", [("above the diagonal", 1), ("exactly on it", 0), ("below it", -1)], 1)
        self.rate = controls.slider("learning rate r", rate, 0.05, 0.6, 0.01, width="300px")
        saddle = next(point.x for point in twin_minima.stationary_points if point.kind == "saddle")
        picture = Saddle(*heights(twin_minima), LEVELS, twin_minima.stationary_points, twin_minima.value(saddle), STEPS)
        super().__init__(picture, "Descent past a saddle", [[self.along, self.offset], [self.side, self.rate]])

    def show(self):
        """Descend, and say when the path has left the diagonal."""
        w, offset = self.along.value, self.side.value * self.offset.value
        path = descend(gradient_descent(twin_minima, [w - offset / 2, w + offset / 2], self.rate.value), STEPS)
        off = np.abs(path.x[:, 0] - path.x[:, 1])
        left = np.argmax(off > 0.5)
        if not off.any():
            end = "it never leaves the diagonal, and ends in the saddle"
        elif off[left] > 0.5:
            end = f"off the diagonal by more than 0.5 after {counted(path.step[left], 'step')}"
        else:
            end = f"still within {off[-1]:.1e} of the diagonal after {path.step[-1]} steps"
        start = f"from around ({w:.2f}, {w:.2f}), w₂ − w₁ = {offset:.1e}, with r = {self.rate.value:.2f}"
        sentence = f"{start}: {end}; J = {path.J[-1]:.2g}"
        self.picture.update(path, sentence)
