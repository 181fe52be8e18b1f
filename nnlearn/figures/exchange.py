"""A network before and after two of its hidden units changed places, with what each unit answers to one example."""

from .network_drawing import NetworkDrawing
from .picture import Picture


class Exchange(Picture):
    """Left: the network as it was; right: with two units exchanged, which both drawings mark.

    `update(before, after, units, connections, changed, sentence)`: (Theta, activations {l: (s_l,)}) twice, the units
    that change places, the connections that go with them, whether the outputs have changed. Inputs show their names.
    """

    def __init__(self, sizes):
        super().__init__(11.2, 4.6, sizes)

    def draw(self, sizes):
        """Draw the network twice."""
        self.sentence = "a network before and after an exchange"
        self.networks = []
        self.inputs = {(1, unit): f"$x_{unit}$" for unit in range(1, sizes[0] + 1)}
        self.outputs = [(len(sizes), unit) for unit in range(1, sizes[-1] + 1)]
        for left, title in ((0.005, "before"), (0.505, "after")):
            axes = self.figure.add_axes((left, 0.0, 0.49, 0.93))
            axes.set_title(title)
            self.networks.append(NetworkDrawing(axes, sizes, names=self.inputs, numbers=False))
        self.moving = [artist for network in self.networks for artist in network.moving]

    def update(self, before, after, units, connections, changed, sentence):
        """Show another exchange."""
        self.sentence = sentence
        for network, (Theta, a) in zip(self.networks, (before, after), strict=True):
            network.show_weights(Theta)
            network.show_values({layer: values for layer, values in a.items() if layer > 1})
            network.mark(units, connections)
        said = dict.fromkeys(self.outputs, "changed" if changed else "as before")
        self.networks[1].show_captions({**self.inputs, **said})
