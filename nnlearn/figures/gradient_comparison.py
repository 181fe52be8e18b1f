"""A programmed gradient, the same by differences, and what is left between them, as three rows of heat maps."""

import numpy as np

from .heat_map import HeatMap
from .picture import Picture
from .style import INK

GAP = 1.3
ROUNDING = 1e-12  # a difference below it changes from machine to machine, and is shown as none
ROW_TITLES = ("programmed: $D$", "complex step", "difference")


class GradientComparison(Picture):
    """Rows: programmed, numerical, their difference; a column for each layer's matrix, shapes {l: (rows, columns)}."""

    def __init__(self, shapes, limit):
        super().__init__(10.4, 5.9, shapes, limit)

    def draw(self, shapes, limit):
        """Draw empty matrices; `limit` is the size with the darkest colour, for all three rows alike."""
        self.sentence = "programmed against numerical gradient"
        tall = max(rows for rows, _ in shapes.values()) + 1.1
        wide = sum(columns for _, columns in shapes.values()) + GAP * (len(shapes) - 1)
        axes = self.map = self.figure.add_axes((0.0, 0.01, 0.93, 0.98))
        axes.axis("off")
        axes.set(xlim=(-5.2, wide + 0.3), ylim=(-3 * tall + 0.4, 1.3), aspect="auto")
        self.rows = []
        for row, title in enumerate(ROW_TITLES):
            axes.text(-0.5, -row * tall - 2.5, title, ha="right", va="center", fontsize=13, color=INK)
            left, heats = 0.0, {}
            for l, (r, c) in shapes.items():
                heats[l] = HeatMap(axes, left, -row * tall, (r, c), limit, bias=True)
                if not row:
                    axes.text(left + c / 2, 0.25, f"layer {l}", ha="center", va="bottom", fontsize=12)
                left += c + GAP
            self.rows.append(heats)
        bar = self.figure.colorbar(self.rows[0][1].squares, cax=self.figure.add_axes((0.935, 0.1, 0.014, 0.8)))
        bar.ax.tick_params(labelsize=11)
        self.moving = [artist for heats in self.rows for heat in heats.values() for artist in heat.moving]

    def update(self, programmed, numerical, sentence):
        """Show two gradients {l: (rows, columns)} and their difference."""
        self.sentence = sentence
        for l in programmed:
            difference = np.subtract(programmed[l], numerical[l])
            difference[np.abs(difference) < ROUNDING] = 0
            for heats, values in zip(self.rows, (programmed[l], numerical[l], difference), strict=True):
                heats[l].show(values)
