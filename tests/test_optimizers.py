"""Methods of descent: a step by hand, the published formulas, and the grid method x surface."""

import numpy as np
import pytest

import nnlearn
from nnlearn import (
    Network,
    adagrad,
    adam,
    conjugate_gradient,
    data,
    descend,
    endpoints,
    gauss_newton,
    gradient_descent,
    levenberg_marquardt,
    momentum,
    nesterov,
    newton,
    optimizers,
    rmsprop,
    surfaces,
)

BOWL, POLYNOMIAL, ROSENBROCK = surfaces.stretched_bowl(10), surfaces.polynomial, surfaces.rosenbrock
FIRST_ORDER = (gradient_descent, momentum, nesterov, adagrad, rmsprop, adam)


# ---- gradient descent


def test_one_step_by_hand():
    path = descend(gradient_descent(BOWL, [1.0, 1.0], learning_rate=0.1), steps=1)
    np.testing.assert_allclose(path.x, [[1, 1], [0.8, -1]], rtol=1e-15)
    np.testing.assert_allclose(path.J, [11, 0.64 + 10], rtol=1e-15)
    np.testing.assert_allclose(path.grad, [[2, 20], [1.6, -20]], rtol=1e-15)


def test_descent_on_a_parabola_is_geometric():
    for r in (0.05, 0.3, 0.5, 0.9, 1.02):
        x = descend(gradient_descent(surfaces.quadratic, [1.5], r), steps=20).x[:, 0]
        np.testing.assert_allclose(x, 1.5 * (1 - 2 * r) ** np.arange(21), rtol=1e-11, atol=1e-16)


def test_first_step_of_a_line_search_by_hand():
    # On x^2 from 1 a step of 1.6 leads to -2.2, higher up; half of it leads to -0.6, low enough.
    armijo = descend(gradient_descent(surfaces.quadratic, [1.0], 1.6, line_search="armijo"), steps=1)
    np.testing.assert_allclose(armijo.x[:, 0], [1, -0.6], rtol=1e-14)
    # The slope along g vanishes at r = g.g / (g.H g), here (2^2 + 20^2) / (2 2^2 + 20 20^2).
    exact = descend(gradient_descent(BOWL, [1.0, 1.0], 1.6, line_search="exact"), steps=1)
    np.testing.assert_allclose(exact.x[1], 1 - 404 / 8008 * np.array([2, 20]), rtol=1e-12)


# ---- adam


def test_first_step_of_adam_by_hand():
    # m^ = grad and v^ = grad^2 after one step, so every coordinate moves by r g / (|g| + eps).
    path = descend(adam(BOWL, [1.0, -1.0], learning_rate=0.1, eps=2.0), steps=1)
    np.testing.assert_allclose(path.x[1], [1 - 0.1 * 2 / 4, -1 + 0.1 * 20 / 22], rtol=1e-14)
    assert path.notes[0]["m"].tolist() == path.notes[0]["v"].tolist() == [0, 0]
    np.testing.assert_allclose(path.notes[1]["m"], [0.2, -2], rtol=1e-14)
    np.testing.assert_allclose(path.notes[1]["v"], [0.004, 0.4], rtol=1e-12)


@pytest.mark.parametrize(
    ("r", "beta1", "beta2", "eps"), [(0.001, 0.9, 0.999, 1e-8), (0.1, 0.8, 0.9, 1e-3), (0.05, 0.5, 0.99, 1e-8)]
)
@pytest.mark.parametrize(("surface", "start"), [(surfaces.rosenbrock, [-1.2, 1.0]), (POLYNOMIAL, [0.5, 0.2])])
def test_adam_is_the_published_formula(surface, start, r, beta1, beta2, eps):
    x = np.array(start)
    m, v = np.zeros(2), np.zeros(2)
    points = [x]
    for t in range(1, 201):
        g = surface.gradient(x)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        x = x - r * m_hat / (np.sqrt(v_hat) + eps)
        points.append(x)
    path = descend(adam(surface, start, r, beta1, beta2, eps), steps=200)
    np.testing.assert_allclose(path.x, points, rtol=1e-9, atol=1e-12)


