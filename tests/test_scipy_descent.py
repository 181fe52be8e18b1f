"""scipy's methods recorded as a Path: its points, what they cost, how it ends, and what is refused."""

import numpy as np
import pytest

from nnlearn import data, descend, scipy_path, surfaces
from nnlearn.scipy_descent import SCIPY_METHODS, scipy_visits

BOWL = surfaces.stretched_bowl(10)


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


def test_visits_in_chunks_begin_anew_after_each_chunk():
    cost, start = surfaces.rosenbrock, np.array([-1.2, 1.0])
    visits = scipy_visits(cost, start, chunk=9)
    path = descend(visits, 18)
    first = scipy_path(cost, start, "L-BFGS-B", 9)
    second = scipy_path(cost, first.x[-1], "L-BFGS-B", 9)
    np.testing.assert_array_equal(path.x, np.vstack([first.x, second.x[1:]]))
    np.testing.assert_array_equal(path.J, np.concatenate([first.J, second.J[1:]]))
    rest = descend(visits, 500)
    assert rest.status == "ended"
    np.testing.assert_allclose(rest.x[-1], [1, 1], atol=1e-4)
    with pytest.raises(ValueError, match="exhausted"):
        descend(visits, 1)


def test_visits_at_a_minimum_are_the_start_alone():
    path = descend(scipy_visits(surfaces.quadratic, np.array([0.0])), 5)
    assert (path.status, len(path)) == ("ended", 1)
