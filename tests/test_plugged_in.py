"""A learner's own cost and gradient: a right one is used, a wrong one is caught with a sentence that says where."""

import numpy as np
import pytest

from nnlearn import (
    Network,
    bugs,
    check_gradient,
    data,
    descend,
    glorot,
    gradient_descent,
    half_squared_error,
    one_hot,
    sigmoid,
    squared_error,
    tanh,
    with_own_gradient,
)
from nnlearn.exercises.putting_it_all_together import cost_and_gradient
from nnlearn.plugged_in import examine, explain, small_copies

NET = Network((6, 5, 5, 3))
WEIGHTS = "in Θ(1), bias column right and Θ(2), bias column right"


def like(Theta):
    return Network((Theta[1].shape[1] - 1, *(len(Theta_l) for Theta_l in Theta.values())))


def with_bug(bug):
    def own(Theta, X, Y, lam):
        net = like(Theta)
        J, grad = bug(net, net.unroll(Theta), X, Y, lam)
        return J, net.roll(grad)

    return own


def changed(J=lambda J, *rest: J, D=lambda D, *rest: D):
    def own(Theta, X, Y, lam):
        right = cost_and_gradient(Theta, X, Y, lam)
        return J(right[0], Theta, X, Y, lam), D(right[1], Theta, X, Y, lam)

    return own


def verdict(own, sizes=(6, 5, 3)):
    return examine(Network(sizes), own)


@pytest.mark.parametrize("sizes", [(4, 3), (64, 25, 10), (6, 5, 5, 3), (2, 2, 2, 2, 2)])
def test_a_right_one_is_used_in_networks_of_any_depth(sizes):
    found = verdict(cost_and_gradient, sizes)
    assert found.status == "right"
    assert repr(found).endswith("J and every entry of D are right. cost_and_gradient is used.")


def test_the_small_copies_keep_depth_and_functions():
    net = Network((64, 25, 25, 10), hidden=tanh, output=sigmoid, cost=half_squared_error)
    equal, different = small_copies(net)
    assert equal.sizes == (3, 3, 3, 3)
    assert different.sizes == (6, 5, 4, 3)
    assert {(copy.hidden, copy.output, copy.cost_function) for copy in (equal, different)} == {
        (tanh, sigmoid, half_squared_error)
    }


@pytest.mark.parametrize(
    ("own", "says"),
    [
        (None, "No function of your own yet"),
        (..., "No function of your own yet"),
        (lambda *arguments: None, "your function returns nothing yet, so nnlearn's is used"),
        (lambda *arguments: (..., ...), "returns nothing yet"),
        (lambda *arguments: None if arguments[-1] else cost_and_gradient(*arguments), "returns nothing yet"),
    ],
)
def test_untouched_ours_is_used_and_the_sentence_says_so(own, says):
    found = verdict(own)
    assert found.status == "not yet"
    assert says in found.sentence
    assert "nnlearn's is used" in found.sentence
    net = with_own_gradient(NET, own)
    theta, X, Y = glorot(NET, np.random.default_rng(0)), np.eye(6)[:4], np.eye(3)[[0, 1, 2, 0]]
    for a, b in zip(net.objective(X, Y, 1.0)(theta), NET.objective(X, Y, 1.0)(theta), strict=True):
        np.testing.assert_array_equal(a, b)


# Each planted mistake with the place where it shows; the sentence then names it and gives both formulas.
PLACES = {
    bugs.lambda_not_divided: f"The penalty's part of D is wrong {WEIGHTS}",
    bugs.bias_regularised: "The penalty's part of D is wrong in Θ(1), bias column and Θ(2), bias column",
    bugs.no_regularisation: f"The penalty's part of D is wrong {WEIGHTS}",
    bugs.slope_left_out: "The data's part of D is wrong in Θ(1), right in Θ(2)",
    bugs.unrolled_by_columns: "The data's part of D is wrong in Θ(1) and Θ(2)",
    bugs.extra_slope: "The data's part of D is wrong in Θ(1) and Θ(2)",
    bugs.sum_not_mean: "The data's part of D is wrong in Θ(1) and Θ(2)",
    bugs.sign_reversed: "The data's part of D is wrong in Θ(1) and Θ(2)",
    bugs.wrong_layer: f"The data's part of D is wrong {WEIGHTS}",
    bugs.last_example_forgotten: "The data's part of D is wrong in Θ(1) and Θ(2)",
}


