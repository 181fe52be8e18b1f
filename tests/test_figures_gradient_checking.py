"""Notebook 05's figures: what the artists hold is what they were given."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from nnlearn import bugs, check_gradient, data, descend, gradient_descent
from nnlearn.figures.bug_museum import BugMuseum
from nnlearn.figures.epsilon_explorer import LOWEST, EpsilonExplorer
from nnlearn.figures.style import RED
from nnlearn.figures.unrolling import CELLS, Unrolling
from nnlearn.unrolling import roll, unroll

EPS = np.geomspace(1e-12, 1, 13)
T = np.linspace(-2, 2, 401)
NET, THETA, X, Y = data.sine_example()


def explorer(errors=EPS, expected=None, slopes=(2.0, 2.0)):
    picture = EpsilonExplorer()
    theta = np.linspace(-3, 2, 51)
    picture.show_function(theta, theta**2, "square")
    methods = ("one-sided", "two-sided", "complex-step")
    picture.update(
        EPS,
        dict.fromkeys(methods, errors),
        expected or {},
        (0.1, dict(zip(methods, (0.1, 0.0, 1e-3), strict=True))),
        1.0,
        1.0,
        slopes,
        {"one-sided": 2.1, "two-sided": 2.0},
        (T, 2 * T + 0.1 * T**2),
        "a sentence",
    )
    return picture


def test_errors_and_markers_stand_where_they_belong():
    picture = explorer()
    assert picture.sentence == "a sentence"
    for line in picture.errors.values():
        assert np.array_equal(line.get_xydata(), np.c_[EPS, EPS])
    assert picture.markers["one-sided"].get_xydata().tolist() == [[0.1, 0.1]]
    assert picture.markers["two-sided"].get_xydata().tolist() == [[0.1, LOWEST]]
    assert set(picture.eps_line.get_xdata()) == {0.1}
    assert not picture.expected.get_xdata().size


def test_an_error_of_zero_is_left_out():
    errors = np.where(EPS < 3e-6, 0, EPS)
    assert explorer(errors).errors["two-sided"].get_xdata().min() == pytest.approx(1e-5)


def test_theory_is_one_line_with_a_gap():
    drawn = explorer(expected={"one-sided": EPS, "two-sided": EPS**2}).expected.get_ydata()
    assert np.array_equal(drawn[:13], EPS)
    assert np.isnan(drawn[13])
    assert drawn[14] == LOWEST


def test_tangent_and_chords_go_through_their_points():
    picture = explorer()
    x, y = picture.tangent.get_data()
    assert np.allclose(np.interp([1.0, 1.5], x, y), [1, 2])
    x, y = picture.chords["one-sided"].get_data()
    assert np.allclose(np.interp([1.0, 1.1], x, y), [1, 1.21])
    x, y = picture.chords["two-sided"].get_data()
    assert np.allclose(np.interp([0.9, 1.1], x, y), [0.81, 1.21])
    assert np.allclose(picture.ends.get_xydata(), [[0.9, 0.81], [1.1, 1.21]])


def test_the_microscope_shows_the_same_slopes():
    picture = explorer(slopes=(2.0, -1.0))
    change = picture.magnified.get_ydata()
    left, middle, right = picture.magnified_tangent.get_ydata()
    assert middle == 0
    assert left / right == pytest.approx(2)
    assert change[300] / change[100] == pytest.approx(2.1 / -1.9)
    assert np.allclose(picture.magnified_ends.get_ydata(), change[[100, 300]])


def test_a_curve_that_does_not_move_can_be_drawn():
    picture = EpsilonExplorer()
    picture.show_function(np.array([0.0, 1.0]), np.array([1.0, 2.0]), "line")
    zero = {"one-sided": 0.0, "two-sided": 0.0, "complex-step": 0.0}
    errors = {method: np.zeros(13) for method in zero}
    picture.update(EPS, errors, {}, (1e-17, zero), 0.0, 1.0, (0.0, 0.0), zero, (T, 0 * T), "still")
    assert np.isfinite(picture.magnified.get_ydata()).all()
    assert picture.pixels()[..., 3].min() == 255


def unrolling(back_order):
    Theta = roll(np.arange(1, NET.n_parameters + 1), NET.shapes)
    theta = unroll(Theta)
    back = roll(theta, NET.shapes, back_order)
    wrong = {l: back[l] != Theta[l] for l in Theta}
    picture = Unrolling()
    picture.show_matrices(Theta, {l: theta[part] for l, part in NET.parts.items()}, back, wrong)
    return picture, wrong


@pytest.mark.parametrize("order", ["C", "F"])
def test_wrong_entries_are_red_and_no_others(order):
    picture, wrong = unrolling(order)
    for l, mask in wrong.items():
        above, below = (picture.images[l, row].get_array() for row in ("above", "below"))
        red = np.isclose(below, to_rgb(RED)).all(axis=-1)
        assert np.array_equal(red, mask)
        assert np.allclose(below[~mask], above[~mask])
        count = int(mask.sum())
        assert picture.labels[l, "below"].get_text() == (f"{count} of {mask.size} wrong" if count else "all right")
        assert NET.shapes[l] == above.shape[:2]


def test_the_strip_is_as_long_as_the_picture_and_the_thread_hits_its_entry():
    picture, _ = unrolling("C")
    ends = [picture.images[l, "strip"].get_extent()[:2] for l in (1, 2, 3)]
    assert ends[0][0] == 0
    assert ends[0][1] == pytest.approx(ends[1][0])
    assert ends[2][1] == pytest.approx(3 * CELLS)
    picture.update((2, 1, 3), 29, (2, 1, 3), "entry 30")
    x = picture.thread.get_xdata()
    assert x[0] == x[2] == CELLS + 3.5
    assert ends[1][0] < x[1] < ends[1][1]


def museum(bug):
    cost = bug.objective(NET, X, Y, 1.0)
    check = check_gradient(cost, THETA)
    right, wrong = (descend(gradient_descent(c, THETA, 0.5), 100) for c in (NET.objective(X, Y, lam=1.0), cost))
    picture = BugMuseum(NET.shapes)
    vectors = check.numerical, check.analytic, check.difference
    picture.show_exhibit(*map(NET.roll, vectors), (right.step, right.J), (wrong.step, wrong.J))
    picture.update((2, 3, 1), "an exhibit")
    return picture, check, right, wrong


@pytest.mark.parametrize("bug", bugs.museum, ids=lambda bug: bug.name)
def test_the_exhibit_is_drawn_as_it_was_computed(bug):
    picture, check, right, wrong = museum(bug)
    numerical, analytic, difference = map(NET.roll, (check.numerical, check.analytic, check.difference))
    for l in NET.shapes:
        assert np.array_equal(picture.heat[l].get_array(), difference[l])
        low, high = picture.heat[l].get_clim()
        assert -low == high >= np.abs(difference[l]).max()
        drawn = np.r_[picture.weights[l].get_xydata(), picture.biases[l].get_xydata()]
        expected = np.c_[numerical[l].ravel(), analytic[l].ravel()]
        assert np.array_equal(np.sort(drawn, axis=0), np.sort(expected, axis=0))
    assert np.array_equal(picture.right.get_xydata(), np.c_[right.step, right.J])
    seen = 2 * picture.descent.get_ylim()[1] > wrong.J
    assert np.array_equal(picture.wrong.get_ydata()[seen], wrong.J[seen])
    assert picture.dot.get_xydata()[0].tolist() == [numerical[2][3, 1], analytic[2][3, 1]]
    assert picture.pixels()[..., 3].min() == 255


def test_rounding_errors_are_not_blown_up():
    picture = BugMuseum(NET.shapes)
    check = check_gradient(NET.objective(X, Y, lam=1.0), THETA)
    curve = np.arange(3), np.array([3.0, 2.0, np.nan])
    picture.show_exhibit(*map(NET.roll, (check.numerical, check.analytic, check.difference)), curve, curve)
    assert picture.heat[1].get_clim()[1] == np.abs(check.numerical).max()
    assert picture.wrong.get_ydata().tolist() == [3, 2]


def test_the_entry_under_the_pointer():
    picture = BugMuseum(NET.shapes)
    assert picture.entry_at(0.5, 0.5) == (1, 0, 0)
    assert picture.entry_at(picture.left[3] + 5.9, 3.9) == (3, 3, 5)
    assert picture.entry_at(picture.left[2] - 0.1, 1) is None
    assert picture.entry_at(0.5, 5.5) is None
