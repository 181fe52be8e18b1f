"""The numbers that notebook 11 states in its prose, computed."""

import numpy as np
import pytest

from nnlearn import Network, conjugate_gradient, data, descend, gauss_newton, levenberg_marquardt, surfaces
from nnlearn.least_squares import damped_step
from nnlearn.widgets.curve_fit import CurveFitPanel

ROSENBROCK = surfaces.rosenbrock


def test_numbers_kept_by_conjugate_gradient():
    assert Network((3, 5, 5, 4)).n_parameters == 74
    assert (4 * 74, 74**2) == (296, 5476)


def test_the_residual_grows_at_the_first_step_alone():
    tri = surfaces.tridiagonal
    A = tri.hessian(np.zeros(6))
    path = descend(conjugate_gradient(tri, np.zeros(6), lambda p: A @ p), 6)
    assert (np.diff((path.grad**2).sum(axis=1)) > 0).tolist() == [True, False, False, False, False, False]
    assert (np.diff(path.J) < 0).all()


def test_gauss_newton_goes_downhill_too_far_and_then_arrives():
    path = descend(gauss_newton(ROSENBROCK.residuals, [-1.2, 1.0], ROSENBROCK.jacobian), 2)
    np.testing.assert_allclose(path.J, [24.2, 2342.56, 0], atol=1e-9)
    d = path.x[1] - path.x[0]
    assert path.grad[0] @ d == pytest.approx(-48.4)
    assert path.grad[0] @ d == pytest.approx(-2 * np.sum((ROSENBROCK.jacobian([-1.2, 1.0]) @ d) ** 2))


def test_the_upper_left_entries():
    jacobian = ROSENBROCK.jacobian([-1.2, 1.0])
    assert 2 * (jacobian.T @ jacobian)[0, 0] == pytest.approx(1154)
    assert ROSENBROCK.hessian([-1.2, 1.0])[0, 0] == pytest.approx(1330)


def test_on_the_last_stretch_the_damping_falls_and_the_gain_ratio_is_near_one():
    path = descend(levenberg_marquardt(ROSENBROCK.residuals, [-1.2, 1.0], ROSENBROCK.jacobian), 22)
    last = path.notes[-8:]
    assert all(abs(note["rho"] - 1) < 0.1 for note in last)
    assert (np.diff([note["nu"] for note in last]) < 0).all()
    for before, after in zip(path.notes[1:], path.notes[2:], strict=False):
        if before["rho"] < 0:
            assert after["nu"] == 2 * before["nu"]


def test_along_the_valley_floor_the_best_damping_falls_towards_the_minimum():
    dampings, best = np.geomspace(1e-4, 1e4, 401), []
    for w1 in (0, 0.3, 0.5, 0.8, 0.94):
        w = np.array([w1, w1**2])
        e, jacobian = ROSENBROCK.residuals(w), ROSENBROCK.jacobian(w)
        best.append(dampings[np.argmin([ROSENBROCK.value(w + damped_step(e, jacobian, nu)) for nu in dampings])])
    assert (np.diff(best) < 0).all()
    assert best[0] > 50 * best[-1]


def test_the_curve_has_25_points_and_the_network_16_weights():
    net, theta, X, Y = data.wave()
    assert (net.n_parameters, theta.shape, X.shape, Y.shape) == (16, (16,), (25, 1), (25, 1))


def test_after_a_hundred_evaluations():
    panel = CurveFitPanel()
    costs = {}
    for name, (path, spent) in panel.paths.items():
        costs[name] = path.J[np.searchsorted(spent, 100, side="right") - 1]
    assert costs["Levenberg-Marquardt"] < 0.03
    assert costs["gradient descent"] > 100 * costs["Levenberg-Marquardt"] / 2
    fit = panel.net.predict(panel.paths["Levenberg-Marquardt"][0].x[60], panel.grid)[:, 0]
    rises = np.diff(np.sign(np.diff(fit[15:-15])))
    assert (rises < 0).sum() == 2, "two humps"


def test_gradient_descent_still_draws_a_slope():
    panel = CurveFitPanel()
    path, _ = panel.paths["gradient descent"]
    fit = panel.net.predict(path.x[99], panel.grid)[:, 0]
    assert (np.diff(fit) < 0).all()
