"""How two observations pull at the nine parameters, and who wins."""

import numpy as np

from .nudge import SYMBOLS
from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, PALE_RED, RED

REACHES = (1.0, 2.7, 5.0)  # of the axis: the smallest that holds all bars and sums


class Pulls(Picture):
    """For each parameter a bar of each observation, side by side, and a diamond where their sum lies."""

    def __init__(self):
        super().__init__(11.2, 3.9)

    def draw(self):
        """Draw the axes and bars without length."""
        self.sentence = "two observations pull at nine parameters"
        axes = self.axes = self.figure.add_axes((0.06, 0.12, 0.925, 0.77))
        axes.set(xlim=(-0.6, 8.6))
        axes.set_title(r"each observation's part of $-\nabla R$: up means that it wants more of this parameter")
        axes.set_xticks(range(9), SYMBOLS)
        axes.tick_params(axis="x", labelsize=14, length=0)
        axes.grid(True, axis="y")
        axes.axhline(0, color=GREY, linewidth=1)
        numbers, none = np.arange(9), np.zeros(9)
        first = axes.bar(numbers - 0.19, none, 0.36, color=BLUE, zorder=3, label="(3, −2)")
        looks = {"facecolor": PALE_RED, "edgecolor": RED, "linewidth": 1.8, "linestyle": "--"}
        second = axes.bar(numbers + 0.19, none, 0.36, zorder=3, label="(−1, 1)", **looks)
        self.bars = first.patches, second.patches
        (self.sum,) = axes.plot([], [], "D", color=ORANGE, markeredgecolor=INK, markersize=9, zorder=5, label="sum")
        axes.legend(loc="upper left", bbox_to_anchor=(0.33, 1), ncols=3)
        self.moving = [*self.bars[0], *self.bars[1], self.sum]
        self._reach(REACHES[0])

    def _reach(self, reach):
        if self.axes.get_ylim()[1] != reach:
            self.axes.set_ylim(-reach, reach)
            self.background_changed()

    def update(self, pulls, sentence):
        """Show pulls (2, 9), one observation a row, and their sum."""
        self.sentence = sentence
        total = pulls.sum(axis=0)
        largest = max(np.abs(pulls).max(), np.abs(total).max())
        self._reach(next((reach for reach in REACHES if largest <= reach), REACHES[-1]))
        for bars, heights in zip(self.bars, pulls, strict=True):
            for bar, height in zip(bars, heights, strict=True):
                bar.set_height(height)
        self.sum.set_data(range(9), total)
