"""Newton's method in one dimension: leaps along parabolas on f, and along tangents on f'."""

import numpy as np

from .ends_image import EndsImage, keys
from .picture import Picture
from .style import BLUE, FAINT, GREY, INK, ORANGE, RED

HEIGHTS, SLOPES = (-125, 170), (-230, 150)


class NewtonLeaps(Picture):
    """Left: f with the leaps from vertex to vertex, and a strip with the ends of all starts. Right: the same on f'.

    `update(x, on_f, on_slope, heights, slopes, sentence)`: iterates x (n+1,) with f and f' there, and the two polylines
    (k, 2) of nnlearn.one_dimension.newton_leaps.
    """

    def __init__(self, x, J, slope, ends, levels):
        super().__init__(11.2, 5.0, x, J, slope, ends, levels)

    def draw(self, x, J, slope, ends, levels):
        """Draw both curves and the strip."""
        self.sentence = "Newton's leaps"
        self.map = self._draw_curve((0.062, 0.30, 0.51, 0.635), "$f(x)$ and the leaps", HEIGHTS, x, J, levels)
        self.slope = self._draw_curve((0.645, 0.30, 0.345, 0.635), "the same on $f\\,'(x)$", SLOPES, x, slope, levels)
        self.slope.set_xlabel("$x$")
        self.map.tick_params(labelbottom=False)
        axes = self.strip = self.figure.add_axes((0.062, 0.225, 0.51, 0.045))
        axes.set(xlim=self.map.get_xlim(), ylim=(0, 1), yticks=[], xlabel="start $x_0$")
        EndsImage(axes).show(ends)
        texts = {0: "ends in the minimum $x_L$", 1: "in the maximum $x_M$", 2: "in the minimum $x_R$"}
        self.figure.legend(handles=keys(texts), loc="lower left", bbox_to_anchor=(0.05, 0.0), ncols=3, frameon=False)
        (self.leaps,) = self.map.plot([], [], "-.", color=BLUE, linewidth=1.6)
        (self.tangents,) = self.slope.plot([], [], "-.", color=BLUE, linewidth=1.6)
        (self.points,) = self.map.plot([], [], "o", color=BLUE, markersize=6)
        (self.slopes,) = self.slope.plot([], [], "o", color=BLUE, markersize=6)
        (self.start_line,) = axes.plot([], [], color=INK, linewidth=1.8)
        look = {"color": ORANGE, "markeredgecolor": INK, "markersize": 11, "zorder": 5}
        self.starts = [axes.plot([], [], "o", **look)[0] for axes in (self.map, self.slope)]
        look = {"color": RED, "markeredgecolor": "white", "markersize": 8, "zorder": 6}
        self.lasts = [axes.plot([], [], "s", **look)[0] for axes in (self.map, self.slope)]
        self.moving = [self.leaps, self.tangents, self.points, self.slopes, self.start_line, *self.starts, *self.lasts]

    def _draw_curve(self, box, title, limits, x, y, levels):
        axes = self.figure.add_axes(box)
        axes.set(xlim=(x[0], x[-1]), ylim=limits, title=title)
        axes.axhline(0, color=GREY, linewidth=0.8)
        for at in levels:
            axes.axvline(at, color=FAINT, linewidth=1.2, zorder=0.5)
        axes.plot(x, y, color=INK, linewidth=2)
        return axes

    def update(self, x, on_f, on_slope, heights, slopes, sentence):
        """Show another path."""
        self.sentence = sentence
        self.leaps.set_data(*np.clip(on_f, -1e4, 1e4).T)
        self.tangents.set_data(*np.clip(on_slope, -1e4, 1e4).T)
        for axes, y, line, start, last in zip(
            (self.map, self.slope), (heights, slopes), (self.points, self.slopes), self.starts, self.lasts, strict=True
        ):
            # A start above the picture is marked at its edge.
            points = np.clip(x, -1e4, 1e4), np.clip(y, -1e4, 1e4)
            line.set_data(*points)
            start.set_data(points[0][:1], np.clip(points[1][:1], *axes.get_ylim()))
            last.set_data(points[0][-1:], points[1][-1:])
        self.start_line.set_data([x[0]] * 2, [0, 1])
