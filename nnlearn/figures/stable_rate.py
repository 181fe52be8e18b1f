"""What the learning rate does to both minima: the error factors, and where descent from one start goes in the end."""

import numpy as np

from .picture import Picture
from .style import BLUE, GREEN, GREY, HERE, INK, ORANGE, RED


class StableRate(Picture):
    """Left: the error factors 1 - r f'' of both minima against r. Middle: the late iterates for each r, as dots.

    Right: the last iterates at one rate. `update(r, factors, late, sentence)`: factors (left, right), late
    iterates (n,). The limits are drawn once `reveal()` was called.
    """

    def __init__(self, rates, factors, limits, dots):
        super().__init__(11.2, 4.4, rates, factors, limits, dots)

    def draw(self, rates, factors, limits, dots):
        """Draw the lines of factors and the dots, and hide the limits."""
        self.sentence = "error factors and late iterates"
        self.hidden = []
        axes = self.line = self.figure.add_axes((0.06, 0.135, 0.27, 0.77))
        axes.set(xlim=(0, 0.05), ylim=(-2, 1.1), xlabel="learning rate $r$", title="error factor $1 - r f\\,''$")
        axes.set_xticks([0, 0.01, 0.02, 0.03, 0.04, 0.05])
        axes.axhline(0, color=GREY, linewidth=0.8)
        looks = ((BLUE, "-", "at $x_L$"), (GREEN, "--", "at $x_R$"))
        for factor, limit, (color, style, text) in zip(factors, limits, looks, strict=True):
            axes.plot(rates, factor, color=color, linestyle=style, label=text)
            self.hidden.append(axes.axvline(limit, color=color, linestyle=":", linewidth=1.8))
        self.hidden.append(axes.axhspan(-1, 1, color=GREEN, alpha=0.12, linewidth=0))
        axes.legend(loc="upper right", frameon=False)
        axes = self.map = self.figure.add_axes((0.395, 0.135, 0.39, 0.77))
        axes.set(xlim=(0.005, 0.023), ylim=(-3.4, -0.7), xlabel="learning rate $r$")
        axes.set_xticks([0.005, 0.010, 0.015, 0.020])
        axes.set_title("late iterates from $x_0 = -2$")
        axes.plot(*dots, "o", color=INK, markersize=0.8, markeredgewidth=0)
        self.hidden.append(axes.axvline(limits[0], color=BLUE, linestyle=":", linewidth=1.8))
        axes = self.late = self.figure.add_axes((0.815, 0.135, 0.165, 0.77), sharey=self.map)
        axes.set(xlim=(0, 16), xlabel="step, from 1000 on", title="at this rate")
        axes.set_xticks([0, 8, 16])
        axes.tick_params(labelleft=False)
        (self.series,) = axes.plot([], [], "o-", color=BLUE, linewidth=1.2, markersize=5)
        self.rate_lines = [axes.axvline(0.01, linewidth=1.8, **HERE) for axes in (self.line, self.map)]
        look = {"markeredgecolor": INK, "markersize": 10, "zorder": 5}
        (self.factors,) = self.line.plot([], [], "o", color=ORANGE, **look)
        (self.visited,) = self.map.plot([], [], "o", color=RED, markersize=6, markeredgecolor="white", zorder=5)
        for artist in self.hidden:
            artist.set_visible(False)
        self.moving = [*self.rate_lines, self.factors, self.visited, self.series]

    def update(self, r, factors, late, sentence):
        """Show another rate; no late iterates where the path has run away."""
        self.sentence = sentence
        for line in self.rate_lines:
            line.set_xdata([r, r])
        self.factors.set_data([r, r], np.clip(factors, -2, 1.1))
        late = late if np.isfinite(late).all() else late[:0]
        self.visited.set_data(np.full(len(late), r), late)
        self.series.set_data(np.arange(len(late)), late)

    def reveal(self):
        """Show where the factors leave the band between -1 and 1."""
        for artist in self.hidden:
            artist.set_visible(True)
        self.background_changed()
