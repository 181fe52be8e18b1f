"""Activations and gradients, layer by layer, in a deep network that has not learned anything yet."""

import numpy as np
from matplotlib.collections import PolyCollection

from .picture import Picture
from .style import BLUE, INK, RED, SKY

LOWEST, HIGHEST = 1e-8, 1e4  # sizes beyond are drawn there
HEIGHT = 0.85  # of a layer's highest bar, where layers are 1 apart


class ThroughLayers(Picture):
    """Left: a histogram of each hidden layer's activations; middle: their spread by layer; right: the gradients'.

    `update(shares, activations, gradients, sentence)` shows another network, `set_range(low, high, label)` changes the
    axis of activations.
    """

    def __init__(self, layers):
        super().__init__(11.2, 4.4, layers)

    def draw(self, layers):
        """Draw the three axes; `layers` are the numbers of the hidden layers."""
        self.sentence = "activations and gradients by layer"
        self.layers = list(layers)
        axes = self.ridge = self.figure.add_axes((0.06, 0.14, 0.36, 0.77))
        axes.set(ylim=(len(layers) - 0.3, -1), ylabel="layer")
        axes.set_yticks(range(len(layers)), layers)
        axes.set_title("activations of each hidden layer")
        self.hills = axes.add_collection(PolyCollection([], facecolors=SKY, edgecolors=INK, linewidths=0.8))
        self.lines = {}
        for left, name, first, look in (
            (0.50, "spread of the activations", layers[0], {"color": BLUE, "marker": "o", "linestyle": "-"}),
            (0.775, "size of the gradient $D^{(l)}$", 1, {"color": RED, "marker": "s", "linestyle": "--"}),
        ):
            axes = self.figure.add_axes((left, 0.14, 0.21, 0.77))
            axes.set(
                yscale="log", ylim=(LOWEST / 3, 3 * HIGHEST), xlim=(first - 0.4, layers[-1] + 0.4), xlabel="layer $l$"
            )
            axes.set_xticks(range(first, layers[-1] + 1))
            axes.set_yticks(10.0 ** np.arange(-8, 5, 2))
            axes.minorticks_off()
            axes.grid(True)
            axes.set_title(name)
            (self.lines[name],) = axes.plot([], [], markersize=8, **look)
        self.moving = [self.hills, *self.lines.values()]

    def set_range(self, low, high, label):
        """Let the axis of activations run from low to high; this changes the background."""
        room = 0.02 * (high - low)
        self.ridge.set(xlim=(low - room, high + room), xlabel=label)
        self.background_changed()

    def update(self, edges, shares, activations, gradients, sentence):
        """Show {layer: shares of the bins between `edges`}, and the spreads {layer: number} of both kinds."""
        self.sentence = sentence
        x = np.repeat(edges, 2)
        self.hills.set_verts(
            [
                np.column_stack([x, row - HEIGHT * np.r_[0, np.repeat(_heights(shares[l]), 2), 0]])
                for row, l in enumerate(self.layers)
            ]
        )
        for line, sizes in zip(self.lines.values(), (activations, gradients), strict=True):
            line.set_data(list(sizes), np.clip(list(sizes.values()), LOWEST, HIGHEST))


def _heights(shares):
    """Return heights up to 1. Of ReLU units half are silent: the second highest bar gives the scale, not that one."""
    second, highest = np.sort(shares)[-2:]
    return np.minimum(shares / (second or highest), 1)
