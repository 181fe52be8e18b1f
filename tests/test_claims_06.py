"""The numbers that notebook 06 states in its prose, computed."""

import numpy as np
import pytest

from nnlearn import (
    Network,
    data,
    descend,
    gradient_descent,
    many_starts,
    relu,
    sigmoid,
    tanh,
    through_layers,
    twins,
    uniform,
    zeros,
)

LONG = twins.trained_longer()
SIZES = (50, 50, 50, 50, 50, 50, 50, 10)


def spreads(g, rule, eps=0.12, seed=0):
    net = Network(SIZES, hidden=g)
    examples = through_layers.random_examples(100, 50, 10, np.random.default_rng(1))
    theta = through_layers.start(net, rule, eps, np.random.default_rng(seed))
    return through_layers.spreads(net, theta, *examples)


def test_from_zero_only_the_last_matrix_moves_at_first():
    path = descend(gradient_descent(twins.NET.objective(*twins.EXAMPLES["AND"]), zeros(twins.NET), 0.5), 2)
    assert not twins.NET.roll(path.x[1])[1].any()
    assert twins.NET.roll(path.x[1])[2].all()
    assert twins.NET.roll(path.x[2])[1].all()


def test_from_zero_the_gradient_on_xor_is_exactly_zero():
    assert not twins.NET.cost_and_gradient(zeros(twins.NET), *data.truth_table("xor"))[1].any()


def test_twins_learn_and_and_the_four_points():
    for name in ("AND", "four points"):
        for c in twins.CONSTANTS:
            assert twins.trained(name)["constant", c][1][-1] < 0.01


def test_on_xor_and_and_the_curves_of_both_inputs_coincide():
    for name, coincide in (("XOR", True), ("AND", True), ("four points", False)):
        x, _ = twins.trained(name)["constant", 0.5]
        assert np.allclose(x[:, 1], x[:, 2], rtol=1e-12) == coincide


def test_opposite_outgoing_weights_solve_xor():
    x, J = twins.trained("XOR")["opposite", 0.5]
    assert J[-1] < 0.05
    assert twins.difference(x[-1]) > 1


def test_the_number_of_networks():
    assert len(LONG) == 189


def test_units_that_part_need_not_get_below_the_floor():
    x, J = LONG[-0.5, 0.05]
    apart = twins.difference(x)
    assert apart[-1] > 50 * apart[0]
    assert J[-1] > twins.floor()


def test_near_zero_nothing_happens():
    for p in twins.DISTURBANCES:
        _, J = LONG[0.0, p]
        assert (J[-1] > 0.69) == (p <= 0.2)
    assert np.array_equal(LONG[0.0, 0.2][0][0], uniform(twins.NET, np.random.default_rng(0), 0.2))


def test_the_floor_rounds_to_the_option():
    assert round(twins.floor(), 2) == 0.48


def test_widths_of_glorot():
    assert np.sqrt(6) / np.sqrt(3 + 5) == pytest.approx(0.8660, abs=5e-5)
    assert np.sqrt(6 / 100) == pytest.approx(0.245, abs=5e-4)
    assert np.sqrt(6 / 4) == pytest.approx(1.22, abs=5e-3)


@pytest.mark.parametrize("seed", range(5))
def test_the_gradient_fades_by_about_twenty_million(seed):
    _, D = spreads(tanh, "uniform", 0.01, seed)
    assert 1e7 < D[7] / D[1] < 4e7
    assert 0.01 / np.sqrt(3) * np.sqrt(50) == pytest.approx(0.04, abs=1e-3)


def test_level_curves():
    for g, rule in ((tanh, "Glorot"), (relu, "He")):
        a, D = spreads(g, rule)
        assert 0.4 < a[7] / a[2] < 1.5
        assert 0.1 < D[6] / D[1] < 10


@pytest.mark.parametrize("seed", range(3))
def test_the_width_at_which_the_curves_of_tanh_are_most_level(seed):
    def unevenness(eps):
        a, D = spreads(tanh, "uniform", eps, seed)
        return abs(np.log(a[7] / a[2])) + abs(np.log(D[6] / D[1]))

    widths = (0.03, 0.06, 0.12, 0.245, 0.35, 0.45, 0.6, 1, 2)
    assert min(widths, key=unevenness) in (0.45, 0.6)
    a, _ = spreads(tanh, "uniform", 0.245, seed)
    assert a[7] < 0.6 * a[2]


def test_more_than_a_quarter_has_not_solved_xor_at_the_best_width():
    widths = 10 ** np.linspace(-2, 1.5, 15)
    U = np.random.default_rng(6).random((40, twins.NET.n_parameters))
    starts = (widths[:, np.newaxis, np.newaxis] * (2 * U - 1)).reshape(600, -1)
    cost = many_starts.objective(twins.NET, *data.truth_table("xor"))
    _, J = many_starts.record(gradient_descent(cost, starts, learning_rate=0.5), marks=[2000])
    shares = (J < 0.1).reshape(15, 40).mean(axis=1)
    assert widths[shares.argmax()] == pytest.approx(1)
    assert shares.max() < 0.75
    _, J = many_starts.record(gradient_descent(cost, 0.12 * (2 * U - 1), learning_rate=0.5), marks=[2000])
    assert J.min() > 0.69


def test_logistic_units_fade_with_either():
    for rule in ("Glorot", "He"):
        a, D = spreads(sigmoid, rule)
        assert a[7] < 0.01 * a[2]
        assert D[1] < 1e-3 * D[7]


def test_small_and_large():
    a, D = spreads(tanh, "uniform", 0.01)
    assert a[7] < 1e-6 * a[2]
    assert D[1] < 1e-6 * D[7]
    a, D = spreads(tanh, "uniform", 10.0)
    assert a[7] > 0.95
    assert D[1] > 100
    assert max(spreads(relu, "uniform", 10.0)[0].values()) > 1e6


def test_with_one_hidden_layer_logistic_units_do_not_fade_much():
    net = Network((64, 25, 10))
    X, y = data.digits()
    theta = through_layers.start(net, "Glorot", 1.0, np.random.default_rng(6))
    _, D = through_layers.spreads(net, theta, X[:200], np.eye(10)[y[:200]])
    assert D[1] > 0.01 * D[2]
