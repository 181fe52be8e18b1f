"""Curves over one axis: the plain figure for whatever is best seen as lines."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from .picture import Picture
from .style import GREY, SERIES


class Curves(Picture):
    """Several curves {label: (x, y)} on shared axes, each with its own colour, line style and marker.

    `lines` are reference lines {label: y}; scales are "linear" or "log". Raises ValueError for more curves than there
    are looks.
    """

    def __init__(self, sentence, curves, xlabel, ylabel, title="", xscale="linear", yscale="linear", lines=None):
        super().__init__(8.4, 3.9, sentence, curves, xlabel, ylabel, title, xscale, yscale, lines or {})

    def draw(self, sentence, curves, xlabel, ylabel, title, xscale, yscale, lines):
        """Draw all of it."""
        if len(curves) > len(SERIES):
            raise ValueError(
                f"curves holds {len(curves)} curves, expected at most {len(SERIES)}, one for each look: "
                "draw two figures"
            )
        self.sentence = sentence
        axes = self.axes = self.figure.add_axes((0.11, 0.15, 0.86, 0.75))
        axes.set(xlabel=xlabel, ylabel=ylabel, title=title, xscale=xscale, yscale=yscale)
        axes.grid(True)
        for (label, (x, y)), look in zip(curves.items(), SERIES, strict=False):
            axes.plot(x, y, label=label, markevery=max(len(x) // 8, 1), **look)
        counts = all(np.asarray(x).dtype.kind in "iu" for x, _ in curves.values())
        if counts and xscale == "linear":
            axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        for label, y in lines.items():
            axes.axhline(y, color=GREY, linewidth=1.2, linestyle=(0, (2, 2)))
            axes.annotate(label, (1, y), xycoords=("axes fraction", "data"), ha="right", va="bottom", color=GREY)
        if len(curves) > 1:
            axes.legend()
