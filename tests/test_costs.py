"""Costs: values by hand, derivatives by complex step, stable for any z; one-hot targets."""

import numpy as np
import pytest

import nnlearn
from nnlearn import (
    accuracy,
    cross_entropy,
    half_squared_error,
    identity,
    mean_squared_error,
    one_hot,
    relu,
    sigmoid,
    squared_error,
    tanh,
)

ALL = (cross_entropy, half_squared_error, squared_error, mean_squared_error)
PAIRS = [(cross_entropy, sigmoid)] + [(cost, g) for cost in ALL[1:] for g in (identity, sigmoid, tanh, relu)]
each = pytest.mark.parametrize("cost", ALL, ids=repr)
each_pair = pytest.mark.parametrize(("cost", "output"), PAIRS, ids=repr)


def test_values_by_hand():
    A, Y = [[0.5, 0.25]], [[1.0, 0.0]]
    np.testing.assert_allclose(cross_entropy(A, Y), np.log(2) - np.log(0.75), rtol=1e-15)
    A, Y = [[0.5], [0.2], [0.9]], [[1.0], [0.0], [0.5]]
    three_terms = [np.log(2), -np.log(0.8), -(np.log(0.9) + np.log(0.1)) / 2]
    np.testing.assert_allclose(cross_entropy(A, Y), np.mean(three_terms), rtol=1e-15)
    A, Y = [[1.5], [1.5], [2.0]], [[1.0], [2.0], [3.0]]
    assert (half_squared_error(A, Y), squared_error(A, Y), mean_squared_error(A, Y)) == (0.75, 1.5, 0.5)


def test_doubling_the_data_doubles_sums_and_leaves_means():
    A, Y = np.array([[0.2, 0.6]]), np.array([[0.0, 1.0]])
    for cost in ALL:
        ratio = cost(np.vstack([A, A]), np.vstack([Y, Y])) / cost(A, Y)
        np.testing.assert_allclose(ratio, 1 if cost.is_mean else 2)


@each_pair
def test_value_from_z_is_the_value(cost, output):
    rng = np.random.default_rng(2)
    Z, Y = rng.normal(size=(6, 3)), rng.random((6, 3))
    np.testing.assert_allclose(cost.from_z(Z, Y, output), cost(output(Z), Y), rtol=1e-13)


@each_pair
def test_delta_by_complex_step(cost, output):
    rng = np.random.default_rng(3)
    Z, Y = rng.normal(size=(1, 4)), rng.random((1, 4))
    by_complex_step = [cost.from_z(Z + 1e-30j * e, Y, output).imag / 1e-30 for e in np.eye(4)]
    found = cost.delta(Z, output(Z), Y, output)
    assert found.shape == (1, 4)
    np.testing.assert_allclose(found[0], by_complex_step, rtol=1e-12)


@each_pair
def test_delta_is_that_of_each_example(cost, output):
    rng = np.random.default_rng(4)
    Z, Y = rng.normal(size=(5, 2)), rng.random((5, 2))
    for i in range(5):
        alone = cost.delta(Z[[i]], output(Z[[i]]), Y[[i]], output)
        np.testing.assert_allclose(cost.delta(Z, output(Z), Y, output)[[i]], alone, rtol=1e-15)


def test_output_that_belongs_to_the_cost_is_the_default():
    Z, Y = np.array([[0.4]]), np.array([[1.0]])
    for cost, output in ((cross_entropy, sigmoid), (half_squared_error, identity)):
        assert cost.from_z(Z, Y) == cost.from_z(Z, Y, output)
        assert cost.delta(Z, output(Z), Y) == cost.delta(Z, output(Z), Y, output)


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex64, np.complex128])
def test_cross_entropy_is_safe_for_any_z(dtype):
    Z = np.array([[1000, -1000, 1000, -1000, 0]], dtype=dtype)
    Y = np.array([[0, 1, 1, 0, 1]], dtype=Z.real.dtype)
    terms = [cross_entropy.from_z(Z[:, [k]], Y[:, [k]]) for k in range(5)]
    np.testing.assert_allclose(terms, [1000, 1000, 0, 0, np.log(2)], rtol=1e-6)
    assert cross_entropy.from_z(Z, Y).dtype == dtype


