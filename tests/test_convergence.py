"""Speed of descent at a minimum, foretold by factors and found by descending."""

import numpy as np
import pytest

from nnlearn import descend, gradient_descent, surfaces
from nnlearn.convergence import error_factor, steps_until_close


@pytest.mark.parametrize("r", [0.05, 0.5, 0.9, 1.02])
def test_a_step_multiplies_the_distance_by_the_factor(r):
    path = descend(gradient_descent(surfaces.quadratic, [1.0], r), steps=5)
    np.testing.assert_allclose(path.x[:, 0], error_factor(r, 2.0) ** np.arange(6), rtol=1e-12, atol=1e-15)


def test_factors_of_many_rates_and_curvatures():
    assert error_factor([0.1, 0.2], 2.0).tolist() == pytest.approx([0.8, 0.6])
    assert error_factor(0.1, [2.0, 20.0]).tolist() == pytest.approx([0.8, -1.0])


@pytest.mark.parametrize("kappa", [1, 10, 100])
@pytest.mark.parametrize("share", [0.5, 0.95])
def test_steps_are_those_of_a_descent(kappa, share):
    r = share / kappa
    path = descend(
        gradient_descent(surfaces.stretched_bowl(kappa), [1.0, 1.0], r),
        steps=3000,
        until=lambda visit: np.linalg.norm(visit.x) <= 1e-6,
    )
    assert steps_until_close([1.0, 1.0], error_factor(r, [2.0, 2.0 * kappa]), most=3000) == path.step[-1]


def test_what_runs_away_or_is_too_slow_is_never_close():
    assert steps_until_close([1.0], [-1.04]) is None
    assert steps_until_close([1.0], [0.999], most=100) is None
    assert steps_until_close([1e-9], [0.5]) == 0


def test_other_shapes_are_refused():
    with pytest.raises(ValueError, match=r"start has shape \(2,\) and factors \(1,\), expected \(d,\) both"):
        steps_until_close([1.0, 1.0], [0.5])
    with pytest.raises(ValueError, match="close is 0, expected above 0"):
        steps_until_close([1.0], [0.5], close=0)
