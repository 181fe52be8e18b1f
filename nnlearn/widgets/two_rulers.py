"""Scaling cured: a bowl that is stretched, and a surface whose second variable is measured in another unit."""

import numpy as np

from ..descent import descend
from ..figures.two_rulers import TwoRulers
from ..optimizers import gradient_descent, newton
from ..slices import grid
from ..surfaces import rescaled, stretched_bowl, twin_minima
from ..wording import counted
from . import controls
from .panel import Panel

START, RATE, STEPS = (0.25, 0.0), 0.08, 40
LEVELS = np.geomspace(0.01, 4, 9)


class TwoRulersPanel(Panel):
    """Gradient descent and Newton's method under a slider for the condition of a bowl, and one for a unit."""

    def __init__(self, kappa=10.0, unit=1.0):
        self.kappa = controls.log_slider("stretch κ", kappa, 0, 2)
        self.unit = controls.log_slider("unit: u₂ = s x₂, s", unit, -0.15, 0.6)
        points = grid(twin_minima.bounds, 101)
        X, Y = (c.reshape(101, 101) for c in points.T)
        Z = twin_minima.value(points).reshape(101, 101)
        picture = TwoRulers(X, Y, Z, LEVELS, twin_minima.stationary_points)
        super().__init__(picture, "Gradient and Newton's method under other scales", [[self.kappa, self.unit]])

    def show(self):
        """Follow both methods in the bowl, and on the surface in the new units, drawn in the old ones."""
        kappa, s = self.kappa.value, np.array([1.0, self.unit.value])
        bowl = _both(stretched_bowl(kappa), np.ones(2), 1 / (1 + kappa), steps=STEPS)
        units = [path / s for path in _both(rescaled(twin_minima, s), s * START, RATE, steps=STEPS)]
        left, right = (np.linalg.norm(path[-1]) for path in bowl)
        sentence = (
            f"κ = {kappa:.3g}: after {_steps(bowl[0])} the gradient is {left:.2g} away, Newton after "
            f"{_steps(bowl[1])} exactly {right:.2g}; with s = {self.unit.value:.3g} the gradient is at "
            f"({units[0][-1, 0]:.3f}, {units[0][-1, 1]:.3f}) after {_steps(units[0])}, "
            f"Newton at ({units[1][-1, 0]:.3f}, {units[1][-1, 1]:.3f}) after {len(units[1]) - 1}"
        )
        self.picture.update(kappa, bowl, units, sentence)


def _steps(path):
    return counted(len(path) - 1, "step")


def _both(surface, start, rate, steps):
    by_gradient = descend(gradient_descent(surface, start, rate), steps, tolerance=1e-6)
    by_newton = descend(newton(surface, start, surface.hessian), 10, tolerance=1e-7)
    return by_gradient.x, by_newton.x
