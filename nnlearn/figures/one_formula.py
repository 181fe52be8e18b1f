"""A network as one formula: its parts have the colours of the nodes, its numbers stand below their letters."""

from .decision_regions import DecisionRegions
from .network_drawing import NetworkDrawing, written
from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, DARK, GREEN, INK, RED

COLOURS = {3: BLUE, 4: DARK[RED], 5: DARK[GREEN]}  # of the nodes, in formula and drawing
NODES = {(1, 1): 1, (1, 2): 2, (2, 1): 3, (2, 2): 4, (3, 1): 5}

# The formula piece by piece: the text, the node it belongs to (0 for none), and the parameter it is, if any.
PIECES = (
    (r"$\hat y\;=\;$", 0, ""),
    (r"$g\,\left(\right.$", 5, ""),
    (r"$w_5^3$", 5, "w53"),
    (r"$\;g\,($", 3, ""),
    (r"$w_3^1$", 3, "w31"),
    (r"$\,x_1\,+\,$", 0, ""),
    (r"$w_3^2$", 3, "w32"),
    (r"$\,x_2\,+\,$", 0, ""),
    (r"$b_3$", 3, "b3"),
    (r"$)$", 3, ""),
    (r"$\;+\;$", 0, ""),
    (r"$w_5^4$", 5, "w54"),
    (r"$\;g\,($", 4, ""),
    (r"$w_4^1$", 4, "w41"),
    (r"$\,x_1\,+\,$", 0, ""),
    (r"$w_4^2$", 4, "w42"),
    (r"$\,x_2\,+\,$", 0, ""),
    (r"$b_4$", 4, "b4"),
    (r"$)$", 4, ""),
    (r"$\;+\;$", 0, ""),
    (r"$b_5$", 5, "b5"),
    (r"$)$", 5, ""),
)


class OneFormula(Picture):
    """Above: the formula. Left: the drawn network at one point. Right: its output everywhere, and the examples (X, y).

    `update(...)` shows other parameters.
    """

    def __init__(self, bounds, X, y):
        super().__init__(11.2, 5.2, bounds, X, y)

    def draw(self, bounds, X, y):
        """Draw all of it, the numbers empty."""
        self.sentence = "a network as one formula"
        self._draw_formula()
        axes = self.figure.add_axes((0.0, 0.0, 0.6, 0.76))
        self.network = NetworkDrawing(axes, (2, 2, 1), value_range=(-2, 2), zero_is_white=True)
        self.network.show_captions({unit: f"node {node}" for unit, node in NODES.items()})
        self.circle_colours = [COLOURS.get(NODES.get(unit), INK) for unit in self.network.places]
        self.line_colours = [COLOURS[NODES[l + 1, i]] for l, i, _ in self.network.connections]
        axes = self.map = self.figure.add_axes((0.67, 0.12, 0.315, 0.60))
        self.regions = DecisionRegions(axes, bounds, X, y)
        axes.set_title(r"$\hat y(x_1, x_2)$: white is ½", loc="left")
        (self.point,) = axes.plot([], [], "D", color="white", markeredgecolor=INK, markersize=9, zorder=5)
        self.moving = [*self.network.moving, *self.regions.moving, self.point, *self.numbers.values()]

    def _draw_formula(self):
        axes = self.figure.add_axes((0, 0.8, 1, 0.2))
        width, height = (float(side) for side in axes.bbox.size)
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.axis("off")
        renderer = self.canvas.get_renderer()
        texts = [
            axes.text(0, 0.62 * height, text, color=COLOURS.get(node, INK), fontsize=19, va="baseline")
            for text, node, _ in PIECES
        ]
        widths = [text.get_window_extent(renderer).width for text in texts]
        x = (width - sum(widths)) / 2
        self.numbers = {}
        for text, piece_width, (_, node, parameter) in zip(texts, widths, PIECES, strict=True):
            text.set_x(x)
            if parameter:
                middle = x + piece_width / 2
                self.numbers[parameter] = QuickText(axes, middle, 0.26 * height, color=COLOURS[node], fontsize=11)
            x += piece_width

    def update(self, parameters, Theta, values, point, surface, sentence):
        """Show {name: value} of the nine parameters, the same as {l: Theta(l)}, and what the network makes of them.

        values {l: of the units} belong to the example at `point`; surface (n, n) is the output on the grid.
        """
        self.sentence = sentence
        for name, value in parameters.items():
            self.numbers[name].set_text(written(value, "{:.1f}"))
        self.network.show_weights(Theta, fmt="{:.1f}")
        self.network.show_values(values)
        self.network.lines.set_colors(self.line_colours)
        self.network.circles.set_edgecolors(self.circle_colours)
        self.network.circles.set_linewidths(3)
        self.regions.show(surface)
        self.point.set_data([point[0]], [point[1]])
