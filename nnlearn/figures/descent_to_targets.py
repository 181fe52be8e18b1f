"""Descent on a cost of two observations: the cost by step, and the outputs on their way to the targets."""

import numpy as np

from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED

FLOOR, TOP = 1e-12, 1e3  # of the axis of the cost


class DescentToTargets(Picture):
    """Left: R against the step, log scale. Right: both outputs against the step, with their targets.

    `update(path, steps, outputs, sentence)` shows another Path.
    """

    def __init__(self, targets, most_steps):
        super().__init__(11.2, 4.2, targets, most_steps)

    def draw(self, targets, most_steps):
        """Draw the axes and the targets."""
        self.sentence = "descent with two observations"
        axes = self.cost = self.figure.add_axes((0.075, 0.145, 0.4, 0.75))
        axes.set(xlim=(0, most_steps), ylim=(FLOOR / 3, TOP * 3), yscale="log", xlabel="step $k$")
        axes.set_title("cost $R$, log scale")
        axes.set_yticks(10.0 ** np.arange(-12, 4, 3))
        axes.minorticks_off()
        axes.grid(True)
        (self.R,) = axes.plot([], [], color=BLUE)
        (self.R_end,) = axes.plot([], [], "s", color=ORANGE, markeredgecolor=INK, markersize=9, clip_on=False)
        axes = self.outputs = self.figure.add_axes((0.555, 0.145, 0.42, 0.75))
        axes.set(xlim=(0, most_steps), ylim=(-0.6, 2.6), xlabel="step $k$")
        axes.set_title(r"outputs $\hat y$, targets dotted")
        axes.grid(True)
        for target in targets:
            axes.axhline(target, color=GREY, linewidth=1.8, linestyle=":")
        looks = ({"color": BLUE, "linestyle": "-"}, {"color": RED, "linestyle": "--"})
        names = ("(3, −2)", "(−1, 1)")
        self.lines = [axes.plot([], [], label=name, **look)[0] for name, look in zip(names, looks, strict=True)]
        axes.legend(loc="upper right", ncols=2)
        self.moving = [self.R, self.R_end, *self.lines]

    def update(self, path, steps, outputs, sentence):
        """Show the costs of a Path, and outputs (n, 2) at these steps (n,)."""
        self.sentence = sentence
        R = np.clip(path.J, FLOOR, TOP)
        self.R.set_data(path.step, R)
        self.R_end.set_data(path.step[-1:], R[-1:])
        for line, values in zip(self.lines, outputs.T, strict=True):
            line.set_data(steps, np.clip(values, -10, 10))
