"""What the decorator does for every method: checks, learning rates, counts."""

from itertools import count

import numpy as np
import pytest

from nnlearn import Network, Visit, adam, descend, gradient_descent, optimizer, surfaces


@optimizer
def steepest(cost, x, learning_rate=0.1):
    """Plain descent."""
    for k in count():
        J, grad = cost(x)
        yield Visit(x, J, grad, step=k)
        x = x - learning_rate(k) * grad


@optimizer(functions=("residuals", "jacobian", "hessian"))
def several(residuals, x, jacobian, hessian=None, mu=0.9, nu=1.0, factor=2.0, damping=1.0, decay=0.99):
    """Calls the first function once and the second twice a visit."""
    while True:
        e = residuals(x)
        jacobian(x), jacobian(x)
        yield Visit(x, e @ e, x)


def bowl(x):
    return x @ x, 2 * x


def test_visit():
    visit = Visit(np.array([1.0]), 2.0, np.array([3.0]), speed=4)
    assert (visit.x, visit.J, visit.grad, visit.notes) == ([1.0], 2.0, [3.0], {"speed": 4})
    assert repr(visit) == "Visit(x=[1.], J=2.0, grad=[3.])"
    with pytest.raises(AttributeError):
        visit.speed = 5


@pytest.mark.parametrize("decorate", [optimizer, optimizer(), optimizer(first_order=True)])
def test_decorator_with_and_without_brackets(decorate):
    @decorate
    def stay(cost, x):
        """Stay where you are."""
        while True:
            yield Visit(x, *cost(x))

    assert (stay.__name__, stay.__doc__) == ("stay", "Stay where you are.")
    visits = stay(bowl, [1, 2])
    assert visits.name == "stay"
    assert iter(visits) is visits
    assert next(visits).J == 5
    assert visits.evaluations == {"cost": 1}


def test_every_call_is_counted_under_its_own_name():
    visits = several(lambda x: x, [1.0], np.diag)
    assert visits.evaluations == {"residuals": 0, "jacobian": 0}, "what is not given is not counted"
    next(visits), next(visits)
    assert visits.evaluations == {"residuals": 2, "jacobian": 4}
    assert several(lambda x: x, [1.0], np.diag, hessian=bowl).evaluations.keys() == {
        "residuals",
        "jacobian",
        "hessian",
    }
    path = descend(visits, steps=2)
    assert path.evaluations["residuals"].tolist() == [3, 4, 5], "a path goes on counting where the visits stopped"
    assert path.evaluations["jacobian"].tolist() == [6, 8, 10]


def test_two_runs_count_apart():
    first, second = steepest(bowl, [1.0]), steepest(bowl, [1.0])
    next(first), next(first), next(second)
    assert (first.evaluations["cost"], second.evaluations["cost"]) == (2, 1)


def test_nothing_happens_before_the_first_visit():
    calls = []
    visits = steepest(lambda x: calls.append(1) or bowl(x), [1.0])
    assert calls == []
    next(visits)
    assert calls == [1]


def test_learning_rate_is_a_number_or_a_function_of_the_step():
    seen = []

    def schedule(step):
        seen.append(step)
        return 0.5 if step == 0 else 0.25

    path = descend(steepest(bowl, [1.0, 2.0], learning_rate=schedule), steps=2)
    assert path.x.tolist() == [[1, 2], [0, 0], [0, 0]]
    assert seen == [0, 1]
    path = descend(steepest(bowl, [1.0, 2.0], 0.25), steps=2)
    assert path.x.tolist() == [[1, 2], [0.5, 1], [0.25, 0.5]]


def test_start_is_copied_and_becomes_floats():
    start = np.array([1.0, 2.0])
    visits = steepest(bowl, start)
    start[:] = 7
    assert next(visits).x.tolist() == [1, 2]
    assert next(steepest(bowl, [3, 4])).x.dtype == float
    assert next(steepest(bowl, (np.int8(3), np.int8(4)))).x.dtype == float


def test_hyperparameters_of_numpy_do_not_widen_float32():
    x = np.array([1, 2], dtype=np.float32)
    for visits in (
        gradient_descent(bowl, x, learning_rate=np.float64(0.1)),
        adam(bowl, x, np.float64(0.1), np.float64(0.9), np.float64(0.99), np.float64(1e-8)),
    ):
        assert descend(visits, steps=3).x.dtype == np.float32


