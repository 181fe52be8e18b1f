"""Notebook 08's panels as plain objects: every control at both ends and at odd values, really drawn."""

import numpy as np
import pytest

from nnlearn import descend, gradient_descent, surfaces
from nnlearn.exercises.exercise import Question
from nnlearn.widgets.prediction import Prediction
from nnlearn.widgets.rate_on_parabola import RateOnParabolaPanel
from nnlearn.widgets.steepest_direction import SteepestDirectionPanel
from nnlearn.widgets.stretched_bowl import StretchedBowlPanel
from nnlearn.widgets.surface_descent import SurfaceDescent


def two_hills():
    return SurfaceDescent(-surfaces.two_gaussians, (0, 0), rate=0.3, rates=(0.01, 1), log_cost=False, both_signs=True)


PANELS = {
    "polynomial": lambda: SurfaceDescent(surfaces.polynomial, (1.5, 0.5)),
    "two hills": two_hills,
    "steepest": lambda: SteepestDirectionPanel(surfaces.two_gaussians, (0, -0.4), np.linspace(0, 1.45, 16)),
    "parabola": RateOnParabolaPanel,
    "bowl": StretchedBowlPanel,
}


@pytest.fixture(params=PANELS)
def panel(request, monkeypatch):
    panel = PANELS[request.param]()
    panel.sent = []
    monkeypatch.setattr(panel.live, "send", lambda content, buffers=None: panel.sent.append((content, buffers)))
    panel.live._received(None, {"kind": "hello", "ratio": 1, "local": True}, [])
    return panel


def controls_of(panel):
    return [control for row in panel.children[:-1] for control in row.children]


def ends_of(control):
    if hasattr(control, "options"):
        return [value for _, value in control.options]
    low, high = control.min, control.max
    if hasattr(control, "base"):
        low, high = control.base**low, control.base**high
    return [low, high, type(control.value)(low + 0.37 * (high - low))]


def test_every_control_works_at_both_ends_and_between(panel):
    sentences = {panel.picture.sentence}
    for control in controls_of(panel):
        first = control.value
        for value in ends_of(control):
            control.value = value
            assert panel.picture.sentence
            sentences.add(panel.picture.sentence)
            assert np.isfinite(panel.picture.pixels()).all()
        control.value = first
    assert len(sentences) > len(controls_of(panel))


def test_a_moved_control_sends_only_what_changed(panel):
    del panel.sent[:]
    control = controls_of(panel)[0]
    control.value = ends_of(control)[2]
    frames = [(content, buffers) for content, buffers in panel.sent if content["kind"] == "frame"]
    assert len(frames) == 1
    content, buffers = frames[0]
    assert content["state"] == panel.picture.sentence
    width, height = content["size"]
    sent = sum(w * h for _, _, w, h in content["rectangles"])
    assert 0 < sent < width * height / 2
    assert [len(b) for b in buffers] == [4 * w * h for _, _, w, h in content["rectangles"]]


def test_the_pieces_put_together_are_the_whole_picture(panel):
    height, width = panel.picture.pixels().shape[:2]
    screen = np.zeros((height, width, 4), np.uint8)
    for control in controls_of(panel):
        for value in ends_of(control):
            control.value = value
    for content, buffers in panel.sent:
        for (x, y, w, h), data in zip(content.get("rectangles", []), buffers or [], strict=True):
            screen[y : y + h, x : x + w] = np.frombuffer(data, np.uint8).reshape(h, w, 4)
    assert np.array_equal(screen, panel.picture.pixels())


@pytest.mark.parametrize("name", ["polynomial", "two hills", "steepest"])
def test_a_press_and_the_arrow_keys_move_the_point(name):
    panel = PANELS[name]()
    size = panel.picture.figure.bbox.size
    pixel = panel.picture.map.transData.transform((0.5, 1.0))
    x, y = pixel / size
    panel.live._received(None, {"kind": "point", "axes": 0, "x": x, "y": 1 - y, "number": 1}, [])
    assert (panel.x1.value, panel.x2.value) == pytest.approx((0.5, 1.0), abs=panel.x1.step)
    before = panel.x1.value
    panel.live._received(None, {"kind": "arrow", "dx": 1, "dy": -10, "number": 2}, [])
    assert panel.x1.value == pytest.approx(before + panel.x1.step)
    panel.live._received(None, {"kind": "point", "axes": 0, "x": 5.0, "y": -5.0, "number": 3}, [])
    assert panel.x1.value == pytest.approx(panel.x1.max, abs=0.05)


