"""Matrices that become one strip and return: each layer has its colour, wrong entries are red."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import to_rgb

from .picture import Picture
from .style import INK, RED

MAPS = ("Blues", "Greens", "Purples")
CELLS = 15  # width of the space for one matrix, in cells


class Unrolling(Picture):
    """Above: the matrices Theta(l). Middle: the vector theta. Below: the matrices cut out of it again.

    An entry is the darker the later it stands in its matrix; `update` follows one entry through all three.
    """

    def __init__(self, layers=3):
        super().__init__(11.2, 5.2, layers)

    def draw(self, layers):
        """Make the images, empty, and the marks of the followed entry."""
        self.sentence = "three matrices become one vector and return"
        self.layers = layers
        self.axes = axes = self.figure.add_axes((0.105, 0.0, 0.89, 1.0))
        axes.axis("off")
        for y, text in ((8, "matrices"), (18, "vector θ"), (29, "rolled back")):
            axes.text(-0.5, y, text, ha="right", va="center", fontsize=13)
        blank = np.ones((1, 1, 3))
        self.images, self.labels = {}, {}
        for l in range(1, layers + 1):
            for row in ("above", "strip", "below"):
                image = self.images[l, row] = axes.imshow(blank, interpolation="nearest", extent=(0, 1, 1, 0))
                image.set_zorder(1)
            for row, y in (("above", 1.4), ("below", 22.4)):
                self.labels[l, row] = axes.text(CELLS * (l - 1), y, "", va="bottom", fontsize=12)
        axes.set(xlim=(0, CELLS * layers), ylim=(35.4, -1.0), aspect="auto")
        (self.thread,) = axes.plot([], [], color=INK, linewidth=1.2, zorder=2)
        (self.mark,) = axes.plot([], [], "o", color="white", markeredgecolor=INK, markeredgewidth=1.8, markersize=8)
        self.mark.set_zorder(3)
        self.moving = [self.thread, self.mark]

    def show_matrices(self, Theta, parts, back, wrong):
        """Show {l: Theta(l)} with entries numbered from 1 row by row, as vector and back; this changes the background.

        parts {l: vector} are the pieces of the strip, back {l: matrix} what returns, wrong {l: matrix of bool} where
        it differs.
        """
        total = sum(part.size for part in parts.values())
        first = start = 0
        width = CELLS * self.layers / total
        for l, matrix in Theta.items():
            last = first + matrix.size
            colours = self._colours(l, matrix, first, last)
            returned = self._colours(l, back[l], first, last)
            returned[wrong[l]] = to_rgb(RED)
            self._place(self.images[l, "above"], colours, CELLS * (l - 1), 1.7)
            self._place(self.images[l, "below"], returned, CELLS * (l - 1), 22.7)
            strip = self._colours(l, parts[l][np.newaxis, :], first, last)
            self.images[l, "strip"].set_data(strip)
            self.images[l, "strip"].set_extent((start, start + parts[l].size * width, 19.2, 16.8))
            start += parts[l].size * width
            first = last
            rows, columns = matrix.shape
            count = int(wrong[l].sum())
            self.labels[l, "above"].set_text(rf"$\Theta^{{({l})}}$  {rows} × {columns}")
            self.labels[l, "below"].set_text(f"{count} of {matrix.size} wrong" if count else "all right")
        self.width = width
        self.background_changed()

    def update(self, place, position, place_after, sentence):
        """Follow the entry at place (l, i, j), in the strip at `position`, after the return at place_after."""
        self.sentence = sentence
        (l0, i0, j0), (l1, i1, j1) = place, place_after
        x = np.array([CELLS * (l0 - 1) + j0 + 0.5, (position + 0.5) * self.width, CELLS * (l1 - 1) + j1 + 0.5])
        y = np.array([1.7 + i0 + 0.5, 18, 22.7 + i1 + 0.5])
        self.thread.set_data(x, y)
        self.mark.set_data(x, y)

    @staticmethod
    def _colours(l, numbers, first, last):
        shade = 0.2 + 0.75 * (numbers - first) / max(last - first, 1)
        return colormaps[MAPS[(l - 1) % len(MAPS)]](shade)[..., :3]

    @staticmethod
    def _place(image, colours, left, top):
        rows, columns = colours.shape[:2]
        image.set_data(colours)
        image.set_extent((left, left + columns, top + rows, top))
