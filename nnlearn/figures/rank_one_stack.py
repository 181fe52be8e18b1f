"""Delta(l) as a stack: each example contributes delta times activations, a matrix of rank one."""

import numpy as np

from .heat_map import HeatMap
from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, DARK, GREY, INK, RED


class RankOneStack(Picture):
    """For each of m examples a column delta, a row a~ and their product; at the right the sum of those counted.

    `shape` is that of Delta(l), `l` the layer and `limits` the sizes with the darkest colour for (delta, a~, Delta).
    """

    def __init__(self, l, shape, delta, a_tilde, limits):
        super().__init__(11.2, 2.9, l, shape, delta, a_tilde, limits)

    def draw(self, l, shape, delta, a_tilde, limits):
        """Draw the columns delta (m, s_{l+1}) and rows a~ (m, s_l + 1), the products empty."""
        self.sentence = "matrices of rank one stack up"
        rows, columns = shape
        apart, m = columns + 3.2, len(delta)
        axes = self.map = self.figure.add_axes((0.005, 0.01, 0.99, 0.98))
        axes.axis("off")
        axes.set(xlim=(-1.7, (m + 1) * apart - 1.3), ylim=(-6.6, 3.2), aspect="equal")
        self.products, self.names = [], []
        for k in range(m):
            left = k * apart
            HeatMap(axes, left - 1.4, 0, (rows, 1), limits[0]).show(delta[k][:, np.newaxis])
            HeatMap(axes, left, 1.4, (1, columns), limits[1]).show(a_tilde[k][np.newaxis])
            self.products.append(HeatMap(axes, left, 0, shape, limits[2], bias=True))
            self.names.append(QuickText(axes, left + columns / 2, -rows - 0.65, fontsize=11.5, color=INK))
            sign = "=" if k == m - 1 else "+"
            axes.text(left + columns + 0.9, -rows / 2, sign, ha="center", va="center", fontsize=15, color=INK)
        axes.text(-0.9, 0.3, rf"$\delta^{{({l + 1})}}$", ha="center", va="bottom", fontsize=13, color=DARK[RED])
        axes.text(columns / 2, 1.6, rf"$\tilde a^{{({l})}}$", ha="center", va="bottom", fontsize=13, color=BLUE)
        left = m * apart - 0.9
        self.sum = HeatMap(axes, left, 0, shape, limits[2], bias=True)
        axes.text(left + columns / 2, 0.4, rf"$\Delta^{{({l})}}$", ha="center", va="bottom", fontsize=15, color=INK)
        axes.text(left + columns / 2, -rows - 0.65, f"{rows} × {columns}", ha="center", va="center", color=GREY)
        self.moving = [artist for heat in (*self.products, self.sum) for artist in heat.moving] + self.names

    def update(self, products, total, sentence):
        """Show the products (n, s_{l+1}, s_l + 1) of the first n examples and their sum."""
        self.sentence = sentence
        for k, (heat, name) in enumerate(zip(self.products, self.names, strict=True)):
            counted = k < len(products)
            heat.show(products[k] if counted else np.full(heat.shape, np.nan))
            name.set_text(f"example {k + 1}" if counted else "waits")
            name.set_color(INK if counted else GREY)
        self.sum.show(total)
