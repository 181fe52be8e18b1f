"""The cost over bias and weight of a logistic regression, with the bias free and with the bias penalised too."""

import numpy as np

from .cost_map import CostMap
from .picture import Picture
from .style import BLUE, FAINT, GREY, INK, ORANGE, RED

TITLES = {False: "bias free", True: "bias penalised too"}
LOOKS = {False: {"color": BLUE, "linestyle": "-"}, True: {"color": RED, "linestyle": "--"}}


class BiasPenalty(Picture):
    """Two maps of J over (bias, weight) with their lowest points, and the predictions that these give against x.

    Whether the bias is penalised is the key False or True. `update(costs, levels, lowest, curves, y, base_rate, chosen,
    sentence)`: costs {key: (n, n)} on slices.grid(bounds, n), levels {key: ..}, lowest {key: (bias, weight)}, curves
    {key: h (k,)} over x, targets y (m,), the chosen key in bold.
    """

    def __init__(self, bounds, x, points):
        self.x = x
        self.points = points
        super().__init__(11.2, 4.1, bounds)

    def draw(self, bounds):
        """Draw the axes of maps and predictions."""
        self.sentence = "bias and penalty"
        self.maps, self.marks, self.frames = {}, {}, {}
        for key, left in ((False, 0.055), (True, 0.38)):
            axes = self.figure.add_axes((left, 0.15, 0.255, 0.74))
            axes.set(xlabel=r"bias $\theta_0$", ylabel=r"weight $\theta_1$", title=TITLES[key])
            self.maps[key] = CostMap(axes, bounds)
            axes.axhline(0, color=FAINT, linewidth=0.8)
            axes.axvline(0, color=FAINT, linewidth=0.8)
            (self.marks[key],) = axes.plot(
                [], [], "v", color=ORANGE, markeredgecolor=INK, markersize=13, zorder=5, clip_on=False
            )
        axes = self.predictions = self.figure.add_axes((0.705, 0.15, 0.28, 0.74))
        axes.set(xlim=(self.x[0], self.x[-1]), ylim=(-0.06, 1.06), xlabel="feature $x$", title="prediction $h(x)$")
        self.curves = {key: axes.plot([], [], label=TITLES[key], **look)[0] for key, look in LOOKS.items()}
        self.base_rate = axes.axhline(0.5, color=GREY, linestyle=":", linewidth=1.5)
        (self.targets,) = axes.plot([], [], "o", color=INK, markersize=8, clip_on=False)
        axes.legend(loc="center", bbox_to_anchor=(0.5, 0.2), framealpha=0.85)
        lines = [line for cost_map in self.maps.values() for line in cost_map.image.axes.lines]
        self.moving = [artist for cost_map in self.maps.values() for artist in cost_map.moving]
        self.moving += [*lines, *self.curves.values(), self.base_rate, self.targets]

    def update(self, costs, levels, lowest, curves, y, base_rate, chosen, sentence):
        """Show the costs for another lambda or other targets."""
        self.sentence = sentence
        for key, cost_map in self.maps.items():
            cost_map.show(costs[key], levels[key])
            self.marks[key].set_data(*np.reshape(lowest[key], (2, 1)))
            self.marks[key].set_markersize(15 if key == chosen else 9)
            self.curves[key].set_data(self.x, curves[key])
            self.curves[key].set_linewidth(4 if key == chosen else 1.3)
        self.targets.set_data(self.points, y)
        self.base_rate.set_ydata([base_rate] * 2)
