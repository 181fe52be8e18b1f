"""Notebook 09's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import surfaces
from nnlearn.figures.fair_race import FLOOR, TUNED, FairRace
from nnlearn.figures.flat_unit import FlatUnit
from nnlearn.figures.light_contours import light_contours
from nnlearn.figures.method_looks import LOOKS
from nnlearn.figures.mini_batch_noise import MiniBatchNoise
from nnlearn.figures.momentum_in_a_valley import MomentumInAValley
from nnlearn.figures.plateau_crossing import ARROW, PlateauCrossing
from nnlearn.figures.style import new_figure
from nnlearn.figures.what_is_remembered import WhatIsRemembered

X, Y = np.meshgrid(np.linspace(-1, 2, 21), np.linspace(-1, 2, 21))
Z = surfaces.polynomial.value(np.stack([X, Y], axis=-1))
LEVELS = np.geomspace(0.01, 30, 9)
POINTS = surfaces.polynomial.stationary_points


def test_every_method_has_a_look_of_its_own():
    assert len({look["color"] for look in LOOKS.values()}) == len(LOOKS)
    assert len({look["marker"] for look in LOOKS.values()}) == len(LOOKS)


def test_contours_mark_the_stationary_points():
    axes = new_figure(4, 4).add_axes((0, 0, 1, 1))
    light_contours(axes, X, Y, Z, LEVELS, POINTS)
    assert [tuple(line.get_xydata()[0]) for line in axes.lines] == [point.x for point in POINTS]
    assert axes.get_xlim() == (-1, 2)


def test_the_flat_unit_marks_both_slopes_and_the_point():
    z = np.linspace(-20, 20, 11)
    picture = FlatUnit(z, np.exp(-np.abs(z)), np.exp(-2 * np.abs(z)))
    picture.show_cost(np.linspace(0, 0.5, 25).reshape(5, 5), (0.1, 0.2), ([-10, 10], [10, -10]))
    picture.update(3.0, -2.0, 4.0, (1e-2, 1e-30), "flat")
    assert picture.sigma.get_xydata().tolist() == [[4.0, 1e-2]]
    assert picture.tanh.get_ydata()[0] == picture.slopes.get_ylim()[0]
    assert picture.point.get_xydata().tolist() == [[3.0, -2.0]]
    assert picture.line.get_ydata() == [10, -10]
    assert picture.sentence == "flat"


def test_the_arrow_on_the_plateau_is_five_steps_long():
    w = np.linspace(-12, 8, 41)
    picture = PlateauCrossing(w, 0 * w, 10)
    paths = {"gradient descent": np.linspace(5, 4, 11), "momentum": np.linspace(5, -40, 11)}
    picture.update(paths, 1, {"gradient descent": 0.1, "momentum": 0.2}, -0.4, "rolling")
    start, end = picture.shaft.get_xdata()
    assert end - start == pytest.approx(-0.4 * ARROW)
    assert picture.balls["momentum"].get_xydata().tolist() == [[0.5, 0.2]]
    assert picture.lines["gradient descent"].get_ydata().tolist() == paths["gradient descent"].tolist()
    drawn = picture.lines["momentum"].get_ydata()
    assert drawn.min() < picture.time.get_ylim()[0]
    assert drawn.min() > -20


def valley():
    picture = MomentumInAValley((0.05, 2.0), (0.0, 0.99), 3)
    picture.show_valley([np.zeros((2, 4))] * 7, np.full((5, 5), 0.9), (1.15, 0.27))
    return picture


def test_a_path_that_comes_back_is_drawn_and_one_that_leaves_is_cut():
    picture = valley()
    back = np.array([[1.0, 1.0], [0.5, -9.0], [0.1, 2.0], [0.0, 0.1]])
    away = np.array([[1.0, 1.0], [0.5, -9.0], [0.1, 20.0], [0.0, -50.0]])
    paths = {"gradient descent": away, "momentum": back}
    distances = {name: np.linalg.norm(path, axis=1) for name, path in paths.items()}
    picture.update(paths, distances, 2, np.array([-0.1, -1.9]), (0.9, 0.5), "valley")
    assert np.array_equal(picture.paths["momentum"].get_xydata(), back)
    assert len(picture.paths["gradient descent"].get_xydata()) == 2
    assert np.allclose(picture.velocity.get_xydata(), back[2:])
    assert picture.place.get_xydata().tolist() == [[0.9, 0.5]]
    assert picture.best.get_xydata().tolist() == [[1.15, 0.27]]
    assert picture.moment.get_xydata()[0] == pytest.approx([2, distances["momentum"][2]])


def test_the_parts_of_a_step_are_drawn():
    picture = WhatIsRemembered(3)
    picture.show_surface("f", X, Y, Z, LEVELS, POINTS)
    picture.show_labels(("gradient", "", "size", "step"))
    path = np.array([[0.0, 0.0], [0.5, 0.5], [1.0, 0.2], [1.0, 0.0]])
    arrows = {"step": path[1:3], "gradient": np.array([[0.5, 0.5], [0.9, 0.6]])}
    none = np.full(2, np.nan)
    bars = (np.array([1.0, -0.5]), none, np.array([0.1, 0.2]), np.array([0.3, 1.0]))
    picture.update(path, arrows, path[1], bars, bars, np.full((3, 2), 0.1), 1, "parts")
    assert np.array_equal(picture.path.get_xydata(), path)
    assert np.array_equal(picture.shafts["step"].get_xydata(), path[1:3])
    assert not len(picture.shafts["carried"].get_xydata())
    assert np.array_equal(picture.ring.get_xydata(), path[1:2])
    widths = [patch.get_width() for patch in picture.patches]
    assert widths == [1.0, -0.5, 0.0, 0.0, 0.1, 0.2, 0.3, 1.0]
    assert [text.get_text() for text in picture.numbers] == ["1", "−0.5", "", "", "0.1", "0.2", "0.3", "1"]
    assert picture.moment.get_xdata() == [1, 1]


def test_another_surface_takes_the_place_of_the_first():
    picture = WhatIsRemembered(3)
    picture.show_surface("f", X, Y, Z, LEVELS, POINTS)
    before = len(picture.map.collections), len(picture.map.lines)
    picture.show_surface("g", X, Y, 2 * Z, LEVELS, POINTS)
    assert (len(picture.map.collections), len(picture.map.lines)) == before
    assert picture.map.get_title(loc="left") == "g"
    assert all(artist.axes is not None for artist in picture.moving)


def test_five_noisy_paths_and_the_full_one():
    picture = MiniBatchNoise(X, Y, Z, LEVELS, (1.0, 0.0), 4, 500)
    rng = np.random.default_rng(0)
    paths, gaps = rng.normal(size=(5, 5, 2)), rng.uniform(size=(5, 5))
    full, full_gap = rng.normal(size=(5, 2)), np.array([1, 1e-3, 1e-5, 1e-7, 1e-12])
    picture.update(paths, gaps, full, full_gap, np.arange(5), 2 * np.arange(5), "noise")
    for line, path in zip(picture.paths, paths, strict=True):
        assert np.array_equal(line.get_xydata(), path)
    assert np.array_equal(picture.gaps[3].get_ydata(), gaps[3])
    assert picture.full_gap.get_ydata()[-1] == picture.gap.get_ylim()[0]
    assert np.array_equal(picture.full_gap.get_xdata(), 2 * np.arange(5))
    picture.show_axis("examples")
    assert picture.gap.get_xscale() == "log"
    assert picture.gap.get_xlim()[1] == 500


@pytest.fixture
def race():
    picture = FairRace(-4, 0.5)
    picture.show_surface("polynomial", X, Y, Z, LEVELS, POINTS, 100)
    picture.show_axis("evaluations", 50)
    return picture


def race_results(rng):
    paths = {name: rng.normal(size=(4, 2)) for name in LOOKS}
    curves = {name: (np.arange(4), np.array([1.0, 1e-3, 1e-20, 0])) for name in LOOKS}
    strips = rng.uniform(size=(6, 46))
    strips[1, -1] = np.nan
    return paths, curves, strips, [-1.0, -2, -3, -1, 0, 0.5], np.array([0.3, 0.4])


def test_a_race_shows_what_it_was_given(race):
    results = race_results(np.random.default_rng(0))
    race.update(*results, "a race")
    paths, _, _, exponents, start = results
    for name in LOOKS:
        assert np.array_equal(race.paths[name].get_xydata(), paths[name])
        assert np.array_equal(race.ends[name].get_xydata(), paths[name][-1:])
        assert race.curves[name].get_ydata().min() == FLOOR
    assert [mark.get_xydata()[0].tolist() for mark in race.marks] == [[e, row] for row, e in enumerate(exponents)]
    assert race.start.get_xydata().tolist() == [start.tolist()]
    # The image's first row is the lowest; what ran away is white.
    image = race.image.get_array()
    assert image.shape[1:] == (46, 4)
    assert (image[-1 - len(image) // len(TUNED), -1] == 255).all()
    assert not (image[0, 0] == 255).all()
    race.pixels()


def test_a_path_that_runs_away_is_drawn_to_the_frame(race):
    results = race_results(np.random.default_rng(0))
    results[0]["momentum"][-1] = 1e200
    race.update(*results, "away")
    assert np.abs(race.paths["momentum"].get_xydata()).max() < 100


def test_the_axis_of_a_race_can_be_changed(race):
    race.pixels()
    race.show_axis("seconds", 20)
    assert race.cost.get_xlim() == (0, 20)
    assert "milliseconds" in race.cost.get_xlabel()
