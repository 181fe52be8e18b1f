"""How many evaluations a grid needs, as a power of ten, against the number of weights."""

import numpy as np

from .picture import Picture
from .style import AMBER, GREY, INK, RED, SERIES

LANDMARKS = {9: "one second of a fast machine", 80: "atoms in the universe"}
DRAWN = (3, 5, 21)


class CurseOfDimension(Picture):
    """log10 of the evaluations against the number of weights d, for 3, 5 and 21 values of each, and for your choice.

    d (n,) and exponents {values: (n,)} are the fixed lines. `update(d, exponents, at, sentence)` moves your line and
    its marker at = (d, exponent).
    """

    def __init__(self, d, exponents):
        super().__init__(9.6, 4.2, d, exponents)

    def draw(self, d, exponents):
        """Draw the fixed lines and the landmarks."""
        self.sentence = "the curse of dimension"
        axes = self.map = self.figure.add_axes((0.085, 0.14, 0.70, 0.78))
        axes.set(xlim=(0, 150), ylim=(0, 250), xlabel="number of weights $d$")
        axes.set_title("evaluations, as a power of ten")
        axes.grid(True)
        for (values, exponent), look in zip(exponents.items(), SERIES, strict=False):
            axes.plot(d, exponent, label=f"{values} values each", markevery=25, **look)
        for exponent, text in LANDMARKS.items():
            axes.axhline(exponent, color=INK, linewidth=1.2, linestyle=(0, (4, 2)))
            axes.annotate(
                f"$10^{{{exponent}}}$\n{text.replace(' of ', chr(10) + 'of ').replace(' in ', chr(10) + 'in ')}",
                (1.01, exponent),
                xycoords=("axes fraction", "data"),
                va="center",
                fontsize=11,
                color=INK,
            )
        (self.line,) = axes.plot([], [], "-", color=AMBER, linewidth=3.5, label="yours", zorder=3)
        (self.drop,) = axes.plot([], [], "-", color=GREY, linewidth=1.2)
        (self.marker,) = axes.plot([], [], "o", color=RED, markeredgecolor=INK, markersize=11, zorder=5, clip_on=False)
        axes.legend(loc="upper left")
        self.moving = [self.line, self.drop, self.marker]

    def update(self, d, exponents, at, sentence):
        """Show the line of another number of values, and the marker at = (d, exponent)."""
        self.sentence = sentence
        self.line.set_data(d, exponents)
        self.drop.set_data([at[0], at[0], 0], [0, at[1], at[1]])
        self.marker.set_data(*np.reshape(at, (2, 1)))
