"""The way from a network to its twin: the network on the way, the cost along it, and what it answers."""

import numpy as np

from .decision_regions import DecisionRegions
from .network_drawing import NetworkDrawing
from .picture import Picture
from .style import BLUE, GREEN, INK, ORANGE

NAMES = {(1, 1): "$x_1$", (1, 2): "$x_2$", (2, 1): "unit 1", (2, 2): "unit 2", (3, 1): "output"}


class Permutation(Picture):
    """Left: the network at the point on the line; middle: the cost along the line; right: its answers in the plane.

    `update(Theta, t, J, t_now, J_now, values, sentence)`: the weights there, the cost (n,) at t (n,), the chosen place
    and its cost, the outputs (k, k) on a grid.
    """

    def __init__(self, bounds, X, y, t, highest):
        super().__init__(11.2, 4.2, bounds, X, y, t, highest)

    def draw(self, bounds, X, y, t, highest):
        """Draw the axes."""
        self.sentence = "the way from a network to its twin"
        self.network = NetworkDrawing(self.figure.add_axes((0.005, 0.03, 0.4, 0.86)), (2, 2, 1), names=NAMES)
        self.network.show_values({})
        axes = self.line = self.figure.add_axes((0.45, 0.15, 0.27, 0.74))
        axes.set(xlim=(t[0], t[-1]), ylim=(0, highest), xlabel="$t$", title="cost on the way")
        axes.grid(True)
        for end in (0, 1):
            axes.axvline(end, color=GREEN, linewidth=1.5, linestyle="--")
        (self.cost,) = axes.plot([], [], "-", color=BLUE, linewidth=2.5)
        (self.level,) = axes.plot([], [], ":", color=GREEN, linewidth=2)
        (self.marker,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=12, clip_on=False)
        axes = self.figure.add_axes((0.782, 0.15, 0.2, 0.74))
        axes.set_title("its answers")
        self.regions = DecisionRegions(axes, bounds, X, y)
        self.moving = [*self.network.moving, self.cost, self.level, self.marker, *self.regions.moving]

    def update(self, Theta, t, J, t_now, J_now, values, sentence):
        """Show another place or another twin."""
        self.sentence = sentence
        self.network.show_weights(Theta)
        top = self.line.get_ylim()[1]
        self.cost.set_data(t, np.minimum(J, 2 * top))
        at_start = J[np.abs(t).argmin()]
        self.level.set_data([t[0], t[-1]], [at_start, at_start])
        self.marker.set_data([t_now], [min(J_now, top)])
        self.regions.show(values)
