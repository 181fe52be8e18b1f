"""The chain rule as boxes: choose a composition, slide what comes in, collect the slopes one link after the other."""

from itertools import pairwise

import numpy as np

from ..chain import chains
from ..figures.chain_boxes import ChainBoxes
from ..figures.network_drawing import written
from . import controls
from .panel import Panel

GRID = np.linspace(-2, 2, 201)
MOST = max(len(chain.links) for chain in chains)


class ChainBoxesPanel(Panel):
    """A composition of two, three or four functions at x; `links` slopes are collected, from the last box back."""

    def __init__(self, chain=2, x=0.2, links=None):
        menu = [(chain.name, number) for number, chain in enumerate(chains)]
        self.chain = controls.menu("composition", menu, chain, width="360px")
        self.x = controls.slider("what comes in", x, -2.0, 2.0, 0.01)
        n = len(chains[chain].links)
        self.links = controls.whole_slider("links collected", n if links is None else links, 0, n, width="260px")
        self._drawn = None
        picture = ChainBoxes(MOST)
        super().__init__(picture, "The chain rule as boxes", [[self.chain, self.x, self.links]])

    def show(self):
        """Send x through the boxes, and multiply the slopes that have been collected."""
        chain, x = chains[self.chain.value], np.float64(round(self.x.value, 9))
        letters = [chain.letter, *(link.letter for link in chain.links)]
        if self._drawn is not chain:
            self._drawn = chain
            formulas = [f"{link.letter} = {link.formula}" for link in chain.links]
            self.picture.show_chain(letters, formulas, GRID, chain(GRID))
            self.links.max = len(chain.links)
            self.links.value = len(chain.links)
        collected, n = self.links.value, len(chain.links)
        values, slopes, products = chain.values(x), chain.slopes(x), chain.products(x)
        names = [f"d{after}/d{before}" for before, after in pairwise(letters)]
        self.picture.update(
            [_number(value) for value in values],
            [self._slope(names[k], chain.links[k], slopes[k]) if k >= n - collected else None for k in range(n)],
            [self._product(letters, names, products, k) for k in range(1, collected + 1)],
            x,
            values[-1],
            products[-1] if collected == n else None,
            self._sentence(letters, x, values[-1], products[collected], collected, n),
        )

    @staticmethod
    def _slope(name, link, slope):
        constant = link.slope_formula == written(float(slope), "{:g}")
        return name if constant else f"{name} = {link.slope_formula}", f"= {_number(slope)}"

    @staticmethod
    def _product(letters, names, products, k):
        """Return the line that says d(end)/d(what enters the k-th box from the end) as a product."""
        line = f"d{letters[-1]}/d{letters[-1 - k]} = "
        return line + (" · ".join(names[: -1 - k : -1]) + " = " if k > 1 else ""), _number(products[k])

    @staticmethod
    def _sentence(letters, x, y, product, collected, n):
        opening = f"{letters[0]} = {written(x)} gives {letters[-1]} = {_number(y)}"
        if not collected:
            return f"{opening}; no slope collected yet"
        what = f"d{letters[-1]}/d{letters[n - collected]} = {written(float(product), '{:.4g}')}"
        rest = "the slope of the tangent" if collected == n else f"{n - collected} to go"
        return f"{opening}; {collected} of {n} links collected: {what}, {rest}"


def _number(value):
    return written(float(value), "{:.3f}")
