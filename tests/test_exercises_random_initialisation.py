"""Notebook 06's exercises: whatever is right in another way is right, and the judges that look closer look well."""

import numpy as np
import pytest

from nnlearn import Network
from nnlearn.exercises import random_initialisation as E


def bias_drawn_apart(s_in, s_out, eps_init, rng):
    return np.hstack([rng.uniform(-eps_init, eps_init, (s_out, 1)), rng.uniform(-eps_init, eps_init, (s_out, s_in))])


def row_by_row(s_in, s_out, eps_init, rng):
    return [[eps_init * (2 * rng.random() - 1) for _ in range(s_in + 1)] for _ in range(s_out)]


@pytest.mark.parametrize("answer", [bias_drawn_apart, row_by_row])
def test_any_way_to_draw_is_right(answer):
    assert E.write_uniform.check(answer).status == "right"


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (lambda s_in, s_out, eps, rng: np.full((s_out, s_in + 1), eps), "twins"),
        (lambda s_in, s_out, eps, rng: 0.8 * E.random_weights(s_in, s_out, eps, rng), "run from -0.8"),
        (lambda s_in, s_out, eps, rng: E.random_weights(s_in + 3, s_out, eps, rng), "shape"),
        (lambda s_in, s_out, eps, rng: 1.0, "shape"),
        (lambda s_in, s_out, eps, rng: 2 * eps * (rng.random((s_out, s_in + 1)) - eps), "middle is not at 0"),
        (lambda s_in, s_out, eps, rng: eps * np.sin(1e5 * E.random_weights(s_in, s_out, eps, rng)), "evenly"),
        (7, "Expected a function"),
    ],
)
def test_what_is_not_uniform_is_told_so(answer, word):
    feedback = E.write_uniform.check(answer)
    assert feedback.status == "wrong"
    assert word in feedback.text


def test_the_faulty_function_is_not_mended_yet():
    feedback = E.find_the_mistake.check(E.rows_from_one_seed)
    assert feedback.status == "not yet"
    assert "still equal" in feedback.text


def test_a_seed_for_each_row_mends_it_too():
    def random_rows(rows, columns, eps_init, seed):
        return np.array(
            [2 * eps_init * np.random.default_rng(seed + i).random(columns) - eps_init for i in range(rows)]
        )

    assert E.find_the_mistake.check(random_rows).status == "right"


@pytest.mark.parametrize(
    ("p", "status"),
    [(0.073, "right"), (0.09, "right"), (0.1, "wrong"), (0.06, "wrong"), (-1, "wrong")],
)
def test_a_disturbance_that_works_and_is_near_enough_is_right(p, status):
    assert E.below_the_floor.check(p).status == status


@pytest.mark.parametrize("answer", [[0.075, 0.1], "a little", np.nan])
def test_what_is_no_number_is_no_disturbance(answer):
    assert E.below_the_floor.check(answer).status in ("wrong", "error")


def test_the_smallest_disturbance_really_is_at_the_edge():
    p = E.smallest_disturbance()
    J = E.costs_after((p - 0.001, p))
    assert J[0] > E.twins.floor() > J[1]


def test_true_and_false_are_answers_too():
    assert E.which_part.check([False, True, False, True, True]).status == "right"


def test_three_digits_of_the_floor_are_enough_and_two_are_not():
    assert E.best_monotone.check(0.477).status == "right"
    assert E.best_monotone.check(0.48).status == "wrong"
    assert E.best_monotone.check(0.4782).status == "wrong"


def test_the_merged_unit_answers_as_the_twins():

    Theta1, Theta2 = E.merge(*E._TWINS)
    X = np.random.default_rng(0).standard_normal((9, 2))
    two, one = Network((2, 2, 1)), Network((2, 1, 1))
    twins = two.predict(two.unroll(dict(enumerate(E._TWINS, 1))), X)
    np.testing.assert_allclose(one.predict(one.unroll({1: Theta1, 2: Theta2}), X), twins)
