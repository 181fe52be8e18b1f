"""Dimension analysis: the shapes are those of the arrays themselves, and each slip does what it does to arrays."""

import numpy as np
import pytest

from nnlearn import Network
from nnlearn.dimensions import SLIPS, products

SIZES = [(3, 5, 5, 4), (2, 1), (1, 1, 1), (8, 2, 6, 3, 7)]


def by_kind(found):
    return {(product.kind, product.l): product for product in found}


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("sizes", SIZES)
def test_without_a_slip_the_shapes_are_those_of_back_propagation(sizes, bias):
    net, m = Network(sizes, bias=bias), 6
    theta, X, Y = np.zeros(net.n_parameters), np.ones((m, sizes[0])), np.ones((m, sizes[-1]))
    z, a = net.forward(theta, X)
    delta, Delta, _ = net.backprop(theta, X, Y)
    found = by_kind(products(sizes, m, bias))
    assert len(found) == 3 * (net.L - 1) - 1
    assert all(product.fits and not product.slipped for product in found.values())
    for l in net.shapes:
        assert found["forward", l].left == net.with_bias(a[l]).shape
        assert found["forward", l].result == z[l + 1].shape
        assert found["gather", l].left == delta[l + 1].T.shape
        assert found["gather", l].result == Delta[l].shape
        if l > 1:
            assert found["back", l].result == delta[l].shape


@pytest.mark.parametrize(
    ("slip", "wrong"),
    list(zip(SLIPS, [{"back"}, {"forward", "back"}, {"gather"}, {"forward", "gather"}], strict=True)),
)
def test_a_slip_spoils_its_own_products(slip, wrong):
    found = products((3, 5, 4, 2), 7, slips=[slip])
    assert {product.kind for product in found if not product.fits} == wrong
    assert all(product.slipped == (product.kind in wrong) for product in found)


def test_a_slip_can_fit_by_accident():
    turned = by_kind(products((3, 5, 5, 4), 6, slips=[SLIPS[1]]))["back", 2]
    assert turned.fits
    assert turned.slipped
    upright = by_kind(products((4, 4, 4), 4, slips=[SLIPS[2]]))["gather", 1]
    assert upright.fits
    assert upright.slipped


def test_the_kept_bias_column_can_be_multiplied_but_the_result_does_not_fit():
    kept = by_kind(products((3, 5, 5, 4), 6, slips=[SLIPS[0]]))["back", 3]
    assert kept.result == (6, 6)
    assert kept.expected == (6, 5)


def test_without_bias_units_there_is_no_bias_column_to_keep():
    assert not any(product.slipped for product in products((3, 5, 4), 6, bias=False, slips=[SLIPS[0], SLIPS[3]]))


def test_nonsense_is_refused():
    with pytest.raises(ValueError, match="slip"):
        products((3, 2), 5, slips=["forgot to think"])
    with pytest.raises(ValueError, match="a layer's size"):
        products((3, 0), 5)
