"""The architecture of a network: a sketch of it, and how many parameters it and its relatives have."""

from ..wording import counted
from .network_drawing import NetworkDrawing
from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, DARK, FAINT, GREEN, GREY, INK, ORANGE, RED, SKY

MOST = 7  # circles that are drawn of a layer
LOOKS = ((BLUE, "-"), (RED, "--"), (DARK[GREEN], "-."))  # of one, two and three hidden layers


class Architecture(Picture):
    """Left: the network's units and connections. Right: parameters by units in a hidden layer, for 1 to 3 such layers.

    `units` (n,) are the numbers of units for which `update(sizes, parameters, usual, sentence)` takes the parameters
    (3, n); usual = (low, high) is the band of usual numbers of units.
    """

    def __init__(self, units, most_parameters):
        super().__init__(11.2, 4.3, units, most_parameters)

    def draw(self, units, most_parameters):
        """Draw the axes; the network comes with the first update."""
        self.sentence = "the sketch of a network and the number of its parameters"
        self.units = units
        self.sketch = self.figure.add_axes((0.005, 0.07, 0.575, 0.80))
        self.sketch.axis("off")
        self.network = None
        self.figure.text(
            0.29, 0.015, "grey circles: bias units, which are always 1", ha="center", color=GREY, fontsize=11
        )
        self.labels = [QuickText(self.sketch, 0, 0, va="bottom", color=INK, fontsize=12) for _ in range(5)]
        axes = self.counts = self.figure.add_axes((0.675, 0.135, 0.31, 0.765))
        axes.set(xlim=(1, units[-1]), ylim=(3, most_parameters), yscale="log", ylabel="parameters, log scale")
        axes.set(xlabel="units in each hidden layer")
        axes.set_yticks([10, 100, 1000], ["10", "100", "1000"])
        axes.grid(True)
        self.band = axes.axvspan(1, 2, color=SKY, alpha=0.25, linewidth=0)
        self.band_label = QuickText(
            axes, 1, 0.95 * most_parameters, "usual", ha="left", va="top", color=INK, fontsize=11
        )
        self.curves = [
            axes.plot([], [], color=colour, linestyle=style, label=label)[0]
            for (colour, style), label in zip(LOOKS, ("1 hidden layer", "2", "3"), strict=True)
        ]
        (self.chosen,) = axes.plot(
            [], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=4, clip_on=False
        )
        axes.legend(loc="lower right", bbox_to_anchor=(1.02, 0.985), ncols=3, frameon=False, columnspacing=1.0)
        self._still = [self.band, self.band_label, *self.curves, self.chosen, *self.labels]
        self.moving = self._still

    def update(self, sizes, parameters, usual, sentence):
        """Show another network."""
        self.sentence = sentence
        # Layers with more units than are drawn look alike, so most moves of a slider change the labels alone.
        drawn = tuple(min(units, MOST + 1) for units in sizes)
        if self.network is None or self.network.sizes != drawn:
            self._sketch(drawn)
        self._name_layers(sizes)
        for curve, counts in zip(self.curves, parameters, strict=True):
            curve.set_data(self.units, counts)
        hidden = sizes[1:-1]
        self.chosen.set_data([hidden[0]], [parameters[len(hidden) - 1][self.units.index(hidden[0])]])
        low, high = usual
        self.band.set_x(low)
        self.band.set_width(high - low)
        self.band_label.set_x(low + 0.3)

    def _sketch(self, sizes):
        for artist in () if self.network is None else self.network.moving:
            artist.remove()
        self.network = NetworkDrawing(self.sketch, sizes, numbers=False, most=MOST, texts=False)
        self.network.circles.set_facecolor(["white" if unit else FAINT for _, unit in self.network.places])
        self.network.circles.set_array(None)
        self.moving = [*self.network.moving, *self._still]
        for artist in self.network.moving:
            artist.set_animated(True)

    def _name_layers(self, sizes):
        names = [counted(sizes[0], "input"), *map(str, sizes[1:-1]), counted(sizes[-1], "output")]
        top = self.sketch.get_ylim()[1]
        for number, label in enumerate(self.labels):
            label.set_text(names[number] if number < len(sizes) else "")
            label.set_position((self.network.places[min(number + 1, len(sizes)), 1][0], top))
