"""UNR: matrices to one vector and back, and the cost as an optimiser sees it."""

import numpy as np

from nnlearn import Network, data, scipy_path

from . import value

TEN = Network((10, 10, 10, 1))
COUNTED = np.arange(1, 232)


def rolled_by_columns(net, theta):
    """Return {l: Theta(l)} filled column after column."""
    return {l: theta[net.parts[l]].reshape(net.shapes[l], order="F") for l in net.shapes}


@value("UNR-1.a")
def length_and_split_points():
    return [TEN.n_parameters, TEN.parts[1].stop, TEN.parts[2].stop]


@value("UNR-1.b")
def by_columns():
    Theta = rolled_by_columns(TEN, COUNTED)
    return [Theta[1][0, 1], Theta[1][1, 0], Theta[2][0, 0], Theta[2][9, 10], Theta[3][0, 0]]


@value("UNR-1.c")
def by_rows():
    Theta = TEN.roll(COUNTED)
    return np.array([Theta[1][0, 1], Theta[1][1, 0], Theta[2][9, 10]])


@value("UNR-1.d")
def entries_that_differ():
    return np.sum(rolled_by_columns(TEN, COUNTED)[1] != TEN.roll(COUNTED)[1])


@value("UNR-1.e")
def cost_with_the_orders_mixed():
    net, theta, X, Y = data.sine_example()
    mixed = np.concatenate([Theta_l.ravel(order="F") for Theta_l in net.roll(theta).values()])
    return net.cost(mixed, X, Y)


@value("UNR-2.a", rtol=1e-8)
def final_cost():
    net, theta, X, Y = data.sine_example()
    return scipy_path(net.objective(X, Y, lam=1.0), theta).J[-1]
