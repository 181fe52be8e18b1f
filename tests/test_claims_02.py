"""The numbers that notebook 02 states in its prose, computed."""

import numpy as np
import pytest

from nnlearn import Network, data, sigmoid
from nnlearn.exercises import forward_propagation as exercises
from nnlearn.widgets.activation_explorer import FLAT


def test_the_second_weighted_sum_with_and_without_its_bias():
    net, theta, X, _ = data.sine_example()
    terms = net.terms(theta, net.forward(theta, X)[1], 2, 2)[0]
    assert terms.sum() == pytest.approx(-2.3628, abs=5e-5)
    assert terms[1:].sum() == pytest.approx(-1.4038, abs=5e-5)


def test_flat_is_less_than_a_twentieth():
    assert FLAT == 1 / 20
    assert sigmoid.derivative(3.0) < FLAT < sigmoid.derivative(2.5)


def test_the_slope_of_a_logistic_unit_is_a_quarter_at_most():
    slopes = sigmoid.derivative(np.linspace(-10, 10, 2001))
    assert slopes.max() == slopes[1000] == exercises.steepest.answer == 0.25


def test_units_without_bias_say_one_half_at_the_origin():
    net, theta, _, _ = data.bias_free_example()
    for scale in (0, 1, 100):
        assert np.all(net.forward(scale * theta, [[0.0, 0.0]])[1][2] == 0.5)
    assert exercises.at_the_origin() == pytest.approx(net.predict(theta, [[0.0, 0.0]])[0, 0])


def test_where_the_unit_crosses_one_half():
    assert Network((1, 1)).predict([-3.0, 2.0], [[exercises.where_it_crosses.answer]])[0, 0] == 0.5


def test_parameters_with_and_without_bias():
    assert Network((10, 10, 1)).n_parameters == 121
    assert Network((10, 10, 10, 1)).n_parameters == 231
    assert len(Network((10, 10, 10, 1)).shapes) == 3
    assert Network((3, 5, 5, 4)).n_parameters == 74
    assert Network((3, 5, 5, 4), bias=False).n_parameters == 60


def test_the_printed_columns_and_which_of_them_were_cut():
    net, theta, X, Y = data.regression_example()
    assert (X.tolist(), Y.tolist()) == ([[3, -2], [-1, 1]], [[1.2], [0.7]])
    _, a = net.forward(theta, X)
    numbers = np.hstack([a[2], a[3]])
    printed = np.array([[0.475, 0.622, 0.809], [0.574, 0.689, 0.88]])
    assert np.abs(numbers - printed).max() < 0.003
    assert numbers[0, 2].round(3) == 0.810
    assert numbers[1, 1].round(3) == 0.690
    cut = np.floor(numbers * 1000) / 1000
    assert (cut[0, 2], cut[1, 1]) == (0.809, 0.689)
    assert np.array_equal(cut[:, 0], printed[:, 0])


def test_the_parameters_in_the_table():
    _, theta, _, _ = data.regression_example()
    assert theta.tolist() == [0.1, 0.2, 0.4, 0.6, 0.3, 0.5, 0.4, 0.6, 0.2]


@pytest.mark.parametrize("t", [-1.0, -0.1, 0.1, 1.0])
def test_what_is_printed_of_the_second_unit_does_not_tell_t(t):
    net, theta, X, _ = data.regression_example()
    _, moved, _, _ = data.regression_example(t)
    assert np.allclose(moved[[4, 5, 3]], np.array([0.3, 0.5, 0.6]) + t * np.array([-3, -4, 1]))
    assert np.allclose(net.forward(moved, X)[0][2], net.forward(theta, X)[0][2], atol=1e-12)


def test_six_parameters_push_the_output_beyond_1_and_the_three_of_the_second_unit_cannot():
    net, theta, X, _ = data.regression_example()
    moves = np.linspace(-4, 4, 161)
    moved = np.array([theta + move * np.eye(9) for move in moves]).clip(-2, 2)  # the ends of the sliders
    outputs = [max(net.predict(theta, X[:1])[0, 0] for theta in moved[:, place]) for place in range(9)]
    assert [place for place, output in enumerate(outputs) if output < 1] == [3, 4, 5]


def test_the_formula_with_the_numbers_of_section_5():
    _, theta, X, _ = data.regression_example()
    assert Network((2, 2, 1)).predict(theta, X).ravel() == pytest.approx([0.6920, 0.7074], abs=5e-5)
    assert [exercises.y_hat(*x, exercises.NINE) for x in X] == pytest.approx([0.6920, 0.7074], abs=5e-5)


def test_exclusive_or_is_within_reach_of_the_sliders():
    assert exercises.xor.check([6, 6, -3, -4, -4, 6, 4, 4, -6]).status == "right"


def test_no_single_unit_computes_exclusive_or():
    X, y = data.truth_table("xor")
    rng = np.random.default_rng(2)
    for theta in rng.uniform(-10, 10, (2000, 3)):
        assert not np.array_equal(Network((2, 1)).predict(theta, X)[:, 0] > 0.5, y > 0.5)


def test_without_output_weights_the_surface_is_level():
    _, theta, _, _ = data.regression_example()
    theta[7:] = 0
    X = np.random.default_rng(0).uniform(-5, 5, (50, 2))
    assert np.ptp(Network((2, 2, 1)).predict(theta, X)) == 0


def test_a_border_appears_when_the_last_bias_is_lowered():
    _, theta, _, _ = data.regression_example()
    X, _ = data.truth_table("xor")
    sides = [Network((2, 2, 1)).predict(np.r_[theta[:6], b5, theta[7:]], X) > 0.5 for b5 in (0.4, -0.5)]
    assert [side.sum() for side in sides] == [4, 2]


def test_sizes_for_which_a_product_fits_without_transposition():
    net = Network((2, 3, 4))
    assert all(rows == columns for rows, columns in net.shapes.values())