def test_adam_with_a_schedule():
    path = descend(adam(BOWL, [1.0, 1.0], learning_rate=lambda k: 0.1 / (k + 1), beta1=0, beta2=0), steps=3)
    np.testing.assert_allclose(path.x[:, 0], [1, 0.9, 0.85, 0.85 - 0.1 / 3], rtol=1e-8)


def test_adam_does_not_mind_the_scale_of_the_cost():
    first = descend(adam(BOWL, [1.0, 1.0], 0.1, eps=1e-30), steps=30).x
    second = descend(adam(lambda x: tuple(1e4 * part for part in BOWL(x)), [1.0, 1.0], 0.1, eps=1e-30), steps=30).x
    np.testing.assert_allclose(first, second, rtol=1e-10)


# ---- momentum, Nesterov, Adagrad, RMSProp


def slope_of_one(x):
    """A cost that falls by one for each unit to the right, for ever."""
    return -x[0], -np.ones(1)


def test_two_steps_of_momentum_by_hand():
    # v = -0.1 * 2 = -0.2 and x = 0.8; then v = 0.5 * -0.2 - 0.1 * 1.6 = -0.26 and x = 0.54.
    path = descend(momentum(surfaces.quadratic, [1.0], learning_rate=0.1, mu=0.5), steps=2)
    np.testing.assert_allclose(path.x[:, 0], [1, 0.8, 0.54], rtol=1e-14)
    np.testing.assert_allclose([note["v"][0] for note in path.notes], [0, -0.2, -0.26], rtol=1e-14)


def test_two_steps_of_nesterov_by_hand():
    # v = -0.2, w = 0.8, looks ahead to x = 0.7; then v = 0.5 * -0.2 - 0.1 * 1.4 = -0.24, w = 0.56, x = 0.44.
    path = descend(nesterov(surfaces.quadratic, [1.0], learning_rate=0.1, mu=0.5), steps=2)
    np.testing.assert_allclose(path.x[:, 0], [1, 0.7, 0.44], rtol=1e-14)
    np.testing.assert_allclose([note["w"][0] for note in path.notes], [1, 0.8, 0.56], rtol=1e-14)
    np.testing.assert_allclose([note["v"][0] for note in path.notes], [0, -0.2, -0.24], rtol=1e-14)


@pytest.mark.parametrize("method", [momentum, nesterov])
def test_without_memory_both_are_gradient_descent(method):
    path = descend(method(POLYNOMIAL, [0.5, 0.2], 0.1, mu=0), steps=20)
    np.testing.assert_array_equal(path.x, descend(gradient_descent(POLYNOMIAL, [0.5, 0.2], 0.1), steps=20).x)


def test_momentum_gathers_speed_on_a_slope():
    v = [note["v"][0] for note in descend(momentum(slope_of_one, [0.0], 0.1, mu=0.9), steps=200).notes]
    assert v[1] == pytest.approx(0.1)
    assert v[-1] == pytest.approx(0.1 / (1 - 0.9), rel=1e-8)


def test_momentum_is_stable_up_to_its_limit():
    limit = 2 * (1 + 0.8) / 2  # the curvature of x^2 is 2
    near, beyond = (
        abs(descend(momentum(surfaces.quadratic, [1.0], r, mu=0.8), steps=3000).x[-1, 0])
        for r in (0.99 * limit, 1.01 * limit)
    )
    assert near < 1e-6
    assert beyond > 1e6


def test_two_steps_of_adagrad_by_hand():
    # s = 4, step 0.3 * 2 / 2 = 0.3; then grad 1.4, s = 5.96, step 0.3 * 1.4 / sqrt(5.96).
    path = descend(adagrad(surfaces.quadratic, [1.0], learning_rate=0.3, eps=1e-30), steps=2)
    np.testing.assert_allclose(path.x[:, 0], [1, 0.7, 0.7 - 0.42 / np.sqrt(5.96)], rtol=1e-14)
    np.testing.assert_allclose([note["s"][0] for note in path.notes], [0, 4, 5.96], rtol=1e-14)


