"""Which way is down: move a point over a surface, see the gradient and the slope in every direction."""

import numpy as np

from ..figures.steepest_direction import SteepestDirection
from . import controls
from .panel import Panel, bind_point


class SteepestDirectionPanel(Panel):
    """A point on `surface`, its -grad, and the slope u . grad in each direction u there."""

    def __init__(self, surface, start, levels):
        self.surface = surface
        (low1, high1), (low2, high2) = surface.bounds
        self.x1 = controls.slider("x₁", start[0], low1, high1, 0.05)
        self.x2 = controls.slider("x₂", start[1], low2, high2, 0.05)
        self.angles = np.arange(-180.0, 181.0, 2.0)
        self.directions = np.stack([np.cos(np.radians(self.angles)), np.sin(np.radians(self.angles))], axis=-1)
        X, Y = np.meshgrid(np.linspace(low1, high1, 121), np.linspace(low2, high2, 121))
        arrow_X, arrow_Y = np.meshgrid(np.linspace(low1, high1, 15)[1:-1], np.linspace(low2, high2, 15)[1:-1])
        field = -surface.gradient(np.stack([arrow_X, arrow_Y], axis=-1))
        U, V = np.moveaxis(field / np.linalg.norm(field, axis=-1, keepdims=True), -1, 0)
        Z = surface.value(np.stack([X, Y], axis=-1))
        title = surface.name.replace("_", " ")
        picture = SteepestDirection(title, X, Y, Z, levels, arrow_X, arrow_Y, U, V)
        super().__init__(picture, f"Gradient of {title} at a point", [[self.x1, self.x2]])
        bind_point(self, "map", self.x1, self.x2)

    def show(self):
        """Compute the gradient at the point and the slope in every direction."""
        x = np.array([self.x1.value, self.x2.value])
        gradient = self.surface.gradient(x)
        slopes = self.directions @ gradient
        steepest = np.degrees(np.arctan2(-gradient[1], -gradient[0]))
        sentence = (
            f"at ({x[0]:.2f}, {x[1]:.2f}) the gradient is ({gradient[0]:.3g}, {gradient[1]:.3g}); "
            f"the surface falls fastest at {steepest:.0f} degrees, by {np.linalg.norm(gradient):.3g} per unit of length"
        )
        self.picture.update(x, gradient, self.angles, slopes, sentence)
