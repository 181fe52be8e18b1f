"""Notebook 11's exercises where a wrong program could look right, or a right one wrong."""

import pytest

from nnlearn.exercises import conjugate_gradient_levenberg_marquardt as exercises
from nnlearn.exercises.conjugate_gradient_levenberg_marquardt import _lm_variant


@pytest.mark.parametrize(
    "adapt",
    [
        lambda rho: 0.5 if rho > 1 / 2 else 2.0,
        lambda rho: 0.5 if rho > 3 / 4 else 2.0 if rho < 1 / 2 else 1.0,
        lambda rho: 0.5 if rho > 1 / 2 else 2.0 if rho < 1 / 4 else 1.0,
        lambda rho: 0.1 if rho > 3 / 4 else 10.0 if rho < 1 / 4 else 1.0,
    ],
)
def test_another_rule_for_the_damping_is_not_right(adapt):
    assert exercises.write_levenberg_marquardt.check(_lm_variant(adapt=adapt)).status == "wrong"


@pytest.mark.parametrize("form", [tuple, list])
def test_two_results_may_come_in_either_form(form):
    def program(*arguments):
        return form(exercises.levenberg_marquardt(*arguments))

    assert exercises.write_levenberg_marquardt.check(program).status == "right"


def test_points_may_come_as_a_list():
    assert exercises.write_conjugate_gradient.check(lambda *a: list(exercises.conjugate(*a))).status == "right"


@pytest.mark.parametrize("exercise", [exercises.damped_by_hand, exercises.gain_ratio])
def test_a_solution_shows_how_it_is_computed(exercise):
    text = exercise.solution().text
    assert "rosenbrock.residuals" in text
    assert "damped_step(" not in text
