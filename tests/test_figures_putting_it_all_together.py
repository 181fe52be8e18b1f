"""Notebook 13's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn.figures.capacity import Capacity
from nnlearn.figures.digits_dashboard import COSTS, DigitsDashboard
from nnlearn.figures.method_curves import MethodCurves
from nnlearn.figures.mosaic import CAPTION, GAP, SIDE, Mosaic, weights_mosaic
from nnlearn.figures.picture import Picture
from nnlearn.figures.software_times import SoftwareTimes


class Bare(Picture):
    """A picture with one pair of axes for what has to be drawn into some."""

    def draw(self, make):
        self.sentence = "one pair of axes"
        self.part = make(self.figure.add_axes((0, 0, 1, 1)))
        self.moving = self.part.moving


def test_a_mosaic_puts_each_picture_and_its_caption_in_its_place():
    bare = Bare(4, 3, lambda axes: Mosaic(axes, 2, 3))
    pictures = np.array([np.linspace(0, 1, 64), np.zeros(64), np.ones(64), np.full(64, 0.5)])
    bare.part.show(pictures, ["a", "b", "c", "d"])
    seen = np.asarray(bare.part.image.get_array())[::-1]
    assert seen.shape == (2 * (SIDE + GAP + CAPTION) + GAP, 3 * (SIDE + GAP) + GAP, 4)
    first = seen[GAP : GAP + SIDE, GAP : GAP + SIDE, 0].ravel()
    assert (first[0], first[-1]) == (255, 0), "grey: 0 is white, 1 is black"
    assert (np.diff(first.astype(int)) <= 0).all()
    third = seen[GAP : GAP + SIDE, GAP + 2 * (SIDE + GAP) :, 0]
    assert (third[:, :SIDE] == 0).all()
    below = seen[2 * GAP + CAPTION + SIDE :][:SIDE, GAP : GAP + SIDE, 0]
    assert len(np.unique(below)) == 1
    assert [text.get_text() for text in bare.part.captions] == ["a", "b", "c", "d", "", ""]
    assert bare.pixels().shape == (300, 400, 4)
    bare.part.show(pictures[:0], [])
    assert (np.asarray(bare.part.image.get_array()) == 255).all()
    assert {text.get_text() for text in bare.part.captions} == {""}


def test_weights_have_two_hues_and_no_captions_and_the_surplus_is_left_out():
    bare = Bare(4, 3, lambda axes: weights_mosaic(axes, 1, 2))
    bare.part.show(np.array([np.full(64, -1.0), np.full(64, 1.0), np.zeros(64)]), limits=(-1, 1))
    seen = np.asarray(bare.part.image.get_array())[::-1].astype(int)
    minus, plus = seen[GAP, GAP], seen[GAP, 2 * GAP + SIDE]
    assert minus[0] > minus[2], "orange"
    assert plus[2] > plus[0], "violet"
    assert bare.part.captions == []


def dashboard(before=(), weights=None):
    picture = DigitsDashboard()
    curves = [0, 10, 20], [2.0, 0.5, 1e-5], [20.0, 0.6, 0.4], [0.1, 0.8, 1.0], [0.12, 0.7, 0.9]
    counts = np.diag(np.full(10, 40)) + 2 * np.eye(10, k=1, dtype=int)
    misread = np.ones((3, 64)), np.array([1, 7, 4]), np.array([2, 1, 9])
    weights = np.linspace(-1, 1, 25 * 64).reshape(25, 64) if weights is None else weights
    picture.update(curves, before, counts, misread, weights, "after 20 steps")
    return picture


def test_the_dashboard_shows_curves_counts_and_misread_digits():
    picture = dashboard()
    costs, costs_held_out, share, share_held_out = (line.get_ydata() for line in picture.lines)
    assert costs.tolist() == [2.0, 0.5, COSTS[0]], "what lies beyond the axis is drawn on its edge"
    assert costs_held_out[0] == COSTS[1]
    assert share.tolist() == [10, 80, 100]
    assert share_held_out == pytest.approx([12, 70, 90])
    assert [end.get_xdata()[0] for end in picture.ends] == [20] * 4
    assert picture.counts[3, 3].get_text() == "40"
    assert picture.counts[3, 4].get_text() == "2"
    assert picture.counts[4, 3].get_text() == ""
    assert [text.get_text() for text in picture.misread.captions[:4]] == ["1 as 2", "7 as 1", "4 as 9", ""]
    assert picture.sentence == "after 20 steps"
    assert picture.pixels().shape == (600, 1140, 4)


def test_the_run_before_stays_as_a_dotted_line_and_the_axis_reaches_over_both():
    before = (np.array([0, 700]), None, np.array([6.0, 0.3]), None, np.array([0.1, 0.95]))
    picture = dashboard(before)
    assert picture.before[0].get_xydata().tolist() == [[0, 6], [700, 0.3]]
    assert picture.before[1].get_ydata() == pytest.approx([10, 95])
    assert picture.cost.get_xlim() == picture.share.get_xlim() == (0, 1000)


def test_no_weights_at_all_are_white():
    picture = dashboard(weights=np.zeros((3, 64)))
    seen = np.asarray(picture.weights.image.get_array())
    assert seen.min() > 240


def test_both_curves_of_capacity_and_where_one_is():
    picture = Capacity((0.0, 0.1, 1.0), (1, 4, 25))
    by_lam = (0, 1, 2), (0.1, 0.2, 1.5), (1.2, 0.9, 1.6)
    by_units = (1, 2), (0.6, 0.2), (1.3, 0.9)
    picture.update(by_lam, by_units, (1, 2, 0.2, 0.9), "in the middle")
    (training, held_out), (training_units, _) = picture.curves
    assert tuple(training.get_ydata()) == by_lam[1]
    assert tuple(held_out.get_ydata()) == by_lam[2]
    assert tuple(training_units.get_xdata()) == by_units[0]
    assert [line.get_xdata() for line in picture.lines] == [[1, 1], [2, 2]]
    assert [[ring.get_ydata()[0] for ring in pair] for pair in picture.here] == [[0.2, 0.9]] * 2
    assert [text.get_text() for text in picture.right.get_xticklabels()] == ["1", "4", "25"]
    assert picture.pixels().shape == (430, 1120, 4)


def test_methods_look_as_everywhere():
    spent, J = np.arange(1, 31), np.geomspace(3, 0.3, 30)
    picture = MethodCurves("two methods", {"Adam": (spent, J), "L-BFGS": (spent[:5], J[:5])})
    adam, lbfgs = picture.axes.lines
    assert np.array_equal(adam.get_xydata(), np.column_stack([spent, J]))
    assert (adam.get_marker(), lbfgs.get_linestyle()) == ("P", ":")
    assert [text.get_text() for text in picture.axes.get_legend().get_texts()] == ["Adam", "L-BFGS"]


def test_bars_have_the_lengths_of_the_times():
    picture = SoftwareTimes(["ours", "theirs"])
    picture.update([0.96, 0.97], [0.0, 0.0], "nothing timed")
    assert [text.get_text() for text in picture.labels] == ["not timed yet"] * 2
    assert [bar.get_width() for bar in picture.bars] == [0, 0]
    picture.update([0.96, 0.97], [0.5, 0.25], "timed")
    assert picture.bars[0].get_width() == pytest.approx(2 * picture.bars[1].get_width())
    assert [text.get_text() for text in picture.labels] == ["0.50 s", "0.25 s"]
    assert [text.get_text() for text in picture.shares] == ["96 %", "97 %"]
