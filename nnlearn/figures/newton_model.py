"""The quadratic model of a surface at the end of a path of Newton's method, on a map of its curvatures."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch

from .contours import KIND_MARKERS
from .picture import Picture
from .style import BLUE, FAINT, GREY, INK, LIGHT_GREEN, LIGHT_ORANGE, ORANGE, RED, SILVER, outline

REGIONS = (("bowl: both curvatures +", LIGHT_GREEN, ""), ("saddle: one of each", "white", "//"))
REGIONS += (("dome: both −", LIGHT_ORANGE, ".."),)
STEPS = 7


class NewtonModel(Picture):
    """Left: the surface, its regions of bowl, saddle and dome, Newton's path, and at its end the model's level lines.

    Top right: f and the model along Newton's arrow. Bottom right: f at each step.
    X, Y, Z, kinds (rows, columns): heights and numbers of negative curvatures on a grid; `levels` ascend; `heights` are
    the limits of f's axis, logarithmic when `log` is true. `update(...)` shows another path.
    """

    def __init__(self, *background):
        super().__init__(11.2, 5.9, *background)

    def draw(self, X, Y, Z, kinds, levels, points, heights, log):
        """Draw the map of curvatures with level lines, and two empty axes."""
        self.sentence = "the quadratic model of a surface"
        self.window = np.array([[X.min(), Y.min()], [X.max(), Y.max()]])
        self._draw_map(X, Y, Z, kinds, levels, points)
        self._draw_profile()
        self._draw_heights(heights, log)
        self.moving = [self.model, self.through, self.path, self.start, self.here, self.centre]
        self.moving += [self.newton, self.gradient, self.truth, self.promise, self.landing, self.f, self.f_end]

    def _draw_map(self, X, Y, Z, kinds, levels, points):
        axes = self.map = self.figure.add_axes((0.066, 0.09, 0.515, 0.79))
        colours, hatches = ([region[k] for region in REGIONS] for k in (1, 2))
        regions = axes.contourf(X, Y, kinds, [-0.5, 0.5, 1.5, 2.5], colors=colours, hatches=hatches)
        regions.set(edgecolor=FAINT, linewidth=0)
        axes.contourf(X, Y, Z, levels, cmap="Greys_r", alpha=0.10, extend="both")
        axes.contour(X, Y, Z, levels, colors=INK, linewidths=0.9, alpha=0.6)
        for point in points:
            axes.plot(*point.x, KIND_MARKERS[point.kind], color="white", markeredgecolor=INK, markersize=10, zorder=2.5)
        (left, bottom), (right, top) = self.window
        axes.set(xlim=(left, right), ylim=(bottom, top), xlabel="$x_1$", ylabel="$x_2$")
        boxes = [Patch(facecolor=c, hatch=h, edgecolor=SILVER, label=name) for name, c, h in REGIONS]
        above = {"loc": "lower left", "ncols": 4, "frameon": False, "columnspacing": 1.2, "handletextpad": 0.5}
        axes.add_artist(axes.legend(handles=boxes, bbox_to_anchor=(-0.02, 1.04), **above))
        self.model = LineCollection([], colors=BLUE, linewidths=1.3, linestyles="--", zorder=3)
        self.through = LineCollection([], colors=BLUE, linewidths=2.4, zorder=3.1)
        for lines in (self.model, self.through):
            axes.add_collection(lines, autolim=False)
        (self.path,) = axes.plot(
            [], [], "o-", color="white", markeredgecolor=INK, markersize=6, linewidth=2, zorder=3.5
        )
        self.path.set_path_effects(outline(4, INK))
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=10, zorder=4.2)
        (self.here,) = axes.plot([], [], "s", color=RED, markeredgecolor="white", markersize=8, zorder=4.3)
        (self.centre,) = axes.plot([], [], "P", color=BLUE, markeredgecolor="white", markersize=11, zorder=4.6)
        self.newton = _arrow(axes, RED, 3.2, "-|>", 4.5)
        self.gradient = _arrow(axes, INK, 2, "->", 4.4)
        looks = [
            Line2D([], [], color=RED, linewidth=3.2, label="Newton's step"),
            Line2D([], [], color=INK, linewidth=2, label="along the gradient"),
            Line2D([], [], color=BLUE, linestyle="--", label="model"),
            Line2D([], [], color=BLUE, marker="P", markersize=10, linestyle="", label="its centre"),
        ]
        axes.legend(handles=looks, bbox_to_anchor=(-0.02, 0.985), **above)

    def _draw_profile(self):
        axes = self.profile = self.figure.add_axes((0.665, 0.58, 0.315, 0.30))
        axes.set(xlim=(-0.5, 1.6), ylim=(-2.4, 2.4), title="along Newton's step")
        axes.set_xticks([0, 1], ["here", "centre"])
        axes.set_yticks([-1, 0, 1])
        axes.set_ylabel("change of $f$, relative", fontsize=11)
        axes.axhline(0, color=GREY, linewidth=1)
        axes.axvline(1, color=GREY, linewidth=1, linestyle=":")
        (self.truth,) = axes.plot([], [], color=INK, linewidth=1.8, label="$f$")
        (self.promise,) = axes.plot([], [], "--", color=BLUE, linewidth=2, label="model")
        (self.landing,) = axes.plot([], [], "s", color=RED, markeredgecolor="white", markersize=9, zorder=4)
        axes.legend(loc="lower right", bbox_to_anchor=(1.02, 0.98), ncols=2, frameon=False, columnspacing=1)

    def _draw_heights(self, heights, log):
        axes = self.heights = self.figure.add_axes((0.665, 0.09, 0.315, 0.34))
        axes.set(xlim=(0, STEPS), xlabel="step", title="$f$ at each step", yscale="log" if log else "linear")
        axes.set_ylim(heights)
        axes.grid(True)
        (self.f,) = axes.plot([], [], "o-", color=BLUE)
        (self.f_end,) = axes.plot(
            [], [], "s", color=RED, markeredgecolor="white", markersize=9, clip_on=False, zorder=4
        )

    def update(self, x, f, lines, through, p, damping, way, profile, sentence):
        """Show the path x (k + 1, 2) with heights f (k + 1,), and the model at its end.

        lines, through: the model's level lines at the map's levels and through its point, lists of (n, 2); p: Newton's
        whole step there, or None; way: the direction of the gradient arrow, or None; profile: (t, change of f, change
        of the model, change of f where the damped step ends).
        """
        self.sentence = sentence
        span = self.window[1] - self.window[0]
        seen = np.clip(x, self.window[0] - 3 * span, self.window[1] + 3 * span)
        self.path.set_data(*seen.T)
        self.start.set_data(*seen[:1].T)
        self.here.set_data(*seen[1:][-1:].T)
        self.model.set_segments(lines)
        self.through.set_segments(through)
        centre = None if p is None else x[-1] + p
        self.centre.set_data(*([[], []] if centre is None else centre[:, np.newaxis]))
        shortest = 2e-3 * span
        _point(self.newton, seen[-1], None if p is None else _shortened(damping * p, 3 * span), shortest)
        _point(self.gradient, seen[-1], None if way is None else way * 0.16 * span, shortest)
        t, truth, promise, landing = profile
        self.truth.set_data(t, np.clip(truth, -9, 9))
        self.promise.set_data(t, promise)
        self.landing.set_data([damping] if len(t) else [], np.clip([landing], -2.4, 2.4) if len(t) else [])
        low, high = self.heights.get_ylim()
        shown = np.clip(f, low, high)
        self.f.set_data(range(len(f)), shown)
        self.f_end.set_data([len(f) - 1], shown[-1:])


def _arrow(axes, colour, width, style, zorder):
    arrow = FancyArrowPatch((0, 0), (1, 0), arrowstyle=style, mutation_scale=18, color=colour, shrinkA=0, shrinkB=0)
    arrow.set(zorder=zorder, linewidth=width)
    arrow.set_path_effects(outline(width + 2))
    axes.add_patch(arrow)
    return arrow


def _shortened(step, longest):
    """Return the step, cut where it leaves the neighbourhood of the map: agg draws no line to the end of the world."""
    return step * min(1.0, float((longest / np.maximum(np.abs(step), 1e-300)).min()))


def _point(arrow, start, step, shortest):
    """Let the arrow show a step; one shorter than `shortest` has no direction that could be seen."""
    arrow.set_visible(step is not None and bool((np.abs(step) > shortest).any()))
    if arrow.get_visible():
        arrow.set_positions(start, start + step)
