r"""Momentum where it can be followed on paper: on a constant slope, and on a parabola.

    constant slope G     after k steps the ball has gone r G / (1 - mu) [k - mu (1 - mu^k) / (1 - mu)]
    parabola             (x, v) is multiplied by one 2 x 2 matrix in each step; its eigenvalues, the roots of
                         z^2 - (1 + mu - r lambda) z + mu, give the factor for the distance in the long run
    the best of both     r = 4 / (sqrt(lambda_min) + sqrt(lambda_max))^2,
                         mu = ((sqrt(kappa) - 1) / (sqrt(kappa) + 1))^2 with kappa = lambda_max / lambda_min

All functions take numbers or arrays that fit together. Source of the last: Polyak 1964.
"""

import numpy as np


def distance_on_slope(learning_rate, slope, mu, k):
    """Return how far k steps of momentum take a ball from rest on a constant slope, for 0 <= mu < 1."""
    return learning_rate * slope / (1 - mu) * (k - mu * (1 - mu**k) / (1 - mu))


def factor(learning_rate, mu, curvature):
    """Return by what each step multiplies the distance from the minimum of a parabola, in the long run.

    Below 1 the steps arrive, above 1 they run away; the limit is r = 2 (1 + mu) / curvature.
    """
    half = (1 + mu - learning_rate * curvature) / 2
    root = np.sqrt(np.asarray(half * half - mu, dtype=complex))
    return np.maximum(np.abs(half + root), np.abs(half - root))


def slowest_factor(learning_rate, mu, lowest, highest):
    """Return the factor of a valley whose curvatures lie between lowest and highest: that of the slower end."""
    return np.maximum(factor(learning_rate, mu, lowest), factor(learning_rate, mu, highest))


def best(lowest, highest):
    """Return (r, mu) with the smallest factor, sqrt(mu), for all curvatures between lowest and highest."""
    a, b = np.sqrt(lowest), np.sqrt(highest)
    return 4 / (a + b) ** 2, ((b - a) / (b + a)) ** 2
