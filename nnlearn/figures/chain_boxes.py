"""The chain rule as boxes: what comes out of each, its own slope, and the product collected from the end backwards."""

import numpy as np
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, DARK, GREY, INK, ORANGE, PALE_GREY, RED

WIDTH, HEIGHT = 0.155, 0.2  # of a box, in parts of the figure
Y = 0.8
UNKNOWN = PALE_GREY


class ChainBoxes(Picture):
    """Above: the boxes, values on the arrows, slopes below them. Below: the products so far; the curve, its tangent.

    `show_chain(...)` shows another composition, `update(...)` another point or number of links.
    """

    def __init__(self, most):
        super().__init__(11.2, 5.0, most)

    def draw(self, most):
        """Make the axes, the texts of at most `most` boxes, and an empty curve."""
        self.sentence = "a chain of boxes"
        axes = self.boxes = self.figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_axis_off()
        self.patches = []
        bold = {"fontsize": 13, "color": INK}
        self.values = [QuickText(axes, 0, Y + 0.045, **bold) for _ in range(most + 1)]
        below = Y - HEIGHT / 2 - 0.055
        self.slope_names = [QuickText(axes, 0, below, fontsize=13, color=DARK[RED]) for _ in range(most)]
        self.slopes = [QuickText(axes, 0, below - 0.065, fontsize=13, color=DARK[RED]) for _ in range(most)]
        rows = [0.41 - 0.09 * row for row in range(most)]
        self.products = [QuickText(axes, 0.4, y, ha="left", fontsize=13, color=INK) for y in rows]
        self.product_names = [QuickText(axes, 0.395, y, ha="right", fontsize=13, color=INK) for y in rows]
        axes = self.curve = self.figure.add_axes((0.625, 0.115, 0.36, 0.36))
        axes.grid(True)
        (self.line,) = axes.plot([], [], color=BLUE)
        (self.tangent,) = axes.plot([], [], "--", color=RED, linewidth=2)
        (self.point,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=10)
        self.moving = [*self.values, *self.slopes, *self.slope_names, *self.products, *self.product_names]
        self.moving += [self.tangent, self.point]

    def show_chain(self, letters, formulas, x, y):
        """Show a composition on a new background: n + 1 letters of what passes, n formulas of the boxes, its curve."""
        for patch in self.patches:
            patch.remove()
        n = len(formulas)
        gap = (1 - n * WIDTH) / (n + 1)
        self.lefts = [gap + k * (WIDTH + gap) for k in range(n)]
        self.patches = []
        for left, formula in zip(self.lefts, formulas, strict=True):
            box = FancyBboxPatch(
                (left, Y - HEIGHT / 2),
                WIDTH,
                HEIGHT,
                boxstyle="round,pad=0,rounding_size=0.015",
                mutation_aspect=2.2,
                facecolor=UNKNOWN,
                edgecolor=BLUE,
                linewidth=2,
            )
            self.patches.append(self.boxes.add_patch(box))
            words = self.boxes.text(left + WIDTH / 2, Y, formula, ha="center", va="center", fontsize=13, color=INK)
            self.patches.append(words)
        starts = [0.01, *(left + WIDTH for left in self.lefts)]
        ends = [*self.lefts, 0.99]
        self.middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
        for letter, start, end, middle in zip(letters, starts, ends, self.middles, strict=True):
            arrow = FancyArrowPatch(
                (start, Y),
                (end, Y),
                arrowstyle="-|>",
                mutation_scale=16,
                linewidth=1.6,
                color=GREY,
                shrinkA=1,
                shrinkB=1,
            )
            self.patches.append(self.boxes.add_patch(arrow))
            self.patches.append(
                self.boxes.text(middle, Y - 0.05, letter, ha="center", va="center", fontsize=13, color=GREY)
            )
        self.line.set_data(x, y)
        room = 0.08 * (y.max() - y.min())
        self.curve.set(xlim=(x[0], x[-1]), ylim=(y.min() - room, y.max() + room), xlabel=letters[0])
        self.curve.set_title(f"{letters[-1]} as a function of {letters[0]}, and its tangent", loc="left")
        self.background_changed()

    def update(self, values, slopes, products, x, y, slope, sentence):
        """Show what passes and what is known of the slopes, all as texts.

        values (n + 1) stand on the arrows; slopes (n) are pairs (name, number) under the boxes, None where not known;
        products are such pairs in lines. The tangent at (x, y) is drawn with `slope`, unless that is None.
        """
        self.sentence = sentence
        _fill(self.values, values, self.middles)
        middles = [left + WIDTH / 2 for left in self.lefts]
        slopes = [pair or ("", "") for pair in slopes]
        _fill(self.slope_names, [name for name, _ in slopes], middles)
        _fill(self.slopes, [number for _, number in slopes], middles)
        _fill(self.product_names, [name for name, _ in products])
        _fill(self.products, [number for _, number in products])
        reach = np.array([-6.0, 6.0]) if slope is not None else np.array([])
        self.tangent.set_data(x + reach, y + (slope or 0.0) * reach)
        self.point.set_data([x], [y])


def _fill(texts, words, places=None):
    for number, text in enumerate(texts):
        text.set_text(words[number] if number < len(words) else "")
        if places is not None and number < len(words):
            text.set_x(places[number])
