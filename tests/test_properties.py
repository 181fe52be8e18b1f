"""What holds for whatever comes in, tried on examples that Hypothesis looks for."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nnlearn import (
    adagrad,
    adam,
    conjugate_gradient,
    cross_entropy,
    descend,
    endpoints,
    gauss_newton,
    gradient_descent,
    levenberg_marquardt,
    momentum,
    nesterov,
    newton,
    rmsprop,
    surfaces,
)
from nnlearn.conjugacy import quadratic_cost, quadratic_with
from nnlearn.gradient_check import relative_difference
from nnlearn.search import grid_search, monte_carlo_search
from tests.networks import SQUARED

seeds = st.integers(0, 10**6)
places = st.floats(-3, 3).map(lambda c: round(c, 3))
points = st.tuples(places, places).map(np.array)


def vectors(n):
    return st.lists(st.floats(-1e3, 1e3).map(lambda c: round(c, 6)), min_size=n, max_size=n).map(np.array)


# ---- costs ----------------------------------------------------------------------------------------------------------


@given(st.sampled_from(SQUARED), vectors(6), vectors(6))
def test_squared_errors_are_zero_for_the_right_answer_alone(cost, a, y):
    J = cost(a.reshape(3, 2), y.reshape(3, 2))
    assert J >= 0
    assert (J == 0) == np.array_equal(a, y)


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0.0, 1.0])), min_size=1, max_size=5))
def test_cross_entropy_is_zero_for_the_right_answer_alone(pairs):
    A, Y = np.array(pairs).T[..., np.newaxis]
    assume((abs(A - Y) > 1e-15).all() or np.array_equal(A, Y))  # nearer than that, log(A) is 0 to sixteen digits
    J = cross_entropy(A, Y)
    assert J >= 0
    assert (J == 0) == np.array_equal(A, Y)


@given(st.floats(0.001, 0.999), st.floats(0.001, 0.999))
def test_no_prediction_costs_less_than_the_target_itself(a, y):
    assert cross_entropy([[a]], [[y]]) >= cross_entropy([[y]], [[y]]) - 1e-15
    assert cross_entropy([[y]], [[y]]) > 0


# ---- the gradient check ---------------------------------------------------------------------------------------------


@given(vectors(4), vectors(4), st.floats(1e-3, 1e3))
def test_the_relative_difference_has_no_side_and_no_scale(a, b, scale):
    measure = relative_difference(a, b)
    assert 0 <= measure <= 1 + 1e-15
    assert relative_difference(b, a) == measure
    assert relative_difference(scale * a, scale * b) == pytest.approx(measure, rel=1e-9, abs=1e-15)
    assert relative_difference(a, a) == 0
    assert relative_difference(a, -a) == pytest.approx(1.0 if a.any() else 0.0)


# ---- descend --------------------------------------------------------------------------------------------------------

METHODS = (gradient_descent, momentum, nesterov, adagrad, rmsprop, adam)
HOW_IT_ENDS = {"converged", "until", "diverged", "steps"}


@given(st.sampled_from(METHODS), points, st.floats(0.001, 2), st.integers(2, 9), st.integers(0, 30))
def test_a_thinned_record_is_part_of_the_full_one(method, start, rate, every, steps):
    def path(every):
        visits = method(surfaces.polynomial, start, rate)
        return descend(visits, steps, tolerance=1e-3, until=lambda visit: visit.J > 1e6, every=every)

    full, thin = path(1), path(every)
    assert full.step.tolist() == list(range(len(full)))
    assert thin.step.tolist() == sorted({*range(0, len(full), every), len(full) - 1})
    for name in ("x", "J", "grad"):
        np.testing.assert_array_equal(getattr(thin, name), getattr(full, name)[thin.step])
    np.testing.assert_array_equal(thin.evaluations["cost"], full.evaluations["cost"][thin.step])
    assert (thin.status, thin.message.split(" at ")[0]) == (full.status, full.message.split(" at ")[0]) or (
        thin.status == full.status == "steps"  # whose sentence tells the trend of what was kept
    )


@given(st.sampled_from(METHODS), points, st.floats(0.01, 1), st.integers(0, 60), st.sampled_from([5, np.inf]))
def test_a_path_says_truly_how_it_ended(method, start, rate, steps, farthest):
    visits = method(surfaces.polynomial, start, rate)
    path = descend(visits, steps, tolerance=0.5, until=lambda visit: abs(visit.x[0]) > farthest)
    assert path.status in HOW_IT_ENDS
    with np.errstate(over="ignore", invalid="ignore"):
        finite, flat = np.isfinite(path.J), np.linalg.norm(path.grad, axis=1) <= 0.5
    far = abs(path.x[:, 0]) > farthest
    assert (finite & ~flat & ~far)[:-1].all(), "it stopped at the first visit that fulfils a rule"
    reasons = {"diverged": not finite[-1], "converged": flat[-1], "until": far[-1], "steps": path.step[-1] == steps}
    assert reasons[path.status]
    for counted in path.evaluations.values():
        assert (np.diff(counted) >= 0).all()
    assert path.evaluations["cost"][-1] >= len(path)
    assert (np.diff(path.seconds) >= 0).all()


@given(st.sampled_from(METHODS), st.lists(points, min_size=1, max_size=4), st.floats(0.001, 0.1))
def test_many_starts_end_where_each_would_alone(method, starts, rate):
    together, status = endpoints(method(surfaces.twin_minima, np.array(starts), rate), 12)
    for start, end, said in zip(starts, together, status, strict=True):
        path = descend(method(surfaces.twin_minima, start, rate), 12)
        assert (said == "finite") == (path.status == "steps")
        if said == "finite":
            np.testing.assert_allclose(end, path.x[-1], rtol=1e-9, atol=1e-12)


# ---- methods --------------------------------------------------------------------------------------------------------


def moved(function, by):
    """Return the function on a surface that was moved."""
    return lambda x: function(x - by)


BOWL = surfaces.stretched_bowl(3)
ANYWHERE = {
    **{method.__name__: lambda at, x, method=method: method(at(BOWL), x, 0.1) for method in METHODS},
    "Armijo": lambda at, x: gradient_descent(at(BOWL), x, 1.0, line_search="armijo"),
    "exact": lambda at, x: gradient_descent(at(BOWL), x, 1.0, line_search="exact"),
    "Newton": lambda at, x: newton(at(surfaces.rosenbrock), x, at(surfaces.rosenbrock.hessian)),
    "conjugate gradient": lambda at, x: conjugate_gradient(at(BOWL), x),
    "Gauss-Newton": lambda at, x: gauss_newton(at(surfaces.rosenbrock.residuals), x, at(surfaces.rosenbrock.jacobian)),
    "Levenberg-Marquardt": lambda at, x: levenberg_marquardt(
        at(surfaces.rosenbrock.residuals), x, at(surfaces.rosenbrock.jacobian)
    ),
}


@pytest.mark.parametrize("name", ANYWHERE)
@given(start=points, by=points)
def test_a_surface_that_is_moved_moves_the_path(name, start, by):
    here = descend(ANYWHERE[name](lambda function: function, start), 6, tolerance=1e-6)
    there = descend(ANYWHERE[name](lambda function: moved(function, by), start + by), len(here) - 1)
    np.testing.assert_allclose(there.x - by, here.x[: len(there)], rtol=1e-5, atol=1e-5)


@given(st.lists(st.floats(0.5, 20), min_size=1, max_size=6), seeds)
def test_conjugate_gradient_ends_after_as_many_steps_as_variables(eigenvalues, seed):
    A, b = quadratic_with(eigenvalues, np.random.default_rng(seed))
    N = len(b)
    path = descend(conjugate_gradient(quadratic_cost(A, b), np.zeros(N), lambda p: A @ p), N)
    np.testing.assert_allclose(path.x[-1], np.linalg.solve(A, b), rtol=1e-6, atol=1e-8)
    assert (np.diff(path.J) <= 1e-12 * abs(path.J).max()).all()


# ---- search ---------------------------------------------------------------------------------------------------------


@given(points, st.floats(1.2, 30), st.integers(2, 8))
def test_a_finer_grid_that_holds_the_coarse_one_finds_nothing_worse(centre, kappa, n):
    bowl = moved(surfaces.stretched_bowl(kappa), centre)
    box = ((-4, 4), (-4, 4))
    coarse, fine = (grid_search(bowl, box, points=points) for points in (n, 2 * n - 1))
    assert fine.J <= coarse.J * (1 + 1e-12)
    assert len(fine.values) == (2 * n - 1) ** 2
    assert bowl(centre)[0] <= coarse.J


@given(points, seeds, st.integers(1, 30), st.integers(1, 30))
def test_more_random_points_find_nothing_worse(centre, seed, few, more):
    bowl = moved(surfaces.stretched_bowl(4), centre)
    box = ((-4, 4), (-4, 4))
    first, longer = (monte_carlo_search(bowl, box, N, np.random.default_rng(seed)) for N in (few, few + more))
    np.testing.assert_array_equal(longer.points[:few], first.points)
    assert longer.J <= first.J
    assert longer.best_so_far[few - 1] == first.J
