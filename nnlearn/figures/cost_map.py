"""A surface from above in axes of some picture, quick to change: bands of colour from dark (low) to bright (high)."""

import numpy as np
from contourpy import contour_generator
from matplotlib import colormaps
from matplotlib.collections import LineCollection

from .quick_image import QuickImage
from .style import SURFACE_MAP


class CostMap:
    """Level bands and level lines of values on a rectangle; `moving` lists its artists.

    `show(values, levels)`: values (n, n) on nnlearn.slices.grid(bounds, n), the first row for the lowest x2; levels
    ascend, and what lies beyond them is drawn as the lowest or highest band.
    """

    def __init__(self, axes, bounds):
        self.image = QuickImage(axes, origin="lower", zorder=0)
        self.image.set_data(np.zeros((2, 2, 4), np.uint8))
        axes.add_image(self.image)
        self.lines = LineCollection([], colors="white", linewidths=0.6, alpha=0.6, zorder=1)
        axes.add_collection(self.lines)
        self.bounds = bounds
        self.image.set_extent((*bounds[0], *bounds[1]))
        axes.set(xlim=bounds[0], ylim=bounds[1])
        self.moving = [self.image, self.lines]

    def show(self, values, levels):
        """Draw other values, (n, n)."""
        colours = colormaps[SURFACE_MAP](np.linspace(0, 1, len(levels) + 1), bytes=True)
        self.image.set_data(colours[np.searchsorted(levels, values)])
        x1, x2 = (np.linspace(low, high, n) for (low, high), n in zip(self.bounds, values.shape[::-1], strict=True))
        contours = contour_generator(x1, x2, values)
        self.lines.set_segments([line for level in levels for line in contours.lines(level)])
