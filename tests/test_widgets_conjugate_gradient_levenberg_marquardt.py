"""Notebook 11's panels as plain objects: what their controls compute and their sentences say."""

import numpy as np
import pytest

from nnlearn import data, surfaces
from nnlearn.least_squares import damped_step
from nnlearn.widgets.conjugate_steps import ConjugateStepsPanel
from nnlearn.widgets.curve_fit import CurveFitPanel
from nnlearn.widgets.damped_step import NUS, DampedStepPanel
from nnlearn.widgets.damping_history import DampingHistoryPanel
from nnlearn.widgets.methods_on_rosenbrock import METHODS, MethodsOnRosenbrock
from nnlearn.widgets.zig_zag import ZigZagPanel
from tests.panels import press


@pytest.mark.parametrize("kappa", [1, 3, 100])
@pytest.mark.parametrize("start", [(10, 1), (-11, 5), (0.1, -4.9)])
def test_conjugate_gradient_needs_at_most_two_steps_in_the_plane(kappa, start):
    panel = ZigZagPanel(kappa=kappa, start=start)
    assert len(panel.picture.conjugate.get_xdata()) <= 3
    assert panel.picture.conjugate.get_xydata()[-1] == pytest.approx([0, 0], abs=1e-7)


def test_both_arrive_at_once_from_an_axis_and_in_a_round_bowl():
    assert "steepest descent arrives after 1 step" in ZigZagPanel(start=(10, 0)).picture.sentence
    assert "steepest descent arrives after 1 step" in ZigZagPanel(kappa=1, start=(3, 2)).picture.sentence


@pytest.mark.parametrize("distinct", [1, 2, 5, 24])
def test_as_many_steps_as_different_eigenvalues(distinct):
    panel = ConjugateStepsPanel(distinct=distinct, condition=10)
    lengths = panel.picture.conjugate.get_ydata()
    assert panel.picture.expected.get_xdata() == [distinct, distinct]
    assert lengths[distinct] < 1e-9
    assert f"{distinct} different eigenvalue" in panel.picture.sentence


def test_rounding_destroys_conjugacy_sooner_with_seven_digits():
    panel = ConjugateStepsPanel(distinct=24, condition=1000)

    def spoiled():
        table = panel.picture.image.get_array()
        return np.mean(table > -4)

    sixteen = spoiled()
    panel.precision.value = np.float32
    assert spoiled() > sixteen


def test_one_eigenvalue_alone_has_no_condition():
    panel = ConjugateStepsPanel(distinct=24, condition=1)
    assert panel.picture.sentence.startswith("1 different eigenvalue, κ = 1: after 1 step ")
    panel.condition.value, panel.distinct.value = 100.0, 1
    assert panel.picture.sentence.startswith("1 different eigenvalue, κ = 1: after 1 step ")
    assert panel.picture.steepest.get_ydata()[1] < 1e-9


def test_the_arc_holds_the_step_of_every_damping():
    panel = DampedStepPanel(nu=1)
    w = np.array([-1.2, 1.0])
    e, jacobian = surfaces.rosenbrock.residuals(w), surfaces.rosenbrock.jacobian(w)
    arc = panel.picture.arc.get_xydata()
    for k in (0, 30, 60):
        assert arc[k] == pytest.approx(w + damped_step(e, jacobian, NUS[k]))
    assert "true loss falls from 24.2 to 6.118" in panel.picture.sentence


def test_a_click_moves_the_point_of_the_damped_step():
    panel = DampedStepPanel()
    press(panel, "map", 0.5, 2.0)
    assert (panel.w1.value, panel.w2.value) == pytest.approx((0.5, 2.0), abs=0.02)


def test_at_the_minimum_nothing_moves():
    panel = DampedStepPanel(start=(1, 1))
    assert "a step of length 0; promised 0, true loss stays from 0 to 0" in panel.picture.sentence


@pytest.mark.parametrize(("factor", "proposals"), [(2, 22), (10, 49)])
def test_proposals_until_it_arrives(factor, proposals):
    assert DampingHistoryPanel(factor=factor).picture.sentence.endswith(f"; {proposals} proposals until it arrives")


def test_nothing_is_shown_before_the_first_proposal():
    panel = DampingHistoryPanel(shown=0)
    assert "0 of the first 0 proposals accepted, 0 rejected, L = 24.2; 22 proposals" in panel.picture.sentence


def test_the_menu_chooses_one_method_and_the_switch_what_is_counted():
    panel = MethodsOnRosenbrock()
    assert all(name in panel.picture.sentence for name in METHODS)
    panel.method.value = "Newton"
    assert panel.picture.sentence == "from (−1.20, 1.00), counted in steps: Newton arrives after 6"
    panel.axis.value = "evaluations"
    assert panel.picture.sentence == "from (−1.20, 1.00), counted in evaluations: Newton arrives after 13"


def test_each_fit_is_what_its_method_had_reached():
    panel = CurveFitPanel()
    net, theta, X, Y = data.wave()
    panel.evaluations.value = 1
    start = net.predict(theta, panel.grid)[:, 0]
    for curve in panel.picture.curves.values():
        assert curve.get_ydata() == pytest.approx(start)
    panel.evaluations.value = panel.evaluations.base**panel.evaluations.max
    path, _ = panel.paths["Levenberg-Marquardt"]
    assert panel.picture.curves["Levenberg-Marquardt"].get_ydata() == pytest.approx(
        net.predict(path.x[-1], panel.grid)[:, 0]
    )
    assert path.J[-1] == pytest.approx(net.cost(path.x[-1], X, Y))
