"""A path of descent on a surface of two variables: contours, the surface in three dimensions, and the cost by step."""

import numpy as np
from matplotlib.colors import BoundaryNorm
from matplotlib.ticker import MaxNLocator

from .contours import draw_contours
from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED, SURFACE_MAP, outline


class DescentOnSurface(Picture):
    """Contours with a path from a start (circle) to its end (square), the same path in 3-D, and J against the step.

    X, Y, Z (rows, columns) are the surface's heights on a grid; `levels` its contour heights; `points` its stationary
    points. With `log_cost` costs are drawn on a log axis that ends at 1e-12; `sign` -1 draws a surface that the path
    climbs, whose costs are the negative heights. `update(path, sentence)` shows another Path.
    """

    def __init__(self, title, X, Y, Z, levels, points, log_cost, sign, path, sentence):
        super().__init__(11.2, 4.3, title, X, Y, Z, levels, points, log_cost, sign)
        self.update(path, sentence)

    def draw(self, title, X, Y, Z, levels, points, log_cost, sign):
        """Draw the surface twice and the empty axes of the cost."""
        self.sentence = title
        self.sign = sign
        self.bounds = (X.min(), X.max(), Y.min(), Y.max())
        self._draw_contours(title, X, Y, Z, levels, points)
        self._draw_heights(X, Y, Z, levels)
        self._draw_cost(log_cost, levels)
        self.moving = [*self.path_lines, self.start, self.end, self.path_3d, self.start_3d, self.J, self.J_end]

    def _draw_contours(self, title, X, Y, Z, levels, points):
        axes = self.map = self.figure.add_axes((0.062, 0.14, 0.335, 0.76))
        draw_contours(axes, X, Y, Z, levels, points)
        axes.set(xlabel="$x_1$", ylabel="$x_2$", title=title)
        (line,) = axes.plot([], [], "-", color="white", linewidth=1.8, zorder=3)
        line.set_path_effects(outline(3.6, INK))
        (dots,) = axes.plot([], [], "o", color="white", markeredgecolor=INK, markersize=4.5, zorder=3.1)
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=4)
        (self.end,) = axes.plot([], [], "s", color=RED, markeredgecolor="white", markersize=9, zorder=4)
        self.path_lines = (line, dots)

    def _draw_heights(self, X, Y, Z, levels):
        axes = self.relief = self.figure.add_axes((0.40, 0.03, 0.285, 0.95), projection="3d")
        low, high = float(levels[0]), float(levels[-1])
        norm = BoundaryNorm(levels, 256, extend="both")
        axes.plot_surface(
            X, Y, np.clip(Z, low, high), cmap=SURFACE_MAP, norm=norm, rcount=60, ccount=60, linewidth=0, alpha=0.85
        )
        self.heights = (low, high)
        axes.set(xlim=self.bounds[:2], ylim=self.bounds[2:], zlim=self.heights)
        axes.set_xlabel("$x_1$", labelpad=-6)
        axes.set_ylabel("$x_2$", labelpad=-6)
        axes.tick_params(labelsize=11, pad=-2)
        axes.tick_params(axis="z", pad=4)
        for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
            axis.set_major_locator(MaxNLocator(4, prune="upper"))
        axes.view_init(elev=40, azim=-55)
        (self.path_3d,) = axes.plot([], [], [], "-", color=RED, linewidth=2.2, zorder=10)
        self.path_3d.set_path_effects(outline(4))
        (self.start_3d,) = axes.plot([], [], [], "o", color=ORANGE, markeredgecolor=INK, markersize=8, zorder=11)

    def _draw_cost(self, log_cost, levels):
        axes = self.cost = self.figure.add_axes((0.752, 0.14, 0.233, 0.76))
        axes.set(xlabel="step", title="$J$ at each step" if self.sign == 1 else "height at each step", xlim=(0, 100))
        axes.grid(True)
        if log_cost:
            axes.set_yscale("log")
            axes.set_ylim(1e-12, 1e1)
            self.floor = 1e-12
        else:
            axes.set_ylim(levels[0], levels[-1])
            self.floor = -np.inf
        (self.J,) = axes.plot([], [], "-", color=BLUE)
        (self.J_end,) = axes.plot([], [], "s", color=RED, markersize=8, clip_on=False)
        self.cost.axhline(0, color=GREY, linewidth=0.8)

    def update(self, path, sentence):
        """Show another Path, with the sentence that says how it went."""
        self.sentence = sentence
        x, J = path.x, path.J
        inside = np.isfinite(x).all(axis=1) & np.isfinite(J)
        x, J, step = x[inside], J[inside], path.step[inside]
        span = np.array([self.bounds[1] - self.bounds[0], self.bounds[3] - self.bounds[2]])
        middle = np.array([self.bounds[0] + self.bounds[1], self.bounds[2] + self.bounds[3]]) / 2
        drawn = np.clip(x, middle - 5 * span, middle + 5 * span)
        for line in self.path_lines:
            line.set_data(drawn[:, 0], drawn[:, 1])
        self.start.set_data(drawn[:1, 0], drawn[:1, 1])
        self.end.set_data(drawn[-1:, 0], drawn[-1:, 1])
        on_surface = (np.abs(x - middle) <= span / 2).all(axis=1)
        last = len(x) if on_surface.all() else int(np.argmin(on_surface))
        J = self.sign * J
        heights = np.clip(J, *self.heights)[:last]
        self.path_3d.set_data_3d(x[:last, 0], x[:last, 1], heights)
        self.start_3d.set_data_3d(x[:1, 0], x[:1, 1], heights[:1])
        shown = np.maximum(J, self.floor)
        self.J.set_data(step, shown)
        self.J_end.set_data(step[-1:], np.clip(shown[-1:], *self.cost.get_ylim()))

    def set_steps(self, steps):
        """Let the axis of steps reach to `steps`; this changes the background."""
        if steps != self.cost.get_xlim()[1]:
            self.cost.set_xlim(0, steps)
            self.background_changed()
