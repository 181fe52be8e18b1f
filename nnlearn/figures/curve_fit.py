"""A small network fitted to points on a curve by several methods: the fits, and the cost by evaluations."""

import numpy as np

from .picture import Picture
from .style import GREY, INK, SERIES


class CurveFit(Picture):
    """Left: the points and each method's fit after so many evaluations; right: the cost by evaluations.

    x, y (m,) are the points, grid (n,) where the fits are drawn, runs {name: (evaluations, J)}.
    `update(fits, paid, sentence)`: {name: predictions on the grid} and the evaluations that were spent.
    """

    def __init__(self, x, y, grid, runs):
        super().__init__(10.4, 4.2, x, y, grid, runs)

    def draw(self, x, y, grid, runs):
        """Draw the points and the curves of the cost."""
        self.sentence = "a network fitted to points on a curve"
        axes = self.fit = self.figure.add_axes((0.06, 0.15, 0.42, 0.74))
        axes.plot(x, y, "o", color=GREY, markeredgecolor=INK, markersize=7)
        margin = 0.35 * np.ptp(y)
        axes.set(xlim=(grid[0], grid[-1]), ylim=(y.min() - margin, y.max() + margin), xlabel="$x$")
        axes.set_title("the points and the fits")
        self.grid = grid
        self.cost = self.figure.add_axes((0.575, 0.15, 0.41, 0.74))
        self.cost.set(xscale="log", yscale="log", xlabel="evaluations", title="sum of squared errors $R$")
        self.cost.grid(True)
        self.curves = {}
        for (name, (evaluations, J)), look in zip(runs.items(), SERIES, strict=False):
            (self.curves[name],) = axes.plot([], [], color=look["color"], linestyle=look["linestyle"], linewidth=2.5)
            self.cost.plot(evaluations, J, label=name, **look, markevery=max(len(J) // 10, 1), markersize=5)
        self.cost.legend(loc="lower left", framealpha=0.9)
        (self.now,) = self.cost.plot([], [], "-", color=INK, linewidth=1.3)
        self.moving = [*self.curves.values(), self.now]

    def update(self, fits, paid, sentence):
        """Show the fits after another number of evaluations."""
        self.sentence = sentence
        for name, curve in self.curves.items():
            curve.set_data(self.grid, fits[name])
        self.now.set_data([paid, paid], self.cost.get_ylim())
