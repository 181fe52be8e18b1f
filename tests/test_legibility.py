"""What legibility.py finds, in pictures that are spoilt on purpose; and the colours that figures may use."""

import ast
import re
from itertools import combinations
from pathlib import Path

import ipywidgets
import numpy as np
import pytest
from matplotlib.colors import CSS4_COLORS, to_rgb
from matplotlib.patheffects import Normal, Stroke

from nnlearn.exercises.exercise import Question
from nnlearn.figures import style
from nnlearn.figures.curves import Curves
from nnlearn.figures.method_looks import LOOKS
from nnlearn.figures.picture import Picture
from nnlearn.figures.style import AMBER, BLUE, DARK, FAINT, GREY, HERE, INK, ORANGE, RED, SERIES
from nnlearn.widgets import controls
from nnlearn.widgets.panel import Panel
from nnlearn.widgets.prediction import Prediction
from tests import legibility
from tests.legibility import EYES, complaints_about, contrast, seen_by

FIGURES = sorted(Path(style.__file__).parent.glob("*.py"))
X = np.linspace(0, 1, 20)


class Spoilt(Picture):
    """Axes in which `spoil(axes)` draws something."""

    def __init__(self, spoil):
        super().__init__(4, 3, spoil)

    def draw(self, spoil):
        self.sentence = "something that may not be easy to read"
        self.axes = self.figure.add_axes((0.2, 0.2, 0.75, 0.7))
        self.axes.set(xlim=(0, 1), ylim=(0, 1))
        spoil(self.axes)


def found(spoil):
    return "\n".join(complaints_about(Spoilt(spoil)))


def test_contrast_is_that_of_the_guidelines():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast(to_rgb("#777777"), (1, 1, 1)) == pytest.approx(4.48, abs=0.005)
    assert contrast(to_rgb("#0000ff"), (1, 1, 1)) == pytest.approx(8.59, abs=0.005)


def test_eyes_see_greys_as_they_are_and_confuse_what_they_confuse():
    greys = np.repeat(np.linspace(0, 1, 5), 3).reshape(5, 3)
    for eyes in EYES:
        np.testing.assert_allclose(seen_by(eyes, greys), greys, atol=1e-4)
    red, green = to_rgb("#b04000"), to_rgb("#5b7000")
    distance = {eyes: np.abs(seen_by(eyes, red) - seen_by(eyes, green)).max() for eyes in EYES}
    assert distance["deuteranopia"] < 0.3 * distance["full colour"]
    assert distance["tritanopia"] > 0.7 * distance["full colour"]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda axes: axes.text(0.5, 0.5, "pale", color=ORANGE), "'pale' has a contrast of 2"),
        (lambda axes: axes.text(0.5, 0.5, "small", fontsize=9), "'small' has letters of 9 points"),
        (lambda axes: axes.set_title("faint", color="#999999"), "'faint' has a contrast of 2"),
        (lambda axes: (axes.axvspan(0, 1, color=INK), axes.text(0.3, 0.5, "dark")), "'dark' has a contrast of 1"),
        (lambda axes: axes.plot(X, X, color=ORANGE), r"the line .* has a contrast of 2"),
        (lambda axes: axes.plot(X, X, "o", color="white"), r"the line .* has a contrast of 1"),
        (lambda axes: axes.plot(X, X, color=BLUE, alpha=0.3), r"the line .* has a contrast of 1"),
        (lambda axes: (axes.axvspan(0, 1, color=BLUE), axes.plot(X, X, color=RED)), r"has a contrast of 1"),
        (lambda axes: (axes.plot(X, X, color=BLUE), axes.plot(X, X**2, color=RED)), "differ in colour alone"),
        (lambda axes: (axes.plot(X, X, "o", color=BLUE), axes.plot(X, X**2, "o", color=RED)), "differ in colour alone"),
    ],
)
def test_what_cannot_be_read_is_found(spoil, complaint):
    assert re.search(complaint, found(spoil))


