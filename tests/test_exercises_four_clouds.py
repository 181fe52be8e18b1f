"""The recipe's exercises beyond what holds for all: any training that gets there is right, and others are told why."""

import numpy as np
import pytest

from nnlearn import (
    Network,
    accuracy,
    adam,
    check_gradient,
    data,
    descend,
    glorot,
    gradient_descent,
    half_squared_error,
    identity,
    mean_squared_error,
    momentum,
    numerical_gradient,
    scipy_path,
    uniform,
)
from nnlearn.exercises import four_clouds as exercises


def by_adam(net, X, Y, rng):
    theta = glorot(net, rng)
    return descend(adam(net.objective(X, Y), theta, learning_rate=0.05), 300).x[-1]


def by_hand(net, X, Y, rng):
    theta, cost = uniform(net, rng), net.objective(X, Y)
    numerical_gradient(lambda theta: net.cost(theta, X, Y), theta)
    for _ in range(1000):
        theta = theta - cost(theta)[1]
    return theta.tolist()


def to_the_bottom(net, X, Y, rng):
    theta, cost = glorot(net, rng), net.objective(X, Y)
    check_gradient(cost, theta)
    return scipy_path(cost, theta, "L-BFGS-B", 200).x[-1]


def test_any_training_that_gets_there_is_right():
    feedback = exercises.reach.check(by_hand)
    assert feedback.status == "right"
    assert feedback.text.endswith("of fresh examples, in two trainings.")


def test_who_did_not_check_is_told():
    feedback = exercises.reach.check(by_adam)
    assert feedback.status == "right"
    assert "You did without a gradient check" in feedback.text


def test_the_shares_are_those_of_fresh_examples():
    rng = np.random.default_rng(21)
    X, y = data.four_clouds(120, rng)
    net = Network((3, 5, 5, 4))
    theta = by_adam(net, X, np.eye(4)[y], rng)
    X, y = data.four_clouds(1000, np.random.default_rng(1021))
    assert f"Right: {100 * accuracy(net.predict(theta, X), y):.1f} % and " in exercises.reach.check(by_adam).text


def test_who_fits_the_training_examples_too_well_is_told():
    feedback = exercises.reach.check(to_the_bottom)
    assert feedback.status == "wrong"
    assert "it has learnt their chance deviations" in feedback.text


@pytest.mark.parametrize("steps", [150, 200, 300])
def test_who_stopped_too_early_is_not_told_to_take_fewer_steps(steps):
    """By then more than 95 % of the training examples are right, and J still falls on fresh ones too."""

    def stops_early(net, X, Y, rng):
        return descend(gradient_descent(net.objective(X, Y), glorot(net, rng), learning_rate=1.0), steps).x[-1]

    feedback = exercises.reach.check(stops_early)
    assert feedback.status == "wrong"
    assert "so it can still fall: more steps" in feedback.text


def test_regression_that_is_not_there_yet_is_told_to_go_on():
    feedback = exercises.mend_regression.check(exercises._regression(rate=0.001, cost=half_squared_error))
    assert "so it can still fall: more steps" in feedback.text


def test_who_forgets_the_identity_is_told_even_far_from_the_goal():
    def logistic(X, Y, rng):
        net = Network((3, 5, 5, 4), cost=mean_squared_error)
        return descend(momentum(net.objective(X, Y), glorot(net, rng), learning_rate=0.1), 600).x[-1]

    assert exercises.mend_regression.check(logistic).text == exercises.NOT_IDENTITY


def test_a_learner_s_array_is_not_needed_again():
    """Each training has examples of its own, so that it may shift them where they are."""

    def shifts(net, X, Y, rng):
        X -= 5
        X += 5
        return by_adam(net, X, Y, rng)

    assert exercises.reach.check(shifts).status == "right"


def test_regression_with_smaller_steps_on_the_sum_is_right_too():
    def small_steps(X, Y, rng):
        net = Network((3, 5, 5, 4), output=identity, cost=half_squared_error)
        return descend(momentum(net.objective(X, Y), glorot(net, rng), learning_rate=0.1 / 60), 600).x[-1]

    assert exercises.mend_regression.check(small_steps).status == "right"
    assert exercises.mend_regression.check(exercises.regression_on_the_sum).status == "not yet"
    assert exercises.mend_regression.check(lambda X, Y, rng: np.ones((3, 74))).text == exercises.PATH


@pytest.mark.parametrize(
    "layouts",
    [
        [(8, 8, 1), (4, 8, 8, 5), (6, 7, 1)],
        {"A": (8, 16, 1), "B": [4, 5, 5], "C": np.array([6, 12, 1])},
        {"C": (6, 12, 1), "B": (4, 5, 5), "A": (8, 16, 1)},
    ],
)
def test_every_usual_layout_is_right(layouts):
    assert exercises.layouts.check(layouts).status == "right"


def test_layouts_with_dots_are_not_attempted_and_other_inputs_are_named():
    assert exercises.layouts.check([(8, ..., 1), (4, 6, 5), (6, 9, 1)]).status == "not yet"
    assert exercises.layouts.check([(8, 12, 1), (6, 6, 5), (6, 9, 1)]).text == f"B: {exercises.INPUTS}"
    assert exercises.layouts.check([(8, 12, 1)]).text == exercises.THREE
    assert exercises.layouts.check({"A": (8, 12, 1)}).text == exercises.THREE


@pytest.mark.parametrize("strange", ["4-6-5", (4, 6.5, 5), (4, (6, 6), 5)])
def test_a_layout_of_anything_but_whole_numbers_is_named(strange):
    assert exercises.layouts.check([(8, 12, 1), strange, (6, 9, 1)]).text == f"B: {exercises.WHOLE}"


def test_two_decimals_of_the_deltas_are_enough():
    assert exercises.softmax_delta.check([0.67, -0.76, 0.09]).status == "right"


@pytest.mark.parametrize("theta", [np.zeros(74), [0.0] * 74])
def test_the_network_counts_nudges_of_one_entry_and_not_steps(theta):
    net = exercises.WatchedNetwork((3, 5, 5, 4))
    X, y = data.four_clouds(8, np.random.default_rng(0))
    cost = net.objective(X, np.eye(4)[y])
    cost(np.array(theta))
    cost(np.full(74, 0.5))
    assert net.nudges == 0
    check_gradient(cost, np.array(theta))
    assert net.nudges == 2 * 74, "each point but the first differs from the one before in one or two entries"
