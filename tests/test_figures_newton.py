"""Notebook 10's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import surfaces
from nnlearn.figures.hessian_cost import HessianCost
from nnlearn.figures.line_fit import LineFit
from nnlearn.figures.magnified_minima import MagnifiedMinima
from nnlearn.figures.newton_ends import NewtonEnds
from nnlearn.figures.newton_model import NewtonModel
from nnlearn.figures.two_rulers import LOWEST, TwoRulers

X, Y = np.meshgrid(np.linspace(-1, 2, 31), np.linspace(-1, 2, 31))
GRID = np.stack([X, Y], axis=-1)
Z = surfaces.polynomial.value(GRID)
LEVELS = np.geomspace(3e-3, 6, 9)
POINTS = surfaces.polynomial.stationary_points
PATH = np.array([[1.5, 0.5], [1.2, 0.4], [0.9, 0.1]])


@pytest.fixture
def model():
    kinds = (np.linalg.eigvalsh(surfaces.polynomial.hessian(GRID)) < 0).sum(axis=-1)
    return NewtonModel(X, Y, Z, kinds, LEVELS, POINTS, (1e-16, 1e3), True)


@pytest.fixture
def ends():
    return NewtonEnds(X, Y, Z, LEVELS, POINTS, "gradient descent")


def test_the_glass_shows_curve_parabola_and_window():
    picture = MagnifiedMinima((np.linspace(-4, 2.5, 9), np.zeros(9)))
    t = np.linspace(-1, 1, 5)
    window = np.add.outer(np.linspace(-1, 1, 11) ** 2, np.linspace(-1, 1, 11) ** 2)
    picture.update((1.1, 5.6), 0.25, (np.arange(3), np.arange(3)), (t, t**2, t**4), [window, window], "a minimum")
    assert np.array_equal(picture.f.get_xydata(), np.c_[t, t**2])
    assert np.array_equal(picture.parabola.get_xydata(), np.c_[t, t**4])
    assert picture.window.get_x() == pytest.approx(0.85)
    assert picture.window.get_width() == 0.5
    assert all(len(map_.lines.get_segments()) for map_ in picture.maps)
    assert picture.sentence == "a minimum"


def test_the_model_is_drawn_at_the_end_of_the_path(model):
    profile = (np.array([0.0, 1.0]), np.array([0.0, -0.8]), np.array([0.0, -1.0]), -0.8)
    p, lines = np.array([-0.2, 0.1]), [np.zeros((4, 2)), np.ones((5, 2))]
    model.update(PATH, np.array([1.0, 0.1, 1e-20]), lines, lines[:1], p, 0.5, np.array([1.0, 0.0]), profile, "a step")
    assert np.array_equal(model.path.get_xydata(), PATH)
    assert np.array_equal(model.start.get_xydata()[0], PATH[0])
    assert np.array_equal(model.here.get_xydata()[0], PATH[-1])
    assert len(model.model.get_segments()) == 2
    assert len(model.through.get_segments()) == 1
    assert np.allclose(model.centre.get_xydata()[0], PATH[-1] + p)
    assert np.allclose(model.newton._posA_posB[1], PATH[-1] + p / 2), "the arrow is the damped step"
    assert model.gradient._posA_posB[1][1] == pytest.approx(PATH[-1][1])
    assert model.landing.get_xydata().tolist() == [[0.5, -0.8]]
    assert model.f.get_ydata().tolist() == [1.0, 0.1, 1e-16], "below the axis is drawn at its foot"


def test_without_a_step_there_is_no_arrow(model):
    before = model.pixels().copy()
    model.update(PATH[:1], np.array([1.0]), [], [], None, 1.0, None, ([], [], [], 0.0), "nowhere to go")
    assert not model.newton.get_visible()
    assert not model.gradient.get_visible()
    assert not len(model.centre.get_xdata())
    assert not len(model.here.get_xdata())
    assert not np.array_equal(model.pixels(), before)


def test_a_step_to_the_end_of_the_world_is_cut(model):
    p = np.array([1e9, 1.0])
    model.update(PATH[:1], np.array([1.0]), [], [], p, 1.0, None, ([0.0], [0.0], [0.0], 1e30), "far")
    assert np.abs(model.newton._posA_posB[1]).max() < 20
    assert model.landing.get_ydata()[0] <= 2.4
    model.pixels()


def test_signatures_differ_in_hatching_too(model):
    boxes = next(artist for artist in model.map.get_children() if hasattr(artist, "get_patches")).get_patches()
    assert len({box.get_hatch() for box in boxes}) == 3


def test_ends_become_colours_and_paths_are_drawn(ends):
    numbers = np.array([[0, 1], [2, -1]])
    ends.update((numbers, numbers[::-1]), (PATH, PATH[:1]), "ends")
    for k, expected in enumerate((numbers, numbers[::-1])):
        colours = np.asarray(ends.images[k].get_array())
        assert np.array_equal(colours, ends.colours[expected])
    assert len({tuple(colour) for colour in ends.colours.tolist()}) == 4
    assert np.array_equal(ends.paths[0].get_xydata(), PATH)
    assert np.array_equal(ends.goals[0].get_xydata()[0], PATH[-1])
    assert not len(ends.goals[1].get_xdata())


def test_the_maps_are_drawn_anew_only_when_the_ends_change(ends):
    numbers = np.zeros((2, 2), int)
    ends.update((numbers, numbers), (PATH, PATH), "one")
    ends.pixels()
    background = ends._background
    ends.update((numbers.copy(), numbers.copy()), (PATH[:2], PATH), "two")
    ends.pixels()
    assert ends._background is background
    ends.update((numbers + 1, numbers), (PATH, PATH), "three")
    ends.pixels()
    assert ends._background is not background


def test_the_ends_can_be_told_apart_in_grey(ends):
    grey = ends.colours[:, :3] @ np.array([0.2126, 0.7152, 0.0722])
    assert np.diff(np.sort(grey)).min() > 20


def test_both_methods_in_the_bowl_and_in_other_units():
    picture = TwoRulers(X, Y, Z, LEVELS, POINTS)
    bowl, units = (PATH, np.array([[1.0, 1.0], [0.0, 0.0]])), (PATH, PATH[:2])
    picture.update(10.0, bowl, units, "two rulers")
    assert np.array_equal(picture.gradient[0].get_xydata(), PATH)
    assert np.array_equal(picture.newton[1].get_xydata(), PATH[:2])
    assert picture.of_newton.get_ydata()[-1] == LOWEST
    assert np.allclose(picture.of_gradient.get_ydata(), np.linalg.norm(PATH, axis=1))
    width, height = (np.ptp(values) for values in picture.ellipses[0].get_data())
    assert width / height == pytest.approx(np.sqrt(10), rel=1e-3)


def test_the_points_of_memory_follow_n():
    memory = {"gradient": np.array([80.0, 8e10]), "four vectors": np.array([320.0, 3e11]), "Hessian": [800.0, 8e20]}
    picture = HessianCost(np.array([10.0, 1e10]), memory, {74: "small"}, {16e9: "laptop"})
    picture.update(1000, {"gradient": 8e3, "four vectors": 3.2e4, "Hessian": 8e6}, "a thousand")
    assert picture.points["Hessian"].get_xydata().tolist() == [[1000, 8e6]]
    assert picture.line.get_xdata() == [1000, 1000]


def test_the_line_its_errors_and_the_formula():
    line = surfaces.linear_fit()
    x, y = (0.0, 1.0, 2.0, 3.0), (1.0, 2.0, 2.0, 4.0)
    picture = LineFit(x, y, X, Y, line.value(GRID), np.geomspace(0.2, 60, 9), line.stationary_points)
    w = np.array([1.0, 0.5])
    picture.update(w, PATH, False, "a line")
    assert picture.line.get_xydata().tolist() == [[-0.5, 0.75], [3.5, 2.75]]
    assert [segment[1][1] for segment in picture.errors.get_segments()] == [1.0, 1.5, 2.0, 2.5]
    assert not len(picture.minimum.get_xdata())
    picture.update(w, PATH, True, "the formula")
    assert picture.minimum.get_xydata()[0] == pytest.approx([0.9, 0.9])
    assert picture.best_line.get_ydata() == pytest.approx([0.45, 4.05])
    assert picture.note.get_text() == "formula"
