"""What every figure is: background and moving artists, snapshot, sentence, comparable data."""

import io
import os
import subprocess
import sys
import threading

import matplotlib
import numpy as np
import pytest
from PIL import Image

from nnlearn.figures.picture import SNAPSHOT_SCALE, Picture
from nnlearn.figures.style import common_style, whole_paths


class Line(Picture):
    """A line over a grid."""

    def __init__(self, sentence="a line"):
        super().__init__(3, 2, sentence)

    def draw(self, sentence):
        self.sentence = sentence
        self.axes = self.figure.add_subplot()
        self.axes.set(xlim=(0, 1), ylim=(0, 1))
        self.axes.set_title("title", loc="left")
        (self.line,) = self.axes.plot([0, 1], [0, 1])
        self.moving = [self.line]


def test_moving_artists_are_drawn_over_an_unchanged_background():
    picture = Line()
    before = picture.pixels().copy()
    picture.line.set_ydata([1, 0])
    after = picture.pixels().copy()
    assert not np.array_equal(before, after)
    picture.line.set_ydata([0, 1])
    assert np.array_equal(picture.pixels(), before)


def test_what_stands_behind_is_drawn_again_when_said_so():
    picture = Line()
    before = picture.pixels().copy()
    picture.axes.set_title("another")
    assert np.array_equal(picture.pixels(), before)
    picture.background_changed()
    assert not np.array_equal(picture.pixels(), before)


def test_redrawing_replaces_everything():
    picture = Line()
    before = picture.pixels().copy()
    picture.redraw("the same line")
    assert picture.sentence == "the same line"
    assert np.array_equal(picture.pixels(), before)
    assert len(picture.figure.axes) == 1


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_a_sharper_picture_has_more_pixels(scale):
    picture = Line()
    picture.scale = scale
    assert picture.pixels().shape == (200 * scale, 300 * scale, 4)


def test_the_snapshot_is_a_png_that_names_its_matplotlib_and_leaves_the_scale_alone():
    picture = Line()
    image = Image.open(io.BytesIO(picture.png()))
    assert image.size == (300 * SNAPSHOT_SCALE, 200 * SNAPSHOT_SCALE)
    assert image.info["Software"] == f"Matplotlib {matplotlib.__version__}"
    assert picture.scale == 1
    assert picture.png() == picture.png()


def test_a_notebook_gets_picture_sentence_and_data():
    data, metadata = Line()._repr_mimebundle_()
    assert data["text/plain"] == "a line"
    assert data["image/png"].startswith(b"\x89PNG")
    assert metadata["image/png"] == {"width": 300, "height": 200, "alt": "a line"}
    numbers = [2, 0, 1, 0.5, 0, 1]
    assert metadata["nnlearn"] == [["axes", "title", "", "", [4, *numbers[1:]]], ["line", numbers, numbers]]


def test_the_look_does_not_depend_on_the_users_settings():
    before = Line().pixels().copy()
    with matplotlib.rc_context({"lines.linewidth": 9, "font.size": 30, "axes.facecolor": "red"}):
        assert np.array_equal(Line().pixels(), before)


def test_a_figure_without_a_sentence_is_refused():
    with pytest.raises(ValueError, match="Line has no sentence, expected one that says what to see"):
        Line("")


@pytest.mark.parametrize("context", [common_style, whole_paths])
def test_two_threads_do_not_draw_in_each_others_style(context):
    order = []

    def draw():
        with context():
            order.append("second begins")

    before = dict(matplotlib.rcParams)
    thread = threading.Thread(target=draw)
    with common_style():
        thread.start()
        thread.join(0.2)
        order.append("first ends")
    thread.join()
    assert order == ["first ends", "second begins"]
    assert dict(matplotlib.rcParams) == before


def test_a_figure_that_cannot_be_drawn_keeps_its_scale(monkeypatch):
    picture = Line()
    monkeypatch.setattr(picture.line, "draw", lambda renderer: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        picture.png()
    assert picture.scale == 1


def test_drawing_loads_no_pyplot():
    program = (
        "import sys; from nnlearn.figures.training_loop import TrainingLoop; "
        "TrainingLoop().png(); print('matplotlib.pyplot' in sys.modules)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "False"


def test_a_picture_that_is_shown_has_its_sentence_below(monkeypatch):
    shown = []
    monkeypatch.setattr("nnlearn.figures.picture.display", lambda data, **options: shown.append((data, options)))
    Line("where 1 < 2")._ipython_display_()
    (data, options), (caption, _) = shown
    assert data["image/png"].startswith(b"\x89PNG")
    assert options["metadata"]["image/png"]["alt"] == caption["text/plain"] == "where 1 < 2"
    assert "where 1 &lt; 2" in caption["text/html"]
