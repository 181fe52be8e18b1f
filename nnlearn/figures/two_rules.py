"""Two rules for random weights: what they draw, and what a hidden layer makes of it."""

import numpy as np

from .picture import Picture
from .style import BLUE, GREY, INK, RED

LOOKS = {
    "uniform": {"color": BLUE, "linewidth": 2.2},
    "not centred": {"color": RED, "linewidth": 2.2, "linestyle": "--"},
}
LABELS = {
    "uniform": r"$2\epsilon_{\rm init} U - \epsilon_{\rm init}$",
    "not centred": r"$\epsilon_{\rm init}\, U$",
}


class TwoRules(Picture):
    """Histograms: left the weights, in units of eps_init; right the activations of a layer of logistic units.

    `update(weights, activations, sentence)` takes {rule: shares of the bins}.
    """

    def __init__(self, weight_edges, activation_edges):
        super().__init__(11.2, 3.7, weight_edges, activation_edges)

    def draw(self, weight_edges, activation_edges):
        """Draw both axes without histograms."""
        self.sentence = "two rules for random weights"
        axes = self.weights = self.figure.add_axes((0.06, 0.16, 0.40, 0.73))
        axes.set(xlim=(-1.3, 1.3), ylim=(0, 0.16), xlabel="weight", title="the weights of the layer: share in each bar")
        axes.set_xticks([-1, 0, 1], [r"$-\epsilon_{\rm init}$", "0", r"$\epsilon_{\rm init}$"])
        axes.axvline(0, color=GREY, linewidth=1)
        axes = self.activations = self.figure.add_axes((0.55, 0.16, 0.43, 0.73))
        axes.set(xlim=(-0.02, 1.02), ylim=(0, 1.02), xlabel="activation", title="the activations of the layer")
        axes.axvline(0.5, color=GREY, linewidth=1)
        self.edges = {self.weights: weight_edges, self.activations: activation_edges}
        self.bars = {
            (axes, rule): axes.plot([], [], drawstyle="steps-post", label=LABELS[rule], **look)[0]
            for axes in self.edges
            for rule, look in LOOKS.items()
        }
        for axes in self.edges:
            axes.legend(loc="upper left", labelcolor=INK)
        self.moving = list(self.bars.values())

    def update(self, weights, activations, sentence):
        """Show other shares."""
        self.sentence = sentence
        for axes, shares in ((self.weights, weights), (self.activations, activations)):
            for rule in LOOKS:
                # A histogram begins and ends on the axis.
                edges = self.edges[axes]
                self.bars[axes, rule].set_data(
                    np.r_[edges[0], edges, edges[-1]], np.r_[0, shares[rule], shares[rule][-1], 0]
                )
