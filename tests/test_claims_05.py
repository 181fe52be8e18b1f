"""The numbers that notebook 05 states in its prose, computed."""

import numpy as np
import pytest

from nnlearn import Network, bugs, check_gradient, data, descend, gradient_descent, numerical_gradient, surfaces
from nnlearn.exercises.gradient_checking import best_eps

NET, THETA, X, Y = data.sine_example()


def quartic_error(eps, method="two-sided"):
    return abs(numerical_gradient(surfaces.quartic, [0.5], eps, method)[0] + 6.75)


def test_sizes():
    assert Network((10, 10, 10, 1)).n_parameters == 231
    assert Network((10, 10, 1)).n_parameters == 121
    assert NET.n_parameters == 74
    n = Network((64, 50, 10)).n_parameters
    assert n == 3760
    assert 2 * n**2 / (3 * n) == pytest.approx(2500, rel=0.01)


def test_the_best_step_is_where_the_prediction_says():
    eps = 10.0 ** np.arange(-12, -0.9, 0.1)
    best = eps[np.argmin([quartic_error(e) for e in eps])]
    assert 1e-7 < best < 2e-5
    assert quartic_error(1e-17) == 6.75
    assert surfaces.quartic.value([0.5]) == 9.8125
    assert surfaces.quartic.hessian([0.5 + 1e-20j])[0, 0].imag / 1e-20 == pytest.approx(66)
    assert best_eps(9.8125, 66, 2.0**-53) == pytest.approx(3.7e-6, rel=0.01)
    assert best_eps(9.8125, 66, 2.0**-24) == pytest.approx(3.0e-3, rel=0.01)


def test_float32_keeps_four_or_five_digits_at_best():
    errors = [
        abs(float(numerical_gradient(surfaces.quartic, np.array([0.5], np.float32), eps)[0]) + 6.75) / 6.75
        for eps in 10.0 ** np.arange(-6, -0.9, 0.1)
    ]
    assert 1e-6 < min(errors) < 1e-4


def test_a_complex_step_of_1e_20_gets_every_digit():
    assert quartic_error(1e-20, "complex-step") < 1e-14


def test_the_stairs_are_as_high_as_a_tenth_of_the_chord_at_1e_14():
    assert np.spacing(9.8125) / (6.75 * 1e-14) == pytest.approx(0.026, abs=0.001)


def test_the_printed_formula():
    right = NET.roll(NET.cost_and_gradient(THETA, X, Y, 1.0)[1])
    wrong = NET.roll(bugs.lambda_not_divided(NET, THETA, X, Y, 1.0)[1])
    assert right[1][0, 1] == pytest.approx(0.192628, abs=5e-7)
    assert wrong[1][0, 1] == pytest.approx(0.920066, abs=5e-7)


def test_the_printed_formula_makes_the_cost_fall_further():
    costs = NET.objective(X, Y, lam=1.0), bugs.lambda_not_divided.objective(NET, X, Y, 1.0)
    J = [descend(gradient_descent(cost, THETA, 0.5), 100).J for cost in costs]
    assert J[0][-1] == pytest.approx(2.175709, abs=5e-7)
    assert J[1][-1] == pytest.approx(2.174220, abs=5e-7)
    assert all((np.diff(trace) < 0).all() for trace in J)


def test_no_visible_mistake_in_the_museum_is_below_a_hundredth():
    for lam in (0.0, 0.1, 1.0, 5.0):
        checks = [check_gradient(bug.objective(NET, X, Y, lam), THETA) for bug in bugs.museum]
        assert all(check.relative_difference > 1e-2 for check in checks if not check.ok)
        assert sum(check.ok for check in checks) == (3 if lam == 0 else 0)


def bent(bug, lam):
    """Return how far programmed and numerical gradient are from lying on one straight line through 0."""
    check = check_gradient(bug.objective(NET, X, Y, lam), THETA)
    slope = check.analytic @ check.numerical / (check.numerical @ check.numerical)
    return np.linalg.norm(check.analytic - slope * check.numerical) / np.linalg.norm(check.analytic)


def test_without_the_penalty_a_wrong_factor_is_a_straight_line():
    factors = bugs.extra_slope, bugs.sum_not_mean, bugs.sign_reversed
    assert all(bent(bug, 0.0) < 0.01 for bug in factors)
    assert all(bent(bug, 1.0) > 0.5 for bug in factors)
    others = bugs.slope_left_out, bugs.unrolled_by_columns, bugs.wrong_layer, bugs.last_example_forgotten
    assert all(bent(bug, 0.0) > 0.2 for bug in others)


def test_all_but_the_biases_is_the_pattern_of_penalty_and_activations():
    for bug in bugs.museum:
        difference = NET.roll(check_gradient(bug.objective(NET, X, Y, 1.0), THETA).difference)
        biases_are_right = all(np.abs(part[:, 0]).max() < 1e-6 for part in difference.values())
        assert biases_are_right == (bug in (bugs.lambda_not_divided, bugs.no_regularisation, bugs.wrong_layer))


def test_the_largest_penalty_pushes_all_weights_to_zero():
    cost = NET.objective(X, Y, lam=1.0)
    x = descend(gradient_descent(cost, THETA, 0.5), 3000, every=3000).x[-1]
    assert all(np.abs(part[:, 1:]).max() < 1e-6 for part in NET.roll(x).values())
    assert NET.predict(x, X)[0] == pytest.approx([0.4, 0.2, 0.2, 0.2], abs=1e-6)


def test_in_R_the_biases_are_five_times_too_large():
    check = check_gradient(bugs.sum_not_mean.objective(NET, X, Y, 1.0), THETA)
    programmed, numerical = NET.roll(check.analytic), NET.roll(check.numerical)
    for l in NET.shapes:
        assert programmed[l][:, 0] / numerical[l][:, 0] == pytest.approx(5, rel=1e-5)
