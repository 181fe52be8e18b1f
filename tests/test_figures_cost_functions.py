"""Notebook 01's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import data, slices
from nnlearn.figures.bars import Bars
from nnlearn.figures.bias_penalty import BiasPenalty
from nnlearn.figures.cost_map import CostMap
from nnlearn.figures.cost_over_two_weights import CostOverTwoWeights
from nnlearn.figures.curse_of_dimension import CurseOfDimension
from nnlearn.figures.logistic_cost import LogisticCost
from nnlearn.figures.one_term import OneTerm
from nnlearn.figures.output_terms import OutputTerms
from nnlearn.figures.picture import Picture
from nnlearn.figures.quick_image import QuickImage
from nnlearn.figures.search_race import HIGHEST, LOWEST, SearchRace
from nnlearn.figures.squared_scales import SquaredScales
from nnlearn.figures.sure_and_wrong import SureAndWrong
from nnlearn.figures.term_table import TermTable
from nnlearn.figures.weight_decay import WeightDecay

BOUNDS = ((-1.0, 2.0), (0.0, 1.0))


class OneAxes(Picture):
    """A picture of a single axes without anything in it."""

    def __init__(self):
        super().__init__(3, 2)

    def draw(self):
        self.sentence = "one axes"
        self.axes = self.figure.add_axes((0.2, 0.2, 0.7, 0.7))


def colour_at(picture, x, y):
    column, row = picture.axes.transData.transform((x, y)).astype(int)
    return picture.pixels()[len(picture.pixels()) - 1 - row, column, :3].tolist()


def test_a_quick_image_has_its_first_row_at_the_bottom():
    picture = OneAxes()
    image = QuickImage(picture.axes)
    colours = np.zeros((2, 2, 4), np.uint8)
    colours[..., 3] = 255
    colours[0, 0, 0] = colours[0, 1, 1] = colours[1, 0, 2] = 200
    image.set_data(colours)
    picture.axes.add_image(image)
    assert colour_at(picture, 0.1, 0.1) == [200, 0, 0]
    assert colour_at(picture, 0.9, 0.1) == [0, 200, 0]
    assert colour_at(picture, 0.1, 0.9) == [0, 0, 200]
    image.set_visible(False)
    picture.background_changed()
    assert colour_at(picture, 0.1, 0.1) == [255, 255, 255]


def test_a_quick_image_of_values_takes_its_colour_map():
    picture = OneAxes()
    image = QuickImage(picture.axes, cmap="gray")
    image.set_data(np.array([[0.0, 1.0], [0.0, 1.0]]))
    image.set_clim(0, 1)
    picture.axes.add_image(image)
    assert colour_at(picture, 0.1, 0.5) == [0, 0, 0]
    assert colour_at(picture, 0.9, 0.5) == [255, 255, 255]


def test_a_map_is_dark_where_values_are_low_and_has_lines_at_its_levels():
    picture = OneAxes()
    cost_map = CostMap(picture.axes, BOUNDS)
    n = 31
    rising = slices.grid(BOUNDS, n)[:, 0].reshape(n, n)
    cost_map.show(rising, [0.0, 1.0])
    dark, middle, bright = (sum(colour_at(picture, x, 0.5)) for x in (-0.7, 0.5, 1.7))
    assert dark < middle < bright
    lines = cost_map.lines.get_segments()
    assert [line[:, 0].mean() for line in lines] == pytest.approx([0.0, 1.0])
    assert picture.axes.get_xlim() == BOUNDS[0]
    cost_map.show(rising, [5.0])
    assert cost_map.lines.get_segments() == []


def test_bars_say_when_their_axis_was_rescaled():
    picture = OneAxes()
    bars = Bars(picture.axes, ["a", "b"], ["red", "blue"], tops=(1, 10))
    assert not bars.show([0.2, 0.9])
    assert [patch.get_height() for patch in bars.patches] == [0.2, 0.9]
    assert bars.show([0.2, 0.9], [0.0, 3.0])
    assert [patch.get_y() for patch in bars.patches] == [0.0, 3.0]
    assert picture.axes.get_ylim() == (0, 10)
    assert not bars.show([0.2, 40.0]), "beyond the last scale the bar is cut off"


def test_the_markers_of_one_term_stand_on_both_curves():
    picture = OneTerm((np.array([0.1, 0.9]), {0: [1, 2], 1: [3, 4]}), (np.array([-1, 1]), {0: [1, 2], 1: [3, 4]}))
    picture.update(0.7, 0.85, 0.357, "a term")
    assert [marker.get_xydata().tolist() for marker in picture.markers] == [[[0.7, 0.357]], [[0.85, 0.357]]]
    assert picture.sentence == "a term"


def test_the_cost_of_logistic_regression_is_put_together_from_its_bars():
    X, y = data.four_points()
    picture = LogisticCost(((-2, 3), (-1, 2)), X, y)
    values = np.linspace(0, 1, 25).reshape(5, 5)
    picture.update(values, [1.0, 2.0, 3.0, 4.0], 2.5, 0.5, "four points")
    assert [patch.get_height() for patch in picture.bars.patches] == [1, 2, 3, 4, 2.5, 0.5, 3.0]
    assert np.array_equal(picture.regions.image.get_array(), values)


def test_the_terms_of_four_outputs_and_their_sum():
    picture = OutputTerms(("a", "b", "c"))
    picture.update([0.7, 0.2, 0.1], [1.0, 0.0, 0.0], np.array([0.36, 0.22, 0.11]), "three outputs")
    assert [patch.get_height() for patch in picture.predicted.patches] == [0.7, 0.2, 0.1]
    assert [patch.get_height() for patch in picture.terms.patches] == pytest.approx([0.36, 0.22, 0.11, 0.69])
    colours = [patch.get_facecolor() for patch in picture.terms.patches]
    assert colours[0] != colours[1] == colours[2]
    assert np.nanmax(picture.targets.get_ydata()[:5]) == 1
    assert np.nanmax(picture.targets.get_ydata()[5:]) == 0


def test_the_table_of_terms_shows_three_tables_and_two_sums():
    terms = np.array([[0.1, 0.2, 0.3], [1.0, 2.0, 3.0]])
    picture = TermTable(terms / 4, terms > 1, terms, "terms")
    assert np.array_equal(picture.figure.axes[2].images[0].get_array(), terms)
    by_example, by_class = ([patch.get_height() for patch in axes.patches] for axes in picture.figure.axes[3:])
    assert by_example == pytest.approx([0.6, 6.0])
    assert by_class == pytest.approx([1.1, 2.2, 3.3])


def test_the_markers_of_two_costs():
    z, curve = np.array([-1.0, 1.0]), {"cross-entropy": [0, 1], "half squared error": [0, 2]}
    picture = SureAndWrong(z, curve, curve)
    costs, deltas = {"cross-entropy": 5.0, "half squared error": 0.5}, {"cross-entropy": 1, "half squared error": 0.1}
    picture.update(0.5, costs, deltas, "two costs")
    assert picture.markers[picture.costs, "cross-entropy"].get_xydata().tolist() == [[0.5, 5.0]]
    assert picture.markers[picture.deltas, "half squared error"].get_xydata().tolist() == [[0.5, 0.1]]


def test_parabolas_that_outgrow_their_axis_and_paths_that_run_away():
    picture = SquaredScales(1.2)
    names = ("half", "sum", "mean")
    y_hats = np.linspace(-1, 3, 5)
    at = {"half": 1.0, "sum": 50.0, "mean": 0.1}
    descents = {name: (np.arange(3), np.array([1.0, 1e3, 1e9])) for name in names}
    picture.update(2.0, (y_hats, dict.fromkeys(names, y_hats**2)), at, descents, "three scales")
    assert picture.costs.get_ylim() == (0, 64)
    assert picture.markers["sum"].get_xydata().tolist() == [[2.0, 50.0]]
    assert picture.paths["half"].get_ydata().tolist() == [1.0, 1e3, 1e6]


def test_the_curse_of_dimension_marks_its_point():
    d = np.arange(1, 151)
    picture = CurseOfDimension(d, {3: d * 0.5, 5: d * 0.7, 21: d * 1.3})
    picture.update(d, d * 1.0, (7, 7.0), "seven weights")
    assert picture.marker.get_xydata().tolist() == [[7, 7.0]]
    assert np.array_equal(picture.line.get_ydata(), d)


def test_weight_decay_stacks_its_halves_and_counts_weights():
    edges = np.linspace(-4, 4, 5)
    X, y = data.noisy_classes(20, np.random.default_rng(0))
    picture = WeightDecay(edges, ((-1, 1), (-1, 1)), X, y)
    values = np.full((4, 4), 0.3)
    picture.update((3.0, 7.0), np.array([0, 20, 10, 0]), values, "two halves")
    assert [(patch.get_y(), patch.get_height()) for patch in picture.bars.patches] == [(0, 3.0), (3.0, 7.0), (0, 10.0)]
    assert picture.histogram.get_data().values.tolist() == [0, 20, 10, 0]
    assert picture.weights.get_ylim() == (0, 40)
    assert np.array_equal(picture.regions.image.get_array(), values)


def test_the_bias_has_two_maps_with_their_lowest_points():
    x = np.linspace(-2, 2, 5)
    picture = BiasPenalty(((-1, 1), (-1, 1)), x, np.array([0.0, 1.0]))
    J = np.arange(16.0).reshape(4, 4)
    both = {False: J, True: 2 * J}
    levels = {key: [3.0, 9.0] for key in both}
    lowest = {False: (0.5, 0.1), True: (0.2, 0.3)}
    picture.update(both, levels, lowest, dict.fromkeys(both, x * 0 + 0.5), [0, 1], 0.5, True, "a bias")
    assert picture.marks[False].get_xydata().tolist() == [[0.5, 0.1]]
    assert picture.marks[True].get_xydata().tolist() == [[0.2, 0.3]]
    assert picture.curves[True].get_linewidth() > picture.curves[False].get_linewidth()
    assert picture.targets.get_xydata().tolist() == [[0, 0], [1, 1]]


@pytest.fixture
def landscape():
    axis = np.linspace(-1, 1, 11)
    W1, W2 = np.meshgrid(axis, axis)
    x, y = np.array([-1.0, 0.0, 2.0]), np.array([0.2, 0.4, 0.6])
    return CostOverTwoWeights(W1, W2, W1**2 + W2**2, [0.1, 0.5, 1.0], (0.5, 0.5), 0 * axis, x, y)


def test_the_landscape_shows_where_you_stand_and_how_far_off_you_are(landscape):
    landscape.update((0.3, -0.2), 0.13, (np.array([0.0, 1.0]), np.array([0.5, 0.6])), np.array([0.3, 0.4, 0.5]), "here")
    assert landscape.point.get_xydata().tolist() == [[0.3, -0.2]]
    assert [float(c[0]) for c in landscape.point_3d.get_data_3d()] == [0.3, -0.2, 0.13]
    assert landscape.answers.get_xydata().tolist() == [[-1, 0.3], [0, 0.4], [2, 0.5]]
    assert landscape.matched.get_xydata().tolist() == [[0.2, 0.3], [0.4, 0.4], [0.6, 0.5]]
    sticks = landscape.errors.get_xydata()
    assert sticks[[0, 1, 3, 4]].tolist() == [[-1, 0.2], [-1, 0.3], [0, 0.4], [0, 0.4]]
    assert np.isnan(sticks[2]).all()


def test_the_floor_of_the_valley_is_hidden_until_it_is_asked_for(landscape):
    before = landscape.pixels().copy()
    landscape.show_floor(False)
    assert np.array_equal(landscape.pixels(), before)
    landscape.show_floor(True)
    assert not np.array_equal(landscape.pixels(), before)


def searches():
    points = np.array([[-0.5, 0.5], [0.25, 0.5], [0.25, -0.5]])
    one = (points, np.array([1, 2, 3]), np.array([5.0, 1e-3, 1e-12]))
    return {"grid": one, "Monte Carlo": one, "descent": one}


def test_the_race_shows_points_values_and_the_best_so_far():
    picture = SearchRace()
    J = np.arange(25.0).reshape(5, 5)
    picture.show_cost(J, [3.0, 9.0], (0.5, 0.2), 1.0)
    best = {name: (np.array([0.25, -0.5]), 1e-12) for name in ("grid", "Monte Carlo")}
    picture.update(searches(), best, "a race")
    assert picture.dots["grid"].get_xydata().tolist() == searches()["grid"][0].tolist()
    above, beside = picture.shadows["grid"]
    assert np.unique(above.get_xdata()[np.isfinite(above.get_xdata())]).tolist() == [-0.5, 0.25]
    assert np.unique(beside.get_ydata()[np.isfinite(beside.get_ydata())]).tolist() == [-0.5, 0.5]
    assert picture.curves["descent"].get_ydata().tolist() == [HIGHEST, 1e-3, LOWEST]
    assert picture.paths[0].get_xydata().tolist() == searches()["descent"][0].tolist()
    assert picture.truths[0].get_xydata().tolist() == [[0.5, 0.2]]


def test_a_truth_outside_the_box_is_not_drawn():
    picture = SearchRace()
    picture.show_cost(np.arange(25.0).reshape(5, 5), [3.0], (2.0, 0.2), 1.5)
    assert not len(picture.truths[0].get_xdata())
    picture.show_cost(np.arange(25.0).reshape(5, 5), [3.0], (2.0, 0.2), 2.5)
    assert picture.truths[0].get_xydata().tolist() == [[0.8, 0.08]]
