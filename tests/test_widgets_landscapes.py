"""Notebook 12's panels as plain objects: what their controls compute and their sentences say."""

import numpy as np
import pytest

from nnlearn import data, descend, gradient_descent, surfaces
from nnlearn.symmetry import permute_hidden
from nnlearn.widgets.exchange import BOTH, INTO, OUT_OF, ExchangePanel
from nnlearn.widgets.kink import KinkPanel
from nnlearn.widgets.many_ends import LAMBDAS, MARKS, ManyEndsPanel, trainings
from nnlearn.widgets.permutation import LAM, PermutationPanel, T
from nnlearn.widgets.saddle import SaddlePanel


@pytest.fixture(scope="module")
def many():
    return ManyEndsPanel()


@pytest.mark.parametrize(("layer", "order"), [(2, [0, 4, 2, 3, 1]), (3, [0, 4, 2, 3, 1])])
def test_exchanged_units_are_those_of_permute_hidden(layer, order):
    panel = ExchangePanel(first=2, second=5)
    panel.layer.value = layer
    assert np.array_equal(panel.exchanged(), permute_hidden(panel.net, panel.theta, layer, order))
    assert panel.picture.sentence.endswith("apart, and the outputs are the same")
    assert "J = 6.3882 before and 6.3882 after" in panel.picture.sentence


def test_weights_on_one_side_alone_change_the_outputs():
    panel = ExchangePanel()
    whole = panel.net.roll(panel.exchanged())
    before = panel.net.roll(panel.theta)
    for moved, layer in ((INTO, 1), (OUT_OF, 2)):
        panel.moved.value = moved
        half = panel.net.roll(panel.exchanged())
        assert [l for l in half if not np.array_equal(half[l], before[l])] == [layer]
        assert np.array_equal(half[layer], whole[layer])
        assert panel.picture.sentence.endswith("the outputs have changed")
        assert panel.picture.networks[1].captions[4, 1].get_text() == "changed"
    panel.moved.value = BOTH
    assert panel.picture.networks[1].captions[4, 1].get_text() == "as before"


def test_a_unit_exchanged_with_itself_changes_nothing():
    panel = ExchangePanel(first=2, second=2)
    assert np.array_equal(panel.exchanged(), panel.theta)
    assert "the two points lie 0.000 apart" in panel.picture.sentence


def test_both_ends_of_every_way_have_the_same_cost_and_answers():
    panel = PermutationPanel()
    net, theta, X, y = data.trained_twin(LAM)
    for twin in panel.twin.options:
        panel.twin.value = twin
        answers = []
        for t in (0, 1):
            panel.t.value = t
            answers.append(np.array(panel.picture.regions.image.get_array()))
        assert panel.picture.marker.get_ydata()[0] == pytest.approx(net.cost(theta, X, y, LAM), rel=1e-9)
        np.testing.assert_allclose(answers[0], answers[1], rtol=1e-9)
        assert panel.picture.cost.get_ydata()[np.abs(T - 0.5).argmin()] > 0.5


def test_between_twins_the_network_is_the_mean_of_both():
    panel = PermutationPanel(t=0.5)
    twin = panel.twins[panel.twin.value]
    assert panel.picture.network.weights[2, 1, 0].get_text() == f"{(panel.theta[6] + twin[6]) / 2:.2f}"
    assert panel.picture.sentence == (
        "units exchanged, t = 0.50: J = 2.1228; both ends have J = 0.0656, and the way between rises to 2.123"
    )


def test_a_smaller_offset_lingers_longer_and_none_for_ever():
    panel = SaddlePanel()
    steps = []
    for offset in (1e-1, 1e-3, 1e-5):
        panel.offset.value = offset
        steps.append(int(panel.picture.sentence.split(" steps")[0].split()[-1]))
    assert steps == sorted(steps)
    panel.offset.value = 1e-12
    assert "off the diagonal by more than 0.5 after 408 steps" in panel.picture.sentence
    panel.side.value = 0
    assert "it never leaves the diagonal, and ends in the saddle" in panel.picture.sentence


def test_starts_are_shown_as_they_were_trained(many):
    many.starts.value = 3
    lines = many.picture.lines.get_segments()
    assert len(lines) == 3
    assert [len(line) for line in lines] == [len(MARKS)] * 3
    assert many.picture.sentence.startswith("λ = 0.1, 3 starts after 1000 steps")
    assert trainings(0.1)[1] == pytest.approx(2.17421893762382, rel=1e-12)
    many.starts.value = 20


def test_the_sides_of_the_diagonal_are_mirror_images():
    panel = SaddlePanel()
    above = panel.picture.path.get_xydata().copy()
    panel.side.value = -1
    np.testing.assert_allclose(panel.picture.path.get_xydata(), above[:, ::-1], rtol=1e-9)


@pytest.mark.parametrize("lam", LAMBDAS)
def test_every_lambda_has_its_table(many, lam):
    many.lam.value = lam
    assert many.picture.sentence.startswith(f"λ = {lam:g}, 20 starts")
    many.lam.value = 0.1


def test_descent_at_the_kink_jumps_and_comes_to_rest_when_the_rate_shrinks():
    panel = KinkPanel()
    assert panel.picture.sentence.endswith("and still moves by 0.11 a step")
    panel.shrinks.value = True
    assert abs(panel.picture.path.get_ydata()[-1]) < 0.6
    panel.w.value = 0.0
    assert "the slopes to its left and right differ (−1.00 and 1.00)" in panel.picture.sentence


def test_the_path_is_that_of_descend():
    panel = KinkPanel(w=2, y_plus=1, y_minus=2)
    path = descend(gradient_descent(surfaces.kinked(1, 2), [2.0], 0.1), 40)
    assert panel.picture.path.get_ydata() == pytest.approx(path.x[:, 0])
    assert panel.picture.sentence.endswith("and still moves by 0.0023 a step")
    panel.rate.value = 0.5
    assert panel.picture.sentence.endswith("has come to rest")
