"""Delta of a layer, stacked up example by example."""

import numpy as np

from ..data import sine_example
from ..figures.rank_one_stack import RankOneStack
from . import controls
from .panel import Panel


class RankOneStackPanel(Panel):
    """The five examples of the 3-5-5-4 network: how many are counted, and which layer is looked at."""

    def __init__(self, layer=1, examples=2):
        self.net, theta, X, Y = sine_example()
        _, a = self.net.forward(theta, X)
        self.delta, self.Delta, _ = self.net.backprop(theta, X, Y)
        self.a_tilde = {l: self.net.with_bias(a[l]) for l in self.net.shapes}
        self.products = {l: self.delta[l + 1][:, :, None] * self.a_tilde[l][:, None, :] for l in self.net.shapes}
        self.examples = controls.whole_slider("examples counted", examples, 0, len(X), width="360px")
        self.layer = controls.whole_slider("layer", layer, 1, self.net.L - 1, width="260px")
        picture = RankOneStack(*self._of_layer(layer))
        self._drawn = layer
        super().__init__(picture, "Matrices of rank one stack up", [[self.examples, self.layer]])

    def _of_layer(self, l):
        limits = np.abs(self.delta[l + 1]).max(), 1.0, 0.8 * np.abs(self.Delta[l]).max()
        return l, self.net.shapes[l], self.delta[l + 1], self.a_tilde[l], limits

    def show(self):
        """Sum the products of the examples that are counted."""
        l, n = self.layer.value, self.examples.value
        if l != self._drawn:
            self._drawn = l
            self.picture.redraw(*self._of_layer(l))
        total = self.products[l][:n].sum(axis=0)
        rank = np.linalg.matrix_rank(total)
        shape = " × ".join(map(str, total.shape))
        sentence = (
            f"Δ of layer {l}, shape {shape}, after {n} of {len(self.products[l])} examples: rank {rank}, "
            f"first entry {total[0, 0]:.4f}"
        )
        self.picture.update(self.products[l][:n], total, sentence)
