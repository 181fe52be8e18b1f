"""Several methods from one start on one surface: their paths, and what each has paid for its cost."""

import numpy as np

from .contours import draw_contours
from .picture import Picture
from .style import GROUND, INK, ORANGE, SERIES

FLOOR = 1e-16


class PathsTogether(Picture):
    """Left: contours with one path a method; right: the cost against steps or evaluations.

    X, Y, Z (rows, columns), levels and points are the surface, names the methods, at most five.
    `update(paths, paid, xlabel, sentence)`: {name: Path} of those that are shown, {name: what each visit has cost}.
    """

    def __init__(self, X, Y, Z, levels, points, names):
        super().__init__(10.4, 4.6, X, Y, Z, levels, points, names)

    def draw(self, X, Y, Z, levels, points, names):
        """Draw the contours and the axes of the cost."""
        self.sentence = "several methods from one start"
        axes = self.map = self.figure.add_axes((0.075, 0.14, 0.43, 0.77))
        draw_contours(axes, X, Y, Z, levels, points)
        axes.set(xlabel="$x_1$", ylabel="$x_2$", title="the paths")
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=5)
        self.cost = self.figure.add_axes((0.59, 0.14, 0.395, 0.77))
        self.cost.set(xscale="log", yscale="log", xlim=(0.6, 2e3), ylim=(FLOOR, 1e4), title="the cost $J$")
        self.cost.grid(True)
        self.lines = {}
        for name, look in zip(names, SERIES, strict=False):
            (halo,) = self.map.plot([], [], "-", color="white", linewidth=4, gid=GROUND)
            (path,) = self.map.plot([], [], **look, markersize=4)
            (curve,) = self.cost.plot([], [], **look, markersize=4, label=name)
            self.lines[name] = halo, path, curve
        self.cost.legend(loc="lower right", framealpha=0.9)
        self.moving = [line for lines in self.lines.values() for line in lines] + [self.start]

    def update(self, paths, paid, xlabel, sentence):
        """Show other paths; methods that are missing are not drawn."""
        self.sentence = sentence
        low, high = np.array([self.map.get_xlim(), self.map.get_ylim()]).T
        span = high - low
        for name, (halo, line, curve) in self.lines.items():
            path = paths.get(name)
            x = np.empty((0, 2)) if path is None else path.x[np.isfinite(path.x).all(axis=1)]
            x = np.clip(x, low - 5 * span, high + 5 * span)
            halo.set_data(*x.T)
            line.set_data(*x.T)
            line.set_markevery(max(len(x) // 40, 1))
            J = np.empty(0) if path is None else np.clip(path.J, FLOOR, 1e300)
            curve.set_data([] if path is None else np.maximum(paid[name], 0.7), J)
            curve.set_markevery(max(len(J) // 20, 1))
        first = next(iter(paths.values()))
        self.start.set_data(*first.x[:1].T)
        if self.cost.get_xlabel() != xlabel:
            self.cost.set_xlabel(xlabel)
            self.background_changed()
