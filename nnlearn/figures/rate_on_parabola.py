"""Descent on the parabola x^2: the steps on the curve, the distance by step, and the factor that decides."""

import numpy as np

from .picture import Picture
from .style import BLUE, DARK, GREEN, GREY, INK, ORANGE, RED


class RateOnParabola(Picture):
    """Left: x^2 with the iterates; middle: |x_k| against k, log axis; right: the factor 1 - 2r against r.

    The band of factors between -1 and 1 and the rate where it ends are drawn once `reveal()` was called.
    `update(path, rate, factor, sentence)` shows another Path.
    """

    def __init__(self, curve, rates, factors):
        super().__init__(11.2, 4.0, curve, rates, factors)

    def draw(self, curve, rates, factors):
        """Draw the parabola, the line of factors, and empty axes of the distance."""
        self.sentence = "descent on the parabola"
        axes = self.hill = self.figure.add_axes((0.05, 0.15, 0.275, 0.74))
        axes.plot(*curve, color=GREY, linewidth=1.5)
        axes.set(xlim=(-2.2, 2.2), ylim=(-0.3, 4.84), xlabel="$x$", title="$f(x) = x^2$ and the steps")
        (self.steps,) = axes.plot([], [], "o-", color=BLUE, linewidth=1.4, markersize=5)
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11)
        axes = self.distance = self.figure.add_axes((0.40, 0.15, 0.265, 0.74))
        axes.set(xlim=(0, 50), ylim=(1e-12, 1e3), yscale="log", xlabel="step $k$", title="$|x_k|$, log scale")
        axes.axhline(1e-6, color=GREEN, linestyle="--", linewidth=1.3)
        axes.text(49, 1.6e-6, "$10^{-6}$", ha="right", color=DARK[GREEN])
        axes.grid(True)
        (self.size,) = axes.plot([], [], "o-", color=BLUE, markersize=4)
        axes = self.line = self.figure.add_axes((0.735, 0.15, 0.25, 0.74))
        axes.plot(rates, factors, color=INK, linewidth=1.5)
        axes.axhline(0, color=GREY, linewidth=1)
        axes.set(xlim=(0, 1.15), ylim=(-1.3, 1.1), xlabel="learning rate $r$", title="each step: $x$ times this")
        self.band = axes.axhspan(-1, 1, color=GREEN, alpha=0.15, visible=False)
        self.limit = axes.axvline(1, color=RED, linestyle="--", visible=False)
        (self.marker,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11)
        self.moving = [self.steps, self.start, self.size, self.marker]

    def update(self, path, rate, factor, sentence):
        """Show another Path and the factor of its rate."""
        self.sentence = sentence
        x, J = path.x[:, 0], path.J
        seen = np.abs(x) < 50
        self.steps.set_data(x[seen], J[seen])
        self.start.set_data(x[:1], J[:1])
        self.size.set_data(path.step, np.maximum(np.abs(x), 1e-12))
        self.marker.set_data([rate], [factor])

    def reveal(self):
        """Show where the factor leaves the band between -1 and 1."""
        self.band.set_visible(True)
        self.limit.set_visible(True)
        self.background_changed()
