"""Every number of the course, under its own id; see curriculum/__init__.py for how to add one."""

import numpy as np
import pytest
from curriculum import CHECKS, VALUES


def is_whole(expected):
    return all(type(number) is int for number in np.ravel(np.array(expected, dtype=object)))


@pytest.mark.parametrize("identity", sorted(CHECKS))
def test_value(identity):
    check, expected = CHECKS[identity], VALUES[identity]
    computed = np.asarray(check.compute())
    assert computed.shape == np.shape(expected)
    if check.below:
        assert 0 <= computed < expected
    elif is_whole(expected):
        assert computed.tolist() == expected
    else:
        np.testing.assert_allclose(computed, expected, rtol=check.rtol, atol=check.atol)


def test_every_value_is_computed():
    assert set(CHECKS) == set(VALUES)
    assert len(VALUES) == 246