def test_two_steps_of_rmsprop_by_hand():
    # v = 0.19 * 4 = 0.76, step 0.1 * 2 / sqrt(0.76); then v = 0.81 * 0.76 + 0.19 grad^2.
    path = descend(rmsprop(surfaces.quadratic, [1.0], learning_rate=0.1, decay=0.81, eps=1e-30), steps=2)
    x1 = 1 - 0.2 / np.sqrt(0.76)
    v2 = 0.81 * 0.76 + 0.19 * (2 * x1) ** 2
    np.testing.assert_allclose(path.x[:, 0], [1, x1, x1 - 0.2 * x1 / np.sqrt(v2)], rtol=1e-14)
    np.testing.assert_allclose([note["v"][0] for note in path.notes], [0, 0.76, v2], rtol=1e-14)


def test_eps_makes_adaptive_steps_shorter():
    # grad = 2; the root of s = 4 is 2, that of v = 0.25 * 4 is 1, and eps = 3 is added to it.
    path = descend(adagrad(surfaces.quadratic, [1.0], learning_rate=0.5, eps=3), steps=1)
    assert path.x[1, 0] == pytest.approx(1 - 0.5 * 2 / (2 + 3), rel=1e-14)
    path = descend(rmsprop(surfaces.quadratic, [1.0], learning_rate=0.5, decay=0.75, eps=3), steps=1)
    assert path.x[1, 0] == pytest.approx(1 - 0.5 * 2 / (1 + 3), rel=1e-14)


@pytest.mark.parametrize("method", [adagrad, rmsprop])
def test_adaptive_steps_do_not_mind_the_scale_of_a_coordinate(method):
    x = descend(method(surfaces.stretched_bowl(100), [1.0, 1.0], 0.03, eps=1e-30), steps=10).x
    np.testing.assert_allclose(x[:, 0], x[:, 1], rtol=1e-9)


# ---- Newton


@pytest.mark.parametrize("start", [[1.0, 1.0], [-3.0, 7.0]])
def test_newton_needs_one_step_on_a_quadratic(start):
    path = descend(newton(BOWL, start, BOWL.hessian), steps=5, tolerance=1e-12)
    assert path.status == "converged"
    assert path.step[-1] == 1
    assert path.evaluations["hessian"].tolist() == [0, 1]


def test_damped_newton_goes_a_share_of_the_way():
    path = descend(newton(BOWL, [1.0, -1.0], BOWL.hessian, damping=0.25), steps=3)
    np.testing.assert_allclose(path.x, 0.75 ** np.arange(4)[:, None] * [1, -1], rtol=1e-14)


def test_newton_does_not_mind_the_units_of_its_variables():
    scale = np.array([1000.0, 0.01])

    def scaled(u):
        J, grad = ROSENBROCK(scale * u)
        return J, scale * grad

    def scaled_hessian(u):
        return scale[:, None] * ROSENBROCK.hessian(scale * u) * scale

    start = np.array([-1.2, 1.0])
    plain = descend(newton(ROSENBROCK, start, ROSENBROCK.hessian), steps=5).x
    other = descend(newton(scaled, start / scale, scaled_hessian), steps=5).x
    np.testing.assert_allclose(other * scale, plain, rtol=1e-8)


def test_newton_at_a_singular_hessian_ends_with_advice():
    path = descend(newton(POLYNOMIAL, [0.0, 1.0], POLYNOMIAL.hessian), steps=5)
    assert path.status == "singular"
    assert path.message == (
        "stopped after 0 steps at (0.000, 1.000): the Hessian is singular here: start elsewhere, "
        "or use a first-order method"
    )


def test_newton_far_away_says_diverged():
    path = descend(newton(lambda x: (x[0] ** 2, np.array([np.inf])), [1.0], lambda x: np.full((1, 1), np.nan)), steps=3)
    assert path.status == "diverged"


