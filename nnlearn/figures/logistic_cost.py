"""Logistic regression on a few points: its predictions in the plane, and the cost put together from its parts."""

from .bars import Bars
from .decision_regions import DecisionRegions
from .picture import Picture
from .style import BLUE, GREEN, INK, RED


class LogisticCost(Picture):
    """Left: prediction and border over the plane, with the points. Right: each point's term, their mean, penalty, J.

    X (m, 2) and y (m,) are the points. `update(values, terms, data, penalty, sentence)`: values (n, n) are the
    predictions on slices.grid(bounds, n), terms (m,) the points' costs, data and penalty the two halves of J.
    """

    def __init__(self, bounds, X, y):
        super().__init__(10.4, 4.0, bounds, X, y)

    def draw(self, bounds, X, y):
        """Draw the points, numbered, and the empty bars."""
        self.sentence = "logistic regression"
        axes = self.map = self.figure.add_axes((0.06, 0.14, 0.36, 0.76))
        self.regions = DecisionRegions(axes, bounds, X, y)
        axes.set_title("prediction $h$; the line is $h = 0.5$")
        # As markers, because letters are slow to draw.
        numbers = [
            axes.plot(x1 + 0.25, x2 + 0.15, marker=f"${k}$", color=INK, markersize=8, zorder=5)[0]
            for k, (x1, x2) in enumerate(X, 1)
        ]
        axes = self.parts = self.figure.add_axes((0.50, 0.14, 0.48, 0.76))
        labels = [f"point {k}" for k in range(1, len(X) + 1)] + ["mean", "penalty", "$J$"]
        colours = [BLUE] * len(X) + [BLUE, GREEN, RED]
        self.bars = Bars(axes, labels, colours, ["//"] * len(X) + ["", "..", ""])
        axes.axvline(len(X) - 0.5, color=INK, linewidth=1)
        axes.set_title("term of each point; then $J$ = mean + penalty")
        self.moving = [*self.regions.moving, *numbers, *self.bars.moving]

    def update(self, values, terms, data, penalty, sentence):
        """Show other predictions and what they cost."""
        self.sentence = sentence
        self.regions.show(values)
        if self.bars.show([*terms, data, penalty, data + penalty]):
            self.background_changed()
