"""Points on a line or a plane at which a function of many variables is looked at."""

import numpy as np
import pytest

from nnlearn import Network, data, mean_squared_error, slices, surfaces, tanh


def test_a_grid_lies_row_by_row_with_x1_running_fastest():
    points = slices.grid(((0, 2), (-1, 1)), 3)
    assert points.tolist() == [[0, -1], [1, -1], [2, -1], [0, 0], [1, 0], [2, 0], [0, 1], [1, 1], [2, 1]]


def test_reshaped_values_are_a_picture_with_its_lowest_row_first():
    bounds, n = ((-1, 2), (0, 5)), 7
    picture = slices.grid(bounds, n).sum(axis=1).reshape(n, n)
    x1, x2 = np.linspace(-1, 2, n), np.linspace(0, 5, n)
    assert np.allclose(picture, x1 + x2[:, None])


@pytest.mark.parametrize("bounds", [(0, 1), ((1, 0), (0, 1)), ((0, 1),) * 3, ((0, np.nan), (0, 1))])
def test_what_is_no_rectangle_is_refused(bounds):
    with pytest.raises(ValueError, match=r"bounds is .*expected one pair \(low, high\)"):
        slices.grid(bounds, 5)


def test_one_point_a_side_is_refused():
    with pytest.raises(ValueError, match="n is 1, expected"):
        slices.grid(((0, 1), (0, 1)), 1)


def test_a_line_runs_from_one_end_to_the_other():
    t, J = slices.on_line(surfaces.stretched_bowl(3), [0, 0], [2, 1], n=5)
    assert t.tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert np.allclose(J, (2 * t) ** 2 + 3 * t**2)


def test_a_plane_lies_in_a_space_of_more_variables():
    def f(x):
        return float(x[0] + 10 * x[1] + 100 * x[2])

    values = slices.on_plane(f, [1, 1, 1], u=[1, 0, 0], v=[0, 0, 1], bounds=((0, 2), (-1, 1)), n=3)
    assert values.tolist() == [[11, 12, 13], [111, 112, 113], [211, 212, 213]]


def test_on_its_two_variables_a_plane_is_the_grid():
    bounds, f = ((-1, 1), (0, 3)), surfaces.polynomial
    plane = slices.on_plane(f, [0, 0], [1, 0], [0, 1], bounds, n=7)
    assert np.allclose(plane.ravel(), f.value(slices.grid(bounds, 7)))


def test_values_of_a_network_s_cost_are_those_of_each_point():
    net, X, Y = data.two_weights_example()
    points = slices.grid(((-1, 1), (-1, 1)), 3)
    values = slices.values_at(net.objective(X, Y), points)
    assert values.tolist() == [net.cost(w, X, Y) for w in points]


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("lam", [0.0, 0.7])
def test_many_costs_are_those_of_each_vector(bias, lam):
    net = Network((3, 4, 2), hidden=tanh, output=tanh, cost=mean_squared_error, bias=bias)
    rng = np.random.default_rng(0)
    thetas, X, Y = rng.normal(size=(2, 3, net.n_parameters)), rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    J = slices.costs_at(net, thetas, X, Y, lam)
    assert J.shape == (2, 3)
    assert np.allclose(J, [[net.cost(theta, X, Y, lam) for theta in row] for row in thetas], rtol=1e-13)
    assert slices.costs_at(net, thetas[0, 0], X, Y, lam) == pytest.approx(J[0, 0])


@pytest.mark.parametrize("example", [data.regression_example, data.bias_free_example, data.sine_example])
def test_many_predictions_are_those_of_each_vector(example):
    net, theta, X, _ = example()
    thetas = theta + np.random.default_rng(1).normal(size=(4, len(theta)))
    together = slices.predictions_at(net, thetas, X)
    assert together.shape == (4, len(X), net.sizes[-1])
    for alone, one in zip(together, thetas, strict=True):
        np.testing.assert_allclose(alone, net.predict(one, X), rtol=1e-13)


def test_the_cross_entropy_of_many_stays_stable():
    net = Network((1, 1))
    assert slices.costs_at(net, np.array([[800.0, 0.0], [0.0, 0.0]]), [[1.0]], [[0.0]]).tolist() == [800, np.log(2)]


def test_a_scaled_function_keeps_its_centre_and_its_gradient_is_right():
    f, centre = surfaces.polynomial, np.array([0.4, -0.3])
    g = slices.scaled(f, centre, (1.0, 0.25))
    assert g(centre)[0] == f(centre)[0]
    x = np.array([1.2, 0.9])
    eps = 1e-6
    slopes = [(g(x + eps * e)[0] - g(x - eps * e)[0]) / (2 * eps) for e in np.eye(2)]
    assert np.allclose(g(x)[1], slopes, rtol=1e-6)
    flat = slices.scaled(f.value, centre, (1.0, 0.0))
    assert flat(np.array([1.2, 5.0])) == flat(np.array([1.2, -7.0]))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: slices.on_line(np.sum, [0, 0], [1]), "end has shape .1,., expected .2,."),
        (lambda: slices.on_line(np.sum, [0], [1], n=1), "n is 1, expected at least 2"),
        (lambda: slices.on_plane(np.sum, [0, 0], [1], [0, 1]), "u has shape .1,., expected .2,."),
        (lambda: slices.scaled(np.sum, [0, 0], [1]), "factors has shape .1,., expected .2,."),
        (
            lambda: slices.costs_at(Network((1, 1)), np.zeros((4, 3)), [[1.0]], [[0.0]]),
            "thetas has shape .4, 3., expected .*2.: one vector a row",
        ),
        (lambda: slices.predictions_at(Network((2, 1)), np.zeros((4, 3)), [[1.0]]), "X has shape"),
    ],
)
def test_points_that_do_not_fit_are_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_the_plane_of_a_path_that_is_flat_holds_it_all():
    u, v = np.array([3.0, 0.0, 4.0]) / 5, np.array([0.0, 1.0, 0.0])
    a, b = np.linspace(-4, 0, 9), np.linspace(-2, 0, 9) ** 2
    points = np.array([1.0, 2.0, 3.0]) + a[:, None] * u + b[:, None] * v
    origin, p, q, shadow = slices.plane_of(points)
    assert origin.tolist() == points[-1].tolist()
    np.testing.assert_allclose(np.stack([p, q]) @ np.stack([p, q]).T, np.eye(2), atol=1e-14)
    np.testing.assert_allclose(origin + shadow @ np.stack([p, q]), points, atol=1e-13)
    assert min(p[np.abs(p).argmax()], q[np.abs(q).argmax()]) > 0, "the sign does not depend on the machine"


def test_two_points_make_no_plane():
    with pytest.raises(ValueError, match=r"points has shape \(2, 5\), expected \(n, d\) with n of at least 3"):
        slices.plane_of(np.zeros((2, 5)))


def test_heights_are_those_of_the_surface_over_its_bounds():
    X, Y, Z = slices.heights(surfaces.rosenbrock, 5)
    assert X[0].tolist() == [-2, -1, 0, 1, 2]
    assert Y[:, 0].tolist() == [-1, 0, 1, 2, 3]
    assert Z[2, 3] == surfaces.rosenbrock.value([1.0, 1.0])