@pytest.mark.parametrize("bug", bugs.museum, ids=lambda bug: bug.name)
def test_every_mistake_of_the_museum_is_named_with_its_place(bug):
    found = verdict(with_bug(bug))
    assert found.status == "wrong"
    assert f"{PLACES[bug]}: {bug.name}. It says {bug.wrong}, right is {bug.right}." in found.sentence


def test_two_mistakes_at_once_are_both_named():
    def own(Theta, X, Y, lam):
        net = like(Theta)
        theta = net.unroll(Theta)
        data_part = bugs.slope_left_out(net, theta, X, Y, 0.0)[1]
        penalty_part = bugs.bias_regularised(net, theta, X, Y, lam)[1] - net.cost_and_gradient(theta, X, Y)[1]
        return net.cost(theta, X, Y, lam), net.roll(data_part + penalty_part)

    sentence = verdict(own).sentence
    assert "right in Θ(2): g' left out" in sentence
    assert "bias column and Θ(2), bias column: bias regularised" in sentence


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda D, *rest: {l: 2 * D_l for l, D_l in D.items()}, "Θ(1) and Θ(2): 2 times what is right."),
        (lambda D, *rest: {1: D[1] + 0.1, 2: D[2]}, "The data's part of D is wrong in Θ(1), right in Θ(2)."),
        (lambda D, *rest: {1: D[1], 2: 0 * D[2]}, "wrong in Θ(2), right in Θ(1)"),
        (lambda D, *rest: {l: 0 * D_l for l, D_l in D.items()}, "Θ(1) and Θ(2): it is zero there."),
        (
            lambda D, *rest: {l: np.column_stack([2 * D_l[:, 0], D_l[:, 1:]]) for l, D_l in D.items()},
            "wrong in Θ(1), bias column and Θ(2), bias column.",
        ),
        (
            lambda D, Theta, X, Y, lam: {l: D_l + lam * Theta[l] for l, D_l in D.items()},
            "The penalty's part of D is wrong in Θ(1) and Θ(2).",
        ),
    ],
)
def test_an_unknown_mistake_of_D_is_placed(change, says):
    found = verdict(changed(D=change))
    assert found.status == "wrong"
    assert says in found.sentence


def test_without_bias_units_there_is_no_bias_column():
    def own(Theta, X, Y, lam):
        net = Network((len(X[0]), *(len(Theta_l) for Theta_l in Theta.values())), bias=False)
        J, grad = net.cost_and_gradient(net.unroll(Theta), X, Y, lam)
        D = net.roll(grad)
        D[1][:, 0] += 0.1
        return J, D

    sentence = examine(Network((3, 4, 2), bias=False), own).sentence
    assert sentence.endswith("The data's part of D is wrong in Θ(1), right in Θ(2).")


def squares(Theta, bias=False):
    return sum(np.sum(Theta_l[:, 0 if bias else 1 :] ** 2) for Theta_l in Theta.values())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda J, Theta, X, Y, lam: len(X) * J, "data's part of J is 12.4903, expected 2.49806: divide it by m"),
        (lambda J, Theta, X, Y, lam: J / 3, "divide by m alone, not by the number of outputs too"),
        (lambda J, *rest: -J, "its sign is reversed"),
        (
            lambda J, Theta, X, Y, lam: J - lam / 10 * squares(Theta),
            "part of J is 0, expected 0.818463: it is missing",
        ),
        (
            lambda J, Theta, X, Y, lam: J + lam / 10 * (squares(Theta, bias=True) - squares(Theta)),
            "the biases are counted too; leave column 0 out",
        ),
        (lambda J, Theta, X, Y, lam: J + lam / 10 * squares(Theta), "the cost has λ/(2m), not λ/m"),
        (lambda J, Theta, X, Y, lam: J + (lam / 2 - lam / 10) * squares(Theta), "λ is not divided by m"),
        (lambda J, Theta, X, Y, lam: J + (lam - lam / 10) * squares(Theta), "λ is not divided by 2m"),
        (
            lambda J, Theta, X, Y, lam: half_squared_error(like(Theta).predict(like(Theta).unroll(Theta), X), Y),
            "that is the half squared error, not the cross_entropy",
        ),
        (
            lambda J, Theta, X, Y, lam: -np.sum(Y * np.log(like(Theta).predict(like(Theta).unroll(Theta), X))) / len(X),
            "the second half is missing, (1 − y) log(1 − a)",
        ),
        (lambda J, *rest: J + 0.5, "The data's part of J is 2.99806, expected 2.49806."),
    ],
)
def test_a_wrong_cost_is_named(change, says):
    found = verdict(changed(J=change))
    assert found.status == "wrong"
    assert says in found.sentence