def test_newton_at_a_hessian_that_is_not_finite_says_diverged():
    def hessian(x):
        return np.array([[1.0, 0.0], [0.0, np.inf]])

    path = descend(newton(lambda x: (x @ x, 2 * x), [1.0, 1.0], hessian), steps=3)
    assert path.status == "diverged"
    assert np.isnan(path.x[-1]).all()


# ---- conjugate gradient


def test_conjugate_gradient_takes_as_many_steps_as_variables():
    A, b = surfaces.tridiagonal.hessian(np.zeros(6)), np.arange(1.0, 7.0)
    path = descend(conjugate_gradient(surfaces.tridiagonal, np.zeros(6), lambda p: A @ p), steps=20, tolerance=1e-10)
    assert path.step[-1] == 6
    np.testing.assert_allclose(A @ path.x[-1], b, rtol=1e-12)
    directions = [note["p"] for note in path.notes[1:]]
    for i, p in enumerate(directions):
        for q in directions[:i]:
            assert abs(p @ A @ q) < 1e-11 * np.linalg.norm(p) * np.linalg.norm(q)
    np.testing.assert_array_equal(directions[0], -path.grad[0])


@pytest.mark.parametrize("with_product", [True, False])
def test_on_a_quadratic_both_forms_go_the_same_way(with_product):
    H = BOWL.hessian(np.zeros(2))
    product = (lambda p: H @ p) if with_product else None
    path = descend(conjugate_gradient(BOWL, [10.0, 1.0], product), steps=2)
    by_hand = descend(gradient_descent(BOWL, [10.0, 1.0], line_search="exact"), steps=1).x[1]
    np.testing.assert_allclose(path.x[1], by_hand, rtol=1e-10)
    np.testing.assert_allclose(path.x[2], 0, atol=1e-9)
    assert path.notes[1]["beta"] == 0
    assert path.notes[2]["beta"] > 0


@pytest.mark.parametrize("with_product", [True, False])
def test_directions_are_made_as_fletcher_reeves_polak_and_ribiere_made_them(with_product):
    H = ROSENBROCK.hessian(np.array([-1.2, 1.0]))
    product = (lambda p: H @ p) if with_product else None
    path = descend(conjugate_gradient(ROSENBROCK, [-1.2, 1.0], product), steps=8)
    for i in range(1, len(path)):
        note = path.notes[i]
        np.testing.assert_allclose(path.x[i], path.x[i - 1] + note["alpha"] * note["p"], rtol=1e-14)
        if i > 1:
            before, grad, p = path.grad[i - 2], path.grad[i - 1], path.notes[i - 1]["p"]
            beta = (grad @ grad if with_product else max(grad @ (grad - before), 0)) / (before @ before)
            assert note["beta"] == pytest.approx(beta, rel=1e-12)
            np.testing.assert_allclose(note["p"], -grad + beta * p, rtol=1e-12)


def test_conjugate_gradient_ends_where_the_slope_vanishes():
    path = descend(conjugate_gradient(BOWL, [0.0, 0.0]), steps=5)
    assert (path.status, len(path)) == ("ended", 1)


def test_conjugate_gradient_goes_on_where_one_slope_of_two_vanishes():
    path = descend(conjugate_gradient(BOWL, [1.0, 0.0]), steps=5, tolerance=1e-9)
    assert (path.status, path.step[-1]) == ("converged", 1)


def test_directions_that_would_lead_uphill_are_replaced_by_the_steepest():
    # With a third of its own H p the steps are three times as long as they should be, and beta p points uphill.
    H = BOWL.hessian(np.zeros(2))
    path = descend(conjugate_gradient(BOWL, [10.0, 1.0], lambda p: H @ p / 3), steps=6)
    for grad, note in zip(path.grad, path.notes[1:], strict=False):
        assert grad @ note["p"] < 0
        assert note["beta"] == 0
        np.testing.assert_array_equal(note["p"], -grad)


