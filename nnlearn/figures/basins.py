"""Which start leads where: the ends of descent over start and learning rate, and the map g that throws x onward."""

import numpy as np

from .ends_image import COLOURS, EndsImage, keys
from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED


class Basins(Picture):
    """Left: ends of all starts x0 (across) and rates r (up), with the iterates of one start. Right: g(x) at that rate.

    `update(x, r, g, crossings, sentence)`: iterates x (n+1,), g over the grid of starts, and the places (3,) where g
    takes the value `top`. The two border lines (x, r) given are hidden until `show_borders(True)`.
    """

    def __init__(self, x, r, ends, borders, top):
        super().__init__(11.2, 4.9, x, r, ends, borders, top)

    def draw(self, x, r, ends, borders, top):
        """Draw the image, and the axes of g with its two sides of the top."""
        self.sentence = "which start leads where"
        self.grid, self.top = x, top
        axes = self.map = self.figure.add_axes((0.078, 0.20, 0.525, 0.72))
        axes.set(xlim=(x[0], x[-1]), ylim=(r[0], r[-1]), xlabel="start $x_0$", title="where descent ends")
        axes.set_ylabel("learning rate $r$", labelpad=3)
        axes.set_yticks([0.005, 0.010, 0.015, 0.020])
        EndsImage(axes).show(ends)
        handles = keys({0: "in $x_L$", 2: "in $x_R$", 3: "no rest", 4: "runs away"})
        self.figure.legend(handles=handles, loc="lower left", bbox_to_anchor=(0.11, -0.01), ncols=4, frameon=False)
        self.borders = [axes.plot(line, r, "--", color=RED, linewidth=2.5, visible=False)[0] for line in borders]
        self.rate_line = axes.axhline(r[0], color=INK, linewidth=1.2)
        (self.iterates,) = axes.plot([], [], "o", color="white", markeredgecolor=INK, markersize=6)
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, clip_on=False)
        self._draw_step(x, top)
        self.moving = [*self.borders, self.rate_line, self.iterates, self.start]
        self.moving += [self.g, self.drop, self.crossings, self.first]

    def _draw_step(self, x, top):
        axes = self.step = self.figure.add_axes((0.665, 0.20, 0.32, 0.72))
        axes.set(xlim=(x[0], x[-1]), ylim=(-6, 6), xlabel="$x$", title="one step: $g(x) = x - r f\\,'(x)$")
        axes.axhspan(-6, top, color=COLOURS[0], alpha=0.18, linewidth=0)
        axes.axhspan(top, 6, color=COLOURS[2], alpha=0.3, linewidth=0)
        axes.axhline(top, color=GREY, linewidth=1.5)
        axes.text(x[-1] - 0.15, top + 0.15, "$x_M$", ha="right", va="bottom", color=INK, fontsize=13)
        (self.g,) = axes.plot([], [], color=INK, linewidth=2)
        (self.drop,) = axes.plot([], [], ":", color=BLUE, linewidth=2)
        (self.crossings,) = axes.plot([], [], "s", color="white", markeredgecolor=RED, markeredgewidth=2, markersize=9)
        (self.first,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11)

    def update(self, x, r, g, crossings, sentence):
        """Show another start and rate."""
        self.sentence = sentence
        x = np.clip(x, -1e3, 1e3)
        self.rate_line.set_ydata([r, r])
        self.iterates.set_data(x[1:], np.full(len(x) - 1, r))
        self.start.set_data(x[:1], [r])
        self.g.set_data(self.grid, np.clip(g, -1e3, 1e3))
        self.crossings.set_data(crossings, [self.top] * len(crossings))
        self.drop.set_data([x[0]] * 2, [-6, x[1]])
        self.first.set_data(x[:1], np.clip(x[1:2], -6, 6))

    def show_borders(self, shown):
        """Show or hide the two borders by formula."""
        for line in self.borders:
            line.set_visible(shown)