def test_a_mistake_in_both_is_told_from_one_in_D_alone():
    without = changed(
        J=lambda J, Theta, X, Y, lam: J - lam / (2 * len(X)) * squares(Theta),
        D=lambda D, Theta, X, Y, lam: cost_and_gradient(Theta, X, Y, 0.0)[1],
    )
    assert "D is the gradient of your J: the mistake is in both" in verdict(without).sentence
    assert "in both" not in verdict(with_bug(bugs.no_regularisation)).sentence


def in_place(Theta, X, Y, lam):
    J, D = cost_and_gradient(Theta, X, Y, lam)
    Theta[2][:, 0] = 0
    return J, D


def slopes_in_place(Theta, X, Y, lam):
    J, D = cost_and_gradient(Theta, X, Y, lam)
    X *= 1 - X
    return J, D


def three_layers_alone(Theta, X, Y, lam):
    return cost_and_gradient({l: Theta[l] for l in (1, 2)}, X, Y, lam)


@pytest.mark.parametrize(
    ("own", "says"),
    [
        (3, "Expected a function, received int"),
        (lambda *arguments: 1.0, "it returns float, expected two things"),
        (lambda Theta, *others: Theta, "it returns dict, expected two things: return J, D."),
        (lambda Theta, *others: (np.ones(3), Theta), "J has shape (3,), expected one number"),
        (lambda Theta, *others: (np.nan, Theta), "J is nan, expected one finite number"),
        (lambda Theta, *others: (1j, Theta), "J is 1j, expected one finite number"),
        (lambda Theta, *others: (1.0, list(Theta.values())), "received list"),
        (lambda Theta, *others: (1.0, {1: Theta[1]}), "keys [1, 2]; received keys [1]"),
        (
            lambda Theta, *others: (1.0, {l: T[:, 1:] for l, T in Theta.items()}),
            "D[1] has shape (3, 3), expected",
        ),
        (lambda Theta, *others: (1.0, {l: np.nan * T for l, T in Theta.items()}), "D[1] holds numbers that are not"),
        (in_place, "it changes Theta[2], which it is given"),
        (slopes_in_place, "it changes X, which it is given: work on a copy, X.copy()."),
    ],
)
def test_wrong_kinds_and_shapes_are_said(own, says):
    found = verdict(own)
    assert found.status == "wrong"
    assert says in found.sentence


def test_code_that_stops_says_why_and_raises_nothing():
    found = verdict(lambda Theta, X, Y, lam: X @ Theta[1].T)
    assert found.status == "error"
    assert "Your code stopped with ValueError: matmul" in found.sentence
    assert explain(ZeroDivisionError("by zero")) == "Your code stopped with ZeroDivisionError: by zero"


def test_code_for_one_depth_alone_is_caught_at_another():
    assert verdict(three_layers_alone, (6, 5, 3)).status == "right"
    assert verdict(three_layers_alone, (6, 5, 5, 3)).status == "wrong"
    assert verdict(three_layers_alone, (6, 3)).status == "error"


def test_a_slip_that_needs_equal_widths_to_run_is_an_error_on_different_ones():
    def one_width(Theta, X, Y, lam):
        J, D = cost_and_gradient(Theta, X, Y, lam)
        return J, {l: D_l.reshape(3, 4) for l, D_l in D.items()}

    found = verdict(one_width)
    assert found.status == "error"
    assert "5-4-3" in found.sentence