def test_cross_entropy_keeps_the_tiny_rest():
    for z, y in ((40.0, 1.0), (-40.0, 0.0), (-700.0, 0.0)):
        np.testing.assert_allclose(cross_entropy.from_z([[z]], [[y]]), np.exp(-abs(z)), rtol=1e-15)


def test_cross_entropy_of_a_sure_prediction():
    assert cross_entropy([[0.0, 1.0]], [[0.0, 1.0]]) == 0
    assert cross_entropy([[0.0]], [[1.0]]) == np.inf
    assert cross_entropy([[1.0]], [[0.0]]) == np.inf


@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex64, np.complex128])
def test_dtypes_are_kept(cost, dtype):
    A = np.array([[0.3, 0.6]], dtype=dtype)
    Y = np.array([[0, 1]], dtype=A.real.dtype)
    assert cost(A, Y).dtype == cost.from_z(A, Y).dtype == cost.delta(A, A, Y).dtype == dtype


@each
def test_complex_step_through_the_value(cost):
    A, Y = np.array([[0.3, 0.6], [0.1, 0.9]]), np.array([[0.0, 1.0], [1.0, 1.0]])
    by_complex_step = cost(A + 1e-30j, Y).imag / 1e-30
    by_differences = (cost(A + 1e-6, Y) - cost(A - 1e-6, Y)) / 2e-6
    np.testing.assert_allclose(by_complex_step, by_differences, rtol=1e-8)


@each
def test_a_cost_is_called_as_it_is_imported(cost):
    assert repr(cost) == cost.name
    assert getattr(nnlearn, cost.name) is cost


@each
def test_other_shapes_are_refused(cost):
    A = np.full((5, 4), 0.5)
    message = r"Y has shape \(5,\), expected \(5, 4\), the shape of {}: one row .* use one_hot\(y, K\)"
    for function, name in ((cost, "A"), (cost.from_z, "Z"), (lambda A, Y: cost.delta(A, A, Y), "A")):
        with pytest.raises(ValueError, match=message.format(name)):
            function(A, np.zeros(5))
        with pytest.raises(ValueError, match=rf"{name} has shape \(0, 4\), expected \(m, K\): give at least one"):
            function(A[:0], np.zeros((0, 4)))
        with pytest.raises(ValueError, match=rf"{name} has shape \(\), expected \(m, K\)"):
            function(0.5, 1.0)
        with pytest.raises(TypeError, match=rf"{name} holds .* expected numbers"):
            function("A", A)
        with pytest.raises(TypeError, match=r"Y holds .* expected numbers"):
            function(A, [None])


def test_predictions_that_are_no_probabilities_are_refused():
    with pytest.raises(ValueError, match=r"A runs from -0.5 to 1.5, expected .* between 0 and 1: .*from_z"):
        cross_entropy([[-0.5, 1.5]], [[0, 1]])
    for one_among_many in (-1e-9, 1 + 1e-9):
        with pytest.raises(ValueError, match=r"A runs from .* expected predictions between 0 and 1"):
            cross_entropy([[0.5, one_among_many], [1.0, 0.0]], [[0, 1], [1, 0]])
    assert squared_error([[-0.5, 1.5]], [[0, 1]]) == 0.5, "the squared costs take any prediction"


def test_one_hot():
    assert one_hot([2, 0, 1], 3).tolist() == [[0, 0, 1], [1, 0, 0], [0, 1, 0]]
    assert one_hot(np.array([1], dtype=np.uint8), 4).tolist() == [[0, 1, 0, 0]]


