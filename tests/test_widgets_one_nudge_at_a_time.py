"""Notebook 03's panels as plain objects: what their controls compute and their sentences say, presses and keys."""

import numpy as np
import pytest

from nnlearn import data, numerical_gradient
from nnlearn.figures.nudge import NAMES
from nnlearn.nudges import PARAMETERS, connection
from nnlearn.widgets.chain_boxes import ChainBoxesPanel
from nnlearn.widgets.descent_to_targets import DescentToTargetsPanel
from nnlearn.widgets.importance import ImportancePanel
from nnlearn.widgets.lost_node import LostNodePanel
from nnlearn.widgets.nudge import NudgePanel
from nnlearn.widgets.path_back import PathBackPanel
from nnlearn.widgets.pulls import PullsPanel
from tests.panels import arrow, press

NET, THETA, X, Y = data.regression_example()
PLACES = list(PARAMETERS.values())


def test_a_nudge_says_true_change_and_prediction():
    panel = NudgePanel(eta=1.0)
    assert panel.picture.sentence == (
        "w₁₁⁽¹⁾ nudged by +1.00: ŷ goes from 0.8095 to 1.0932, a change of +0.2837; "
        "the linear prediction says +0.4489, off by 0.1652"
    )
    panel.parameter.value = PARAMETERS["b1(2)"]
    assert "off by 0.0000" in panel.picture.sentence
    np.testing.assert_allclose(panel.picture.true.get_ydata(), panel.picture.predicted.get_ydata(), rtol=1e-12)


def test_the_nudged_network_is_drawn():
    panel = NudgePanel(parameter="w12(2)", eta=-0.5)
    assert panel.picture.network.weights[2, 1, 2].get_text() == "−0.30"
    assert panel.picture.network.numbers[3, 1].get_text() == f"{0.80950435 - 0.5 * 0.62245933:.3f}"
    panel.eta.value = 0.0
    heights = [bar.get_height() for bar in panel.picture.bars]
    np.testing.assert_allclose(panel.picture.true_effects.get_ydata(), heights)


@pytest.mark.parametrize("number", range(9))
def test_a_press_on_a_connection_or_a_bar_chooses_the_parameter(number):
    k, others = PLACES[number], [PLACES[number - 1], PLACES[number - 2]]
    panel = NudgePanel()
    panel.parameter.value = others[0]
    press(panel, "effects", number, 0.1)
    assert panel.parameter.value == k
    panel.parameter.value = others[1]
    press(panel, "map", *panel.picture.network.weights[connection(NET, k)].get_position())
    assert panel.parameter.value == k


def test_a_press_on_a_unit_chooses_its_bias_and_one_on_the_curve_the_nudge():
    panel = NudgePanel()
    press(panel, "map", *panel.picture.network.places[2, 2])
    assert panel.parameter.label == "b₂⁽¹⁾"
    press(panel, "map", *panel.picture.network.places[3, 1])
    assert panel.parameter.label == "b₁⁽²⁾"
    press(panel, "map", *panel.picture.network.places[1, 1])
    assert panel.parameter.label == "b₁⁽²⁾"
    press(panel, "curve", -0.334, 1.0)
    assert panel.eta.value == -0.33
    arrow(panel, 1, -1)
    assert panel.eta.value == pytest.approx(-0.32)
    arrow(panel, 0, 2)
    assert panel.parameter.label == "w₁₁⁽²⁾"


def test_a_chain_is_collected_from_its_end():
    panel = ChainBoxesPanel(chain=2, x=0.2)
    assert panel.picture.sentence == (
        "x = 0.20 gives y = 0.417; 3 of 3 links collected: dy/dx = 0.8863, the slope of the tangent"
    )
    panel.links.value = 1
    assert "dy/du = 1.291, 2 to go" in panel.picture.sentence
    assert [text.get_text() for text in panel.picture.slopes if text.get_text()] == ["= 1.291"]
    panel.links.value = 0
    assert "no slope collected yet" in panel.picture.sentence