def test_direction_that_would_vanish_is_replaced_by_the_steepest():
    # With half of its own H p each step of x^2 is twice as long as it should be, and p becomes 2 + 1 (-2) = 0.
    path = descend(conjugate_gradient(surfaces.quadratic, [1.0], lambda p: p), steps=3)
    assert path.x[:, 0].tolist() == [1, -1, 1, -1]


def test_conjugate_gradient_beats_steepest_descent_in_a_valley():
    cg, steepest = (
        descend(method(ROSENBROCK, [-1.2, 1.0], **settings), steps=3000, tolerance=1e-6)
        for method, settings in ((conjugate_gradient, {}), (gradient_descent, {"line_search": "exact"}))
    )
    assert cg.status == "converged"
    assert 20 * cg.step[-1] < steepest.step[-1]
    assert (np.diff(cg.J) <= 0).all()


# ---- least squares


def line_residuals(w):
    """The errors of the line w0 + w1 t at t = 0, 1, 2, 3 against 1, 2, 2, 4."""
    return w[0] + w[1] * np.arange(4) - np.array([1.0, 2.0, 2.0, 4.0])


def line_jacobian(w):
    return np.stack([np.ones(4), np.arange(4.0)], axis=1)


def test_gauss_newton_needs_one_step_for_a_straight_line():
    path = descend(gauss_newton(line_residuals, [5.0, -3.0], line_jacobian), steps=1)
    np.testing.assert_allclose(path.x[1], [0.9, 0.9], rtol=1e-13)
    assert path.J[1] == pytest.approx(0.7)
    np.testing.assert_allclose(path.grad[1], 0, atol=1e-12)


@pytest.mark.parametrize("method", [gauss_newton, levenberg_marquardt])
def test_least_squares_report_the_cost_and_gradient_of_the_sum_of_squares(method):
    path = descend(method(ROSENBROCK.residuals, [-1.2, 1.0], ROSENBROCK.jacobian), steps=4)
    np.testing.assert_allclose(path.J, ROSENBROCK.value(path.x), rtol=1e-12)
    np.testing.assert_allclose(path.grad, ROSENBROCK.gradient(path.x), rtol=1e-9, atol=1e-9)


def test_gauss_newton_without_full_rank_ends_with_advice():
    net, theta, X, Y = data.regression_example()
    path = descend(gauss_newton(lambda x: net.residuals(x, X, Y), theta, lambda x: net.jacobian(x, X)), steps=3)
    assert path.status == "singular"
    assert "the Jacobian has rank 2 for 9 variables: use levenberg_marquardt" in path.message


def test_levenberg_marquardt_follows_its_rule_for_nu():
    path = descend(levenberg_marquardt(ROSENBROCK.residuals, [-1.2, 1.0], ROSENBROCK.jacobian), steps=22)
    assert path.notes[0] == {}
    for i in range(1, len(path)):
        before, note = path.x[i - 1], path.notes[i]
        d = note["proposal"] - before
        e, jac = ROSENBROCK.residuals(before), ROSENBROCK.jacobian(before)
        np.testing.assert_allclose((jac.T @ jac + note["nu"] * np.eye(2)) @ d, -jac.T @ e, rtol=1e-6, atol=1e-9)
        assert note["accepted"] == (note["rho"] > 0)
        np.testing.assert_array_equal(path.x[i], note["proposal"] if note["accepted"] else before)
        if i > 1:
            rho = path.notes[i - 1]["rho"]
            assert note["nu"] == path.notes[i - 1]["nu"] * (0.5 if rho > 0.75 else 2.0 if rho < 0.25 else 1.0)
    assert (np.diff(path.J) <= 0).all()


