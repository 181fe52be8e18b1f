"""One unit with a weight and a bias: how much slope is left, and the plateaus of its cost."""

import numpy as np

from ..figures.flat_unit import FAR, FlatUnit
from ..plateaus import slope_of_sigma, slope_of_tanh, unit, unit_costs
from ..slices import grid
from . import controls
from .panel import Panel, bind_point

FINE = 81
LEVELS = (1e-8, 1e-6, 1e-4, 1e-2, 0.1, 0.2, 0.3, 0.4, 0.48, 0.4999)


class FlatUnitPanel(Panel):
    """Weight, bias and input x of one unit: z = w x + b on the curves of the slopes, (w, b) on the map of its cost."""

    def __init__(self, w=6.0, b=2.0, x=1.0):
        self.w = controls.slider("weight w", w, -FAR, FAR, 0.1, fmt=".1f")
        self.b = controls.slider("bias b", b, -FAR, FAR, 0.1, fmt=".1f")
        self.x = controls.slider("input x", x, -1.0, 1.0, 0.1, fmt=".1f", width="280px")
        self._points = grid(((-FAR, FAR), (-FAR, FAR)), FINE)
        self._shown = None
        z = np.linspace(-2 * FAR, 2 * FAR, 401)
        picture = FlatUnit(z, slope_of_sigma(z), slope_of_tanh(z))
        super().__init__(picture, "Where a unit is flat", [[self.w, self.b, self.x]])
        bind_point(self, "map", self.w, self.b)

    def show(self):
        """Compute the two slopes and the cost with its gradient."""
        w, b, x = (round(control.value, 9) for control in (self.w, self.b, self.x))
        if x != self._shown:
            self._shown = x
            ends = np.array([-FAR, FAR])
            self.picture.show_cost(unit_costs(self._points, x).reshape(FINE, FINE), LEVELS, (ends, -x * ends))
        z = round(w * x + b, 9)
        slopes = slope_of_sigma(z), slope_of_tanh(z)
        J, gradient = unit(w, b, x)
        self.picture.update(
            w,
            b,
            z,
            slopes,
            f"w = {w:.1f}, b = {b:.1f}, x = {x:.1f}: z = {z:.2f}, σ′(z) = {slopes[0]:.2g}, tanh′(z) = {slopes[1]:.2g}; "
            f"the cost is {J:.2g}, its slope along w {gradient[0]:.2g}, along b {gradient[1]:.2g}",
        )
