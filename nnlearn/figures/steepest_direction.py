"""Which way is down: the gradient at a point of a surface, and the slope in every direction there."""

import numpy as np
from matplotlib.patches import FancyArrowPatch

from .picture import Picture
from .style import BLUE, DARK, GREY, INK, ORANGE, RED, SURFACE_MAP


class SteepestDirection(Picture):
    """Left: contours, small arrows along -grad, and the arrow at the chosen point. Right: slope against direction.

    X, Y, Z: the surface on a grid; U, V: -grad on a coarser grid (arrow_X, arrow_Y), of unit length.
    `update(x, gradient, angles, slopes, sentence)` moves the point; angles are in degrees.
    """

    def __init__(self, title, X, Y, Z, levels, arrow_X, arrow_Y, U, V):
        super().__init__(10.4, 4.3, title, X, Y, Z, levels, arrow_X, arrow_Y, U, V)

    def draw(self, title, X, Y, Z, levels, arrow_X, arrow_Y, U, V):
        """Draw contours and arrow field, and the empty axes of the slope."""
        self.sentence = title
        axes = self.map = self.figure.add_axes((0.065, 0.14, 0.375, 0.76))
        axes.contourf(X, Y, Z, levels, cmap=SURFACE_MAP)
        axes.quiver(arrow_X, arrow_Y, U, V, color="white", alpha=0.7, scale=24, width=0.005, pivot="mid")
        axes.set(xlim=(X.min(), X.max()), ylim=(Y.min(), Y.max()), xlabel="$x_1$", ylabel="$x_2$", title=title)
        self.arrow = FancyArrowPatch((0, 0), (1, 0), mutation_scale=22, color=RED, linewidth=3, zorder=3)
        axes.add_patch(self.arrow)
        self.arrow.set_clip_on(False)
        (self.point,) = axes.plot(
            [], [], "o", color=ORANGE, markeredgecolor=INK, markersize=12, zorder=4, clip_on=False
        )
        axes = self.slopes = self.figure.add_axes((0.545, 0.14, 0.435, 0.76))
        axes.set(xlim=(-180, 180), xticks=range(-180, 181, 60), xlabel="direction of the step, degrees")
        axes.set(ylim=(-1.1, 1.1), title="slope in that direction")
        axes.axhline(0, color=GREY, linewidth=1)
        axes.grid(True)
        (self.curve,) = axes.plot([], [], "-", color=BLUE)
        (self.lowest,) = axes.plot([], [], "o", color=RED, markersize=10)
        self.note = axes.text(0, 0, "", color=DARK[RED], ha="center", va="top", fontsize=12)
        self.moving = [self.arrow, self.point, self.curve, self.lowest, self.note]

    def update(self, x, gradient, angles, slopes, sentence):
        """Move the point to x, where the slope in the direction `angles` is `slopes`."""
        self.sentence = sentence
        steepest = int(np.argmin(slopes))
        length = 0.15 + 0.9 * min(1.0, float(np.linalg.norm(gradient)))
        direction = np.radians(angles[steepest])
        tip = x + length * np.array([np.cos(direction), np.sin(direction)])
        self.arrow.set_positions(x, tip)
        self.point.set_data(x[:1], x[1:])
        self.curve.set_data(angles, slopes)
        self.lowest.set_data([angles[steepest]], [slopes[steepest]])
        self.note.set_position((np.clip(angles[steepest], -120, 120), max(slopes[steepest] - 0.06, -0.98)))
        self.note.set_text("$-\\nabla f$ points here")
