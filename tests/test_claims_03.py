"""The numbers that notebook 03 states in its prose, computed."""

import numpy as np
import pytest

from nnlearn import data, descend, gradient_descent, numerical_hessian, sigmoid
from nnlearn.exercises import one_nudge_at_a_time as exercises
from nnlearn.nudges import PARAMETERS, by_size, in_other_units, nudged, pulls
from nnlearn.slices import predictions_at

NET, THETA, X, Y = data.regression_example()
PLACES = list(PARAMETERS.values())
NAMES = np.array(list(PARAMETERS))
EFFECTS = NET.jacobian(THETA, X)[:, PLACES]


def descent(r, steps=200):
    return descend(gradient_descent(NET.objective(X, Y), THETA, learning_rate=r), steps)


def test_what_the_lecture_cut():
    a = NET.forward(THETA, X)[1]
    assert [f"{v:.3f}" for v in (a[3][0, 0], a[2][1, 1])] == ["0.810", "0.690"]
    others = a[2][[0, 0, 1], [0, 1, 0]]
    np.testing.assert_array_equal(np.round(others, 3), np.floor(1000 * others) / 1000)


def test_the_second_error_costs_four_times_as_much():
    assert pytest.approx(4 * 0.1**2) == 0.2**2


def test_nudging_activations():
    for i, effect in ((0, 0.6), (1, 0.2)):
        hidden = NET.forward(THETA, X)[1][2][0]
        moved = hidden + 0.1 * (np.arange(2) == i)
        assert 0.6 * (moved - hidden)[0] + 0.2 * (moved - hidden)[1] == pytest.approx(0.1 * effect)


def test_eight_of_nine_piled_up_nudges_are_wrong():
    faulty = exercises.nudges_that_pile_up(THETA, X[0], 0.1)
    right = exercises.nudge_effects(THETA, X[0], 0.1)
    assert (~np.isclose(faulty, right, rtol=1e-6)).sum() == 8


def test_a_large_nudge_brings_less_than_two_thirds():
    change = predictions_at(NET, nudged(THETA, 1, [1.0]), X)[0, 0, 0] - NET.predict(THETA, X)[0, 0]
    assert change == pytest.approx(0.284, abs=5e-4)
    assert 0.6 < change / EFFECTS[0, 0] < 2 / 3
    assert EFFECTS[0, 0] == pytest.approx(0.449, abs=5e-4)
    z1 = NET.forward(nudged(THETA, 1, 1.0), X)[0][2][0, 0]
    assert z1 == pytest.approx(2.9)


def test_a_tenth_is_predicted_better_than_a_hundredth_because_the_slope_rises_and_falls():
    off = {}
    for eta in (0.1, 0.01):
        change = predictions_at(NET, nudged(THETA, 1, [eta]), X)[0, 0, 0] - NET.predict(THETA, X)[0, 0]
        off[eta] = abs(change / eta - EFFECTS[0, 0])
    assert off[0.1] < 0.01 * off[0.01]
    z1 = [NET.forward(nudged(THETA, 1, eta), X)[0][2][0, 0] for eta in (0.0, 0.1)]
    np.testing.assert_allclose(z1, [-0.1, 0.2], atol=1e-12)
    assert sigmoid.derivative(z1[0]) < sigmoid.derivative(0.0) > sigmoid.derivative(z1[1])


def test_diamonds_of_the_hidden_layer_leave_their_bars():
    nets = np.array([nudged(THETA, k, 1.0) for k in PLACES])
    off = np.abs(predictions_at(NET, nets, X)[:, 0, 0] - NET.predict(THETA, X)[0, 0] - EFFECTS[0])
    assert off[6:].max() < 1e-12
    assert off[:6].min() > 1e-4
    assert off.argmax() == 0


def test_which_bars_change_sign():
    changed = EFFECTS[0] * EFFECTS[1] < 0
    assert NAMES[changed].tolist() == ["w11(1)", "w12(1)", "w21(1)", "w22(1)"]


def test_a_third_of_0141():
    assert EFFECTS[0, 3] / 3 == pytest.approx(EFFECTS[0, 5], rel=1e-12)
    assert EFFECTS[0, 5] == pytest.approx(0.047, abs=5e-4)


def test_residuals_and_activations_as_they_should_be():
    assert pytest.approx(0.391) == 1.2 - 0.809
    assert NET.forward(THETA, X)[1][2][1].round(3).tolist() == [0.574, 0.690]
    assert NET.predict(THETA, X).ravel().round(2).tolist() == [0.81, 0.88]


