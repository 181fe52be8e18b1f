"""A cost of one ReLU weight: two parabolas that meet in a kink, the slope at a point, and descent from there."""

import numpy as np

from .picture import Picture
from .style import BLUE, GREEN, GREY, INK, ORANGE, RED

REACH = 1.2  # half length of the tangents


class Kink(Picture):
    """Left: the cost with its kink at 0, the point and its slope; right: w by step of a descent from that point.

    `update(w, f, point, slopes, path, sentence)`: the curve, the point (w, f), the slopes on its two sides, a Path.
    """

    def __init__(self, bounds, steps):
        super().__init__(10.4, 4.2, bounds, steps)

    def draw(self, bounds, steps):
        """Draw the axes."""
        self.sentence = "a cost with a kink"
        axes = self.curve = self.figure.add_axes((0.065, 0.15, 0.45, 0.74))
        axes.set(xlim=bounds, ylim=(-1, 14), xlabel="$w$", title="the cost $f(w)$")
        axes.grid(True)
        axes.axvline(0, color=GREY, linestyle=":", linewidth=2)
        (self.cost,) = axes.plot([], [], "-", color=BLUE, linewidth=2.5)
        (self.left,) = axes.plot([], [], "--", color=GREEN, linewidth=2.5)
        (self.right,) = axes.plot([], [], "-.", color=RED, linewidth=2.5)
        (self.point,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=12, clip_on=False)
        axes = self.steps = self.figure.add_axes((0.605, 0.15, 0.38, 0.74))
        axes.set(xlim=(0, steps), ylim=bounds, xlabel="step", title="$w$ by step")
        axes.axhline(0, color=GREY, linestyle=":", linewidth=2)
        axes.grid(True)
        (self.path,) = axes.plot([], [], "o-", color=BLUE, markersize=4, linewidth=1.3)
        self.moving = [self.cost, self.left, self.right, self.point, self.path]

    def update(self, w, f, point, slopes, path, sentence):
        """Show another point or another cost."""
        self.sentence = sentence
        self.cost.set_data(w, f)
        # In jumps, because another axis is another background.
        highest = 5 * float(np.ceil(1.02 * np.max(f) / 5))
        if highest != self.curve.get_ylim()[1]:
            self.curve.set_ylim(-highest / 14, highest)
            self.background_changed()
        x, y = point
        for line, slope, side in ((self.left, slopes[0], -1), (self.right, slopes[1], 1)):
            run = side * REACH / np.hypot(1, slope)
            line.set_data([x, x + run], [y, y + slope * run])
        self.point.set_data([x], [y])
        self.path.set_data(path.step, np.clip(path.x[:, 0], -20, 20))
