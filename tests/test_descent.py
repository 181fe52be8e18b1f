"""The only loop: what a path records, when it stops, and what it says."""

import dataclasses
from time import perf_counter

import numpy as np
import pytest

from nnlearn import Path, Visit, adam, data, descend, endpoints, gradient_descent, optimizer, surfaces
from nnlearn.descent import point

PARABOLA, BOWL = surfaces.quadratic, surfaces.stretched_bowl(10)


def on_the_parabola(r=0.25, start=1.0):
    """Return visits of descent on x^2; r = 0.25 halves x at each step."""
    return gradient_descent(PARABOLA, [start], learning_rate=r)


# ---- the record


def test_record_by_hand():
    begin = perf_counter()
    path = descend(on_the_parabola(), steps=3)
    assert isinstance(path, Path)
    assert path.x.tolist() == [[1], [0.5], [0.25], [0.125]]
    assert path.J.tolist() == [1, 0.25, 0.0625, 0.015625]
    assert path.grad.tolist() == [[2], [1], [0.5], [0.25]]
    assert path.step.tolist() == [0, 1, 2, 3]
    assert path.notes == ({}, {}, {}, {})
    assert path.evaluations["cost"].tolist() == [1, 2, 3, 4]
    assert path.seconds.shape == (4,)
    assert (np.diff(path.seconds) >= 0).all()
    assert 0 <= path.seconds[0] <= path.seconds[-1] <= perf_counter() - begin
    assert path.monitored is None
    assert path.status == "steps"
    assert len(path) == 4
    assert repr(path) == f"Path({path.message})"


