"""Descent in one dimension seen four ways: zig-zag on the curve, cobweb below it, and by step beside both."""

import numpy as np

from .ends_image import EndsImage, keys
from .picture import Picture
from .style import BLUE, FAINT, GREEN, GREY, INK, ORANGE, RED

TOP = 150  # heights above it leave the picture
FLOOR = 1e-16
REACHES = (25, 100)  # of the axes of steps


class QuarticDescent(Picture):
    """Left: f with the iterates, a strip with the ends of all starts, and the cobweb of g(x) = x - r f'(x).

    Right: the distance from the end, and x_i, by step. `update(x, J, distance, cobweb, g, ends, sentence)`: iterates x,
    heights J and distances (n+1,), the cobweb (2n+1, 2), g over the grid that the constructor was given, and the ends
    of that grid's starts. levels {name: x} are drawn as faint lines.
    """

    def __init__(self, x, J, levels):
        super().__init__(11.2, 7.2, x, J, levels)

    def draw(self, x, J, levels):
        """Draw f, the diagonal, and empty axes."""
        self.sentence = "descent on the quartic"
        self.grid = x
        self._draw_hill(x, J, levels)
        self._draw_strip()
        self._draw_cobweb(x, levels)
        self._draw_steps(levels)
        look = {"color": ORANGE, "markeredgecolor": INK, "markersize": 10, "zorder": 5, "clip_on": False}
        four = (self.hill, self.map, self.distance, self.steps)
        self.starts = [axes.plot([], [], "o", **look)[0] for axes in four]
        look = {"color": RED, "markeredgecolor": "white", "markersize": 8, "zorder": 4}
        self.lasts = [axes.plot([], [], "s", **look)[0] for axes in four]
        self.moving = [*self.strip.moving, self.start_line, self.g, self.zigzag, self.web, self.error, self.series]
        self.moving += [*self.starts, *self.lasts]

    def _draw_hill(self, x, J, levels):
        axes = self.hill = self.figure.add_axes((0.062, 0.57, 0.455, 0.385))
        axes.set(xlim=(x[0], x[-1]), ylim=(-120, TOP), title="$f(x)$")
        axes.tick_params(labelbottom=False)
        for name, at in levels.items():
            axes.axvline(at, color=FAINT, linewidth=1.2, zorder=0.5)
            axes.text(at, TOP, name, ha="center", va="bottom", color=GREY)
        axes.plot(x, J, color=INK, linewidth=2)
        (self.zigzag,) = axes.plot([], [], "o-", color=BLUE, linewidth=1.4, markersize=5)

    def _draw_strip(self):
        axes = self.strip_axes = self.figure.add_axes((0.062, 0.515, 0.455, 0.032))
        axes.set(xlim=self.hill.get_xlim(), ylim=(0, 1), yticks=[])
        axes.tick_params(labelbottom=False, length=0)
        self.strip = EndsImage(axes)
        (self.start_line,) = axes.plot([], [], color=INK, linewidth=1.8)
        handles = keys({0: "ends in $x_L$", 2: "in $x_R$", 3: "no rest", 4: "runs away"})
        self.figure.legend(
            handles=handles,
            loc="center left",
            bbox_to_anchor=(0.565, 0.54),
            ncols=4,
            frameon=False,
            columnspacing=1.2,
            handlelength=1.4,
        )

    def _draw_cobweb(self, x, levels):
        axes = self.map = self.figure.add_axes((0.062, 0.075, 0.455, 0.385))
        axes.set(xlim=(x[0], x[-1]), ylim=(x[0], x[-1]), xlabel="$x_i$")
        axes.set_title("cobweb: to $g(x) = x - r f\\,'(x)$, then to the diagonal", fontsize=12, pad=3)
        for at in levels.values():
            axes.axvline(at, color=FAINT, linewidth=1.2, zorder=0.5)
            axes.axhline(at, color=FAINT, linewidth=1.2, zorder=0.5)
        axes.plot([x[0], x[-1]], [x[0], x[-1]], "--", color=GREY, linewidth=1.3)
        (self.g,) = axes.plot([], [], color=INK, linewidth=2)
        (self.web,) = axes.plot([], [], "-", color=BLUE, linewidth=1.4)

    def _draw_steps(self, levels):
        axes = self.distance = self.figure.add_axes((0.60, 0.635, 0.385, 0.32))
        axes.set(yscale="log", xlim=(0, REACHES[0]), ylim=(FLOOR, 1e2), title="distance from its minimum")
        axes.set_yticks(10.0 ** np.arange(-16, 1, 4))
        axes.minorticks_off()
        axes.grid(True)
        (self.error,) = axes.plot([], [], "o-", color=GREEN, linewidth=1.4, markersize=4)
        axes = self.steps = self.figure.add_axes((0.60, 0.075, 0.385, 0.385))
        axes.set(xlim=(0, REACHES[0]), ylim=self.map.get_ylim(), xlabel="step $i$")
        axes.set_title("$x_i$ by step", fontsize=12, pad=3)
        axes.set_yticks(list(levels.values()), list(levels))
        axes.grid(True, axis="y")
        (self.series,) = axes.plot([], [], "o-", color=BLUE, linewidth=1.4, markersize=4)

    def update(self, x, J, distance, cobweb, g, ends, sentence):
        """Show another descent."""
        self.sentence = sentence
        step = np.arange(len(x))
        x, cobweb = np.clip(x, -1e3, 1e3), np.clip(cobweb, -1e3, 1e3)
        J = np.clip(np.nan_to_num(J, nan=np.inf), -1e3, 1e5)
        distance = np.clip(distance, FLOOR, 1e5)
        self.zigzag.set_data(x, J)
        self.web.set_data(*cobweb.T)
        self.error.set_data(step, distance)
        self.series.set_data(step, x)
        self.g.set_data(self.grid, g)
        self.strip.show(ends)
        self.start_line.set_data([x[0], x[0]], [0, 1])
        places = ((x, np.minimum(J, TOP)), cobweb[[0, -1]].T, (step, distance), (step, x))
        for (across, up), start, last in zip(places, self.starts, self.lasts, strict=True):
            start.set_data(across[:1], up[:1])
            last.set_data(across[-1:], up[-1:])
        self._reach(len(x) - 1)

    def _reach(self, steps):
        reach = next(reach for reach in REACHES if steps <= reach)
        if reach != self.steps.get_xlim()[1]:
            self.steps.set_xlim(0, reach)
            self.distance.set_xlim(0, reach)
            self.background_changed()
