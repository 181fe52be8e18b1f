"""Differences of the cost, and the verdict on a gradient."""

import dataclasses

import numpy as np
import pytest

from nnlearn import (
    GradientCheck,
    check_gradient,
    data,
    numerical_gradient,
    numerical_hessian,
    relative_difference,
    surfaces,
)
from nnlearn.gradient_check import entry_by_entry

QUARTIC, POLYNOMIAL = surfaces.quartic, surfaces.polynomial


def cubes(x):
    return (x**3).sum()


def test_differences_by_hand():
    # (x + e)^3 - (x - e)^3 = 6 x^2 e + 2 e^3, (x + e)^3 - x^3 = 3 x^2 e + 3 x e^2 + e^3
    x = [1.0, 2.0]
    two_sided = numerical_gradient(cubes, x, eps=0.5)
    np.testing.assert_allclose(two_sided, [3 + 0.25, 12 + 0.25], rtol=1e-14)
    one_sided = numerical_gradient(cubes, x, eps=0.5, method="one-sided")
    np.testing.assert_allclose(one_sided, [3 + 1.5 + 0.25, 12 + 3 + 0.25], rtol=1e-14)
    by_complex_step = numerical_gradient(cubes, x, eps=0.5, method="complex-step")
    np.testing.assert_allclose(by_complex_step, [3 - 0.25, 12 - 0.25], rtol=1e-14)


def test_eps_is_one_ten_thousandth_unless_another_is_asked_for():
    # For cubes, two-sided differences are too large by eps^2 exactly.
    x = np.array([1.0, 2.0])
    np.testing.assert_allclose(numerical_gradient(cubes, x) - 3 * x**2, 1e-8, rtol=1e-2)
    check = check_gradient(lambda x: (cubes(x), 3 * x**2), x)
    np.testing.assert_allclose(check.difference, -1e-8, rtol=1e-2)
    H = numerical_hessian(lambda x: ((x**4).sum() / 4, x**3), x)
    np.testing.assert_allclose(H - np.diag(3 * x**2), 1e-8 * np.eye(2), rtol=1e-2)


def test_complex_step_has_no_rounding():
    x = np.array([0.3, -0.7])
    found = numerical_gradient(POLYNOMIAL, x, eps=1e-20, method="complex-step")
    np.testing.assert_allclose(found, POLYNOMIAL.gradient(x), rtol=1e-15)


@pytest.mark.parametrize(("method", "calls"), [("two-sided", 6), ("one-sided", 4), ("complex-step", 3)])
def test_number_of_evaluations(method, calls):
    seen = []

    def f(x):
        seen.append(x.copy())
        return cubes(x)

    x = np.array([1.0, 2.0, 3.0])
    numerical_gradient(f, x, method=method)
    assert len(seen) == calls
    assert x.tolist() == [1, 2, 3]
    assert all((point != x).sum() <= 1 for point in seen), "one entry is moved at a time"


