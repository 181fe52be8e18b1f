"""A ball on a plateau, with and without momentum: where both are at one moment, and how far they get with time."""

import numpy as np

from .method_looks import LOOKS
from .picture import Picture
from .style import GREY, INK, RED

ARROW = 5
OUTSIDE = 3.0  # what is further out is drawn there, outside the axes
NAMES = ("gradient descent", "momentum")


class PlateauCrossing(Picture):
    """Left: the cost over w with both balls and the velocity's arrow at step k. Right: w against the step.

    `update(paths, k, J, velocity, sentence)`: paths = {name: w (n+1,)} for the two NAMES, J = {name: cost at step k},
    velocity: the step that momentum makes next, drawn five times as long.
    """

    def __init__(self, w, f, steps):
        super().__init__(11.0, 4.1, w, f, steps)

    def draw(self, w, f, steps):
        """Draw the cost (w, f), and empty paths up to `steps`."""
        self.sentence = "two balls on a plateau"
        axes = self.hill = self.figure.add_axes((0.065, 0.14, 0.42, 0.76))
        axes.plot(w, f, color=GREY, linewidth=1.5)
        axes.set(xlim=(w[0], w[-1]), ylim=(-0.04, 0.62), xlabel="$w$", title=r"$f(w) = \sigma(w)^2 / 2$")
        (self.shaft,) = axes.plot([], [], color=RED, linewidth=3, solid_capstyle="butt")
        (self.tip,) = axes.plot([], [], marker="<", color=RED, markersize=11)
        axes = self.time = self.figure.add_axes((0.565, 0.14, 0.42, 0.76))
        axes.set(xlim=(0, steps), ylim=(w[0], w[-1]), xlabel="step $k$", title="$w$ against the step")
        axes.axhline(0, color=INK, linewidth=1, linestyle=(0, (2, 2)))
        axes.grid(True)
        self.balls, self.lines, self.marks = {}, {}, {}
        for name in NAMES:
            look = LOOKS[name]
            ball = {"color": look["color"], "marker": look["marker"], "markeredgecolor": INK, "markersize": 11}
            (self.balls[name],) = self.hill.plot([], [], linestyle="", zorder=4, label=name, **ball)
            (self.lines[name],) = axes.plot([], [], color=look["color"], linestyle=look["linestyle"], linewidth=2.4)
            (self.marks[name],) = axes.plot([], [], linestyle="", zorder=4, **ball)
        self.hill.legend(loc="upper left")
        self.moving = [self.shaft, self.tip, *self.balls.values(), *self.lines.values(), *self.marks.values()]

    def update(self, paths, k, J, velocity, sentence):
        """Show another pair of paths at step k."""
        self.sentence = sentence
        low, high = self.hill.get_xlim()
        for name, w in paths.items():
            drawn = np.clip(w, low - OUTSIDE, high + OUTSIDE)
            self.balls[name].set_data([drawn[k]], [J[name]])
            self.lines[name].set_data(np.arange(len(w)), drawn)
            self.marks[name].set_data([k], [drawn[k]])
        start = float(np.clip(paths["momentum"][k], low, high))
        end = float(np.clip(start + ARROW * velocity, low, high))
        height = J["momentum"] + 0.05
        self.shaft.set_data([start, end], [height, height])
        self.tip.set_data([end], [height])
        self.tip.set_visible(abs(end - start) > 0.02 * (high - low))
