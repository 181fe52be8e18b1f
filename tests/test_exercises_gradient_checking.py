"""Notebook 05's exercises: what is special to them."""

import numpy as np
import pytest

from nnlearn import check_gradient, data
from nnlearn.exercises import gradient_checking
from nnlearn.exercises.exercise import Exercise

EXERCISES = {name: value for name, value in vars(gradient_checking).items() if isinstance(value, Exercise)}


def test_a_roll_with_the_gap_unfilled_is_not_wrong():
    def roll(theta, shapes):
        return dict.fromkeys(shapes, ...)

    assert EXERCISES["write_roll"].check(roll).status == "not yet"


@pytest.mark.parametrize("first", [0, None])
def test_a_roll_under_other_numbers_or_none_is_shown_what_is_expected(first):
    def roll(theta, shapes):
        matrices = gradient_checking.roll(theta, shapes).values()
        return tuple(matrices) if first is None else dict(enumerate(matrices, first))

    feedback = EXERCISES["write_roll"].check(roll)
    assert feedback.status == "wrong"
    assert "expected {1: an array of shape (10, 11), 2:" in feedback.text


def test_the_function_to_mend_is_the_faulty_one():
    assert EXERCISES["repair"].check(gradient_checking._as_it_stood).status == "not yet"


def test_a_numerical_gradient_that_moves_its_argument_is_told_so():
    def careless(f, x, eps):
        gradient = np.zeros(len(x))
        for i in range(len(x)):
            x[i] += eps
            gradient[i] = f(x)
        return gradient

    assert "work on a copy" in EXERCISES["write_numerical_gradient"].check(careless).text


def test_the_repaired_gradient_passes_the_check():
    for theta, X, y, lam in gradient_checking.repair.cases:
        arguments = X, y, lam
        for function, passes in ((gradient_checking.repaired, True), (gradient_checking._as_it_stood, False)):
            check = check_gradient(lambda t, f=function, rest=arguments: f(t, *rest), theta)
            assert check.ok == passes


def test_the_suspects_are_what_the_answer_says():
    _, theta, _, _ = data.sine_example()
    names = dict(gradient_checking.mistakes)
    for suspect, number in zip(gradient_checking.suspects.values(), gradient_checking.planted(), strict=True):
        net, _, X, Y = data.sine_example()
        assert np.array_equal(suspect(theta)[1], names[number](net, theta, X, Y, 1.0)[1])
    assert [bug.name for _, bug in gradient_checking.mistakes] == [
        "lambda not divided by m",
        "bias regularised",
        "regularisation forgotten",
        "g' left out",
        "Delta not divided by m",
        "error with the wrong sign",
    ], "the list in the notebook is in this order"
