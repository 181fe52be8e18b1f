"""A network in which activations flow to the right and deltas flow back to the left."""

from .network_drawing import NetworkDrawing, written
from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, DARK, GREY, ORANGE, RED


class BackwardFlow(Picture):
    """The network drawn: activations in the units, deltas below them, an arrow for the direction, y at the outputs."""

    def __init__(self, sizes, Theta):
        super().__init__(9.6, 6.5, sizes, Theta)

    def draw(self, sizes, Theta):
        """Draw the network with its weights, units empty."""
        self.sentence = "deltas flowing back"
        axes = self.map = self.figure.add_axes((0.0, 0.0, 0.94, 0.95))
        self.network = NetworkDrawing(axes, sizes, numbers=False)
        self.network.show_weights(Theta)
        self.outputs = [self.network.places[len(sizes), k] for k in range(1, sizes[-1] + 1)]
        self.targets = [QuickText(axes, x + 0.5, y, ha="left", fontsize=12, color=GREY) for x, y in self.outputs]
        (left, right), top = axes.get_xlim(), axes.get_ylim()[1]
        self.direction = QuickText(axes, (left + right) / 2, top + 0.05, fontsize=13, weight="bold")
        self.network.marked_lines.set_color(ORANGE)
        self.moving = [*self.network.moving, *self.targets, self.direction]

    def update(self, a, delta, y, marked, sentence):
        """Show activations and deltas {layer: (s_l,)} as far as known, targets y or None, and what is marked.

        marked is (units, connections) as the drawing of a network takes them.
        """
        self.sentence = sentence
        self.network.show_values(a)
        captions = {(l, j): f"δ {written(v, '{:.3f}')}" for l in delta for j, v in enumerate(delta[l], start=1)}
        self.network.show_captions(captions)
        for k, text in enumerate(self.targets):
            text.set_text("" if y is None else f"y = {y[k]:g}")
        self.network.mark(*marked)
        self.direction.set_text("←  back: deltas" if delta else "forward: activations  →")
        self.direction.set_color(DARK[RED] if delta else BLUE)
