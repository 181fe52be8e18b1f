"""Momentum in a long valley: the path with and without it, the distance by step, and the factor over (r, mu)."""

import numpy as np

from .cost_map import CostMap
from .method_looks import LOOKS
from .picture import Picture
from .style import GREY, INK, ORANGE, RED, outline

NAMES = ("gradient descent", "momentum")
STEPS_FOR_A_DIGIT = np.array([1, 2, 3, 4, 6, 8, 10, 12, 15, 20, 30, 50, 100, 200])
FACTORS = (*10 ** (-1 / STEPS_FOR_A_DIGIT), 1.0)
OUTSIDE = 3.0  # a path that ends further out is drawn as far as its first such point


class MomentumInAValley(Picture):
    """Left: x^2 + kappa y^2 with both paths and the velocity at step k; middle: distances; right: factor over (r, mu).

    `show_valley(ellipses, factors, best)`: seven (2, n) level lines, factors (n, n) over (share of 1/kappa, mu), and
    the best such pair. `update(paths, distances, k, velocity, place, sentence)`: paths = {name: (n+1, 2)}, place the
    present pair.
    """

    def __init__(self, shares, memories, steps):
        super().__init__(11.4, 4.3, shares, memories, steps)

    def draw(self, shares, memories, steps):
        """Draw the axes; shares and memories are the ranges (low, high) of the map."""
        self.sentence = "momentum in a long valley"
        axes = self.map = self.figure.add_axes((0.062, 0.14, 0.265, 0.76))
        axes.set(xlim=(-1.3, 1.3), ylim=(-1.3, 1.3), xlabel="$x$", ylabel="$y$", title="$f = x^2 + \\kappa y^2$")
        axes.plot(0, 0, "v", color=INK, markersize=9)
        self.ellipses = [axes.plot([], [], "-", color=GREY, linewidth=1)[0] for _ in range(7)]
        (self.velocity,) = axes.plot([], [], color=RED, linewidth=3.2, zorder=5)
        (self.tip,) = axes.plot([], [], "o", color=RED, markersize=7, zorder=5)
        (self.ball,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=10, zorder=5)
        axes = self.size = self.figure.add_axes((0.39, 0.14, 0.25, 0.76))
        axes.set(xlim=(0, steps), ylim=(1e-10, 1e3), yscale="log", xlabel="step $k$", title="distance from the minimum")
        axes.axhline(1e-6, color=GREY, linewidth=1, linestyle=(0, (2, 2)))
        axes.grid(True)
        self.paths, self.distances = {}, {}
        for name in NAMES:
            colour = {"color": LOOKS[name]["color"], "linestyle": {"gradient descent": "--", "momentum": "-"}[name]}
            marker = {"marker": LOOKS[name]["marker"], "markersize": 3.5}
            (self.paths[name],) = self.map.plot([], [], linewidth=1.5, **colour, **marker)
            (self.distances[name],) = axes.plot([], [], linewidth=2.2, label=name, **colour)
        axes.legend(loc="upper right")
        (self.moment,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=9, zorder=5)
        axes = self.choice = self.figure.add_axes((0.735, 0.14, 0.25, 0.76))
        self.factors = CostMap(axes, (shares, memories))
        axes.set(xlabel="rate $r$ as a share of $1/\\kappa$", ylabel="memory $\\mu$", title="dark is fast")
        (self.limit,) = axes.plot([1, 2], [0, 1], color=RED, linestyle="--", linewidth=2, zorder=2)
        self.limit.set_path_effects(outline(4))
        (self.best,) = axes.plot([], [], "*", color="white", markeredgecolor=INK, markersize=17, zorder=3)
        (self.place,) = axes.plot(
            [], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=4, clip_on=False
        )
        self.moving = [*self.ellipses, *self.paths.values(), self.velocity, self.tip, self.ball]
        self.moving += [*self.distances.values(), self.moment, *self.factors.moving, self.limit, self.best, self.place]

    def show_valley(self, ellipses, factors, best):
        """Show another valley."""
        for line, ellipse in zip(self.ellipses, ellipses, strict=True):
            line.set_data(*ellipse)
        self.factors.show(factors, FACTORS)
        self.best.set_data([best[0]], [best[1]])

    def update(self, paths, distances, k, velocity, place, sentence):
        """Show another pair of paths."""
        self.sentence = sentence
        for name in NAMES:
            x = np.clip(paths[name], -1e3, 1e3)
            away = np.abs(x).max(axis=1) > OUTSIDE
            drawn = x[: int(np.argmax(away)) + 1] if away[-1] else x
            self.paths[name].set_data(*drawn.T)
            self.distances[name].set_data(np.arange(len(x)), np.clip(distances[name], 1e-10, 1e4))
        here = np.clip(paths["momentum"][k], -OUTSIDE, OUTSIDE)
        there = np.clip(paths["momentum"][k] + velocity, -OUTSIDE, OUTSIDE)
        self.ball.set_data(*here[:, np.newaxis])
        self.velocity.set_data(*np.stack([here, there], axis=-1))
        self.tip.set_data(*there[:, np.newaxis])
        self.moment.set_data([k], [np.clip(distances["momentum"][k], 1e-10, 1e3)])
        self.place.set_data([place[0]], [place[1]])
