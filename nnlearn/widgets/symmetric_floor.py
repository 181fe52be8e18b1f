"""The floor of symmetric units on XOR: how much do equal weights have to be disturbed to get below it?"""

import numpy as np

from .. import twins
from ..figures.symmetric_floor import SymmetricFloor
from ..slices import grid
from . import controls
from .panel import Panel

BOUNDS = ((-0.4, 1.4), (-0.4, 1.4))
POINTS = 41


class SymmetricFloorPanel(Panel):
    """20000 steps of a 2-2-1 network on XOR, from equal weights c, and from c disturbed by up to p.

    All trainings are computed when the panel is made, which takes about a second; the sliders only look up.
    """

    def __init__(self, c=0.5, p=0.0, steps=twins.MOST_STEPS):
        self.c = controls.slider("all weights c", c, -1.0, 1.0, 0.25, width="320px")
        self.p = controls.slider("disturbed by up to p", p, 0.0, 0.5, 0.025, fmt=".3f", width="380px")
        self.steps = controls.log_slider("steps", steps, 0, np.log10(twins.MOST_STEPS), fmt=".0f", width="440px")
        self._paths = twins.trained_longer()
        self._grid = grid(BOUNDS, POINTS)
        picture = SymmetricFloor(twins.LONG_STEPS, twins.floor(), BOUNDS, *twins.EXAMPLES["XOR"])
        super().__init__(picture, "The floor of symmetric units", [[self.c, self.p], [self.steps]])

    def show(self):
        """Look up both trainings and show them at the step."""
        c, p = round(4 * self.c.value) / 4 + 0.0, round(round(40 * self.p.value) / 40, 3)
        k = int(np.abs(np.array(twins.LONG_STEPS) - self.steps.value).argmin())
        (x_equal, J_equal), (x_disturbed, J_disturbed) = self._paths[c, 0.0], self._paths[c, p]
        values = [twins.NET.predict(x[k], self._grid).reshape(POINTS, POINTS) for x in (x_equal, x_disturbed)]
        sentence = (
            f"All weights {c:.2f}, step {twins.LONG_STEPS[k]}: equal units J = {J_equal[k]:.4f}; "
            f"disturbed by up to {p:.3f}: the units differ by {twins.difference(x_disturbed[k]):.3g}, "
            f"J = {J_disturbed[k]:.4f}, {'below' if J_disturbed[k] < twins.floor() else 'not below'} the floor"
        )
        self.picture.update(k, J_equal, J_disturbed, values, sentence)
