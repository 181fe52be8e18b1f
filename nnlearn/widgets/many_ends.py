"""Many random starts of one network: how many ends there are, and how good they are."""

from functools import cache

import numpy as np

from .. import many_starts
from ..data import sine_example
from ..figures.many_ends import ManyEnds
from ..initialization import base_rates, uniform
from ..optimizers import gradient_descent
from ..wording import counted
from . import controls
from .panel import Panel

MOST = 50
MARKS = [0, *np.unique(np.geomspace(1, 1000, 40).astype(int))]
LAMBDAS = (0.0, 0.01, 0.03, 0.1, 0.3)


@cache
def trainings(lam):
    """Train from all starts with this lam; return the costs at MARKS, and the cost of the base rates alone."""
    net, _, X, Y = sine_example()
    rng = np.random.default_rng(0)
    theta = np.array([uniform(net, rng, eps_init=1.0) for _ in range(MOST)])
    visits = gradient_descent(many_starts.objective(net, X, Y, lam), theta, 0.5)
    return many_starts.record(visits, MARKS)[1], net.cost(base_rates(net, Y), X, Y, lam)


class ManyEndsPanel(Panel):
    """The 3-5-5-4 network of the sines, trained from up to fifty random starts with descent, r = 0.5."""

    def __init__(self, starts=20, lam=0.1):
        self.starts = controls.whole_slider("starts", starts, 1, MOST)
        self.lam = controls.choice("λ", [(f"{each:g}", each) for each in LAMBDAS], lam)
        super().__init__(ManyEnds(MARKS, (0.0, 3.6), 36), "Many starts of one network", [[self.starts, self.lam]])

    def show(self):
        """Look up the trainings of the first starts."""
        J, level = trainings(self.lam.value)
        J = J[:, : self.starts.value]
        last = J[-1]
        good = int((last < last.min() + 0.05).sum())
        sentence = (
            f"λ = {self.lam.value:g}, {counted(len(last), 'start')} after 1000 steps: the best ends "
            f"at J = {last.min():.3f}, the worst at {last.max():.3f}; {good} within 0.05 of the best"
        )
        self.picture.update(J, level, sentence)
