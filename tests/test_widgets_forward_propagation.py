"""Notebook 02's panels as plain objects: what their controls compute and their sentences say, presses and keys."""

import numpy as np
import pytest

from nnlearn import data, sigmoid
from nnlearn.exercises import forward_propagation as exercises
from nnlearn.widgets.activation_explorer import ActivationExplorer
from nnlearn.widgets.forward_propagation import ForwardPropagationPanel
from nnlearn.widgets.one_formula import OneFormulaPanel
from nnlearn.widgets.one_unit import OneUnitPanel
from nnlearn.widgets.prediction import Prediction
from nnlearn.widgets.regression_network import RegressionNetworkPanel
from nnlearn.widgets.shapes import ShapesPanel
from tests.panels import arrow, press


def forward_panel():
    net, theta, X, _ = data.sine_example()
    return ForwardPropagationPanel(net, theta, X[0])


def test_the_explorer_says_value_and_slope():
    explorer = ActivationExplorer(function="logistic", z=0.5)
    assert "g(z) = 0.6225, slope g′(z) = 0.6225 · 0.3775 = 0.235" in repr(explorer)
    explorer.z.value = 8
    assert "flat here" in repr(explorer)
    explorer.function.value = "tanh"
    assert "g(z) = 1, slope g′(z) = 4.501·10⁻⁷; flat here" in repr(explorer)
    explorer.function.value = "identity"
    explorer.z.value = -0.1
    assert "at z = −0.10: g(z) = −0.1, slope g′(z) = 1" in repr(explorer)
    explorer.function.value = "ReLU"
    assert "slope g′(z) = 0; flat here: no nudge" in repr(explorer)
    explorer.z.value = 0
    assert "slope g′(z) = 0; the kink" in repr(explorer)


@pytest.mark.parametrize("typed", ["1/4", "0.25", "0,25", " 1 / 4 "])
def test_the_steepest_slope_is_drawn_once_it_was_predicted(typed):
    explorer = ActivationExplorer(limit=False)
    prediction = Prediction(exercises.steepest, then=explorer)
    shown = explorer.picture.limit[0].get_visible
    for no_number in ("", "1/0", "a quarter", "inf"):
        prediction.guess.value = no_number
        prediction.commit.click()
        assert not shown()
        assert not prediction.commit.disabled
    prediction.guess.value = typed
    prediction.commit.click()
    assert shown()
    assert "✓ As you said: 0.25" in prediction.verdict.value
    explorer.function.value = "tanh"
    assert not shown()
    explorer.function.value = "logistic"
    assert shown()


def test_a_press_and_the_arrow_keys_move_z():
    explorer = ActivationExplorer()
    explorer._z_to(3.01)
    assert explorer.z.value == pytest.approx(3.0)
    arrow(explorer, -10, 0)
    assert explorer.z.value == pytest.approx(2.5)


def test_a_units_sum_is_read_by_a_press():
    panel = forward_panel()
    press(panel, "map", *panel.picture.network.places[4, 3])
    assert panel.layer.value == 4
    assert panel.unit == (4, 3)
    z, a = panel.net.forward(panel.theta, [[slider.value for slider in panel.x]])
    assert f"= {z[4][0, 2]:.2f}".replace("-", "−") in repr(panel)
    assert f"= {a[4][0, 2]:.2f}" in repr(panel)
    press(panel, "map", *panel.picture.network.places[3, 5])
    assert panel.unit == (3, 5)
    press(panel, "map", *panel.picture.network.places[2, 0])  # a bias unit has no sum: its neighbour is meant
    assert (panel.layer.value, panel.unit) == (4, (2, 1))


def test_the_arrow_keys_go_from_unit_to_unit():
    panel = forward_panel()
    assert repr(panel).startswith("Layer 2, unit 1: z = 0.84 · 1.00 + 0.91 · 0.54")
    for dx, dy, unit in (
        (0, -1, (2, 2)),
        (1, 0, (3, 2)),
        (0, 1, (3, 1)),
        (0, 1, (3, 1)),
        (-1, 0, (2, 1)),
        (-1, 0, (2, 1)),
    ):
        arrow(panel, dx, dy)
        assert panel.unit == unit


