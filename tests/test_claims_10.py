"""The numbers that notebook 10 states in its prose, computed."""

import numpy as np
import pytest

from nnlearn import data, descend, endpoints, gradient_descent, hessian_cost, newton, numerical_hessian, surfaces
from nnlearn.quadratic_model import arrivals, newton_endpoints
from nnlearn.slices import grid
from nnlearn.widgets.newton_ends import GRADIENT_STEPS, SCENES

VALLEY, HILLS = surfaces.rosenbrock, surfaces.two_gaussians
START = [-1.2, 1.0]


def test_five_steps_in_the_valley():
    J = descend(newton(VALLEY, START, VALLEY.hessian), 5).J
    assert J[5] == pytest.approx(1e-11, rel=1)
    assert round(J[1]) == 5
    assert round(J[2]) == 1412


def test_gradient_descent_takes_28700_steps_to_get_as_far():
    low = descend(newton(VALLEY, START, VALLEY.hessian), 5).J[5]
    path = descend(gradient_descent(VALLEY, START, 0.001), 40000, until=lambda visit: low >= visit.J, every=40000)
    assert path.step[-1] == pytest.approx(28700, abs=20)


def test_curvatures_of_the_valley_differ_2500_fold():
    low, high = np.linalg.eigvalsh(VALLEY.hessian([1.0, 1.0]))
    assert high / low == pytest.approx(2500, rel=0.01)


def test_curvatures_of_the_network_with_nine_parameters_at_its_start():
    net, theta, X, Y = data.regression_example()
    curvatures = np.linalg.eigvalsh(numerical_hessian(net.objective(X, Y), theta, eps=1e-5))
    assert (curvatures < -1e-6).sum() == 4
    assert curvatures[0] == pytest.approx(-0.75, abs=5e-4)
    assert (len(theta), len(X)) == (9, 2)


def test_two_curvatures_of_the_network_stay_zero_all_the_way():
    net, theta, X, Y = data.regression_example()
    cost = net.objective(X, Y)
    for x in descend(gradient_descent(cost, theta, 0.1), steps=100, every=20).x:
        curvatures = np.linalg.eigvalsh(numerical_hessian(cost, x, eps=1e-5))
        assert (abs(curvatures) < 1e-9).sum() >= 2


def test_at_the_flat_minimum_the_hessian_is_zero():
    assert not surfaces.polynomial.hessian([0.0, 1.0]).any()


def test_why_the_four_experiments_end_as_they_do():
    dome = np.linalg.eigvalsh(HILLS.hessian([-0.6, 0.6]))
    assert (dome < 0).all()
    assert dome[1] == pytest.approx(-0.2, abs=0.01)
    saddle = np.linalg.eigvalsh(HILLS.hessian([0.3, -0.6]))
    assert saddle[0] < 0 < saddle[1] < 0.12
    start, end = np.zeros(2), descend(newton(HILLS, [0.0, 0.0], HILLS.hessian), 4)
    assert np.linalg.norm(end.x[-1] - start) < 0.25
    assert end.J[-1] == pytest.approx(0.4416, abs=5e-5)
    step = np.linalg.solve(HILLS.hessian(start), -HILLS.gradient(start))
    assert HILLS.gradient(start) @ step < 0


def test_curvatures_of_the_saddle():
    saddle = next(point for point in HILLS.stationary_points if point.kind == "saddle")
    assert np.linalg.eigvalsh(HILLS.hessian(saddle.x)) == pytest.approx([-0.732, 1.778], abs=5e-4)


def test_a_quarter_of_the_step_climbs_and_a_half_does_not():
    x = np.array([-0.6, 0.6])
    p = np.linalg.solve(HILLS.hessian(x), -HILLS.gradient(x))
    quarter, half = (HILLS.value(x + damping * p) for damping in (0.25, 0.5))
    assert half == pytest.approx(0.22, abs=5e-3)
    assert half < HILLS.value(x) < quarter
    assert HILLS.value(x) == pytest.approx(0.757, abs=5e-4)


def test_half_of_the_starts_end_in_the_saddle_of_the_polynomial_whatever_the_damping():
    polynomial = surfaces.polynomial
    starts = grid(SCENES["polynomial, looking for a minimum"].window, 61)
    for damping in (1.0, 0.25):
        ends = arrivals(newton_endpoints(polynomial, starts, 60, damping), [p.x for p in polynomial.stationary_points])
        assert np.mean(ends == 2) == pytest.approx(0.5, abs=0.05)


def test_all_starts_that_200_steps_of_the_gradient_leave_white_are_on_their_way():
    scene = SCENES["two hills, looking for a maximum"]
    starts = grid(scene.window, 21)
    x, status = endpoints(gradient_descent(scene.cost, starts, scene.rate), GRADIENT_STEPS)
    assert GRADIENT_STEPS == 200
    white = arrivals(x, [p.x for p in HILLS.stationary_points]) < 0
    assert white.any()
    assert (status[white] == "finite").all()
    assert (HILLS.value(x[white]) >= HILLS.value(starts[white])).all()


def test_another_unit_leads_the_gradient_to_another_minimum_and_newton_to_the_same():
    ends = {}
    for s in (10**-0.15, 1.0):
        other = surfaces.rescaled(surfaces.twin_minima, (1, s))
        by_gradient = descend(gradient_descent(other, [0.25, 0.0], 0.08), 2000, every=2000)
        by_newton = descend(newton(other, [0.25, 0.0], other.hessian), 10)
        ends[s] = [path.x[-1] / (1, s) for path in (by_gradient, by_newton)]
    assert ends[10**-0.15][0] == pytest.approx([0.5, 2.0], abs=0.01)
    assert ends[1.0][0] == pytest.approx([2.0, 0.5], abs=0.01)
    assert ends[1.0][1] == pytest.approx(ends[10**-0.15][1])


def test_descent_takes_709_steps_in_the_stretched_bowl():
    bowl = surfaces.stretched_bowl(100)
    path = descend(gradient_descent(bowl, [1.0, 1.0], 1 / 101), 1000, until=lambda visit: np.hypot(*visit.x) <= 1e-6)
    assert path.step[-1] == 709
    assert descend(newton(bowl, [1.0, 1.0], bowl.hessian), 1).x[1] == pytest.approx([0, 0], abs=1e-12)


def test_what_millions_of_parameters_cost():
    million, many = (hessian_cost.memory(N)["Hessian"] for N in (10**6, 10**9))
    assert (million, many) == (8e12, 8e18)
