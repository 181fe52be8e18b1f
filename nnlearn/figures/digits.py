"""Handwritten digits as a table of small pictures with a caption below each."""

import numpy as np

from .picture import Picture
from .style import INK, RED

CELL = (10, 13)  # the room of one digit of 8 x 8 pixels and its caption, in pixels of the digit


class DigitGrid(Picture):
    """The digits X (n, 64) in rows of `columns`, each with its caption; the `marked` ones (n,) are framed."""

    def __init__(self, X, captions, sentence, columns=12, marked=None):
        rows = -(-len(X) // columns)
        super().__init__(0.9 * columns, 1.17 * rows, X, captions, sentence, columns, marked)

    def draw(self, X, captions, sentence, columns, marked):
        """Draw the digits, the captions and the frames."""
        self.sentence = sentence
        axes = self.figure.add_axes((0, 0, 1, 1))
        centres = draw_digits(axes, X, columns)
        for (x, y), caption in zip(centres, captions, strict=True):
            axes.text(x, y + 6.2, caption, ha="center", va="center", color=INK)
        if marked is not None:
            axes.plot(*frames(centres[np.asarray(marked, bool)]), color=RED, linewidth=2.5)


def draw_digits(axes, X, columns):
    """Draw the digits X (n, 64) as one image and return their centres (n, 2) in the axes' coordinates."""
    width, height = CELL
    rows = -(-len(X) // columns)
    centres = np.array([((k % columns + 0.5) * width, (k // columns) * height + 4.9) for k in range(len(X))])
    for (x, y), digit in zip(centres, X, strict=True):
        axes.imshow(digit.reshape(8, 8), cmap="Greys", vmin=0, vmax=1, extent=(x - 4, x + 4, y + 4, y - 4))
    axes.set(xlim=(0, columns * width), ylim=(rows * height, 0))
    axes.set_axis_off()
    return centres


def frames(centres):
    """Return (x, y) of the squares round some centres (n, 2) as one line, with gaps between them."""
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1), (np.nan, np.nan)]) * 4.4
    return (np.reshape(centres, (-1, 1, 2)) + corners).reshape(-1, 2).T
