"""A function of one variable with its two derivatives under one another, and its tangent and parabola at one point."""

from .picture import Picture
from .style import BLUE, FAINT, GREY, HERE, INK, ORANGE, RED

LOWEST, HIGHEST = -118, 60
OUTSIDE = 1e4  # further away nothing is drawn


class TangentAndParabola(Picture):
    """f, f' and f'' over one axis of x, with marks {x: (marker, text)} on all three.

    `update(x, values, tangent, parabola, slope_line, vertex, sentence)`: values (f, f', f'') at x; the lines are
    (x, y); vertex is (x, y) of the parabola's, slope_line the tangent of f', which reaches zero below that vertex.
    """

    def __init__(self, x, derivatives, marks):
        super().__init__(10.4, 7.0, x, derivatives, marks)

    def draw(self, x, derivatives, marks):
        """Draw the three curves with their marks."""
        self.sentence = "a function and its two derivatives"
        boxes = ((0.09, 0.47, 0.89, 0.445), (0.09, 0.255, 0.89, 0.19), (0.09, 0.075, 0.89, 0.155))
        self.curve, self.slope, self.curvature = rows = [self.figure.add_axes(box) for box in boxes]
        for axes, y, label in zip(rows, derivatives, ("$f$", "$f\\,'$", "$f\\,''$"), strict=True):
            axes.axhline(0, color=GREY, linewidth=0.8)
            for at in marks:
                axes.axvline(at, color=FAINT, linewidth=1.2, zorder=0.5)
            axes.plot(x, y, color=INK, linewidth=2)
            axes.set(xlim=(x[0], x[-1]))
            axes.set_ylabel(label, rotation=0, labelpad=14, va="center", fontsize=15)
        for axes in rows[:-1]:
            axes.tick_params(labelbottom=False)
        self.curve.set_ylim(LOWEST, HIGHEST)
        self.slope.set(ylim=(-130, 130), yticks=[-100, 0, 100])
        self.curvature.set(ylim=(-70, 200), yticks=[0, 100], xlabel="$x$")
        self._draw_marks(rows, x, derivatives, marks)
        self._draw_moving(rows)

    def _draw_marks(self, rows, x, derivatives, marks):
        for at, (marker, text, heights) in marks.items():
            for axes, height in zip(rows, heights, strict=True):
                axes.plot([at], [height], marker, color="white", markeredgecolor=INK, markersize=9, zorder=3)
            self.curve.text(at, HIGHEST + 2, text, ha="center", va="bottom", color=INK, fontsize=13)

    def _draw_moving(self, rows):
        (self.tangent,) = self.curve.plot([], [], "--", color=RED)
        (self.parabola,) = self.curve.plot([], [], "-.", color=BLUE)
        (self.vertex,) = self.curve.plot([], [], "D", color=BLUE, markersize=9, zorder=4)
        (self.slope_line,) = self.slope.plot([], [], "-.", color=BLUE)
        (self.zero,) = self.slope.plot([], [], "D", color=BLUE, markersize=8, zorder=4)
        (self.drop,) = self.curve.plot([], [], ":", color=BLUE, linewidth=1.4)
        self.points = [
            axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=5)[0] for axes in rows
        ]
        self.guides = [axes.axvline(0, linewidth=1.3, zorder=1, **HERE) for axes in rows]
        (inflection,) = self.curve.plot([], [], "s", color="white", markeredgecolor=INK, markersize=9)
        handles = [inflection, self.tangent, self.parabola, self.vertex]
        texts = ["inflection", "tangent", "parabola of second order", "its vertex"]
        self.curve.legend(handles, texts, loc="lower right", bbox_to_anchor=(1.01, 1.04), ncols=4, frameon=False)
        self.moving = [*self.guides, self.tangent, self.parabola, self.drop, self.vertex]
        self.moving += [self.slope_line, self.zero, *self.points]

    def update(self, x, values, tangent, parabola, slope_line, vertex, sentence):
        """Show tangent and parabola at another point."""
        self.sentence = sentence
        for point, guide, value in zip(self.points, self.guides, values, strict=True):
            point.set_data([x], [value])
            guide.set_xdata([x, x])
        self.tangent.set_data(*tangent)
        self.parabola.set_data(*parabola)
        self.slope_line.set_data(*slope_line)
        seen = max(map(abs, vertex)) < OUTSIDE
        self.vertex.set_data(*[[c] for c in vertex] if seen else ([], []))
        self.zero.set_data([vertex[0]] if seen else [], [0] if seen else [])
        self.drop.set_data([vertex[0]] * 2 if seen else [], [LOWEST, vertex[1]] if seen else [])