@pytest.mark.parametrize(
    ("y", "K", "kind", "message"),
    [
        (
            [1, 2, 3],
            3,
            ValueError,
            r"y runs from 1 to 3, expected labels 0\.\.2: subtract the smallest label",
        ),
        ([-1, 0], 2, ValueError, r"y runs from -1 to 0, expected labels 0\.\.1"),
        ([[0], [1]], 2, ValueError, r"y has shape \(2, 1\), expected \(m,\), one label per example: use y\.ravel"),
        (
            [0.0, 1.0],
            2,
            TypeError,
            r"y holds float64 entries, expected integers, .* use y\.astype\(int\)",
        ),
        (["a"], 2, TypeError, "y holds .* expected integers"),
        ([0, 1], 0, ValueError, "K is 0, expected at least 1: it is the number of classes"),
        ([0, 1], 2.0, TypeError, "K is 2.0, expected a whole number"),
    ],
)
def test_labels_that_are_none(y, K, kind, message):
    with pytest.raises(kind, match=message):
        one_hot(y, K)


def test_accuracy():
    A = [[0.1, 0.7, 0.2], [0.9, 0.3, 0.3], [0.2, 0.2, 0.1], [0.0, 0.1, 0.2]]
    assert accuracy(A, [1, 0, 0, 0]) == 0.75, "of two equal predictions the first counts"
    assert accuracy(A, [2, 1, 2, 0]) == 0


@pytest.mark.parametrize(
    ("A", "y"), [(np.zeros((4, 3)), [0, 1]), (np.zeros(4), [0] * 4), (np.zeros((0, 3)), []), (np.eye(2), np.eye(2))]
)
def test_accuracy_of_other_shapes(A, y):
    with pytest.raises(ValueError, match=r"A has shape .* and y has shape .*, expected \(m, K\) and \(m,\): "):
        accuracy(A, y)


def test_accuracy_of_no_numbers():
    with pytest.raises(TypeError, match=r"A holds .* expected numbers"):
        accuracy("A", [0])


def test_a_single_output_above_one_half_is_class_1():
    A = [[0.7], [0.2], [0.5], [0.51]]
    assert accuracy(A, [1, 0, 0, 1]) == 1
    assert accuracy(A, [0, 1, 1, 0]) == 0
    assert accuracy(A, [1, 1, 0, 1]) == 0.75


@each
def test_terms_add_up_to_the_cost(cost):
    A, Y = np.array([[0.2, 0.7], [0.9, 0.4], [0.5, 0.1]]), np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 0.0]])
    terms = cost.terms(A, Y)
    assert terms.shape == A.shape
    assert cost.scale(3) * terms.sum() == cost(A, Y)
    assert cost.terms(A[1:2, 1:], Y[1:2, 1:]).tolist() == [[terms[1, 1]]]


def test_confusion_counts_each_pair_of_classes():
    counts = nnlearn.confusion(np.array([0, 2, 2, 1, 2]), np.array([0, 1, 2, 1, 1]), 4)
    assert counts.tolist() == [[1, 0, 0, 0], [0, 1, 2, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    with pytest.raises(ValueError, match=r"predicted has shape \(2,\), expected \(3,\), that of y"):
        nnlearn.confusion(np.array([0, 1]), np.array([0, 1, 1]), 2)
    with pytest.raises(ValueError, match=r"expected labels 0..1"):
        nnlearn.confusion(np.array([0, 2]), np.array([0, 1]), 2)


@pytest.mark.parametrize(
    ("predicted", "y", "kind", "message"),
    [
        (
            [0, 1],
            [0, 1, 1],
            ValueError,
            r"predicted has shape \(2,\), expected \(3,\), that of y: one label per example",
        ),
        ([0, 3], [0, 1], ValueError, r"predicted runs from 0 to 3, expected labels 0\.\.2"),
        ([0, 1], [0, 3], ValueError, r"y runs from 0 to 3, expected labels 0\.\.2"),
        ([0.0, 1.0], [0, 1], TypeError, "predicted holds float64 entries, expected integers"),
    ],
)
def test_confusion_of_labels_that_are_none(predicted, y, kind, message):
    with pytest.raises(kind, match=message):
        nnlearn.confusion(predicted, y, 3)
