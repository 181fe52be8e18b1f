"""Hidden units in another order, and tanh units with the other sign: other parameters, the same predictions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlearn import Network, data, tanh
from nnlearn.symmetry import copies, flip_sign, permute_hidden, twins


@given(st.permutations(range(5)), st.permutations(range(5)), st.booleans())
def test_no_order_of_hidden_units_changes_cost_or_prediction(second, third, bias):
    net = Network((3, 5, 5, 4), bias=bias)
    theta = np.sin(np.arange(1.0, net.n_parameters + 1))
    _, _, X, Y = data.sine_example()
    other = permute_hidden(net, permute_hidden(net, theta, 2, second), 3, third)
    assert sorted(other) == pytest.approx(sorted(theta)), "the same numbers at other places"
    np.testing.assert_allclose(net.predict(other, X), net.predict(theta, X), rtol=1e-12)
    assert net.cost(other, X, Y, lam=1) == pytest.approx(net.cost(theta, X, Y, lam=1), rel=1e-12)


def test_units_go_where_the_order_says():
    net, theta, _, _ = data.regression_example()
    Theta, other = net.roll(theta), net.roll(permute_hidden(net, theta, 2, [1, 0]))
    assert other[1].tolist() == Theta[1][::-1].tolist()
    assert other[2].tolist() == [[0.4, 0.2, 0.6]]
    assert net.roll(theta)[2].tolist() == [[0.4, 0.6, 0.2]], "the old parameters stay"


def test_a_tanh_unit_may_change_its_sign():
    net = Network((2, 3, 3, 1), hidden=tanh)
    theta = np.cos(np.arange(1.0, net.n_parameters + 1))
    X = np.sin(np.arange(8.0)).reshape(4, 2)
    for l, unit in ((2, 0), (3, 2)):
        other = flip_sign(net, theta, l, unit)
        assert not np.array_equal(other, theta)
        np.testing.assert_allclose(net.predict(other, X), net.predict(theta, X), rtol=1e-12)
        np.testing.assert_array_equal(flip_sign(net, other, l, unit), theta)


def test_copies():
    assert copies(Network((2, 1))) == 1
    assert copies(Network((2, 3, 1))) == 6
    assert copies(Network((2, 3, 1), hidden=tanh)) == 48


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda net, theta: permute_hidden(net, theta, 1, [0, 1]), "l is 1, expected at least 2: layer 1 is the input"),
        (lambda net, theta: permute_hidden(net, theta, 3, [0]), r"l is 3, expected a hidden layer, 2\.\.2: layer 3 is"),
        (lambda net, theta: permute_hidden(net, theta, 2, [0, 0]), r"order is \[0, 0\], expected each of 0\.\.1 once"),
        (lambda net, theta: flip_sign(net, theta, 2, 0), "hidden units are sigmoid, expected tanh"),
    ],
)
def test_what_makes_no_sense_is_refused(call, message):
    net, theta, _, _ = data.regression_example()
    with pytest.raises(ValueError, match=message):
        call(net, theta)


def test_a_unit_that_is_not_there_is_refused():
    net = Network((2, 2, 1), hidden=tanh)
    with pytest.raises(ValueError, match="unit is 2, expected below 2, the number of units of layer 2"):
        flip_sign(net, np.zeros(net.n_parameters), 2, 2)


def test_eight_copies_of_two_tanh_units_by_name():
    net, theta, X, _ = data.trained_twin()
    found = twins(net, theta)
    assert list(found)[:3] == ["itself", "sign of unit 1 turned", "sign of unit 2 turned"]
    assert "units exchanged, both signs turned" in found
    np.testing.assert_array_equal(found["itself"], theta)
    for other in found.values():
        np.testing.assert_allclose(net.predict(other, X), net.predict(theta, X), rtol=1e-12)
    with pytest.raises(ValueError, match=r"net has sizes \(2, 3, 1\), expected one hidden layer of two units"):
        twins(Network((2, 3, 1), hidden=tanh), np.zeros(13))
