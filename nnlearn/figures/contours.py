"""A surface from above as a background: level bands from dark (low) to bright (high), and its stationary points."""

from matplotlib.colors import BoundaryNorm

from .style import INK, SURFACE_MAP

KIND_MARKERS = {"minimum": "v", "maximum": "^", "saddle": "X"}


def draw_contours(axes, X, Y, Z, levels, points=()):
    """Draw heights Z on a grid X, Y, all (rows, columns), in bands between ascending levels, and mark the points.

    Heights beyond the levels get the lowest or highest colour; the axes end where the grid ends.
    """
    axes.contourf(X, Y, Z, levels, cmap=SURFACE_MAP, norm=BoundaryNorm(levels, 256, extend="both"), extend="both")
    axes.contour(X, Y, Z, levels, colors="white", linewidths=0.5, alpha=0.6)
    for point in points:
        axes.plot(*point.x, KIND_MARKERS[point.kind], color="white", markeredgecolor=INK, markersize=9, zorder=2.5)
    axes.set(xlim=(X.min(), X.max()), ylim=(Y.min(), Y.max()))
