"""Many random starts of one network: their costs by step, and where they ended."""

import numpy as np
from matplotlib.collections import LineCollection

from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED


class ManyEnds(Picture):
    """Left: the cost of every start by step; right: how many ended at which cost.

    steps (n,) are those at which costs are known; `update(J, reference, sentence)`: costs (n, N) of N starts, and the
    cost where all weights vanish.
    """

    def __init__(self, steps, limits, bins):
        super().__init__(10.4, 4.2, steps, limits, bins)

    def draw(self, steps, limits, bins):
        """Draw the axes."""
        self.sentence = "many starts of one network"
        axes = self.curves = self.figure.add_axes((0.07, 0.15, 0.53, 0.74))
        axes.set(xscale="symlog", xlim=(0, steps[-1]), ylim=limits, xlabel="step", title="cost $J$ of every start")
        axes.grid(True)
        self.steps = np.asarray(steps)
        self.lines = LineCollection([], colors=BLUE, linewidths=1.2, alpha=0.5)
        axes.add_collection(self.lines)
        (self.best,) = axes.plot([], [], "--", color=RED, linewidth=2.5, label="the best one")
        (self.reference,) = axes.plot([], [], ":", color=GREY, linewidth=2.5, label="all weights vanish")
        axes.legend(loc="lower left", framealpha=0.9)
        axes = self.ends = self.figure.add_axes((0.68, 0.15, 0.305, 0.74))
        axes.set(xlim=(0, 50), ylim=limits, xlabel="number of starts", title="where they end")
        axes.grid(True)
        self.edges = np.linspace(*limits, bins + 1)
        self.bars = axes.stairs(
            np.zeros(bins), self.edges, orientation="horizontal", fill=True, facecolor=ORANGE, edgecolor=INK
        )
        self.moving = [self.lines, self.best, self.reference, self.bars]

    def update(self, J, reference, sentence):
        """Show other starts."""
        self.sentence = sentence
        J = np.clip(J, *self.curves.get_ylim())
        self.lines.set_segments([np.c_[self.steps, J[:, k]] for k in range(J.shape[1])])
        self.best.set_data(self.steps, J[:, J[-1].argmin()])
        self.reference.set_data(self.steps[[0, -1]], [reference, reference])
        self.bars.set_data(np.histogram(J[-1], self.edges)[0])
