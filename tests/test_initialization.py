"""Starts: their bounds, their spread, their seeds."""

import numpy as np
import pytest

from nnlearn import Network, constant, data, glorot, he, identity, relu, squared_error, uniform, zeros
from nnlearn.initialization import base_rates

NET = Network((30, 40, 20, 10))


def test_zeros_and_constant():
    assert zeros(NET).tolist() == [0.0] * NET.n_parameters
    assert constant(NET, 0.5).tolist() == [0.5] * NET.n_parameters
    assert constant(NET, -1).dtype == float


def test_uniform_fills_its_interval_evenly():
    theta = uniform(NET, np.random.default_rng(1), eps_init=0.12)
    assert theta.shape == (NET.n_parameters,)
    assert -0.12 <= theta.min() < -0.119
    assert 0.119 < theta.max() <= 0.12
    assert abs(theta.mean()) < 0.005
    assert theta.std() == pytest.approx(0.12 / np.sqrt(3), rel=0.03)


def test_uniform_by_its_formula():
    U = np.random.default_rng(5).random(NET.n_parameters)
    np.testing.assert_array_equal(uniform(NET, np.random.default_rng(5), 2.0), 4 * U - 2)


def test_glorot_knows_the_width_of_each_layer():
    Theta = NET.roll(glorot(NET, np.random.default_rng(2)))
    for l in Theta:
        weights, bound = NET.weights(Theta[l]), np.sqrt(6 / (NET.sizes[l - 1] + NET.sizes[l]))
        assert 0.98 * bound < np.abs(weights).max() <= bound
        assert weights.std() == pytest.approx(bound / np.sqrt(3), rel=0.1)
        assert not Theta[l][:, 0].any()


def test_he_knows_how_many_lead_in():
    net = Network((100, 80, 60), hidden=relu)
    Theta = net.roll(he(net, np.random.default_rng(3)))
    for l in Theta:
        assert net.weights(Theta[l]).std() == pytest.approx(np.sqrt(2 / net.sizes[l - 1]), rel=0.05)
        assert not Theta[l][:, 0].any()


@pytest.mark.parametrize("start", [uniform, glorot, he])
def test_seeds_decide(start):
    net = Network((3, 5, 2), bias=False)
    first, again, other = (start(net, np.random.default_rng(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert (first != other).all()
    assert len(first) == net.n_parameters


@pytest.mark.parametrize("start", [uniform, glorot, he])
@pytest.mark.parametrize("rng", [None, 7, "seed", np.random])
def test_what_is_no_generator_is_refused(start, rng):
    with pytest.raises(TypeError, match=r"rng is .*, expected a random generator: np\.random\.default_rng\(seed\)"):
        start(NET, rng)


def test_numbers_out_of_range_are_refused():
    for eps_init in (0, -0.1, np.nan, np.inf):
        with pytest.raises(ValueError, match=r"eps_init is .*, expected .*above 0: 0.12 is a usual choice"):
            uniform(NET, np.random.default_rng(1), eps_init)
    with pytest.raises(TypeError, match="eps_init is '1', expected a number"):
        uniform(NET, np.random.default_rng(1), "1")
    with pytest.raises(ValueError, match="c is nan, expected a finite number"):
        constant(NET, np.nan)
    with pytest.raises(TypeError, match="c is None, expected a number"):
        constant(NET, None)


def test_base_rates_answer_the_means_whatever_comes_in():
    net, _, X, Y = data.sine_example()
    theta = base_rates(net, Y)
    np.testing.assert_allclose(net.predict(theta, X), [Y.mean(axis=0)] * 5, rtol=1e-14)
    assert np.abs(net.objective(X, Y, lam=1.0)(theta)[1][-24::6]).max() < 1e-15, "the output biases are best"
    line = Network((1, 2, 1), output=identity, cost=squared_error)
    assert line.predict(base_rates(line, [[1.0], [4.0]]), [[7.0]]) == pytest.approx(2.5)


@pytest.mark.parametrize(
    ("net", "Y", "message"),
    [
        (Network((2, 1), bias=False), [[0.5]], "expected bias units and an output of sigmoid or identity"),
        (Network((2, 1)), [[1.0], [1.0]], "expected each between 0 and 1: a logistic output never gets there"),
    ],
)
def test_base_rates_that_cannot_be_are_refused(net, Y, message):
    with pytest.raises(ValueError, match=message):
        base_rates(net, Y)