def test_the_learners_code_is_what_runs():
    calls = []

    def own(Theta, X, Y, lam):
        calls.append(len(X))
        return cost_and_gradient(Theta, X, Y, lam)

    X, y = data.digits()
    X, Y = X[:40], one_hot(y[:40], 10)
    plain = Network((64, 8, 10))
    net = with_own_gradient(plain, own)
    theta = glorot(plain, np.random.default_rng(0))
    calls.clear()
    mine, ours = (descend(gradient_descent(each.objective(X, Y, 0.5), theta, 0.5), 20) for each in (net, plain))
    assert calls == [40] * 21
    np.testing.assert_allclose(mine.x, ours.x, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(mine.J, ours.J, rtol=1e-12)
    assert check_gradient(net.objective(X[:3], Y[:3], 1.0), theta).ok
    np.testing.assert_allclose(net.cost_and_gradient(theta, X, Y, 2.0)[1], plain.cost_and_gradient(theta, X, Y, 2.0)[1])


@pytest.mark.parametrize("own", [with_bug(bugs.no_regularisation), lambda Theta, X, Y, lam: X @ Y])
def test_where_it_is_not_right_the_verdict_says_that_ours_is_used(own):
    net = with_own_gradient(NET, own)
    assert net.own is None
    assert net.verdict.sentence == f"nnlearn's is used, for yours is not right yet. {verdict(own, NET.sizes).sentence}"


def test_a_dict_in_the_place_of_J_is_said():
    exchanged = verdict(lambda *arguments: cost_and_gradient(*arguments)[::-1])
    assert (exchanged.status, "return J, then D" in exchanged.sentence) == ("wrong", True)


def test_batches_are_those_of_the_network_with_the_same_penalty():
    X, y = data.digits()
    X, Y = X[:50], one_hot(y[:50], 10)
    plain = Network((64, 6, 10))
    theta = glorot(plain, np.random.default_rng(1))
    batches = [
        net.stochastic_objective(X, Y, 16, np.random.default_rng(3), 2.0)
        for net in (with_own_gradient(plain, cost_and_gradient), plain)
    ]
    assert batches[0].is_stochastic
    for _ in range(5):
        (J, grad), (J_ours, grad_ours) = (cost(theta) for cost in batches)
        assert pytest.approx(J_ours, rel=1e-12) == J
        np.testing.assert_allclose(grad, grad_ours, rtol=1e-9, atol=1e-14)


def test_a_cost_with_log_0_in_it_does_not_stop_a_training():
    def naive(Theta, X, Y, lam):
        J, D = cost_and_gradient(Theta, X, Y, lam)
        return (np.inf if abs(Theta[1]).max() > 50 else J), D

    net = with_own_gradient(NET, naive)
    assert net.verdict.status == "right"
    theta, X, Y = np.full(NET.n_parameters, 60.0), np.eye(6), np.eye(3)[[0, 1, 2, 0, 1, 2]]
    assert net.objective(X, Y)(theta)[0] == NET.objective(X, Y)(theta)[0]


def test_targets_and_costs_may_have_the_shapes_that_a_network_takes():
    """Y (m,) for one output, lists of rows, and a J of shape (1, 1), which `examine` lets pass."""
    net = Network((3, 4, 1))
    theta, X, y = glorot(net, np.random.default_rng(0)), np.eye(3), np.array([0.0, 1.0, 1.0])
    mine = with_own_gradient(net, changed(J=lambda J, *rest: np.reshape(J, (1, 1))))
    assert mine.verdict.status == "right"
    for cost in (mine.objective(X.tolist(), y), mine.stochastic_objective(X, y, 3, np.random.default_rng(0))):
        J, grad = cost(theta)
        assert pytest.approx(net.cost(theta, X, y), rel=1e-12) == J
        np.testing.assert_allclose(grad, net.cost_and_gradient(theta, X, y)[1], rtol=1e-9, atol=1e-15)


def test_a_cost_that_is_a_sum_is_refused():
    with pytest.raises(ValueError, match="expected one that is a mean"):
        with_own_gradient(Network((3, 2, 1), output=sigmoid, cost=squared_error), cost_and_gradient)
