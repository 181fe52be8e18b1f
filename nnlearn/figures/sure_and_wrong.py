"""A logistic output whose target is 0: two costs against z, and the slopes that each of them sends back."""

from .picture import Picture
from .style import BLUE, INK, RED

LOOKS = {
    "cross-entropy": {"color": BLUE, "linestyle": "-", "marker": "o"},
    "half squared error": {"color": RED, "linestyle": "--", "marker": "s"},
}


class SureAndWrong(Picture):
    """Left: cost against z; right: the size of delta against z; one curve for each cost of LOOKS.

    z (n,), costs and deltas {name: (n,)}. `update(z, costs, deltas, sentence)` moves the markers, with numbers.
    """

    def __init__(self, z, costs, deltas):
        super().__init__(10.4, 3.9, z, costs, deltas)

    def draw(self, z, costs, deltas):
        """Draw the curves and the empty markers."""
        self.sentence = "two costs of a logistic output"
        self.costs = self.figure.add_axes((0.06, 0.15, 0.42, 0.75))
        self.deltas = self.figure.add_axes((0.56, 0.15, 0.42, 0.75))
        self.markers = {}
        for axes, curves, title in (
            (self.costs, costs, "cost of the output, target $y = 0$"),
            (self.deltas, deltas, r"size of its delta, $|\delta|$"),
        ):
            axes.grid(True)
            axes.set(xlim=(z[0], z[-1]), xlabel="$z$", title=title)
            for name, look in LOOKS.items():
                axes.plot(z, curves[name], color=look["color"], linestyle=look["linestyle"], label=name)
                (self.markers[axes, name],) = axes.plot(
                    [],
                    [],
                    look["marker"],
                    color=look["color"],
                    markeredgecolor=INK,
                    markersize=11,
                    zorder=5,
                    clip_on=False,
                )
        self.costs.legend(loc="upper left")
        self.moving = list(self.markers.values())

    def update(self, z, costs, deltas, sentence):
        """Move the markers to z, where costs and deltas are {name: number}."""
        self.sentence = sentence
        for axes, values in ((self.costs, costs), (self.deltas, deltas)):
            for name in LOOKS:
                self.markers[axes, name].set_data([z], [values[name]])
