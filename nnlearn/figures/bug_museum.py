"""A programmed gradient against the numerical one: where they differ, how, and what descent makes of it."""

import numpy as np

from .picture import Picture
from .style import BLUE, DIVERGING_MAP, GREY, INK, ORANGE, RED, SERIES, outline

OUTLINED = outline(5, INK)  # a mark seen on every colour, and in grey


class BugMuseum(Picture):
    """Above: programmed - numerical for every entry of theta. Right: their scatter. Below: J under descent.

    `layers` {l: (rows, columns)} are the shapes of Theta(l). `show_exhibit` shows another gradient, `update` marks
    an entry in heat map and scatter.
    """

    def __init__(self, layers):
        super().__init__(11.2, 5.6, layers)

    def draw(self, layers):
        """Draw the axes, empty."""
        self.sentence = "programmed against numerical gradient"
        self._draw_heat(layers)
        self._draw_scatter(layers)
        self._draw_descent()
        self.moving = [self.cell, self.dot]

    def _draw_heat(self, layers):
        columns = sum(shape[1] for shape in layers.values()) + 1.2 * (len(layers) - 1)
        rows = max(shape[0] for shape in layers.values())
        axes = self.map = self.figure.add_axes((0.03, 0.555, 0.52, 0.37))
        axes.axis("off")
        self.left, self.heat, self.layers, left = {}, {}, layers, 0.0
        for l, (r, c) in layers.items():
            extent = (left, left + c, r, 0)
            self.heat[l] = axes.imshow(np.zeros((r, c)), cmap=DIVERGING_MAP, interpolation="nearest", extent=extent)
            axes.vlines(np.arange(c + 1) + left, 0, r, color="white", linewidth=1)
            axes.hlines(np.arange(r + 1), left, left + c, color="white", linewidth=1)
            axes.plot(left + np.array([0, c, c, 0, 0]), [0, 0, r, r, 0], color=GREY, linewidth=1)
            axes.plot(left + np.array([0, 1, 1, 0, 0]), [0, 0, r, r, 0], color=INK, linewidth=2.2)
            axes.text(left + 0.5, r + 0.12, "bias", ha="center", va="top", fontsize=11)
            axes.text(left + c, r + 0.12, rf"$\Theta^{{({l})}}$", ha="right", va="top", fontsize=13)
            self.left[l] = left
            left += c + 1.2
        axes.set(xlim=(-0.1, columns + 0.1), ylim=(rows + 0.8, -0.1), aspect="auto")
        axes.set_title("programmed − numerical, entry by entry", loc="left")
        scale = self.figure.add_axes((0.56, 0.61, 0.012, 0.29))
        self.bar = self.figure.colorbar(self.heat[1], cax=scale)
        (self.cell,) = axes.plot([], [], color=ORANGE, linewidth=3, path_effects=OUTLINED)

    def _draw_scatter(self, layers):
        axes = self.scatter = self.figure.add_axes((0.70, 0.12, 0.29, 0.735))
        axes.set(xlabel="by differences", ylabel="programmed")
        axes.set_title("each entry of the gradient", loc="left", pad=33)
        axes.axline((0, 0), slope=1, color=GREY, linewidth=1)
        axes.axhline(0, color=GREY, linewidth=0.5)
        axes.axvline(0, color=GREY, linewidth=0.5)
        self.weights, self.biases = {}, {}
        for l, look in zip(layers, SERIES, strict=False):
            style = {"linestyle": "none", "marker": look["marker"], "markersize": 7}
            (self.weights[l],) = axes.plot([], [], color=look["color"], label=rf"$\Theta^{{({l})}}$", **style)
            (self.biases[l],) = axes.plot(
                [], [], markerfacecolor="white", markeredgewidth=1.8, color=look["color"], **style
            )
        hollow = axes.plot([], [], "o", color=INK, markerfacecolor="white", markeredgewidth=1.8, label="bias")
        axes.legend(
            handles=[*self.weights.values(), *hollow],
            loc="lower left",
            bbox_to_anchor=(-0.04, 0.99),
            ncols=len(layers) + 1,
            handletextpad=0.0,
            columnspacing=0.7,
            frameon=False,
        )
        (self.dot,) = axes.plot([], [], "o", color=ORANGE, markerfacecolor="none", markeredgewidth=3, markersize=15)
        self.dot.set_path_effects(OUTLINED)

    def _draw_descent(self):
        axes = self.descent = self.figure.add_axes((0.065, 0.12, 0.545, 0.31))
        axes.set(xlabel="step")
        axes.set_title("$J$ in descent", loc="left")
        axes.grid(True)
        (self.right,) = axes.plot([], [], color=BLUE, label="right gradient")
        (self.wrong,) = axes.plot([], [], color=RED, linestyle="--", label="this gradient")
        axes.legend(loc="upper right")

    def show_exhibit(self, numerical, analytic, difference, right, wrong):
        """Show another gradient; this changes the background.

        numerical, analytic, difference {l: (rows, columns)}; right and wrong are (step, J) of descent by the right
        gradient and by this one.
        """
        size = max(np.abs(numerical[l]).max() for l in numerical)
        limit = max(np.abs(difference[l]).max() for l in difference)
        limit = limit if limit > 1e-3 * size else size
        reach = 1.12 * max(size, *(np.abs(analytic[l]).max() for l in analytic))
        for l in self.heat:
            self.heat[l].set_data(difference[l])
            self.heat[l].set_clim(-limit, limit)
            self.weights[l].set_data(numerical[l][:, 1:].ravel(), analytic[l][:, 1:].ravel())
            self.biases[l].set_data(numerical[l][:, 0], analytic[l][:, 0])
        self.scatter.set(xlim=(-reach, reach), ylim=(-reach, reach))
        top = 1.25 * right[1][0]
        for line, (step, J) in ((self.right, right), (self.wrong, wrong)):
            seen = np.isfinite(J)
            line.set_data(step[seen], np.minimum(J[seen], 2 * top))
        self.descent.set(xlim=(0, right[0][-1]), ylim=(0, top))
        self.values = (numerical, analytic)
        self.background_changed()

    def update(self, entry, sentence):
        """Mark the entry (l, i, j) in heat map and scatter."""
        self.sentence = sentence
        l, i, j = entry
        x = self.left[l] + j
        self.cell.set_data([x, x + 1, x + 1, x, x], [i, i, i + 1, i + 1, i])
        numerical, analytic = self.values
        self.dot.set_data([numerical[l][i, j]], [analytic[l][i, j]])

    def entry_at(self, x, y):
        """Return the entry (l, i, j) at data coordinates of the heat maps, or None between them."""
        for l, left in self.left.items():
            rows, columns = self.layers[l]
            if left <= x < left + columns and 0 <= y < rows:
                return l, int(y), int(x - left)
        return None
