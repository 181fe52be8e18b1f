"""COST: cross-entropy, squared errors, the surface of a cost, and searching it without a gradient."""

import math
from itertools import count

import numpy as np

from nnlearn import (
    Network,
    cross_entropy,
    data,
    half_squared_error,
    mean_squared_error,
    one_hot,
    sigmoid,
    squared_error,
)
from nnlearn.search import chance_to_hit, grid_search

from . import value

LOGISTIC_REGRESSION = Network((2, 1))
THETA = np.array([0.1, -0.2, 0.3])
POINTS, LABELS = data.four_points()


@value("COST-1.a")
def probabilities():
    return LOGISTIC_REGRESSION.predict(THETA, POINTS)[:, 0]


def logistic_cost(lam=0.0, theta=THETA, labels=LABELS):
    """Return J of the logistic regression on the four points."""
    return LOGISTIC_REGRESSION.cost(theta, POINTS, labels, lam)


@value("COST-1.b")
def logistic_cost_at_lambda_0():
    return logistic_cost()


@value("COST-1.c")
def logistic_cost_at_lambda_2():
    return logistic_cost(2)


def logistic_gradient(lam):
    """Return the gradient of the logistic regression on the four points."""
    return LOGISTIC_REGRESSION.cost_and_gradient(THETA, POINTS, LABELS, lam)[1]


@value("COST-1.d")
def logistic_gradient_at_lambda_0():
    return logistic_gradient(0)


@value("COST-1.e")
def logistic_gradient_at_lambda_2():
    return logistic_gradient(2)


@value("COST-1.f")
def logistic_cost_of_zeros():
    J = [logistic_cost(theta=np.zeros(3), labels=labels) for labels in (LABELS, 1 - LABELS, np.ones(4))]
    assert J[0] == J[1] == J[2]
    return J[0]


@value("COST-1.g")
def term_of_a_very_sure_right_answer():
    return cross_entropy.from_z([[40.0]], [[1.0]])


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


@value("COST-4.a")
def squares_of_all_weights():
    return (data.sine_example()[1] ** 2).sum()


@value("COST-4.b")
def cost_with_biases_penalised():
    _, theta, X, _ = data.sine_example()
    return sine_cost(0) + 1 / (2 * len(X)) * (theta**2).sum()


@value("COST-4.c")
def logistic_cost_with_bias_penalised():
    return logistic_cost(2) + 2 / (2 * len(POINTS)) * THETA[0] ** 2


@value("COST-5.a")
def three_scales():
    A, Y = np.array([[1.5], [1.5], [2.0]]), np.array([[1.0], [2.0], [3.0]])
    return [cost(A, Y) for cost in (half_squared_error, squared_error, mean_squared_error)]


@value("COST-5.b")
def squared_error_of_the_regression_example():
    return Network.cost(*data.regression_example())


@value("COST-5.c")
def derivative_in_the_first_prediction():
    delta, _, _ = Network.backprop(*data.regression_example())
    return delta[3][0, 0]  # the output is z itself


def delta_of_a_sure_wrong_answer(cost):
    """Return the delta of a logistic output at z = 5 for the target 0."""
    z = np.array([[5.0]])
    return cost.delta(z, sigmoid(z), np.array([[0.0]]), sigmoid)[0, 0]


@value("COST-6.a")
def delta_of_cross_entropy():
    return delta_of_a_sure_wrong_answer(cross_entropy)


@value("COST-6.b")
def delta_of_half_squared_error():
    return delta_of_a_sure_wrong_answer(half_squared_error)


@value("COST-6.c")
def hellinger_distance():
    p, q = np.array([0.7, 0.1, 0.1, 0.1]), np.array([1.0, 0.0, 0.0, 0.0])
    return np.linalg.norm(np.sqrt(p) - np.sqrt(q)) / np.sqrt(2)


INSIDE, OUTSIDE = (0.65, 0.35), (2.0, -1.5)


def search(true_weights):
    """Return the SearchResult of 21 values of each weight from -1 to 1."""
    net, X, Y = data.two_weights_example(true_weights)
    return grid_search(net.objective(X, Y), ((-1, 1), (-1, 1)))


@value("COST-7.a")
def cost_of_two_zeros():
    net, X, Y = data.two_weights_example(INSIDE)
    return net.cost(np.zeros(2), X, Y)


@value("COST-7.b")
def highest_point_of_the_grid():
    result = search(INSIDE)
    assert result.points[result.values.argmax()].tolist() == [1, -1]
    return result.values.max()


@value("COST-8.a")
def evaluations_of_the_grid():
    return len(search(INSIDE).values)


@value("COST-8.b")
def best_grid_point():
    return search(INSIDE).x


@value("COST-8.c")
def cost_of_the_best_grid_point():
    return search(INSIDE).J


@value("COST-8.d")
def best_grid_point_when_the_truth_lies_outside():
    return search(OUTSIDE).x


@value("COST-8.e")
def cost_of_the_best_grid_point_when_the_truth_lies_outside():
    return search(OUTSIDE).J


@value("COST-9.a")
def chance_to_hit_a_square():
    return chance_to_hit(441, d=2, width=0.1)


@value("COST-9.b")
def chance_when_one_weight_matters():
    return chance_to_hit(441, d=1, width=0.02)


@value("COST-9.c")
def chance_in_ten_dimensions():
    return chance_to_hit(21**10, d=10, width=0.1)


@value("COST-9.d")
def points_for_a_chance_of_95_percent():
    return next(N for N in count(1) if chance_to_hit(N, d=2, width=0.1) >= 0.95)


@value("COST-10.a")
def digits_of_a_grid_in_100_dimensions():
    return math.log10(21**100)


@value("COST-10.b")
def dimensions_of_more_evaluations_than_atoms():
    return next(d for d in count(1) if 21**d > 10**80)


def parameters():
    """Return the number of parameters of the sine example."""
    return data.sine_example()[0].n_parameters


@value("COST-10.c")
def digits_of_a_grid_for_a_small_network():
    return math.log10(21 ** parameters())


@value("COST-10.d")
def parameters_of_a_small_network():
    return parameters()
