"""The output delta: the slope of one example's cost in z, for three pairs of cost and output unit."""

from .picture import Picture
from .style import AMBER, GREY, INK, ORANGE, SERIES

LIMIT = 6.0
HIGHEST_COST, HIGHEST_DELTA = 6.4, 2.4


class OutputDelta(Picture):
    """Left: the chosen cost against z with its tangent. Right: delta against z, one curve for each of `names`."""

    def __init__(self, names):
        super().__init__(10.6, 4.2, names)

    def draw(self, names):
        """Draw the axes, empty."""
        self.sentence = "the output delta against z"
        cost = self.cost = self.figure.add_axes((0.065, 0.135, 0.40, 0.77))
        cost.set(xlim=(-LIMIT, LIMIT), ylim=(-0.3, HIGHEST_COST), xlabel="$z$ of the output unit")
        cost.set_title("cost of one example, and its tangent", loc="left")
        cost.grid(True)
        (self.curve,) = cost.plot([], [], color=INK)
        (self.tangent,) = cost.plot([], [], color=AMBER, linewidth=4, zorder=1.9)
        delta = self.delta = self.figure.add_axes((0.555, 0.135, 0.43, 0.77))
        delta.set(xlim=(-LIMIT, LIMIT), ylim=(-HIGHEST_DELTA, HIGHEST_DELTA), xlabel="$z$ of the output unit")
        delta.set_title(r"its slope $\delta$", loc="left")
        delta.grid(True)
        delta.axhline(0, color=GREY, linewidth=1.2)
        self.deltas = {}
        for name, look in zip(names, SERIES, strict=False):
            (self.deltas[name],) = delta.plot([], [], color=look["color"], linestyle=look["linestyle"], label=name)
        delta.legend(loc="upper left", bbox_to_anchor=(0.0, 1.0), framealpha=0.9)
        dot = {"marker": "o", "color": ORANGE, "markeredgecolor": INK, "markersize": 10, "zorder": 5, "clip_on": False}
        (self.at_cost,) = cost.plot([], [], **dot)
        (self.at_delta,) = delta.plot([], [], **dot)
        self.moving = [self.curve, self.tangent, *self.deltas.values(), self.at_cost, self.at_delta]

    def update(self, z, cost, deltas, chosen, point, sentence):
        """Show cost (n,) and deltas {name: (n,)} over z (n,), and the point (z, cost, delta) of the chosen pair."""
        self.sentence = sentence
        self.curve.set_data(z, cost)
        for name, values in deltas.items():
            self.deltas[name].set_data(z, values)
            self.deltas[name].set_linewidth(4 if name == chosen else 1.6)
        z0, cost0, delta0 = point
        self.tangent.set_data([z0 - 2, z0 + 2], [cost0 - 2 * delta0, cost0 + 2 * delta0])
        _put(self.at_cost, z0, cost0, HIGHEST_COST)
        _put(self.at_delta, z0, delta0, HIGHEST_DELTA)


def _put(dot, x, y, limit):
    """Put the dot at (x, y), or as a triangle that points beyond the axis where it ends."""
    dot.set_data([x], [min(max(y, -limit), limit)])
    dot.set_marker("^" if y > limit else "v" if y < -limit else "o")
