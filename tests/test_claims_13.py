"""The numbers that notebook 13 states in its prose, computed."""

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier

from nnlearn import (
    Network,
    accuracy,
    adam,
    cross_entropy,
    data,
    descend,
    glorot,
    gradient_descent,
    half_squared_error,
    identity,
    mean_squared_error,
    momentum,
    one_hot,
    recipe,
    scipy_path,
)
from nnlearn.capacity import Trials
from nnlearn.exercises import putting_it_all_together
from nnlearn.exercises.four_clouds import IGNORANT
from nnlearn.race import METHODS
from nnlearn.widgets.capacity import LAMS, UNITS
from nnlearn.widgets.digits_dashboard import DigitsDashboardPanel

# ---- the recipe -----------------------------------------------------------------------------------------------------

LOGISTIC, IDENTITY = recipe.OUTPUTS


def trained(rate=1.0, method="gradient descent", lam=0.0, seed=1, output=LOGISTIC, steps=300, hidden=(5, 5), **kwargs):
    """Return a run of the dashboard."""
    run = recipe.Training((3, *hidden, 4), lam, rate, method, seed, output, **kwargs)
    run.up_to(steps)
    return run


def held_out(*args, **kwargs):
    """Return the accuracy on held-out road users at the end of a run."""
    return trained(*args, **kwargs).table[5, -1]


def test_three_inputs_are_given_three_to_six_units():
    low, first_try, high = recipe.usual_units(3)
    assert (low, 1.5 * 3, high, first_try) == (3, 4.5, 6, 5)


def test_parameters_of_the_clouds_and_the_digits():
    assert Network((3, 5, 5, 4)).n_parameters == 74
    assert Network((64, 25, 10)).n_parameters == 1885


def test_a_second_hidden_layer_is_dear_where_layers_are_wide():
    one, two = (recipe.parameter_counts(3, 4, layers, (5, 40)) for layers in (1, 2))
    assert two[0] < 2 * one[0]
    assert two[1] == pytest.approx(6 * one[1], rel=0.02)


def test_no_straight_borders_tell_the_clouds_apart_as_well():
    """Without a hidden layer each class has one straight border, and 95 % is out of reach for long."""
    X, y, X_held_out, y_held_out = recipe.examples()
    net = Network((3, 4))
    path = descend(gradient_descent(net.objective(X, one_hot(y, 4)), np.zeros(16), learning_rate=1.0), 400)
    assert accuracy(net.predict(path.x[-1], X_held_out), y_held_out) < 0.95
    assert held_out() > 0.95


def test_nobody_does_better_than_about_98_percent():
    X, y = data.four_clouds(100000, np.random.default_rng(0))
    far = ((X[:, np.newaxis] - data._CLOUDS) ** 2).sum(axis=-1)
    likelihood = -far / (2 * data._SPREADS**2) - 3 * np.log(data._SPREADS)
    assert (likelihood.argmax(axis=1) == y).mean() == pytest.approx(0.98, abs=0.005)


def test_held_out_cost_falls_and_slowly_rises_with_the_units():
    J, J_held_out = recipe.costs_by_units((1, 2, 3, 4, 5, 6, 8, 10, 15, 20))
    assert (np.diff(J) < 0).all()
    assert 3 <= J_held_out.argmin() <= 5
    assert (np.diff(J_held_out[-4:]) > 0).all()
    assert J_held_out[-1] > 1.1 * J_held_out.min()


def test_what_there_is_to_try_in_the_dashboard():
    assert held_out(rate=0.1) < 0.7
    assert held_out(rate=2.0) > 0.95
    assert held_out(rate=0.05, method="Adam") > 0.95
    assert held_out(rate=2.0, method="Adam") < 0.7
    assert held_out(lam=10.0) < 0.9 * held_out()
    assert held_out(hidden=(1,)) < 0.8
    large = trained(hidden=(8, 8, 8), rate=0.05, method="Adam")
    assert large.table[3, -1] > 5 * large.table[2, -1], "the two costs part"
    assert large.table[5, -1] < held_out()


