"""Difference quotients of functions of one variable, their errors, and the functions themselves."""

import numpy as np
import pytest

from nnlearn import numerical_gradient
from nnlearn.differences import (
    cube,
    difference_quotient,
    expected_error,
    functions,
    kinked,
    on_line,
    slopes_beside,
)

each = pytest.mark.parametrize("surface", functions.values(), ids=repr)
methods = pytest.mark.parametrize("method", ["two-sided", "one-sided", "complex-step"])


def quotient(surface, x, eps, method="two-sided"):
    return difference_quotient(lambda t: on_line(surface, t), x, eps, method)


@each
def test_derivatives_by_complex_step(surface):
    for x in np.random.default_rng(1).uniform(-3, 2, 30):
        by_complex_step = numerical_gradient(surface, [x], eps=1e-20, method="complex-step")[0]
        assert surface.gradient([x])[0] == pytest.approx(by_complex_step, rel=1e-12, abs=1e-15)
        second = surface.gradient([x + 1e-20j])[0].imag / 1e-20
        assert surface.hessian([x])[0, 0] == pytest.approx(second, rel=1e-12, abs=1e-14)
        for point in surface.stationary_points:
            assert surface.gradient(point.x)[0] == pytest.approx(0, abs=1e-12)


def test_values_by_hand():
    assert cube.value([2.0]) == 8
    assert kinked.value([1.0]) == 2
    assert kinked.value([-2.0]) == 0.5
    assert functions["log-loss"].value([0.0]) == pytest.approx(np.log(2))
    assert functions["log-loss"].value([-800.0]) == 800


@each
@methods
def test_the_same_as_the_gradient_of_a_vector_of_one(surface, method):
    slope = numerical_gradient(surface, [0.7], 1e-3, method)[0]
    assert quotient(surface, 0.7, 1e-3, method) == pytest.approx(slope, rel=1e-12)


@methods
def test_many_steps_and_points_at_once(method):
    eps, x = np.array([1e-2, 1e-3]), np.array([[0.1], [0.5], [-0.7]])
    together = quotient(cube, x, eps, method)
    assert together.shape == (3, 2)
    assert together[1, 0] == quotient(cube, 0.5, 1e-2, method)


@methods
def test_precision_is_kept(method):
    assert quotient(cube, np.float32(0.5), 1e-3, method).dtype == np.float32


@each
@methods
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_the_error_stays_below_what_theory_allows(surface, method, dtype):
    eps = 10.0 ** np.arange(-7 if dtype is np.float64 else -3, -1.9, 0.1)
    for start in (0.5, -1.3, 1.7):
        x = dtype(start)
        exact = surface.gradient([float(x)])[0]
        error = np.abs(quotient(surface, x, eps, method).astype(float) - exact)
        assert (error <= 6 * expected_error(surface, x, eps, method) + 4 * np.finfo(dtype).eps * abs(exact)).all()


def test_slopes_beside_a_kink_differ():
    assert slopes_beside(kinked, 0.0) == (2, -1)
    assert slopes_beside(cube, 1.0) == pytest.approx((3, 3))
    assert quotient(kinked, 0.0, 1e-4) == pytest.approx(0.5)


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="method is 'three-sided'"):
        quotient(cube, 1.0, 1e-4, "three-sided")
    with pytest.raises(ValueError, match=r"eps goes down to 0.0, expected numbers above 0"):
        quotient(cube, 1.0, [1e-4, 0.0])
    with pytest.raises(ValueError, match="method is"):
        expected_error(cube, 1.0, 1e-4, "guessing")
