"""Notebook 08's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import descend, gradient_descent, surfaces
from nnlearn.figures.curves import Curves
from nnlearn.figures.descent_on_surface import DescentOnSurface
from nnlearn.figures.rate_on_parabola import RateOnParabola
from nnlearn.figures.steepest_direction import SteepestDirection
from nnlearn.figures.stretched_bowl import StretchedBowl

X, Y = np.meshgrid(np.linspace(-1, 2, 31), np.linspace(-1, 2, 31))
Z = surfaces.polynomial.value(np.stack([X, Y], axis=-1))
LEVELS = np.r_[0, np.geomspace(1e-3, 10, 9)]


def polynomial_picture(path, sign=1):
    points = surfaces.polynomial.stationary_points
    return DescentOnSurface(
        "polynomial", X, Y, sign * Z, sorted(sign * LEVELS), points, sign == 1, sign, path, "a path"
    )


def path_from(start, r, steps=30):
    return descend(gradient_descent(surfaces.polynomial, start, r), steps)


def test_the_path_is_drawn_where_it_ran():
    path = path_from((1.5, 0.5), 0.1)
    picture = polynomial_picture(path)
    for line in picture.path_lines:
        assert np.array_equal(line.get_xydata(), path.x)
    assert np.array_equal(picture.start.get_xydata()[0], path.x[0])
    assert np.array_equal(picture.end.get_xydata()[0], path.x[-1])
    assert np.array_equal(np.array(picture.path_3d.get_data_3d())[:2].T, path.x)
    assert np.array_equal(picture.path_3d.get_data_3d()[2], path.J)
    assert np.array_equal(picture.J.get_xydata(), np.c_[path.step, path.J])
    assert picture.sentence == "a path"


def test_costs_below_the_axis_are_drawn_at_its_floor():
    picture = polynomial_picture(path_from((1.02, 0.01), 0.45, 60))
    assert picture.J.get_ydata().min() == picture.floor == 1e-12


def test_a_diverging_path_is_drawn_to_the_frame_and_stays_finite():
    path = path_from((1.5, 0.5), 0.5)
    assert path.status == "diverged"
    picture = polynomial_picture(path)
    assert np.isfinite(picture.path_lines[0].get_xydata()).all()
    assert len(picture.path_3d.get_data_3d()[0]) == 1
    picture.pixels()


def test_climbing_draws_heights_instead_of_costs():
    path = path_from((1.5, 0.5), 0.1)
    picture = polynomial_picture(path, sign=-1)
    assert np.array_equal(picture.J.get_ydata(), -path.J)


def test_the_axis_of_steps_follows():
    picture = polynomial_picture(path_from((1.5, 0.5), 0.1))
    before = picture.pixels().copy()
    picture.set_steps(40)
    assert picture.cost.get_xlim() == (0, 40)
    assert not np.array_equal(picture.pixels(), before)


def test_the_arrow_starts_at_the_point_and_the_mark_sits_at_the_lowest_slope():
    picture = SteepestDirection("f", X, Y, Z, LEVELS, X[::5, ::5], Y[::5, ::5], X[::5, ::5], Y[::5, ::5])
    angles = np.arange(-180.0, 181, 2)
    x, gradient = np.array([0.5, 0.2]), np.array([3.0, 4.0])
    slopes = np.stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))], axis=-1) @ gradient
    picture.update(x, gradient, angles, slopes, "which way")
    start, tip = picture.arrow._posA_posB
    assert np.array_equal(start, x)
    assert np.allclose((tip - start) / np.linalg.norm(tip - start), -gradient / 5, atol=0.02)
    assert picture.lowest.get_ydata()[0] == slopes.min()
    assert np.array_equal(picture.curve.get_ydata(), slopes)


def test_the_parabola_shows_iterates_and_factor():
    picture = RateOnParabola(
        (np.linspace(-2, 2, 9), np.linspace(-2, 2, 9) ** 2), np.array([0, 1.15]), np.array([1, -1.3])
    )
    path = descend(gradient_descent(surfaces.quadratic, [1.0], 0.9), 20)
    picture.update(path, 0.9, -0.8, "r = 0.9")
    assert np.array_equal(picture.steps.get_xydata(), np.c_[path.x[:, 0], path.J])
    assert np.array_equal(picture.size.get_ydata(), np.abs(path.x[:, 0]))
    assert picture.marker.get_xydata().tolist() == [[0.9, -0.8]]


def test_the_limit_is_hidden_until_it_is_revealed():
    picture = RateOnParabola((np.zeros(2), np.zeros(2)), np.array([0, 1.15]), np.array([1, -1.3]))
    before = picture.pixels().copy()
    assert not picture.limit.get_visible()
    picture.reveal()
    assert picture.limit.get_visible()
    assert picture.band.get_visible()
    assert not np.array_equal(picture.pixels(), before)


@pytest.mark.parametrize("needed", [70, None])
def test_the_bowl_shows_both_coordinates_and_the_steps(needed):
    picture = StretchedBowl(np.array([1.0, 10.0]), [1, 71])
    path = descend(gradient_descent(surfaces.stretched_bowl(10), [1.0, 1.0], 0.09), 70)
    ellipses = [np.zeros((2, 5)) for _ in picture.ellipses]
    picture.update(path, ellipses, 10, needed, "a valley")
    assert np.array_equal(picture.flat.get_ydata(), np.abs(path.x[:, 0]))
    assert np.array_equal(picture.steep.get_ydata(), np.abs(path.x[:, 1]))
    assert picture.marker.get_xydata().tolist() == ([[10, 70]] if needed else [])


def test_a_path_that_leaves_the_bowl_is_drawn_as_far_as_the_map():
    picture = StretchedBowl(np.array([1.0, 10.0]), [1, 71])
    path = descend(gradient_descent(surfaces.stretched_bowl(10), [1.0, 1.0], 0.11), 100)
    picture.update(path, [np.zeros((2, 5)) for _ in picture.ellipses], 10, None, "away")
    drawn = np.abs(picture.path.get_ydata())
    assert 1 < len(drawn) < 20
    assert drawn[-1] > picture.map.get_ylim()[1] >= 1


def test_the_end_of_a_path_stays_on_the_axis_of_costs():
    picture = polynomial_picture(path_from((1.5, 0.5), 0.5))
    assert picture.J_end.get_ydata()[-1] == picture.cost.get_ylim()[1]


def test_curves_hold_their_data_and_look_different():
    curves = {"one": (np.arange(5), np.arange(5)), "two": (np.arange(3), np.ones(3))}
    picture = Curves("two curves", curves, "x", "y", lines={"limit": 2.0})
    first, second, _ = picture.axes.lines
    assert np.array_equal(first.get_xydata(), np.c_[np.arange(5), np.arange(5)])
    assert first.get_linestyle() != second.get_linestyle()
    assert first.get_marker() != second.get_marker()
    assert {text.get_text() for text in picture.axes.get_legend().get_texts()} == {"one", "two"}


def test_more_curves_than_looks_are_refused():
    x = np.arange(3.0)
    with pytest.raises(ValueError, match="curves holds 6 curves, expected at most 5"):
        Curves("too many", {str(k): (x, x) for k in range(6)}, "x", "y")
