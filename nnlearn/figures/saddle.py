"""Descent past a saddle: the path beside the diagonal, and how the distance from the diagonal grows."""

import numpy as np

from .contours import draw_contours
from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED, outline

TINY = 1e-18


class Saddle(Picture):
    """Left: contours with the path; right: distance from the diagonal and cost by step, both on log axes.

    X, Y, Z (rows, columns), levels and points are the surface. `update(path, sentence)` shows another Path.
    """

    def __init__(self, X, Y, Z, levels, points, saddle_height, steps):
        super().__init__(10.4, 4.5, X, Y, Z, levels, points, saddle_height, steps)

    def draw(self, X, Y, Z, levels, points, saddle_height, steps):
        """Draw the contours and two axes."""
        self.sentence = "descent past a saddle"
        axes = self.map = self.figure.add_axes((0.075, 0.14, 0.42, 0.77))
        draw_contours(axes, X, Y, Z, levels, points)
        (diagonal,) = axes.plot([X.min(), X.max()], [X.min(), X.max()], ":", color="white", linewidth=1.8)
        diagonal.set_path_effects(outline(3.6, INK))
        axes.set(xlabel="$w_1$", ylabel="$w_2$", title="two mirror minima and the saddle between")
        (self.path,) = axes.plot([], [], "o-", color=RED, markeredgecolor="white", linewidth=2, markersize=5)
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11)
        self.distance, self.cost = (self.figure.add_axes((0.6, bottom, 0.385, 0.32)) for bottom in (0.59, 0.14))
        self.distance.set(xlim=(0, steps), ylim=(TINY, 10), yscale="log", title="$|w_1 - w_2|$, off the diagonal")
        self.cost.set(xlim=(0, steps), ylim=(1e-8, 10), yscale="log", title="cost $J$", xlabel="step")
        for axes in (self.distance, self.cost):
            axes.grid(True)
        self.distance.tick_params(labelbottom=False)
        (self.growth,) = self.distance.plot([], [], "-", color=BLUE)
        (self.J,) = self.cost.plot([], [], "-", color=RED)
        self.cost.axhline(saddle_height, color=GREY, linestyle=":", linewidth=2)
        label = {"xycoords": ("axes fraction", "data"), "ha": "right", "va": "bottom"}
        self.cost.annotate("height of the saddle", (1, saddle_height), **label)
        self.moving = [self.path, self.start, self.growth, self.J]

    def update(self, path, sentence):
        """Show another descent."""
        self.sentence = sentence
        self.path.set_data(*path.x.T)
        self.path.set_markevery(max(len(path) // 40, 1))
        self.start.set_data(*path.x[:1].T)
        self.growth.set_data(path.step, np.maximum(np.abs(path.x[:, 0] - path.x[:, 1]), TINY))
        self.J.set_data(path.step, np.maximum(path.J, 1e-8))
