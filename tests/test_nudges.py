"""Nudges of one parameter, predictions of many parameter vectors, what each example wants, and chains of links."""

import numpy as np
import pytest

from nnlearn import Network, cross_entropy, data, half_squared_error, numerical_gradient, squared_error, tanh
from nnlearn.chain import chains
from nnlearn.nudges import (
    PARAMETERS,
    by_size,
    connection,
    downstream,
    factors,
    in_other_units,
    nudged,
    pulls,
)

NET, THETA, X, Y = data.regression_example()
EXAMPLES = {"2-2-1": data.regression_example(), "3-5-5-4": data.sine_example(), "W form": data.bias_free_example()}
each_example = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)


def test_the_lecture_names_every_parameter_once_and_each_bias_last():
    assert sorted(PARAMETERS.values()) == list(range(9))
    names = {(l, i, j): name for name, k in PARAMETERS.items() for l, i, j in [connection(NET, k)]}
    assert names[1, 2, 1] == "w21(1)"
    assert names[1, 2, 0] == "b2(1)"
    assert names[2, 1, 2] == "w12(2)"
    assert names[2, 1, 0] == "b1(2)"


def test_a_nudge_changes_one_entry():
    assert nudged([1.0, 2, 3], 1, 0.5).tolist() == [1, 2.5, 3]
    assert nudged([1.0, 2], 0, [0.0, -1.0]).tolist() == [[1, 2], [0, 2]]
    theta = np.ones(3)
    nudged(theta, 0, 1.0)
    assert theta.tolist() == [1, 1, 1]
    with pytest.raises(ValueError, match="k is 3, expected at most 2: theta has 3 entries"):
        nudged(theta, 3, 0.1)


@each_example
def test_a_connection_is_the_entry_of_its_matrix(example):
    net, theta, _, _ = example
    Theta = net.roll(theta)
    for k in range(len(theta)):
        l, i, j = connection(net, k)
        assert Theta[l][i - 1, j - (not net.bias)] == theta[k]
    with pytest.raises(ValueError, match=f"k is {len(theta)}, expected 0 to {len(theta) - 1}"):
        connection(net, len(theta))


@each_example
def test_the_units_behind_a_nudge_move_and_no_others(example):
    net, theta, X, _ = example
    for k in range(0, len(theta), 3):
        before, after = net.forward(theta, X)[1], net.forward(nudged(theta, k, 0.1), X)[1]
        moved = {(l, u + 1) for l in before for u in np.flatnonzero((before[l] != after[l]).any(axis=0))}
        assert moved == set(downstream(net, k))


@pytest.mark.parametrize("cost", [squared_error, half_squared_error])
def test_pulls_of_a_sum_add_up_to_minus_its_gradient(cost):
    net = Network((3, 4, 2), hidden=tanh, output=tanh, cost=cost)
    rng = np.random.default_rng(3)
    theta, X, Y = rng.normal(size=net.n_parameters), rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    assert pulls(net, theta, X, Y).shape == (5, net.n_parameters)
    np.testing.assert_allclose(pulls(net, theta, X, Y).sum(axis=0), -net.cost_and_gradient(theta, X, Y)[1], rtol=1e-12)


def test_a_pull_is_the_residual_times_the_effects():
    expected = 2 * (Y - NET.predict(THETA, X)) * NET.jacobian(THETA, X)
    np.testing.assert_allclose(pulls(NET, THETA, X, Y), expected, rtol=1e-12)


def test_sorted_by_size_with_ties_in_order():
    assert by_size([0.1, -3, 2]).tolist() == [1, 2, 0]
    assert by_size([0.1, -0.1 - 1e-16, 0.1]).tolist() == [0, 1, 2]
    assert by_size([0.0, 0.0]).tolist() == [0, 1]


def test_other_units_change_no_prediction_and_their_own_effects():
    for j, scale in ((1, [10, 1]), (2, [1, 10])):
        theta = in_other_units(NET, THETA, j, 10)
        np.testing.assert_allclose(NET.predict(theta, X * scale), NET.predict(THETA, X), rtol=1e-14)
        ratio = NET.jacobian(theta, X * scale) / NET.jacobian(THETA, X)
        for k in range(9):
            l, _, origin = connection(NET, k)
            np.testing.assert_allclose(ratio[:, k], 10 if (l, origin) == (1, j) else 1, rtol=1e-12)
    with pytest.raises(ValueError, match="j is 3, expected 1 to 2"):
        in_other_units(NET, THETA, 3, 10)
    with pytest.raises(ValueError, match="factor is 0"):
        in_other_units(NET, THETA, 1, 0)


@pytest.mark.parametrize("k", range(9))
@pytest.mark.parametrize("observation", [0, 1])
def test_the_factors_multiply_to_the_derivative(k, observation):
    x, y = X[observation], Y[observation, 0]
    way = factors(NET, THETA, x, y, k)
    assert len(way) == (2 if k >= 6 else 4)
    slope = NET.cost_and_gradient(THETA, x[np.newaxis], [[y]])[1][k]
    assert np.prod(way) == pytest.approx(slope, rel=1e-12)


def test_the_factors_of_other_networks_with_one_output():
    net = Network((3, 4, 1), hidden=tanh, cost=cross_entropy)
    rng = np.random.default_rng(5)
    theta, x = rng.normal(size=net.n_parameters), rng.normal(size=3)
    slopes = net.cost_and_gradient(theta, x[np.newaxis], [[1.0]])[1]
    products = [np.prod(factors(net, theta, x, 1.0, k)) for k in range(net.n_parameters)]
    np.testing.assert_allclose(products, slopes, rtol=1e-12)
    with pytest.raises(ValueError, match="expected one hidden layer and one output"):
        factors(*data.sine_example()[:2], np.ones(3), 1.0, 0)


@pytest.mark.parametrize("chain", chains, ids=[chain.name for chain in chains])
def test_the_slopes_of_a_chain_multiply_to_its_derivative(chain):
    for x in np.linspace(-2, 2, 9):
        products = chain.products(np.float64(x))
        assert len(products) == len(chain.links) + 1
        by_complex_step = numerical_gradient(lambda t: chain(t[0]), [x], 1e-20, "complex-step")[0]
        assert products[-1] == pytest.approx(by_complex_step, rel=1e-12, abs=1e-14)
        for link, value, slope in zip(chain.links, chain.values(x), chain.slopes(np.float64(x)), strict=False):
            numerical = numerical_gradient(lambda t, link=link: link.function(t[0]), [value], 1e-20, "complex-step")[0]
            assert slope == pytest.approx(numerical, rel=1e-12, abs=1e-14)


def test_the_longest_chain_is_the_network():
    chain = chains[-1]
    for w in (-1.0, 0.2, 0.7):
        theta = nudged(THETA, PARAMETERS["w11(1)"], w - 0.2)
        assert chain(w) == pytest.approx(NET.cost(theta, X[:1], Y[:1]), rel=1e-12)
    way = factors(NET, THETA, X[0], 1.2, PARAMETERS["w11(1)"])
    np.testing.assert_allclose(chain.slopes(np.float64(0.2))[::-1], way, rtol=1e-12)
    assert [link.formula for link in chain.links] == ["3w − 0.7", "σ(z)", "0.6a + 0.524", "(1.2 − ŷ)²"]


def test_chains_take_many_points_at_once():
    x = np.linspace(-2, 2, 5)
    for chain in chains:
        assert chain(x).shape == chain.products(x)[-1].shape == (5,)
