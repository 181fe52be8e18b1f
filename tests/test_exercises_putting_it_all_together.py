"""Exercises of notebook 13 beyond what holds for all: what is said of the shape of an answer."""

import pytest

from nnlearn.exercises import putting_it_all_together as exercises


def lists(weights, biases):
    """Return a function of Theta that returns a list of weights and one of biases."""
    return lambda Theta: ([weights(T) for T in Theta.values()], [biases(T) for T in Theta.values()])


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lists(lambda T: T[:, 1:].T, lambda T: T[:, :1]), "intercepts has arrays of the shapes"),
        (lists(lambda T: T[1:].T, lambda T: T[0]), "coefs has arrays of the shapes"),
        (lists(lambda T: -T[:, 1:].T, lambda T: T[:, 0]), "All shapes are right, but not all numbers."),
        (lambda Theta: (Theta[1][:, 1:].T, []), "coefs is ndarray, expected a list of arrays."),
        (lambda Theta: Theta, "Return two lists of arrays"),
    ],
)
def test_lists_of_other_arrays_are_told_how_they_differ(answer, says):
    feedback = exercises.carry_over.check(answer)
    assert feedback.status == "wrong"
    assert says in feedback.text


def test_lists_instead_of_a_pair_are_right():
    assert exercises.carry_over.check(lambda Theta: list(exercises.coefs_and_intercepts(Theta))).status == "right"


def test_a_gradient_with_gaps_says_what_to_do():
    def cost_and_gradient(Theta, X, Y, lam):
        return 0.0, ...

    feedback = exercises.write_cost_and_gradient.check(cost_and_gradient)
    assert feedback.status == "not yet"
    assert feedback.text == "cost_and_gradient returns nothing yet: replace the dots, and end with return."