def test_seeds_end_at_different_costs():
    ends = [trained(seed=seed).table[1, -1] for seed in range(10)]
    assert max(ends) > 1.2 * min(ends)


def test_a_wrong_gradient_may_make_the_cost_fall():
    run = trained(gradient="slope g′ left out", rate=0.1)
    assert run.table[1, -1] < 0.5 * run.table[1, 0]
    assert not run.check.ok
    passes = [name for name in recipe.GRADIENTS if trained(gradient=name, steps=0).check.ok]
    assert passes == ["back propagation", "penalty forgotten"]


def test_with_decay_the_five_examples_never_leave_the_plain():
    net, theta, X, Y = data.sine_example()
    path = descend(gradient_descent(net.objective(X, Y, 1.0), theta, learning_rate=0.5), 5000)
    assert path.J[-1] == pytest.approx(path.J[1000], rel=1e-6)
    assert np.ptp(net.predict(path.x[-1], X), axis=0).max() < 0.01, "the same answer for all five"
    plain = descend(gradient_descent(net.objective(X, Y), theta, learning_rate=0.5), 10000)
    assert plain.J[1000] > 1
    assert plain.J[10000] < 0.01


def test_regression_gets_there_with_momentum_but_not_with_a_large_rate():
    assert held_out(rate=0.1, method="momentum", output=IDENTITY) >= 0.95
    assert held_out(rate=1.0, method="momentum", output=IDENTITY) < 0.95


def test_the_sum_is_sixty_times_the_mean():
    X, y, _, _ = recipe.examples()
    gradients = []
    for cost in (half_squared_error, mean_squared_error):
        net = Network((3, 5, 5, 4), output=identity, cost=cost)
        theta = glorot(net, np.random.default_rng(0))
        gradients.append(net.cost_and_gradient(theta, X, one_hot(y, 4))[1])
        path = descend(momentum(net.objective(X, one_hot(y, 4)), theta, learning_rate=0.1), 600)
        assert (path.status == "diverged") == (cost is half_squared_error)
    np.testing.assert_allclose(gradients[0], 60 * gradients[1], rtol=1e-10)


def test_four_logistic_outputs_do_not_add_up_to_one():
    run = trained()
    sums = run.net.predict(run.theta[-1], recipe.examples()[2]).sum(axis=1)
    assert np.abs(sums - 1).max() > 0.1


def test_a_network_that_knows_nothing_costs_two_and_a_quarter():
    Y = np.eye(4)
    assert list(IGNORANT.values()) == pytest.approx(
        [cross_entropy(np.full((4, 4), 0.25), Y), mean_squared_error(np.full((4, 4), 0.25), Y)]
    )


# ---- digits ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def trials():
    return Trials(m=60)


def test_a_quarter_of_1797_digits_is_held_out():
    X, y = data.digits()
    X_train, _, X_held_out, _ = data.split(X, y, rng=np.random.default_rng(5))
    assert (len(X), len(X_train), len(X_held_out)) == (1797, 1348, 449)
    assert 449 * 10 == 4490


def test_lambda_raises_the_training_cost_and_lowers_the_held_out_cost_at_first(trials):
    outcomes = [trials.outcome(25, lam) for lam in LAMS]
    assert (np.diff([outcome.J for outcome in outcomes]) > 0).all()
    lowest = int(np.argmin([outcome.J_held_out for outcome in outcomes]))
    assert 0 < lowest < len(LAMS) - 1
    assert outcomes[lowest].J_held_out < 0.75 * outcomes[0].J_held_out


def test_too_few_units_cannot_fit_and_from_twelve_on_little_is_gained(trials):
    outcomes = {h: trials.outcome(h, 0.1) for h in UNITS}
    assert outcomes[1].share < 0.5
    assert min(outcomes[h].share for h in UNITS if h >= 8) == 1
    held_out = [outcomes[h].J_held_out for h in UNITS if h >= 12]
    assert max(held_out) < 1.05 * min(held_out)
    assert (np.diff([outcomes[h].J for h in UNITS if h >= 12]) < 0).all()