@pytest.mark.parametrize(
    ("e_proposed", "rho", "accepted", "nu"),
    [
        ((1.1, 0, 0, 0), -0.21 / 0.75, False, 2),
        ((1, 0, 0, 0), 0, False, 2),
        ((0.91, 0, 0, 0), 0.1719 / 0.75, True, 2),
        ((3 / 4, 1 / 2, 0, 0), 1 / 4, True, 1),
        ((0.9, 0, 0, 0), 0.19 / 0.75, True, 1),
        ((1 / 2, 1 / 4, 1 / 4, 1 / 4), 3 / 4, True, 1),
        ((0.66, 0, 0, 0), 0.5644 / 0.75, True, 1 / 2),
    ],
)
def test_next_nu_of_levenberg_marquardt_by_hand(e_proposed, rho, accepted, nu):
    # At x = 0, e = (1, 0, 0, 0), J^T J = 1 and nu = 1 give d = -1/2, which promises to reduce L from 1 to 1/4.
    def residuals(x):
        return np.array([1.0, 0, 0, 0]) if x[0] == 0 else np.array(e_proposed, dtype=float)

    def jacobian(x):
        return np.array([[1.0], [0], [0], [0]])

    _, first, second = descend(levenberg_marquardt(residuals, [0.0], jacobian), steps=2).notes
    assert first["proposal"] == -0.5
    assert first["rho"] == pytest.approx(rho, rel=1e-12, abs=1e-15)
    assert first["accepted"] is accepted
    assert second["nu"] == nu


def test_levenberg_marquardt_counts_one_residual_a_proposal_and_one_jacobian_an_accepted_step():
    path = descend(levenberg_marquardt(ROSENBROCK.residuals, [-1.2, 1.0], ROSENBROCK.jacobian), steps=22)
    accepted = sum(note["accepted"] for note in path.notes[1:])
    assert path.evaluations["residuals"][-1] == 1 + 22
    assert path.evaluations["jacobian"][-1] == 1 + accepted


def test_levenberg_marquardt_ends_where_nothing_is_promised():
    path = descend(levenberg_marquardt(ROSENBROCK.residuals, [1.0, 1.0], ROSENBROCK.jacobian), steps=5)
    assert (path.status, len(path)) == ("ended", 1)


def test_levenberg_marquardt_shortens_its_step_where_the_proposal_is_not_finite():
    def residuals(x):
        return np.array([np.log(x[0]), x[0]])

    def jacobian(x):
        return np.array([[1 / x[0]], [1.0]])

    path = descend(levenberg_marquardt(residuals, [20.0], jacobian, nu=1e-6), steps=60, tolerance=1e-6)
    assert path.status == "converged"
    assert not path.notes[1]["accepted"]
    assert path.notes[2]["nu"] == 2e-6


# ---- the grid: every method reaches a minimum of every surface


GRID = [
    (surfaces.quadratic, [2.0], 0.2),
    (surfaces.quartic, [2.0], 0.01),
    (surfaces.stretched_bowl(10), [1.0, 1.0], 0.09),
    (POLYNOMIAL, [1.5, 0.5], 0.1),
    (-surfaces.two_gaussians, [0.0, 0.0], 0.3),
    (ROSENBROCK, [-1.2, 1.0], 0.001),
    (surfaces.tridiagonal, [0.0] * 6, 0.4),
    (surfaces.twin_minima, [1.0, 1.5], 0.3),
]
METHODS = {
    "fixed": lambda surface, x, r: gradient_descent(surface, x, r),
    "decreasing": lambda surface, x, r: gradient_descent(surface, x, lambda k: r / (1 + 1e-5 * k)),
    "armijo": lambda surface, x, r: gradient_descent(surface, x, 1.0, line_search="armijo"),
    "exact": lambda surface, x, r: gradient_descent(surface, x, r, line_search="exact"),
    "momentum": lambda surface, x, r: momentum(surface, x, r / 4, mu=0.8),
    "nesterov": lambda surface, x, r: nesterov(surface, x, r / 4, mu=0.8),
    "adagrad": lambda surface, x, r: adagrad(surface, x, 0.5),
    "rmsprop": lambda surface, x, r: rmsprop(surface, x, lambda k: 0.05 * 0.9995**k),
    "adam": lambda surface, x, r: adam(surface, x, 0.02),
    "newton": lambda surface, x, r: newton(surface, NEAR.get(surface.name, x), surface.hessian),
    "conjugate": lambda surface, x, r: conjugate_gradient(surface, x, learning_rate=r),
}
# Newton goes to any stationary point, so it starts where the surface is a bowl already.
NEAR = {"-two_gaussians": [0.6, -1.1], "twin_minima": [0.6, 1.9], "polynomial": [1.1, 0.1]}


