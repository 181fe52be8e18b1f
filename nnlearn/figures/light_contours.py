"""A surface from above in pale greys, on which the paths of several methods can be told apart."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import BoundaryNorm, ListedColormap

from .style import INK, SILVER

KIND_MARKERS = {"minimum": "v", "maximum": "^", "saddle": "x"}
PALE = ListedColormap(colormaps["Greys_r"](np.linspace(0.8, 1.0, 256)))


def light_contours(axes, X, Y, Z, levels, points=()):
    """Draw the heights Z (rows, columns) over X, Y in bands between `levels`, dark is low, and stationary points."""
    norm = BoundaryNorm(levels, 256, extend="both")
    axes.contourf(X, Y, Z, levels, cmap=PALE, norm=norm, extend="both")
    axes.contour(X, Y, Z, levels, colors=SILVER, linewidths=0.6)
    for point in points:
        axes.plot(*point.x, KIND_MARKERS[point.kind], color="white", markeredgecolor=INK, markersize=10, zorder=2.5)
    axes.set(xlim=(X.min(), X.max()), ylim=(Y.min(), Y.max()))


def another_light_map(picture, title, X, Y, Z, levels, points):
    """Draw another surface on `picture.map` in the place of the last one, behind what moves."""
    moving = {id(artist) for artist in picture.moving}
    for artist in [*picture.map.collections, *picture.map.lines]:
        if id(artist) not in moving:
            artist.remove()
    light_contours(picture.map, X, Y, Z, levels, points)
    picture.map.set(xlabel="$x_1$", ylabel="$x_2$")
    picture.map.set_title(title, loc="left")
    picture.background_changed()
