"""Where a unit is flat: the slopes of sigma and tanh on a logarithmic axis, and the cost of one unit from above."""

import numpy as np

from .cost_map import CostMap
from .picture import Picture
from .style import BLUE, GREY, HERE, INK, ORANGE, RED

FAR = 10.0  # of w and b


class FlatUnit(Picture):
    """Left: sigma'(z) and tanh'(z), log axis, with the present z. Right: f(w, b) with the line w x + b = 0.

    `show_cost(values, levels, line)`: values (n, n) on the square, line its (w, b), each (2,);
    `update(w, b, z, slopes, sentence)`: slopes = (sigma'(z), tanh'(z)).
    """

    def __init__(self, z, sigma, tanh):
        super().__init__(11.0, 4.4, z, sigma, tanh)

    def draw(self, z, sigma, tanh):
        """Draw the two curves, and an empty map."""
        self.sentence = "where a unit is flat"
        axes = self.slopes = self.figure.add_axes((0.075, 0.13, 0.44, 0.77))
        axes.set(yscale="log", xlim=(z[0], z[-1]), ylim=(1e-18, 4), xlabel="$z = w x + b$", title="slope, log scale")
        axes.grid(True)
        axes.plot(z, sigma, color=BLUE, label=r"$\sigma'(z)$, at most 1/4")
        axes.plot(z, tanh, color=RED, linestyle="--", label=r"$\tanh'(z)$, at most 1")
        axes.legend(loc="lower center")
        (self.sigma,) = axes.plot([], [], "o", color=BLUE, markeredgecolor=INK, markersize=11, zorder=4, clip_on=False)
        (self.tanh,) = axes.plot([], [], "s", color=RED, markeredgecolor=INK, markersize=10, zorder=4, clip_on=False)
        (self.here,) = axes.plot([], [], linewidth=2, zorder=1.5, **HERE)
        axes = self.map = self.figure.add_axes((0.615, 0.13, 0.305, 0.77))
        self.costs = CostMap(axes, ((-FAR, FAR), (-FAR, FAR)))
        axes.set(xlabel="weight $w$", ylabel="bias $b$", title=r"$f = \sigma(w x + b)^2 / 2$")
        (self.line,) = axes.plot([], [], color="white", linestyle="--", linewidth=2.5)
        (self.point,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=12, clip_on=False)
        axes.annotate(
            "white:\n$w x + b = 0$", (1.03, 0.5), xycoords="axes fraction", color=GREY, va="center", fontsize=11
        )
        self.moving = [*self.costs.moving, self.line, self.here, self.sigma, self.tanh, self.point]

    def show_cost(self, values, levels, line):
        """Show the cost for another input x."""
        self.costs.show(values, levels)
        self.line.set_data(*line)

    def update(self, w, b, z, slopes, sentence):
        """Show another weight and bias."""
        self.sentence = sentence
        bottom = self.slopes.get_ylim()[0]
        for mark, slope in zip((self.sigma, self.tanh), slopes, strict=True):
            mark.set_data([z], [np.maximum(slope, bottom)])
        self.here.set_data([z, z], self.slopes.get_ylim())
        self.point.set_data([w], [b])
