"""A straight line through data, and the bowl of its mean squared error over intercept and slope."""

import numpy as np
from matplotlib.collections import LineCollection

from .contours import draw_contours
from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, GREY, INK, ORANGE, RED, SKY


class LineFit(Picture):
    """Left: the data, the line and its errors; right: level lines of the MSE, the point of the line, a path of descent.

    x, y (m,) are the data; background: W0, W1, Z, levels, points. `update(...)` shows another line; `solution(shown)`
    shows or hides the formula's answer.
    """

    def __init__(self, x, y, *background):
        super().__init__(11.2, 4.7, x, y, *background)

    def draw(self, x, y, W0, W1, Z, levels, points):
        """Draw the data and the bowl."""
        self.sentence = "a line through data"
        self.x, self.y = np.asarray(x, float), np.asarray(y, float)
        axes = self.data = self.figure.add_axes((0.05, 0.13, 0.42, 0.77))
        axes.set(xlim=(-0.5, 3.5), ylim=(-2, 7), xlabel="$x$", title="data and line: $\\hat y = w_0 + w_1 x$")
        axes.grid(True)
        self.errors = LineCollection([], colors=RED, linewidths=2.5, linestyles=":")
        axes.add_collection(self.errors, autolim=False)
        (self.line,) = axes.plot([], [], color=BLUE)
        axes.plot(self.x, self.y, "o", color=ORANGE, markeredgecolor=INK, markersize=10)
        (self.best_line,) = axes.plot([], [], "--", color=GREY, linewidth=1.8)
        axes = self.map = self.figure.add_axes((0.56, 0.13, 0.425, 0.77))
        draw_contours(axes, W0, W1, Z, levels)
        axes.set(xlabel="intercept $w_0$", ylabel="slope $w_1$", title="mean squared error of the line")
        (self.path,) = axes.plot([], [], "o-", color=SKY, markeredgecolor=INK, markeredgewidth=0.6, markersize=4)
        (self.minimum,) = axes.plot([], [], "P", color="white", markeredgecolor=INK, markersize=13)
        (self.point,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=4)
        self.note = QuickText(axes, 0, 0, color=INK, paper=True, ha="left", va="bottom")
        self.best = np.array(points[0].x)
        self.moving = [self.errors, self.line, self.best_line, self.path, self.minimum, self.point, self.note]

    def update(self, w, path, shown, sentence):
        """Show the line of w = (intercept, slope), descent's path (k + 1, 2), and the formula's answer if `shown`."""
        self.sentence = sentence
        ends = np.array([-0.5, 3.5])
        self.line.set_data(ends, w[0] + w[1] * ends)
        predicted = w[0] + w[1] * self.x
        self.errors.set_segments([[(x, y), (x, p)] for x, y, p in zip(self.x, self.y, predicted, strict=True)])
        self.point.set_data(w[:1], w[1:])
        self.path.set_data(*path.T)
        best = self.best if shown else np.empty(0)
        self.minimum.set_data(best[:1], best[1:])
        self.best_line.set_data(ends if shown else [], self.best[0] + self.best[1] * ends if shown else [])
        self.note.set_text("formula" if shown else "")
        self.note.set_position(self.best + 0.1)
