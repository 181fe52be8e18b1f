r"""Searching without a gradient: the baselines that gradient descent has to beat.

    grid          every weight takes n evenly spaced values: n^d evaluations for d weights
    Monte Carlo   N points uniform in the box

`f(x) -> J`, or a cost that returns (J, grad), takes many points at once, x of shape (N, d), or one, shape (d,).
"""

from dataclasses import dataclass

import numpy as np

from .arguments import float_array, number, whole_number
from .slices import values_at

MOST = 10_000_000


@dataclass(frozen=True, eq=False)
class SearchResult:
    """What a search evaluated: points (N, d) and values (N,) in order, and the best of them, x (d,) with cost J.

    best_so_far (N,) is the lowest value after each evaluation. Where f is not defined (nan) is never best.
    """

    x: np.ndarray
    J: float
    points: np.ndarray
    values: np.ndarray

    @property
    def best_so_far(self):
        """The lowest value after each evaluation."""
        return np.fmin.accumulate(self.values)


def grid_search(f, bounds, points=21):
    """Return the SearchResult of f on the grid of `points` values on each axis of the box ((low, high), ..).

    Raises ValueError when the grid would hold more than ten million points: 21^d outgrows every machine.
    """
    low, high = _box(bounds)
    whole_number(points, "points", low=2)
    if points ** len(low) > MOST:
        raise ValueError(
            f"points is {points} in {len(low)} dimensions, {points}^{len(low)} evaluations, "
            f"expected at most {MOST:,}: use fewer points, or descend"
        )
    axes = [np.linspace(a, b, points) for a, b in zip(low, high, strict=True)]
    grid = np.stack([axis.ravel() for axis in np.meshgrid(*axes, indexing="ij")], axis=-1)
    return _evaluated(f, grid)


def monte_carlo_search(f, bounds, N, rng):
    """Return the SearchResult of f at N points drawn uniformly from the box ((low, high), ..) by the generator rng.

    Raises TypeError when rng is no generator.
    """
    low, high = _box(bounds)
    whole_number(N, "N", low=1)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {rng!r}, expected a random generator: np.random.default_rng(seed)")
    return _evaluated(f, rng.uniform(low, high, (N, len(low))))


def chance_to_hit(N, d, width, box=2.0):
    """Return 1 - (1 - (width/box)^d)^N: the chance that one of N uniform points falls into a cube of that width."""
    whole_number(N, "N", low=0)
    whole_number(d, "d", low=1)
    number(width, "width", low=0, high=box)
    # log1p and expm1 keep a tiny share to the power of a huge N.
    return float(-np.expm1(N * np.log1p(-((width / box) ** d)))) if width < box else 1.0


def digits_of_grid(points, d):
    """Return log10 of points^d, the evaluations of a grid of so many points on each of d axes; d may be an array."""
    whole_number(points, "points", low=1)
    return np.asarray(d) * np.log10(points)


def _box(bounds):
    box = float_array(bounds, "bounds")
    if box.ndim != 2 or box.shape[1] != 2 or not (box[:, 0] < box[:, 1]).all():
        raise ValueError(
            f"bounds is {bounds!r}, expected one pair (low, high) a variable, low below high: "
            "((-1, 1), (0, 2)) is a box for two"
        )
    return box.T


def _evaluated(f, points):
    values = values_at(f, points)
    best = int(np.argmin(np.where(np.isnan(values), np.inf, values)))
    return SearchResult(points[best], float(values[best]), points, values)
