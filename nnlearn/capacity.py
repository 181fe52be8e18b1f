"""How much a network should be allowed: what it costs on its training digits, and on digits held out, side by side.

Few training digits make plain what many hide: a network that fits them perfectly need not read others any better.
"""

from dataclasses import dataclass

import numpy as np

from .arguments import whole_number
from .costs import accuracy, one_hot
from .data import digits, split
from .descent import descend
from .initialization import glorot
from .network import Network
from .optimizers import adam


@dataclass(frozen=True)
class Outcome:
    """What a training led to: the cost without penalty on the training digits and on those held out, and the shares
    that are read right."""

    J: float
    J_held_out: float
    share: float
    share_held_out: float


class Trials:
    """Trainings of 64-h-10 networks on `m` digits with Adam, each done once and remembered.

    Raises ValueError or TypeError when m is no whole number of at least 1.
    """

    def __init__(self, m=60, steps=300, rate=0.1, seed=5):
        X, y, self.X_held_out, self.y_held_out = split(*digits(), rng=np.random.default_rng(seed))
        self.X, self.y = X[: whole_number(m, "m", low=1)], y[:m]
        self.Y, self.Y_held_out = one_hot(self.y, 10), one_hot(self.y_held_out, 10)
        self.steps, self.rate, self.seed = steps, rate, seed
        self.known = {}

    def outcome(self, h, lam):
        """Return the Outcome with h hidden units and regularisation lam."""
        if (h, lam) not in self.known:
            self.known[h, lam] = self._train(h, lam)
        return self.known[h, lam]

    def _train(self, h, lam):
        net = Network((64, h, 10))
        start = glorot(net, np.random.default_rng(self.seed))
        visits = adam(net.objective(self.X, self.Y, lam), start, learning_rate=self.rate)
        theta = descend(visits, self.steps, every=self.steps).x[-1]
        return Outcome(
            float(net.cost(theta, self.X, self.Y)),
            float(net.cost(theta, self.X_held_out, self.Y_held_out)),
            accuracy(net.predict(theta, self.X), self.y),
            accuracy(net.predict(theta, self.X_held_out), self.y_held_out),
        )
