"""Notebook 03's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import data, descend, gradient_descent
from nnlearn.figures.chain_boxes import ChainBoxes
from nnlearn.figures.descent_to_targets import FLOOR, TOP, DescentToTargets
from nnlearn.figures.importance import Importance
from nnlearn.figures.lost_node import LostNode
from nnlearn.figures.nudge import NAMES, SYMBOLS, Nudge
from nnlearn.figures.path_back import PathBack
from nnlearn.figures.pulls import REACHES, Pulls
from nnlearn.nudges import PARAMETERS

NET, THETA, X, Y = data.regression_example()
VALUES = {l: values[0] for l, values in NET.forward(THETA, X)[1].items()}
SLOPES = np.array([0.45, -0.3, 0.15, 0.14, -0.09, 0.05, 0.48, 0.62, 1.0])


def plain(symbol):
    return symbol.strip("$").replace("_", "").replace("{", "").replace("}", "").replace("^", "")


def test_the_symbols_are_those_of_the_parameters():
    assert [plain(symbol) for symbol in SYMBOLS] == list(PARAMETERS)
    assert NAMES[0] == "w₁₁⁽¹⁾"
    assert NAMES[-1] == "b₁⁽²⁾"


def test_a_nudge_shows_curves_bars_and_marks():
    picture = Nudge()
    etas = np.linspace(-1, 1, 5)
    true, linear = np.tanh(etas), etas
    at_eta, effects = (0.5, 0.46, 0.5), (SLOPES, SLOPES / 2)
    picture.update(
        NET.roll(THETA), VALUES, (1, 1, 1), [(2, 1), (3, 1)], etas, true, linear, at_eta, 1.2, effects, 0, "a nudge"
    )
    assert np.array_equal(picture.true.get_xydata(), np.c_[etas, true])
    assert np.array_equal(picture.predicted.get_xydata(), np.c_[etas, linear])
    assert picture.point.get_xydata().tolist() == [[0.5, 0.46]]
    assert picture.gap.get_ydata() == [0.5, 0.46]
    assert set(picture.target.get_ydata()) == {1.2}
    assert [bar.get_height() for bar in picture.bars] == SLOPES.tolist()
    assert np.array_equal(picture.true_effects.get_ydata(), SLOPES / 2)
    assert len(picture.network.marked_lines.get_segments()) == 1
    assert len(picture.network.ring.get_offsets()) == 2
    assert picture.network.numbers[3, 1].get_text() == "0.810"
    assert picture.network.numbers[1, 2].get_text() == "−2"
    assert picture.sentence == "a nudge"


@pytest.mark.parametrize(("x", "number"), [(-3, 0), (0.4, 0), (0.6, 1), (8.6, 8), (20, 8)])
def test_a_press_finds_the_nearest_bar(x, number):
    assert Nudge().parameter_at(x) == number


def test_boxes_show_values_slopes_and_products():
    picture = ChainBoxes(4)
    x = np.linspace(-2, 2, 11)
    picture.show_chain(["x", "v", "y"], ["v = x²", "y = 2v"], x, 2 * x**2)
    slopes = [None, ("dy/dv", "= 2.000")]
    picture.update(["1.000", "1.000", "2.000"], slopes, [("dy/dv = ", "2.000")], 1.0, 2.0, None, "one link")
    shown = [text.get_text() for text in picture.boxes.texts if text.get_text()]
    assert {"v = x²", "y = 2v", "1.000", "dy/dv", "= 2.000", "dy/dv = ", "2.000", "x", "v", "y"} == set(shown)
    assert not len(picture.tangent.get_xdata())
    picture.update(["1", "1", "2"], slopes, [], 1.0, 2.0, 4.0, "all links")
    (x0, x1), (y0, y1) = picture.tangent.get_data()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(4.0)
    assert picture.point.get_xydata().tolist() == [[1.0, 2.0]]
    assert picture.products[0].get_text() == ""


def test_another_chain_takes_the_place_of_the_first():
    picture = ChainBoxes(4)
    x = np.linspace(-2, 2, 3)
    picture.show_chain(["x", "v", "y"], ["v = x²", "y = 2v"], x, x**2)
    first = len(picture.boxes.patches)
    before = picture.pixels().copy()
    picture.show_chain(["θ", "u", "R"], ["u = 1 − θ", "R = u²"], x, (1 - x) ** 2)
    assert len(picture.boxes.patches) == first
    assert "v = x²" not in {text.get_text() for text in picture.boxes.texts}
    assert picture.curve.get_xlabel() == "θ"
    assert not np.array_equal(picture.pixels(), before)


def test_the_way_back_shows_its_factors_line_by_line():
    picture = PathBack()
    lines = [("c", -0.781), ("w", 0.6)]
    picture.update(NET.roll(THETA), VALUES, [(3, 1)], [(2, 1, 1)], lines, ("product", -0.4686), "two links")
    assert [text.get_text() for text in picture.factors] == ["−0.7810", "× 0.6000", "", ""]
    assert [text.get_text() for text in picture.formulas] == ["c", "w", "", ""]
    assert picture.product.get_text() == "= −0.4686"
    picture.update(NET.roll(THETA), VALUES, [], [], [], ("", None), "nothing yet")
    assert picture.product.get_text() == ""


def test_pulls_stand_side_by_side_with_their_sum_and_stay_in_the_axes():
    picture = Pulls()
    both = np.array([SLOPES, -SLOPES / 2])
    picture.update(both, "a tug")
    for bars, heights in zip(picture.bars, both, strict=True):
        assert [bar.get_height() for bar in bars] == heights.tolist()
    assert np.array_equal(picture.sum.get_ydata(), SLOPES / 2)
    assert picture.axes.get_ylim() == (-REACHES[0], REACHES[0])
    picture.update(2 * both, "a harder tug")
    assert picture.axes.get_ylim() == (-REACHES[1], REACHES[1])
    picture.update(np.array([2 * SLOPES, 2 * SLOPES]), "both pull alike: their sum lies beyond each of them")
    assert picture.axes.get_ylim() == (-REACHES[2], REACHES[2])


def test_lists_are_in_their_orders_and_in_units_of_the_largest():
    picture = Importance()
    order = np.argsort(-np.abs(SLOPES))
    picture.update(np.array([SLOPES, 10 * SLOPES, 0 * SLOPES]), [order, order, range(9)], "sorted")
    for sorted_bars in picture.lists[:2]:
        widths = [bar.get_width() for bar in sorted_bars.bars]
        assert widths[0] == 1
        assert widths == sorted(widths, reverse=True)
        assert [text.get_text() for text in sorted_bars.symbols] == [SYMBOLS[number] for number in order]
        assert [bar.get_linestyle() for bar in sorted_bars.bars].count("--") == 2
    assert {bar.get_width() for bar in picture.lists[2].bars} == {0}


def test_a_member_of_the_family_stands_on_the_line():
    line, ts = np.array([[3.3, 4.5, -0.4], [-2.7, -3.5, 1.6]]), np.linspace(-1, 1, 5)
    picture = LostNode([((3, -2, 1), "one"), ((-1, 1, 1), "two")], line, ts, np.c_[ts * 0 + 0.8, ts * 0 + 0.9])
    picture.update(0.5, np.array([-1.2, -1.5, 1.1]), [0.8, 0.9, 1.0], ts, "a member")
    assert np.array(picture.point.get_data_3d()).ravel().tolist() == [-1.2, -1.5, 1.1]
    assert np.array_equal(picture.third.get_xydata(), np.c_[ts, ts])
    assert picture.markers.get_xydata().tolist() == [[0.5, 0.8], [0.5, 0.9], [0.5, 1.0]]
    assert {"one", "two"} <= {text.get_text() for text in picture.figure.texts}


def test_costs_and_outputs_stay_in_the_axes():
    picture = DescentToTargets((1.2, 0.7), 200)
    for r in (0.2, 1.0):
        path = descend(gradient_descent(NET.objective(X, Y), THETA, learning_rate=r), 200)
        outputs = np.array([[0.8, 0.9], [50.0, -50.0]])
        picture.update(path, path.step[:2], outputs, "descent")
        assert picture.R.get_ydata().min() >= FLOOR
        assert picture.R.get_ydata().max() <= TOP
        assert len(picture.R.get_xdata()) == 201
        assert picture.lines[0].get_ydata().tolist() == [0.8, 10]
        assert picture.lines[1].get_ydata().tolist() == [0.9, -10]
