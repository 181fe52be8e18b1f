"""Many starts at once: the same costs, gradients and paths as one by one."""

import numpy as np
import pytest

from nnlearn import (
    Network,
    constant,
    data,
    descend,
    gradient_descent,
    half_squared_error,
    identity,
    many_starts,
    mean_squared_error,
    relu,
    squared_error,
    tanh,
)

NETWORKS = [
    Network((2, 2, 1)),
    Network((2, 1)),
    Network((2, 4, 3, 2), hidden=tanh),
    Network((2, 3, 2), hidden=relu, output=identity, cost=squared_error),
    Network((2, 3, 1), cost=half_squared_error, bias=False),
    Network((2, 3, 1), hidden=tanh, output=identity, cost=mean_squared_error),
]


@pytest.mark.parametrize("net", NETWORKS, ids=repr)
def test_cost_and_gradient_are_those_of_each_start(net):
    rng = np.random.default_rng(3)
    X, Y = rng.standard_normal((7, 2)), rng.random((7, net.sizes[-1]))
    theta = rng.standard_normal((5, net.n_parameters))
    J, grad = many_starts.objective(net, X, Y)(theta)
    one = net.objective(X, Y)
    for k in range(5):
        expected_J, expected_grad = one(theta[k])
        assert J[k] == pytest.approx(expected_J, rel=1e-12)
        np.testing.assert_allclose(grad[k], expected_grad, rtol=1e-11, atol=1e-13)


def test_paths_are_those_of_descend():
    net, (X, y) = Network((2, 2, 1)), data.truth_table("xor")
    starts = np.random.default_rng(1).standard_normal((3, 9))
    x, J = many_starts.record(gradient_descent(many_starts.objective(net, X, y), starts, 0.5), [0, 3, 50])
    assert x.shape == (3, 3, 9)
    assert J.shape == (3, 3)
    for k, start in enumerate(starts):
        path = descend(gradient_descent(net.objective(X, y), start, 0.5), 50)
        np.testing.assert_allclose(x[:, k], path.x[[0, 3, 50]], rtol=1e-9)
        np.testing.assert_allclose(J[:, k], path.J[[0, 3, 50]], rtol=1e-9)


def test_equal_units_stay_equal_to_the_last_digit():
    net, (X, y) = Network((2, 3, 1)), data.four_points()
    starts = np.array([constant(net, c) for c in np.linspace(-2, 2, 33)])
    x, _ = many_starts.record(gradient_descent(many_starts.objective(net, X, y), starts, 0.5), [0, 300])
    units = x[1][:, :9].reshape(-1, 3, 3)
    assert np.array_equal(units[:, 0], units[:, 1])
    assert np.array_equal(units[:, 0], units[:, 2])


def test_large_weights_do_not_warn():
    net, (X, y) = Network((2, 2, 1)), data.truth_table("xor")
    J, grad = many_starts.objective(net, X, y)(1000 * np.random.default_rng(0).standard_normal((4, 9)))
    assert np.isfinite(J).all()
    assert np.isfinite(grad).all()


@pytest.mark.parametrize("marks", [[], [3, 3], [5, 2]])
def test_marks_that_do_not_rise_are_refused(marks):
    with pytest.raises(ValueError, match=r"marks is \[.*\], expected steps that rise, such as \[0, 1, 10, 100\]"):
        many_starts.record(iter([]), marks)


def test_visits_that_have_ended_are_refused():
    with pytest.raises(ValueError, match="visits is exhausted"):
        many_starts.record(iter([]), [0, 1])
