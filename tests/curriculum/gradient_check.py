"""GC: differences, their errors, what they cost, and what they find."""

import numpy as np

from nnlearn import (
    Network,
    bugs,
    check_gradient,
    data,
    descend,
    gradient_descent,
    numerical_gradient,
    relu,
    surfaces,
)

from . import value


def slope(f, x, eps, method):
    """Return the derivative of a function of one variable by differences."""
    return numerical_gradient(f, [x], eps, method)[0]


def both(f, x):
    """Return the two-sided and the one-sided slope."""
    return [slope(f, x, 1e-4, method) for method in ("two-sided", "one-sided")]


@value("GC-1.a")
def cube():
    return both(lambda x: x[0] ** 3, 1.0)


@value("GC-1.b")
def quartic():
    return both(surfaces.quartic, 0.5)


def error(eps, method):
    """Return how far the slope of the quartic at 0.5 is off."""
    return slope(surfaces.quartic, 0.5, eps, method) - surfaces.quartic.gradient([0.5])[0]


@value("GC-2.a", rtol=1e-4)
def two_sided_error():
    return error(1e-2, "two-sided") / error(1e-3, "two-sided")


@value("GC-2.b", rtol=1e-2)
def one_sided_error():
    return error(1e-3, "one-sided") / error(1e-4, "one-sided")


@value("GC-2.c")
def step_lost_to_rounding():
    return slope(surfaces.quartic, 0.5, 1e-17, "two-sided")


def evaluations(net):
    """Return how often the cost is evaluated for one numerical gradient."""
    calls = []
    numerical_gradient(lambda theta: float(calls.append(1) or 0), np.zeros(net.n_parameters))
    return len(calls)


@value("GC-3.a")
def evaluations_of_two_networks():
    return [evaluations(Network((3, 5, 5, 4))), evaluations(Network((10, 10, 10, 1)))]


@value("GC-4.a", below=True)
def right_code():
    net, theta, X, Y = data.sine_example()
    return check_gradient(net.objective(X, Y, lam=1.0), theta, eps=1e-4).relative_difference


for identity, bug in {
    "GC-4.b": bugs.lambda_not_divided,
    "GC-4.c": bugs.bias_regularised,
    "GC-4.d": bugs.no_regularisation,
    "GC-4.e": bugs.slope_left_out,
    "GC-4.f": bugs.unrolled_by_columns,
    "GC-4.g": bugs.extra_slope,
    "GC-4.h": bugs.sum_not_mean,
}.items():

    @value(identity, rtol=1e-6)
    def relative_difference_of_a_bug(bug=bug):
        net, theta, X, Y = data.sine_example()
        return check_gradient(bug.objective(net, X, Y, lam=1.0), theta, eps=1e-4).relative_difference


@value("GC-5.a")
def descent_with_right_and_wrong_gradient():
    net, theta, X, Y = data.sine_example()
    costs = net.objective(X, Y, lam=1.0), bugs.bias_regularised.objective(net, X, Y, lam=1.0)
    return [descend(gradient_descent(cost, theta, learning_rate=0.5), steps=100).J[-1] for cost in costs]


def kinked(w):
    """Return a cost with a kink at w = 0."""
    return ((relu(w[0]) - 1) ** 2 + (relu(-w[0]) - 2) ** 2) / 2


@value("GC-6.a", atol=1e-4)
def slopes_at_a_kink():
    left = -slope(lambda w: kinked(-w), 0.0, 1e-4, "one-sided")
    return [left, slope(kinked, 0.0, 1e-4, "one-sided"), slope(kinked, 0.0, 1e-4, "two-sided")]
