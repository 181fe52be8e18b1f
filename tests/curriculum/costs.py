"""COST: cross-entropy over several outputs, and its two halves."""

import numpy as np

from nnlearn import cross_entropy, data, one_hot

from . import value

H = np.array([[0.7, 0.1, 0.1, 0.2], [0.2, 0.6, 0.3, 0.1]])
Y = one_hot([0, 1], 4)


def terms():
    """Return the term of each entry of H, by asking for the cost of that entry alone."""
    return np.array(
        [[cross_entropy([[h]], [[y]]) for h, y in zip(*rows, strict=True)] for rows in zip(H, Y, strict=True)]
    )


@value("COST-2.a")
def terms_added_over_each_example():
    return terms().sum(axis=1)


@value("COST-2.b")
def contribution_of_each_class():
    return terms().sum(axis=0) / len(H)


@value("COST-2.c")
def cost_of_two_predictions():
    return cross_entropy(H, Y)


def sine_cost(lam):
    """Return J of the sine example."""
    net, theta, X, Y = data.sine_example()
    return net.cost(theta, X, Y, lam)


@value("COST-2.d")
def cost_of_the_sine_example():
    return sine_cost(0)


@value("COST-3.a")
def squares_of_the_weights():
    net, theta, _, _ = data.sine_example()
    return sum((net.weights(Theta_l) ** 2).sum() for Theta_l in net.roll(theta).values())


@value("COST-3.b")
def second_half_at_lambda_1():
    return sine_cost(1) - sine_cost(0)


@value("COST-3.c")
def cost_at_lambda_1():
    return sine_cost(1)


@value("COST-3.d")
def cost_at_lambda_3():
    return sine_cost(3)


@value("COST-3.e")
def lambda_of_equal_halves():
    return sine_cost(0) / (sine_cost(1) - sine_cost(0))
