"""Surfaces: exact derivatives, true stationary points, many points at once."""

import numpy as np
import pytest

from nnlearn import numerical_gradient, surfaces
from nnlearn.surfaces import Surface

NAMED = [surface for surface in vars(surfaces).values() if isinstance(surface, Surface)]
NAMED += [surfaces.stretched_bowl(), surfaces.stretched_bowl(1), surfaces.stretched_bowl(50.5)]
NAMED += [surfaces.kinked(), surfaces.kinked(-1, 0.5), surfaces.linear_fit(), surfaces.linear_fit((-1, 2), (0, 3))]
NAMED += [surfaces.rescaled(surfaces.rosenbrock, (2, 0.5)), surfaces.rescaled(surfaces.tridiagonal, np.arange(1, 7))]
ALL = NAMED + [-surface for surface in NAMED]
each = pytest.mark.parametrize("surface", ALL, ids=repr)


def points(surface, shape, seed=1):
    low, high = np.array(surface.bounds).T
    return np.random.default_rng(seed).uniform(low, high, (*shape, surface.dimension))


def test_values_by_hand():
    assert surfaces.quadratic([3.0])[0] == 9
    assert surfaces.quartic.value([1.0]) == 6
    assert surfaces.stretched_bowl(10).value([1.0, 2.0]) == 41
    assert surfaces.polynomial.value([2.0, 3.0]) == 16 * 9 + 16
    assert surfaces.two_gaussians.value([-1.0, 1.0]) == pytest.approx(1 + 0.6 * np.exp(-4 - 2 + 0.8))
    assert surfaces.rosenbrock.value([-1.2, 1.0]) == pytest.approx(24.2)


@each
def test_gradient_by_complex_step(surface):
    for x in points(surface, (20,)):
        J, grad = surface(x)
        assert surface.value(x) == J
        assert np.shape(J) == ()
        np.testing.assert_array_equal(grad, surface.gradient(x))
        by_complex_step = numerical_gradient(surface, x, eps=1e-20, method="complex-step")
        np.testing.assert_allclose(grad, by_complex_step, rtol=1e-11, atol=1e-12)


@each
def test_hessian_by_complex_step(surface):
    d = surface.dimension
    for x in points(surface, (20,), seed=2):
        H = surface.hessian(x)
        columns = [surface.gradient(x + 1e-20j * e).imag / 1e-20 for e in np.eye(d)]
        assert H.shape == (d, d)
        np.testing.assert_array_equal(H, H.T)
        np.testing.assert_allclose(H, np.transpose(columns), rtol=1e-11, atol=1e-11)


@each
def test_stationary_points_are_what_they_are_called(surface):
    assert bool(surface.stationary_points) != surface.name.endswith("plateau"), "it falls for ever"
    for point in surface.stationary_points:
        assert all(type(coordinate) is float for coordinate in point.x)
        polish = f"write {point.x} with all digits: descend(newton({surface}, x, {surface}.hessian), 9).x[-1].tolist()"
        np.testing.assert_allclose(surface.gradient(point.x), 0, atol=1e-12, err_msg=polish)
        assert all(low <= c <= high for c, (low, high) in zip(point.x, surface.bounds, strict=True))
        curvatures = np.linalg.eigvalsh(surface.hessian(point.x))
        if curvatures.any():
            negative = (curvatures < 0).sum()
            assert point.kind == {0: "minimum", len(curvatures): "maximum"}.get(negative, "saddle")
        else:  # degenerate: the neighbours decide
            around = surface.value(np.add(point.x, points(surface, (200,)) * 0.01))
            assert point.kind == ("minimum" if (around > surface.value(point.x)).all() else "maximum")


@each
def test_many_points_at_once(surface):
    d = surface.dimension
    x = points(surface, (4, 3))
    J, grad = surface(x)
    H = surface.hessian(x)
    assert (J.shape, grad.shape, H.shape) == ((4, 3), (4, 3, d), (4, 3, d, d))
    for i in np.ndindex(4, 3):
        np.testing.assert_allclose(J[i], surface.value(x[i]), rtol=1e-14)
        np.testing.assert_allclose(grad[i], surface.gradient(x[i]), rtol=1e-14)
        np.testing.assert_allclose(H[i], surface.hessian(x[i]), rtol=1e-14)