@pytest.mark.parametrize("method", ["two-sided", "one-sided", "complex-step"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_precision_is_kept(method, dtype):
    seen = set()

    def f(x):
        seen.add(x.dtype)
        return (x * x).sum()

    found = numerical_gradient(f, np.array([1, 2], dtype=dtype), eps=2.0**-10, method=method)
    assert found.dtype == dtype
    complex_dtype = np.result_type(dtype, np.complex64)
    assert seen == {complex_dtype if method == "complex-step" else np.dtype(dtype)}
    np.testing.assert_allclose(found, [2, 4], rtol=1e-3)


@pytest.mark.parametrize("method", ["two-sided", "one-sided", "complex-step"])
def test_eps_of_a_higher_precision_is_rounded_to_that_of_x(method):
    x = np.linspace(1, 2, 9, dtype=np.float32)
    found = numerical_gradient(cubes, x, np.float64(1e-3), method)
    np.testing.assert_array_equal(found, numerical_gradient(cubes, x, np.float32(1e-3), method))


def test_error_falls_with_eps_and_rises_with_rounding():
    exact = QUARTIC.gradient([0.5])[0]
    error = {e: abs(numerical_gradient(QUARTIC, [0.5], 10.0**-e)[0] - exact) for e in (2, 4, 6, 10, 12)}
    assert error[2] > 100 * error[4] > error[6]
    assert error[6] < error[10] < error[12]


def test_costs_and_plain_functions_alike():
    x = [0.2, 0.4]
    np.testing.assert_array_equal(numerical_gradient(POLYNOMIAL, x), numerical_gradient(POLYNOMIAL.value, x))


@pytest.mark.parametrize("surface", [QUARTIC, POLYNOMIAL, surfaces.two_gaussians, surfaces.rosenbrock], ids=repr)
def test_hessian(surface):
    x = np.array([-0.3, 0.6][: surface.dimension])
    H = numerical_hessian(surface, x)
    np.testing.assert_array_equal(H, H.T)
    np.testing.assert_allclose(H, surface.hessian(x), rtol=1e-5, atol=1e-5)


def test_hessian_of_a_network_needs_two_gradients_a_parameter():
    net, theta, X, Y = data.bias_free_example()
    calls = []

    def cost(t):
        calls.append(1)
        return net.cost_and_gradient(t, X, Y)

    H = numerical_hessian(cost, theta)
    assert len(calls) == 2 * len(theta)
    by_complex_step = np.array([cost(theta + 1e-20j * e)[1].imag / 1e-20 for e in np.eye(len(theta))])
    np.testing.assert_allclose(H, by_complex_step, atol=1e-8)


# ---- the verdict


def test_relative_difference_by_hand():
    assert relative_difference([3, 4], [3, 4]) == 0
    assert relative_difference([1, 0], [-1, 0]) == 1
    assert relative_difference([3, 4], [0, 0]) == 1
    assert relative_difference([1, 0], [0, 1]) == pytest.approx(np.sqrt(2) / 2)
    assert relative_difference([0, 0], [0, 0]) == 0
    assert relative_difference([1e-9], [1.1e-9]) == pytest.approx(1 / 21), "small gradients count as much as large"


def test_right_gradient_passes():
    check = check_gradient(POLYNOMIAL, [0.5, 0.2])
    assert isinstance(check, GradientCheck)
    assert check.ok
    assert check.relative_difference < check.tolerance == 1e-7
    assert check.message.startswith("ok: relative difference ")
    assert repr(check) == f"GradientCheck({check.message})"


def test_wrong_gradient_is_named():
    check = check_gradient(lambda x: (x @ x, np.array([2 * x[0], 3 * x[1]])), [1.0, 5.0])
    assert not check.ok
    assert check.worst == 1
    assert check.relative_difference == pytest.approx(5 / (np.hypot(2, 15) + np.hypot(2, 10)), rel=1e-6)
    np.testing.assert_allclose(check.numerical, [2, 10], rtol=1e-8)
    assert check.analytic.tolist() == [2, 15]
    np.testing.assert_allclose(check.difference, [0, 5], atol=1e-8)
    assert check.message == (
        "NOT ok: relative difference 0.197, expected below 1e-07; worst at entry 1: programmed 15, by differences 10"
    )
    with pytest.raises(dataclasses.FrozenInstanceError):
        check.ok = True
    assert check == check
    assert check != dataclasses.replace(check), "each check is itself alone; arrays are not compared"


def test_zero_gradients_agree():
    assert check_gradient(lambda x: (1.0, np.zeros(2)), [1.0, 2.0]).ok


def test_gradient_that_is_not_finite_fails():
    check = check_gradient(lambda x: (x @ x, np.array([2 * x[0], np.nan])), [1.0, 5.0])
    assert not check.ok
    assert check.worst == 1
    assert "programmed nan" in check.message


def test_tolerance_and_eps_are_chosen():
    assert check_gradient(QUARTIC, [0.5], eps=1e-2, tolerance=1e-3).ok
    assert not check_gradient(QUARTIC, [0.5], eps=1e-2).ok
    measured = check_gradient(QUARTIC, [0.5]).relative_difference
    assert not check_gradient(QUARTIC, [0.5], tolerance=measured).ok, "ok is below the tolerance"


# ---- refusals


@pytest.mark.parametrize("eps", [0, -1e-4, np.nan, np.inf])
def test_eps_out_of_range(eps):
    for call in (
        numerical_gradient,
        numerical_hessian,
        check_gradient,
        lambda f, x, eps: next(entry_by_entry(f, x, eps)),
    ):
        with pytest.raises(ValueError, match=r"eps is .*, expected .*above 0: 1e-4 is a good choice"):
            call(QUARTIC, [1.0], eps=eps)


@pytest.mark.parametrize(
    ("call", "kind", "message"),
    [
        (
            lambda: numerical_gradient(QUARTIC, [1.0], method="central"),
            ValueError,
            "method is 'central', expected one of 'two-sided', 'one-sided', 'complex-step'",
        ),
        (lambda: numerical_gradient(QUARTIC, 1.0), ValueError, r"x has shape \(\), expected \(n,\)"),
        (lambda: numerical_gradient(QUARTIC, [[1.0]]), ValueError, r"x has shape \(1, 1\), expected \(n,\): flatten"),
        (lambda: numerical_gradient(QUARTIC, []), ValueError, "x is empty, expected at least one number"),
        (lambda: numerical_gradient(QUARTIC, "x"), TypeError, "x holds <U1 entries, expected numbers"),
        (
            lambda: numerical_gradient(lambda x: x**2, [1.0]),
            ValueError,
            r"f returned an array of shape \(1,\), expected one number: J is a sum or a mean",
        ),
        (
            lambda: numerical_gradient(lambda x: abs(x[0]), [1.0], method="complex-step"),
            TypeError,
            "f returned a real number for a complex x, expected a complex one: avoid abs, max and float",
        ),
        (
            lambda: numerical_gradient(cubes, [1j], method="complex-step"),
            TypeError,
            "x is complex already, expected real numbers: use another method",
        ),
        (
            lambda: numerical_hessian(QUARTIC.value, [1.0]),
            TypeError,
            "cost returned float64, expected a pair: return J, grad",
        ),
        (
            lambda: check_gradient(lambda x: [1.0, x], [1.0]),
            TypeError,
            "cost returned list, expected a pair: return J, grad",
        ),
        (
            lambda: check_gradient(lambda x: (1.0, np.zeros((2, 1))), [1.0, 2.0]),
            ValueError,
            r"grad has shape \(2, 1\), expected \(2,\), the shape of x: unroll it",
        ),
        (lambda: check_gradient(QUARTIC, [1.0], tolerance=0), ValueError, "tolerance is 0, expected above 0: 1e-7"),
        (lambda: check_gradient(QUARTIC, [[1.0]]), ValueError, r"x has shape \(1, 1\), expected \(n,\)"),
        (lambda: numerical_hessian(QUARTIC, [[1.0]]), ValueError, r"x has shape \(1, 1\), expected \(n,\)"),
        (lambda: next(entry_by_entry(QUARTIC, [[1.0]])), ValueError, r"x has shape \(1, 1\), expected \(n,\)"),
        (
            lambda: next(entry_by_entry(QUARTIC.value, [1.0])),
            TypeError,
            "cost returned float64, expected a pair: return J, grad",
        ),
        (
            lambda: relative_difference([1.0, 2.0], [[1.0], [2.0]]),
            ValueError,
            r"b has shape \(2, 1\), expected \(2,\), the shape of a: unroll both alike",
        ),
    ],
)
def test_refusals(call, kind, message):
    with pytest.raises(kind, match=message):
        call()


def test_entry_by_entry_gives_what_the_whole_check_gives():
    net, theta, X, Y = data.sine_example()
    cost = net.objective(X, Y, 1.0)
    check = check_gradient(cost, theta)
    pairs = np.array(list(entry_by_entry(cost, theta)))
    np.testing.assert_array_equal(pairs, np.column_stack([check.analytic, check.numerical]))
    calls = []
    entries = entry_by_entry(lambda x: calls.append(1) or cost(x), theta)
    next(entries)
    next(entries)
    assert len(calls) == 1 + 2 * 2
    with pytest.raises(ValueError, match="eps is 0"):
        next(entry_by_entry(cost, theta, eps=0))
