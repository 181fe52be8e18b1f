"""Back propagation: by hand, in its three forms, and against the complex step."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from networks import COSTS_AND_OUTPUTS, networks, random_problem

from nnlearn import (
    Network,
    check_gradient,
    data,
    half_squared_error,
    identity,
    numerical_gradient,
    numerical_hessian,
    relu,
    sigmoid,
    squared_error,
    tanh,
)


def test_one_weight_at_a_time_by_hand():
    # a(2) = sigma(0.5 + 0.25 * 2) = sigma(1), a(3) = 0.1 - 3 a(2), R = (a(3) - 1)^2
    net = Network((1, 1, 1), sigmoid, identity, squared_error)
    s = 1 / (1 + np.exp(-1))
    error = 0.1 - 3 * s - 1
    delta, Delta, D = net.backprop([0.5, 0.25, 0.1, -3.0], [[2.0]], [[1.0]])
    np.testing.assert_allclose(delta[3], [[2 * error]], rtol=1e-14)
    np.testing.assert_allclose(delta[2], [[2 * error * -3 * s * (1 - s)]], rtol=1e-14)
    np.testing.assert_allclose(Delta[2], 2 * error * np.array([[1, s]]), rtol=1e-14)
    np.testing.assert_allclose(Delta[1], delta[2] * np.array([[1, 2]]), rtol=1e-14)
    np.testing.assert_array_equal(D[1], Delta[1])
    np.testing.assert_array_equal(D[2], Delta[2])


def test_mean_and_penalty_by_hand():
    net = Network((1, 1))
    _, Delta, D = net.backprop([0.0, 0.0], [[1.0], [3.0]], [[1.0], [0.0]], lam=4)
    np.testing.assert_allclose(Delta[1], [[0, -0.5 + 1.5]])
    np.testing.assert_allclose(D[1], [[0, 0.5]])
    _, _, D = net.backprop([7.0, 2.0], [[0.0], [0.0]], [[1.0], [1.0]], lam=4)
    np.testing.assert_allclose(D[1], [[1 / (1 + np.exp(-7)) - 1, 4 / 2 * 2]])


@pytest.mark.parametrize(("cost", "output"), COSTS_AND_OUTPUTS, ids=repr)
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("lam", [0.0, 0.7])
@pytest.mark.parametrize("hidden", [sigmoid, tanh, relu], ids=repr)
def test_three_forms_are_one_and_equal_the_complex_step(cost, output, bias, lam, hidden):
    net = Network((3, 4, 3, 2), hidden, output, cost, bias)
    theta, X, Y = random_problem(net, seed=11)
    delta, Delta, D = net.backprop(theta, X, Y, lam)
    delta_loop, Delta_loop, D_loop = net.backprop_loop(theta, X, Y, lam)
    J, grad = net.cost_and_gradient(theta, X, Y, lam)
    assert list(delta) == list(delta_loop) == [4, 3, 2]
    assert {l: array.shape for l, array in delta.items()} == {4: (6, 2), 3: (6, 3), 2: (6, 4)}
    for l in Delta:
        assert Delta[l].shape == D[l].shape == net.shapes[l]
        np.testing.assert_allclose(Delta[l], Delta_loop[l], rtol=1e-11, atol=1e-13)
        np.testing.assert_allclose(D[l], D_loop[l], rtol=1e-11, atol=1e-13)
        np.testing.assert_allclose(delta[l + 1], delta_loop[l + 1], rtol=1e-11, atol=1e-13)
    np.testing.assert_allclose(grad, net.unroll(D), rtol=1e-11, atol=1e-13)
    np.testing.assert_allclose(J, net.cost(theta, X, Y, lam), rtol=1e-13)
    numerical = numerical_gradient(lambda t: net.cost(t, X, Y, lam), theta, 1e-20, "complex-step")
    np.testing.assert_allclose(grad, numerical, rtol=1e-10, atol=1e-13)


@given(networks(hidden=(sigmoid, tanh)), st.integers(0, 10**6), st.sampled_from([0.0, 2.0]))
def test_any_network_passes_the_gradient_check(net, seed, lam):
    assume(net.output is not relu)  # near its kink, differences are no derivatives
    theta, X, Y = random_problem(net, m=3, seed=seed)
    assert check_gradient(net.objective(X, Y, lam), theta).relative_difference < 1e-7


@given(networks(), st.integers(0, 10**6), st.sampled_from([0.0, 2.0]))
def test_any_network_agrees_with_the_loop(net, seed, lam):
    theta, X, Y = random_problem(net, m=3, seed=seed)
    _, _, D = net.backprop_loop(theta, X, Y, lam)
    grad = net.objective(X, Y, lam)(theta)[1]
    np.testing.assert_allclose(grad, net.unroll(D), rtol=1e-9, atol=1e-11)


def test_a_complex_step_goes_through_the_gradient_too():
    net, theta, X, Y = data.bias_free_example()
    cost = net.objective(X, Y, 1.0)
    columns = [cost(theta + 1e-20j * e)[1].imag / 1e-20 for e in np.eye(len(theta))]
    np.testing.assert_allclose(columns, numerical_hessian(cost, theta), atol=1e-8)


def test_delta_is_the_derivative_in_z():
    net = Network((2, 3, 2), tanh, sigmoid)
    theta, X, Y = random_problem(net, m=1)
    delta = net.backprop(theta, X, Y)[0]
    Theta = net.roll(theta)
    for unit in range(3):  # a nudge of z(2) is a nudge of the bias that leads there
        moved = {l: matrix.astype(complex) for l, matrix in Theta.items()}
        moved[1][unit, 0] += 1e-30j
        slope = net.cost(net.unroll(moved), X, Y).imag / 1e-30
        np.testing.assert_allclose(delta[2][0, unit], slope, rtol=1e-12)


def test_accumulated_matrices_are_left_undivided():
    net, theta, X, Y = data.sine_example()
    _, Delta, D = net.backprop(theta, X, Y, lam=3.0)
    _, same, _ = net.backprop(theta, X, Y, lam=0.0)
    for l in Delta:
        np.testing.assert_array_equal(Delta[l], same[l])
        np.testing.assert_allclose(D[l][:, 0], Delta[l][:, 0] / 5, rtol=1e-14)
    net = Network((3, 5, 4), cost=half_squared_error)
    theta, X, Y = random_problem(net)
    _, Delta, D = net.backprop(theta, X, Y, lam=3.0)
    for l in Delta:
        assert not np.shares_memory(Delta[l], D[l])
        np.testing.assert_array_equal(D[l][:, 0], Delta[l][:, 0])


def test_nothing_given_is_changed():
    net, theta, X, Y = data.sine_example()
    before = theta.copy(), X.copy(), Y.copy()
    cost = net.objective(X, Y, 1.0)
    first = cost(theta)[1]
    kept = first.copy()
    net.backprop(theta, X, Y, 1.0), net.backprop_loop(theta, X, Y, 1.0), net.jacobian(theta, X)
    cost(2 * theta)
    for array, copy in zip((theta, X, Y), before, strict=True):
        np.testing.assert_array_equal(array, copy)
    np.testing.assert_array_equal(first, kept, err_msg="each call has its own gradient")


def test_one_step_equals_the_decay_formula():
    # Each weight is multiplied by 1 - r lam / m before the data term acts; a bias is not.
    net, theta, X, Y = data.sine_example()
    r, lam, m = 0.5, 2.0, len(X)
    step = theta - r * net.cost_and_gradient(theta, X, Y, lam)[1]
    data_term = r * net.cost_and_gradient(theta, X, Y)[1]
    for l, Theta_l in net.roll(theta).items():
        decayed = Theta_l.copy()
        decayed[:, 1:] *= 1 - r * lam / m
        np.testing.assert_allclose(net.roll(step)[l], decayed - net.roll(data_term)[l], rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("z", [1000.0, -1000.0])
def test_units_that_are_sure_do_not_overflow(z):
    # Both units are given 1000 or -1000: they are 1 or 0 to the last digit, flat, and e^1000 raises no warning.
    net = Network((1, 1, 1), cost=half_squared_error)
    J, grad = net.cost_and_gradient(np.array([z, 0.0, z, 0.0]), [[1.0]], [[0.5]])
    assert J == 0.125
    assert not grad.any()


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("hidden", [sigmoid, tanh, relu], ids=repr)
def test_jacobian_is_that_of_all_predictions(bias, hidden):
    net = Network((2, 3, 3, 2), hidden, tanh, squared_error, bias)
    theta, X, _ = random_problem(net, m=3)
    columns = [(net.predict(theta + 1e-20j * e, X).imag / 1e-20).ravel() for e in np.eye(net.n_parameters)]
    np.testing.assert_allclose(net.jacobian(theta, X), np.transpose(columns), rtol=1e-12, atol=1e-14)
    assert net.jacobian(theta.astype(np.float32), X.astype(np.float32)).dtype == np.float32
