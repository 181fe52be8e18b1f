"""The damped step: what it minimises, and its two ends."""

import numpy as np
import pytest
from scipy import optimize

from nnlearn.least_squares import damped_step, linearised_loss
from nnlearn.surfaces import rosenbrock

W = np.array([-1.2, 1.0])
E, J = rosenbrock.residuals(W), rosenbrock.jacobian(W)


@pytest.mark.parametrize("nu", [0.01, 1.0, 100.0])
def test_it_minimises_the_linearised_loss_with_a_price_on_its_length(nu):
    best = optimize.minimize(lambda d: linearised_loss(E, J, d) + nu * d @ d, np.zeros(2), tol=1e-12).x
    np.testing.assert_allclose(damped_step(E, J, nu), best, rtol=1e-5)


def test_small_damping_is_gauss_newton_and_large_damping_is_descent():
    np.testing.assert_allclose(damped_step(E, J, 1e-9), [2.2, -4.84], rtol=1e-6)
    np.testing.assert_allclose(damped_step(E, J, 1e9), -J.T @ E / 1e9, rtol=1e-5)


def test_the_step_grows_shorter_with_the_damping():
    lengths = [np.linalg.norm(damped_step(E, J, nu)) for nu in np.geomspace(1e-3, 1e4, 30)]
    assert (np.diff(lengths) < 0).all()


def test_the_linearised_loss_by_hand():
    assert linearised_loss(E, J, np.zeros(2)) == pytest.approx(24.2)
    assert linearised_loss(E, J, np.array([2.2, -4.84])) == pytest.approx(0, abs=1e-20)
