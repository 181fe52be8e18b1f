"""Unrolling and rolling in either order."""

import numpy as np
import pytest

from nnlearn import Network, data
from nnlearn.unrolling import roll, unroll


@pytest.mark.parametrize("order", ["C", "F"])
def test_there_and_back_in_one_order(order):
    net, theta, _, _ = data.sine_example()
    Theta = net.roll(theta)
    back = roll(unroll(Theta, order), net.shapes, order)
    assert all(np.array_equal(back[l], Theta[l]) for l in Theta)


def test_row_by_row_is_what_networks_do():
    net, theta, _, _ = data.sine_example()
    assert np.array_equal(unroll(net.roll(theta)), theta)
    Theta = roll(theta, net.shapes)
    assert all(np.array_equal(Theta[l], part) for l, part in net.roll(theta).items())


def test_mixed_orders_leave_two_of_110_entries():
    net = Network((10, 10, 10, 1))
    Theta = roll(np.arange(231), net.shapes)
    back = roll(unroll(Theta, "F"), net.shapes)
    assert [int((back[l] == Theta[l]).sum()) for l in Theta] == [2, 2, 11]


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="order is 'A'"):
        unroll({1: np.eye(2)}, "A")
    with pytest.raises(ValueError, match=r"theta has shape \(3,\), expected \(4,\)"):
        roll(np.ones(3), {1: (2, 2)})
