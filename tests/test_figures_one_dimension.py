"""Notebook 07's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import one_dimension as quartic
from nnlearn.figures import ends_image
from nnlearn.figures.basins import Basins
from nnlearn.figures.convergence_order import FLOOR, ConvergenceOrder
from nnlearn.figures.ends_image import EndsImage, keys
from nnlearn.figures.newton_leaps import NewtonLeaps
from nnlearn.figures.picture import Picture
from nnlearn.figures.quartic_descent import QuarticDescent
from nnlearn.figures.stable_rate import StableRate
from nnlearn.figures.tangent_and_parabola import TangentAndParabola

X = np.linspace(-4, 4, 17)
J = quartic.f(X)


def test_the_colours_of_ends_stand_in_the_order_of_the_ends():
    for name in ("TO_LEFT", "TO_TOP", "TO_RIGHT", "NO_REST", "AWAY"):
        assert getattr(ends_image, name) == getattr(quartic, name)
    assert len(set(ends_image.COLOURS)) == 5


class Strip(Picture):
    """A strip alone."""

    def draw(self):
        """Draw it."""
        self.sentence = "a strip"
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(-1, 1), ylim=(0, 1))
        axes.set_axis_off()
        self.strip = EndsImage(axes)
        self.moving = self.strip.moving


def test_a_strip_shows_the_colour_of_each_end():
    picture = Strip(3, 1)
    picture.strip.show(np.array([0, 0, 2, 2]))
    pixels = picture.pixels()
    height, width = pixels.shape[:2]
    assert pixels[height // 2, 5, :3].tolist() == [0x00, 0x72, 0xB2]
    assert pixels[height // 2, width - 5, :3].tolist() == [0xF0, 0xE4, 0x42]
    picture.strip.show(np.array([[0, 0], [3, 3]]))
    pixels = picture.pixels()
    assert pixels[5, 5, :3].tolist() == [0x9A, 0x9A, 0x9A]
    assert pixels[-5, 5, :3].tolist() == [0x00, 0x72, 0xB2]
    assert [patch.get_label() for patch in keys({0: "left", 3: "none"})] == ["left", "none"]


def test_tangent_and_parabola_hold_their_lines():
    picture = TangentAndParabola(X, [J, J, J], {0.5: ("o", "$x_M$", [1, 2, 3])})
    lines = [(X, X), (X, 2 * X), (X, 3 * X)]
    picture.update(-2.0, (1, 2, 3), *lines, (-3.0, -50.0), "at -2")
    for artist, line in zip((picture.tangent, picture.parabola, picture.slope_line), lines, strict=True):
        assert np.array_equal(artist.get_xydata(), np.column_stack(line))
    assert [point.get_xydata().tolist() for point in picture.points] == [[[-2, 1]], [[-2, 2]], [[-2, 3]]]
    assert picture.vertex.get_xydata().tolist() == [[-3, -50]]
    assert picture.zero.get_xydata().tolist() == [[-3, 0]]
    picture.update(-2.0, (1, 2, 3), *lines, (np.inf, -np.inf), "nowhere")
    assert not len(picture.vertex.get_xdata())
    assert picture.sentence == "nowhere"


def descent_picture(n):
    x = np.linspace(2, 1, n + 1)
    picture = QuarticDescent(X, J, {"$x_L$": -2.6})
    picture.update(x, 10 * x, x - 1, quartic.cobweb(x), X, np.zeros(17, int), "a descent")
    return picture, x


def test_the_descent_is_drawn_four_times():
    picture, x = descent_picture(20)
    assert np.array_equal(picture.zigzag.get_xydata(), np.c_[x, 10 * x])
    assert np.array_equal(picture.series.get_xydata(), np.c_[np.arange(21), x])
    assert np.array_equal(picture.web.get_xydata(), quartic.cobweb(x))
    assert np.array_equal(picture.error.get_ydata(), np.maximum(x - 1, 1e-16))
    assert [start.get_xydata()[0].tolist() for start in picture.starts] == [[2, 20], [2, 2], [0, 1], [0, 2]]
    assert [last.get_xydata()[0].tolist() for last in picture.lasts] == [[1, 10], [1, 1], [20, 1e-16], [20, 1]]


@pytest.mark.parametrize(("steps", "reach"), [(1, 25), (25, 25), (26, 100), (100, 100)])
def test_the_axes_of_steps_reach_far_enough(steps, reach):
    picture, _ = descent_picture(steps)
    assert picture.steps.get_xlim() == picture.distance.get_xlim() == (0, reach)


def test_a_start_above_the_picture_is_marked_at_its_edge():
    picture, _ = descent_picture(3)
    x = np.array([4.0, -1e200])
    picture.update(x, np.array([810.0, np.nan]), np.abs(x), quartic.cobweb(x), X, np.zeros(17, int), "away")
    assert picture.starts[0].get_ydata()[0] == picture.hill.get_ylim()[1]
    assert np.isfinite(picture.zigzag.get_xydata()).all()
    picture.pixels()


def test_basins_show_the_start_its_iterates_and_the_borders():
    rates = np.linspace(0.001, 0.02, 9)
    borders = quartic.simple_borders(rates)
    picture = Basins(X, rates, np.zeros((9, 17), int), borders, 0.2)
    picture.update(np.array([2.0, 1.5, 1.2]), 0.01, X, (-4, 0.2, 3), "a map")
    assert picture.start.get_xydata().tolist() == [[2, 0.01]]
    assert picture.iterates.get_xydata().tolist() == [[1.5, 0.01], [1.2, 0.01]]
    assert picture.crossings.get_xydata().tolist() == [[-4, 0.2], [0.2, 0.2], [3, 0.2]]
    assert picture.first.get_xydata().tolist() == [[2, 1.5]]
    assert not any(line.get_visible() for line in picture.borders)
    picture.show_borders(True)
    assert np.array_equal(picture.borders[1].get_xydata(), np.c_[borders[1], rates])
    assert all(line.get_visible() for line in picture.borders)


def test_the_limits_are_hidden_until_they_are_revealed():
    ends = np.array([0, 0.05])
    picture = StableRate(ends, [1 - 100 * ends, 1 - 40 * ends], [0.02, 0.05], (ends, ends))
    picture.update(0.01, [0.0, 0.6], np.array([-2.0, -2.5]), "a rate")
    before = picture.pixels().copy()
    assert not any(artist.get_visible() for artist in picture.hidden)
    picture.reveal()
    assert all(artist.get_visible() for artist in picture.hidden)
    assert not np.array_equal(picture.pixels(), before)
    assert picture.factors.get_xydata().tolist() == [[0.01, 0], [0.01, 0.6]]
    assert picture.visited.get_xydata().tolist() == [[0.01, -2], [0.01, -2.5]]
    picture.update(0.04, [-3.0, -0.6], np.array([np.nan, np.inf]), "away")
    assert not len(picture.series.get_xdata())


def test_leaps_hold_their_lines():
    picture = NewtonLeaps(X, J, J, np.zeros(17, int), (0.2,))
    x = [0.7, quartic.newton_step(0.7)]
    on_f, on_slope = quartic.newton_leaps(x)
    picture.update(x, on_f, on_slope, quartic.f(np.array(x)), quartic.f(np.array(x), 1), "leaps")
    assert np.array_equal(picture.leaps.get_xydata(), on_f)
    assert np.array_equal(picture.tangents.get_xydata(), on_slope)
    assert np.array_equal(picture.points.get_ydata(), quartic.f(np.array(x)))
    assert picture.start_line.get_xdata() == [0.7, 0.7]


def test_distances_at_the_floor_are_not_compared():
    picture = ConvergenceOrder()
    errors = {"Newton": np.array([1e-1, 1e-3, 1e-7, 0, 0]), "descent": np.array([1.0, 0.5, 0.25])}
    e = np.array([1e-9, 1.0])
    picture.update(errors, {"Newton": (e, e**2), "descent": (e, e / 2)}, "how fast")
    assert picture.curves["Newton"].get_ydata()[-1] == FLOOR
    assert picture.pairs["Newton"].get_xydata().tolist() == [[1e-1, 1e-3], [1e-3, 1e-7]]
    assert picture.pairs["descent"].get_xydata().tolist() == [[1, 0.5], [0.5, 0.25]]
    assert picture.theory["descent"].get_ydata()[-1] == 0.5
