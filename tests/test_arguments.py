"""Every refusal names the argument, what came, what was expected, and a remedy."""

import re
from fractions import Fraction

import numpy as np
import pytest

from nnlearn.arguments import choice, cost_and_gradient, float_array, matrix, number, vector, whole_number


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex64, np.complex128])
def test_precision_is_kept(dtype):
    array = np.array([1, 2], dtype=dtype)
    assert float_array(array, "x") is array
    assert vector(array, "x") is array


@pytest.mark.parametrize("given", [[1, 2], (1, 2), np.array([1, 2], dtype=np.uint8), range(1, 3)])
def test_integers_become_floats(given):
    array = vector(given, "x")
    assert array.dtype == float
    assert array.tolist() == [1.0, 2.0]


def test_truth_values_become_floats():
    assert float_array([True, False], "Y").tolist() == [1.0, 0.0]


@pytest.mark.parametrize("given", ["text", None, [1, "2"], [[1, 2], [3]], {"a": 1}, [None, 1.0]])
def test_what_holds_no_numbers(given):
    with pytest.raises(TypeError, match=r"X holds .* entries, expected numbers: give a list .* same length"):
        float_array(given, "X")


def test_vector_of_another_shape():
    with pytest.raises(ValueError, match=r"x has shape \(2, 1\), expected \(n,\): flatten it with \.ravel\(\)"):
        vector([[1.0], [2.0]], "x")
    with pytest.raises(ValueError, match=r"theta has shape \(2,\), expected \(3,\): count again"):
        vector([1.0, 2.0], "theta", 3, "count again")
    with pytest.raises(ValueError, match="x is empty, expected at least one number"):
        vector([], "x")


def test_matrix():
    assert matrix([[1, 2], [3, 4]], "X", 2, "input").shape == (2, 2)
    assert matrix([1, 2, 3], "Y", 1, "output").shape == (3, 1), "one column may be given as a vector"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([[1, 2, 3]], r"X has shape \(1, 3\), expected \(m, 2\): one row per example, one column per input$"),
        ([1, 2], r"X has shape \(2,\), expected \(m, 2\): .* for a single example use x\[np\.newaxis, :\]"),
        (5.0, r"X has shape \(\), expected \(m, 2\)"),
        (np.empty((0, 2)), "X has no rows, expected at least one example: check how the data were selected"),
        ([[1, 2], [3, np.nan]], r"X\[1, 1\] is nan, expected a finite number: remove or fill in missing values"),
        ([[-np.inf, 2]], r"X\[0, 0\] is -inf, expected a finite number"),
    ],
)
def test_matrix_of_another_shape(given, message):
    with pytest.raises(ValueError, match=message):
        matrix(given, "X", 2, "input")


@pytest.mark.parametrize("given", [1, 0.5, np.float32(0.5), np.int64(1), Fraction(1, 2)])
def test_number_becomes_a_plain_float(given):
    found = number(given, "r", low=0, high=1)
    assert type(found) is float, "numpy's float64 would turn a float32 descent into a float64 one"
    assert found == given


@pytest.mark.parametrize("given", [True, np.True_, "0.1", None, 1j, [0.1], np.array([0.1])])
def test_what_is_no_number(given):
    with pytest.raises(TypeError, match=r"r is .*, expected a number: 0.1 is usual"):
        number(given, "r", remedy="0.1 is usual")


@pytest.mark.parametrize(
    ("given", "bounds", "expected"),
    [
        (-1, {"low": 0}, "r is -1, expected at least 0: try 0.1"),
        (0, {"low": 0, "low_open": True}, "r is 0, expected above 0: try 0.1"),
        (1, {"low": 0, "high": 1, "high_open": True}, "r is 1, expected at least 0 and below 1: try 0.1"),
        (2, {"high": 1}, "r is 2, expected at most 1: try 0.1"),
        (np.nan, {"low": 0}, "r is nan, expected at least 0: try 0.1"),
        (np.inf, {"low": 0}, "r is inf, expected a finite number and at least 0: try 0.1"),
        (np.nan, {}, "r is nan, expected a finite number: try 0.1"),
        (-np.inf, {}, "r is -inf, expected a finite number: try 0.1"),
    ],
)
def test_number_out_of_range(given, bounds, expected):
    with pytest.raises(ValueError, match=re.escape(expected) + "$"):
        number(given, "r", **bounds, remedy="try 0.1")


def test_whole_number():
    assert whole_number(np.int32(3), "steps") == 3
    for given in (3.0, "3", None, True):
        with pytest.raises(TypeError, match=r"steps is .*, expected a whole number"):
            whole_number(given, "steps")
    with pytest.raises(ValueError, match="steps is -1, expected at least 0: count forwards"):
        whole_number(-1, "steps", remedy="count forwards")


def test_choice():
    assert choice("exact", "line_search", (None, "exact")) == "exact"
    assert choice(None, "line_search", (None, "exact")) is None
    with pytest.raises(ValueError, match="line_search is 'excat', expected one of None, 'exact'"):
        choice("excat", "line_search", (None, "exact"))


def test_what_a_cost_returns():
    x = np.zeros(2)
    assert cost_and_gradient((1.0, x), x) == (1.0, x)
    many = np.zeros((4, 2))
    assert cost_and_gradient((np.ones(4), many), many)[0].shape == (4,)
    with pytest.raises(TypeError, match="cost returned float, expected a pair: return J, grad"):
        cost_and_gradient(1.0, x)
    with pytest.raises(TypeError, match="cost returned NoneType, expected a pair"):
        cost_and_gradient(None, x)
    with pytest.raises(ValueError, match=r"grad has shape \(2, 1\), expected \(2,\), the shape of x: unroll it"):
        cost_and_gradient((1.0, np.zeros((2, 1))), x)
    with pytest.raises(ValueError, match=r"J has shape \(2,\), expected \(\): cost returns one number"):
        cost_and_gradient((np.ones(2), x), x)
