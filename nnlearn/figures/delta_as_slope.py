"""A delta seen: the cost while one unit's z is shifted, its tangent, and the deltas of the whole layer."""

import numpy as np

from .picture import Picture
from .style import AMBER, BLUE, GREY, INK, ORANGE, PURPLE


class DeltaAsSlope(Picture):
    """Left: the cost against the shift of one z. Right: the deltas of a layer, from back propagation and as slopes.

    `most` is the number of units of the widest layer, `reach` the largest shift.
    """

    def __init__(self, most, reach):
        super().__init__(10.6, 4.2, most, reach)

    def draw(self, most, reach):
        """Draw the axes, empty."""
        self.sentence = "the cost against a shift of one z"
        cost = self.cost = self.figure.add_axes((0.075, 0.135, 0.45, 0.77))
        cost.set(xlim=(-1.06 * reach, 1.06 * reach), ylim=(0, 1), xlabel="shift of $z$")
        cost.set_title("cost of the example", loc="left")
        cost.grid(True)
        (self.curve,) = cost.plot([], [], color=INK, label="cost")
        (self.tangent,) = cost.plot([], [], color=AMBER, linewidth=4, zorder=1.9)
        self.tangent.set_label(r"line with slope $\delta$")
        (self.here,) = cost.plot([], [], "s", color="white", markeredgecolor=INK, markersize=9, zorder=4)
        (self.point,) = cost.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=10, zorder=5)
        cost.legend(loc="upper center", ncols=2, framealpha=0.9)
        bars = self.layer = self.figure.add_axes((0.61, 0.135, 0.375, 0.77))
        bars.set(xlim=(0.4, most + 0.6), xlabel="unit of the layer", xticks=range(1, most + 1))
        bars.set_title("deltas of the layer", loc="left")
        bars.axhline(0, color=GREY, linewidth=1.2)
        self.bars = bars.bar(np.arange(1, most + 1), np.zeros(most), 0.55, color=BLUE, label="back propagation")
        (self.slopes,) = bars.plot([], [], "D", color=PURPLE, markersize=9, markeredgecolor="white", zorder=4)
        self.slopes.set_label("slope, measured")
        bars.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=2, frameon=False, borderaxespad=0.1)
        bars.set_title("")
        self.moving = [self.tangent, self.curve, self.here, self.point]

    def show_layer(self, deltas, slopes, chosen):
        """Show the deltas (s_l,) of another layer, the measured slopes, and which unit is chosen (from 0)."""
        for k, bar in enumerate(self.bars):
            bar.set_height(deltas[k] if k < len(deltas) else 0.0)
            bar.set_color(ORANGE if k == chosen else BLUE)
            bar.set_hatch("//" if k == chosen else "")
            bar.set_edgecolor(INK if k == chosen else BLUE)
        self.slopes.set_data(np.arange(1, len(slopes) + 1), slopes)
        room = 1.25 * np.abs(deltas).max()
        self.layer.set_ylim(-room, room)

    def show_cost(self, shifts, cost, delta):
        """Show another curve: the cost (n,) over the shifts (n,), and the tangent of slope delta at shift 0."""
        middle = len(shifts) // 2
        self.curve.set_data(shifts, cost)
        self.here.set_data([0], [cost[middle]])
        self.tangent.set_data(shifts, cost[middle] + delta * shifts)
        room = 0.12 * max(cost.max() - cost.min(), 1e-3)
        self.cost.set_ylim(cost.min() - room, cost.max() + 3.2 * room)
        self.background_changed()

    def update(self, shift, cost, sentence):
        """Move the point."""
        self.sentence = sentence
        self.point.set_data([shift], [cost])
