"""One of the nine formulas as a way back through the network: each link of the way is a factor."""

from .network_drawing import NetworkDrawing, written
from .nudge import LOOK, UNITS, show_units
from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, DARK, INK, RED

ROWS = 4


class PathBack(Picture):
    """Left: the network, the links walked so far marked. Right: their factors line by line, and the product.

    `update(...)` shows another way, or more of it.
    """

    def __init__(self):
        super().__init__(11.2, 4.0)

    def draw(self):
        """Draw the network and the empty lines."""
        self.sentence = "the way back from the cost to a parameter"
        self.map = self.figure.add_axes((0.0, 0.0, 0.53, 1.0))
        self.network = NetworkDrawing(self.map, (2, 2, 1), **LOOK)
        axes = self.lines = self.figure.add_axes((0.53, 0.0, 0.47, 1.0))
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_axis_off()
        heights = [0.86 - 0.165 * row for row in range(ROWS)]
        self.formulas = [QuickText(axes, 0.04, y, ha="left", fontsize=15, color=INK) for y in heights]
        self.factors = [QuickText(axes, 0.98, y, ha="right", fontsize=15, color=BLUE) for y in heights]
        axes.axhline(0.255, 0.04, 0.98, color=INK, linewidth=1)
        self.product_name = QuickText(axes, 0.04, 0.14, ha="left", fontsize=15, color=INK)
        self.product = QuickText(axes, 0.98, 0.14, ha="right", fontsize=15, color=DARK[RED], fontweight="bold")
        self.moving = [*self.network.moving, *self.formulas, *self.factors, self.product_name, self.product]

    def update(self, Theta, values, units, connections, lines, product, sentence):
        """Show the network with marked units and connections, lines [(formula, factor)], and (formula, product)."""
        self.sentence = sentence
        self.network.show_weights(Theta)
        show_units(self.network, values)
        self.network.show_captions(UNITS)
        self.network.mark(units, connections)
        for row in range(ROWS):
            formula, factor = lines[row] if row < len(lines) else ("", None)
            self.formulas[row].set_text(formula)
            self.factors[row].set_text("" if factor is None else ("× " if row else "") + written(factor, "{:.4f}"))
        formula, number = product
        self.product_name.set_text(formula)
        self.product.set_text("" if number is None else f"= {written(number, '{:.4f}')}")
