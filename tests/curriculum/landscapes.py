"""FLAT, SYM and RELU: plateaus and momentum, copies and saddles, kinks."""

import numpy as np

from nnlearn import Network, data, descend, gradient_descent, momentum, sigmoid, surfaces, tanh
from nnlearn.initialization import base_rates
from nnlearn.symmetry import copies, permute_hidden

from . import value

TWINS = surfaces.twin_minima


@value("FLAT-1.a")
def slopes_far_out():
    return [float(sigmoid.derivative(10.0)), float(tanh.derivative(np.longdouble(10)))]


@value("FLAT-1.b")
def shrinking_through_four_layers():
    return float(sigmoid.derivative(0.0)) ** 4


def steps_down_the_plateau(method, **settings):
    visits = method(surfaces.plateau, [10.0], learning_rate=1.0, **settings)
    return int(descend(visits, 40000, until=lambda visit: visit.x[0] <= 0, every=40000).step[-1])


@value("FLAT-1.c")
def steps_of_descent():
    return steps_down_the_plateau(gradient_descent)


@value("FLAT-2.a")
def distance_on_a_slope():
    path = descend(momentum(lambda x: (-x[0], -np.ones(1)), [0.0], learning_rate=0.1, mu=0.9), steps=100)
    return path.x[-1, 0]


@value("FLAT-2.b")
def steps_of_momentum():
    return [steps_down_the_plateau(momentum, mu=mu) for mu in (0.5, 0.9, 0.99)]


def best_momentum(kappa):
    """Return the rate and the memory that suit x^2 + kappa y^2 best; its curvatures are 2 and 2 kappa."""
    low, high = np.sqrt(2.0), np.sqrt(2.0 * kappa)
    return 4 / (low + high) ** 2, ((np.sqrt(kappa) - 1) / (np.sqrt(kappa) + 1)) ** 2


@value("FLAT-2.c")
def steps_in_the_valley():
    steps = []
    for kappa in (10, 100):
        r, mu = best_momentum(kappa)
        visits = momentum(surfaces.stretched_bowl(kappa), [1.0, 1.0], r, mu)
        steps.append(int(descend(visits, 1000, until=lambda visit: np.linalg.norm(visit.x) <= 1e-6).step[-1]))
    return steps


@value("FLAT-2.d")
def best_rate_and_memory():
    return best_momentum(10)


@value("SYM-1.a")
def copies_of_two_networks():
    return [copies(Network(sizes)) for sizes in ((3, 5, 5, 4), (10, 10, 10, 1))]


@value("SYM-1.b")
def copies_with_tanh():
    return copies(Network((3, 5, 5, 4), hidden=tanh))


@value("SYM-1.c")
def cost_of_a_copy():
    net, theta, X, Y = data.sine_example()
    other = permute_hidden(net, permute_hidden(net, theta, 2, [2, 0, 4, 1, 3]), 3, [4, 3, 2, 1, 0])
    return net.cost(other, X, Y, lam=1)


def saddle():
    return next(point.x for point in TWINS.stationary_points if point.kind == "saddle")


@value("SYM-2.a")
def the_saddle():
    return [saddle()[0], TWINS.value(saddle())]


@value("SYM-2.b")
def curvatures_at_the_saddle():
    return np.linalg.eigvalsh(TWINS.hessian(saddle()))


@value("SYM-2.c")
def curvatures_at_the_minimum():
    return np.linalg.eigvalsh(TWINS.hessian([0.5, 2.0]))


@value("SYM-3.a")
def cost_where_all_weights_vanish():
    net, _, X, Y = data.sine_example()
    return net.cost(base_rates(net, Y), X, Y, lam=0.1)


@value("SYM-3.b")
def cost_of_descent():
    net, theta, X, Y = data.sine_example()
    path = descend(gradient_descent(net.objective(X, Y, lam=0.1), theta, 0.5), steps=10000, every=100)
    return [path.J[path.step == k][0] for k in (100, 1000, 10000)]


@value("RELU-1.a")
def kink_and_two_minima():
    return surfaces.kinked(1, 2).value([[0.0], [1.0], [-2.0]])


@value("RELU-1.b", atol=1e-5)
def minimum_on_a_kink():
    f, h = surfaces.kinked(-1, -1), 1e-6
    at, right, left = (f.value([x]) for x in (0.0, h, -h))
    return [at, (at - left) / h, (right - at) / h]


@value("RELU-1.c")
def jumping_about_the_kink():
    return descend(gradient_descent(surfaces.kinked(-1, -1), [0.95], 0.1), steps=10).x[-1, 0]