@pytest.mark.parametrize(
    ("name", "value", "kind", "message"),
    [
        ("learning_rate", 0, ValueError, "learning_rate is 0, expected above 0: 0.1 is a first try; a function"),
        ("learning_rate", -0.1, ValueError, "learning_rate is -0.1, expected above 0"),
        ("learning_rate", np.nan, ValueError, "learning_rate is nan, expected above 0"),
        ("learning_rate", np.inf, ValueError, "learning_rate is inf, expected a finite number and above 0"),
        ("learning_rate", "0.1", TypeError, "learning_rate is '0.1', expected a number: .*a function of the step"),
        ("learning_rate", None, TypeError, "learning_rate is None, expected a number"),
        ("beta1", 1, ValueError, "beta1 is 1, expected at least 0 and below 1: 0.9 is usual"),
        ("beta1", -0.1, ValueError, "beta1 is -0.1, expected at least 0 and below 1"),
        ("beta2", 1.0, ValueError, "beta2 is 1.0, expected at least 0 and below 1: 0.999 is usual"),
        ("beta2", [0.9], TypeError, r"beta2 is \[0\.9\], expected a number: 0.999 is usual"),
        ("eps", 0, ValueError, "eps is 0, expected above 0: 1e-8 is usual"),
    ],
)
def test_hyperparameters_of_adam_are_checked_at_the_call(name, value, kind, message):
    with pytest.raises(kind, match=message):
        adam(bowl, [1.0], **{name: value})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("mu", 1.0, "mu is 1.0, expected at least 0 and below 1: 0.9 is usual"),
        ("decay", -1, "decay is -1, expected at least 0 and below 1: 0.99 is usual"),
        ("nu", 0, "nu is 0, expected above 0: 1 is a first try"),
        ("factor", 1, "factor is 1, expected above 1: 2 is usual"),
        ("damping", 0, "damping is 0, expected above 0 and at most 1: 1 is the whole step"),
        ("damping", 1.5, "damping is 1.5, expected above 0 and at most 1"),
    ],
)
def test_hyperparameters_of_any_method_are_checked(name, value, message):
    with pytest.raises(ValueError, match=message):
        several(lambda x: x, [1.0], np.diag, **{name: value})


def test_ends_of_the_ranges_that_belong_to_them():
    several(lambda x: x, [1.0], np.diag, damping=1, mu=0, decay=0)
    assert descend(adam(bowl, [1.0], beta1=0, beta2=0, learning_rate=0.1), steps=1).x[1] == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("x", "kind", "message"),
    [
        (
            2.0,
            ValueError,
            r"x has shape \(\), expected \(d,\): .* an array of one number, \[2\.0\]",
        ),
        ([[1.0, 2.0]], ValueError, r"x has shape \(1, 2\), expected \(d,\): steepest starts from one point"),
        ([], ValueError, r"x has shape \(0,\), expected \(d,\) with at least one number: steepest needs a start"),
        ([1.0, np.nan], ValueError, "x holds numbers that are not finite, expected a finite starting point"),
        ([np.inf], ValueError, "x holds numbers that are not finite"),
        ("start", TypeError, "x holds <U5 entries, expected numbers"),
        (None, TypeError, "x holds object entries, expected numbers"),
    ],
)
def test_starts_that_are_none(x, kind, message):
    with pytest.raises(kind, match=message):
        steepest(bowl, x)


def test_costs_that_are_none():
    for cost in (None, 3, np.zeros(2)):
        with pytest.raises(TypeError, match=r"cost is .*, expected a function of x, such as net\.objective\(X, Y\)"):
            steepest(cost, [1.0])
    with pytest.raises(TypeError, match="jacobian is 5, expected a function of x"):
        several(lambda x: x, [1.0], 5)


def test_what_is_left_out_or_unknown_is_named():
    with pytest.raises(TypeError, match="missing a required argument: 'x'"):
        steepest(bowl)
    with pytest.raises(TypeError, match="unexpected keyword argument 'rate'"):
        steepest(bowl, [1.0], rate=1)


@pytest.mark.parametrize(
    ("cost", "kind", "message"),
    [
        (lambda x: x @ x, TypeError, "cost returned float64, expected a pair: return J, grad"),
        (lambda x: (x @ x, 2 * x[:, np.newaxis]), ValueError, r"grad has shape \(2, 1\), expected \(2,\)"),
        (lambda x: (x * x, 2 * x), ValueError, r"J has shape \(2,\), expected \(\): cost returns one number"),
        (lambda x: (x @ x, 2 * x[:1]), ValueError, r"grad has shape \(1,\), expected \(2,\), the shape of x"),
    ],
)
@pytest.mark.parametrize("method", [steepest, gradient_descent, adam], ids=lambda method: method.__name__)
def test_first_result_of_a_cost_is_checked(method, cost, kind, message):
    with pytest.raises(kind, match=message):
        descend(method(cost, [1.0, 2.0]), steps=3)


def noisy():
    net = Network((2, 1))
    return net, net.stochastic_objective(np.eye(2), [0, 1], 1, np.random.default_rng(0))


def test_noise_is_for_first_order_methods_without_line_search():
    net, cost = noisy()
    start = np.zeros(net.n_parameters)
    for visits in (gradient_descent(cost, start), adam(cost, start)):
        assert len(descend(visits, steps=3)) == 4
    message = r"cost is a stochastic objective, expected a fixed one: .* compares values .* use net\.objective\(X, Y\)"
    for line_search in ("armijo", "exact"):
        with pytest.raises(ValueError, match=message):
            gradient_descent(cost, start, line_search=line_search)
    with pytest.raises(ValueError, match=message):
        steepest(cost, start)


def test_many_starts_are_for_first_order_methods_without_line_search():
    starts = np.zeros((4, 3, 2))
    for method in (gradient_descent, adam):
        assert next(method(surfaces.polynomial, starts)).J.shape == (4, 3)
    for line_search in ("armijo", "exact"):
        with pytest.raises(ValueError, match=r"x has shape \(4, 3, 2\), expected \(d,\): gradient_descent starts from"):
            gradient_descent(surfaces.polynomial, starts, line_search=line_search)


def test_unknown_line_search():
    with pytest.raises(ValueError, match="line_search is 'wolfe', expected one of None, 'armijo', 'exact'"):
        gradient_descent(bowl, [1.0], line_search="wolfe")
