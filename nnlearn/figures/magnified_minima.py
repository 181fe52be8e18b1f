"""Minima under the magnifying glass: a curve with its parabola, and a round and a flat minimum of a surface."""

import numpy as np
from matplotlib.patches import Rectangle

from .cost_map import CostMap
from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED, outline

SHARES = (0.02, 0.1, 0.25, 0.5, 1.0)  # heights of the level lines, as shares of the height at distance h


class MagnifiedMinima(Picture):
    """From left: the curve with the window; the window magnified; a round and a flat minimum, magnified as much.

    curve is (x, f), each (n,); `update(...)` shows another window.
    """

    def __init__(self, curve):
        super().__init__(11.2, 3.6, curve)

    def draw(self, curve):
        """Draw the curve and three empty windows."""
        self.sentence = "minima under the magnifying glass"
        axes = self.whole = self.figure.add_axes((0.045, 0.17, 0.215, 0.71))
        axes.plot(*curve, color=INK, linewidth=1.8)
        axes.set(xlim=(-4, 2.5), ylim=(-115, 60), xlabel="$x$", title="the quartic")
        (self.parabola_whole,) = axes.plot([], [], "--", color=BLUE, linewidth=1.6)
        self.window = Rectangle((0, 0), 1, 1, fill=False, edgecolor=RED, linewidth=2)
        axes.add_patch(self.window)
        (self.spot,) = axes.plot([], [], "v", color=RED, markersize=9)
        axes = self.glass = self.figure.add_axes((0.30, 0.17, 0.205, 0.71))
        axes.set(xlim=(-1, 1), ylim=(-0.35, 2.1), yticks=[], title="magnified")
        axes.set_xticks([-1, 0, 1], ["$x^*-h$", "$x^*$", "$x^*+h$"])
        for spine in axes.spines.values():
            spine.set(visible=True, edgecolor=RED, linewidth=2)
        (self.f,) = axes.plot([], [], color=INK, linewidth=1.8, label="$f$")
        (self.parabola,) = axes.plot([], [], "--", color=BLUE, linewidth=2.2, label="parabola")
        (self.ends,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=8, zorder=4)
        axes.legend(loc="upper center")
        self.maps, still = [], []
        for left, title in ((0.568, "round: $(1, 0)$"), (0.788, "flat: $(0, 1)$")):
            axes = self.figure.add_axes((left, 0.235, 0.2, 0.645))
            axes.set_title(title)
            axes.set_xticks([-1, 0, 1], ["$-h$", "0", "$h$"])
            axes.set_yticks([-1, 0, 1], ["$-h$", "0", "$h$"] if left < 0.6 else [])
            circle = np.linspace(0, 2 * np.pi, 121)
            self.maps.append(CostMap(axes, ((-1, 1), (-1, 1))))
            (round_one,) = axes.plot(
                0.7 * np.cos(circle), 0.7 * np.sin(circle), "--", color=RED, linewidth=1.6, zorder=3
            )
            round_one.set_path_effects(outline(3.4))
            still.append(round_one)
            still += axes.plot(0, 0, "v", color="white", markeredgecolor=INK, markersize=8, zorder=4)
        self.moving = [self.parabola_whole, self.window, self.spot, self.f, self.parabola, self.ends]
        self.moving += [artist for map_ in self.maps for artist in map_.moving]
        self.moving += still
        self.figure.text(0.568, 0.035, "dashed: a circle of radius $0.7\\,h$", color=GREY)

    def update(self, place, h, parabola, near, windows, sentence):
        """Show the window of half-width h around `place` = (x*, f*).

        parabola: (x, heights) for the whole curve; near: (t, f, parabola) in the window, in units of the parabola's
        height at h; windows: two arrays (n, n) around the minima of the surface, each in units of its height at h.
        """
        self.sentence = sentence
        x, f = place
        self.parabola_whole.set_data(*parabola)
        self.window.set_bounds(x - h, f - 0.15 * 175 * h, 2 * h, 0.3 * 175 * h)
        self.spot.set_data([x], [f])
        t, heights, model = near
        self.f.set_data(t, heights)
        self.parabola.set_data(t, model)
        self.ends.set_data([-1, 1], heights[[0, -1]])
        for map_, values in zip(self.maps, windows, strict=True):
            map_.show(values, SHARES)
