"""An activation function beside its derivative: a point, the tangent there, and the regions where it is flat."""

import numpy as np

from .picture import Picture
from .style import BLUE, DARK, FAINT, GREY, INK, ORANGE, RED

REACH = np.array([-2.5, 2.5])  # how far the tangent is drawn to either side of its point


class ActivationExplorer(Picture):
    """Left: g against z with the tangent at one point. Right: its slope g' against z. Flat regions are shaded.

    `show_function(...)` draws another function, `update(...)` another point of it, `show_limit(...)` the line at 1/4.
    """

    def __init__(self):
        super().__init__(10.4, 3.9)

    def draw(self):
        """Draw the two axes, empty."""
        self.sentence = "an activation function and its derivative"
        axes = self.function = self.figure.add_axes((0.06, 0.14, 0.43, 0.76))
        (self.curve,) = axes.plot([], [], color=BLUE)
        (self.tangent,) = axes.plot([], [], color=DARK[ORANGE], linewidth=4, zorder=1.9)
        (self.point,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=4)
        axes = self.derivative = self.figure.add_axes((0.555, 0.14, 0.43, 0.76))
        axes.set(ylim=(-0.06, 1.12))
        self.limit = [
            axes.axhline(0.25, color=GREY, linestyle=(0, (2, 2)), linewidth=1.2),
            axes.text(9.9, 0.265, "1/4", ha="right", va="bottom", color=INK),
        ]
        (self.slopes,) = axes.plot([], [], color=RED, linestyle="--")
        (self.slope,) = axes.plot([], [], "s", color=ORANGE, markeredgecolor=INK, markersize=10, zorder=4)
        for axes in (self.function, self.derivative):
            axes.set(xlim=(-10.4, 10.4), xticks=range(-10, 11, 5), xlabel="$z$")
            axes.axhline(0, color=GREY, linewidth=0.8)
            axes.axvline(0, color=GREY, linewidth=0.8)
        self.shades = []
        self.moving = [self.tangent, self.point, self.slope]

    def show_function(self, z, a, slopes, flat, height, formula, slope_formula):
        """Show another function: z, a, slopes of shape (n,), flat (n,) of bool; this changes the background.

        `height` is (lowest, highest) of the function's axis; the formulas are the titles.
        """
        self.curve.set_data(z, a)
        self.slopes.set_data(z, slopes)
        self.function.set(ylim=height)
        self.function.set_title(formula, loc="left")
        self.derivative.set_title(slope_formula, loc="left")
        for shade in self.shades:
            shade.remove()
        self.shades = [
            axes.fill_between(z, 0, 1, where=flat, transform=axes.get_xaxis_transform(), color=FAINT, alpha=0.7, lw=0)
            for axes in (self.function, self.derivative)
        ]
        self.background_changed()

    def show_limit(self, shown):
        """Draw or remove the line at 1/4, the logistic function's steepest slope; this changes the background."""
        for artist in self.limit:
            artist.set_visible(shown)
        self.background_changed()

    def update(self, z, a, slope, sentence):
        """Show one point of the function and its slope."""
        self.sentence = sentence
        self.tangent.set_data(z + REACH, a + slope * REACH)
        self.point.set_data([z], [a])
        self.slope.set_data([z], [slope])
