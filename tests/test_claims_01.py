"""The numbers that notebook 01 states in its prose, computed."""

import math

import numpy as np
import pytest

from nnlearn import Network, cross_entropy, data, gradient_descent, half_squared_error, sigmoid, surfaces
from nnlearn.costs import mean_squared_error, squared_error
from nnlearn.descent import descend
from nnlearn.search import grid_search
from nnlearn.slices import on_line
from nnlearn.weight_decay import penalty
from nnlearn.widgets.weight_decay import WeightDecayPanel


def test_the_logistic_function_of_five():
    assert sigmoid(np.array([-5.0, 0.0, 5.0])).round(3).tolist() == [0.007, 0.5, 0.993]


def test_at_800_h_is_exactly_1():
    assert sigmoid(800.0) == 1


def test_with_weights_of_zero_every_point_costs_the_logarithm_of_2():
    X, y = data.four_points()
    h = Network((2, 1)).predict(np.zeros(3), X)
    assert cross_entropy.terms(h, y[:, None]).ravel().tolist() == [math.log(2)] * 4
    assert math.log(2) == pytest.approx(0.693, abs=5e-4)


def test_weights_on_the_sliders_cost_less_than_four_tenths():
    X, y = data.four_points()
    assert Network((2, 1)).cost([-1.0, 1.0, 2.0], X, y) < 0.4


def test_the_printed_cost_of_an_example_does_not_depend_on_the_target():
    for y in (0, 1):
        assert y * math.log(0.8) + (1 - y) * math.log(0.8) == pytest.approx(-0.223, abs=5e-4)
    assert cross_entropy([0.8], [1.0]) == pytest.approx(0.223, abs=5e-4)
    assert cross_entropy([0.8], [0.0]) == pytest.approx(1.609, abs=5e-4)


def test_without_the_minus_the_slope_is_target_minus_prediction():
    z, eps = 0.7, 1e-6
    for y in (0, 1):
        below, above = (y * math.log(sigmoid(t)) + (1 - y) * math.log(1 - sigmoid(t)) for t in (z - eps, z + eps))
        assert (above - below) / (2 * eps) == pytest.approx(y - sigmoid(z), rel=1e-6)


def test_sure_of_a_wrong_class_costs_as_much_as_unsure_of_the_right_one():
    assert cross_entropy([0.99], [0.0]) == pytest.approx(cross_entropy([0.01], [1.0]))


def test_the_cost_of_the_test_network_with_and_without_its_biases():
    net, theta, X, Y = data.sine_example()
    assert net.cost(theta, X, Y, 1.0) == pytest.approx(6.388, abs=5e-4)
    with_biases = net.cost(theta, X, Y) + penalty(net, theta, len(X), 1.0, bias=True)
    assert with_biases == pytest.approx(6.947, abs=5e-4)


def test_three_scales_of_three_errors():
    e, zero = np.array([0.5, -0.5, -1.0]), np.zeros(3)
    costs = (squared_error, half_squared_error, mean_squared_error)
    assert [cost(e, zero) for cost in costs] == [1.5, 0.75, 0.5]


def test_a_convex_cost_and_a_step_that_is_too_long():
    x = descend(gradient_descent(surfaces.quadratic, [1.0], 1.02), 100).x[:, 0]
    assert x[50] == pytest.approx(7.11, abs=5e-3)
    assert x[100] == pytest.approx(50.5, abs=5e-3)


def test_deltas_of_a_unit_that_is_sure_and_wrong():
    z = np.array([5.0])
    deltas = [cost.delta(z, sigmoid(z), np.zeros(1), sigmoid)[0] for cost in (cross_entropy, half_squared_error)]
    assert deltas == pytest.approx([0.9933, 0.0066], abs=5e-5)


def test_the_way_across_the_landscape_begins_above_its_chord():
    net, X, Y = data.two_weights_example((2, -1.5))
    t, J = on_line(net.objective(X, Y), [-6, 6], [6, -6])
    chord = J[0] + t * (J[-1] - J[0])
    assert (J[1:33] > chord[1:33]).all()
    assert (J[40:90] < chord[40:90]).all()


def test_a_grid_stops_at_the_edge_of_its_box():
    net, X, Y = data.two_weights_example((2.0, -1.5))
    assert pytest.approx(0.0165, abs=5e-5) == grid_search(net.objective(X, Y), ((-1, 1), (-1, 1))).J
    assert net.cost([2.0, -1.5], X, Y) == 0


def test_noise_that_nobody_can_foresee():
    X, y = data.noisy_classes(20000, np.random.default_rng(3))
    best = X[:, 1] > 0.5 * np.sin(4 * X[:, 0])
    assert np.mean(best == y) == pytest.approx(0.85, abs=0.01)


def test_powers_of_21_and_3():
    assert pytest.approx(1.67, abs=5e-3) == 21**100 / 10**132
    assert math.log10(21**74) == pytest.approx(97.8, abs=0.05)
    assert 3**18 < 10**9 < 3**19
    assert 21**60 < 10**80 < 21**61


def test_a_little_decay_helps_on_fresh_points():
    panel = WeightDecayPanel(lam=0.0)
    by_heart = panel._share(*panel.fresh)
    panel.lam.value = 0.1
    for _ in range(30):
        panel.tick()
    assert 0.005 < panel._share(*panel.fresh) - by_heart < 0.05
    assert panel._share(panel.X, panel.y) < 0.9
