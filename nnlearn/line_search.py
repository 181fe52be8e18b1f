r"""How far to go along a direction p: the step length r of x + r p, found by trying.

    Armijo   r, r/2, r/4, .. until J has fallen by at least 1e-4 r |slope|
    exact    the first r at which the slope along p vanishes

A line search compares values of the cost, so the cost must not be a stochastic one.
"""

from scipy import optimize

ARMIJO = 1e-4


def armijo_step(cost, x, J, grad, direction, r):
    """Return the first of r, r/2, r/4, .. with J(x + r p) <= J + 1e-4 r grad.p, or 0 when none of 60 is."""
    slope = grad @ direction
    for _ in range(60):
        if cost(x + r * direction)[0] <= J + ARMIJO * r * slope:
            return r
        r = r / 2
    return 0.0


def exact_step(cost, x, direction, r):
    """Return the first r at which the slope of the cost along x + r p vanishes (found between doublings of r)."""

    def slope(r):
        return cost(x + r * direction)[1] @ direction

    if not direction.any():
        return 0.0
    low, high = 0.0, r
    for _ in range(60):
        if slope(high) >= 0:
            return optimize.brentq(slope, low, high, xtol=1e-15, rtol=1e-14)
        low, high = high, 2 * high
    return high
