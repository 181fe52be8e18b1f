"""The cost as a function of one layer's z, and that its slope is delta."""

import numpy as np
import pytest

from nnlearn import Network, data, numerical_gradient, tanh
from nnlearn.costs import half_squared_error, squared_error
from nnlearn.delta_as_slope import cost_from_z

NET, THETA, X, Y = data.sine_example()
NETWORKS = {
    "sines": (NET, THETA, X, Y),
    "without bias": data.bias_free_example(),
    "regression": data.regression_example(),
    "tanh": (
        net := Network((2, 4, 3, 2), hidden=tanh, cost=squared_error),
        np.sin(np.arange(net.n_parameters)),
        np.array([[0.3, -1.0]]),
        np.array([[0.2, 0.7]]),
    ),
    "half square": (Network((3, 2), cost=half_squared_error), np.linspace(-1, 1, 8), np.ones((1, 3)), np.ones((1, 2))),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_its_slope_is_delta_in_every_layer_and_example(name):
    net, theta, X, Y = NETWORKS[name]
    z, _ = net.forward(theta, X)
    delta, _, _ = net.backprop(theta, X, Y)
    for l in range(2, net.L + 1):
        for i in range(len(X)):
            cost = cost_from_z(net, theta, l, Y[i])
            slopes = numerical_gradient(cost, z[l][i], 1e-20, "complex-step")
            assert np.allclose(slopes, delta[l][i], rtol=1e-12, atol=1e-15)


def test_at_the_networks_own_z_it_is_the_cost_of_the_example():
    z, _ = NET.forward(THETA, X)
    for l in (2, 3, 4):
        assert cost_from_z(NET, THETA, l, Y[2])(z[l][2]) == pytest.approx(NET.cost(THETA, X[2:3], Y[2:3]))


def test_many_z_at_once_are_each_on_its_own():
    z, _ = NET.forward(THETA, X)
    cost = cost_from_z(NET, THETA, 3, Y[0])
    assert np.allclose(cost(z[3]), [cost(row) for row in z[3]], rtol=1e-14)


@pytest.mark.parametrize(("l", "message"), [(1, "at least 2"), (5, "at most 4")])
def test_there_is_no_such_layer(l, message):
    with pytest.raises(ValueError, match=message):
        cost_from_z(NET, THETA, l, Y[0])


def test_wrong_shapes_are_refused():
    with pytest.raises(ValueError, match="y has shape"):
        cost_from_z(NET, THETA, 3, Y)
    with pytest.raises(ValueError, match=r"z has shape \(4,\), expected \(5,\)"):
        cost_from_z(NET, THETA, 3, Y[0])(np.zeros(4))
