"""Decision regions: colours of a network's outputs, the border on one half, examples by class."""

import numpy as np
import pytest

from nnlearn import Network, data, slices
from nnlearn.figures.decision_regions import DecisionRegions
from nnlearn.figures.picture import Picture

BOUNDS = ((-1, 2), (-0.5, 1.5))


class Drawn(Picture):
    """A picture that holds nothing but decision regions."""

    def draw(self, X, y):
        self.sentence = "decision regions"
        self.regions = DecisionRegions(self.figure.add_axes((0.1, 0.1, 0.85, 0.85)), BOUNDS, X, y)
        self.moving = self.regions.moving


@pytest.fixture
def picture():
    return Drawn(4, 3, *data.truth_table("xor"))


def outputs(theta, n=41):
    return Network((2, 1)).predict(np.array(theta), slices.grid(BOUNDS, n)).reshape(n, n)


def test_the_border_lies_where_the_output_is_one_half(picture):
    picture.regions.show(outputs([-1.0, 3.0, 2.0]))
    x1, x2 = picture.regions.border.get_data()
    on = np.isfinite(x1)
    assert on.sum() > 20
    assert abs(3 * x1[on] + 2 * x2[on] - 1).max() < 0.01


def test_without_a_border_there_is_no_line_and_nothing_warns(picture):
    picture.regions.show(outputs([5.0, 0.0, 0.0]))
    assert picture.regions.border.get_data()[0].size == 0
    picture.pixels()


def test_a_grid_point_is_the_middle_of_its_square(picture):
    values = outputs([-1.0, 3.0, 2.0], n=4)
    picture.regions.show(values)
    left, right, bottom, top = picture.regions.image.get_extent()
    assert (left, right) == pytest.approx((-1.5, 2.5))
    assert (bottom, top) == pytest.approx((-0.5 - 1 / 3, 1.5 + 1 / 3))
    assert picture.regions.image.axes.get_xlim() == BOUNDS[0]
    assert np.array_equal(picture.regions.image.get_array(), values)


def test_the_first_row_of_the_grid_is_the_lowest(picture):
    n = 30
    rising = slices.grid(BOUNDS, n)[:, 1].reshape(n, n)
    picture.regions.show(rising > 0.5)
    pixels = picture.pixels()[:, picture.pixels().shape[1] // 2]
    upper, lower = pixels[len(pixels) // 4][:3].astype(int), pixels[3 * len(pixels) // 4][:3].astype(int)
    assert upper[2] > upper[0]  # violet, class 1
    assert lower[0] > lower[2]  # orange, class 0


def test_examples_are_told_apart_by_shape_and_can_be_exchanged(picture):
    zero, one = picture.regions.examples[0], picture.regions.examples[1]
    assert zero.get_marker() != one.get_marker()
    assert np.transpose(one.get_data()).tolist() == [[0, 1], [1, 0]]
    picture.regions.show_examples(*data.truth_table("and"))
    assert np.transpose(one.get_data()).tolist() == [[1, 1]]
    assert len(zero.get_xdata()) == 3