@pytest.mark.parametrize(("surface", "start", "r"), GRID, ids=lambda value: repr(value))
@pytest.mark.parametrize("method", METHODS)
def test_method_reaches_a_minimum(method, surface, start, r):
    visits = METHODS[method](surface, start, r)
    path = descend(visits, steps=25000, tolerance=1e-3, every=1000)
    assert path.status == "converged", path.message
    minima = [point.x for point in surface.stationary_points if point.kind == "minimum"]
    assert min(np.linalg.norm(path.x[-1] - minimum) for minimum in minima) < 0.1
    assert path.J[-1] < path.J[0]


@pytest.mark.parametrize("method", FIRST_ORDER, ids=lambda method: method.__name__)
@pytest.mark.parametrize(("surface", "start", "r"), GRID, ids=lambda value: repr(value))
def test_many_starts_go_the_ways_of_single_ones(method, surface, start, r):
    starts = np.array(start) + 0.02 * np.arange(6).reshape(3, 2, 1)
    r = r / 10
    x, status = endpoints(method(surface, starts, r), steps=50)
    assert x.shape == starts.shape
    assert (status == "finite").all()
    for i in np.ndindex(3, 2):
        np.testing.assert_allclose(x[i], descend(method(surface, starts[i], r), steps=50).x[-1], rtol=1e-10, atol=1e-13)


SECOND_ORDER = {
    "newton": lambda x: newton(POLYNOMIAL, x, POLYNOMIAL.hessian),
    "conjugate": lambda x: conjugate_gradient(POLYNOMIAL, x),
    "gauss_newton": lambda x: gauss_newton(ROSENBROCK.residuals, x, ROSENBROCK.jacobian),
    "levenberg_marquardt": lambda x: levenberg_marquardt(ROSENBROCK.residuals, x, ROSENBROCK.jacobian),
}


def test_no_method_is_left_out():
    methods = {name for name, value in vars(optimizers).items() if hasattr(value, "__wrapped__")}
    first = {method.__name__ for method in FIRST_ORDER}
    second = {make([0.5, 0.2]).name for make in SECOND_ORDER.values()}
    on_the_grid = {make(POLYNOMIAL, [0.5, 0.2], 0.1).name for make in METHODS.values()}
    listed = {line.split()[0] for line in optimizers.__doc__.splitlines() if line.startswith("    ")}
    assert first | second == methods, "each belongs into FIRST_ORDER or SECOND_ORDER"
    assert on_the_grid | second == methods, "each that takes a surface belongs into METHODS"
    assert methods <= set(nnlearn.__all__), "nnlearn/__init__.py offers each"
    assert listed == methods, "the text at the top of nnlearn/optimizers.py lists each"


@pytest.mark.parametrize("method", FIRST_ORDER, ids=lambda method: method.__name__)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_precision_is_kept(method, dtype):
    path = descend(method(POLYNOMIAL, np.array([0.5, 0.2], dtype=dtype), 0.1), steps=10)
    assert path.x.dtype == path.grad.dtype == path.J.dtype == dtype


