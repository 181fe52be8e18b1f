"""Notebook 07's panels as plain objects: what their controls compute and their sentences say, presses and keys."""

import numpy as np
import pytest

from nnlearn import descend, gradient_descent, newton, surfaces
from nnlearn.one_dimension import LEFT, RIGHT, TOP, newton_step
from nnlearn.widgets.basins import BasinsPanel
from nnlearn.widgets.convergence_order import ConvergenceOrderPanel
from nnlearn.widgets.newton_leaps import NewtonLeapsPanel
from nnlearn.widgets.quartic_descent import QuarticDescentPanel
from nnlearn.widgets.stable_rate import StableRatePanel
from nnlearn.widgets.tangent_and_parabola import TangentAndParabolaPanel
from tests.panels import arrow, press

PANELS = {
    "tangent": TangentAndParabolaPanel,
    "descent": QuarticDescentPanel,
    "basins": BasinsPanel,
    "rate": StableRatePanel,
    "leaps": NewtonLeapsPanel,
    "order": ConvergenceOrderPanel,
}


@pytest.mark.parametrize(
    ("name", "axes_name"),
    [
        ("descent", "hill"),
        ("descent", "strip_axes"),
        ("descent", "map"),
        ("leaps", "map"),
        ("leaps", "strip"),
        ("tangent", "curve"),
        ("tangent", "curvature"),
    ],
)
def test_a_press_and_the_arrow_keys_move_the_point(name, axes_name):
    panel = PANELS[name]()
    slider = panel.x if name == "tangent" else panel.x0
    press(panel, axes_name, 0.5, 0.5)
    assert slider.value == pytest.approx(0.5, abs=0.011)
    before = slider.value
    arrow(panel, -10, 0)
    assert slider.value == pytest.approx(before - 0.1)
    press(panel, axes_name, 9.0, 0.5)
    assert slider.value == pytest.approx(min(slider.max, panel.picture.figure.axes[0].get_xlim()[1]), abs=0.03)


def test_a_press_on_the_map_of_basins_moves_start_and_rate():
    panel = BasinsPanel()
    press(panel, "map", -3.0, 0.015)
    assert (panel.x0.value, panel.rate.value) == pytest.approx((-3.0, 0.015), abs=0.02)


def test_tangent_and_vertex():
    panel = TangentAndParabolaPanel(x=-2.0)
    assert "f = −78.00, f′ = 52.00, f″ = 44.00" in panel.picture.sentence
    assert panel.picture.vertex.get_xdata()[0] == pytest.approx(-3.1818181818181817)
    panel.x.value = -1.5
    assert "DOWNWARDS" in panel.picture.sentence
    assert "13.81, outside the picture" in panel.picture.sentence


@pytest.mark.parametrize(
    ("x0", "r", "end"),
    [
        (2.0, 0.01, "ends in the right minimum"),
        (2.75, 0.01, "ends in the left minimum"),
        (-2.0, 0.016, "never comes to rest"),
        (4.0, 0.05, "runs away"),
    ],
)
def test_the_descent_is_that_of_the_method(x0, r, end):
    panel = QuarticDescentPanel(x0, r, steps=30)
    x = descend(gradient_descent(surfaces.quartic, [x0], r), 30).x[:, 0]
    assert np.allclose(panel.picture.series.get_ydata(), np.clip(x, -1e3, 1e3))
    assert f"it {end}" in panel.picture.sentence


def test_the_distance_is_that_from_the_minimum_where_it_ends():
    assert QuarticDescentPanel(2.0).picture.error.get_ydata()[0] == pytest.approx(2 - RIGHT)
    assert QuarticDescentPanel(-2.0).picture.error.get_ydata()[0] == pytest.approx(-2 - LEFT)


def test_borders_are_told_once_they_are_asked_for():
    panel = BasinsPanel()
    assert "borders" not in panel.picture.sentence
    assert not panel.picture.borders[0].get_visible()
    panel.borders.value = True
    assert "−4.183 and 2.711" in panel.picture.sentence
    assert panel.picture.borders[0].get_visible()
    assert panel.picture.crossings.get_xdata()[1] == TOP


@pytest.mark.parametrize(
    ("r", "fate"),
    [
        (0.01, "ends at −2.6196"),
        (0.016, "a cycle of 2: −2.7954, −2.3939"),
        (0.018, "a cycle of 2: −2.9426, −2.0395"),
        (0.0195, "a cycle of 4"),
        (0.0205, "no period"),
        (0.03, "ends at 1.1479"),
        (0.05, "runs away"),
    ],
)
def test_fates_from_minus_two(r, fate):
    assert fate in StableRatePanel(r).picture.sentence


def test_the_limits_show_once_the_learner_has_committed():
    panel = StableRatePanel()
    assert not panel.picture.hidden[0].get_visible()
    panel.reveal()
    assert panel.picture.hidden[0].get_visible()
    assert panel.picture.hidden[0].get_xdata()[0] == pytest.approx(0.015569562255420416)


def test_leaps_are_those_of_newton():
    panel = NewtonLeapsPanel(-1.5, steps=1)
    assert panel.picture.points.get_xdata().tolist() == [-1.5, 13.8125]
    assert "f″ = −4.00, Newton leaps to 13.8125; it ends in the right minimum" in panel.picture.sentence
    panel.x0.value, panel.steps.value = 0.0, 3
    assert "it ends in the MAXIMUM" in panel.picture.sentence
    assert panel.picture.points.get_xdata()[1] == newton_step(0.0)


def test_orders_of_convergence():
    panel = ConvergenceOrderPanel()
    x = descend(newton(surfaces.quartic, [1.0], surfaces.quartic.hessian), 15).x[:, 0]
    assert np.allclose(panel.picture.curves["Newton"].get_ydata(), np.maximum(np.abs(x - RIGHT), 1e-17))
    assert "within 10⁻⁹ of x_R after 4 steps;" in panel.picture.sentence
    panel.rate.value, panel.x0.value = 0.015, 4.0
    assert "runs away" in panel.picture.sentence
