"""Gradient and Newton's method in a stretched bowl, and on a surface whose second variable has another unit."""

import numpy as np

from .contours import draw_contours
from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED

CIRCLE = np.stack([np.cos(t := np.linspace(0, 2 * np.pi, 161)), np.sin(t)])
LEVELS = (np.arange(1, 8) / 4) ** 2
LOWEST = 1e-7


class TwoRulers(Picture):
    """Left: the bowl x^2 + kappa y^2 with both paths; middle: their distances from the minimum; right: in new units.

    background: X, Y, Z, levels, points of the surface on the right. `update(...)` shows other paths.
    """

    def __init__(self, *background):
        super().__init__(11.2, 4.3, *background)

    def draw(self, X, Y, Z, levels, points):
        """Draw the axes and the surface on the right."""
        self.sentence = "two rulers"
        axes = self.map = self.figure.add_axes((0.07, 0.14, 0.28, 0.75))
        axes.set(xlim=(-1.3, 1.3), ylim=(-1.3, 1.3), xlabel="$x$", ylabel="$y$", title="$x^2 + \\kappa y^2$")
        self.ellipses = [axes.plot([], [], "-", color=GREY, linewidth=1)[0] for _ in LEVELS]
        axes.plot(0, 0, "v", color=INK, markersize=9)
        left = _paths(axes)
        axes = self.distance = self.figure.add_axes((0.415, 0.14, 0.235, 0.75))
        axes.set(xlim=(0, 40), yscale="log", ylim=(LOWEST, 4), xlabel="step", title="distance from the minimum")
        axes.grid(True)
        dots = {"color": BLUE, "markeredgecolor": "white", "markeredgewidth": 0.6}
        (self.of_gradient,) = axes.plot([], [], "o-", markersize=4, label="gradient", **dots)
        (self.of_newton,) = axes.plot([], [], "s--", color=RED, markersize=7, label="Newton")
        axes.legend(loc="lower right")
        axes = self.units = self.figure.add_axes((0.705, 0.14, 0.28, 0.75))
        draw_contours(axes, X, Y, Z, levels, points)
        axes.set(xlabel="$x_1$", title="$x_2$ measured in other units")
        right = _paths(axes)
        self.gradient, self.newton, self.start = zip(left, right, strict=True)
        self.moving = [*self.ellipses, *left, self.of_gradient, self.of_newton, *right]

    def update(self, kappa, bowl, units, sentence):
        """Show the bowl of condition kappa, and (gradient's path, Newton's path) on either map, each (k + 1, 2)."""
        self.sentence = sentence
        for ellipse, level in zip(self.ellipses, LEVELS, strict=True):
            ellipse.set_data(*(np.sqrt(level) * CIRCLE / np.sqrt([[1.0], [kappa]])))
        for k, (gradient, newton) in enumerate((bowl, units)):
            self.gradient[k].set_data(*np.clip(gradient, -50, 50).T)
            self.newton[k].set_data(*np.clip(newton, -50, 50).T)
            self.start[k].set_data(*gradient[:1].T)
        for line, path in zip((self.of_gradient, self.of_newton), bowl, strict=True):
            line.set_data(range(len(path)), np.maximum(np.linalg.norm(path, axis=1), LOWEST))


def _paths(axes):
    (gradient,) = axes.plot(
        [], [], "o-", color=BLUE, markeredgecolor="white", markeredgewidth=0.6, markersize=5, zorder=3
    )
    (newton,) = axes.plot([], [], "s--", color=RED, markeredgecolor="white", markersize=7, linewidth=2.2, zorder=3.5)
    (start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=10, zorder=4)
    return gradient, newton, start
