"""Twin units: their starts, their floor, and the tables of their trainings."""

import numpy as np
import pytest
from scipy import optimize

from nnlearn import constant, cross_entropy, descend, gradient_descent, twins, uniform


def test_starts():
    assert twins.NET.roll(twins.opposite(0.4))[2].tolist() == [[0.4, 0.4, -0.4]]
    assert twins.disturbed(0.3, 0).tolist() == [0.3] * 9
    disturbed = twins.disturbed(0.3, 0.1, seed=4)
    assert 0.05 < np.abs(disturbed - 0.3).max() <= 0.1
    np.testing.assert_array_equal(disturbed, 0.3 + uniform(twins.NET, np.random.default_rng(4), 0.1))


def test_the_difference_sees_incoming_and_outgoing_weights():
    assert twins.difference(constant(twins.NET, 0.7)) == 0
    assert twins.difference(twins.opposite(0.7)) == pytest.approx(1.4)
    theta = constant(twins.NET, 0.7)
    theta[4] += 0.25
    assert twins.difference(theta[np.newaxis]) == pytest.approx([0.25])


def test_the_floor_is_the_best_that_an_answer_which_only_rises_can_do():
    y = np.array([[0.0], [1.0], [1.0], [0.0]])

    def cost(rises):
        # Any four numbers that rise, kept within (0, 1).
        return cross_entropy(np.cumsum(np.abs(rises))[:4, np.newaxis] / (np.abs(rises).sum() + 1e-300), y)

    best = min(
        optimize.minimize(cost, start, method="Nelder-Mead", options={"maxfev": 3000, "xatol": 1e-10}).fun
        for start in np.random.default_rng(0).random((5, 5))
    )
    assert twins.floor() == pytest.approx(best, abs=1e-5)
    assert twins.floor() <= best
    assert twins.floor() == pytest.approx((np.log(3) + 2 * np.log(1.5)) / 4, rel=1e-14)


@pytest.mark.parametrize(
    ("name", "start", "theta"),
    [
        ("XOR", ("constant", -0.3), constant(twins.NET, -0.3)),
        ("AND", ("opposite", 0.8), twins.opposite(0.8)),
        ("four points", ("random", 0.25, 2), uniform(twins.NET, np.random.default_rng(2), 10**0.25)),
    ],
)
def test_the_table_holds_what_descent_gives(name, start, theta):
    x, J = twins.trained(name)[start]
    path = descend(gradient_descent(twins.NET.objective(*twins.EXAMPLES[name]), theta, twins.RATE), 200)
    k = twins.STEPS.index(200)
    np.testing.assert_allclose(x[k], path.x[200], rtol=1e-9, atol=1e-12)
    assert J[k] == pytest.approx(path.J[200], rel=1e-9)
    assert x.shape == (len(twins.STEPS), 9)


def test_the_long_table_goes_below_the_floor_only_when_disturbed():
    table = twins.trained_longer()
    assert len(table) == len(twins.COARSE_CONSTANTS) * len(twins.DISTURBANCES)
    for c in twins.COARSE_CONSTANTS:
        x, J = table[c, 0.0]
        assert J.min() > twins.floor()
        assert twins.difference(x).max() == 0
    assert table[0.5, 0.5][1][-1] < 0.01
    assert twins.LONG_STEPS[0] == 0
    assert twins.LONG_STEPS[-1] == twins.MOST_STEPS


def test_all_equal_starts_stay_equal_on_all_examples():
    for name in twins.EXAMPLES:
        for c in twins.CONSTANTS:
            assert twins.difference(twins.trained(name)["constant", c][0]).max() == 0
