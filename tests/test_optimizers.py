"""Methods of descent: a step by hand, the published formulas, and the grid method x surface."""

from itertools import pairwise

import numpy as np
import pytest

from nnlearn import adam, data, descend, endpoints, gradient_descent, scipy_path, surfaces
from nnlearn.optimizers import SCIPY_METHODS

BOWL, POLYNOMIAL = surfaces.stretched_bowl(10), surfaces.polynomial


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


# ---- the grid: every first-order method reaches a minimum of every surface


GRID = [
    (surfaces.quadratic, [2.0], 0.2),
    (surfaces.quartic, [2.0], 0.01),
    (surfaces.stretched_bowl(10), [1.0, 1.0], 0.09),
    (POLYNOMIAL, [1.5, 0.5], 0.1),
    (-surfaces.two_gaussians, [0.0, 0.0], 0.3),
    (surfaces.rosenbrock, [-1.2, 1.0], 0.001),
]
METHODS = {
    "fixed": lambda surface, x, r: gradient_descent(surface, x, r),
    "decreasing": lambda surface, x, r: gradient_descent(surface, x, lambda k: r / (1 + 1e-5 * k)),
    "armijo": lambda surface, x, r: gradient_descent(surface, x, 1.0, line_search="armijo"),
    "exact": lambda surface, x, r: gradient_descent(surface, x, r, line_search="exact"),
    "adam": lambda surface, x, r: adam(surface, x, 0.02),
}


@pytest.mark.parametrize(("surface", "start", "r"), GRID, ids=lambda value: repr(value))
@pytest.mark.parametrize("method", METHODS)
def test_method_reaches_a_minimum(method, surface, start, r):
    visits = METHODS[method](surface, start, r)
    path = descend(visits, steps=25000, tolerance=1e-3, every=1000)
    assert path.status == "converged", path.message
    minima = [point.x for point in surface.stationary_points if point.kind == "minimum"]
    assert min(np.linalg.norm(path.x[-1] - minimum) for minimum in minima) < 0.1
    assert path.J[-1] < path.J[0]


