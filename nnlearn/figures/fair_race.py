"""A race of methods from one start: their paths, the lowest cost so far, and how each depends on its learning rate."""

import numpy as np
from matplotlib import colormaps
from matplotlib.lines import Line2D

from .light_contours import another_light_map
from .method_looks import LOOKS
from .picture import Picture
from .quick_image import QuickImage
from .style import INK, ORANGE, SURFACE_MAP

FLOOR = 1e-12
THICK = 9  # rows of the image for each strip, so that all strips are equally high
AXES = {
    "evaluations": "evaluations of cost and gradient",
    "steps": "steps",
    "seconds": "milliseconds on this machine",
}
TUNED = tuple(name for name in LOOKS if name != "L-BFGS")


class FairRace(Picture):
    """Left: paths over the surface. Right above: lowest cost so far, above the surface's lowest. Right below: a strip
    for each method, its cost in the end for every learning rate, with a mark at the rate it has.

    `show_surface(...)` and `show_axis(...)` change the background;
    `update(paths, curves, strips, exponents, start, sentence)`: paths {name: (n, 2)}, curves {name: (spent, gap)},
    strips (6, R) from 0 (dark, best) to 1 (no better than the start), nan where it ran away; exponents: log10 of the
    six rates.
    """

    def __init__(self, low, high):
        super().__init__(11.4, 6.3, low, high)

    def draw(self, low, high):
        """Draw the axes, empty; low and high are log10 of the smallest and largest rate."""
        self.sentence = "a race of methods"
        self.map = self.figure.add_axes((0.06, 0.085, 0.42, 0.80))
        self.cost = self.figure.add_axes((0.555, 0.52, 0.43, 0.365))
        self.cost.set(yscale="log", ylim=(FLOOR, 10))
        self.cost.set_title("lowest cost so far, above the minimum")
        self.cost.grid(True)
        self._draw_strips(low, high)
        self.paths, self.ends, self.curves = {}, {}, {}
        for name, look in LOOKS.items():
            line = {"color": look["color"], "linestyle": look["linestyle"], "linewidth": 2}
            (self.paths[name],) = self.map.plot([], [], zorder=3, **line)
            end = {"color": look["color"], "marker": look["marker"], "markeredgecolor": "white", "markersize": 10}
            (self.ends[name],) = self.map.plot([], [], linestyle="", zorder=4, **end)
            (self.curves[name],) = self.cost.plot([], [], **line)
        (self.start,) = self.map.plot([], [], "o", color="white", markeredgecolor=INK, markersize=11, zorder=5)
        handles = [Line2D([], [], label=name, **look) for name, look in LOOKS.items()]
        self.figure.legend(
            handles=handles, loc="upper center", ncols=7, frameon=False, columnspacing=1.3, borderpad=0.1
        )
        self.moving = [self.image, self.seams, *self.marks, *self.paths.values(), *self.ends.values(), self.start]
        self.moving += list(self.curves.values())

    def _draw_strips(self, low, high):
        axes = self.strips = self.figure.add_axes((0.675, 0.085, 0.31, 0.30))
        axes.set(xlim=(low, high), ylim=(len(TUNED) - 0.5, -0.5), xlabel="learning rate $r$, log scale")
        exponents = np.arange(np.ceil(low), np.floor(high) + 1)
        axes.set_xticks(exponents, [f"$10^{{{exponent:.0f}}}$" for exponent in exponents])
        axes.set_yticks(range(len(TUNED)), TUNED)
        axes.set_title("cost in the end by rate: dark is low")
        axes.tick_params(axis="y", length=0)
        self.image = QuickImage(axes, origin="lower", zorder=0)
        self.image.set_data(np.zeros((2, 2, 4), np.uint8))
        axes.add_image(self.image)
        axes.set(xlim=(low, high), ylim=(len(TUNED) - 0.5, -0.5))
        edges = np.arange(1, len(TUNED)) - 0.5
        self.seams = axes.hlines(edges, low, high, color="white", linewidth=4, zorder=1)
        self.marks = [
            axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=4, clip_on=False)[0]
            for _ in TUNED
        ]

    def show_surface(self, title, X, Y, Z, levels, points, highest):
        """Draw another surface; `highest` is the top of the axis of costs."""
        self.cost.set_ylim(FLOOR, highest)
        another_light_map(self, title, X, Y, Z, levels, points)

    def show_axis(self, name, most):
        """Draw the costs against one of AXES, from 0 to `most`."""
        if (AXES[name], most) != (self.cost.get_xlabel(), self.cost.get_xlim()[1]):
            self.cost.set(xlim=(0, most), xlabel=AXES[name])
            self.background_changed()

    def update(self, paths, curves, strips, exponents, start, sentence):
        """Show another race."""
        self.sentence = sentence
        low, high = np.transpose([self.map.get_xlim(), self.map.get_ylim()])
        far = 5 * (high - low)
        for name in LOOKS:
            x = np.clip(paths[name][np.isfinite(paths[name]).all(axis=1)], low - far, high + far)
            self.paths[name].set_data(*x.T)
            self.ends[name].set_data(*x[-1:].T)
            spent, gap = curves[name]
            self.curves[name].set_data(spent, np.maximum(gap, FLOOR))
        self.start.set_data(start[:1], start[1:])
        colours = colormaps[SURFACE_MAP](strips, bytes=True)
        colours[np.isnan(strips)] = 255
        self.image.set_data(np.repeat(colours[::-1], THICK, axis=0))
        for row, (mark, exponent) in enumerate(zip(self.marks, exponents, strict=True)):
            mark.set_data([exponent], [row])
