"""Training cost and held-out cost against the regularisation and against the number of hidden units."""

from .picture import Picture
from .style import AMBER, BLUE, GREY

RANGE = (0, 4.4)  # no cost is above 3.5: what is higher has room for the legend


class Capacity(Picture):
    """Two curves on each side: left by lambda, right by hidden units. `lams` and `units` are the values on the axes.

    `update(by_lam, by_units, chosen, sentence)`: by_lam and by_units are (places, J, J_held_out) of what is known so
    far, places counted from 0 along the axis; chosen = (place of lambda, place of units, J, J_held_out).
    """

    def __init__(self, lams, units):
        super().__init__(11.2, 4.3, lams, units)

    def draw(self, lams, units):
        """Draw the axes, empty."""
        self.sentence = "training and held-out cost"
        left, right = (self.figure.add_axes((x, 0.15, 0.415, 0.75)) for x in (0.07, 0.565))
        left.set(title="the regularisation $\\lambda$", xlabel="$\\lambda$", ylabel="cost $J$ without the penalty")
        right.set(title="the number of hidden units", xlabel="hidden units")
        self.curves, self.here, self.lines = [], [], []
        for axes, values in ((left, lams), (right, units)):
            axes.set(ylim=RANGE, xlim=(-0.4, len(values) - 0.6))
            axes.set_xticks(range(len(values)), [f"{value:g}" for value in values])
            axes.grid(True, axis="y")
            self.lines.append(axes.axvline(0, color=GREY, linewidth=1.2, linestyle=":"))
            (training,) = axes.plot([], [], "s-", color=AMBER, linewidth=1.8, label="training digits")
            (held_out,) = axes.plot([], [], "o--", color=BLUE, linewidth=2.5, label="held-out digits")
            self.curves.append((training, held_out))
            ring = {"markersize": 14, "markerfacecolor": "none", "markeredgewidth": 2.5, "linestyle": ""}
            self.here.append(
                [axes.plot([], [], marker, color=c, **ring)[0] for marker, c in (("s", AMBER), ("o", BLUE))]
            )
        right.legend(loc="upper right")
        self.left, self.right = left, right
        self.moving = [*self.lines, *(line for pair in self.curves for line in pair)]
        self.moving += [ring for pair in self.here for ring in pair]

    def update(self, by_lam, by_units, chosen, sentence):
        """Show what is known, and where the sliders are."""
        self.sentence = sentence
        for (training, held_out), (places, J, J_held_out) in zip(self.curves, (by_lam, by_units), strict=True):
            training.set_data(places, J)
            held_out.set_data(places, J_held_out)
        for line, rings, place in zip(self.lines, self.here, chosen[:2], strict=True):
            line.set_xdata([place, place])
            for ring, J in zip(rings, chosen[2:], strict=True):
                ring.set_data([place], [J])
