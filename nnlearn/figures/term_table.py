"""Predictions, targets and terms of several examples as tables of colours, with the terms' sums."""

import numpy as np

from .picture import Picture
from .style import BLUE, RED, SURFACE_MAP, letters_on


class TermTable(Picture):
    """Three tables (m, K): predictions H, targets Y and terms; then bars of the terms' sums by example and by class."""

    def __init__(self, H, Y, terms, sentence):
        super().__init__(11.2, 3.7, H, Y, terms, sentence)

    def draw(self, H, Y, terms, sentence):
        """Draw all of it."""
        self.sentence = sentence
        tables = {"predictions $H$": H, "targets $Y$": Y, "terms": terms}
        for k, (title, table) in enumerate(tables.items()):
            axes = self.figure.add_axes((0.05 + 0.19 * k, 0.17, 0.165, 0.70))
            self._draw_table(axes, title, table)
            axes.set_ylabel("" if k else "example")
        for left, title, sums, name, colour in (
            (0.645, "sum by example", terms.sum(axis=1), "example", BLUE),
            (0.835, "sum by class", terms.sum(axis=0), "class", RED),
        ):
            axes = self.figure.add_axes((left, 0.17, 0.155, 0.70))
            axes.bar(
                np.arange(1, len(sums) + 1),
                sums,
                color=colour,
                width=0.7,
                edgecolor="white",
                hatch="" if colour == BLUE else "//",
            )
            axes.set(title=title, xlabel=name, xticks=np.arange(1, len(sums) + 1))

    @staticmethod
    def _draw_table(axes, title, table):
        image = axes.imshow(table, cmap=SURFACE_MAP, vmin=0, vmax=max(1.0, table.max()), aspect="auto")
        m, K = table.shape
        axes.set(title=title, xlabel="class", xticks=range(K), yticks=range(m))
        axes.set_xticklabels(range(1, K + 1))
        axes.set_yticklabels(range(1, m + 1))
        axes.tick_params(length=0)
        for (i, k), value in np.ndenumerate(table):
            letters = letters_on(image.cmap(image.norm(value)))
            axes.text(k, i, f"{value:.2g}", ha="center", va="center", color=letters, fontsize=11)
