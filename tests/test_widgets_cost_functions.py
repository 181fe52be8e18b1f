"""Notebook 01's panels as plain objects: what their controls compute and their sentences say."""

import numpy as np
import pytest

from nnlearn import data
from nnlearn.widgets.bias_penalty import BiasPenaltyPanel
from nnlearn.widgets.cost_over_two_weights import CostOverTwoWeightsPanel
from nnlearn.widgets.curse_of_dimension import CurseOfDimensionPanel
from nnlearn.widgets.logistic_cost import LogisticCostPanel
from nnlearn.widgets.one_term import OneTermPanel
from nnlearn.widgets.output_terms import OutputTermsPanel
from nnlearn.widgets.search_race import SearchRacePanel
from nnlearn.widgets.squared_scales import SquaredScalesPanel
from nnlearn.widgets.sure_and_wrong import SureAndWrongPanel
from nnlearn.widgets.weight_decay import MOST, STEPS_A_TICK, WeightDecayPanel
from tests.panels import press


def test_one_term_says_what_was_given_which_probability():
    panel = OneTermPanel(h=0.9)
    panel.y.value = 0
    assert "−log(1 − h) = 2.303" in panel.picture.sentence
    assert panel.picture.markers[1].get_xydata()[0] == pytest.approx([2.197, 2.303], abs=1e-3)


def test_the_four_points_cost_what_the_curriculum_says():
    panel = LogisticCostPanel()
    panel.lam.value = 2.0
    assert "J = 0.680 + 0.033 = 0.713" in panel.picture.sentence
    assert panel.picture.bars.patches[-1].get_height() == pytest.approx(0.712731158576767)


def test_four_outputs_cost_what_they_should():
    panel = OutputTermsPanel(h=(0.7, 0.1, 0.1, 0.2))
    assert "sum 0.791" in panel.picture.sentence
    panel.true_class.value = 1
    assert "costliest: car" in panel.picture.sentence
    panel.h[1].value, panel.h[3].value = 0.01, 0.99
    assert "costliest: car, truck" in panel.picture.sentence


def test_the_halves_of_the_test_network():
    panel = WeightDecayPanel()
    panel.lam.value = 1.0
    assert "J = 3.111 + 3.277 = 6.388" in panel.picture.sentence


def test_a_network_learns_with_lambda_and_its_weights_decay():
    panel = WeightDecayPanel()
    assert "after 600 steps: right on 98%" in panel.picture.sentence
    ragged = np.abs(panel.theta[panel.weights]).max()
    panel.lam.value = 1.0
    for _ in range(20):
        assert panel.tick()
    assert f"after {600 + 20 * STEPS_A_TICK} steps" in panel.picture.sentence
    assert np.abs(panel.theta[panel.weights]).max() < ragged / 2
    panel.reset()
    assert "after 0 steps" in panel.picture.sentence
    assert np.abs(panel.theta).max() <= 1


def test_training_ends():
    panel = WeightDecayPanel()
    panel.step = MOST - STEPS_A_TICK
    assert not panel.tick()
    step = panel.step
    assert not panel.tick()
    assert panel.step == step


def test_only_a_free_bias_fits_the_share_of_ones():
    panel = BiasPenaltyPanel()
    panel.y.value, panel.lam.value = "1, 1, 0, 1", 20.0
    free, penalised = (panel.picture.curves[key].get_ydata() for key in (False, True))
    assert free.mean() == pytest.approx(0.75, abs=0.05)
    assert penalised.mean() == pytest.approx(0.5, abs=0.05)
    panel.y.value = "all 1"
    assert "runs off beyond the map" in panel.picture.sentence
    panel.penalised.value = True
    assert "bias penalised too: the lowest point lies at bias 0.09, weight 0.04; it predicts" in panel.picture.sentence


@pytest.mark.parametrize(("copies", "away"), [(9, False), (11, True)])
def test_descent_on_the_sum_runs_away_from_eleven_copies_on(copies, away):
    panel = SquaredScalesPanel()
    panel.copies.value = copies
    assert ("runs away on the sum" in panel.picture.sentence) is away


def test_descent_that_neither_arrives_nor_runs_away():
    panel = SquaredScalesPanel()
    panel.copies.value = 10
    assert panel.picture.sentence.endswith("descent with r = 0.10 jumps to and fro on the sum")
    panel.copies.value = 20
    assert panel.picture.sentence.endswith("runs away on the sum and jumps to and fro on the half")
    panel.y_hat.value = 1.2
    assert panel.picture.sentence.endswith("all three are at the target")


def test_lambda_is_written_without_a_power():
    panel = WeightDecayPanel()
    assert panel.picture.sentence.startswith("λ = 0: ")
    panel.lam.value = 100.0
    assert panel.picture.sentence.startswith("λ = 100: ")


def test_more_copies_leave_the_mean_alone():
    panel = SquaredScalesPanel(copies=1)
    before = panel.picture.curves["mean"].get_ydata().copy()
    panel.copies.value = 50
    assert np.allclose(panel.picture.curves["mean"].get_ydata(), before)
    assert panel.picture.markers["sum"].get_ydata()[0] == pytest.approx(50 * 0.64)


def test_the_deltas_of_a_sure_and_wrong_unit():
    assert "0.9933 for cross-entropy, 0.0066 for half" in SureAndWrongPanel().picture.sentence


def test_the_landscape_moves_with_a_press_and_knows_its_map():
    panel = CostOverTwoWeightsPanel()
    press(panel, "map", 0.5, 0.4)
    assert (panel.w1.value, panel.w2.value) == pytest.approx((0.5, 0.4), abs=0.03)
    assert "J = 0.000101" in panel.picture.sentence
    panel.w1.value = 5.0
    assert "lies beyond the map" in panel.picture.sentence
    panel.view.value = 6.0
    assert "beyond" not in panel.picture.sentence
    assert panel.picture.map.get_xlim() == (-6, 6)


def test_the_race_finds_what_the_searches_find():
    panel = SearchRacePanel()
    assert "best (0.50, 0.40), J = 10⁻⁴" in panel.picture.sentence
    panel.truth.value = "outside: (2, −1.5)"
    assert "best (1.00, −1.00), J = 0.016" in panel.picture.sentence
    panel.half_width.value = 2.0
    assert panel.picture.truths[0].get_xydata().tolist() == [[1.0, -0.75]]


def test_a_weight_without_importance_does_not_change_the_cost():
    panel = SearchRacePanel()
    panel.importance.value = 0.0
    values = panel.many(np.array([[0.3, -0.9], [0.3, 0.9]]))
    net, X, Y = data.two_weights_example()
    assert values.tolist() == [net.cost([0.3, 0.35], X, Y)] * 2


def test_another_seed_is_another_race():
    panel = SearchRacePanel()
    points, start = panel.picture.dots["Monte Carlo"].get_xydata().copy(), panel.path.x[0]
    panel.seed.value = 1
    assert not np.array_equal(panel.picture.dots["Monte Carlo"].get_xydata(), points)
    assert not np.array_equal(panel.path.x[0], start)


@pytest.mark.parametrize(
    ("d", "values", "said"), [(2, 21, "4.4·10⁻⁷ seconds"), (61, 21, "more than there are atoms"), (20, 10, "years of")]
)
def test_the_curse_says_how_long_it_takes(d, values, said):
    assert said in CurseOfDimensionPanel(d=d, values=values).picture.sentence