@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex64, np.complex128])
def test_dtypes_are_kept(surface, dtype):
    x = points(surface, (2,)).astype(dtype)
    assert {surface.value(x).dtype, surface.gradient(x).dtype, surface.hessian(x).dtype} == {np.dtype(dtype)}


@each
def test_lists_of_integers_are_taken_and_results_are_fresh(surface):
    ones = [1] * surface.dimension
    assert surface.value(ones) == surface.value(np.ones(surface.dimension))
    x = np.ones(surface.dimension)
    surface(x)[1][...] = 7
    surface.hessian(x)[...] = 7
    assert x.tolist() == ones


@pytest.mark.parametrize("surface", NAMED, ids=repr)
def test_negative(surface):
    x = points(surface, (5,))
    np.testing.assert_array_equal((-surface).value(x), -surface.value(x))
    np.testing.assert_array_equal((-surface).gradient(x), -surface.gradient(x))
    np.testing.assert_array_equal((-surface).hessian(x), -surface.hessian(x))
    assert (-surface).name == "-" + surface.name
    assert (-surface).bounds == surface.bounds
    assert not hasattr(-surface, "residuals"), "the negative of a sum of squares is none"
    opposite = -surface
    assert (-opposite).name == surface.name
    assert (-opposite).stationary_points == surface.stationary_points


@pytest.mark.parametrize("surface", [s for s in NAMED if hasattr(s, "residuals")], ids=repr)
def test_residuals_and_jacobian(surface):
    x = points(surface, (3, 2))
    e, jacobian = surface.residuals(x), surface.jacobian(x)
    assert jacobian.shape == (*e.shape, surface.dimension)
    np.testing.assert_allclose((e**2).sum(axis=-1), surface.value(x), rtol=1e-12)
    gradient = 2 * np.einsum("...ij,...i->...j", jacobian, e)
    np.testing.assert_allclose(gradient, surface.gradient(x), rtol=1e-10, atol=1e-10)
    columns = [surface.residuals(x + 1e-20j * k).imag / 1e-20 for k in np.eye(surface.dimension)]
    np.testing.assert_allclose(jacobian, np.stack(columns, axis=-1), rtol=1e-11, atol=1e-14)


def test_rosenbrock_is_a_sum_of_squares():
    assert surfaces.rosenbrock.residuals([-1.2, 1.0]) == pytest.approx([-4.4, 2.2])


@each
def test_text(surface):
    assert repr(surface) == surface.name
    assert surface.formula
    assert len(surface.bounds) == surface.dimension
    assert all(low < high for low, high in surface.bounds)


@each
def test_other_shapes_are_refused(surface):
    d = surface.dimension
    message = rf"x has shape \(4, 5\), expected \(\.\., {d}\): .* variables?, and they are the last axis of x"
    for function in (surface, surface.value, surface.gradient, surface.hessian):
        with pytest.raises(ValueError, match=message):
            function(np.zeros((4, 5)))
        with pytest.raises(ValueError, match=r"x has shape \(\), expected"):
            function(1.0)
        with pytest.raises(TypeError, match=r"x holds .* expected numbers"):
            function(["a"] * d)


def test_condition_numbers_out_of_range_are_refused():
    for kappa in (0.5, 0, -3, np.nan, np.inf):
        with pytest.raises(ValueError, match=r"kappa is .*, expected .*at least 1: exchange the axes instead"):
            surfaces.stretched_bowl(kappa)
    with pytest.raises(TypeError, match="kappa is '2', expected a number"):
        surfaces.stretched_bowl("2")


def test_other_units_are_the_same_surface():
    s, x = np.array([2.0, 0.5]), np.array([-1.2, 1.0])
    other = surfaces.rescaled(surfaces.rosenbrock, s)
    assert other.value(s * x) == pytest.approx(24.2)
    assert other.gradient(s * x) == pytest.approx([-215.6 / 2, -88 / 0.5])
    np.testing.assert_allclose(other.hessian(s * x), [[1330 / 4, 480], [480, 200 / 0.25]], rtol=1e-12)
    assert other.bounds == [(-4.0, 4.0), (-0.5, 1.5)]


@pytest.mark.parametrize("factors", [(1, 2, 3), (1, 0), (1, -2)])
def test_units_that_are_none_are_refused(factors):
    with pytest.raises(ValueError, match="factors"):
        surfaces.rescaled(surfaces.rosenbrock, factors)
