"""Conjugate gradient in many variables: the residual by step, and which directions are still conjugate."""

import numpy as np
from matplotlib.colors import Normalize

from .picture import Picture
from .quick_image import QuickImage
from .style import BLUE, GREEN, GREY, RED, SURFACE_MAP

FLOOR, CONJUGATE = 1e-12, 1e-9  # what lies below is rounding, and looks the same


class ConjugateSteps(Picture):
    """Left: length of the gradient by step for steepest descent and conjugate gradient; right: conjugacy of directions.

    `update(steepest, conjugate, expected, table, sentence)`: the lengths (relative to the first) of the two methods by
    step, the number of steps that exact arithmetic needs, and the table of nnlearn.conjugacy.
    """

    def __init__(self, steps):
        super().__init__(10.4, 4.2, steps)

    def draw(self, steps):
        """Draw the axes."""
        self.sentence = "conjugate gradient in many variables"
        axes = self.residuals = self.figure.add_axes((0.075, 0.15, 0.5, 0.74))
        axes.set(xlim=(0, steps), ylim=(FLOOR / 2, 1e6), yscale="log", xlabel="step $k$")
        axes.set_yticks(10.0 ** np.arange(-12, 1, 3))
        axes.set_title("length of the gradient, at the start 1")
        axes.grid(True)
        (self.steepest,) = axes.plot([], [], "-", color=BLUE, label="steepest descent")
        (self.conjugate,) = axes.plot([], [], "s--", color=RED, markersize=4, label="conjugate gradient")
        (self.expected,) = axes.plot([], [], ":", color=GREEN, linewidth=2.5, label="exact arithmetic ends here")
        axes.legend(loc="upper right", framealpha=0.9)
        axes = self.table = self.figure.add_axes((0.655, 0.15, 0.255, 0.6315))
        self.image = QuickImage(axes, cmap=SURFACE_MAP, norm=Normalize(-9, 0), zorder=0)
        self.image.set_data(np.zeros((2, 2)))
        axes.add_image(self.image)
        axes.set(xlabel="direction $j$", ylabel="direction $i$", title="conjugate? dark is yes")
        axes.locator_params(integer=True, nbins=5, min_n_ticks=1)
        bar = self.figure.colorbar(
            self.image, cax=self.figure.add_axes((0.925, 0.15, 0.015, 0.6315)), ticks=(-9, -6, -3, 0)
        )
        bar.ax.set_yticklabels(["$10^{-9}$", "$10^{-6}$", "$10^{-3}$", "1"], color=GREY)
        self.steps = steps
        self.moving = [self.steepest, self.conjugate, self.expected, self.image]

    def update(self, steepest, conjugate, expected, table, sentence):
        """Show another problem."""
        self.sentence = sentence
        for line, lengths in ((self.steepest, steepest), (self.conjugate, conjugate)):
            line.set_data(np.arange(len(lengths)), np.maximum(lengths, FLOOR))
        self.expected.set_data([expected, expected], self.residuals.get_ylim())
        n = len(table)
        # The first row of the table is the top one; several equal pixels a square keep its edges where they belong.
        self.image.set_data(np.log10(np.maximum(table, CONJUGATE))[::-1].repeat(8, axis=0).repeat(8, axis=1))
        if self.table.get_xlim() != (0.5, n + 0.5):
            self.table.set(xlim=(0.5, n + 0.5), ylim=(n + 0.5, 0.5))
            self.background_changed()
