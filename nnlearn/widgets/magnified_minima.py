"""A magnifying glass over minima: of one variable with its parabola, of two variables round and flat."""

import numpy as np

from ..differences import on_line
from ..figures.magnified_minima import MagnifiedMinima
from ..quadratic_model import model_value
from ..slices import on_plane
from ..surfaces import polynomial, quartic
from . import controls
from .panel import Panel

ROUND, FLAT = np.array([1.0, 0.0]), np.array([0.0, 1.0])


class MagnifiedMinimaPanel(Panel):
    """The quartic at one of its minima and the polynomial at both of its own, in windows of half-width h."""

    def __init__(self, h=1.0):
        left, _, right = (point.x[0] for point in quartic.stationary_points)
        self.h = controls.log_slider("half-width h", h, -2, 0, fmt=".3f", width="440px")
        self.minimum = controls.choice("minimum of the quartic", [("left, deep", left), ("right", right)], right)
        x = np.linspace(-4, 2.5, 261)
        self._x, self._t = x, np.linspace(-1, 1, 121)
        super().__init__(MagnifiedMinima((x, on_line(quartic, x))), "Minima magnified", [[self.h], [self.minimum]])

    def show(self):
        """Compute the curve, its parabola and the two windows."""
        x, h, t = self.minimum.value, self.h.value, self._t
        (J, grad), H = quartic([x]), quartic.hessian([x])
        at_h = model_value(J, grad, H, np.array([h])) - J

        def parabola(x_there):
            return model_value(J, grad, H, (x_there - x)[:, np.newaxis])

        f, model = on_line(quartic, x + h * t), parabola(x + h * t)
        near = t, (f - J) / at_h, (model - J) / at_h
        windows = [
            on_plane(polynomial.value, minimum, [h, 0], [0, h], n=61) / h**order
            for minimum, order in ((ROUND, 2), (FLAT, 4))
        ]
        off = f[-1] - model[-1]
        sentence = (
            f"h = {h:.3g} at x* = {x:.4f}: at x* + h the curve is {f[-1] - J:.4g} above the minimum and the parabola "
            f"{at_h:.4g}, so the parabola is off by {off:.3g}, {100 * abs(off) / at_h:.3g} % of that"
        )
        self.picture.update((x, J), h, (self._x, parabola(self._x)), near, windows, sentence)
