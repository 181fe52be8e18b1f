"""The curse of dimension: choose how many weights and how many values of each, and read off the work."""

import numpy as np

from ..figures.curse_of_dimension import DRAWN, LANDMARKS, CurseOfDimension
from ..search import digits_of_grid
from ..wording import counted, with_power_of_ten
from . import controls
from .panel import Panel

SECOND, ATOMS = LANDMARKS


class CurseOfDimensionPanel(Panel):
    """The evaluations of a grid over d weights with some values of each, as a power of ten."""

    def __init__(self, d=10, values=10):
        self.d = controls.whole_slider("number of weights d", d, 1, 150, width="420px")
        self.values = controls.whole_slider("values of each weight", values, 2, 41)
        self.over_d = np.arange(1, 151)
        lines = {values: digits_of_grid(values, self.over_d) for values in DRAWN}
        super().__init__(CurseOfDimension(self.over_d, lines), "The curse of dimension", [[self.d, self.values]])

    def show(self):
        """Compute the line and the marker."""
        d, values = self.d.value, self.values.value
        exponent = float(digits_of_grid(values, d))
        seconds = 10 ** (exponent - SECOND)
        if exponent > ATOMS:
            verdict = "more than there are atoms in the universe"
        elif seconds > 1e6:
            verdict = f"{with_power_of_ten(seconds / 31557600, 1)} years of a machine that does 10⁹ a second"
        else:
            verdict = f"{with_power_of_ten(seconds)} seconds of a machine that does 10⁹ a second"
        sentence = f"{values} values for each of {counted(d, 'weight')}: {values}^{d} ≈ 10^{exponent:.1f}, {verdict}"
        self.picture.update(self.over_d, digits_of_grid(values, self.over_d), (d, exponent), sentence)
