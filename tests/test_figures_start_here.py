"""The figures of notebook 00 show the results that they are given."""

import re

import numpy as np
import pytest

from nnlearn import data
from nnlearn.figures.digits import DigitGrid, frames
from nnlearn.figures.training_loop import ARROWS, STATIONS, TrainingLoop
from nnlearn.figures.training_on_digits import COSTS, TrainingOnDigits

X, y = (part[:24] for part in data.digits())


def training(last=100, J=1.0, predicted=y):
    step = np.array([0, last])
    return TrainingOnDigits(X, y, (step, [J, J]), (step, [J, J], [0.1, 0.5]), predicted, "a sentence")


def test_the_grid_shows_every_digit_with_its_caption():
    grid = DigitGrid(X, y, "24 digits")
    (axes,) = grid.figure.axes
    assert [text.get_text() for text in axes.texts] == [str(label) for label in y]
    assert all(np.array_equal(image.get_array().ravel(), digit) for image, digit in zip(axes.images, X, strict=True))
    assert grid.png().startswith(b"\x89PNG")


def test_the_grid_frames_what_is_marked():
    (line,) = DigitGrid(X, y, "marked", marked=y == 3).figure.axes[0].lines
    assert np.isnan(line.get_xdata()).sum() == (y == 3).sum() > 0


def test_captions_must_be_as_many_as_digits():
    with pytest.raises(ValueError, match="shorter"):
        DigitGrid(X, y[:5], "too few")


def test_frames_are_squares_round_the_centres():
    x, y = frames(np.array([[10.0, 20.0]]))
    assert np.nanmean(x[:4]) == pytest.approx(10)
    assert np.nanmean(y[:4]) == pytest.approx(20)
    assert frames(np.empty((0, 2))).shape == (2, 0)


def test_the_curves_are_the_results():
    picture = training()
    assert np.array_equal(picture.J_batches.get_xydata(), [[0, 1], [100, 1]])
    assert np.array_equal(picture.J_held_out.get_ydata(), [1, 1])
    assert np.array_equal(picture.share.get_ydata(), [10, 50])
    assert np.array_equal(picture.share_end.get_xydata(), [[100, 50]])
    assert picture.sentence == "a sentence"


def test_wrong_answers_are_framed_and_marked():
    predicted = y.copy()
    predicted[[2, 7]] = (y[[2, 7]] + 1) % 10
    picture = training(predicted=predicted)
    marked = [k for k, text in enumerate(picture.answers) if "✗" in text.get_text()]
    assert marked == [2, 7]
    assert picture.answers[2].get_text() == f"✗ {predicted[2]}"
    assert np.isnan(picture.wrong.get_xdata()).sum() == 2
    assert len(training().wrong.get_xdata()) == 0


@pytest.mark.parametrize(("J", "drawn"), [(1e9, COSTS[1]), (1e-9, COSTS[0])])
def test_costs_beyond_the_axis_are_drawn_on_its_edge(J, drawn):
    assert training(J=J).J_held_out.get_ydata()[0] == drawn


@pytest.mark.parametrize(("last", "end"), [(0, 500), (500, 500), (501, 1000), (8000, 8000)])
def test_the_axis_of_steps_doubles_and_comes_back(last, end):
    picture = training(8000)
    picture.pixels()
    picture.update(([0], [1]), ([0, last], [1, 1], [0.1, 0.1]), y, "another")
    assert picture.cost.get_xlim() == picture.accuracy.get_xlim() == (0, end)
    assert np.array_equal(picture.pixels(), training_like(picture).pixels())


def training_like(picture):
    fresh = training(8000)
    fresh.update(([0], [1]), (picture.share.get_xdata(), [1, 1], [0.1, 0.1]), y, "another")
    fresh.background_changed()
    return fresh


def test_the_map_names_every_notebook_once_or_more():
    named = set()
    for _, notebooks, *_ in STATIONS:
        numbers = [int(number) for number in re.findall(r"\d+", notebooks)]
        named |= set(range(numbers[0], numbers[-1] + 1)) if "to" in notebooks else set(numbers)
    assert named == set(range(13))
    picture = TrainingLoop()
    assert len(picture.figure.axes[0].patches) == len(STATIONS) + len(ARROWS)
    assert "13" in picture.sentence
