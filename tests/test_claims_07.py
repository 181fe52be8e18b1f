"""The numbers that notebook 07 states in its prose, computed."""

import numpy as np
import pytest

from nnlearn import descend, gradient_descent, newton, surfaces
from nnlearn.exercises import one_dimension as exercises
from nnlearn.one_dimension import (
    LEFT,
    RIGHT,
    TO_LEFT,
    TO_RIGHT,
    TOP,
    descent_ends,
    descent_step,
    f,
    late_iterates,
    newton_constant,
    newton_step,
    period,
)
from nnlearn.widgets.basins import RATES, STARTS

QUARTIC = surfaces.quartic


def test_the_quartic():
    assert f(np.array([LEFT, RIGHT]), 2) == pytest.approx([128.456, 41.874], abs=5e-4)
    assert (f(2.0), f(2.0, 1)) == (34, 84)
    assert f(np.array([2.0, 5.0]), 1) == pytest.approx(
        [12 * (x - LEFT) * (x - TOP) * (x - RIGHT) for x in (2.0, 5.0)], rel=1e-12
    )


def test_product_and_difference():
    step = 0.01 * f(2.0, 1)
    assert (2 * step, 2 - step) == pytest.approx((1.68, 1.16))


def test_things_to_try_in_the_descent():
    assert descent_ends([0.2, 0.25, 2.75, -4.5], 0.01).tolist() == [TO_LEFT, TO_RIGHT, TO_LEFT, TO_RIGHT]
    assert f(2.75, 1) == 261
    assert set(descent_ends(np.linspace(-5.5, 5, 631), 0.001).tolist()) == {TO_LEFT, TO_RIGHT}
    assert period(late_iterates(-2.0, np.array([0.016]))[:, 0]) == 2


def test_the_map_of_many_paths():
    assert len(STARTS) * len(RATES) == pytest.approx(165000, rel=1e-3)


def test_the_two_outermost_points_throw_each_other_to_and_fro():
    x = -4.9843121896648
    assert descent_step(x, 0.01) == pytest.approx(4.075, abs=5e-4)
    assert descent_step(descent_step(x, 0.01), 0.01) == pytest.approx(x, rel=1e-9)
    assert descent_ends([-4.984, 4.0747], 0.01).tolist() != [4, 4]
    assert descent_ends([-4.985, 4.0748], 0.01).tolist() == [4, 4]


def test_periods_along_the_bifurcation():
    rates = np.array([0.015, 0.016, 0.0195, 0.0205, 0.021, 0.03])
    assert [period(x) for x in late_iterates(-2.0, rates).T] == [1, 2, 4, 0, 0, 1]
    assert late_iterates(-2.0, np.array([0.03]))[-1] == pytest.approx([RIGHT])


def test_armijo_from_four():
    assert descent_ends(4.0, 0.1) == 4
    assert exercises.halved().tolist() == pytest.approx([0.05, -2.2])
    assert f(-6.4) == pytest.approx(2862, abs=0.5)
    for first in (0.1, 0.01):
        path = descend(gradient_descent(QUARTIC, [4.0], first, line_search="armijo"), 200, tolerance=1e-6)
        assert path.status == "converged"


def test_newton_far_away():
    assert f(-1.5, 1) == 61.25
    assert f(-1.5, 2) == -4
    assert newton_step(-1.5) == 13.8125
    assert f(0.0) == 10
    assert f(TOP) == pytest.approx(10.852, abs=5e-4)
    assert newton_step(0.7) == pytest.approx(-5.575)
    assert np.roots([36, 30, -40]).min() == pytest.approx(-1.55, abs=5e-4)


def test_errors_of_newton():
    x = descend(newton(QUARTIC, [1.0], QUARTIC.hessian), 4).x[:, 0] - RIGHT
    assert x[3] == pytest.approx(7.8e-6, rel=0.01)
    assert x[4] == pytest.approx(8e-11, rel=0.02)
    assert newton_constant(RIGHT) == pytest.approx(1.345, abs=5e-4)
    assert newton_constant(LEFT) == pytest.approx(-0.617, abs=5e-4)


def test_newton_on_x_to_the_fourth_is_no_quicker():
    x = 0.9
    assert x - 4 * x**3 / (12 * x**2) == pytest.approx(2 / 3 * x)
