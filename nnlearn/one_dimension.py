r"""The quartic of one variable, for pictures of many starts and many rates at once.

    f       3 x^4 + 5 x^3 - 20 x^2 + 8 x + 10
    f'      12 x^3 + 15 x^2 - 40 x + 8
    f''     36 x^2 + 30 x - 40
    f'''    72 x + 30

It is `surfaces.quartic`, evaluated by Horner's scheme, which takes a fortieth of the time and lets a slider decide the
ends of seven hundred starts at once. x has any shape here, and r a shape that goes with it.
"""

from itertools import pairwise

import numpy as np

from .arguments import whole_number
from .surfaces import quartic

COEFFICIENTS = tuple(np.polyder([3.0, 5.0, -20.0, 8.0, 10.0], order) for order in range(4))
LEFT, TOP, RIGHT = STATIONARY = tuple(point.x[0] for point in quartic.stationary_points)
INFLECTIONS = tuple(np.sort(np.roots(COEFFICIENTS[2])))

TO_LEFT, TO_TOP, TO_RIGHT, NO_REST, AWAY = range(5)  # where a start ends
FAR = 1e6  # no iterate comes back from there
CLOSE = 1e-6  # an iterate of Newton's method so near a stationary point belongs to it


def f(x, order=0):
    """Return the derivative of that order, 0 to 3, at x of any shape; order 0 is f itself."""
    return np.polyval(COEFFICIENTS[order], x)


def tangent(x, t):
    """Return the tangent at x, a number, evaluated at t: f + f' (t - x)."""
    return f(x) + f(x, 1) * (t - x)


def parabola(x, t):
    """Return the parabola of second order at x evaluated at t: f + f' (t - x) + f'' (t - x)^2 / 2."""
    return tangent(x, t) + f(x, 2) * (t - x) ** 2 / 2


# ---- one step -------------------------------------------------------------------------------------------------------


def descent_step(x, r):
    """Return g(x) = x - r f'(x)."""
    return x - r * f(x, 1)


def newton_step(x):
    """Return x - f'(x) / f''(x), the vertex of the parabola at x; infinite where f'' vanishes."""
    with np.errstate(all="ignore"):
        return x - np.divide(f(x, 1), f(x, 2))


def largest_stable_rate(minimum):
    """Return 2 / f''(x*), where the error factor 1 - r f''(x*) of small distances from the minimum x* reaches -1."""
    return 2 / f(minimum, 2)


def newton_constant(point):
    """Return C = f''' / (2 f'') at a stationary point, where an error e of Newton's method becomes nearly C e^2."""
    return f(point, 3) / (2 * f(point, 2))


# ---- many steps -----------------------------------------------------------------------------------------------------


def cobweb(x):
    """Return the cobweb of iterates x (n+1,), shape (2n+1, 2): from (x0, x0) up to (x0, x1), across to (x1, x1), .."""
    corners = np.repeat(np.asarray(x, float), 2)
    return np.stack([corners[:-1], np.r_[corners[:1], corners[2:]]], axis=-1)


def descent_ends(x, r, steps=60):
    """Return where descent ends from each x: TO_LEFT, TO_RIGHT, NO_REST (its valley's minimum repels) or AWAY.

    After so many steps the side of the top decides: who has not run away by then jumps over it no more.
    """
    x, r = np.broadcast_arrays(x, r)
    with np.errstate(all="ignore"):
        for _ in range(whole_number(steps, "steps")):
            x = descent_step(x, r)
        ends = np.where(x < TOP, TO_LEFT, TO_RIGHT)
        repels = r >= np.where(x < TOP, largest_stable_rate(LEFT), largest_stable_rate(RIGHT))
        return np.where(np.abs(x) < FAR, np.where(repels, NO_REST, ends), AWAY)


def newton_ends(x, steps=60):
    """Return where Newton's method ends from each x: TO_LEFT, TO_TOP, TO_RIGHT, or NO_REST when it is still going."""
    for _ in range(whole_number(steps, "steps")):
        x = newton_step(x)
    with np.errstate(all="ignore"):
        near = np.abs(np.asarray(x)[..., np.newaxis] - np.array(STATIONARY)) < CLOSE
    return np.where(near.any(axis=-1), near.argmax(axis=-1), NO_REST)


def late_iterates(x0, r, skip=1000, keep=128):
    """Return the iterates from the one numbered `skip` on, of descent from x0 for each rate r (n,): shape (keep, n)."""
    x = np.full(np.shape(r), float(x0))
    kept = []
    with np.errstate(all="ignore"):
        for k in range(skip + keep):
            if k >= skip:
                kept.append(x)
            x = descent_step(x, r)
    return np.array(kept)


def period(x, longest=8, tolerance=1e-6):
    """Return the smallest p with x[i + p] = x[i] for all iterates x (n,), or 0 when none up to `longest` fits."""
    for p in range(1, longest + 1):
        if np.abs(x[p:] - x[:-p]).max() <= tolerance:
            return p
    return 0


def newton_leaps(x, points=24):
    """Return the leaps of Newton's iterates x (n+1,) on f and on f', two polylines (k, 2).

    On f each runs along the parabola to its vertex and from there straight to the curve; on f' along the tangent to
    zero, and straight to the curve.
    """
    x = np.asarray(x, float)
    on_f, on_slope = [[x[0], f(x[0])]], [[x[0], f(x[0], 1)]]
    for here, there in pairwise(x):
        t = np.linspace(here, there, points)
        on_f += [*np.stack([t, parabola(here, t)], axis=-1), [there, f(there)]]
        on_slope += [[there, 0.0], [there, f(there, 1)]]
    return np.array(on_f), np.array(on_slope)


# ---- basins ---------------------------------------------------------------------------------------------------------


def simple_borders(r):
    """Return the roots of (x - x_L)(x - x_R) = 1/(12 r), the smaller one first: one step from there lands on the top.

    Between them and the top lie the two simple basins. r has any shape; the result is a pair of that shape.
    """
    middle, half = (LEFT + RIGHT) / 2, (RIGHT - LEFT) / 2
    reach = np.sqrt(half**2 + 1 / (12 * np.asarray(r, float)))
    return middle - reach, middle + reach
