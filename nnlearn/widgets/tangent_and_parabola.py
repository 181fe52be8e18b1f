"""The quartic and its derivatives: slide a point, and see the tangent and the parabola that belong to it."""

import numpy as np

from ..figures.tangent_and_parabola import TangentAndParabola
from ..one_dimension import INFLECTIONS, STATIONARY, f, newton_step, parabola, tangent
from . import controls
from .panel import Panel

X = np.linspace(-4, 2.5, 521)
MARKS = (("v", "$x_L$"), ("s", ""), ("^", "$x_M$"), ("s", ""), ("v", "$x_R$"))  # minima, inflections, a maximum


class TangentAndParabolaPanel(Panel):
    """Tangent and parabola of second order of the quartic at x, with the vertex to which Newton's method leaps."""

    def __init__(self, x=-2.0):
        self.x = controls.slider("point x", x, -4.0, 2.5, 0.01, width="560px")
        places = sorted(STATIONARY + INFLECTIONS)
        marks = {
            at: (marker, text, [f(at, k) for k in range(3)]) for at, (marker, text) in zip(places, MARKS, strict=True)
        }
        picture = TangentAndParabola(X, [f(X, k) for k in range(3)], marks)
        super().__init__(picture, "Tangent and parabola on the quartic", [[self.x]])
        for axes_name in ("curve", "slope", "curvature"):
            self.live.on_point(axes_name, lambda x, _: self._move_to(x))
        self.live.on_arrow(lambda dx, dy: self._move_to(self.x.value + (dx + dy) * self.x.step))

    def _move_to(self, x):
        self.x.value = round(min(max(x, self.x.min), self.x.max), 2)

    def show(self):
        """Evaluate f, its derivatives, its tangent and its parabola."""
        x = self.x.value
        values = [float(f(x, k)) for k in range(3)]
        leap = float(newton_step(x))
        self.picture.update(
            x,
            values,
            (X, tangent(x, X)),
            (X, parabola(x, X)),
            (X, values[1] + values[2] * (X - x)),
            (leap, float(parabola(x, leap))),
            self._sentence(x, *values, leap),
        )

    @staticmethod
    def _sentence(x, height, slope, curvature, leap):
        shape = "upwards, its vertex is lowest" if curvature > 0 else "DOWNWARDS, its vertex is highest"
        where = f"{leap:.4g}" + ("" if X[0] <= leap <= X[-1] else ", outside the picture")
        return (
            f"x = {x:.2f}: f = {height:.2f}, f′ = {slope:.2f}, f″ = {curvature:.2f}. "
            f"The parabola opens {shape}, at x = {where}; f(x) there is {_height(leap)}"
        )


def _height(x):
    return f"{f(x):.2f}" if abs(f(x)) < 1e6 else "huge"
