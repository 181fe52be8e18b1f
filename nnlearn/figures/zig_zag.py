"""Steepest descent against conjugate gradient in a long valley, both with the best step along their direction."""

import numpy as np

from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED

FLOOR = 1e-14


class ZigZag(Picture):
    """Left: level lines with the zig-zag of steepest descent and the steps of conjugate gradient; right: the distances.

    `update(steepest, conjugate, ellipses, sentence)`: two Paths from one start, and level lines, a list of (2, n).
    """

    def __init__(self, bounds, n_ellipses, steps):
        super().__init__(10.4, 4.2, bounds, n_ellipses, steps)

    def draw(self, bounds, n_ellipses, steps):
        """Draw the axes."""
        self.sentence = "steepest descent and conjugate gradient in a long valley"
        axes = self.map = self.figure.add_axes((0.065, 0.15, 0.5, 0.74))
        axes.set(xlim=bounds[0], ylim=bounds[1], xlabel="$x$", ylabel="$y$", title="$f = x^2 + \\kappa y^2$")
        self.ellipses = [axes.plot([], [], "-", color=GREY, linewidth=1)[0] for _ in range(n_ellipses)]
        axes.plot(0, 0, "v", color=INK, markersize=9)
        (self.steepest,) = axes.plot([], [], "o-", color=BLUE, linewidth=1.6, markersize=4, label="steepest descent")
        (self.conjugate,) = axes.plot([], [], "s--", color=RED, linewidth=2.4, markersize=6, label="conjugate gradient")
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11)
        axes.legend(loc="lower left", framealpha=0.9)
        axes = self.distance = self.figure.add_axes((0.66, 0.15, 0.325, 0.74))
        axes.set(xlim=(0, steps), ylim=(FLOOR / 2, 1e3), yscale="log", xlabel="step $k$")
        axes.set_title("length of the gradient")
        axes.grid(True)
        (self.slow,) = axes.plot([], [], "o-", color=BLUE, markersize=4)
        (self.quick,) = axes.plot([], [], "s--", color=RED, markersize=6)
        self.moving = [*self.ellipses, self.steepest, self.conjugate, self.start, self.slow, self.quick]

    def update(self, steepest, conjugate, ellipses, sentence):
        """Show two other paths in another valley."""
        self.sentence = sentence
        for line, ellipse in zip(self.ellipses, ellipses, strict=True):
            line.set_data(*ellipse)
        self.steepest.set_data(*steepest.x.T)
        self.conjugate.set_data(*conjugate.x.T)
        self.start.set_data(*steepest.x[:1].T)
        for line, path in ((self.slow, steepest), (self.quick, conjugate)):
            line.set_data(path.step, np.maximum(np.linalg.norm(path.grad, axis=1), FLOOR))
