"""The floor of symmetric units: the cost on XOR by step, of equal units and of disturbed ones, and what they answer."""

import numpy as np

from .decision_regions import DecisionRegions
from .picture import Picture
from .style import BLUE, DARK, GREEN, GREY, INK, RED

HIGHEST = 1.05  # of the axis of costs; the first steps from large weights lie above it


class SymmetricFloor(Picture):
    """Left: J by step on a log axis for equal and for disturbed units, with the floor; right: both networks' outputs.

    `update(k, J_equal, J_disturbed, values, sentence)` shows other trainings or another step.
    """

    def __init__(self, steps, floor, bounds, X, y):
        super().__init__(11.2, 4.1, steps, floor, bounds, X, y)

    def draw(self, steps, floor, bounds, X, y):
        """Draw the axes, the floor and the examples."""
        self.sentence = "the cost of symmetric units on XOR"
        self.steps = np.asarray(steps)
        axes = self.cost = self.figure.add_axes((0.05, 0.15, 0.40, 0.75))
        axes.set(xscale="log", xlim=(0.9, 1.2 * steps[-1]), ylim=(0, HIGHEST), xlabel="step, log scale")
        axes.set(title="cost $J$ on XOR")
        axes.grid(True)
        self.floor = axes.axhline(floor, color=GREEN, linestyle="-.", linewidth=1.8)
        axes.text(1.15, floor - 0.015, "floor", color=DARK[GREEN], va="top")
        axes.axhline(np.log(2), color=GREY, linestyle=":", linewidth=1.5)
        axes.text(1.15, np.log(2) - 0.015, "log 2: always one half", color=GREY, va="top")
        (self.equal,) = axes.plot([], [], color=BLUE, linewidth=4, alpha=0.8, label="equal units")
        (self.disturbed,) = axes.plot([], [], "--", color=RED, linewidth=2, label="disturbed")
        self.now = axes.axvline(1, color=INK, linewidth=1.2)
        self.points = [
            axes.plot([], [], marker, color=colour, markeredgecolor=INK, markersize=9, zorder=4)[0]
            for marker, colour in (("o", BLUE), ("s", RED))
        ]
        axes.legend(loc="upper right", ncols=2)
        self.regions = []
        for left, title in ((0.53, "equal units"), (0.79, "disturbed")):
            axes = self.figure.add_axes((left, 0.15, 0.20, 0.75))
            axes.set_title(f"output: {title}")
            self.regions.append(DecisionRegions(axes, bounds, X, y, ylabel="$x_2$" if left < 0.6 else ""))
        self.moving = [self.equal, self.disturbed, self.now, *self.points]
        self.moving += [artist for regions in self.regions for artist in regions.moving]

    def update(self, k, J_equal, J_disturbed, values, sentence):
        """Show the costs (steps,) of both trainings, and both networks' outputs (n, n) at the k-th of the steps."""
        self.sentence = sentence
        for line, point, J in zip((self.equal, self.disturbed), self.points, (J_equal, J_disturbed), strict=True):
            line.set_data(self.steps[1:], J[1:])
            point.set_data([self.steps[max(k, 1)]], [J[max(k, 1)]])
        self.now.set_xdata([self.steps[max(k, 1)]] * 2)
        for regions, outputs in zip(self.regions, values, strict=True):
            regions.show(outputs)
