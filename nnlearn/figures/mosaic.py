"""Small square pictures in a grid that change all at once: digits, or the weights into hidden units."""

import numpy as np
from matplotlib import colormaps

from .quick_image import QuickImage
from .quick_text import QuickText
from .style import DIVERGING_MAP

SIDE, GAP, CAPTION = 8, 2, 5  # the pixels of a picture, between two of them, and for the words below


class Mosaic:
    """Up to rows x columns pictures of 8 x 8 in their axes, from the upper left, each with a caption if `captions`.

    `moving` lists the artists that follow `show(pictures, captions, limits)`: pictures (n, 64) of which the surplus is
    left out, limits = (low, high) the values of the two ends of the colours.
    """

    def __init__(self, axes, rows, columns, captions=True, colours="Greys"):
        self.rows, self.columns, self.colours = rows, columns, colormaps[colours]
        self.pitch = SIDE + GAP + CAPTION * bool(captions), SIDE + GAP
        height, width = rows * self.pitch[0] + GAP, columns * self.pitch[1] + GAP
        self.blank = np.full((height, width, 4), 255, np.uint8)
        axes.set(xlim=(0, width - 1), ylim=(height - 1, 0))
        axes.set_axis_off()
        self.image = QuickImage(axes, origin="lower")
        self.image.set_data(self.blank)
        axes.add_image(self.image)
        axes.set(xlim=(0, width - 1), ylim=(height - 1, 0))
        self.captions = []
        if captions:
            for row, column in np.ndindex(rows, columns):
                y, x = self._corner(row, column)
                self.captions.append(QuickText(axes, x + (SIDE - 1) / 2, y + SIDE + 1.6, fontsize=11))
        self.moving = [self.image, *self.captions]

    def _corner(self, row, column):
        return GAP + row * self.pitch[0], GAP + column * self.pitch[1]

    def show(self, pictures, captions=(), limits=(0, 1)):
        """Show other pictures."""
        low, high = limits
        colours = self.colours((np.asarray(pictures)[: self.rows * self.columns] - low) / (high - low), bytes=True)
        canvas = self.blank.copy()
        for k, picture in enumerate(colours):
            y, x = self._corner(*divmod(k, self.columns))
            canvas[y : y + SIDE, x : x + SIDE] = picture.reshape(SIDE, SIDE, 4)
        self.image.set_data(canvas[::-1])
        for k, text in enumerate(self.captions):
            text.set_text(captions[k] if k < len(captions) else "")


def weights_mosaic(axes, rows, columns):
    """Return a Mosaic for weights: no captions, and two hues for the two signs."""
    return Mosaic(axes, rows, columns, captions=False, colours=DIVERGING_MAP)
