"""A matrix as coloured squares with white seams, several of them in one axes."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import Normalize

from .style import DIVERGING_MAP, GREY, INK


class HeatMap:
    """A matrix of `shape` whose upper left corner lies at (left, top) in data coordinates, one unit a square.

    `limit` is the size that gets the darkest colour; zero is white. With `bias` column 0 has a frame of its own.
    `moving` lists the artists that follow `show(values)`; entries that are nan stay empty.
    """

    def __init__(self, axes, left, top, shape, limit=1.0, bias=False):
        rows, columns = self.shape = shape
        self.left, self.top = left, top
        corners = [(left + j, top - i) for i in range(rows) for j in range(columns)]
        squares = [[(x, y), (x + 1, y), (x + 1, y - 1), (x, y - 1)] for x, y in corners]
        # Squares with white edges in one collection are drawn twice as fast as an image with seams over it.
        self.squares = PolyCollection(squares, cmap=DIVERGING_MAP, norm=Normalize(-limit, limit), zorder=1)
        self.squares.set(edgecolors="white", linewidths=1.0)
        self.squares.set_array(np.full(rows * columns, np.nan))
        axes.add_collection(self.squares)
        frames = [_frame(left, top, rows, columns)] + ([_frame(left, top, rows, 1)] if bias else [])
        self.frame = LineCollection(frames, colors=[GREY, INK][: len(frames)], linewidths=[1.0, 1.8][: len(frames)])
        self.frame.set_zorder(2)
        axes.add_collection(self.frame)
        self.moving = [self.squares, self.frame]

    def show(self, values):
        """Show a matrix of the shape."""
        self.squares.set_array(np.ravel(values))


def _frame(left, top, rows, columns):
    right, bottom = left + columns, top - rows
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
