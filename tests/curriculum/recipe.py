"""RECIPE: the size of the recipe's networks, and its descent on the network of sines."""

from functools import cache

from nnlearn import Network, data, descend, gradient_descent

from . import value


@value("RECIPE-1.a")
def numbers_of_parameters():
    return [Network(sizes).n_parameters for sizes in ((3, 5, 4), (3, 5, 5, 4))]


@cache
def costs_along_descent(lam, steps):
    """Return J at the start and after each of the steps with r = 0.5."""
    net, theta, X, Y = data.sine_example()
    return descend(gradient_descent(net.objective(X, Y, lam), theta, learning_rate=0.5), steps).J


@value("RECIPE-2.a")
def first_costs_without_decay():
    return costs_along_descent(0, 10000)[[1, 2, 10, 100]]


@value("RECIPE-2.b", rtol=1e-8)
def later_costs_without_decay():
    return costs_along_descent(0, 10000)[[1000, 10000]]


@value("RECIPE-2.c")
def costs_with_decay():
    return costs_along_descent(1, 1000)[[1, 10, 100, 1000]]
