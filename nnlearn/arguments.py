"""Arguments are checked once, at the door, and refused with a sentence that says what to do instead.

Every message names the argument, what was received, what was expected, and the remedy.
"""

from numbers import Integral, Real

import numpy as np


def float_array(value, name):
    """Return `value` as a floating-point (or complex) array, its precision kept; integers become float64.

    Raises TypeError when the entries are not numbers.
    """
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different length
        array = np.asarray(value, dtype=object)
    if array.dtype.kind in "iub":
        return array.astype(float)
    if array.dtype.kind not in "fc":
        raise TypeError(
            f"{name} holds {array.dtype} entries, expected numbers: "
            "give a list of numbers or a numpy array of floats, every row of the same length"
        )
    return array


def vector(value, name, size=None, remedy="flatten it with .ravel()"):
    """Return `value` as a one-dimensional array of floats, of length `size` when that is given.

    Raises ValueError for another shape, TypeError for entries that are not numbers.
    """
    array = float_array(value, name)
    expected = "(n,)" if size is None else f"({size},)"
    if array.ndim != 1 or (size is not None and array.size != size):
        raise ValueError(f"{name} has shape {array.shape}, expected {expected}: {remedy}")
    if not array.size:
        raise ValueError(f"{name} is empty, expected at least one number: check how it was made")
    return array


def matrix(value, name, columns, meaning):
    """Return `value` as an array of floats with one example a row; `meaning` says what a column is.

    Raises ValueError for another shape, for no rows and for entries that are not finite.
    """
    array = float_array(value, name)
    if array.ndim == 1 and columns == 1:
        array = array[:, np.newaxis]
    if array.ndim != 2 or array.shape[1] != columns:
        raise ValueError(
            f"{name} has shape {array.shape}, expected (m, {columns}): one row per example, one column per {meaning}"
            + ("; for a single example use x[np.newaxis, :]" if array.shape == (columns,) else "")
        )
    if not len(array):
        raise ValueError(f"{name} has no rows, expected at least one example: check how the data were selected")
    if not np.isfinite(array).all():
        row, column = np.argwhere(~np.isfinite(array))[0]
        raise ValueError(
            f"{name}[{row}, {column}] is {array[row, column]}, expected a finite number: "
            "remove or fill in missing values first"
        )
    return array


def number(value, name, low=-np.inf, high=np.inf, low_open=False, high_open=False, remedy=""):
    """Return `value` as a float if it is a finite real number within the bounds.

    Raises TypeError when it is no number and ValueError when it lies outside.
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (Real, np.floating)):
        raise TypeError(f"{name} is {value!r}, expected a number" + (f": {remedy}" if remedy else ""))
    received, value = value, float(value)
    inside = (value > low if low_open else value >= low) and (value < high if high_open else value <= high)
    if not (inside and np.isfinite(value)):
        left = f"{'above' if low_open else 'at least'} {low:g}" if np.isfinite(low) else ""
        right = f"{'below' if high_open else 'at most'} {high:g}" if np.isfinite(high) else ""
        finite = "a finite number" if not (left or right) or value == np.inf else ""
        expected = " and ".join(filter(None, [finite, left, right]))
        raise ValueError(f"{name} is {received}, expected {expected}" + (f": {remedy}" if remedy else ""))
    return value


def whole_number(value, name, low=0, remedy=""):
    """Return `value` if it is an integer of at least `low`.

    Raises TypeError when it is no integer and ValueError when it is too small.
    """
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Integral):
        raise TypeError(f"{name} is {value!r}, expected a whole number" + (f": {remedy}" if remedy else ""))
    if value < low:
        raise ValueError(f"{name} is {value}, expected at least {low}" + (f": {remedy}" if remedy else ""))
    return int(value)


def choice(value, name, allowed):
    """Return `value` if it is one of `allowed`; raises ValueError that lists them otherwise."""
    if not any(value is option or value == option for option in allowed):
        options = ", ".join(repr(option) for option in allowed)
        raise ValueError(f"{name} is {value!r}, expected one of {options}")
    return value


def cost_and_gradient(result, x, name="cost"):
    """Return the pair (J, grad) that a cost returned at x, as arrays or numbers.

    Raises TypeError when it is no pair and ValueError when grad does not have the shape of x.
    """
    if not (isinstance(result, tuple) and len(result) == 2):
        raise TypeError(f"{name} returned {type(result).__name__}, expected a pair: return J, grad")
    J, grad = result
    if np.shape(grad) != x.shape:
        raise ValueError(
            f"grad has shape {np.shape(grad)}, expected {x.shape}, the shape of x: "
            "unroll it, one derivative for each entry of x"
        )
    if np.shape(J) != x.shape[:-1]:
        raise ValueError(
            f"J has shape {np.shape(J)}, expected {x.shape[:-1]}: {name} returns one number for each point x"
        )
    return J, grad
