"""Notebook 12's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import data, descend, gradient_descent, slices, surfaces
from nnlearn.figures.exchange import Exchange
from nnlearn.figures.kink import Kink
from nnlearn.figures.many_ends import ManyEnds
from nnlearn.figures.permutation import Permutation
from nnlearn.figures.saddle import Saddle
from nnlearn.figures.side_by_side import SideBySide

TWINS = surfaces.twin_minima


def test_a_network_before_and_after_an_exchange():
    net, theta, X, _ = data.sine_example()
    Theta = net.roll(theta)
    a = {l: values[0] for l, values in net.forward(theta, X)[1].items()}
    after = {**a, 2: a[2][::-1]}
    picture = Exchange(net.sizes)
    picture.update((Theta, a), (Theta, after), [(2, 1), (2, 5)], [(1, 1, 0)], True, "first and last")
    left, right = picture.networks
    assert left.numbers[2, 1].get_text() == right.numbers[2, 5].get_text() == f"{a[2][0]:.2f}"
    assert left.numbers[1, 1].get_text() == ""
    assert (left.captions[1, 1].get_text(), left.captions[4, 2].get_text()) == ("$x_1$", "")
    assert (right.captions[1, 1].get_text(), right.captions[4, 2].get_text()) == ("$x_1$", "changed")
    assert np.array_equal(right.ring.get_offsets(), [right.places[2, 1], right.places[2, 5]])
    assert len(left.marked_lines.get_segments()) == 1


def test_the_way_to_the_twin():
    net, theta, X, y = data.trained_twin()
    t, J = np.array([-0.2, 0.0, 0.5, 1.0]), np.array([0.2, 0.1, 9.0, 0.1])
    picture = Permutation(((-1, 2), (-1, 2)), X, y, t, 3.0)
    picture.update(net.roll(theta), t, J, 0.5, 9.0, np.zeros((5, 5)), "half-way")
    assert picture.cost.get_ydata().tolist() == [0.2, 0.1, 6.0, 0.1], "far beyond the frame is far enough"
    assert picture.marker.get_xydata().tolist() == [[0.5, 3.0]]
    assert picture.level.get_ydata() == [0.1, 0.1]
    assert picture.network.weights[2, 1, 0].get_text() == f"{theta[6]:.2f}"


def test_the_distance_from_the_diagonal_and_the_cost():
    path = descend(gradient_descent(TWINS, [2.0, 2.001], 0.3), 100)
    points = TWINS.stationary_points
    picture = Saddle(*slices.heights(TWINS, 41), np.geomspace(1e-3, 4, 9), points, 0.04, 400)
    picture.update(path, "past the saddle")
    assert np.array_equal(picture.path.get_xydata(), path.x)
    assert picture.growth.get_ydata() == pytest.approx(np.abs(path.x[:, 0] - path.x[:, 1]))
    assert np.array_equal(picture.J.get_ydata(), path.J)
    picture.update(descend(gradient_descent(TWINS, [2.0, 2.0], 0.3), 100), "on it")
    assert (picture.growth.get_ydata() == 1e-18).all()


def test_every_start_has_a_curve_and_a_place_in_the_stairs():
    J = np.array([[3.0, 2.0, 9.0], [1.0, 0.2, 1.05]])
    picture = ManyEnds([0, 10], (0.0, 4.0), 4)
    picture.update(J, 2.5, "three starts")
    assert [segment[:, 1].tolist() for segment in picture.lines.get_segments()] == [[3.0, 1.0], [2.0, 0.2], [4.0, 1.05]]
    assert picture.best.get_ydata().tolist() == [2.0, 0.2]
    assert picture.bars.get_data().values.tolist() == [1, 2, 0, 0]
    assert picture.reference.get_ydata() == [2.5, 2.5]
    assert ["stairs", [4, 0, 2, 0.75, 1, 0]] in picture.plotted_data()


def test_the_slopes_on_both_sides_of_a_kink():
    w = np.linspace(-1, 1, 5)
    path = descend(gradient_descent(surfaces.kinked(-1, -1), [0.95], 0.1), 10)
    picture = Kink((-4, 4), 40)
    picture.update(w, w**2, (0.0, 1.0), (-1.0, 2.0), path, "a kink")
    for line, slope, side in ((picture.left, -1, -1), (picture.right, 2, 1)):
        (x0, y0), (x1, y1) = line.get_xydata()
        assert (x0, y0) == (0, 1)
        assert (y1 - y0) / (x1 - x0) == pytest.approx(slope)
        assert np.sign(x1 - x0) == side
    assert np.array_equal(picture.path.get_ydata(), path.x[:, 0])
    assert picture.curve.get_ylim() == pytest.approx((-5 / 14, 5)), "the whole curve is in the frame"
    picture.update(w, 5 * w**2, (0.0, 1.0), (-1.0, 2.0), path, "a higher cost")
    assert picture.curve.get_ylim()[1] == 10


def test_maps_beside_each_other():
    X, Y, Z = slices.heights(TWINS, 21)
    one = {"title": "one", "X": X, "Y": Y, "Z": Z, "levels": [0.1, 1, 2]}
    path = np.array([[0.0, 0.0], [1.0, 1.0]])
    picture = SideBySide("two maps", [one, {**one, "title": "two", "path": path, "labels": ("a", "b")}])
    left, right = picture.figure.axes
    assert (left.get_title(loc="left"), right.get_title(loc="left")) == ("one", "two")
    assert (left.get_xlabel(), right.get_ylabel()) == ("$w_1$", "b")
    assert np.array_equal(right.lines[0].get_xydata(), path)
    assert not left.lines
