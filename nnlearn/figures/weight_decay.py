"""The two halves of a cost as lambda grows, and what lambda makes of a network: its weights and its answers."""

from .bars import Bars
from .decision_regions import DecisionRegions
from .picture import Picture
from .style import BLUE, GREEN, GREY, INK, RED

TOPS = (8, 16, 32, 64, 128, 256, 512)


class WeightDecay(Picture):
    """Left: data half, decay half on top of it, J. Middle: a trained network's weights. Right: its answers.

    edges (n + 1,) are the bins of the weights, X (m, 2) and y (m,) the examples it was trained on. `update(halves,
    counts, values, sentence)`: halves = (data, decay), counts (n,), values (k, k) on slices.grid(bounds, k).
    """

    def __init__(self, edges, bounds, X, y):
        super().__init__(11.2, 4.1, edges, bounds, X, y)

    def draw(self, edges, bounds, X, y):
        """Draw the axes, empty but for the examples."""
        self.sentence = "weight decay"
        axes = self.parts = self.figure.add_axes((0.05, 0.13, 0.235, 0.77))
        self.bars = Bars(axes, ["data", "decay", "$J$"], [BLUE, GREEN, RED], ["//", "..", ""], TOPS)
        axes.set_title("test network: two halves")
        axes = self.weights = self.figure.add_axes((0.345, 0.15, 0.265, 0.75))
        self.histogram = axes.stairs([0] * (len(edges) - 1), edges, fill=True, color=BLUE)
        axes.axvline(0, color=GREY, linewidth=1)
        axes.set(xlim=(edges[0], edges[-1]), xlabel="weight", title="trained: how many weights")
        axes = self.map = self.figure.add_axes((0.68, 0.15, 0.305, 0.75))
        self.regions = DecisionRegions(axes, bounds, X, y)
        for points in self.regions.examples.values():
            points.set(markersize=6, markeredgewidth=1)
        axes.set_title("trained: answers", color=INK)
        self.moving = [*self.bars.moving, self.histogram, *self.regions.moving]

    def update(self, halves, counts, values, sentence):
        """Show other halves, weights and answers."""
        self.sentence = sentence
        data, decay = halves
        self.histogram.set_data(counts)
        most = next(top for top in (8, 16, 40) if top > max(counts))
        rescaled = most != self.weights.get_ylim()[1]
        self.weights.set_ylim(0, most)
        self.regions.show(values)
        if self.bars.show([data, decay, data + decay], [0.0, data, 0.0]) or rescaled:
            self.background_changed()
