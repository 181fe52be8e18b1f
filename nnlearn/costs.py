r"""Cost functions: how far the predictions A are from the targets Y, as one number, and the delta they start.

    cross_entropy        J = -1/m sum_ik [ y log a + (1 - y) log(1 - a) ]
    half_squared_error   J = 1/2 sum_ik (a - y)^2
    squared_error        R = sum_ik (a - y)^2
    mean_squared_error   MSE = 1/m sum_ik (a - y)^2

A and Y have shape (m, K): one example a row, one output unit a column. The three squared costs differ by their scale
alone, which their names state. `delta` is the derivative of the cost of ONE example in its weighted inputs z, so the
gradient of a mean is the sum over examples divided by m, that of a sum is not divided.
"""

import numpy as np

from .activations import identity, relu, sigmoid
from .arguments import float_array, whole_number


class Cost:
    """A cost with its value `cost(A, Y)`, the stable form `.from_z(Z, Y)` and the output `.delta(Z, A, Y)`.

    All arrays have shape (m, K). `is_mean` says whether the sum over examples is divided by m; `.terms(A, Y)` are the
    m x K numbers that are added up.
    Raises ValueError when the shapes of predictions and targets differ.
    """

    def __init__(self, name, is_mean, output, terms, delta):
        self.name = name
        self.is_mean = is_mean
        self.output = output
        self.unchecked_terms = terms
        self.unchecked_delta = delta

    def __call__(self, A, Y):
        """Return the cost of the predictions A against the targets Y, one number."""
        terms = self.terms(A, Y)
        return self.scale(len(terms)) * terms.sum()

    def terms(self, A, Y):
        """Return what each entry of A costs, shape (m, K): `scale(m)` times their sum is the cost."""
        A, Y = _pair(A, Y, "A")
        if self is cross_entropy and ((A.real < 0) | (A.real > 1)).any():
            raise ValueError(
                f"A runs from {A.real.min():g} to {A.real.max():g}, expected predictions between 0 and 1: "
                "they are sigmoid(Z), or use cross_entropy.from_z(Z, Y)"
            )
        return self.unchecked_terms(None, A, Y)

    def from_z(self, Z, Y, output=None):
        """Return the cost from the weighted inputs Z of the output layer, safe for any |z|."""
        Z, Y = _pair(Z, Y, "Z")
        output = self.output if output is None else output
        return self.scale(len(Z)) * self.unchecked_terms(Z, output(Z), Y).sum()

    def delta(self, Z, A, Y, output=None):
        """Return the derivative of each example's cost in its z, shape (m, K), for the given output activation."""
        A, Y = _pair(A, Y, "A")
        return self.unchecked_delta(A, Y, self.output if output is None else output)

    def scale(self, m):
        """Return the factor before the sum over m examples: 1/m for a mean, 1 for a sum."""
        return 1 / m if self.is_mean else 1

    def __repr__(self):
        return self.name


def _pair(predictions, Y, name):
    predictions, Y = float_array(predictions, name), float_array(Y, "Y")
    if predictions.shape != Y.shape:
        raise ValueError(
            f"Y has shape {Y.shape}, expected {predictions.shape}, the shape of {name}: "
            "one row per example, one column per output unit; for class labels use one_hot(y, K)"
        )
    if not predictions.size or not predictions.ndim:
        raise ValueError(f"{name} has shape {predictions.shape}, expected (m, K): give at least one example, as a row")
    return predictions, Y


def _cross_entropy_terms(Z, A, Y):
    if Z is None:
        with np.errstate(divide="ignore"):  # a = 0 where y = 1 costs infinity, and says so
            return -(_times_log(Y, A) + _times_log(1 - Y, 1 - A))
    # One term is softplus(z) - y z. Its large parts are subtracted first: for y = 1 and z = 40 the tiny rest survives.
    positive_part = relu.of_array(Z)
    return (positive_part - Y * Z) + np.log1p(np.exp(Z - 2 * positive_part))


def _times_log(weight, a):
    return weight * np.log(np.where(weight == 0, 1, a))


def _squared_terms(factor):
    def terms(Z, A, Y):
        e = A - Y
        return factor * (e * e)

    return terms


def _squared_delta(factor):
    def delta(A, Y, output):
        e = A - Y
        return factor * e if output is identity else factor * e * output.slope_at(A)

    return delta


cross_entropy = Cost("cross_entropy", True, sigmoid, _cross_entropy_terms, lambda A, Y, output: A - Y)
half_squared_error = Cost("half_squared_error", False, identity, _squared_terms(0.5), _squared_delta(1))
squared_error = Cost("squared_error", False, identity, _squared_terms(1), _squared_delta(2))
mean_squared_error = Cost("mean_squared_error", True, identity, _squared_terms(1), _squared_delta(2))


def one_hot(y, K):
    """Return the targets Y of class labels 0..K-1: Y[i, k] = 1 where y[i] = k, else 0; shapes (m,) -> (m, K).

    Raises ValueError when y is no vector or a label lies outside 0..K-1, TypeError when the labels are no integers.
    """
    K = whole_number(K, "K", low=1, remedy="it is the number of classes")
    return np.eye(K)[_labels(y, K, "y")]


def _labels(y, K, name):
    y = np.asarray(y)
    if y.dtype.kind not in "iu":
        raise TypeError(
            f"{name} holds {y.dtype} entries, expected integers, the labels 0..{K - 1}: use {name}.astype(int)"
        )
    if y.ndim != 1:
        raise ValueError(f"{name} has shape {y.shape}, expected (m,), one label per example: use {name}.ravel()")
    if len(y) and not (y.min() >= 0 and y.max() < K):
        raise ValueError(
            f"{name} runs from {y.min()} to {y.max()}, expected labels 0..{K - 1}: "
            "subtract the smallest label, or raise K"
        )
    return y


def accuracy(A, y):
    """Return the share of examples whose largest prediction is that of their class: A (m, K), y (m,) of labels 0..K-1.

    A single output, A (m, 1), predicts class 1 where it is above one half, else class 0.
    Raises ValueError when the shapes do not fit.
    """
    A, y = float_array(A, "A"), np.asarray(y)
    if A.ndim != 2 or y.shape != A.shape[:1] or not A.size:
        raise ValueError(
            f"A has shape {A.shape} and y has shape {y.shape}, expected (m, K) and (m,): "
            "one row of predictions and one label per example"
        )
    predicted = A[:, 0] > 0.5 if A.shape[1] == 1 else A.argmax(axis=1)
    return float(np.mean(predicted == y))


def confusion(predicted, y, K):
    """Return how often class i was read as class j: counts [i, j], shape (K, K), of labels predicted (m,) and y (m,).

    Raises ValueError when the shapes differ or a label lies outside 0..K-1, TypeError when labels are no integers.
    """
    predicted, y = np.asarray(predicted), np.asarray(y)
    if predicted.shape != y.shape:
        raise ValueError(f"predicted has shape {predicted.shape}, expected {y.shape}, that of y: one label per example")
    return one_hot(y, K).astype(int).T @ one_hot(_labels(predicted, K, "predicted"), K).astype(int)
