"""Line searches: the length of a step found by trying, by hand and along descents."""

from itertools import pairwise

import numpy as np
import pytest

from nnlearn import descend, gradient_descent, surfaces

BOWL, POLYNOMIAL = surfaces.stretched_bowl(10), surfaces.polynomial


def test_armijo_by_hand():
    # From x = 1 on x^2 with r = 3: x = 1 - 2 r gives 25, 4 and 0.25; the first below 1 is r = 0.75.
    visits = gradient_descent(surfaces.quadratic, [1.0], learning_rate=3, line_search="armijo")
    path = descend(visits, steps=1)
    assert path.x.ravel().tolist() == [1, -0.5]
    assert path.evaluations["cost"].tolist() == [1, 5], "one at the start, three trials, one at the new point"


def test_armijo_asks_for_enough():
    # r = 1 throws x = 1 to -1, where x^2 is the same: not enough, so r = 1/2 is taken.
    path = descend(gradient_descent(surfaces.quadratic, [1.0], 1.0, line_search="armijo"), steps=1)
    assert path.x.ravel().tolist() == [1, 0]


@pytest.mark.parametrize(
    ("surface", "start"),
    [
        (surfaces.quadratic, [2.0]),
        (surfaces.quartic, [2.5]),
        (surfaces.quartic, [-4.0]),
        (BOWL, [1.0, 1.0]),
        (surfaces.stretched_bowl(100), [100.0, 1.0]),
        (POLYNOMIAL, [0.5, 0.2]),
        (-surfaces.two_gaussians, [0.0, 0.0]),
        (surfaces.rosenbrock, [-1.2, 1.0]),
    ],
    ids=lambda value: repr(value),
)
@pytest.mark.parametrize("line_search", ["armijo", "exact"])
def test_line_searches_never_rise(surface, start, line_search):
    path = descend(gradient_descent(surface, start, 1.0, line_search), steps=60)
    assert (np.diff(path.J) <= 1e-14 * np.abs(path.J).max()).all()
    assert path.J[-1] < path.J[0]
    for i, (x, after) in enumerate(pairwise(path.x)):
        if not np.array_equal(x, after):
            step, slope = after - x, path.grad[i] @ path.grad[i]
            r = -(step @ path.grad[i]) / slope
            np.testing.assert_allclose(step, -r * path.grad[i], rtol=1e-6, atol=1e-12)
            if line_search == "armijo" and np.abs(step).max() > 1e-6:
                assert np.log2(r) == pytest.approx(round(np.log2(r)), abs=1e-3)
                assert path.J[i + 1] <= path.J[i] - 0.99e-4 * r * slope + 1e-15 * abs(path.J[i])


def test_exact_steps_are_orthogonal():
    path = descend(gradient_descent(POLYNOMIAL, [0.5, 0.2], line_search="exact"), steps=6)
    for before, after in pairwise(path.grad):
        assert abs(before @ after) < 1e-9 * np.linalg.norm(before)


@pytest.mark.parametrize("line_search", ["armijo", "exact"])
def test_line_search_stays_at_a_minimum(line_search):
    path = descend(gradient_descent(BOWL, [0.0, 0.0], line_search=line_search), steps=3)
    assert path.x.tolist() == [[0, 0]] * 4


def test_armijo_stays_where_no_step_lowers_the_cost():
    path = descend(gradient_descent(lambda x: (x @ x, -2 * x), [1.0], line_search="armijo"), steps=2)
    assert path.x.ravel().tolist() == [1, 1, 1]
    assert "standing still" in path.message


def test_exact_search_on_a_bottomless_cost_says_diverged():
    path = descend(gradient_descent(lambda x: (-np.exp(x[0]), -np.exp(x)), [0.0], line_search="exact"), steps=5)
    assert path.status == "diverged"


def test_exact_search_ends_for_a_straight_slope():
    path = descend(gradient_descent(lambda x: (x[0], np.ones(1)), [0.0], line_search="exact"), steps=2)
    assert path.J[2] < path.J[1] < -1e15
