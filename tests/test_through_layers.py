"""Sizes through the layers: the rules of starting, spreads, and counting."""

import numpy as np
import pytest

from nnlearn import Network, relu, tanh, through_layers, uniform

NET = Network((50, 60, 40, 10), hidden=tanh)
X, Y = through_layers.random_examples(80, 50, 10, np.random.default_rng(0))


def begin(rule, eps=0.1, net=NET):
    return through_layers.start(net, rule, eps, np.random.default_rng(1))


def test_rules():
    assert np.array_equal(begin("uniform"), uniform(NET, np.random.default_rng(1), 0.1))
    not_centred = begin("not centred")
    assert not_centred.min() >= 0
    assert 0.099 < not_centred.max() <= 0.1
    for rule in ("Glorot", "He"):
        assert np.array_equal(begin(rule, 0.1), begin(rule, 9.0))
    with pytest.raises(ValueError, match="rule is 'zero', expected one of 'uniform', 'not centred', 'Glorot', 'He'"):
        begin("zero")


def test_examples():
    assert X.shape == (80, 50)
    assert X.std() == pytest.approx(1, abs=0.05)
    assert Y.sum(axis=1).tolist() == [1] * 80


def test_spreads_by_their_definition():
    theta = begin("Glorot")
    activations, gradients = through_layers.spreads(NET, theta, X, Y)
    _, a = NET.forward(theta, X)
    grad = NET.roll(NET.cost_and_gradient(theta, X, Y)[1])
    assert list(activations) == [2, 3]
    assert list(gradients) == [1, 2, 3]
    assert activations[3] ** 2 == pytest.approx(np.mean([np.var(unit) for unit in a[3].T]))
    assert gradients[2] ** 2 == pytest.approx(np.mean(grad[2][:, 1:] ** 2))


def test_one_layer_multiplies_the_variance_as_the_formula_says():
    net = Network((200, 300, 10), hidden=relu)
    X = np.random.default_rng(2).standard_normal((50, 200))
    z, _ = net.forward(begin("uniform", 0.3, net), X)
    assert np.mean(z[2] ** 2) == pytest.approx(200 * 0.3**2 / 3 * np.mean(X**2), rel=0.05)


def test_shares():
    values = np.array([[-5.0, 0.0, 0.1], [0.49, 0.5, 7.0]])
    assert through_layers.shares(values, 0, 1, 2).tolist() == pytest.approx([4 / 6, 2 / 6])
    assert through_layers.shares(np.array([1.0]), 0, 1, 4).tolist() == [0, 0, 0, 1]
    with pytest.raises(ValueError, match="bins is 0, expected at least 1"):
        through_layers.shares(values, 0, 1, 0)
