"""Conjugate directions and the quadratics they are tried on."""

import numpy as np
import pytest

from nnlearn import conjugate_gradient, descend, numerical_gradient
from nnlearn.conjugacy import conjugacy, quadratic_cost, quadratic_with


def directions(A, b):
    path = descend(conjugate_gradient(quadratic_cost(A, b), np.zeros(len(b)), lambda p: A @ p), 30, tolerance=1e-9)
    return np.array([note["p"] for note in path.notes[1:]])


def test_conjugate_directions_are_told_from_others():
    A = np.diag([1.0, 10.0])
    np.testing.assert_allclose(conjugacy(np.eye(2), A), np.eye(2), atol=1e-15)
    assert conjugacy([[1.0, 0.0], [1.0, 1.0]], A)[0, 1] == pytest.approx(1 / np.sqrt(11))


def test_the_method_keeps_its_directions_conjugate():
    A, b = quadratic_with([1.0, 2.0, 5.0, 9.0], np.random.default_rng(3))
    np.testing.assert_allclose(conjugacy(directions(A, b), A), np.eye(4), atol=1e-10)


@pytest.mark.parametrize("eigenvalues", [[1.0, 2.0, 5.0], [3.0, 3.0, 3.0], [1.0, 1.0, 7.0, 7.0]])
def test_there_are_as_many_steps_as_different_eigenvalues(eigenvalues):
    A, b = quadratic_with(eigenvalues, np.random.default_rng(0))
    np.testing.assert_allclose(np.linalg.eigvalsh(A), np.sort(eigenvalues), rtol=1e-12)
    assert len(directions(A, b)) == len(set(eigenvalues))


def test_the_cost_is_what_its_text_says():
    A, b = quadratic_with([1.0, 4.0], np.random.default_rng(1))
    cost, x = quadratic_cost(A, b), np.array([0.3, -2.0])
    assert cost(x)[0] == pytest.approx(0.5 * x @ A @ x - b @ x)
    np.testing.assert_allclose(cost(x)[1], numerical_gradient(cost, x), rtol=1e-7)


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match=r"directions has shape \(2,\) and A \(2, 2\), expected \(k, d\) and \(d, d\)"):
        conjugacy([1.0, 2.0], np.eye(2))
    with pytest.raises(ValueError, match="eigenvalues run down to 0, expected all above 0"):
        quadratic_with([1.0, 0.0], np.random.default_rng(0))
