"""Notebook 06's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import twins
from nnlearn.figures.symmetric_floor import SymmetricFloor
from nnlearn.figures.through_layers import HIGHEST, LOWEST, ThroughLayers
from nnlearn.figures.twin_units import TwinUnits
from nnlearn.figures.two_rules import TwoRules

BOUNDS = ((-1, 2), (-1, 2))
STEPS = (0, 1, 10, 100)
rng = np.random.default_rng(0)


def test_twins_show_both_trainings_up_to_the_step():
    picture = TwinUnits(STEPS, BOUNDS, *twins.EXAMPLES["XOR"])
    units = rng.standard_normal((2, 4, 2, 4))
    theta, values = rng.standard_normal((2, 9)), rng.random((2, 5, 5))
    rows = [(units[i], twins.NET.roll(theta[i]), values[i]) for i in range(2)]
    picture.update(2, rows, "two trainings")
    for i, (wide, *thin, now) in enumerate(picture.curves):
        for w, segment in enumerate(wide.get_segments()):
            assert np.allclose(segment, np.c_[STEPS[:3], units[i, :3, 0, w]])
        for w, line in enumerate(thin):
            assert np.array_equal(line.get_xydata(), np.c_[STEPS[:3], units[i, :3, 1, w]])
        assert now.get_xdata() == [10, 10]
        assert np.array_equal(picture.regions[i].image.get_array(), values[i])
        shown = {c: text.get_text() for c, text in picture.networks[i].weights.items()}
        assert float(shown[2, 1, 2].replace("−", "-")) == pytest.approx(theta[i, 8], abs=0.05)
    assert picture.sentence == "two trainings"
    picture.pixels()


def test_equal_units_lie_on_each_other_and_are_both_seen():
    """Where the curves of both units coincide, the pale wide one looks out on both sides of the thin one."""
    picture = TwinUnits(STEPS, BOUNDS, *twins.EXAMPLES["XOR"])
    units = np.repeat(np.arange(16.0).reshape(4, 1, 4) / 2, 2, axis=1)
    theta = twins.opposite(0.0)
    picture.update(3, [(units, twins.NET.roll(theta), np.full((3, 3), 0.4))] * 2, "twins")
    wide, *thin, _ = picture.curves[0]
    for segment, line in zip(wide.get_segments(), thin, strict=True):
        assert np.array_equal(segment, line.get_xydata())
        assert wide.get_linewidths()[0] > 3 * line.get_linewidth()


def test_other_examples_are_shown_in_both_rows():
    picture = TwinUnits(STEPS, BOUNDS, *twins.EXAMPLES["XOR"])
    picture.show_examples(*twins.EXAMPLES["AND"])
    assert [len(regions.examples[1].get_xdata()) for regions in picture.regions] == [1, 1]


@pytest.mark.parametrize(("k", "marked"), [(0, 1), (2, 10), (3, 100)])
def test_the_floor_shows_both_costs_from_step_one(k, marked):
    X, y = twins.EXAMPLES["XOR"]
    picture = SymmetricFloor(STEPS, 0.4774, BOUNDS, X, y)
    J, values = rng.random((2, 4)), rng.random((2, 5, 5))
    picture.update(k, *J, values, "costs")
    assert np.array_equal(picture.equal.get_xydata(), np.c_[STEPS[1:], J[0, 1:]])
    assert np.array_equal(picture.disturbed.get_xydata(), np.c_[STEPS[1:], J[1, 1:]])
    assert [point.get_xdata()[0] for point in picture.points] == [marked, marked]
    assert picture.floor.get_ydata()[0] == 0.4774
    assert np.array_equal(picture.regions[1].image.get_array(), values[1])
    picture.pixels()


def test_the_two_rules_are_histograms_that_end_on_the_axis():
    edges = np.linspace(-1, 1, 5), np.linspace(0, 1, 3)
    picture = TwoRules(*edges)
    weights = {"uniform": np.array([0.25, 0.25, 0.25, 0.25]), "not centred": np.array([0, 0, 0.5, 0.5])}
    activations = {"uniform": np.array([0.4, 0.6]), "not centred": np.array([0.0, 1.0])}
    picture.update(weights, activations, "rules")
    line = picture.bars[picture.activations, "uniform"]
    assert line.get_ydata().tolist() == [0, 0.4, 0.6, 0.6, 0]
    assert line.get_xdata().tolist() == [0, 0, 0.5, 1, 1]
    looks = {(bar.get_color(), bar.get_linestyle()) for bar in picture.bars.values()}
    assert len(looks) == 2


def test_the_layers_are_hills_and_sizes_beyond_are_drawn_at_the_edge():
    picture = ThroughLayers([2, 3, 4])
    picture.set_range(0, 4, "activation")
    edges = np.linspace(0, 4, 5)
    shares = {2: np.array([0.7, 0.2, 0.1, 0]), 3: np.array([1.0, 0, 0, 0]), 4: np.array([0.25] * 4)}
    picture.update(edges, shares, {2: 1e-20, 3: 1.0, 4: 1e9}, {1: 0.5, 2: 0.1, 3: 1e-30}, "layers")
    activations, gradients = picture.lines.values()
    assert activations.get_ydata().tolist() == [LOWEST, 1, HIGHEST]
    assert gradients.get_xdata() == [1, 2, 3]
    hills = [path.vertices for path in picture.hills.get_paths()]
    assert len(hills) == 3
    tops = [row - hill[:, 1].min() for row, hill in enumerate(hills)]
    assert tops == pytest.approx([tops[0]] * 3)
    assert picture.ridge.get_xlim()[1] > 4
    picture.pixels()


def test_of_relu_units_the_silent_ones_do_not_hide_the_others():
    picture = ThroughLayers([2])
    picture.set_range(0, 4, "activation")
    picture.update(np.linspace(0, 4, 5), {2: np.array([0.9, 0.06, 0.03, 0.01])}, {2: 1.0}, {1: 1.0}, "layers")
    heights = -np.unique(picture.hills.get_paths()[0].vertices[:, 1])
    assert heights.max() == pytest.approx(2 * np.sort(heights)[-2])
