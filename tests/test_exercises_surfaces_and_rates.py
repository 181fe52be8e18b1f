"""Notebook 08's exercises: what is special to them."""

import numpy as np

from nnlearn import descend, gradient_descent, surfaces
from nnlearn.exercises import surfaces_and_rates
from nnlearn.exercises.exercise import Exercise

EXERCISES = {name: value for name, value in vars(surfaces_and_rates).items() if isinstance(value, Exercise)}


def test_the_function_to_mend_is_the_faulty_one():
    assert EXERCISES["find_the_mistake"].check(surfaces_and_rates.one_after_the_other).status == "not yet"


def test_the_predictions_are_true():
    ends = [
        descend(gradient_descent(surfaces.polynomial, start, 0.1), 20000, every=20000).x[-1].round(1)
        for start in [(0.7, 0.3), (0.6, 0.4)]
    ]
    assert np.array_equal(ends, [[1, 0], [0, 1]])
    assert surfaces_and_rates.which_valley.answer == "A in (1, 0), B in (0, 1)"
    ends = [
        descend(gradient_descent(-surfaces.two_gaussians, start, 0.3), 100).x[-1, 0] for start in [(0, 0), (-0.2, 0.2)]
    ]
    assert ends[0] > 0 > ends[1]
    assert surfaces_and_rates.which_hill.answer == "the right one, then the left one"
    below, above = (abs(descend(gradient_descent(surfaces.quadratic, [1.0], r), 100).x[-1, 0]) for r in (0.99, 1.01))
    assert below < 1 < above
    assert surfaces_and_rates.where_it_runs_away.answer == 1
