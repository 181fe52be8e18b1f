"""Every number of the course, under its own id; see curriculum/__init__.py for how to add one."""

import numpy as np
import pytest
from curriculum import CHECKS, LATER, VALUES, section


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


def test_every_computed_value_is_written_down():
    assert set(CHECKS) <= set(VALUES)


def test_every_value_is_computed_unless_its_section_comes_later():
    due = {identity for identity in VALUES if section(identity) not in LATER}
    assert set(CHECKS) == due, "add what is missing, and take finished sections out of LATER"


def test_later_sections_exist():
    assert {section(identity) for identity in VALUES} >= LATER
