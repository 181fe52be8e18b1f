"""Notebook 10's panels as plain objects: what their controls compute and their sentences say."""

import numpy as np
import pytest

from nnlearn import descend, newton, surfaces
from nnlearn.widgets.hessian_cost import HessianCostPanel
from nnlearn.widgets.line_fit import LineFitPanel
from nnlearn.widgets.magnified_minima import MagnifiedMinimaPanel
from nnlearn.widgets.newton_ends import NewtonEndsPanel
from nnlearn.widgets.newton_model import SCENES, NewtonModelPanel
from nnlearn.widgets.two_rulers import TwoRulersPanel
from tests.panels import press


@pytest.mark.parametrize(
    ("kind", "axes"), [(NewtonModelPanel, "map"), (NewtonEndsPanel, "map"), (NewtonEndsPanel, "other")]
)
def test_a_press_moves_the_start(kind, axes):
    panel = kind()
    press(panel, axes, -0.5, 1.0)
    assert (panel.x1.value, panel.x2.value) == pytest.approx((-0.5, 1.0), abs=0.03)
    assert panel.picture.sentence


def test_a_press_moves_the_line():
    panel = LineFitPanel()
    press(panel, "map", 0.9, 0.9)
    assert "0.90 + 0.90 x has mean squared error 0.175" in panel.picture.sentence


def test_another_surface_has_its_own_window_and_start():
    panel = NewtonModelPanel("two hills", steps=2)
    for name, scene in SCENES.items():
        panel.scene.value = name
        assert (panel.x1.value, panel.x2.value) == pytest.approx(scene.start)
        assert ((panel.x1.min, panel.x1.max), (panel.x2.min, panel.x2.max)) == scene.window
        assert panel.picture.map.get_xlim() == scene.window[0]
        assert (panel.seek.value == 1) == scene.uphill
        path = descend(newton(scene.surface, scene.start, scene.surface.hessian), 2)
        assert np.allclose(panel.picture.path.get_xydata(), path.x)


def test_a_change_of_surface_is_shown_once(monkeypatch):
    panel, shown = NewtonModelPanel(), []
    monkeypatch.setattr(panel.live, "refresh", lambda: shown.append(panel.picture.sentence))
    panel.scene.value = "polynomial"
    assert len(shown) == 1


def test_newton_does_not_know_what_is_looked_for():
    panel = NewtonModelPanel("two hills", start=(0, 0))
    step, gradient = panel.picture.newton._posA_posB[1], panel.picture.gradient._posA_posB[1]
    assert "starts downhill, against your wish" in panel.picture.sentence
    panel.seek.value = -1
    assert np.array_equal(panel.picture.newton._posA_posB[1], step)
    assert np.allclose(panel.picture.gradient._posA_posB[1], -gradient)
    assert "starts downhill, as you want" in panel.picture.sentence


def test_newton_says_when_it_has_arrived_and_when_there_is_no_step():
    panel = NewtonModelPanel("two hills", start=(0, 0), steps=7)
    assert "a saddle; the gradient is zero to twelve places" in panel.picture.sentence
    panel.scene.value = "polynomial"
    panel.steps.value, panel.x1.value, panel.x2.value = 0, 0.0, 1.0
    assert "the gradient is zero to twelve places" in panel.picture.sentence
    panel.scene.value = "two weights of a network"
    panel.steps.value, panel.x1.value, panel.x2.value = 0, 0.0, 0.0
    assert "H is singular here" in panel.picture.sentence


def test_damping_shortens_the_arrow_and_the_path():
    panel = NewtonModelPanel("Rosenbrock's valley")
    whole = np.subtract(*panel.picture.newton._posA_posB[::-1])
    panel.damping.value = 0.5
    assert np.allclose(np.subtract(*panel.picture.newton._posA_posB[::-1]), whole / 2)
    panel.steps.value = 1
    assert np.allclose(panel.picture.path.get_xydata()[1], np.array([-1.2, 1.0]) + whole / 2)


def test_sentences_of_the_ends():
    panel = NewtonEndsPanel()
    assert "Newton's method with damping 1 is after 3 steps at the saddle" in panel.picture.sentence
    assert "at the maximum, at (0.789, −1.220)" in panel.picture.sentence
    panel.x1.value, panel.x2.value = -0.6, 0.6
    assert "at none of the points" in panel.picture.sentence
    panel.damping.value = 0.25
    assert "damping 0.25 is after 40 steps at the maximum, at (−0.994, 0.996)" in panel.picture.sentence


def test_newton_is_the_same_in_all_units():
    panel = TwoRulersPanel()
    before = [panel.picture.newton[1].get_xydata().copy(), panel.picture.gradient[1].get_xydata().copy()]
    panel.unit.value = 2.0
    newton_now, gradient_now = (panel.picture.newton[1].get_xydata(), panel.picture.gradient[1].get_xydata())
    assert np.allclose(newton_now, before[0], atol=1e-6)
    assert np.abs(gradient_now[1] - before[1][1]).max() > 0.1


@pytest.mark.parametrize("kappa", [1.0, 10.0, 100.0])
def test_newton_needs_one_step_in_any_bowl(kappa):
    panel = TwoRulersPanel(kappa=kappa)
    assert len(panel.picture.newton[0].get_xdata()) == 2
    assert "Newton after 1 step exactly 0" in panel.picture.sentence


def test_the_parabola_under_the_glass():
    panel = MagnifiedMinimaPanel(h=0.1)
    assert "off by 0.0191" in panel.picture.sentence
    panel.minimum.value = surfaces.quartic.stationary_points[0].x[0]
    assert "off by −0.0261" in panel.picture.sentence


def test_the_sizes_are_readable():
    panel = HessianCostPanel(N=10**6)
    assert "gradient takes 8 MB, the Hessian 8 TB" in panel.picture.sentence
    panel.N.value = 1e9
    assert "the Hessian 8 EB" in panel.picture.sentence


def test_the_formula_is_shown_when_it_is_asked_for():
    panel = LineFitPanel()
    assert "formula" not in panel.picture.sentence
    panel.formula.value = True
    assert "the formula gives (0.9, 0.9), error 0.175" in panel.picture.sentence
