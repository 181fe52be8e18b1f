"""The small network of the delta ledger: weights on the connections, activations in the units, deltas below them."""

from .network_drawing import NetworkDrawing, written
from .picture import Picture
from .quick_text import QuickText
from .style import GREY, INK, RED


class DeltaLedgerPicture(Picture):
    """A network of `sizes` with all its numbers; deltas appear as they are found."""

    def __init__(self, sizes):
        super().__init__(10.4, 4.9, sizes)

    def draw(self, sizes):
        """Draw the network, without numbers."""
        self.sentence = "a small network in numbers"
        axes = self.map = self.figure.add_axes((0.0, 0.03, 0.95, 0.97))
        self.network = NetworkDrawing(axes, sizes)
        self.targets = [
            QuickText(axes, x + 0.5, y, ha="left", fontsize=13, color=INK)
            for x, y in (self.network.places[len(sizes), k] for k in range(1, sizes[-1] + 1))
        ]
        words = ["input"] + ["hidden"] * (len(sizes) - 2) + ["output"]
        for l, word in enumerate(words, start=1):
            x, _ = self.network.places[l, 1]
            axes.text(x, axes.get_ylim()[0] + 0.02, f"layer {l}: {word}", ha="center", fontsize=12, color=GREY)
        self.moving = [*self.network.moving, *self.targets]

    def update(self, Theta, derivatives, a, y, delta, marked, sentence):
        """Show a {l: (s_l,)}, y (s_L,) and the deltas {(l, j): number} found so far.

        The connections are drawn by their weights Theta {l: matrix}, which stand on them unless `derivatives`
        {(l, i, j): number} are given. marked is (units, connections) as the drawing of a network takes them.
        """
        self.sentence = sentence
        self.network.show_values(a, "{:.3f}")
        self.network.show_captions({unit: f"δ {written(value, '{:.3f}')}" for unit, value in delta.items()}, RED)
        for text, target in zip(self.targets, y, strict=True):
            text.set_text(f"y = {target:g}")
        self.network.show_weights(Theta, "{:.1f}")
        if derivatives is not None:
            for connection, text in self.network.weights.items():
                known = connection in derivatives
                text.set_text(written(derivatives[connection], "{:.3f}") if known else "?")
        self.network.mark(*marked)
