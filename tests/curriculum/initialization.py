"""INIT: what equal weights cannot learn, and the width of random starts."""

import numpy as np

from nnlearn import Network, constant, cross_entropy, data, descend, glorot, gradient_descent, uniform, zeros

from . import value

NET = Network((2, 2, 1))


def train(examples, theta, steps, r=0.5):
    """Return the Path of gradient descent on examples (X, y)."""
    return descend(gradient_descent(NET.objective(*examples), theta, learning_rate=r), steps)


@value("INIT-1.a")
def xor_from_zero():
    return train(data.truth_table("xor"), zeros(NET), 1000).J[-1]


@value("INIT-1.b")
def and_from_zero():
    return train(data.truth_table("and"), zeros(NET), 1000).J[[1, 10, 100, 1000]]


@value("INIT-1.c")
def outgoing_weights_after_one_step():
    return NET.roll(train(data.truth_table("and"), zeros(NET), 1).x[1])[2][0]


def rows_after(steps):
    """Return Theta(1) after training from zero on four points of which only the first has the target 1."""
    X, _ = data.four_points()
    return NET.roll(train((X, np.array([1.0, 0.0, 0.0, 0.0])), zeros(NET), steps).x[-1])[1]


@value("INIT-1.d")
def row_after_two_steps():
    rows = rows_after(2)
    assert rows[0].tolist() == rows[1].tolist()
    return rows[0]


@value("INIT-1.e")
def difference_of_the_rows_after_1000_steps():
    first, second = rows_after(1000)
    return np.abs(first - second).max()


@value("INIT-2.a")
def floor_of_equal_units():
    # The best that rises along one direction: one corner is told apart, the other three share their mean.
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    return cross_entropy([[0.0], *[[y[1:].mean()]] * 3], y)


@value("INIT-2.b")
def xor_from_a_half():
    return train(data.truth_table("xor"), constant(NET, 0.5), 10000).J[[1, 10, 1000, 10000]]


def xor_from_sines():
    """Return J along 10000 steps from sin(1), .., sin(6) and sin(1), .., sin(3)."""
    start = np.sin([*range(1, 7), *range(1, 4)])
    return train(data.truth_table("xor"), start, 10000, r=1).J


@value("INIT-2.c")
def xor_from_different_weights():
    return xor_from_sines()[[10, 100, 1000]]


@value("INIT-2.d", rtol=1e-7)
def xor_below_the_floor():
    return xor_from_sines()[10000]


class Largest(np.random.Generator):
    """A random generator that always draws the largest number."""

    def __init__(self):
        super().__init__(np.random.PCG64(0))

    def random(self, size):
        return np.ones(size)

    def uniform(self, low, high, size):
        return np.full(size, high)


@value("INIT-3.a")
def standard_deviation():
    half_width = uniform(Network((3, 5)), Largest(), eps_init=0.12).max()
    return half_width / np.sqrt(3)


@value("INIT-3.b")
def half_width_of_glorot():
    return glorot(Network((3, 5)), Largest()).max()
