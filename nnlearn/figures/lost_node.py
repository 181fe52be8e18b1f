"""The family of parameters that two observations cannot tell apart: a line in space, and outputs that do not move."""

import numpy as np

from .picture import Picture
from .style import BLUE, DARK, GREEN, GREY, INK, ORANGE, RED

AXES = (r"$w_{21}^{(1)}$", r"$w_{22}^{(1)}$", r"$b_2^{(1)}$")


class LostNode(Picture):
    """Left: the two planes that keep z2 of an observation, their common line, and a point on it. Right: the outputs.

    `planes` are two pairs (normal (3,), label), `line` (2, 3) the ends of the line, ts (n,) and outputs (n, 2) what the
    two observations give along it. `update(t, point, outputs, third, sentence)` shows a member and a third input.
    """

    def __init__(self, planes, line, ts, outputs):
        super().__init__(11.2, 4.6, planes, line, ts, outputs)

    def draw(self, planes, line, ts, outputs):
        """Draw planes, line and the two level outputs."""
        self.sentence = "parameters that two observations cannot tell apart"
        axes = self.space = self.figure.add_axes((0.0, 0.02, 0.46, 0.96), projection="3d")
        for row, ((normal, label), colour) in enumerate(zip(planes, (BLUE, RED), strict=True)):
            across = np.cross(normal, line[1] - line[0])
            across = 2.2 * across / np.linalg.norm(across)
            corners = line[:, np.newaxis] + np.array([-across, across])
            axes.plot_surface(*np.moveaxis(corners, -1, 0), color=colour, alpha=0.28, shade=False)
            self.figure.text(0.03, 0.93 - 0.065 * row, label, color=DARK[colour], fontsize=12)
        axes.plot(*line.T, color=INK, linewidth=2.5)
        axes.set(xlabel=AXES[0], ylabel=AXES[1], zlabel=AXES[2])
        axes.view_init(elev=16, azim=-75)
        axes.set_box_aspect((1, 1, 0.85), zoom=1.0)
        (self.point,) = axes.plot([], [], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=12)
        axes = self.outputs = self.figure.add_axes((0.56, 0.135, 0.425, 0.755))
        axes.set(xlim=(-1, 1), ylim=(0.15, 1.45), xlabel="$t$", xticks=(-1, -0.5, 0, 0.5, 1))
        axes.set_title(r"outputs $\hat y$ along the line", loc="left")
        axes.grid(True)
        axes.plot(ts, outputs[:, 0], color=BLUE, linewidth=2.4, label="(3, −2)")
        axes.plot(ts, outputs[:, 1], "--", color=RED, linewidth=2.4, label="(−1, 1)")
        (self.third,) = axes.plot([], [], "-.", color=GREEN, linewidth=2.4, label="third input")
        axes.legend(loc="upper right", ncols=3)
        self.line = axes.axvline(0, color=GREY, linewidth=1.2)
        (self.markers,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=10, zorder=5)
        self.ts = ts
        self.moving = [self.point, self.third, self.line, self.markers]

    def update(self, t, point, outputs, third, sentence):
        """Show the member t: its point (3,), the outputs (3,) there, and the third input's outputs (n,) along ts."""
        self.sentence = sentence
        self.point.set_data_3d(*point[:, np.newaxis])
        self.third.set_data(self.ts, third)
        self.line.set_xdata([t, t])
        self.markers.set_data([t, t, t], outputs)