@pytest.mark.parametrize(
    "draw",
    [
        lambda axes: axes.text(0.1, 0.5, "large", color=RED, fontsize=24),
        lambda axes: (axes.axvspan(0, 1, color=INK), axes.text(0.3, 0.5, "boxed", bbox={"facecolor": "white"})),
        lambda axes: (axes.axvspan(0, 1, color=INK), axes.text(0.3, 0.5, "white", color="white")),
        lambda axes: axes.plot(X, X, "o", color=ORANGE, markeredgecolor=INK),
        lambda axes: (axes.axvspan(0, 0.5, color=INK), outlined(axes)),
        lambda axes: (axes.grid(True), axes.axhline(0.5, color=FAINT), axes.axvline(0.5, color=GREY, linewidth=1)),
        lambda axes: (axes.plot(X, X, color=BLUE), axes.plot(X, X**2, "--", color=RED)),
        lambda axes: (axes.plot(X, X, color=BLUE, linewidth=4), axes.plot(X, X**2, color=RED)),
        lambda axes: (axes.plot(X, X, "o", color=BLUE), axes.plot(X, X**2, "s", color=RED)),
        lambda axes: (axes.plot(X, X, color="black"), axes.plot(X, X**2, color=GREY)),
        lambda axes: (axes.plot(X, X, color=RED), axes.plot([], [], color=BLUE)),
    ],
)
def test_what_can_be_read_is_left_alone(draw):
    assert found(draw) == ""


def outlined(axes):
    (line,) = axes.plot(X, X, color="white")
    line.set_path_effects([Stroke(linewidth=4, foreground=INK), Normal()])


def test_looking_at_a_picture_leaves_it_as_it_was():
    picture = Curves("two curves that are looked at", {"one": (X, X), "two": (X, X**2)}, "x", "y")
    before = picture.pixels().copy()
    assert complaints_about(picture) == []
    np.testing.assert_array_equal(picture.pixels(), before)


@pytest.mark.parametrize(
    "text", ["short", "long " * 90, "a formula $x_1$ to see", "a <b>bold</b> word", "two\nlines of it"]
)
def test_a_text_that_cannot_be_heard_is_found(text):
    assert list(legibility.complaints_about_sentence(text))
    assert not list(legibility.complaints_about_sentence("step 3: the cost is 0.5"))


def test_controls_without_a_name_of_their_own_are_found():
    class Pair(Panel):
        def __init__(self, *names):
            row = [controls.slider(name, 0.5, 0, 1, 0.1) for name in names]
            super().__init__(Curves("a curve for two sliders", {"one": (X, X)}, "x", "y"), "a pair", [row])

        def show(self):
            pass

    assert list(legibility.complaints_about_names(Pair("a", "b"))) == []
    assert list(legibility.complaints_about_names(Pair("a", "a"))) == ["2 controls are called 'a'"]
    assert list(legibility.complaints_about_names(Pair("a", ""))) == ["a _FloatSlider has no name"]
    for question in (Question("How many?", 3, "so"), Question("Which?", "this", "so", ("this", "that"))):
        prediction = Prediction(question)
        assert list(legibility.complaints_about_names(prediction)) == []
        prediction.guess.description = ""
        assert list(legibility.complaints_about_names(prediction)) != []


def test_a_verdict_is_read_out():
    prediction = Prediction(Question("How many?", 3, "so"))
    prediction.reveal()
    assert prediction.verdict.value.startswith("<div class='nnlearn-announced'>")
    assert isinstance(prediction.verdict, ipywidgets.HTML)


# ---- colours


@pytest.mark.parametrize("path", FIGURES, ids=[path.stem for path in FIGURES])
def test_figures_take_their_colours_from_the_style(path):
    if path.name == "style.py":
        return
    constants = [
        node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)
    ]
    texts = [text for text in constants if isinstance(text, str)]
    allowed = {"white", "black", "none"}
    named = set(CSS4_COLORS) | {f"tab:{name}" for name in ("blue", "orange", "green", "red", "purple")}
    assert [text for text in texts if re.fullmatch(r"#[0-9a-fA-F]{3,8}", text) or text in named - allowed] == []


def test_the_shades_stand_out_from_paper():
    white = (1, 1, 1)
    assert contrast(to_rgb(AMBER), white) >= legibility.LINES
    for shade in DARK.values():
        assert contrast(to_rgb(shade), white) >= legibility.LETTERS
    for colour in (INK, GREY):
        assert contrast(to_rgb(colour), white) >= legibility.LETTERS
    for look in (*SERIES, *LOOKS.values(), HERE):
        assert contrast(to_rgb(look["color"]), white) >= legibility.LINES


def test_letters_on_any_shade_can_be_read():
    for shade in np.random.default_rng(1).random((200, 3)):
        assert contrast(to_rgb(style.letters_on(shade)), shade) >= 0.98 * legibility.LETTERS


@pytest.mark.parametrize("looks", [SERIES, tuple(LOOKS.values())], ids=["series", "methods"])
def test_curves_that_are_drawn_together_differ_in_line_and_marker(looks):
    for one, other in combinations(looks, 2):
        assert one["linestyle"] != other["linestyle"]
        assert one["marker"] != other["marker"]
