"""Notebook 04's panels as plain objects: what their controls compute and their sentences say."""

import numpy as np
import pytest

from nnlearn import data
from nnlearn.exercises.delta_ledger import DeltaLedger
from nnlearn.widgets.backward_flow import BackwardFlowPanel
from nnlearn.widgets.delta_as_slope import DeltaAsSlopePanel
from nnlearn.widgets.delta_ledger import DERIVATIVES, WEIGHTS, DeltaLedgerPanel
from nnlearn.widgets.gradient_comparison import PRINTED, GradientComparisonPanel
from nnlearn.widgets.output_delta import PAIRS, OutputDeltaPanel
from nnlearn.widgets.rank_one_stack import RankOneStackPanel
from nnlearn.widgets.shape_products import ShapeProductsPanel
from nnlearn.widgets.w_form import WFormPanel

NET, THETA, X, Y = data.sine_example()


def ledger_panel():
    return DeltaLedgerPanel(DeltaLedger(seed=3))


PANELS = {
    "slope": DeltaAsSlopePanel,
    "output": OutputDeltaPanel,
    "flow": BackwardFlowPanel,
    "ledger": ledger_panel,
    "stack": RankOneStackPanel,
    "gradient": GradientComparisonPanel,
    "shapes": ShapeProductsPanel,
    "W form": WFormPanel,
}


@pytest.mark.parametrize("name", PANELS)
def test_two_panels_of_a_kind_show_the_same(name):
    one, other = PANELS[name](), PANELS[name]()
    assert one.picture.sentence == other.picture.sentence
    assert np.array_equal(one.picture.pixels(), other.picture.pixels())


# ---- deltas as slopes -----------------------------------------------------------------------------------------------


def test_the_cost_moves_by_delta_times_a_small_shift():
    panel = DeltaAsSlopePanel(layer=4, unit=2, shift=0.01)
    assert "by 0.0057; δ times the shift is 0.0057, with δ = 0.5702" in panel.picture.sentence
    panel.unit.value = 5  # layer 4 has only four
    assert panel.picture.sentence.startswith("layer 4, unit 4")


def test_the_three_deltas_of_the_sources():
    panel = OutputDeltaPanel(z=0.4, y=1)
    ends = {}
    for pair in PAIRS:
        panel.pair.value = pair
        ends[pair] = panel.picture.sentence.rsplit(" = ", 1)[1]
    assert list(ends.values()) == ["−0.4013", "−0.09642", "−1.2"]


# ---- forward and back -----------------------------------------------------------------------------------------------


def test_steps_go_forward_then_back():
    panel = BackwardFlowPanel(step=1)
    network = panel.picture.network
    for step, (filled, deltas) in enumerate(
        [(1, ()), (2, ()), (3, ()), (4, ()), (4, (4,)), (4, (4, 3)), (4, (4, 3, 2))], 1
    ):
        panel.step.value = step
        shown = {l for (l, u), text in network.numbers.items() if u and text.get_text()}
        assert shown == set(range(1, filled + 1))
        assert {l for (l, u), text in network.captions.items() if text.get_text()} == set(deltas)


def test_a_delta_is_written_out_with_the_connections_that_feed_it():
    panel = BackwardFlowPanel(step=6, unit=1)
    assert "× g′ = 1.230 × 0.241 = 0.297" in panel.picture.sentence
    assert len(panel.picture.network.marked_lines.get_segments()) == 4
    panel.step.value = 2
    assert len(panel.picture.network.marked_lines.get_segments()) == 4  # three inputs and the bias
    assert "a₁ = σ(" in panel.picture.sentence


@pytest.mark.parametrize("true_class", [1, 2, 3, 4])
def test_the_true_class_decides_the_signs_at_the_output(true_class):
    panel = BackwardFlowPanel(step=5, true_class=true_class)
    captions = [panel.picture.network.captions[4, k].get_text() for k in range(1, 5)]
    assert [k for k, text in enumerate(captions, 1) if "−" in text] == [true_class]


def test_a_press_on_a_unit_chooses_it():
    panel = BackwardFlowPanel(step=7, unit=1)
    panel._press(*panel.picture.network.places[3, 4])
    assert (panel.step.value, panel.unit.value) == (6, 4)
    panel._press(*panel.picture.network.places[1, 2])
    assert (panel.step.value, panel.unit.value) == (1, 2)
    panel._press(*panel.picture.network.places[2, 0])  # a bias unit has nothing to say
    assert (panel.step.value, panel.unit.value) == (1, 2)
    panel._move(1, 1)
    assert (panel.step.value, panel.unit.value) == (2, 3)


# ---- the ledger -----------------------------------------------------------------------------------------------------


def type_in(panel, unit, text):
    panel.fields[panel.ledger.units.index(unit)].value = text


def test_a_right_delta_appears_in_the_drawing_and_the_next_is_asked_for():
    panel = ledger_panel()
    ledger = panel.ledger
    assert panel.picture.sentence == "0 of 4 deltas right; next is δ₁ of layer 3"
    type_in(panel, (3, 1), f"{ledger.right((3, 1)):.3f}")
    assert panel.picture.sentence == "1 of 4 deltas right; next is δ₂ of layer 3"
    assert panel.picture.network.captions[3, 1].get_text().startswith("δ ")
    assert "✓" in panel.message.value


