"""Two layers as two matrix products, each matrix a rectangle of cells: inner sides have to agree, and cancel."""

from typing import NamedTuple

from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from .picture import Picture
from .quick_text import QuickText
from .style import DARK, GREEN, GREY, INK, PALE_BLUE, PALE_GREEN, PALE_ORANGE, RED, SKY

GAP, RESULT_GAP, MIDDLE = 4.3, 3.4, 7.2  # cells between factors, before the result, and from the top to their middle
COLOURS = (PALE_BLUE, PALE_ORANGE, PALE_GREEN)  # left factor, right factor, product


class Matrix(NamedTuple):
    """A matrix to be drawn: its name, its two sides (length, text), and where its biases or ones are, if any."""

    name: str
    rows: tuple
    columns: tuple
    ones: str = ""  # "column" or "row": the first one


class Shapes(Picture):
    """Two products side by side; where the inner sides differ they are red and there is no result.

    `update(products, sentence)` takes two (left, right, result), Matrix each; the result is None where none exists.
    """

    def __init__(self):
        super().__init__(11.2, 2.9)

    def draw(self):
        """Make rectangles and texts, empty."""
        self.sentence = "two matrix products"
        axes = self.axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 57), ylim=(57 * 2.9 / 11.2, 0))
        axes.axis("off")
        self.boxes = [axes.add_patch(Rectangle((0, 0), 0, 0, edgecolor=INK, linewidth=1.6)) for _ in range(6)]
        self.strips = [axes.add_patch(Rectangle((0, 0), 0, 0, facecolor=SKY, linewidth=0)) for _ in range(6)]
        self.cells = LineCollection([], colors="white", linewidths=1)
        self.inner = LineCollection([], linewidths=6, capstyle="butt", zorder=3)
        axes.add_collection(self.cells)
        axes.add_collection(self.inner)
        self.texts = [QuickText(axes, 0, 0, fontsize=12) for _ in range(6 * 3 + 5)]
        self.moving = [*self.boxes, *self.strips, self.cells, self.inner, *self.texts]

    def update(self, products, sentence):
        """Show two other products."""
        self.sentence = sentence
        self._next, self._grid, self._sides = 0, [], []
        x = 2.6
        for number, (left, right, result) in enumerate(products):
            fits = result is not None
            x = self._place(3 * number, left, x, inner=1, fits=fits)
            self._write(x + 0.8, MIDDLE, "·" if fits else "✗", INK if fits else RED, 16)
            x = self._place(3 * number + 1, right, x + GAP, inner=-1, fits=fits)
            self._write(x + 0.8, MIDDLE, "=", INK if fits else GREY, 14)
            x = self._place(3 * number + 2, result, x + RESULT_GAP, inner=0, fits=fits)
            if number == 0:
                self._write(x + 1.3, MIDDLE, "σ →", INK if fits else GREY, 13)
            x += 4.8
        for text in self.texts[self._next :]:
            text.set_text("")
        self.cells.set_segments(self._grid)
        self.inner.set_segments([segment for segment, _ in self._sides])
        self.inner.set_colors([colour for _, colour in self._sides])

    def _place(self, number, matrix, x, inner, fits):
        """Put a matrix down at x and return where it ends; `inner` is 1 when its columns have to agree, -1 its rows."""
        if matrix is None:
            self._hide(number)
            self._write(x, MIDDLE, "?", GREY, 16)
            return x + 1.2
        (rows, rows_text), (columns, columns_text) = matrix.rows, matrix.columns
        top, colour = MIDDLE - rows / 2, DARK[GREEN if fits else RED]
        self.boxes[number].set_bounds(x, top, columns, rows)
        self.boxes[number].set_facecolor(COLOURS[number % 3])
        strip = {"column": (1, rows), "row": (columns, 1)}.get(matrix.ones, (0, 0))
        self.strips[number].set_bounds(x, top, *strip)
        self._grid += [[(x + k, top), (x + k, top + rows)] for k in range(1, columns)]
        self._grid += [[(x, top + k), (x + columns, top + k)] for k in range(1, rows)]
        if inner == 1:
            self._sides.append(([(x, top), (x + columns, top)], colour))
        elif inner == -1:
            self._sides.append(([(x, top), (x, top + rows)], colour))
        self._write(x + columns / 2, top - 0.8, columns_text, colour if inner == 1 else INK, 12)
        self._write(x - 0.3, MIDDLE, rows_text.replace(" =", "\n="), colour if inner == -1 else INK, 12, ha="right")
        self._write(x + columns / 2, top + rows + 0.95, matrix.name, INK, 13)
        return x + columns

    def _hide(self, number):
        self.boxes[number].set_bounds(0, 0, 0, 0)
        self.strips[number].set_bounds(0, 0, 0, 0)

    def _write(self, x, y, text, colour, size, ha="center"):
        entry = self.texts[self._next]
        self._next += 1
        entry.set(x=x, y=y, text=text, color=colour, fontsize=size, ha=ha)
