"""A small network with every number in its place: values in units, sums below them, weights on the lines."""

from .network_drawing import NetworkDrawing, written
from .picture import Picture


class NumberedNetwork(Picture):
    """The network with `sizes`; `names` {(layer, unit): text} stand below units. `update(...)` shows other numbers."""

    def __init__(self, sizes, names):
        super().__init__(9.2, 4.7, sizes, names)

    def draw(self, sizes, names):
        """Draw the network, its numbers empty."""
        self.sentence = "a network with its numbers"
        self.names = names
        self.map = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.network = NetworkDrawing(self.map, sizes, value_range=(-2, 2), zero_is_white=True)
        self.moving = self.network.moving

    def update(self, Theta, z, a, marked, sentence):
        """Show {l: Theta(l)}, {l: z(l)} and {l: a(l)} of one example, and mark connections (l, i, j)."""
        self.sentence = sentence
        self.network.show_weights(Theta)
        self.network.show_values(a, fmt="{:.3f}")
        sums = {(l, i + 1): f"z = {written(value, '{:.3f}')}" for l in z for i, value in enumerate(z[l])}
        self.network.show_captions(self.names | sums)
        self.network.mark(connections=marked)
        # The other connections are as important here: they do not step back.
        self.network.lines.set_alpha([1.0] * len(self.network.connections))