def test_stepping_reads_a_unit_of_the_new_layer_and_going_back_empties():
    panel = forward_panel()
    panel.layer.value = 4
    assert panel.unit == (4, 1)
    panel.layer.value = 1
    assert "not computed yet" in repr(panel)
    assert panel.picture.network.numbers[2, 1].get_text() == ""


def test_inputs_of_zero_leave_the_biases():
    panel = forward_panel()
    for slider in panel.x:
        slider.value = 0
    biases = panel.net.roll(panel.theta)[1][:, 0]
    shown = [panel.picture.network.numbers[2, i].get_text() for i in range(1, 6)]
    assert shown == [f"{a:.2f}" for a in sigmoid(biases)]


def test_the_parameter_moved_last_is_marked_and_all_return():
    panel = RegressionNetworkPanel()
    network = panel.picture.network
    assert not len(network.marked_lines.get_segments())
    panel.sliders["b₁⁽²⁾"].value += 4e-16  # what a page makes of the same number is no move
    assert not len(network.marked_lines.get_segments())
    panel.sliders["w₁₂⁽²⁾"].value = -1
    assert np.array_equal(network.marked_lines.get_segments()[0], network._ends((2, 1, 2)))
    assert network.weights[2, 1, 2].get_text() == "−1.00"
    panel.x[0].value = 0
    assert len(network.marked_lines.get_segments()) == 1
    panel.sliders["b₂⁽¹⁾"].value = 2
    assert np.array_equal(network.marked_lines.get_segments()[0], network._ends((1, 2, 0)))
    *_, first, second, reset = panel.children[0].children
    reset.click()
    first.click()
    assert "output 0.8095" in repr(panel)
    second.click()
    assert [slider.value for slider in panel.x] == [-1, 1]
    assert "output 0.8827" in repr(panel)


def test_the_unit_says_where_it_crosses():
    panel = OneUnitPanel(w=2, b=-3)
    assert "crosses 1/2 at x = −b/w = 1.50, rising" in repr(panel)
    panel.w.value = 0
    assert "level" in repr(panel)
    panel.w.value = -0.05
    assert "outside the picture" in repr(panel)


def test_what_does_not_fit_is_said_and_what_fits_by_accident():
    panel = ShapesPanel(m=5, n=3, h=5, K=4)
    assert repr(panel) == "(5, 3) · (3, 5) = (5, 5); (5, 5) · (5, 4) = (5, 4)"
    panel.form.value = "biases"
    assert repr(panel) == "(5, 4) · (4, 5) = (5, 5); (5, 6) · (6, 4) = (5, 4)"
    panel.form.value = "no ones"
    assert "does not fit: n = 3, but n + 1 = 4" in repr(panel)
    panel.form.value = "not transposed"
    assert "(5, 4) · (5, 4) does not fit: n + 1 = 4, but h = 5" in repr(panel)
    panel.sizes["h"].value = 4
    assert "(5, 4) · (4, 4) = (5, 4), by accident" in repr(panel)


def test_the_sliders_of_the_formula_reach_exclusive_or():
    panel = OneFormulaPanel()
    assert "2 of 4 corners" in repr(panel)
    with panel.together():
        for slider, value in zip(panel.sliders.values(), [6, 6, -3, -4, -4, 6, 4, 4, -6], strict=True):
            slider.value = value
    assert "4 of 4 corners" in repr(panel)
    panel.wide.value = True
    panel.sliders["w31"].value = 25
    panel.wide.value = False
    assert panel.sliders["w31"].value == 6


def test_the_point_moves_with_press_and_keys():
    panel = OneFormulaPanel()
    arrow(panel, 1, -10)
    assert (panel.x1.value, panel.x2.value) == pytest.approx((0.55, 0.0))