def test_path_is_frozen():
    path = descend(on_the_parabola(), steps=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        path.J = None
    assert path == path
    assert path != descend(on_the_parabola(), steps=1)


def test_no_steps_is_one_visit():
    path = descend(on_the_parabola(), steps=0)
    assert path.x.tolist() == [[1]]
    assert path.status == "steps"
    assert path.message == "still going after 0 steps at (1.000), J = 1, gradient norm 2"


def test_a_hundred_steps_unless_another_number_is_asked_for():
    assert descend(on_the_parabola()).step.tolist() == list(range(101))
    assert endpoints(on_the_parabola())[0] == 0.5**100


def test_every_keeps_each_kth_visit_and_the_last():
    path = descend(on_the_parabola(), steps=10, every=4)
    assert path.step.tolist() == [0, 4, 8, 10]
    assert path.x.ravel().tolist() == [1, 2.0**-4, 2.0**-8, 2.0**-10]
    assert path.evaluations["cost"].tolist() == [1, 5, 9, 11]
    assert descend(on_the_parabola(), steps=8, every=4).step.tolist() == [0, 4, 8]
    assert descend(on_the_parabola(), steps=3, every=100).step.tolist() == [0, 3]


def test_every_keeps_the_visit_that_ended_it():
    path = descend(on_the_parabola(), steps=100, every=7, tolerance=0.02)
    assert path.step.tolist() == [0, 7]
    path = descend(on_the_parabola(), steps=100, every=5, tolerance=0.02)
    assert path.step.tolist() == [0, 5, 7]
    assert path.status == "converged"


def test_monitor_is_asked_at_kept_visits_only():
    asked = []

    def monitor(x):
        asked.append(x[0])
        return x[0] ** 3

    path = descend(on_the_parabola(), steps=5, every=2, monitor=monitor)
    assert path.monitored.tolist() == [1, 2.0**-6, 2.0**-12, 2.0**-15]
    assert asked == [1, 2.0**-2, 2.0**-4, 2.0**-5]
    path = descend(on_the_parabola(), steps=2, monitor=lambda x: (x[0], -x[0]))
    assert path.monitored.tolist() == [[1, -1], [0.5, -0.5], [0.25, -0.25]]


def test_monitor_sees_what_the_noise_hides():
    net, theta, X, Y = data.sine_example()
    noisy = net.stochastic_objective(X, Y, 1, np.random.default_rng(0))
    full = net.objective(X, Y)
    path = descend(gradient_descent(noisy, theta, 0.5), steps=20, monitor=lambda x: full(x)[0])
    np.testing.assert_allclose(path.monitored, [full(x)[0] for x in path.x], rtol=1e-15)
    assert path.monitored[-1] < path.monitored[0]
    assert np.abs(path.J - path.monitored).min() > 1e-6


def test_notes_are_those_of_each_visit():
    path = descend(adam(PARABOLA, [1.0]), steps=3, every=2)
    assert [sorted(notes) for notes in path.notes] == [["m", "v"]] * 3
    assert path.notes[0]["m"].tolist() == [0]
    assert path.notes[1]["m"] != path.notes[2]["m"]


def test_line_search_is_counted():
    path = descend(gradient_descent(BOWL, [1.0, 1.0], 1.0, line_search="armijo"), steps=4)
    calls = []

    def counted(x):
        calls.append(1)
        return BOWL(x)

    again = descend(gradient_descent(counted, [1.0, 1.0], 1.0, line_search="armijo"), steps=4)
    assert path.evaluations["cost"][-1] == again.evaluations["cost"][-1] == len(calls) > 5


# ---- when it stops


def test_tolerance_is_on_the_norm_of_the_gradient():
    path = descend(on_the_parabola(), steps=100, tolerance=0.25)
    assert path.status == "converged"
    assert path.grad[-1, 0] == 0.25
    assert path.step[-1] == 3
    path = descend(gradient_descent(BOWL, [3.0, 0.2]), steps=0, tolerance=np.hypot(6, 4))
    assert path.status == "converged", "at the start already, and |grad| may equal the tolerance"


def test_tolerance_zero_waits_for_an_exact_zero():
    assert descend(on_the_parabola(0.5), steps=9, tolerance=0).step[-1] == 1
    assert descend(on_the_parabola(0.4), steps=9, tolerance=0).status == "steps"


def test_until_is_any_other_rule():
    path = descend(on_the_parabola(), steps=100, until=lambda visit: visit.J < 0.1)
    assert path.status == "until"
    assert path.J.tolist() == [1, 0.25, 0.0625]
    assert path.message == "stopped as asked after 2 steps at (0.250), J = 0.0625"


def test_divergence_is_the_first_cost_that_is_not_finite_and_is_kept():
    path = descend(on_the_parabola(r=1e150), steps=100)
    assert path.status == "diverged"
    assert np.isfinite(path.J[:-1]).all()
    assert path.J[-1] == np.inf
    assert path.step[-1] == len(path) - 1 == 2
    assert path.message == "diverged at step 2: the cost is no longer a finite number"


def test_divergence_is_kept_between_the_kept_ones():
    path = descend(on_the_parabola(r=10), steps=1000, every=100)
    assert path.status == "diverged"
    assert path.step[-1] % 100
    assert path.J[-1] == np.inf
    assert f"diverged at step {path.step[-1]}:" in path.message


def test_nan_is_divergence_too():
    path = descend(gradient_descent(lambda x: (np.log(x[0]), 1 / x), [0.5], 1.0), steps=10)
    assert path.status == "diverged"
    assert np.isnan(path.J[-1])


def test_divergence_comes_before_convergence():
    assert descend(gradient_descent(lambda x: (np.inf, 0 * x), [1.0]), tolerance=1.0).status == "diverged"


@optimizer
def three_visits(cost, x):
    for _ in range(3):
        yield Visit(x, *cost(x))
        x = x / 2


@optimizer
def singular_at_the_third(cost, x):
    for k in range(9):
        yield Visit(x, *cost(x))
        x = x - np.linalg.solve(np.diag([2.0 - k]), [0.25])


def test_method_that_ends_by_itself():
    visits = three_visits(PARABOLA, [1.0])
    path = descend(visits, steps=10, every=5)
    assert path.status == "ended"
    assert path.step.tolist() == [0, 2]
    assert path.message == "ended by itself after 2 steps at (0.250), J = 0.0625, gradient norm 0.5"
    assert descend(three_visits(PARABOLA, [1.0])).message == path.message, "also when all visits are kept"
    for function in (descend, endpoints):
        with pytest.raises(ValueError, match="visits is exhausted, expected a method that has not ended: call the"):
            function(visits)


def test_singular_system_ends_the_path_without_an_error():
    path = descend(singular_at_the_third(PARABOLA, [1.0]), steps=10)
    assert path.status == "singular"
    assert path.step.tolist() == [0, 1, 2]
    assert path.message == (
        "stopped after 2 steps at (0.625): the linear system for the next step has no unique solution"
    )
    assert descend(singular_at_the_third(PARABOLA, [1.0]), steps=10, every=9).step.tolist() == [0, 2]


def test_singular_system_before_the_first_visit_is_an_error_of_the_cost():
    with pytest.raises(np.linalg.LinAlgError, match="Singular matrix"):
        descend(gradient_descent(lambda x: (0.0, np.linalg.solve(np.zeros((1, 1)), x)), [1.0]))


def test_errors_of_the_cost_reach_the_learner():
    def broken(x):
        if x[0] < 0.4:
            raise RuntimeError("planted")
        return PARABOLA(x)

    with pytest.raises(RuntimeError, match="planted"):
        descend(gradient_descent(broken, [1.0], 0.25), steps=10)


def test_same_visits_go_on():
    visits = on_the_parabola()
    first, second = descend(visits, steps=3), descend(visits, steps=2)
    whole = descend(on_the_parabola(), steps=6)
    np.testing.assert_array_equal(np.vstack([first.x, second.x]), whole.x)
    np.testing.assert_array_equal(
        np.concatenate([first.evaluations["cost"], second.evaluations["cost"]]), whole.evaluations["cost"]
    )
    assert second.step.tolist() == [0, 1, 2]


def test_going_on_with_adam_keeps_its_memory():
    visits = adam(BOWL, [1.0, 1.0], 0.1)
    descend(visits, steps=9)
    np.testing.assert_array_equal(descend(visits, steps=9).x[-1], descend(adam(BOWL, [1.0, 1.0], 0.1), steps=19).x[-1])


def test_plain_generator_of_visits_will_do():
    path = descend((Visit(np.array([k]), float(k), np.array([1.0])) for k in (3.0, 2.0, 1.0)), steps=2)
    assert path.J.tolist() == [3, 2, 1]
    assert path.evaluations == {}


# ---- what it says


@pytest.mark.parametrize(
    ("visits", "options", "message"),
    [
        (
            lambda: on_the_parabola(),
            {"steps": 5},
            "still going after 5 steps at (0.031), J = 0.0009766, gradient norm 0.062",
        ),
        (lambda: on_the_parabola(), {"steps": 1}, "still going after 1 step at (0.500), J = 0.25, gradient norm 1"),
        (lambda: on_the_parabola(0.5), {"tolerance": 0}, "converged after 1 step at (0.000), J = 0"),
        (
            lambda: gradient_descent(BOWL, [1.0, 1.0], 0.05),
            {"steps": 1000, "tolerance": 1e-6},
            "converged after 138 steps at (0.000, 0.000), J = 2.349e-13",
        ),
        (
            lambda: on_the_parabola(1.02),
            {"steps": 20},
            "the cost is rising after 20 steps at (2.191), J = 4.801, gradient norm 4.4",
        ),
        (
            lambda: on_the_parabola(1.0),
            {"steps": 20},
            "standing still after 20 steps at (1.000), J = 1, gradient norm 2",
        ),
        (
            lambda: gradient_descent(surfaces.quartic, [-2.0], 0.018),
            {"steps": 201},
            "the cost goes up and down after 201 steps at (-2.943), J = -89.19, gradient norm 50",
        ),
        (
            lambda: gradient_descent(surfaces.quadratic, [1e6], 1e-3),
            {"steps": 1},
            "still going after 1 step at (9.98e+05), J = 9.96e+11, gradient norm 2e+06",
        ),
        (
            lambda: gradient_descent(lambda x: (x @ x, 2 * x), [1.0] * 4, 0.25),
            {"steps": 2},
            "still going after 2 steps at a point of 4 coordinates, J = 0.25, gradient norm 1",
        ),
    ],
)
def test_sentences(visits, options, message):
    assert descend(visits(), **options).message.startswith(message)


def test_cycle_of_two_is_named():
    path = descend(gradient_descent(surfaces.quartic, [-2.0], 0.018), steps=200)
    np.testing.assert_allclose(path.x[-1], path.x[-3], rtol=1e-9)
    assert "up and down" in path.message


def test_falling_noise_is_no_cycle():
    path = descend(on_the_parabola(0.9), steps=30)
    assert path.message.startswith("still going")


def visits_of(*costs):
    """Return visits with these costs, at the same point all the time."""
    return (Visit(np.zeros(1), J, np.ones(1)) for J in costs)


GOES_ON = "still going"
RISES = "the cost is rising"
CYCLES = "the cost goes up and down"
STANDS = "standing still"


@pytest.mark.parametrize(
    ("costs", "trend"),
    [
        ((1, 2), GOES_ON),  # two costs make no trend
        ((1, 2, 3), RISES),
        ((9, *range(9)), RISES),  # only the last nine count
        ((8, *range(8)), GOES_ON),
        ((1, 1, 2), GOES_ON),
        ((2, 1) * 5, CYCLES),
        ((1, 1.1) * 5, CYCLES),
        ((2, 1) * 4, GOES_ON),  # nobody can say yet whether it falls in the long run
        ((9, *(2, 1) * 4, 2), GOES_ON),  # lower than before, up to now
        ((9, *(2, 1) * 5), CYCLES),
        ((2, 3.0, 2.9, 2.8, 2.7, 2.6, 2.5, 2.4, 2.3, 2.2), GOES_ON),  # down only
        ((2, 3.0, 3.0, 2.9, 2.8, 2.7, 2.6, 2.5, 2.4, 2.3), GOES_ON),
        ((0, 1, 1, 2, 3, 4, 5, 6, 7, 8), GOES_ON),  # up only, with a rest
        ((0, 0, 0), STANDS),
        ((0.9e-12, 0, 0.9e-12), STANDS),  # whatever is rounding stands still, absolute for small costs
        ((1.1e-12, 0, 1.1e-12), GOES_ON),
        ((1e6, 1e6 + 9e-7, 1e6), STANDS),  # and relative for large ones
        ((1e6, 1e6 + 2e-6, 1e6), GOES_ON),
        ((2, 1, 1, 1), GOES_ON),  # one change is enough to be on the way
    ],
)
def test_trend_of_the_cost(costs, trend):
    message = descend(visits_of(*costs), steps=len(costs) - 1).message
    assert message.startswith(f"{trend} after {len(costs) - 1} step")


@pytest.mark.parametrize(
    ("x", "text"),
    [
        ([1.0, -2.0, 0.25], "(1.000, -2.000, 0.250)"),
        ([0.0] * 4, "a point of 4 coordinates"),
        ([0.0005, -0.0005], "(0.001, -0.001)"),
        ([0.00049, -0.00049], "(0.000, 0.000)"),  # a zero has no sign
        ([9999.0, -9999.0], "(9999.000, -9999.000)"),
        ([1e4, -1e4], "(1.00e+04, -1.00e+04)"),
    ],
)
def test_coordinates_as_text(x, text):
    assert point(np.array(x)) == text


# ---- silence


def test_warnings_are_silenced_inside_and_only_there():
    before = np.geterr()
    descend(gradient_descent(surfaces.rosenbrock, [-1.2, 1.0], 10.0), steps=50)
    endpoints(gradient_descent(surfaces.rosenbrock, [[-1.2, 1.0]], 10.0), steps=50)
    assert np.geterr() == before
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        np.array([1.0]) / 0.0


# ---- many starts at once


def test_endpoints():
    starts = np.array([[[1.0], [2.0]], [[3.0], [np.sqrt(2)]]])
    x, status = endpoints(gradient_descent(PARABOLA, starts, 0.25), steps=3)
    np.testing.assert_allclose(x, starts / 8)
    assert status.tolist() == [["finite", "finite"], ["finite", "finite"]]
    assert endpoints(gradient_descent(PARABOLA, starts), steps=0)[0].tolist() == starts.tolist()


def test_one_start_that_diverges_leaves_the_others_alone():
    starts = np.array([[2.0], [50.0], [-3.0]])
    x, status = endpoints(gradient_descent(surfaces.quartic, starts, 0.01), steps=200)
    assert status.tolist() == ["finite", "diverged", "finite"]
    np.testing.assert_allclose(x[[0, 2], 0], [1.1479043556671181, -2.6196051276146547], rtol=1e-9)


def test_endpoint_is_finite_where_the_cost_and_every_coordinate_are():
    x = np.array([[1.0, 2.0], [np.inf, 2.0], [1.0, np.nan], [1.0, 2.0], [np.inf, np.inf]])
    J = np.array([0.0, 0.0, 0.0, np.inf, np.nan])
    found, status = endpoints(iter([Visit(x, J, x)]), steps=5)
    np.testing.assert_array_equal(found, x)
    assert status.tolist() == ["finite"] + ["diverged"] * 4


def test_endpoint_of_a_single_start():
    x, status = endpoints(on_the_parabola(), steps=2)
    assert x.tolist() == [0.25]
    assert status == "finite"


def test_endpoints_with_a_rate_for_each_start():
    rates = np.array([[0.1], [0.25]])
    x, _ = endpoints(gradient_descent(PARABOLA, np.ones((2, 1)), lambda k: rates), steps=2)
    np.testing.assert_allclose(x, (1 - 2 * rates) ** 2)


# ---- refusals


@pytest.mark.parametrize("visits", [PARABOLA, None, [1, 2], gradient_descent])
def test_what_is_no_descent(visits):
    message = r"visits is .*, expected what a method returns: gradient_descent\(cost, x\)"
    for function in (descend, endpoints):
        with pytest.raises(TypeError, match=message):
            function(visits)


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        ({"steps": -1}, ValueError, "steps is -1, expected at least 0"),
        ({"steps": 10.0}, TypeError, "steps is 10.0, expected a whole number"),
        ({"every": 0}, ValueError, "every is 0, expected at least 1"),
        ({"every": 0.5}, TypeError, "every is 0.5, expected a whole number"),
        ({"tolerance": -1e-6}, ValueError, "tolerance is -1e-06, expected at least 0"),
        ({"tolerance": "small"}, TypeError, "tolerance is 'small', expected a number"),
        ({"tolerance": np.nan}, ValueError, "tolerance is nan, expected at least 0"),
        ({"until": 1e-6}, TypeError, "until is 1e-06, expected a function or None"),
        ({"monitor": "J"}, TypeError, "monitor is 'J', expected a function or None"),
    ],
)
def test_options_that_make_no_sense(options, kind, message):
    with pytest.raises(kind, match=message):
        descend(on_the_parabola(), **options)


def test_endpoints_checks_steps():
    with pytest.raises(ValueError, match="steps is -1, expected at least 0"):
        endpoints(on_the_parabola(), steps=-1)


def test_path_of_many_starts_is_refused_with_the_remedy():
    with pytest.raises(ValueError, match=r"x has shape \(3, 1\), expected \(d,\): .* use endpoints\(visits, steps\)"):
        descend(gradient_descent(PARABOLA, np.ones((3, 1))))