def test_how_many_agree():
    both = pulls(NET, THETA, X, Y)[:, PLACES]
    agree = both[0] * both[1] > 0
    assert NAMES[agree].tolist() == ["w11(1)", "w12(1)", "w21(1)", "w22(1)"]
    assert exercises.how_many_agree.answer == agree.sum()


def test_where_both_disagree_the_sum_is_smaller_than_the_larger_bar():
    both = pulls(NET, THETA, X, Y)[:, PLACES]
    apart = both[0] * both[1] < 0
    assert (np.abs(both.sum(axis=0)) < np.abs(both).max(axis=0))[apart].all()


def test_the_target_does_not_change_the_order_of_one_observation():
    orders = {tuple(by_size(pulls(NET, THETA, X[:1], [[y]])[0])) for y in (0.0, 0.5, 1.2, 2.0)}
    assert len(orders) == 1


def test_ten_times_smaller_units_bring_the_weights_of_x1_to_the_front():
    theta, scaled = in_other_units(NET, THETA, 1, 10), X * [10, 1]
    total = pulls(NET, theta, scaled, Y).sum(axis=0)[PLACES]
    assert NAMES[by_size(total)[:2]].tolist() == ["w11(1)", "w21(1)"]
    total = pulls(NET, THETA, X, Y).sum(axis=0)[PLACES]
    assert list(by_size(total)).index(0) == 1
    total[0] /= 10
    assert list(by_size(total)).index(0) > 1


def test_the_family_and_the_printed_activations():
    _, a = NET.forward(THETA, X)
    assert (np.floor(1000 * a[2][:, 1]) / 1000).tolist() == [0.622, 0.689]
    for z, (x1, x2) in zip((0.5, 0.8), X, strict=True):
        assert x1 * 0.3 + x2 * 0.5 + 0.6 == pytest.approx(z)
        assert x1 * 0.0 + x2 * 0.1 + 0.7 == pytest.approx(z)
        assert np.dot([-3, -4, 1], [x1, x2, 1]) == 0
    assert exercises.silent_direction().tolist() == [-3, -4, 1]


@pytest.mark.parametrize("t", [-1.0, 0.1, 1.0])
def test_descent_never_moves_along_the_family(t):
    _, theta, _, _ = data.regression_example(t)
    path = descend(gradient_descent(NET.objective(X, Y), theta, learning_rate=0.1), 100)
    along = path.x[:, [4, 5, 3]] @ [-3, -4, 1]
    np.testing.assert_allclose(along, along[0], atol=1e-11)
    np.testing.assert_allclose(path.J, descent(0.1, 100).J, rtol=1e-6)


def test_the_length_of_a_step():
    x = descent(0.1, 1).x
    assert np.linalg.norm(x[1] - x[0]) == pytest.approx(0.073, abs=5e-4)


def test_the_largest_rate():
    limit = exercises.largest_falling_rate()
    assert limit == pytest.approx(0.2606, abs=2e-4)
    end = descent(0.1, 200).x[-1]
    assert 2 / np.linalg.eigvalsh(numerical_hessian(NET.objective(X, Y), end))[-1] == pytest.approx(0.26, abs=1e-3)
    assert (np.diff(descent(0.25).J) <= 1e-20).all()
    assert descent(0.3).J.max() > 1
    assert descent(0.4).J.max() > 20
    assert descent(0.45).J.max() == pytest.approx(69, abs=0.1)
    assert (np.diff(descent(0.5).J) > 0).all()


def test_beyond_it_the_path_is_thrown_into_a_flatter_valley():
    wild, tame = descent(0.3), descent(0.25)
    assert wild.J.max() > 1
    assert wild.J[-1] < tame.J[-1]
    curvatures = [np.linalg.eigvalsh(numerical_hessian(NET.objective(X, Y), path.x[-1]))[-1] for path in (wild, tame)]
    assert 2 / curvatures[0] > 0.3 > 2 / curvatures[1]


def test_the_slope_of_the_logistic_function():
    assert sigmoid.derivative(0.0) == 0.25
    assert sigmoid.derivative(np.array([-5.0, 5.0])).max() < 0.007


def test_a_constant_target_in_the_first_example_of_the_chain_rule():
    assert pytest.approx(-0.8) == -2 * (1.2 - 0.8)
