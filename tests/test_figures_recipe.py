"""Figures of the recipe: what the artists hold is what they were given."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from nnlearn.figures.architecture import MOST, Architecture
from nnlearn.figures.class_regions import LOOKS, ClassRegions
from nnlearn.figures.picture import Picture
from nnlearn.figures.recipe_dashboard import COSTS, RecipeDashboard

UNITS = (1, 2, 3, 5, 40)
COUNTS = np.array([[10, 20, 30, 50, 400], [11, 24, 39, 75, 2000], [12, 28, 48, 100, 4000]])
BOUNDS = ((-1, 1), (0, 2))
NAMES = ("a", "b", "c", "d")
rng = np.random.default_rng(0)


class Drawn(Picture):
    """A picture that holds nothing but regions."""

    def draw(self):
        self.sentence = "regions"
        self.regions = ClassRegions(self.figure.add_axes((0.1, 0.1, 0.85, 0.85)), BOUNDS, NAMES)
        self.moving = self.regions.moving


@pytest.fixture
def picture():
    return Architecture(UNITS, 5000)


def labels_of(picture):
    return [label.get_text() for label in picture.labels if label.get_text()]


def test_the_architecture_is_sketched_and_its_parameters_are_marked(picture):
    picture.update((3, 5, 5, 4), COUNTS, (3, 6), "a network")
    assert len(picture.network.places) == 4 + 6 + 6 + 4
    assert labels_of(picture) == ["3 inputs", "5", "5", "4 outputs"]
    assert picture.chosen.get_xydata().tolist() == [[5, 75]]
    for curve, counts in zip(picture.curves, COUNTS, strict=True):
        assert np.array_equal(curve.get_xydata(), np.c_[UNITS, counts])
    assert (picture.band.get_x(), picture.band.get_width()) == (3, 3)
    white = [tuple(colour) == (1, 1, 1, 1) for colour in picture.network.circles.get_facecolor()]
    assert white == [unit > 0 for _, unit in picture.network.places], "bias units are grey"


def test_another_architecture_leaves_nothing_of_the_one_before(picture):
    picture.update((20, 40, 40, 40, 10), COUNTS, (20, 40), "a large network")
    assert max(sum(layer == l for layer, _ in picture.network.places) for l in range(1, 6)) <= MOST
    assert labels_of(picture) == ["20 inputs", "40", "40", "40", "10 outputs"]
    picture.update((1, 1, 1), COUNTS, (1, 2), "a small network")
    assert len(picture.sketch.collections) == 4
    assert not picture.sketch.lines
    assert labels_of(picture) == ["1 input", "1", "1 output"]
    assert {id(artist) for artist in picture.network.moving} <= {id(artist) for artist in picture.moving}
    fresh = Architecture(UNITS, 5000)
    fresh.update((1, 1, 1), COUNTS, (1, 2), "a small network")
    assert np.array_equal(picture.pixels(), fresh.pixels())


def test_more_units_than_are_drawn_change_the_labels_alone(picture):
    picture.update((9, 40, 4), COUNTS, (9, 18), "wide")
    network = picture.network
    picture.update((20, 40, 4), COUNTS, (20, 40), "wider")
    assert picture.network is network
    assert labels_of(picture) == ["20 inputs", "40", "4 outputs"]


def test_each_region_has_the_colour_of_the_class_with_the_largest_output():
    picture = Drawn(4, 3)
    values = rng.random((7, 7, 4)) * 0.5
    values[:, :3, 1] += 5
    values[:, 3:, 2] += 5
    picture.regions.show(values)
    image = picture.regions.image.get_array()
    for columns, k in ((slice(0, 3), 1), (slice(3, 7), 2)):
        tint = 255 * (0.45 + 0.55 * np.array(to_rgb(LOOKS[k][0])))
        assert np.abs(image[:, columns, :3] - tint).max() < 1.5
    x1, x2 = picture.regions.borders.get_data()
    on = np.isfinite(x1)
    assert on.sum() > 5
    assert ((x1[on] > -1 + 2 * 2 / 6) & (x1[on] < -1 + 2 * 3 / 6)).all()
    assert (x2[on] >= 0).all()
    picture.pixels()


def test_an_undecided_region_is_pale_and_a_lonely_class_has_no_border():
    picture = Drawn(4, 3)
    values = np.zeros((5, 5, 4))
    values[..., 3] = 0.01
    picture.regions.show(values)
    assert picture.regions.image.get_array()[..., :3].min() > 200
    assert not np.isfinite(picture.regions.borders.get_xdata()).any()
    picture.pixels()


def test_examples_near_the_slice_are_large():
    picture = Drawn(4, 3)
    X, y = rng.random((20, 2)), np.arange(20) % 4
    near = np.arange(20) < 8
    picture.regions.show_examples(X, y, near)
    for k in range(4):
        assert np.array_equal(picture.regions.near[k].get_xydata(), X[(y == k) & near])
        assert np.array_equal(picture.regions.far[k].get_xydata(), X[(y == k) & ~near])
    assert picture.regions.near[0].get_markersize() > 1.5 * picture.regions.far[0].get_markersize()
    assert len({line.get_marker() for line in picture.regions.near}) == 4


def test_the_dashboard_shows_the_run_and_the_verdict():
    picture = RecipeDashboard(BOUNDS, NAMES, ("p", "q"), 100, 0.95)
    table = np.array([[0, 10, 20], [90, 2, 1.5], [80, 1, 0.5], [3, 2, 1e-9], [0.2, 0.5, 0.9], [0.3, 0.4, 0.8]])
    values = rng.random((6, 6, 4))
    picture.update(values, table, (True, "passed"), "a run")
    assert np.array_equal(picture.J.get_xydata(), np.c_[table[0], [COSTS[1], 2, 1.5]])
    assert np.array_equal(picture.J_training.get_ydata(), [COSTS[1], 1, 0.5])
    assert np.array_equal(picture.J_held_out.get_ydata(), [3, 2, COSTS[0]])
    assert np.array_equal(picture.right_training.get_xydata(), np.c_[table[0], 100 * table[4]])
    assert np.array_equal(picture.right_held_out.get_ydata(), 100 * table[5])
    assert [end.get_ydata()[0] for end in picture.ends] == [0.5, COSTS[0], 90, 80]
    assert picture.verdict.get_text() == "✓ passed"
    before = picture.verdict.get_color()
    picture.update(values, table, (False, "off by 0.5"), "another run")
    assert picture.verdict.get_text() == "✗ off by 0.5"
    assert picture.verdict.get_color() != before
    assert picture.sentence == "another run"
    picture.pixels()
