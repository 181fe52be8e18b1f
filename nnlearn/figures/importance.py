"""Which parameter matters most: sorted bars for one observation, for another, and for both together."""

import numpy as np

from .nudge import SYMBOLS
from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, GREY, INK, PALE_RED, RED


class SortedBars:
    """Bars in `axes`, the most important on top, each with its symbol; negative ones are red and dashed."""

    def __init__(self, axes, title):
        self.axes = axes
        axes.set(xlim=(0, 1), ylim=(8.6, -0.6), yticks=[], xticks=(0, 0.5, 1), xticklabels=("0", "half", "largest"))
        axes.set_title(title)
        axes.axvline(0, color=GREY, linewidth=1)
        self.bars = axes.barh(range(9), np.zeros(9), 0.7).patches
        self.symbols = [QuickText(axes, -0.04, row, ha="right", fontsize=14, color=INK) for row in range(9)]
        self.moving = [*self.bars, *self.symbols]

    def show(self, values, order):
        """Show values (9,) in units of the largest, in the given order of their numbers."""
        sizes = np.abs(values)
        unit = sizes.max() or 1.0
        for row, number in enumerate(order):
            bar, positive = self.bars[row], values[number] >= 0
            bar.set_width(sizes[number] / unit)
            bar.set(
                facecolor=BLUE if positive else PALE_RED,
                edgecolor=BLUE if positive else RED,
                linestyle="-" if positive else "--",
                linewidth=1.6,
            )
            self.symbols[row].set_text(SYMBOLS[number])


class Importance(Picture):
    """Three lists side by side: this observation, the other one, their sum."""

    def __init__(self):
        super().__init__(11.2, 4.3)

    def draw(self):
        """Draw three empty lists."""
        self.sentence = "which parameter matters most"
        self.lists = [
            SortedBars(self.figure.add_axes((0.07 + 0.328 * k, 0.1, 0.235, 0.8)), title)
            for k, title in enumerate(("your observation", "the other, (−1, 1)", "both, added"))
        ]
        self.moving = [artist for sorted_bars in self.lists for artist in sorted_bars.moving]

    def update(self, values, orders, sentence):
        """Show three rows of values (3, 9), each in its order (3, 9)."""
        self.sentence = sentence
        for sorted_bars, row, order in zip(self.lists, values, orders, strict=True):
            sorted_bars.show(row, order)
