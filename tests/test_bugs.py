"""Every exhibit of the bug museum has the right cost and a wrong gradient that the check finds."""

import dataclasses

import numpy as np
import pytest
from networks import random_problem

from nnlearn import Network, bugs, check_gradient, data, half_squared_error, identity, sigmoid, tanh
from nnlearn.bugs import Bug, Right

each = pytest.mark.parametrize("bug", bugs.museum, ids=lambda bug: bug.name)


def test_museum_is_complete():
    assert set(bugs.museum) == {value for value in vars(bugs).values() if isinstance(value, Bug)}
    assert len({bug.name for bug in bugs.museum}) == len(bugs.museum)


@each
def test_cost_is_right_and_gradient_is_not(bug):
    net, theta, X, Y = data.sine_example()
    J, grad = bug(net, theta, X, Y, 1.0)
    right_J, right = net.cost_and_gradient(theta, X, Y, 1.0)
    np.testing.assert_allclose(J, right_J, rtol=1e-13)
    assert grad.shape == right.shape
    check = check_gradient(bug.objective(net, X, Y, lam=1.0), theta)
    assert not check.ok
    assert check.relative_difference > 1e-3
    np.testing.assert_allclose(check.numerical, right, atol=1e-7)


@each
@pytest.mark.parametrize(
    "net",
    [Network((3, 4, 2), tanh), Network((2, 3, 1)), Network((3, 4, 2), tanh, sigmoid, half_squared_error)],
    ids=repr,
)
def test_mistakes_show_on_other_networks(bug, net):
    theta, X, Y = random_problem(net, seed=3)
    if bug in (bugs.sum_not_mean,) and not net.cost_function.is_mean:
        assert check_gradient(bug.objective(net, X, Y, lam=1.0), theta).ok, "a sum is not divided anyway"
    else:
        assert check_gradient(bug.objective(net, X, Y, lam=1.0), theta).relative_difference > 1e-3


def test_five_right_steps_are_right():
    net, theta, X, Y = data.sine_example()
    for step in ("output_delta", "back", "accumulate", "average", "unroll"):
        none = Bug("none", "nothing is wrong", "", "", step, getattr(Right, step))
        _, grad = none(net, theta, X, Y, 1.0)
        np.testing.assert_allclose(grad, net.cost_and_gradient(theta, X, Y, 1.0)[1], rtol=1e-12)


def test_where_each_mistake_shows():
    net, theta, X, Y = data.sine_example()

    def wrong(bug):
        check = check_gradient(bug.objective(net, X, Y, lam=1.0), theta)
        return {l: np.abs(part) > 1e-6 for l, part in net.roll(check.difference).items()}

    for l, part in wrong(bugs.bias_regularised).items():
        assert part[:, 0].all()
        assert not part[:, 1:].any(), f"layer {l}"
    for part in wrong(bugs.no_regularisation).values():
        assert not part[:, 0].any()
        assert part[:, 1:].all()
    layers = wrong(bugs.slope_left_out)
    assert layers[1].all()
    assert layers[2].all()
    assert not layers[3].any(), "the output's delta has no slope to leave out"


@each
def test_labels(bug):
    assert bug.name
    assert bug.description.endswith(".")
    assert bug.wrong != bug.right
    with pytest.raises(dataclasses.FrozenInstanceError):
        bug.name = "another"


@each
def test_targets_as_a_vector(bug):
    net = Network((2, 3, 1))
    theta, X, Y = random_problem(net)
    np.testing.assert_array_equal(bug(net, theta, X, Y[:, 0], 1.0)[1], bug(net, theta, X, Y, 1.0)[1])


@each
def test_data_of_another_shape_are_refused(bug):
    net, theta, X, Y = data.sine_example()
    with pytest.raises(ValueError, match=r"Y has shape \(5,\), expected \(m, 4\)"):
        bug(net, theta, X, Y[:, 0])
    with pytest.raises(ValueError, match=r"theta has shape \(3,\), expected \(74,\)"):
        bug.objective(net, X, Y)(theta[:3])


def test_extra_slope_is_none_where_the_slope_is_one():
    net = Network((2, 3, 1), output=identity, cost=half_squared_error)
    theta, X, Y = random_problem(net)
    assert check_gradient(bugs.extra_slope.objective(net, X, Y), theta).ok
