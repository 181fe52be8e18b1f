"""A fair race of methods: each runs with many learning rates at once, so that none loses by a badly chosen one.

The rates are a column with a row for each start, and one descent of many starts does the work of all of them. Where a
method stands after its last step decides; a path that has only flown past the minimum has not arrived.
"""

from dataclasses import dataclass

import numpy as np

from . import surfaces
from .many_starts import record
from .optimizers import adagrad, adam, gradient_descent, momentum, nesterov, rmsprop

# RMSProp forgets as fast as in its first publication: with 0.99 it would be Adagrad for most of a race of 100 steps.
METHODS = {
    "gradient descent": (gradient_descent, {}),
    "momentum": (momentum, {"mu": 0.9}),
    "Nesterov": (nesterov, {"mu": 0.9}),
    "Adagrad": (adagrad, {}),
    "RMSProp": (rmsprop, {"decay": 0.9}),
    "Adam": (adam, {"beta1": 0.9, "beta2": 0.999}),
}
EXPONENTS = np.linspace(-4, 0.5, 46)
RATES = 10**EXPONENTS
AWAY = 1e6  # a cost so many times that of the start has run away


@dataclass(frozen=True)
class Track:
    """A surface to race on, the start, and the lowest value that the surface has."""

    surface: surfaces.Surface
    start: tuple
    lowest: float = 0.0


TRACKS = {
    "curved valley (Rosenbrock)": Track(surfaces.rosenbrock, (-1.2, 1.0)),
    "stretched bowl, κ = 10": Track(surfaces.stretched_bowl(10), (-1.1, 0.7)),
    "polynomial": Track(surfaces.polynomial, (-0.5, 1.2)),
    "two pits": Track(-surfaces.two_gaussians, (2.5, 2.5), -1.424331518030125),
    "twin minima": Track(surfaces.twin_minima, (2.5, 2.8)),
}


@dataclass(frozen=True)
class Sweep:
    """What a method did with each of R learning rates from one start: x (n+1, R, d), J (n+1, R).

    lowest (n+1, R): the lowest J so far; last (R,): the J in the end, inf where the path has run away.
    """

    x: np.ndarray
    J: np.ndarray
    lowest: np.ndarray
    last: np.ndarray

    def best(self):
        """Return which rate ends lowest; of equals the smallest rate."""
        return int(np.argmin(self.last))


def sweep(name, cost, x, steps, rates=RATES):
    """Return the Sweep of one of METHODS from x (d,) with each of `rates` (R,), all at once."""
    method, settings = METHODS[name]
    column = np.asarray(rates, dtype=float)[:, np.newaxis]
    starts = np.tile(np.asarray(x, dtype=float), (len(column), 1))
    with np.errstate(all="ignore"):
        x, J = record(method(cost, starts, learning_rate=lambda step: column, **settings), range(steps + 1))
        away = ~(J[-1] <= AWAY * (1 + abs(J[0])))
        return Sweep(x, J, np.fmin.accumulate(J, axis=0), np.where(away, np.inf, J[-1]))


def nearest(rate):
    """Return which of RATES is nearest to a rate, by ratio."""
    return int(np.argmin(np.abs(EXPONENTS - np.log10(rate))))


def shades(sweeps, lowest):
    """Return how well each rate did, shape (len(sweeps), R), on a logarithmic scale above the minimum `lowest`.

    0 is the best cost in the end of all (or 1e-10 above the minimum), 1 that of the start or worse; nan: has run away.
    """
    gaps = np.array([sweep.last for sweep in sweeps]) - lowest
    worst = np.log(max(sweeps[0].J[0, 0] - lowest, 1e-9))
    logs = np.log(np.maximum(gaps, 1e-10))
    best = min(logs.min(), worst - 1)
    return np.where(np.isinf(gaps), np.nan, np.clip((logs - best) / (worst - best), 0, 1))
