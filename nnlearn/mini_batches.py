r"""Descent on a few examples at a time, watched on a cost of two parameters: is this digit a 1 or a 7?

One logistic unit sees one number of each picture, the ink in its middle, so theta = (b, w) and the cost of all examples
is a surface that can be drawn. Descent sees the cost of `batch_size` examples, drawn anew for each step.

    r_k = r                     the noise never dies: the path ends in a cloud around the minimum
    r_k = r / (1 + k / 10)      steps that shrink like 1/k let it die, and still can go any distance
"""

from functools import lru_cache

import numpy as np

from . import many_starts
from .data import digits
from .network import Network
from .optimizers import gradient_descent
from .scipy_descent import scipy_path
from .slices import costs_at

NET = Network((1, 1))
START = (-2.0, -1.5)
SEEDS = 5


@lru_cache
def ones_and_sevens():
    """Return X (128, 1), the ink in the middle of 128 ones and sevens, of mean 0 and size 1, and Y, 1 for ones."""
    X, y = digits()
    chosen = np.flatnonzero((y == 1) | (y == 7))[:128]
    ink = X[chosen].reshape(-1, 8, 8)[:, 2:6, 3:5].mean(axis=(1, 2))
    return ((ink - ink.mean()) / ink.std())[:, np.newaxis], (y[chosen] == 1).astype(float)[:, np.newaxis]


@lru_cache
def minimum():
    """Return (theta, J) at the minimum of the full cost."""
    path = scipy_path(NET.objective(*ones_and_sevens()), START, "BFGS", tolerance=1e-10)
    return path.x[-1], path.J[-1]


def decreasing(r):
    """Return the schedule r / (1 + k / 10) as a function of the step k."""
    return lambda k: r / (1 + k / 10)


def full_cost(thetas):
    """Return the cost of all examples at many (b, w), shape (.., 2) -> (..,)."""
    return costs_at(NET, thetas, *ones_and_sevens())


def noisy_paths(batch_size, learning_rate, steps):
    """Return thetas (5, steps + 1, 2): descent on mini-batches from one start with five seeds."""
    rngs = [np.random.default_rng(seed) for seed in range(SEEDS)]
    cost = many_starts.stochastic_objective(NET, *ones_and_sevens(), batch_size, rngs)
    return _paths(cost, SEEDS, learning_rate, steps)


def full_path(learning_rate, steps):
    """Return theta (steps + 1, 2): descent with the gradient of all examples."""
    return _paths(many_starts.objective(NET, *ones_and_sevens()), 1, learning_rate, steps)[0]


def _paths(cost, n, learning_rate, steps):
    visits = gradient_descent(cost, np.tile(START, (n, 1)), learning_rate)
    return many_starts.record(visits, range(steps + 1))[0].swapaxes(0, 1)
