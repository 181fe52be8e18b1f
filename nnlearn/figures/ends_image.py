"""Where starts end, as colours: a strip over the starts, or an image over starts and rates."""

import numpy as np
from matplotlib.colors import to_rgba_array
from matplotlib.patches import Patch

from .quick_image import QuickImage
from .style import BLUE, GREY, PURPLE, SILVER, YELLOW

# In the order of one_dimension.TO_LEFT, TO_TOP, TO_RIGHT, NO_REST, AWAY: dark, middle, bright, so that a grey print
# can be read.
COLOURS = (BLUE, PURPLE, YELLOW, SILVER, "white")
TO_LEFT, TO_TOP, TO_RIGHT, NO_REST, AWAY = range(5)
_BYTES = np.round(255 * to_rgba_array(COLOURS)).astype(np.uint8)


class EndsImage:
    """An image of ends, numbers 0 to 4, that fills its axes; `show(ends)` takes (n,) or (rows, n), the lowest first.

    `moving` lists the artist.
    """

    def __init__(self, axes):
        self.image = QuickImage(axes, origin="lower", zorder=0)
        self.image.set_data(np.zeros((1, 1, 4), np.uint8))
        axes.add_image(self.image)
        self.image.set_extent((*axes.get_xlim(), *axes.get_ylim()))
        axes.set(xlim=axes.get_xlim(), ylim=axes.get_ylim())
        self.moving = [self.image]

    def show(self, ends):
        """Show other ends."""
        self.image.set_data(_BYTES[np.atleast_2d(ends)])


def keys(texts):
    """Return legend handles for {end: text}."""
    return [Patch(facecolor=COLOURS[end], edgecolor=GREY, label=text) for end, text in texts.items()]
