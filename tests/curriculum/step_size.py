"""RATE and COND: how large a step may be, and what long valleys cost."""

import numpy as np

from nnlearn import descend, gradient_descent, surfaces

from . import value

RATES = (0.05, 0.2, 0.9, 1.02)


def on_the_parabola(r, **options):
    """Return the path of descent on x^2 from 1."""
    return descend(gradient_descent(surfaces.quadratic, [1.0], learning_rate=r), **options)


@value("RATE-1.a")
def after_ten_steps():
    return [on_the_parabola(r, steps=10).x[10, 0] for r in RATES]


@value("RATE-1.b")
def after_five_steps():
    return [on_the_parabola(r, steps=5).x[5, 0] for r in RATES]


@value("RATE-1.c")
def steps_to_a_millionth():
    return [on_the_parabola(r, steps=1000, until=lambda visit: abs(visit.x[0]) < 1e-6).step[-1] for r in RATES[:3]]


@value("RATE-1.d")
def curvatures_that_fit():
    return [2 / RATES[3], 2 / RATES[2]]


def steps_in_the_valley(kappa, r):
    """Return the number of updates from (1, 1) until the distance from the minimum (0, 0) is at most 1e-6."""
    visits = gradient_descent(surfaces.stretched_bowl(kappa), [1.0, 1.0], learning_rate=r)
    return descend(visits, steps=1000, until=lambda visit: np.linalg.norm(visit.x) <= 1e-6).step[-1]


@value("COND-1.a")
def steps_for_kappa_10():
    return [steps_in_the_valley(10, r) for r in (0.05, 0.09, 1 / 11, 0.099)]


@value("COND-1.b")
def steps_for_kappa_100():
    return steps_in_the_valley(100, 1 / 101)


@value("COND-1.c")
def zig_zag():
    visits = gradient_descent(surfaces.stretched_bowl(10), [10.0, 1.0], line_search="exact")
    J = descend(visits, steps=10).J
    ratios = J[1:] / J[:-1]
    assert np.ptp(ratios) < 1e-9
    return ratios[0]
