"""A race of three searches on one cost: a grid, random points, and gradient descent."""

import numpy as np

from ..data import two_weights_example
from ..descent import descend
from ..figures.search_race import SearchRace
from ..optimizers import gradient_descent
from ..search import grid_search, monte_carlo_search
from ..slices import costs_at, grid, scaled
from ..wording import counted, with_power_of_ten
from . import controls
from .cost_over_two_weights import TRUTHS
from .panel import Panel

FINE = 61
LEVELS = np.geomspace(1e-4, 0.6, 17)
RATE, STEPS = 5.0, 150
A_STEP = 3  # evaluations that a step of descent counts for: the cost once, and its gradient about twice as much


class SearchRacePanel(Panel):
    """Grid search, Monte Carlo search and gradient descent with r = 5 on the cost over two weights.

    Both searches look in a box around 0. Of w2 the network feels the share `importance`: at 0 it does not matter.
    """

    def __init__(self, points=21, half_width=1.0, N=441, seed=0):
        self.points = controls.whole_slider("grid: values of each weight", points, 3, 41)
        self.N = controls.log_slider("Monte Carlo: points N", N, 1, np.log10(5000), fmt=".0f")
        self.seed = controls.whole_slider("seed", seed, 0, 99, width="260px")
        self.half_width = controls.slider("half-width b of the box", half_width, 0.5, 3.0, 0.1, width="320px")
        self.importance = controls.slider("importance of w₂", 1.0, 0.0, 1.0, 0.05, width="320px")
        self.truth = controls.choice("true weights", list(TRUTHS))
        self._shown = self._walked = None
        rows = [[self.points, self.N, self.seed], [self.half_width, self.importance, self.truth]]
        super().__init__(SearchRace(), "A race of three searches", rows)

    def _prepare(self):
        """Compute map and cost anew, but only when they have changed."""
        wanted = (TRUTHS[self.truth.value], self.half_width.value, self.importance.value)
        if wanted == self._shown:
            return
        self._shown = wanted
        truth, half_width, importance = wanted
        net, X, Y = two_weights_example(truth)
        self.many = scaled(lambda w: costs_at(net, w, X, Y), truth, (1.0, importance))
        self.one = scaled(net.objective(X, Y), truth, (1.0, importance))
        self.box = ((-half_width, half_width),) * 2
        values = self.many(grid(self.box, FINE)).reshape(FINE, FINE)
        self.picture.show_cost(values, LEVELS, truth, half_width)

    def _descent(self):
        """Descend from a random point of the box, but only when something has changed that matters to it."""
        wanted = (*self._shown, self.seed.value)
        if wanted != self._walked:
            self._walked = wanted
            start = np.random.default_rng(self.seed.value).uniform(*np.transpose(self.box))
            self.path = descend(gradient_descent(self.one, start, RATE), STEPS)
        return self.path

    def show(self):
        """Search in all three ways."""
        self._prepare()
        on_grid = grid_search(self.many, self.box, self.points.value)
        rng = np.random.default_rng(self.seed.value + 100)
        at_random = monte_carlo_search(self.many, self.box, round(self.N.value), rng)
        path = self._descent()
        searches = {
            name: (result.points, np.arange(1, len(result.values) + 1), result.best_so_far)
            for name, result in (("grid", on_grid), ("Monte Carlo", at_random))
        }
        searches["descent"] = (path.x, 1 + A_STEP * path.step, np.minimum.accumulate(path.J))
        best = {"grid": (on_grid.x, on_grid.J), "Monte Carlo": (at_random.x, at_random.J)}
        sentence = "; ".join(
            f"{name}: {counted(len(searches[name][0]), 'point')}, best ({x[0]:.2f}, {x[1]:.2f}), "
            f"J = {with_power_of_ten(J)}"
            for name, (x, J) in best.items()
        )
        lowest = with_power_of_ten(path.J.min())
        sentence += f"; descent: {STEPS} steps, {searches['descent'][1][-1]} evaluations, J = {lowest}"
        self.picture.update(searches, best, sentence)
