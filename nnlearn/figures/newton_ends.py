"""Where a method ends from every start: two maps side by side, Newton's method and the gradient, with both paths."""

import numpy as np
from matplotlib.colors import to_rgba_array
from matplotlib.patches import Patch

from .contours import KIND_MARKERS
from .picture import Picture
from .quick_image import QuickImage
from .style import BLUE, GREY, INK, ORANGE, PALE_PURPLE, RED, YELLOW, outline

# A grey print shows them as dark, middle and bright; the last is for starts that have reached none of the points.
EXTREMES, SADDLE, NONE = (BLUE, ORANGE), PALE_PURPLE, "white"


class NewtonEnds(Picture):
    """Two maps of starts, each coloured by the stationary point that its path reaches; a path on either.

    `update(ends, paths, sentence)`: ends are two arrays (n, n) of numbers of points or -1, the lowest row first; paths
    are two arrays (k, 2). `redraw(...)` takes another surface.
    """

    def __init__(self, *background):
        super().__init__(11.2, 5.0, *background)

    def draw(self, X, Y, Z, levels, points, name):
        """Draw level lines and stationary points on two empty maps; `name` is the title of the second."""
        self.sentence = "where the starts end"
        self.window = np.array([[X.min(), Y.min()], [X.max(), Y.max()]])
        extremes = iter(EXTREMES)
        colours = [SADDLE if point.kind == "saddle" else next(extremes) for point in points]
        self.colours = np.round(255 * to_rgba_array([*colours, NONE])).astype(np.uint8)  # -1 is the last
        self.ends = None
        self.map = self._draw_map(0.062, "Newton's method")
        self.other = self._draw_map(0.565, name)
        self.map.set_ylabel("$x_2$")
        for axes in (self.map, self.other):
            axes.contour(X, Y, Z, levels, colors=INK, linewidths=0.7, alpha=0.45, zorder=1)
            for point in points:
                axes.plot(*point.x, KIND_MARKERS[point.kind], color="white", markeredgecolor=INK, markersize=12)
        self.images = [_image(axes, self.window) for axes in (self.map, self.other)]
        self.paths, self.starts, self.goals = zip(*(_path(axes) for axes in (self.map, self.other)), strict=True)
        self.moving = [*self.paths, *self.starts, *self.goals]
        texts = [f"the {point.kind} at ({point.x[0]:.2f}, {point.x[1]:.2f})" for point in points]
        looks = zip([*texts, "none of them"], [*colours, NONE], strict=True)
        boxes = [Patch(facecolor=colour, edgecolor=GREY, label=text) for text, colour in looks]
        self.figure.legend(handles=boxes, loc="upper left", bbox_to_anchor=(0.045, 1.015), ncols=4, frameon=False)

    def _draw_map(self, left, title):
        axes = self.figure.add_axes((left, 0.12, 0.42, 0.745))
        axes.set(xlim=self.window[:, 0], ylim=self.window[:, 1], xlabel="$x_1$", title=title)
        return axes

    def update(self, ends, paths, sentence):
        """Show other ends and other paths."""
        self.sentence = sentence
        if self.ends is None or not all(map(np.array_equal, ends, self.ends)):
            self.ends = ends
            for image, numbers in zip(self.images, ends, strict=True):
                image.set_data(self.colours[numbers])
            self.background_changed()
        span = self.window[1] - self.window[0]
        for k, path in enumerate(paths):
            seen = np.clip(path, self.window[0] - 3 * span, self.window[1] + 3 * span)
            self.paths[k].set_data(*seen.T)
            self.starts[k].set_data(*seen[:1].T)
            self.goals[k].set_data(*seen[1:][-1:].T)


def _image(axes, window):
    image = QuickImage(axes, origin="lower", zorder=0)
    image.set_data(np.zeros((2, 2, 4), np.uint8))
    axes.add_image(image)
    image.set_extent((*window[:, 0], *window[:, 1]))
    return image


def _path(axes):
    (path,) = axes.plot([], [], "o-", color="white", markeredgecolor=INK, markersize=4, linewidth=1.6, zorder=3)
    path.set_path_effects(outline(3.4, INK))
    (start,) = axes.plot([], [], "o", color=YELLOW, markeredgecolor=INK, markersize=10, zorder=4)
    (goal,) = axes.plot([], [], "s", color=RED, markeredgecolor="white", markersize=8, zorder=4)
    return path, start, goal
