"""The exercises of notebook 00: the solution is right, typical slips are named, nothing ever raises."""

import numpy as np
import pytest

from nnlearn.exercises import start_here as exercises
from nnlearn.exercises.exercise import Exercise

ALL = {name: exercise for name, exercise in vars(exercises).items() if isinstance(exercise, Exercise)}
VALUES = {"pixels": 64, "shapes": [(25, 65), (10, 26)], "parameters": 1885, "wrong_line": 3}
WRONG = [
    ("pixels", 16, "8 + 8"),
    ("pixels", 10, "outputs"),
    ("shapes", [(25, 64), (10, 25)], "bias column is missing"),
    ("shapes", [(65, 25), (26, 10)], "exchanged"),
    ("shapes", [(26, 65), (11, 26)], "Nothing leads to a bias unit"),
    ("parameters", 1850, "without the biases"),
    ("parameters", 99, "number of units"),
    ("parameters", 1625, "first matrix alone"),
    ("wrong_line", 2, "Line 2 is right"),
    ("wrong_line", 5, "Line 5 is right"),
    ("lost_sign", lambda w, grad, r: w + r * grad, "uphill"),
    ("lost_sign", lambda w, grad, r: w * r * grad, "as printed"),
    ("lost_sign", lambda w, grad, r: w - grad, "learning rate r is missing"),
    ("how_good", lambda p, y: sum(p == y), "divide it"),
    ("how_good", lambda p, y: np.mean(p != y), "WRONG"),
    ("how_good", lambda p, y: 100 * np.mean(p == y), "per cent"),
]


def test_these_are_all_exercises():
    assert sorted(ALL) == ["how_good", "lost_sign", "parameters", "pixels", "shapes", "wrong_line"]


@pytest.mark.parametrize("name", ALL)
def test_the_reference_passes(name):
    exercise = ALL[name]
    answer = exercise.reference() if name in VALUES else exercise.reference
    assert exercise.check(answer).status == "right"
    assert exercise.reference.__name__ in exercise.solution().text


@pytest.mark.parametrize("name", VALUES)
def test_the_values_are_those_worked_out_by_hand(name):
    assert ALL[name].check(VALUES[name]).status == "right"
    assert np.array_equal(ALL[name].reference(), VALUES[name])


@pytest.mark.parametrize(("name", "answer", "says"), WRONG)
def test_a_typical_slip_is_named(name, answer, says):
    feedback = ALL[name].check(answer)
    assert feedback.status == "wrong"
    assert says in feedback.text


@pytest.mark.parametrize("name", ALL)
def test_every_slip_of_every_exercise_is_found(name):
    for slip in ALL[name].slips:
        feedback = ALL[name].check(slip.answer)
        assert (feedback.status, feedback.text) == ("wrong", slip.text)


@pytest.mark.parametrize("name", ALL)
def test_untouched_says_not_yet(name):
    untouched = ... if name in VALUES else (lambda *arguments: ...)
    assert ALL[name].check(untouched).status == "not yet"


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("garbage", ["64", [], [[1], [2, 3]], {"a": 1}, object(), np.nan, print, lambda: 1, 1j])
def test_garbage_never_raises(name, garbage):
    assert ALL[name].check(garbage).status in ("wrong", "error", "not yet")


def test_hints_come_one_after_the_other():
    first, second, again = (exercises.wrong_line.hint().text for _ in range(3))
    assert first == again != second


def test_the_share_accepts_a_loop():
    def by_loop(predicted, y):
        return sum(1 for a, b in zip(predicted, y, strict=True) if a == b) / len(y)

    assert exercises.how_good.check(by_loop).status == "right"
