"""Notebook 07's exercises where a learner's own answer may look different from the solution."""

import numpy as np
import pytest

from nnlearn.exercises import one_dimension as exercises
from nnlearn.exercises.exercise import FunctionExercise


@pytest.mark.parametrize("form", [tuple, list, np.array])
def test_two_numbers_may_come_in_any_form(form):
    assert exercises.write_borders.check(lambda r: form(exercises.borders(r))).status == "right"
    assert exercises.write_descent.check(lambda x, r: form(exercises.descent(x, r))).status == "right"
    assert isinstance(exercises.write_borders, FunctionExercise)


def test_one_number_is_not_two():
    assert exercises.write_descent.check(lambda x, r: exercises.descent(x, r)[0]).status == "wrong"


def test_the_learners_own_polynomials_give_the_same_counts():
    def descent(x, r):
        for count in range(1000):
            step = r * (12 * x**3 + 15 * x**2 - 40 * x + 8)
            if abs(step) <= 1e-10:
                return x, count
            x = x - step
        return None

    assert exercises.write_descent.check(descent).status == "right"


@pytest.mark.parametrize("start", [4.033, 4.05, 4.07, [4.05], np.array([[4.05]])])
def test_every_start_of_the_band_is_right(start):
    assert exercises.far_start.check(start).status == "right"


@pytest.mark.parametrize("start", [4.0, 3.95, 4.02, 4.0720, 4.0748, [4.05, 4.06], np.nan])
def test_no_other_start_is(start):
    assert exercises.far_start.check(start).status == "wrong"
