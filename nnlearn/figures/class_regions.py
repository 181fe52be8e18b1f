"""Which class a network with several outputs answers everywhere in the plane, and the examples it was given.

Each class has its colour and its marker; a region is the paler, the nearer its second-best class comes. Lines mark the
borders, so that a grey print can be read.
"""

import numpy as np
from contourpy import contour_generator
from matplotlib.colors import to_rgb

from .quick_image import QuickImage
from .style import BLUE, GREEN, INK, ORANGE, PURPLE

LOOKS = ((BLUE, "o"), (ORANGE, "s"), (GREEN, "^"), (PURPLE, "D"))
DARKEST = 0.55  # share of the class's colour in its region, where the network is sure


class ClassRegions:
    """The answers over the rectangle `bounds` = ((low, high), (low, high)) for up to four classes, called `names`.

    `show(values)` takes the outputs on a grid of n x n points, shape (n, n, K), first row lowest; `show_examples(X, y,
    near)` marks examples X (m, 2) of classes y (m,), those that are not `near` (m,) small. `moving` lists the artists.
    """

    def __init__(self, axes, bounds, names, xlabel="$x_1$", ylabel="$x_2$"):
        self.bounds = bounds
        self.image = QuickImage(axes)
        self.image.set_data(np.full((2, 2, 4), 255, np.uint8))
        axes.add_image(self.image)
        (self.borders,) = axes.plot([], [], color=INK, linewidth=1.3)
        self.far, self.near = [], []
        for name, (colour, marker) in zip(names, LOOKS, strict=False):
            look = {"linestyle": "", "marker": marker, "color": colour, "markeredgecolor": INK}
            self.far += axes.plot([], [], **look, markersize=3.5, markeredgewidth=0.5, alpha=0.85, zorder=2.5)
            self.near += axes.plot([], [], **look, markersize=7.5, markeredgewidth=1.0, zorder=3, label=name)
        self.tints = np.array([to_rgb(colour) for colour, _ in LOOKS[: len(names)]])
        axes.set(xlim=bounds[0], ylim=bounds[1], xlabel=xlabel, ylabel=ylabel)
        axes.locator_params(nbins=5)
        self.moving = [self.image, self.borders, *self.far, *self.near]

    def show_examples(self, X, y, near):
        """Show the examples, those that are near large."""
        for k, (far, large) in enumerate(zip(self.far, self.near, strict=True)):
            far.set_data(*X[(y == k) & ~near].T)
            large.set_data(*X[(y == k) & near].T)

    def show(self, values):
        """Show the class with the largest output everywhere, and the borders between classes."""
        best = values.argmax(axis=-1)
        lead = np.stack([values[..., k] - _best_other(values, k) for k in range(values.shape[-1])])
        share = DARKEST * (0.3 + 0.7 * np.clip(lead.max(axis=0), 0, 1)[..., np.newaxis])
        colours = np.empty((*best.shape, 4), np.uint8)
        colours[..., :3] = 255 * (1 - share + share * self.tints[best])
        colours[..., 3] = 255
        self.image.set_data(colours)
        self.borders.set_data(*self._borders(lead))

    def _borders(self, lead):
        x1, x2 = (np.linspace(low, high, lead.shape[-1]) for low, high in self.bounds)
        gap = [[np.nan, np.nan]]  # between one line and the next
        lines = [np.vstack([line, gap]) for each in lead for line in contour_generator(x1, x2, each).lines(0.0)]
        return np.concatenate([np.empty((0, 2)), *lines]).T


def _best_other(values, k):
    return np.delete(values, k, axis=-1).max(axis=-1)