def test_a_slip_is_named_at_once():
    panel = ledger_panel()
    for unit in panel.ledger.units:
        for slip in panel.ledger.slips(unit):
            type_in(panel, unit, f"{slip.answer:.6f}")
            assert "✗" in panel.message.value
            assert slip.text in panel.message.value
    assert panel.picture.sentence.startswith("0 of 4")


def test_hints_mark_the_connections_and_show_me_fills_in():
    panel = ledger_panel()
    for _ in range(2):
        panel.show_me()
    assert panel.picture.sentence.startswith("2 of 4 deltas right (2 of them shown); next is δ₁ of layer 2")
    assert not len(panel.picture.network.marked_lines.get_segments())
    panel.hint()
    assert "Hint 1 of 2" in panel.message.value
    assert len(panel.picture.network.marked_lines.get_segments()) == 2
    panel.hint()
    assert "Hint 2 of 2" in panel.message.value
    for _ in range(3):
        panel.show_me()
    panel.hint()
    assert panel.picture.sentence.startswith("all 4 deltas right (4 of them shown); so the derivative in Θ(2)[1, 2]")


def test_when_all_are_right_every_connection_has_its_derivative():
    panel = ledger_panel()
    panel.numbers.value = DERIVATIVES
    weights = panel.picture.network.weights
    assert {text.get_text() for text in weights.values()} == {"?"}
    for _ in panel.ledger.units:
        panel.show_me()
    for (l, i, j), text in weights.items():
        assert float(text.get_text().replace("−", "-")) == pytest.approx(panel.ledger.D[l][i - 1, j], abs=6e-4)


def test_new_numbers_and_another_network_empty_the_fields():
    panel = ledger_panel()
    panel.show_me()
    panel.numbers.value = DERIVATIVES
    before = panel.ledger
    panel.renew()
    assert panel.ledger is not before
    assert panel.numbers.value == WEIGHTS
    assert panel.seed.value == before.seed + 1
    assert all(field.value == "" for field in panel.fields)
    assert panel.message.value == ""
    panel.show_me()
    panel.layers.value = "two hidden layers"
    assert panel.picture.sentence == "0 of 6 deltas right; next is δ₁ of layer 4"
    assert panel.fields[5].description == "δ₂ of layer 2"
    for _ in range(6):
        panel.show_me()
    assert panel.picture.sentence.startswith("all 6")
    panel.layers.value = "one hidden layer"
    assert panel.picture.sentence.startswith("0 of 4")
    assert panel.fields[4].layout.display == "none"


# ---- gathering, gradient, shapes, W form ----------------------------------------------------------------------------


def test_the_rank_grows_with_the_examples():
    panel = RankOneStackPanel(layer=2)
    ranks = []
    for n in range(6):
        panel.examples.value = n
        ranks.append(int(panel.picture.sentence.split("rank ")[1].split(",")[0]))
    assert ranks == [0, 1, 2, 3, 4, 5]
    assert np.allclose(panel.picture.sum.squares.get_array(), NET.backprop(THETA, X, Y)[1][2].ravel())


def test_the_printed_formula_differs_off_the_bias_columns_alone():
    panel = GradientComparisonPanel(lam=1.0)
    assert panel.picture.sentence.endswith("they agree")
    panel.formula.value = PRINTED
    assert "relative difference 0.609" in panel.picture.sentence
    for l, heat in panel.picture.rows[2].items():
        difference = np.reshape(heat.squares.get_array(), NET.shapes[l])
        assert np.abs(difference[:, 0]).max() < 1e-12
        assert np.abs(difference[:, 1:]).max() > 0.1
    panel.lam.value = 0.0
    assert panel.picture.sentence.endswith("they agree")


@pytest.mark.parametrize("lam", [0.0, 0.3, 2.0, 5.0])
def test_the_numerical_gradient_is_that_of_the_chosen_lambda(lam):
    panel = GradientComparisonPanel(lam=lam)
    assert np.allclose(panel._numerical(lam), panel._by_complex_steps(lam), rtol=1e-10, atol=1e-13)


def test_the_sentence_counts_what_does_not_fit():
    panel = ShapeProductsPanel()
    assert panel.picture.sentence.endswith("0 of 8 products do not fit")
    panel.slip.value = "bias column kept"
    assert panel.picture.sentence.endswith("2 of 8 products do not fit")
    panel.slip.value = "Theta not as it should be turned"
    assert "1 fits by accident although wrong" in panel.picture.sentence
    panel.slip.value = "delta not transposed"
    for size in (panel.m, *panel.sizes):
        size.value = 4
    assert panel.picture.sentence.endswith("0 of 8 products do not fit, 3 fit by accident although wrong")


def test_the_error_that_is_passed_back_grows_with_the_weights_but_not_for_ever():
    panel = WFormPanel()
    lengths = []
    for scale in (0.1, 1.0, 4.0, 5.0):
        panel.scale.value = scale
        lengths.append(float(panel.picture.sentence.split("of δ₂ ")[1].split(",")[0]))
    assert lengths[0] < lengths[1] < lengths[2]
    assert lengths[3] < lengths[2]
    assert lengths[1] < lengths[3] < 5 * lengths[1]
