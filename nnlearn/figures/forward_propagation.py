"""Forward propagation drawn: a network with the layers computed so far, and the weighted sum of one of its units."""

import numpy as np

from .network_drawing import NetworkDrawing, written
from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, FAINT, GREY, INK, ORANGE, RED

BAR = 0.34  # half the height of a term's bar
NAME, PRODUCT, TERM, ZERO = 0.0, 3.0, 4.02, 5.65  # where the columns of the sum stand
HALF_WIDTH = 1.55  # of the space for the bars, to either side of zero
REACHES = (1.25, 2.5, 5, 10, 20, 40)  # the sums that fill that space
CURVE = 1.15  # height of the activation function, which is drawn below the sum


class ForwardPropagation(Picture):
    """Left: the network, its computed layers filled. Right: a unit's sum term by term, each bar where the last ended.

    Below the sum stands the activation function (z, a) that bends it, with values between 0 and 1. `update(...)` shows
    other values or another unit.
    """

    def __init__(self, sizes, Theta, function):
        super().__init__(11.2, 5.7, sizes, Theta, function)

    def draw(self, sizes, Theta, function):
        """Draw the network with its weights, and an empty sum."""
        self.sentence = "a network, layer by layer"
        self.marked = None
        self.function = function
        axes = self.map = self.figure.add_axes((0.0, 0.0, 0.61, 0.94))
        names = {(1, j): f"$x_{j}$" for j in range(1, sizes[0] + 1)}
        names |= {(len(sizes), k): rf"$\hat y_{k}$" for k in range(1, sizes[-1] + 1)}
        self.network = NetworkDrawing(axes, sizes, names=names, numbers=False, value_range=(-1, 1), zero_is_white=True)
        self.network.show_weights(Theta)
        for l in range(1, len(sizes) + 1):
            x, _ = self.network.places[l, 1]
            axes.text(x, axes.get_ylim()[1], f"layer {l}", ha="center", va="bottom", color=GREY, fontsize=12)
        self._draw_sum(max(sizes) + 1)
        self.moving = [self.network.circles, *self.network.numbers.values()]
        self.moving += [self.ones, self.steps, self.curve, self.point, *self.bars, *self.texts]

    def _draw_sum(self, rows):
        axes = self.sum = self.figure.add_axes((0.615, 0.03, 0.38, 0.94))
        axes.set(xlim=(NAME, ZERO + HALF_WIDTH), ylim=(rows + 2.4, -1.2))
        axes.axis("off")
        self.floor = rows + 2.15
        axes.plot([ZERO, ZERO], [-0.6, self.floor], color=GREY, linewidth=1)
        axes.plot([ZERO - HALF_WIDTH, ZERO + HALF_WIDTH], [self.floor] * 2, color=GREY, linewidth=1)
        QuickText(axes, ZERO, -0.75, "0", va="bottom", color=GREY, fontsize=11)
        axes.axhline(rows - 0.5, xmax=TERM / (ZERO + HALF_WIDTH), color=INK, linewidth=1)
        (self.ones,) = axes.plot([], [], color=FAINT, linewidth=1, zorder=0.5)
        (self.steps,) = axes.plot([], [], color=GREY, linewidth=1, linestyle=(0, (2, 2)), zorder=0.8)
        (self.curve,) = axes.plot([], [], color=BLUE, linewidth=1.8)
        (self.point,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=9, zorder=4)
        self.rows = rows
        self.bars = [axes.barh([0], [0], height=2 * BAR, color=FAINT, edgecolor=INK)[0] for _ in range(rows + 1)]
        self.names = [QuickText(axes, NAME, row, ha="left", fontsize=12) for row in range(rows)]
        self.products = [QuickText(axes, PRODUCT, row, ha="right", fontsize=12) for row in range(rows)]
        self.terms = [QuickText(axes, TERM, row, ha="right", fontsize=12) for row in range(rows)]
        self.one = QuickText(axes, ZERO, -0.75, "1", va="bottom", color=GREY, fontsize=11)
        self.title = QuickText(axes, NAME, -0.9, ha="left", fontsize=13, fontweight="bold")
        self.total = QuickText(axes, TERM, rows, ha="right", fontsize=12)
        self.activation = QuickText(axes, TERM, self.floor - CURVE / 2, ha="right", fontsize=12, fontweight="bold")
        self.texts = [self.one, *self.names, *self.products, *self.terms, self.title, self.total, self.activation]

    def unit_near(self, x, y):
        """Return the unit (layer, i) nearest to a point of the map, among those that have a weighted sum."""
        places = {unit: place for unit, place in self.network.places.items() if unit[0] > 1 and unit[1] > 0}
        return min(places, key=lambda unit: np.hypot(places[unit][0] - x, places[unit][1] - y))

    def update(self, values, unit, title, parts, result, sentence):
        """Show {layer: values}, mark a unit (layer, i), and add up its weighted sum.

        `parts` lists (name, activation, weight, their product) with the bias first, `result` is the unit's activation;
        without parts the unit has no sum (yet).
        """
        self.sentence = sentence
        l, i = unit
        self.network.show_values(values)
        if self.marked != (unit, len(parts)):
            self.marked = (unit, len(parts))
            self.network.mark([unit], [(l - 1, i, j) for j in range(len(parts))])
            self.background_changed()
        self.title.set_text(title)
        for row in range(self.rows):
            name, activation, weight, term = parts[row] if row < len(parts) else ("", 0, 0, 0)
            self.names[row].set_text(name)
            self.products[row].set_text(f"{written(activation)} × {written(weight)} =" if name else "")
            self.terms[row].set_text(written(term) if name else "")
        ends = np.cumsum([0.0, *(term for *_, term in parts)])
        self.total.set_text(f"sum  z = {written(ends[-1])}" if parts else "")
        self.activation.set_text(f"a = σ(z) = {written(result)}" if parts else "")
        self._show_bars(ends, len(parts), result)

    def _show_bars(self, ends, count, result):
        reach = next((reach for reach in REACHES if np.abs(ends).max() <= reach), np.abs(ends).max())
        one = HALF_WIDTH / reach
        down = [-0.6, self.floor]
        self.ones.set_data(ZERO + one * np.array([-1, -1, np.nan, 1, 1]), [*down, np.nan, *down])
        self.one.set_text("1" if reach <= 5 else "")
        self.one.set_x(ZERO + one)
        x = ZERO + one * ends
        for row, bar in enumerate(self.bars[:-1]):
            start, end = (x[row], x[row + 1]) if row < count else (ZERO, ZERO)
            self._place(bar, row, start, end, BLUE if end >= start else RED)
        self._place(self.bars[-1], self.rows, ZERO, x[-1], ORANGE)
        if count:
            self._show_bend(x, one, reach, result)
        else:
            self._hide_bend()

    def _show_bend(self, x, one, reach, result):
        z, a = self.function
        shown = np.abs(z) <= reach
        self.curve.set_data(ZERO + one * z[shown], self.floor - CURVE * a[shown])
        y = self.floor - CURVE * result
        self.point.set_data([x[-1]], [y])
        # A thread runs down from the end of each bar to where the next one begins, to the sum, and to the curve.
        stops = [*range(len(x) - 1), self.rows, y]
        self.steps.set_data(np.repeat([*x[1:], x[-1]], 2), np.repeat(stops, 2)[1:-1])

    def _hide_bend(self):
        for line in (self.curve, self.point, self.steps):
            line.set_data([], [])

    @staticmethod
    def _place(bar, row, start, end, colour):
        bar.set_bounds(start, row - BAR, end - start, 2 * BAR)
        bar.set_facecolor(colour)
        bar.set_visible(start != end)
