"""Text that is drawn from a stock of bitmaps: the numbers of a network change with every move of a slider.

Laying out and drawing the letters of one short text takes about a millisecond, putting its bitmap down a fiftieth of
that. Numbers with two places repeat all the time, so most of them have been drawn before.
"""

from functools import lru_cache

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.9}  # a box behind letters that cross lines
_MARGIN = 6


class QuickText(Text):
    """A text at (x, y) in data coordinates of `axes`; with `paper` it has a white box behind it.

    Its words, colour, place, size, weight and alignment may change; rotation and boxes of other kinds are not drawn.
    """

    def __init__(self, axes, x, y, text="", paper=False, **properties):
        super().__init__(x, y, text, **({"ha": "center", "va": "center"} | properties))
        self.paper = paper
        self.set_transform(axes.transData)
        axes.add_artist(self)
        self.set_clip_on(False)

    def draw(self, renderer):
        """Put the bitmap of the text down, drawn now if this text has not been drawn before."""
        if not self.get_visible() or not self.get_text():
            return
        look = self.get_fontsize(), self.get_fontweight(), self.get_ha(), self.get_va()
        pixels, left, bottom = _bitmap(
            self.get_text(), to_hex(self.get_color(), keep_alpha=True), *look, self.paper, renderer.dpi
        )
        x, y = self.get_transform().transform(self.get_position())
        renderer.draw_image(renderer.new_gc(), round(x) + left, round(y) + bottom, pixels)
        self.stale = False


@lru_cache(maxsize=5000)
def _bitmap(text, color, size, weight, ha, va, paper, dpi):
    """Return the letters as pixels (height, width, 4), lowest row first, and their corner seen from the anchor."""
    letters = Text(0, 0, text, color=color, fontsize=size, fontweight=weight, ha=ha, va=va)
    letters.set_bbox(PAPER if paper else None)
    letters.set_figure(Figure(dpi=dpi))
    extent = letters.get_window_extent(RendererAgg(1, 1, dpi))
    left, bottom = (int(np.floor(corner)) - _MARGIN for corner in (extent.x0, extent.y0))
    width, height = (int(np.ceil(corner)) + _MARGIN for corner in (extent.x1 - left, extent.y1 - bottom))
    letters.set_position((-left, -bottom))
    renderer = RendererAgg(width, height, dpi)
    letters.draw(renderer)
    return np.array(renderer.buffer_rgba())[::-1], left, bottom
