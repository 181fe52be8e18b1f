"""Grid search, Monte Carlo search and gradient descent on one cost: where they look, and the best they have found."""

import numpy as np

from .cost_map import CostMap
from .picture import Picture
from .style import BLUE, GREEN, INK, ORANGE, RED

LOOKS = {
    "grid": {"color": BLUE, "linestyle": "-", "label": "grid"},
    "Monte Carlo": {"color": RED, "linestyle": "--", "label": "Monte Carlo"},
    "descent": {"color": GREEN, "linestyle": "-.", "label": "gradient descent"},
}
LOWEST, HIGHEST = 1e-8, 1.0
ROOM = 10**2.6  # the vertical axis goes on above HIGHEST: room for the legend


class SearchRace(Picture):
    """Two maps of the cost, with the points of the grid and those of chance and their values on either axis; then J.

    The maps reach from -b to b on both axes. `show_cost(values, levels, truth, b)` shows another cost, values (n, n);
    `update(searches, best, sentence)`: searches {name: (points (N, 2), evaluations (N,), best so far (N,))} and best
    {name: (x, J)} for the names of LOOKS.
    """

    def __init__(self):
        super().__init__(11.4, 4.5)

    def draw(self):
        """Draw the axes, empty."""
        self.sentence = "three ways of searching"
        self.maps, self.dots, self.shadows, self.best = {}, {}, {}, {}
        self.truths, self.paths = [], []
        for name, left in (("grid", 0.07), ("Monte Carlo", 0.405)):
            self._draw_map(name, left)
        axes = self.race = self.figure.add_axes((0.75, 0.14, 0.24, 0.77))
        axes.set(xscale="log", yscale="log", xlim=(1, 6000), ylim=(LOWEST, ROOM), xlabel="evaluations")
        axes.set_yticks(10.0 ** np.arange(-8, 1))
        axes.set_yticks([], minor=True)
        axes.set_title("lowest $J$ so far")
        axes.grid(True)
        self.curves = {name: axes.plot([], [], **look)[0] for name, look in LOOKS.items()}
        self.ends = {
            name: axes.plot([], [], marker, color=look["color"], markersize=8)[0]
            for (name, look), marker in zip(LOOKS.items(), "os^", strict=True)
        }
        axes.legend(loc="upper right", framealpha=0.9)
        maps = [artist for cost_map in self.maps.values() for artist in cost_map.moving]
        shadows = [line for lines in self.shadows.values() for line in lines]
        self.moving = [*maps, *self.truths, *self.dots.values(), *shadows, *self.paths, *self.best.values()]
        self.moving += [*self.curves.values(), *self.ends.values()]

    def _draw_map(self, name, left):
        axes = self.figure.add_axes((left, 0.14, 0.25, 0.70))
        axes.set(xlabel="$w_1$", ylabel="$w_2$")
        # In units of b: ticks that never change need not be drawn again when b does.
        self.maps[name] = CostMap(axes, ((-1, 1), (-1, 1)))
        axes.set_xticks([-1, 0, 1], ["$-b$", "0", "$b$"])
        axes.set_yticks([-1, 0, 1], ["$-b$", "0", "$b$"])
        self.truths += axes.plot([], [], "*", markersize=16, color="white", markeredgecolor=INK, zorder=4)
        (self.dots[name],) = axes.plot(
            [], [], "o", color="white", markeredgecolor=INK, markersize=3, markeredgewidth=0.5, zorder=3
        )
        self.paths += axes.plot([], [], "-", color=GREEN, linewidth=2.5, zorder=3.5)
        (self.best[name],) = axes.plot(
            [], [], "D", color=ORANGE, markeredgecolor=INK, markersize=9, zorder=5, clip_on=False
        )
        above = self.figure.add_axes((left, 0.855, 0.25, 0.04), sharex=axes)
        beside = self.figure.add_axes((left + 0.254, 0.14, 0.016, 0.70), sharey=axes)
        for side in (above, beside):
            side.set_axis_off()
        above.set(ylim=(0, 1), title=name)
        beside.set(xlim=(0, 1))
        colour = LOOKS[name]["color"]
        self.shadows[name] = (
            above.plot([], [], color=colour, linewidth=0.8)[0],
            beside.plot([], [], color=colour, linewidth=0.8)[0],
        )

    def show_cost(self, values, levels, truth, b):
        """Show another cost: values (n, n) from -b to b, made by the weights `truth`, which may lie outside."""
        self.b = b
        inside = max(map(abs, truth)) <= b
        for cost_map, star in zip(self.maps.values(), self.truths, strict=True):
            cost_map.show(values, levels)
            star.set_data([truth[0] / b] * inside, [truth[1] / b] * inside)

    def update(self, searches, best, sentence):
        """Show other searches."""
        self.sentence = sentence
        for name in LOOKS:
            points, evaluations, J = searches[name]
            self.curves[name].set_data(evaluations, np.clip(J, LOWEST, HIGHEST))
            self.ends[name].set_data(evaluations[-1:], np.clip(J[-1:], LOWEST, HIGHEST))
            if name in self.maps:
                self.dots[name].set_data(*points.T / self.b)
                self.best[name].set_data(*np.reshape(best[name][0] / self.b, (2, 1)))
                above, beside = self.shadows[name]
                above.set_data(*_marks(points[:, 0] / self.b))
                along, across = _marks(points[:, 1] / self.b)
                beside.set_data(across, along)
        for path in self.paths:
            path.set_data(*searches["descent"][0].T / self.b)


def _marks(values):
    """Return short lines at the distinct values, as (along, across), with gaps; no more than can be told apart."""
    values = np.unique(np.round(values, 2 if len(values) > 500 else 6))
    gap = np.full(len(values), np.nan)
    along = np.stack([values, values, gap], axis=-1).ravel()
    return along, np.tile([0.0, 1.0, np.nan], len(values))
