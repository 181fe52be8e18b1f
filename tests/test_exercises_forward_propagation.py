"""What notebook 02's exercises do beyond all others: overflow is noticed, any network that computes XOR is right."""

import math

import numpy as np
import pytest

from nnlearn.exercises import forward_propagation as exercises


def clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def masked(z):
    a = np.empty_like(z)
    a[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    a[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return a


@pytest.mark.parametrize("answer", [clipped, masked, lambda z: 0.5 * (1 + np.tanh(z / 2))])
def test_every_way_round_the_overflow_is_right(answer):
    assert exercises.overflow.check(answer).status == "right"


def test_an_overflow_is_told_although_the_value_is_right():
    def naive(z):
        return 1 / (1 + np.exp(-z))

    assert exercises.overflow.check(naive).text == exercises.AT_MINUS_800
    with np.errstate(over="ignore"):
        assert exercises.overflow.check(naive).status == "wrong"
    assert exercises.overflow.check(lambda z: np.array([1 / (1 + math.exp(-v)) for v in z])).status == "error"
    assert exercises.overflow.check(lambda z: z).status == "wrong"
    assert exercises.overflow.check(3).status == "wrong"


XOR = {
    "the reference": [20, 20, -10, -20, -20, 30, 20, 20, -30],
    "nodes exchanged": [-20, -20, 30, 20, 20, -10, 20, 20, -30],
    "one but not the other, twice": [10, -10, -5, -10, 10, -5, 10, 10, -5],
    "within the sliders": [6, 6, -3, -4, -4, 6, 4, 4, -6],
    "or, but not and": [20, 20, -10, 20, 20, -30, 20, -40, -10],
}


@pytest.mark.parametrize("name", XOR)
def test_every_network_that_computes_xor_is_right(name):
    for form in (list, tuple, np.array):
        assert exercises.xor.check(form(XOR[name])).status == "right"


def test_the_biases_first_are_told():
    theta = [-10, 20, 20, 30, -20, -20, -30, 20, 20]
    assert "bias first" in exercises.xor.check(theta).text


@pytest.mark.parametrize("answer", [[1, 2, 3], [np.nan] * 9, [np.inf] * 9, np.zeros((3, 4))])
def test_anything_but_nine_numbers_is_told(answer):
    assert "nine finite numbers" in exercises.xor.check(answer).text


def test_another_table_is_shown():
    feedback = exercises.xor.check([-20, 0, 10, 0, 20, 10, 20, 20, -30])
    assert feedback.status == "wrong"
    assert "0, 1, 1, 0" in feedback.text


def test_a_layer_may_be_written_in_other_words():
    def layer(a, Theta):
        return 1 / (1 + np.exp(-(a @ Theta[:, 1:].T + Theta[:, 0])))

    assert exercises.layer.check(layer).status == "right"


def test_forward_with_arrays_that_do_not_fit_is_an_error_and_not_an_exception():
    feedback = exercises.any_depth.check(lambda Theta, X: {1: X, 2: X @ Theta[1].T})
    assert feedback.status == "error"
    assert "matmul" in feedback.text


def test_numbers_with_the_decimals_asked_for_are_right_and_told():
    assert exercises.weighted_sum.check(2.02).status == "right"
    assert exercises.weighted_sum.check(2.03).status == "wrong"
    assert "asked for is z" in exercises.weighted_sum.check(0.88).text
    assert "unit 2" in exercises.weighted_sum.check(-2.36).text
    assert exercises.without_bias.check(0.393).status == "right"
    assert exercises.without_bias.check(0.39).status == "wrong"


def test_other_keys_than_the_layers_are_told():
    def from_zero(Theta, X):
        return {l - 1: a for l, a in exercises.forward(Theta, X).items()}

    assert "has the keys 0, 1; expected are 1, 2" in exercises.any_depth.check(from_zero).text
    assert "return a dictionary" in exercises.any_depth.check(lambda Theta, X: [X]).text
    assert exercises.any_depth.check(lambda Theta, X: ...).status == "not yet"
    assert exercises.any_depth.check(3).status == "wrong"
    assert exercises.any_depth.check(exercises.forward).status == "right"


def test_xor_with_small_numbers_is_told_to_be_bolder():
    assert "multiply" in exercises.xor.check([1, 1, -0.5, 1, 1, -1.5, 1, -1, -0.5]).text