def test_one_press_computes_once(monkeypatch):
    panel = PANELS["polynomial"]()
    calls = []
    monkeypatch.setattr(panel, "show", lambda: calls.append(1))
    panel.live._received(None, {"kind": "point", "axes": 0, "x": 0.2, "y": 0.5, "number": 1}, [])
    assert len(calls) == 1


def test_sentences_say_how_the_path_went():
    panel = PANELS["polynomial"]()
    assert panel.picture.sentence.startswith("rate 0.1 from (1.50, 0.50): converged after 79 steps at (1.000, 0.000)")
    panel.rate.value = 0.5
    assert "diverged at step" in panel.picture.sentence
    parabola = RateOnParabolaPanel()
    parabola.rate.value = 1.02
    assert "jumps from side to side and runs away" in parabola.picture.sentence
    parabola.rate.value = 0.5
    assert "hits the minimum" in parabola.picture.sentence
    bowl = StretchedBowlPanel(kappa=10, share=10 / 11)
    assert "within 10⁻⁶ after 71 steps" in bowl.picture.sentence
    bowl.share.value = 1.1
    assert "runs away" in bowl.picture.sentence


@pytest.mark.parametrize(("kappa", "share"), [(10, 0.9), (100, 100 / 101), (3, 0.5)])
def test_the_steps_in_the_bowl_are_those_of_descent(kappa, share):
    bowl = StretchedBowlPanel(kappa=kappa)
    bowl.share.value = share
    descent = gradient_descent(surfaces.stretched_bowl(kappa), [1.0, 1.0], share / kappa)
    needed = descend(descent, 2000, until=lambda visit: np.hypot(*visit.x) <= 1e-6).step[-1]
    assert bowl.picture.marker.get_xydata().tolist() == [[kappa, needed]]
    assert f"after {needed} steps" in bowl.picture.sentence


def test_the_negative_is_climbed_on_the_same_path():
    panel = two_hills()
    down = panel.picture.path_lines[0].get_xydata().copy()
    panel.sign.value = -1
    assert np.array_equal(panel.picture.path_lines[0].get_xydata(), down)
    assert panel.picture.J.get_ydata()[-1] == pytest.approx(1.42433, rel=1e-4)


def test_the_limit_shows_once_the_learner_has_committed():
    panel = RateOnParabolaPanel()
    prediction = Prediction(Question("r?", 1.0, "because"), then=panel)
    prediction.reveal()
    assert not panel.picture.limit.get_visible()
    prediction.guess.value = "one"
    prediction.reveal()
    assert not panel.picture.limit.get_visible()
    prediction.guess.value = "0,5"
    prediction.reveal()
    assert panel.picture.limit.get_visible()
    assert "You said 0.5; it is 1." in prediction.verdict.value
    assert prediction.commit.disabled


@pytest.mark.parametrize(("typed", "accepted"), [("−0,5", True), ("1e-3", True), ("nan", False), ("inf", False)])
def test_a_guess_is_any_finite_number_as_people_write_it(typed, accepted):
    prediction = Prediction(Question("r?", -0.5, "because"))
    prediction.guess.value = typed
    prediction.reveal()
    assert prediction.commit.disabled is accepted
    assert ("✓ -0.5, as you said" in prediction.verdict.value) == (typed == "−0,5")


def test_a_chosen_option_is_answered():
    prediction = Prediction(Question("which?", "b", "because", options=("a", "b")))
    assert prediction.guess.value is None
    prediction.guess.value = "b"
    prediction.reveal()
    assert "✓ b, as you said." in prediction.verdict.value


def test_the_stored_output_has_picture_and_sentence(panel):
    data, metadata = panel._repr_mimebundle_()
    assert data["text/plain"] == panel.picture.sentence
    assert "image/png" in data
    assert "application/vnd.jupyter.widget-view+json" in data
    assert metadata["nnlearn"] == panel.picture.plotted_data()