def test_another_composition_comes_with_all_its_links():
    panel = ChainBoxesPanel(chain=2)
    panel.links.value = 1
    panel.chain.value = 4
    assert panel.links.max == panel.links.value == 4
    slope = numerical_gradient(lambda w: NET.cost(THETA + (w - 0.2) * (np.arange(9) == 1), X[:1], Y[:1]), [0.2])[0]
    assert f"dR/dw = {slope:.4f}".replace("-", "−") in panel.picture.sentence


@pytest.mark.parametrize("observation", [0, 1])
@pytest.mark.parametrize("name", PARAMETERS)
def test_the_whole_way_is_the_derivative(name, observation):
    panel = PathBackPanel(parameter=name, observation=observation)
    slope = NET.cost_and_gradient(THETA, X[[observation]], Y[[observation]])[1][PARAMETERS[name]]
    pretty = NAMES[list(PARAMETERS).index(name)]
    ending = f"= {slope:.4f}, which is ∂R/∂{pretty}".replace("-", "−")
    assert panel.picture.sentence.endswith(ending)
    assert panel.picture.product.get_text() == f"= {slope:.4f}".replace("-", "−")


def test_a_press_on_a_connection_walks_back_to_it():
    panel = PathBackPanel(links=2)
    press(panel, "map", *panel.picture.network.weights[1, 2, 2].get_position())
    assert panel.parameter.label == "w₂₂⁽¹⁾"
    assert "2 of 4 links" in panel.picture.sentence
    arrow(panel, 1, -1)
    assert panel.parameter.label == "b₂⁽¹⁾"
    assert panel.links.value == 3


def test_pulls_say_who_agrees():
    panel = PullsPanel()
    assert "y₁ − ŷ₁ = +0.390, y₂ − ŷ₂ = −0.183: the observations agree on 4 of 9" in panel.picture.sentence
    assert "−∇R is 0.726 long, its largest entry b₁⁽²⁾ with +0.416" in panel.picture.sentence
    panel.y2.value = 2.0
    assert "agree on 5 of 9" in panel.picture.sentence


def test_the_order_depends_on_inputs_and_units_but_not_on_the_target():
    panel = ImportancePanel()
    order = [text.get_text() for text in panel.picture.lists[0].symbols]
    panel.y.value = 0.1
    assert [text.get_text() for text in panel.picture.lists[0].symbols] == order
    assert panel.picture.sentence.startswith("(3, −2) with target 0.10: most important b₁⁽²⁾, w₁₂⁽²⁾, w₁₁⁽²⁾, w₁₁⁽¹⁾;")
    panel.x1.value = 4.0
    assert [text.get_text() for text in panel.picture.lists[0].symbols] != order
    panel.x1.value, panel.y.value = 3.0, 1.2
    panel.units.value = True
    assert panel.picture.sentence.startswith("(30, −2) with target 1.20: most important w₁₁⁽¹⁾, w₂₁⁽¹⁾")


def test_outputs_do_not_move_along_the_family_but_a_third_one_does():
    panel = LostNodePanel()
    outputs = np.array([], dtype=float).reshape(0, 3)
    for t in (-1.0, 0.0, 1.0):
        panel.t.value = t
        outputs = np.vstack([outputs, panel.picture.markers.get_ydata()])
    np.testing.assert_allclose(np.ptp(outputs[:, :2], axis=0), 0, atol=1e-14)
    assert np.ptp(outputs[:, 2]) > 0.1
    panel.t.value = 0.1
    assert panel.picture.sentence.startswith("t = 0.10: (w₂₁, w₂₂, b₂) = (0.00, 0.10, 0.70);")


def test_descent_says_whether_it_falls_and_where_it_ends():
    panel = DescentToTargetsPanel()
    assert panel.picture.sentence == (
        "r = 0.1, first step 0.0726 long: R falls at every step, "
        "R = 2.28·10⁻⁶ and outputs 1.1991, 0.7012 after step 100"
    )
    panel.rate.value, panel.steps.value = 0.3, 200
    assert "R rises at 9 of 200 steps" in panel.picture.sentence
    panel.rate.value = 1.0
    assert "it runs away" in panel.picture.sentence
