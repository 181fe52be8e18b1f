"""The numbers that notebook 08 states in its prose, computed."""

import numpy as np
import pytest

from nnlearn import descend, gradient_descent, surfaces


def polynomial_path(start, r, steps=3000):
    return descend(gradient_descent(surfaces.polynomial, start, r), steps, tolerance=1e-8)


def test_one_start_takes_79_steps_and_the_other_more_than_200():
    assert polynomial_path((1.5, 0.5), 0.1).step[-1] == 79
    assert polynomial_path((-0.5, 1.5), 0.1, steps=200).status == "steps"


def test_the_line_of_symmetry_is_kept():
    x = polynomial_path((0.2, 0.8), 0.1, steps=200).x
    assert np.allclose(x.sum(axis=1), 1, atol=1e-12)


@pytest.mark.parametrize(
    ("r", "end"), [(0.1, (1, 0)), (0.22, (1, 0)), (0.23, (0, 1)), (0.241, (0, 1)), (0.242, None), (0.3, None)]
)
def test_where_the_rate_takes_the_path(r, end):
    path = polynomial_path((1.5, 0.5), r)
    assert (path.status == "diverged") if end is None else np.allclose(path.x[-1], end, atol=0.02)


def test_the_slope_of_the_start_in_every_step():
    x = 2.0 - 200 * 0.01 * surfaces.quartic.gradient([2.0])[0]
    assert x == pytest.approx(-166)
    assert descend(gradient_descent(surfaces.quartic, [2.0], 0.01), 200).x[-1, 0] == pytest.approx(1.148, abs=5e-4)


def test_the_round_minimum_needs_18_steps_for_a_fiftieth():
    assert 0.5 * 0.8**17 > 0.01 > 0.5 * 0.8**18


def test_the_round_minimum_drops_off_the_picture_after_some_fifty_steps():
    assert 0.5 * 0.8**55 < 1e-5


def test_a_factor_of_ten_costs_a_hundred_times_the_steps():
    u = [0.5]
    for _ in range(10000):
        u.append(u[-1] - 0.4 * u[-1] ** 3)
    assert u[100] / u[10000] == pytest.approx(10, rel=0.05)


@pytest.mark.parametrize(("start", "steps"), [((0, 0), 47), ((-1.5, 1.5), 28), ((3, 3), 31283)])
def test_steps_on_the_two_hills(start, steps):
    path = descend(gradient_descent(-surfaces.two_gaussians, start, 0.3), 40000, tolerance=1e-10, every=40000)
    assert path.step[-1] == steps


def test_which_parabola_the_four_rates_belong_to():
    assert pytest.approx(1.9608, abs=5e-5) == 2 / 1.02
    assert pytest.approx(2.2222, abs=5e-5) == 2 / 0.9
    assert surfaces.quadratic.hessian([0.0])[0, 0] == 2
    assert abs(1 - 1.02 * 1) == pytest.approx(0.02)


def test_fifty_away_after_a_hundred_steps():
    x = descend(gradient_descent(surfaces.quadratic, [1.0], 1.02), 100).x[-1, 0]
    assert x == pytest.approx(50.5, abs=0.01)