@pytest.mark.parametrize("method", [gradient_descent, adam], ids=lambda method: method.__name__)
@pytest.mark.parametrize(("surface", "start", "r"), GRID, ids=lambda value: repr(value))
def test_many_starts_go_the_ways_of_single_ones(method, surface, start, r):
    starts = np.array(start) + 0.02 * np.arange(6).reshape(3, 2, 1)
    x, status = endpoints(method(surface, starts, r), steps=50)
    assert x.shape == starts.shape
    assert (status == "finite").all()
    for i in np.ndindex(3, 2):
        np.testing.assert_allclose(x[i], descend(method(surface, starts[i], r), steps=50).x[-1], rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize("method", [gradient_descent, adam], ids=lambda method: method.__name__)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_precision_is_kept(method, dtype):
    path = descend(method(POLYNOMIAL, np.array([0.5, 0.2], dtype=dtype), 0.1), steps=10)
    assert path.x.dtype == path.grad.dtype == path.J.dtype == dtype


@pytest.mark.parametrize("method", METHODS)
def test_visits_never_change_afterwards(method):
    visits = METHODS[method](POLYNOMIAL, [0.5, 0.2], 0.1)
    seen = [next(visits) for _ in range(8)]
    copies = [(v.x.copy(), v.J, v.grad.copy(), {k: np.copy(n) for k, n in v.notes.items()}) for v in seen]
    for _ in range(8):
        next(visits)
    for visit, (x, J, grad, notes) in zip(seen, copies, strict=True):
        np.testing.assert_array_equal(visit.x, x)
        np.testing.assert_array_equal(visit.grad, grad)
        assert visit.J == J == POLYNOMIAL.value(x)
        assert all((visit.notes[name] == note).all() for name, note in notes.items())


def test_descent_leads_uphill_on_the_negative():
    down = descend(gradient_descent(-surfaces.two_gaussians, [0.0, 0.0], 0.3), steps=30)
    x = np.zeros(2)
    for _ in range(30):
        x = x + 0.3 * surfaces.two_gaussians.gradient(x)
    np.testing.assert_allclose(down.x[-1], x, rtol=1e-13)


# ---- scipy


@pytest.mark.parametrize("method", SCIPY_METHODS)
@pytest.mark.parametrize(
    ("surface", "start"),
    [
        (surfaces.quadratic, [2.0]),
        (surfaces.quartic, [0.5]),
        (BOWL, [1.0, 1.0]),
        (-surfaces.two_gaussians, [0.0, 0.0]),
        (surfaces.rosenbrock, [-1.2, 1.0]),
    ],
    ids=lambda value: repr(value),
)
def test_scipy_path(method, surface, start):
    path = scipy_path(surface, start, method)
    assert path.status == "converged"
    assert path.message.startswith("converged after ")
    assert np.abs(path.grad[-1]).max() <= 1e-6
    assert path.x[0].tolist() == start
    n = len(path)
    assert path.x.shape == path.grad.shape == (n, len(start))
    assert path.step.tolist() == list(range(n))
    assert path.notes == ({},) * n
    assert path.monitored is None
    for x, J, grad in zip(path.x, path.J, path.grad, strict=True):
        assert surface.value(x) == J
        np.testing.assert_array_equal(grad, surface.gradient(x))
    minima = [point.x for point in surface.stationary_points if point.kind == "minimum"]
    assert min(np.linalg.norm(path.x[-1] - minimum) for minimum in minima) < 1e-5


@pytest.mark.parametrize("method", SCIPY_METHODS)
def test_scipy_counts_every_evaluation_once(method):
    points = []

    def cost(x):
        points.append(x.copy())
        return surfaces.rosenbrock(x)

    path = scipy_path(cost, [-1.2, 1.0], method)
    assert path.evaluations["cost"][0] == 1
    assert (np.diff(path.evaluations["cost"]) > 0).all()
    assert path.evaluations["cost"][-1] == len(points) == len(np.unique(points, axis=0))
    assert (np.diff(path.seconds) >= 0).all()


@pytest.mark.parametrize("method", SCIPY_METHODS)
def test_scipy_stops_after_the_steps_it_may_take(method):
    path = scipy_path(surfaces.rosenbrock, [-1.2, 1.0], method, steps=3)
    assert (len(path), path.status) == (4, "steps")
    assert path.message.startswith("still going after 3 steps at ")


@pytest.mark.parametrize("method", SCIPY_METHODS)
def test_scipy_at_a_minimum_takes_no_step(method):
    path = scipy_path(BOWL, [0.0, 0.0], method)
    assert (len(path), path.status) == (1, "converged")


@pytest.mark.parametrize("method", SCIPY_METHODS)
def test_scipy_with_a_wrong_gradient_does_not_claim_convergence(method):
    path = scipy_path(lambda x: (x @ x, -2 * x), [1.0, 1.0], method)
    assert path.status == "ended"
    assert path.message == "ended by itself after 0 steps at (1.000, 1.000), J = 2, gradient norm 2.8"


def test_scipy_on_a_bottomless_cost_says_diverged():
    path = scipy_path(lambda x: (-(x @ x), -2 * x), [1.0, 1.0], "L-BFGS-B")
    assert path.status == "diverged"
    assert not np.isfinite(path.J[-1])


def test_scipy_with_a_cost_that_uses_one_array_for_all_gradients():
    grad = np.zeros(2)

    def cost(x):
        J, grad[:] = BOWL(x)
        return J, grad

    path = scipy_path(cost, [1.0, 1.0])
    np.testing.assert_array_equal(path.grad, BOWL.gradient(path.x))


def test_scipy_on_a_network():
    net, theta, X, Y = data.sine_example()
    path = scipy_path(net.objective(X, Y, lam=1.0), theta, "L-BFGS-B", tolerance=1e-6)
    np.testing.assert_allclose(net.predict(path.x[-1], X), [[0.4, 0.2, 0.2, 0.2]] * 5, atol=1e-5)
    assert "a point of 74 coordinates" in path.message


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ({"method": "Powell"}, ValueError, "method is 'Powell', expected one of 'BFGS', 'L-BFGS-B', 'CG', 'Newton-CG'"),
        ({"steps": 0}, ValueError, "steps is 0, expected at least 1"),
        ({"steps": 1.5}, TypeError, "steps is 1.5, expected a whole number"),
        ({"tolerance": 0}, ValueError, "tolerance is 0, expected above 0: 1e-6 is usual"),
        ({"x": 1.0}, ValueError, r"x has shape \(\), expected \(d,\): scipy_path starts from one point"),
        ({"x": np.zeros((2, 2))}, ValueError, r"x has shape \(2, 2\), expected \(d,\)"),
        ({"x": [np.nan, 0]}, ValueError, "x holds numbers that are not finite"),
        ({"cost": None}, TypeError, "cost is None, expected a function of x"),
        ({"cost": BOWL.value}, TypeError, "cost returned float64, expected a pair: return J, grad"),
        ({"cost": lambda x: (0.0, x[:1])}, ValueError, r"grad has shape \(1,\), expected \(2,\)"),
    ],
)
def test_scipy_refuses(arguments, kind, message):
    with pytest.raises(kind, match=message):
        scipy_path(**{"cost": BOWL, "x": [1.0, 1.0], **arguments})


def test_scipy_refuses_noise():
    net, theta, X, Y = data.sine_example()
    noisy = net.stochastic_objective(X, Y, 2, np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"cost is a stochastic objective, expected a fixed one: scipy_path compares"):
        scipy_path(noisy, theta)
