"""Notebook 08's panels as plain objects: what their controls compute and their sentences say, presses and keys."""

import numpy as np
import pytest

from nnlearn import descend, gradient_descent, surfaces
from nnlearn.exercises.exercise import Question
from nnlearn.widgets.prediction import Prediction
from nnlearn.widgets.rate_on_parabola import RateOnParabolaPanel
from nnlearn.widgets.steepest_direction import SteepestDirectionPanel
from nnlearn.widgets.stretched_bowl import StretchedBowlPanel
from nnlearn.widgets.surface_descent import SurfaceDescent
from tests.panels import arrow, press


def two_hills():
    return SurfaceDescent(-surfaces.two_gaussians, (0, 0), rate=0.3, rates=(0.01, 1), log_cost=False, both_signs=True)


def polynomial():
    return SurfaceDescent(surfaces.polynomial, (1.5, 0.5))


def steepest():
    return SteepestDirectionPanel(surfaces.two_gaussians, (0, -0.4), np.linspace(0, 1.45, 16))


@pytest.mark.parametrize("kind", [polynomial, two_hills, steepest])
def test_a_press_and_the_arrow_keys_move_the_point(kind):
    panel = kind()
    press(panel, "map", 0.5, 1.0)
    assert (panel.x1.value, panel.x2.value) == pytest.approx((0.5, 1.0), abs=panel.x1.step)
    before = panel.x1.value
    arrow(panel, 1, -10)
    assert panel.x1.value == pytest.approx(before + panel.x1.step)
    press(panel, "map", 9.0, -9.0)
    assert panel.x1.value == pytest.approx(panel.x1.max, abs=0.05)


def test_one_press_computes_once(monkeypatch):
    panel = polynomial()
    calls = []
    monkeypatch.setattr(panel, "show", lambda: calls.append(1))
    press(panel, "map", 0.2, 0.5)
    assert len(calls) == 1


def test_sentences_say_how_the_path_went():
    panel = polynomial()
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
    assert "You said: 0.5. Right is: 1." in prediction.verdict.value
    assert prediction.commit.disabled


@pytest.mark.parametrize(("typed", "accepted"), [("−0,5", True), ("1e-3", True), ("nan", False), ("inf", False)])
def test_a_guess_is_any_finite_number_as_people_write_it(typed, accepted):
    prediction = Prediction(Question("r?", -0.5, "because"))
    prediction.guess.value = typed
    prediction.reveal()
    assert prediction.commit.disabled is accepted
    assert ("✓ As you said: -0.5." in prediction.verdict.value) == (typed == "−0,5")


def test_a_chosen_option_is_answered():
    prediction = Prediction(Question("which?", "b", "because", options=("a", "b")))
    assert prediction.guess.value is None
    prediction.guess.value = "b"
    prediction.reveal()
    assert "✓ As you said: b." in prediction.verdict.value
