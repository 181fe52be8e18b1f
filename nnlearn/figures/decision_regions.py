"""What a network with two inputs and one output answers everywhere in the plane, and the examples it was given.

The answer is a colour: white is undecided (one half), the two classes differ in hue. A line marks the border between
them, and the examples of the two classes differ in shape, so that a grey print can be read.
"""

import numpy as np
from contourpy import contour_generator
from matplotlib.colors import Normalize

from .quick_image import QuickImage
from .style import CLASSES, DIVERGING_MAP, INK

LIMITS = (-0.3, 1.3)  # of the colours: outputs end at 0 and 1, so that the darkest shades are not used


class DecisionRegions:
    """The outputs over the rectangle `bounds` = ((low, high), (low, high)), and examples X (m, 2) of classes y (m,).

    `show(values)` takes the outputs on a grid of n x n points, shape (n, n), first row lowest, as
    `net.predict(theta, slices.grid(bounds, n)).reshape(n, n)` gives them; its artists are listed in `moving`.
    """

    def __init__(self, axes, bounds, X, y, xlabel="$x_1$", ylabel="$x_2$"):
        self.bounds = bounds
        self.image = QuickImage(axes, cmap=DIVERGING_MAP, norm=Normalize(*LIMITS))
        self.image.set_data(np.full((2, 2), np.nan))
        axes.add_image(self.image)
        (self.border,) = axes.plot([], [], color=INK, linewidth=1.5)
        shapes = {0: ("s", CLASSES[0]), 1: ("o", CLASSES[1])}
        self.examples = {
            k: axes.plot(
                [], [], marker, markersize=11, color=colour, markeredgecolor=INK, markeredgewidth=1.8, zorder=3
            )[0]
            for k, (marker, colour) in shapes.items()
        }
        self.show_examples(X, y)
        axes.set(xlim=bounds[0], ylim=bounds[1], xlabel=xlabel, ylabel=ylabel)
        axes.locator_params(nbins=5)
        self.moving = [self.image, self.border, *self.examples.values()]

    def show_examples(self, X, y):
        """Show other examples: squares where y is 0, circles where it is 1."""
        X, y = np.asarray(X), np.ravel(y)
        for k, points in self.examples.items():
            points.set_data(*X[y == k].T)

    def show(self, values):
        """Show the outputs on a grid, shape (n, n), and the border on which they are one half."""
        values = np.asarray(values)
        x1, x2 = (np.linspace(low, high, n) for (low, high), n in zip(self.bounds, values.shape[::-1], strict=True))
        half1, half2 = (x1[1] - x1[0]) / 2, (x2[1] - x2[0]) / 2
        self.image.set_data(values)
        # A grid point is the middle of its coloured square, so the outermost squares reach over the frame.
        self.image.set_extent((x1[0] - half1, x1[-1] + half1, x2[0] - half2, x2[-1] + half2))
        self.image.axes.set(xlim=self.bounds[0], ylim=self.bounds[1])
        self.border.set_data(*_border(x1, x2, values))


def _border(x1, x2, values):
    """Return the lines on which values are one half as (2, n), a gap (nan) between one line and the next."""
    lines = contour_generator(x1, x2, values).lines(0.5)
    return np.concatenate([np.full((0, 2), np.nan), *(np.vstack([line, [np.nan, np.nan]]) for line in lines)]).T
