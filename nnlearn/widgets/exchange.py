"""Two hidden units change places: choose which, and which of their weights go with them."""

import numpy as np

from ..data import sine_example
from ..figures.exchange import Exchange
from ..symmetry import permute_hidden
from . import controls
from .panel import Panel

LAM = 1.0
INTO, OUT_OF = "only the weights into them", "only the weights out of them"
BOTH = "the weights into and out of them"


class ExchangePanel(Panel):
    """The 3-5-5-4 network of the sines: any two units of a hidden layer change places."""

    def __init__(self, first=1, second=3):
        self.net, self.theta, self.X, self.Y = sine_example()
        self.layer = controls.choice("layer", [("2", 2), ("3", 3)], 2)
        self.first = controls.whole_slider("unit", first, 1, 5, width="220px")
        self.second = controls.whole_slider("and unit", second, 1, 5, width="240px")
        self.moved = controls.menu("exchange", [BOTH, INTO, OUT_OF], BOTH, width="340px")
        rows = [[self.layer, self.first, self.second, self.moved]]
        super().__init__(Exchange(self.net.sizes), "Two units change places", rows)

    def exchanged(self):
        """Return the parameters after the chosen weights have changed places."""
        l, i, j = self.layer.value, self.first.value - 1, self.second.value - 1
        order = np.arange(self.net.sizes[l - 1])
        order[[i, j]] = order[[j, i]]
        other = permute_hidden(self.net, self.theta, l, order)
        for stays, kept in ((l, INTO), (l - 1, OUT_OF)):
            if self.moved.value == kept:
                self.net.roll(other)[stays][...] = self.net.roll(self.theta)[stays]
        return other

    def show(self):
        """Exchange, and compare the answers to the first example and the cost of all five."""
        net, l, pair = self.net, self.layer.value, (self.first.value, self.second.value)
        other = self.exchanged()
        sides = []
        for theta in (self.theta, other):
            a = net.forward(theta, self.X[:1])[1]
            sides.append((net.roll(theta), {layer: values[0] for layer, values in a.items()}))
        J, J_other = (net.cost(theta, self.X, self.Y, LAM) for theta in (self.theta, other))
        changed = not np.allclose(sides[0][1][net.L], sides[1][1][net.L], rtol=1e-12)
        connections = []
        if self.moved.value != OUT_OF:
            connections += [(l - 1, unit, j) for unit in set(pair) for j in range(net.sizes[l - 2] + 1)]
        if self.moved.value != INTO:
            connections += [(l, i, unit) for unit in set(pair) for i in range(1, net.sizes[l] + 1)]
        sentence = (
            f"units {pair[0]} and {pair[1]} of layer {l} exchanged, {self.moved.value}: J = {J:.4f} before and "
            f"{J_other:.4f} after; the two points lie {np.linalg.norm(other - self.theta):.3f} apart, "
            f"and the outputs {'have changed' if changed else 'are the same'}"
        )
        units = [(l, unit) for unit in pair]
        self.picture.update(*sides, units, connections, changed, sentence)
