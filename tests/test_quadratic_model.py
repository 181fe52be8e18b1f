"""The quadratic model: values, steps and level lines agree with what they are defined by."""

import numpy as np
import pytest

from nnlearn import descend, newton, surfaces
from nnlearn.quadratic_model import (
    FAR,
    arrivals,
    level_lines,
    model_value,
    negative_curvatures,
    newton_endpoints,
    to_centre,
)

SURFACES = [surfaces.two_gaussians, surfaces.rosenbrock, surfaces.polynomial, surfaces.twin_minima]
each = pytest.mark.parametrize("surface", SURFACES, ids=repr)


def points(surface, n, seed=3):
    low, high = np.array(surface.bounds).T
    return np.random.default_rng(seed).uniform(low, high, (n, 2))


def test_a_quadratic_is_its_own_model():
    bowl = surfaces.stretched_bowl(7)
    x = np.array([0.3, -0.8])
    (J, grad), H = bowl(x), bowl.hessian(x)
    p = points(bowl, 10)
    np.testing.assert_allclose(model_value(J, grad, H, p), bowl.value(x + p), rtol=1e-12)


def test_the_model_is_off_by_the_third_order():
    x, p = np.array([-1.2, 1.0]), np.array([1.0, 2.0])
    (J, grad), H = surfaces.rosenbrock(x), surfaces.rosenbrock.hessian(x)
    off = [surfaces.rosenbrock.value(x + h * p) - model_value(J, grad, H, h * p) for h in (1e-2, 1e-3)]
    assert off[0] / off[1] == pytest.approx(1000, rel=0.05)


def test_curvatures_are_counted():
    H = [np.diag([1.0, 2.0]), np.diag([-1.0, 2.0]), np.diag([-1.0, -2.0])]
    assert negative_curvatures(np.array(H)).tolist() == [0, 1, 2]


@each
def test_steps_solve_their_system(surface):
    x = points(surface, 20)
    grad, H = surface.gradient(x), surface.hessian(x)
    p = to_centre(grad, H)
    np.testing.assert_allclose(np.einsum("nij,nj->ni", H, p), -grad, atol=1e-8 * np.abs(H).max())


def test_a_singular_hessian_has_no_finite_step():
    assert not np.isfinite(to_centre(np.ones(2), np.ones((2, 2)))).any()


@each
@pytest.mark.parametrize("damping", [1.0, 0.5])
def test_many_starts_go_where_each_goes_alone(surface, damping):
    starts = points(surface, 12)
    together = newton_endpoints(surface, starts, 6, damping)
    for start, end in zip(starts, together, strict=True):
        path = descend(newton(surface, start, surface.hessian, damping), 6)
        if path.status == "steps":
            np.testing.assert_allclose(end, path.x[-1], rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize(("name", "value"), [("damping", 0.0), ("damping", 1.5), ("steps", -1)])
def test_numbers_out_of_range_are_refused(name, value):
    with pytest.raises(ValueError, match=name):
        newton_endpoints(surfaces.rosenbrock, [0.0, 0.0], **{name: value})


def test_who_arrives_where():
    x = np.array([[0.0, 0.1], [1.0, 1.0], [5.0, 5.0], [np.nan, 0.0]])
    assert arrivals(x, [(0, 0), (1, 1)]).tolist() == [0, 1, -1, -1]


@each
def test_level_lines_have_their_level(surface):
    for x in points(surface, 30):
        (J, grad), H = surface(x), surface.hessian(x)
        levels = J + np.array([-0.3, -0.01, 0.0, 0.02, 0.5])
        for line in level_lines(x, J, grad, H, levels):
            near = line[(np.abs(line) < 50).all(axis=1)]
            heights = model_value(J, grad, H, near - x)
            size = 1 + np.abs(H).max() * (1 + np.abs(near - x).max(initial=0) ** 2)
            assert np.abs(heights[:, np.newaxis] - levels).min(axis=1).max(initial=0) < 1e-9 * size


@each
def test_the_line_of_a_point_passes_it(surface):
    for x in points(surface, 30):
        (J, grad), H = surface(x), surface.hessian(x)
        lines = level_lines(x, J, grad, H, [J])
        assert min(np.linalg.norm(line - x, axis=1).min() for line in lines) < 0.05
        assert max(np.abs(line).max() for line in lines) <= FAR


@pytest.mark.parametrize("H", [np.zeros((2, 2)), np.diag([1.0, 0.0])])
def test_without_a_centre_there_are_no_lines(H):
    assert level_lines(np.zeros(2), 0.0, np.ones(2), H, [1.0]) == []


def test_a_bowl_has_no_lines_below_its_centre_and_a_point_is_none():
    assert level_lines(np.ones(2), 1.0, np.zeros(2), np.eye(2), [0.5]) == []
    assert level_lines(np.ones(2), 1.0, np.zeros(2), np.eye(2), [1.0]) == []
