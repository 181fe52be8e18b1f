"""Notebook 11's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import conjugate_gradient, descend, gradient_descent, levenberg_marquardt, slices, surfaces
from nnlearn.figures.conjugate_steps import ConjugateSteps
from nnlearn.figures.curve_fit import CurveFit
from nnlearn.figures.damped_step import DampedStep
from nnlearn.figures.damping_history import DampingHistory
from nnlearn.figures.paths_together import PathsTogether
from nnlearn.figures.zig_zag import ZigZag

ROSENBROCK = surfaces.rosenbrock
GROUND = (*slices.heights(ROSENBROCK, 41), np.geomspace(0.05, 2500, 9), ROSENBROCK.stationary_points)


def test_both_paths_are_drawn_where_they_ran():
    bowl = surfaces.stretched_bowl(10)
    steepest = descend(gradient_descent(bowl, [10.0, 1.0], 0.1, line_search="exact"), 10)
    conjugate = descend(conjugate_gradient(bowl, [10.0, 1.0]), 2)
    picture = ZigZag(((-11, 11), (-5, 5)), 1, 40)
    picture.update(steepest, conjugate, [np.array([[0.0, 1.0], [2.0, 3.0]])], "zig-zag")
    assert np.array_equal(picture.steepest.get_xydata(), steepest.x)
    assert np.array_equal(picture.conjugate.get_xydata(), conjugate.x)
    assert picture.slow.get_ydata() == pytest.approx(np.linalg.norm(steepest.grad, axis=1))
    assert picture.quick.get_ydata().min() >= 1e-14
    assert np.array_equal(picture.ellipses[0].get_xydata(), [[0, 2], [1, 3]])
    assert picture.sentence == "zig-zag"


def test_the_table_of_conjugacy_has_its_first_row_on_top():
    picture = ConjugateSteps(40)
    table = np.eye(3)
    table[0, 2] = table[2, 0] = 1e-8
    picture.update([1, 0.5], [1, 0.0], 2, table, "three directions")
    shown = picture.image.get_array()
    assert shown.shape == (24, 24)
    assert shown[-1, -1] == shown[0, 0] == -8
    assert shown[-1, 0] == shown[0, -1] == 0
    assert picture.table.get_ylim() == (3.5, 0.5)
    assert picture.expected.get_xdata() == [2, 2]
    assert picture.conjugate.get_ydata().tolist() == [1, 1e-12]


def test_the_arc_the_chosen_step_and_the_losses():
    nus = np.array([0.1, 1.0, 10.0])
    picture = DampedStep(*GROUND, nus)
    w, arc = np.array([-1.0, 1.0]), np.array([[0.0, 0.0], [-0.5, 0.5], [-0.9, 0.9]])
    picture.update(w, 24.2, arc, [1, 2, 3], [30, 20, 10], (1.0, arc[1], 20.0), np.array([1.0, 0.0]), "an arc")
    assert np.array_equal(picture.arc.get_xydata(), arc)
    assert np.array_equal(picture.newton.get_xydata(), arc[:1])
    assert np.array_equal(picture.chosen.get_xydata(), arc[1:2])
    assert picture.marks.get_xydata().tolist() == [[1.0, 20.0]]
    assert np.array_equal(picture.true.get_xydata(), np.c_[nus, [30, 20, 10]])
    assert picture.now.get_ydata() == [24.2, 24.2]
    start, tip = picture.arrow._posA_posB
    assert np.array_equal(start, w)
    assert tip[0] > w[0]
    assert tip[1] == w[1]


@pytest.mark.parametrize("shown", [0, 1, 5, 22])
def test_accepted_and_rejected_proposals(shown):
    path = descend(levenberg_marquardt(ROSENBROCK.residuals, [-1.2, 1.0], ROSENBROCK.jacobian), 22)
    picture = DampingHistory(*GROUND, 60)
    picture.update(path, shown, "a run")
    rejected = [note["proposal"] for note in path.notes[1 : shown + 1] if not note["accepted"]]
    assert np.array_equal(picture.path.get_xydata(), path.x[: shown + 1])
    assert picture.ghosts.get_xydata() == pytest.approx(np.reshape(rejected, (-1, 2)))
    assert len(picture.ghost_lines.get_xdata()) == 3 * len(rejected)
    assert len(picture.series["nu"].get_xdata()) == len(picture.series["rho"].get_xdata()) == shown
    assert np.isfinite(picture.pixels()).all()


def test_methods_that_are_left_out_are_not_drawn():
    path = descend(gradient_descent(ROSENBROCK, [-1.2, 1.0], 0.001), 30)
    picture = PathsTogether(*GROUND, ["one", "two"])
    picture.update({"two": path}, {"two": path.step}, "steps", "one of two")
    _, line, curve = picture.lines["two"]
    assert np.array_equal(line.get_xydata(), path.x)
    assert np.array_equal(curve.get_ydata(), path.J)
    assert all(len(artist.get_xdata()) == 0 for artist in picture.lines["one"])
    assert picture.cost.get_xlabel() == "steps"
    before = picture.pixels().copy()
    picture.update({"two": path}, {"two": path.step}, "evaluations", "the other axis")
    assert not np.array_equal(picture.pixels(), before)


def test_a_path_that_left_the_map_stays_finite():
    path = descend(gradient_descent(ROSENBROCK, [-1.2, 1.0], 1.0), 30)
    assert path.status == "diverged"
    picture = PathsTogether(*GROUND, ["wild"])
    picture.update({"wild": path}, {"wild": path.step}, "steps", "gone")
    assert np.isfinite(picture.lines["wild"][1].get_xydata()).all()
    picture.pixels()


def test_fits_and_the_mark_of_the_evaluations():
    x, grid = np.arange(4.0), np.linspace(-1, 4, 11)
    picture = CurveFit(x, x**2, grid, {"a": ([1, 2, 3], [3.0, 2.0, 1.0])})
    picture.update({"a": grid**2}, 2, "two evaluations")
    assert np.array_equal(picture.curves["a"].get_xydata(), np.c_[grid, grid**2])
    assert picture.now.get_xdata() == [2, 2]
