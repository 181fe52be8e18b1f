"""What a method of descent remembers: a path, the parts of one step as arrows, and its numbers as bars."""

import numpy as np

from .light_contours import another_light_map
from .picture import Picture
from .quick_text import QuickText
from .style import AMBER, BLUE, DARK, GREEN, GREY, INK, ORANGE, RED

ROWS = ("gradient", "carried", "size", "step")
THICK = 0.36


class WhatIsRemembered(Picture):
    """Left: the path; at one step red what is carried along, green the gradient's part, orange where it was measured.

    Right: bars of gradient, of what is carried, of the remembered size and of the step, one for each coordinate and
    each scaled by its largest so far; below, the learning rate of each coordinate by step.
    `show_surface(...)` and `show_labels(...)` change the background; `update(...)` another path or step.
    """

    def __init__(self, steps):
        super().__init__(11.4, 5.4, steps)

    def draw(self, steps):
        """Draw the axes, empty."""
        self.sentence = "what a method remembers"
        self.map = self.figure.add_axes((0.065, 0.10, 0.42, 0.82))
        self._draw_bars()
        axes = self.rates = self.figure.add_axes((0.60, 0.10, 0.385, 0.24))
        axes.set(xlim=(0, steps), yscale="log", ylim=(1e-4, 1e2), xlabel="step $k$")
        axes.set_title("learning rate of each coordinate, log scale")
        axes.grid(True)
        (self.rate_1,) = axes.plot([], [], color=BLUE)
        (self.rate_2,) = axes.plot([], [], color=AMBER, linestyle="--")
        (self.moment,) = axes.plot([], [], color=INK, linewidth=1)
        self._draw_path()

    def _draw_bars(self):
        axes = self.bars = self.figure.add_axes((0.60, 0.45, 0.285, 0.47))
        axes.set(xlim=(-1.04, 1.04), ylim=(3.6, -0.6), xticks=[0], xticklabels=["0"])
        axes.set_title("at this step: $x_1$ blue, $x_2$ orange")
        axes.axvline(0, color=GREY, linewidth=1)
        places = [(row, coordinate) for row in range(len(ROWS)) for coordinate in (0, 1)]
        heights = [row + (coordinate - 0.5) * THICK for row, coordinate in places]
        self.patches = axes.barh(heights, 0.5, THICK * 0.94)
        self.numbers = [QuickText(axes, 1.1, height, "", ha="left", fontsize=11) for height in heights]
        for patch, (_, coordinate) in zip(self.patches, places, strict=True):
            patch.set(facecolor=(BLUE, ORANGE)[coordinate], edgecolor=(BLUE, INK)[coordinate], linewidth=1.3)

    def _draw_path(self):
        (self.path,) = self.map.plot([], [], "-", color=INK, linewidth=1.3, zorder=3)
        (self.dots,) = self.map.plot([], [], "o", color=INK, markersize=3, zorder=3)
        self.shafts, self.tips = {}, {}
        for name, colour, style, marker in (
            ("carried", DARK[RED], "-", "s"),
            ("gradient", DARK[GREEN], "-.", "D"),
            ("step", BLUE, (0, (2, 1)), "o"),
        ):
            (self.shafts[name],) = self.map.plot([], [], color=colour, linestyle=style, linewidth=3, zorder=4)
            (self.tips[name],) = self.map.plot([], [], marker, color=colour, markersize=7, zorder=4.1)
        ring = {"markersize": 15, "markerfacecolor": "none", "markeredgewidth": 2.5}
        (self.ring,) = self.map.plot([], [], "o", color=DARK[ORANGE], zorder=5, **ring)
        self.moving = [self.path, self.dots, *self.shafts.values(), *self.tips.values(), self.ring]
        self.moving += [*self.patches, *self.numbers, self.rate_1, self.rate_2, self.moment]

    def show_surface(self, title, X, Y, Z, levels, points):
        """Draw another surface."""
        another_light_map(self, title, X, Y, Z, levels, points)

    def show_labels(self, labels):
        """Name the four rows of bars; a row without a name stays empty."""
        self.bars.set_yticks(range(len(ROWS)), labels)
        self.background_changed()

    def update(self, path, arrows, measured_at, bars, numbers, rates, k, sentence):
        """Show another step: path (n+1, 2), arrows {name: (from, to)}, bars (4, 2) in -1 .. 1 or nan, rates (n, 2)."""
        self.sentence = sentence
        low, high = np.transpose([self.map.get_xlim(), self.map.get_ylim()])
        far = 5 * (high - low)
        for line in (self.path, self.dots):
            line.set_data(*np.clip(path, low - far, high + far).T)
        for name in self.shafts:
            ends = np.clip(arrows.get(name, np.empty((0, 2))), low - far, high + far)
            self.shafts[name].set_data(*ends.T)
            self.tips[name].set_data(*ends[1:].T)
        self.ring.set_data(measured_at[:1], measured_at[1:])
        for patch, width in zip(self.patches, np.ravel(bars), strict=True):
            patch.set_width(0.0 if np.isnan(width) else width)
        for text, number in zip(self.numbers, np.ravel(numbers), strict=True):
            text.set_text("" if np.isnan(number) else f"{number:.2g}".replace("-", "−"))
        shown = np.clip(rates, *self.rates.get_ylim())
        for line, values in ((self.rate_1, shown[:, 0]), (self.rate_2, shown[:, 1])):
            line.set_data(np.arange(len(shown)), values)
        self.moment.set_data([k, k], self.rates.get_ylim())
