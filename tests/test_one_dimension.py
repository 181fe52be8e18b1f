"""The quartic of one variable: the same as the surface, and what is said of many starts and rates holds for each."""

import numpy as np
import pytest

from nnlearn import descend, endpoints, gradient_descent, newton
from nnlearn.convergence import error_factor
from nnlearn.one_dimension import (
    AWAY,
    INFLECTIONS,
    LEFT,
    NO_REST,
    RIGHT,
    STATIONARY,
    TO_LEFT,
    TO_RIGHT,
    TO_TOP,
    TOP,
    cobweb,
    descent_ends,
    descent_step,
    f,
    largest_stable_rate,
    late_iterates,
    newton_constant,
    newton_ends,
    newton_leaps,
    newton_step,
    parabola,
    period,
    simple_borders,
    tangent,
)
from nnlearn.surfaces import quartic

X = np.linspace(-5, 5, 41)


def test_it_is_the_surface():
    column = X[:, np.newaxis]
    assert np.allclose(f(X), quartic.value(column), rtol=1e-13)
    assert np.allclose(f(X, 1), quartic.gradient(column)[:, 0], rtol=1e-13, atol=1e-11)
    assert np.allclose(f(X, 2), quartic.hessian(column)[:, 0, 0], rtol=1e-13)
    assert np.allclose(f(X, 3), quartic.hessian(column + 1e-20j)[:, 0, 0].imag / 1e-20)
    assert np.allclose(f(np.array(STATIONARY), 1), 0, atol=1e-12)
    assert np.allclose(f(np.array(INFLECTIONS), 2), 0, atol=1e-12)


@pytest.mark.parametrize("x", [-2.0, 0.0, 1.5])
def test_tangent_and_parabola_leave_errors_of_second_and_third_order(x):
    for h in (1e-2, 1e-3):
        assert f(x + h) - tangent(x, x + h) == pytest.approx(f(x, 2) * h**2 / 2, rel=0.2)
        assert f(x + h) - parabola(x, x + h) == pytest.approx(f(x, 3) * h**3 / 6 + 3 * h**4, rel=1e-3, abs=1e-13)


def test_one_step_is_that_of_the_methods():
    for x in (-3.0, 0.3, 2.0):
        assert descent_step(x, 0.01) == pytest.approx(descend(gradient_descent(quartic, [x], 0.01), 1).x[1, 0])
        assert newton_step(x) == pytest.approx(descend(newton(quartic, [x], quartic.hessian), 1).x[1, 0])
        slope = f(newton_step(x)) - parabola(x, newton_step(x))
        assert np.isfinite(slope)
        assert (parabola(x, newton_step(x) + 1e-4) - parabola(x, newton_step(x) - 1e-4)) == pytest.approx(0, abs=1e-9)


def test_a_flat_slope_leaps_to_infinity_without_a_warning():
    assert np.isinf(newton_step(np.array([INFLECTIONS[0]]))).all() or abs(newton_step(INFLECTIONS[0])) > 1e9


def test_factors_and_limits():
    for minimum in (LEFT, RIGHT):
        r = largest_stable_rate(minimum)
        assert error_factor(r, f(minimum, 2)) == pytest.approx(-1)
        h = 1e-6
        factor = error_factor(0.01, f(minimum, 2))
        assert (descent_step(minimum + h, 0.01) - minimum) / h == pytest.approx(factor, rel=1e-4)
        assert (newton_step(minimum + 1e-4) - minimum) / 1e-8 == pytest.approx(newton_constant(minimum), rel=1e-3)


def test_the_cobweb_goes_to_g_and_then_to_the_diagonal():
    x = np.array([2.0, 1.0, 3.0])
    assert cobweb(x).tolist() == [[2, 2], [2, 1], [1, 1], [1, 3], [3, 3]]


@pytest.mark.parametrize("r", [0.0005, 0.005, 0.01, 0.0155])
def test_ends_are_those_of_a_long_descent(r):
    x = np.linspace(-5.5, 5, 301)
    far, status = endpoints(gradient_descent(quartic, x[:, np.newaxis], r), 1500)
    ends = descent_ends(x, r)
    assert np.array_equal(ends == AWAY, status == "diverged")
    assert np.allclose(far[ends == TO_LEFT], LEFT, atol=1e-4)
    assert np.allclose(far[ends == TO_RIGHT], RIGHT, atol=1e-4)
    assert not (ends == NO_REST).any()


def test_where_a_minimum_repels_there_is_no_rest():
    assert descent_ends([-2.0, 1.0, 9.0], 0.016).tolist() == [NO_REST, TO_RIGHT, AWAY]
    assert descent_ends(1.0, np.array([0.047, 0.048])).tolist() == [TO_RIGHT, NO_REST]


def test_rates_and_starts_broadcast():
    ends = descent_ends(X, np.array([[0.005], [0.01]]))
    assert ends.shape == (2, 41)
    assert np.array_equal(ends[1], descent_ends(X, 0.01))


def test_newton_ends():
    assert newton_ends(np.array([-1.5, 0.7, -2.0, 0.75, 0.0])).tolist() == [
        TO_RIGHT,
        TO_LEFT,
        TO_LEFT,
        TO_RIGHT,
        TO_TOP,
    ]
    assert newton_ends(1.0, steps=1) == NO_REST


def test_late_iterates_and_their_period():
    late = late_iterates(-2.0, np.array([0.01, 0.016, 0.0195, 0.0205, 0.04]), keep=40)
    assert late.shape == (40, 5)
    assert [period(x) for x in late.T[:4]] == [1, 2, 4, 0]
    assert not np.isfinite(late[:, 4]).any()
    assert np.sort(late[:2, 1]) == pytest.approx([-2.795358377519991, -2.39389666567198])


def test_leaps_run_along_the_parabola_and_the_tangent():
    x = [0.7, newton_step(0.7), newton_step(newton_step(0.7))]
    on_f, on_slope = newton_leaps(x, points=5)
    assert on_f.shape == (1 + 2 * 6, 2)
    assert on_f[0].tolist() == [0.7, f(0.7)]
    assert np.allclose(on_f[1:6, 1], parabola(0.7, on_f[1:6, 0]))
    assert on_f[6].tolist() == [x[1], f(x[1])]
    assert on_slope[:, 0].tolist() == [x[0], x[1], x[1], x[2], x[2]]
    assert on_slope[1::2, 1].tolist() == [0, 0]


@pytest.mark.parametrize("r", [0.003, 0.01, 0.015])
def test_the_borders_are_thrown_on_the_top_and_bound_the_simple_basins(r):
    low, high = simple_borders(r)
    assert (low - LEFT) * (low - RIGHT) == pytest.approx(1 / (12 * r))
    assert descent_step(np.array([low, high]), r) == pytest.approx([TOP, TOP])
    inside = descent_ends(np.array([low + 1e-6, TOP - 1e-3, TOP + 1e-3, high - 1e-6]), r)
    assert inside.tolist() == [TO_LEFT, TO_LEFT, TO_RIGHT, TO_RIGHT]
    assert descent_ends(np.array([low - 1e-6, high + 1e-6]), r).tolist() == [TO_RIGHT, TO_LEFT]