def test_without_lambda_the_gap_is_wider(trials):
    for h in (12, 18, 25, 50, 100):
        with_decay, without = trials.outcome(h, 0.1), trials.outcome(h, 0.0)
        assert without.J_held_out - without.J > with_decay.J_held_out - with_decay.J


def left_misread(**controls):
    return misread_by(DigitsDashboardPanel(check=False, **controls))


def misread_by(panel):
    while panel._goes_on():
        panel._learn(50)
    return int((panel.read != panel.data[3]).sum())


def test_fewer_than_ten_misread_can_be_reached():
    assert left_misread(method="RMSProp", hidden=50, lam=0.03, amount=1348) < 10


def test_what_there_is_to_try_with_digits():
    usual = left_misread()
    assert left_misread(amount=1348) < usual
    assert left_misread(method="L-BFGS", amount=1348) < usual
    assert left_misread(layers=0, amount=1348) < 30
    assert left_misread(lam=10.0) > 4 * usual
    zero = DigitsDashboardPanel(check=False)
    zero.start.value = "all zero"
    assert misread_by(zero) > 200


@pytest.mark.parametrize("seed", range(5))
def test_the_same_weights_give_the_same_outputs_in_scikit_learn(seed):
    X, y, X_held_out, _ = data.split(*data.digits(), rng=np.random.default_rng(5))
    Y, net = one_hot(y, 10), Network((64, 25, 10))
    theta = descend(adam(net.objective(X, Y, 1.0), glorot(net, np.random.default_rng(seed)), 0.03), 60).x[-1]
    theirs = MLPClassifier((25,), activation="logistic", solver="lbfgs", alpha=1, random_state=0).fit(X[:20], Y[:20])
    theirs.coefs_, theirs.intercepts_ = putting_it_all_together.coefs_and_intercepts(net.roll(theta))
    assert theirs.out_activation_ == "logistic"
    np.testing.assert_allclose(theirs.predict_proba(X_held_out), net.predict(theta, X_held_out), rtol=0, atol=1e-12)


def test_scikit_learns_cost_is_ours_with_alpha_for_lambda():
    X, y = data.digits()
    X, Y, net = X[:50], one_hot(y[:50], 10), Network((64, 25, 10))
    model = MLPClassifier((25,), activation="logistic", solver="lbfgs", alpha=3, max_iter=5000, random_state=0)
    model.fit(X, Y)
    Theta = {l + 1: np.column_stack([model.intercepts_[l], model.coefs_[l].T]) for l in range(2)}
    assert net.cost(net.unroll(Theta), X, Y, lam=3) == pytest.approx(model.loss_, rel=1e-9)


def test_trained_on_labels_scikit_learn_takes_softmax():
    X, y = data.digits()
    model = MLPClassifier((3,), activation="logistic", solver="lbfgs", alpha=30, max_iter=5000, random_state=0)
    assert model.fit(X[:30], y[:30]).out_activation_ == "softmax"


def test_lbfgs_is_the_first_to_get_far_down_and_a_bad_rate_hurts():
    X, y, *_ = data.split(*data.digits(), rng=np.random.default_rng(5))
    net = Network((64, 25, 10))
    cost, theta = net.objective(X[:300], one_hot(y[:300], 10), 0.1), glorot(net, np.random.default_rng(0))
    path = scipy_path(cost, theta, "L-BFGS-B", 50)
    rates = {"gradient descent": 2, "momentum": 0.3, "Nesterov": 0.3, "Adagrad": 0.2, "RMSProp": 0.01, "Adam": 0.05}
    for name, r in rates.items():
        method, settings = METHODS[name]
        assert descend(method(cost, theta, learning_rate=r, **settings), 200).J.min() > path.J[-1]
