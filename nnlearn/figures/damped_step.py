"""The step of Levenberg and Marquardt as nu runs from nothing to a lot: an arc from Gauss-Newton to the way down."""

import numpy as np
from matplotlib.patches import FancyArrowPatch

from .contours import draw_contours
from .picture import Picture
from .style import BLUE, GREEN, INK, ORANGE, PURPLE, RED


class DampedStep(Picture):
    """Left: contours of L, the point, the arc of steps, the chosen one; right: promised and true loss along the arc.

    X, Y, Z (rows, columns), levels and points are the surface; nus the dampings of the arc.
    `update(w, before, arc, promised, true, chosen, downhill, sentence)`: the loss before, arc (n, 2) of end points
    w + d(nu), losses (n,), chosen = (nu, end point (2,), true loss there), downhill (2,) the unit vector along -grad L.
    """

    def __init__(self, X, Y, Z, levels, points, nus):
        super().__init__(10.4, 4.5, X, Y, Z, levels, points, nus)

    def draw(self, X, Y, Z, levels, points, nus):
        """Draw the contours and the axes of the losses."""
        self.sentence = "the damped step as an arc"
        axes = self.map = self.figure.add_axes((0.075, 0.14, 0.44, 0.77))
        draw_contours(axes, X, Y, Z, levels, points)
        axes.set(xlabel="$w_1$", ylabel="$w_2$")
        axes.set_title("where each $\\nu$ would step")
        (self.arc,) = axes.plot([], [], "-", color="white", linewidth=3)
        (self.newton,) = axes.plot([], [], "D", color=PURPLE, markeredgecolor="white", markersize=9)
        self.arrow = FancyArrowPatch((0, 0), (0, 0), arrowstyle="-|>", mutation_scale=18, color=GREEN, linewidth=2.4)
        axes.add_patch(self.arrow)
        (self.chosen,) = axes.plot([], [], "s", color=RED, markeredgecolor="white", markersize=11)
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11)
        axes = self.losses = self.figure.add_axes((0.605, 0.14, 0.38, 0.77))
        axes.set(xscale="log", yscale="log", xlim=(nus[0], nus[-1]), ylim=(1e-3, 1e4), xlabel="damping $\\nu$")
        axes.set_title("the loss after the step")
        axes.grid(True)
        (self.promised,) = axes.plot([], [], "--", color=BLUE, label="promised by the linear model")
        (self.true,) = axes.plot([], [], "-", color=RED, label="true")
        (self.now,) = axes.plot([], [], ":", color=INK, linewidth=1.5, label="before the step")
        (self.marks,) = axes.plot([], [], "s", color=RED, markeredgecolor="white", markersize=11, clip_on=False)
        axes.legend(loc="upper right", framealpha=0.9)
        self.nus = nus
        self.moving = [self.arc, self.newton, self.arrow, self.chosen, self.start]
        self.moving += [self.promised, self.true, self.now, self.marks]

    def update(self, w, before, arc, promised, true, chosen, downhill, sentence):
        """Show another point or another damping."""
        self.sentence = sentence
        self.start.set_data([w[0]], [w[1]])
        self.arc.set_data(*arc.T)
        self.newton.set_data(*arc[:1].T)
        (left, right), (bottom, top) = self.map.get_xlim(), self.map.get_ylim()
        reach = 0.18 * min(right - left, top - bottom)
        self.arrow.set_positions(tuple(w), tuple(w + reach * downhill))
        nu, end, loss = chosen
        self.chosen.set_data([end[0]], [end[1]])
        self.promised.set_data(self.nus, promised)
        self.true.set_data(self.nus, true)
        self.now.set_data(self.nus[[0, -1]], [before, before])
        self.marks.set_data([nu], np.clip([loss], *self.losses.get_ylim()))