@pytest.mark.parametrize("method", ["newton", "gauss_newton", "levenberg_marquardt"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_precision_is_kept_by_linear_systems(method, dtype):
    path = descend(SECOND_ORDER[method](np.array([0.5, 0.2], dtype=dtype)), steps=3)
    assert path.x.dtype == path.grad.dtype == path.J.dtype == dtype


@pytest.mark.parametrize("method", [*METHODS, *SECOND_ORDER])
def test_visits_never_change_afterwards(method):
    start = [0.5, 0.2]
    visits = SECOND_ORDER[method](start) if method in SECOND_ORDER else METHODS[method](POLYNOMIAL, start, 0.1)
    seen = [visit for visit, _ in zip(visits, range(8), strict=False)]
    copies = [(v.x.copy(), v.J, v.grad.copy(), {k: np.copy(n) for k, n in v.notes.items()}) for v in seen]
    for _ in zip(visits, range(8), strict=False):
        pass
    for visit, (x, J, grad, notes) in zip(seen, copies, strict=True):
        np.testing.assert_array_equal(visit.x, x)
        np.testing.assert_array_equal(visit.grad, grad)
        assert visit.J == J
        assert all(np.array_equal(visit.notes[name], note) for name, note in notes.items())


@pytest.mark.parametrize("method", FIRST_ORDER, ids=lambda method: method.__name__)
def test_first_order_methods_take_stochastic_costs(method):
    net = Network((2, 1))
    cost = net.stochastic_objective(np.eye(2), [0, 1], 1, np.random.default_rng(0))
    assert len(descend(method(cost, np.zeros(net.n_parameters)), steps=3)) == 4


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: newton(BOWL, [1.0, 1.0], lambda x: np.ones(2)),
            r"hessian returned .* \(2,\), expected \(2, 2\), the sec",
        ),
        (
            lambda: conjugate_gradient(BOWL, [1.0, 1.0], lambda p: p @ p),
            r"hessian_product returned an array of shape \(\), expected \(2,\)",
        ),
        (
            lambda: gauss_newton(lambda x: x @ x, [1.0, 1.0], lambda x: np.eye(2)),
            r"residuals returned an array of shape \(\), expected \(m,\), one error for each equation",
        ),
        (
            lambda: levenberg_marquardt(lambda x: x, [1.0, 1.0], lambda x: np.eye(3)),
            r"jacobian returned an array of shape \(3, 3\), expected \(m, 2\), a row for each residual",
        ),
    ],
)
def test_functions_that_return_the_wrong_shape_are_named(call, message):
    with pytest.raises(ValueError, match=message):
        descend(call(), steps=2)


# What the publications name, and where they name nothing, what PyTorch and scipy take or what is a whole step.
USUAL = [
    (gradient_descent, {"learning_rate": 0.1}),
    (momentum, {"learning_rate": 0.1, "mu": 0.9}),
    (nesterov, {"learning_rate": 0.1, "mu": 0.9}),
    (adagrad, {"learning_rate": 0.01, "eps": 1e-10}),
    (rmsprop, {"learning_rate": 0.01, "decay": 0.99, "eps": 1e-8}),
    (adam, {"learning_rate": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}),
    (newton, {"damping": 1.0}),
    (conjugate_gradient, {"learning_rate": 1.0}),
    (levenberg_marquardt, {"nu": 1.0, "factor": 2.0}),
]


@pytest.mark.parametrize(("method", "usual"), USUAL, ids=lambda value: getattr(value, "__name__", ""))
def test_defaults_are_the_usual_ones(method, usual):
    functions = {
        newton: (ROSENBROCK, [-1.2, 1.0], ROSENBROCK.hessian),
        levenberg_marquardt: (ROSENBROCK.residuals, [-1.2, 1.0], ROSENBROCK.jacobian),
    }.get(method, (ROSENBROCK, [-1.2, 1.0]))
    left_out, written_out = (descend(method(*functions, **settings), steps=5) for settings in ({}, usual))
    np.testing.assert_array_equal(left_out.x, written_out.x)
    assert left_out.evaluations.keys() == written_out.evaluations.keys()
    for name, counts in left_out.evaluations.items():
        np.testing.assert_array_equal(counts, written_out.evaluations[name])


def test_descent_leads_uphill_on_the_negative():
    down = descend(gradient_descent(-surfaces.two_gaussians, [0.0, 0.0], 0.3), steps=30)
    x = np.zeros(2)
    for _ in range(30):
        x = x + 0.3 * surfaces.two_gaussians.gradient(x)
    np.testing.assert_allclose(down.x[-1], x, rtol=1e-13)
