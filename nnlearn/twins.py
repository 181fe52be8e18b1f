r"""Twin units: hidden units that start with equal weights, beside units that start at random.

A 2-2-1 network of logistic units learns one of three small problems by gradient descent, r = 0.5. The start is

    constant(c)      every weight equal to c; zero is c = 0
    opposite(c)      the same, but the weights from the two hidden units to the output are c and -c
    random           uniform in [-eps_init, eps_init]
    disturbed(c, p)  every weight equal to c, plus something random in [-p, p]

`trained(name)` and `trained_longer()` are tables of such trainings for every mark of a slider, computed together.
"""

from functools import cache

import numpy as np

from . import many_starts
from .data import four_points, truth_table
from .initialization import constant, uniform
from .network import Network
from .optimizers import gradient_descent

NET = Network((2, 2, 1))
RATE = 0.5
EXAMPLES = {
    "XOR": truth_table("xor"),
    "AND": truth_table("and"),
    "four points": (four_points()[0], np.array([1.0, 0.0, 0.0, 0.0])),
}

CONSTANTS = tuple(round(k / 10, 1) for k in range(-10, 11))
EXPONENTS = tuple(k / 4 for k in range(-12, 5))  # of eps_init = 10^exponent
SEEDS = tuple(range(6))
STEPS = tuple(range(0, 2001, 20))

COARSE_CONSTANTS = tuple(k / 4 for k in range(-4, 5))
DISTURBANCES = tuple(round(k / 40, 3) for k in range(21))
MOST_STEPS = 20000
LONG_STEPS = (0, *np.unique(np.geomspace(1, MOST_STEPS, 161).round().astype(int)).tolist())


def opposite(c):
    """Return the start with every weight c, but the second hidden unit's weight to the output -c, shape (9,)."""
    theta = constant(NET, c)
    NET.roll(theta)[2][0, 2] = -c
    return theta


def disturbed(c, p, seed=0):
    """Return the start c + p (2U - 1), U uniform in (0, 1) drawn with this seed, shape (9,)."""
    return constant(NET, c) + (uniform(NET, np.random.default_rng(seed), p) if p else 0)


def difference(theta):
    """Return the largest difference between the two hidden units' weights, incoming and outgoing; theta (.., 9)."""
    incoming, outgoing = theta[..., 0:3] - theta[..., 3:6], theta[..., 7] - theta[..., 8]
    return np.maximum(np.abs(incoming).max(axis=-1), np.abs(outgoing))


def floor():
    """Return (log 3 + 2 log(3/2)) / 4, the lowest cost on XOR that units with equal weights can reach.

    Their output rises along one direction of the plane. Of the corners with the targets 0, 1, 1, 0 such an output can
    tell one from the other three, whose mean is 2/3: they cost log(3/2) twice and log 3 once.
    """
    return float(np.log(3) + 2 * np.log(3 / 2)) / 4


@cache
def trained(name):
    """Return {start: (x, J)}, weights (101, 9) and costs (101,) at `STEPS`, for the examples of that name.

    A start is ("constant", c), ("opposite", c) or ("random", exponent, seed).
    """
    starts = {("constant", c): constant(NET, c) for c in CONSTANTS}
    starts |= {("opposite", c): opposite(c) for c in CONSTANTS}
    starts |= {
        ("random", exponent, seed): uniform(NET, np.random.default_rng(seed), 10.0**exponent)
        for exponent in EXPONENTS
        for seed in SEEDS
    }
    return _table(name, starts, STEPS)


@cache
def trained_longer():
    """Return {(c, p): (x, J)}, weights and costs on XOR at `LONG_STEPS`, from the starts disturbed(c, p)."""
    return _table("XOR", {(c, p): disturbed(c, p) for c in COARSE_CONSTANTS for p in DISTURBANCES}, LONG_STEPS)


def _table(name, starts, marks):
    cost = many_starts.objective(NET, *EXAMPLES[name])
    x, J = many_starts.record(gradient_descent(cost, np.array([*starts.values()]), RATE), marks)
    return {start: (x[:, k], J[:, k]) for k, start in enumerate(starts)}
