"""The recipe: rules of layout, and trainings on four clouds that are those of descent."""

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
    identity,
    mean_squared_error,
    momentum,
    one_hot,
    recipe,
)

LOGISTIC, IDENTITY = recipe.OUTPUTS


def run(sizes=(3, 5, 5, 4), lam=0.0, rate=1.0, method="gradient descent", seed=1, output=LOGISTIC, **kwargs):
    return recipe.Training(sizes, lam, rate, method, seed, output, **kwargs)


@pytest.mark.parametrize(("inputs", "usual"), [(1, (1, 2, 2)), (2, (2, 3, 4)), (3, (3, 5, 6)), (20, (20, 30, 40))])
def test_usual_units_run_from_the_inputs_to_twice_as_many(inputs, usual):
    assert recipe.usual_units(inputs) == usual


def test_two_classes_need_one_output():
    assert [recipe.output_units(classes) for classes in (2, 3, 4, 10)] == [1, 3, 4, 10]
    with pytest.raises(ValueError, match="one class needs no network"):
        recipe.output_units(1)


@pytest.mark.parametrize("hidden_layers", [1, 2, 3])
@pytest.mark.parametrize(("inputs", "classes"), [(1, 2), (3, 4), (20, 10)])
def test_parameters_are_those_of_the_network(inputs, classes, hidden_layers):
    units = (1, 2, 5, 40)
    counted = [Network(recipe.layout(inputs, classes, hidden_layers, h)).n_parameters for h in units]
    assert recipe.parameter_counts(inputs, classes, hidden_layers, units).tolist() == counted


def test_layouts():
    assert recipe.layout(3, 4, 2, 5) == (3, 5, 5, 4)
    assert recipe.layout(8, 2, 1, 12) == (8, 12, 1)
    assert recipe.layout(8, 2, 0, 12) == (8, 1)
    with pytest.raises(ValueError, match="hidden_layers is 0"):
        recipe.parameter_counts(8, 2, 0, (5,))


def test_costs_by_units_are_those_of_descent_from_each_start():
    J, J_held_out = recipe.costs_by_units((2, 3), steps=20, examples=30, starts=2)
    X, y = data.four_clouds(30, np.random.default_rng(1))
    X_held_out, y_held_out = data.four_clouds(1000, np.random.default_rng(2))
    net, costs = Network((3, 3, 4)), []
    for seed in (0, 1):
        start = glorot(net, np.random.default_rng(seed))
        theta = descend(adam(net.objective(X, one_hot(y, 4)), start, learning_rate=0.05), 20).x[-1]
        costs.append([net.cost(theta, X, one_hot(y, 4)), net.cost(theta, X_held_out, one_hot(y_held_out, 4))])
    assert [J[1], J_held_out[1]] == pytest.approx(np.mean(costs, axis=0), rel=1e-9)


@pytest.mark.parametrize(("method", "optimiser"), [("gradient descent", gradient_descent), ("momentum", momentum)])
def test_a_training_is_a_descent(method, optimiser):
    X, y, X_held_out, y_held_out = recipe.examples()
    net = Network((3, 4, 4), output=identity, cost=mean_squared_error)
    cost = net.objective(X, one_hot(y, 4), 2.0)
    path = descend(optimiser(cost, glorot(net, np.random.default_rng(3)), learning_rate=0.05), 40)
    training = run((3, 4, 4), 2.0, 0.05, method, 3, IDENTITY, every=10)
    assert training.up_to(20) == 3, "in two goes"
    assert training.up_to(40) == 5
    np.testing.assert_allclose(training.theta, path.x[::10], rtol=1e-12, atol=1e-14)
    step, J, J_training, J_held_out, right, right_held_out = training.table
    assert step.tolist() == [0, 10, 20, 30, 40]
    assert pytest.approx(path.J[::10]) == J
    assert J_training == pytest.approx([net.cost(theta, X, one_hot(y, 4)) for theta in path.x[::10]])
    assert J_held_out[-1] == pytest.approx(net.cost(path.x[-1], X_held_out, one_hot(y_held_out, 4)))
    assert right[-1] == accuracy(net.predict(path.x[-1], X), y)
    assert right_held_out[-1] == accuracy(net.predict(path.x[-1], X_held_out), y_held_out)


def test_looking_back_trains_no_further():
    training = run()
    assert training.up_to(30) == 4
    assert training.up_to(15) == 2
    assert len(training.theta) == 4


def test_the_check_is_made_at_the_start_and_finds_what_is_wrong():
    verdicts = {gradient: run(lam=1.0, gradient=gradient).check for gradient in recipe.GRADIENTS}
    assert [gradient for gradient, check in verdicts.items() if check.ok] == ["back propagation"]
    assert run(lam=0.0, gradient="penalty forgotten").check.ok, "without decay nothing is missing"
    X, y, _, _ = recipe.examples()
    net = Network((3, 5, 5, 4))
    theta = glorot(net, np.random.default_rng(1))
    by_hand = check_gradient(net.objective(X[:20], one_hot(y[:20], 4), 1.0), theta)
    np.testing.assert_array_equal(verdicts["back propagation"].numerical, by_hand.numerical)


def test_a_cost_beyond_a_million_ends_the_run_at_its_step():
    training = run(rate=2.0, method="momentum", output=IDENTITY, lam=1.0)
    marks = training.up_to(400)
    X, y, _, _ = recipe.examples()
    cost = training.net.objective(X, one_hot(y, 4), 1.0)
    path = descend(momentum(cost, training.theta[0], learning_rate=2.0), 400, until=lambda visit: visit.J > 1e6)
    assert training.ran_away == path.step[-1]
    assert marks == training.ran_away // 10 + 1
    assert np.isfinite(training.table).all()
    assert training.up_to(400) == marks, "and it stays there"


def test_a_run_that_is_fine_has_not_run_away():
    training = run()
    training.up_to(100)
    assert training.ran_away is None


def test_names_that_do_not_exist_are_refused():
    for wrong in ({"method": "Newton"}, {"output": "softmax"}, {"gradient": "guessed"}):
        with pytest.raises(ValueError, match="expected"):
            run(**wrong)


def test_the_slice_is_what_the_network_answers_there():
    net, theta, _, _ = data.sine_example()
    values = recipe.answers_on_slice(net, theta, ((-1, 1), (0, 2)), 5, -0.3)
    assert values.shape == (5, 5, 4)
    assert values[0, 4] == pytest.approx(net.predict(theta, [[1.0, 0.0, -0.3]])[0])
    X = np.array([[0, 0, -0.85], [0, 0, -0.75], [5, 5, 0.15], [0, 0, 0.25]])
    assert recipe.near_slice(X, -0.3).tolist() == [False, True, True, False]
