"""Notebook 09's panels as plain objects: what their controls compute and their sentences say."""

import numpy as np
import pytest

from nnlearn import descend, momentum, race, surfaces
from nnlearn.widgets.fair_race import FairRacePanel
from nnlearn.widgets.flat_unit import FlatUnitPanel
from nnlearn.widgets.mini_batch_noise import MiniBatchNoisePanel
from nnlearn.widgets.momentum_in_a_valley import MomentumInAValleyPanel
from nnlearn.widgets.plateau_crossing import PlateauCrossingPanel
from nnlearn.widgets.what_is_remembered import WhatIsRememberedPanel
from tests.panels import press


def remembered():
    return WhatIsRememberedPanel("Adagrad", "momentum", "Adam")


@pytest.mark.parametrize(
    ("panel", "axes", "x", "y"),
    [
        (FlatUnitPanel, "map", "w", "b"),
        (MomentumInAValleyPanel, "choice", "share", "mu"),
        (remembered, "map", "x1", "x2"),
        (FairRacePanel, "map", "x1", "x2"),
    ],
)
def test_a_press_moves_the_sliders(panel, axes, x, y):
    panel = panel()
    picture = panel.picture
    low, high = np.transpose([getattr(picture, axes).get_xlim(), getattr(picture, axes).get_ylim()])
    goal = low + 0.3 * (high - low)
    press(panel, axes, *goal)
    assert (getattr(panel, x).value, getattr(panel, y).value) == pytest.approx(goal, abs=0.06)


def test_the_flat_unit_says_its_slopes():
    panel = FlatUnitPanel(w=10.0, b=0.0)
    assert "σ′(z) = 4.5·10⁻⁵, tanh′(z) = 8.2·10⁻⁹" in panel.picture.sentence
    panel.x.value = 0.0
    assert "z = 0.00, σ′(z) = 0.25, tanh′(z) = 1;" in panel.picture.sentence


def test_crossing_takes_the_steps_of_descent():
    panel = PlateauCrossingPanel(mu=0.9, rate=1.0, w0=5.0)
    visits = momentum(surfaces.plateau, [5.0], 1.0, 0.9)
    needed = descend(visits, 200, until=lambda visit: visit.x[0] <= 0).step[-1]
    assert f"momentum reaches w = 0 at step {needed}" in panel.picture.sentence
    panel.w0.value = 7.0
    assert "gradient descent is not at w = 0 after 200 steps" in panel.picture.sentence


def test_without_memory_both_are_the_same():
    crossing, valley = PlateauCrossingPanel(mu=0.0), MomentumInAValleyPanel(mu=0.0)
    for lines in (crossing.picture.lines, valley.picture.paths):
        assert np.allclose(lines["momentum"].get_xydata(), lines["gradient descent"].get_xydata())


def test_the_valley_knows_when_it_runs_away():
    panel = MomentumInAValleyPanel(kappa=10.0, share=1.15, mu=0.27)
    assert "momentum arrives" in panel.picture.sentence
    assert "momentum is within 10⁻⁶ after 26 steps" in panel.picture.sentence
    panel.mu.value = 0.1
    assert "momentum runs away" in panel.picture.sentence


def test_another_method_begins_with_its_usual_rate():
    panel = WhatIsRememberedPanel(*race.METHODS)
    panel.method.value = "Adam"
    assert panel.rate.value == 0.2
    assert panel.picture.sentence.startswith("Adam, r = 0.2, step 3")
    panel.method.value = "gradient descent"
    panel.track.value = "curved valley (Rosenbrock)"
    assert (panel.x1.value, panel.x2.value) == race.TRACKS["curved valley (Rosenbrock)"].start
    assert (panel.x2.min, panel.x2.max) == (-1, 3)
    assert panel.rate.value == 0.003
    panel.method.value = "momentum"
    assert panel.rate.value == 0.001
    assert "runs away" not in panel.picture.sentence
    panel.method.value = "gradient descent"
    panel.k.value, panel.rate.value = 50, 1.0
    assert "the last one before it runs away" in panel.picture.sentence


def test_the_noise_can_be_drawn_against_examples():
    panel = MiniBatchNoisePanel(batch_size=4)
    panel.axis.value = "examples"
    assert panel.picture.gaps[0].get_xdata()[-1] == 400
    assert panel.picture.full_gap.get_xdata()[-1] == 12800
    panel.batch_size.value = 128
    assert np.allclose(panel.picture.paths[0].get_xydata(), panel.picture.full.get_xydata())


@pytest.fixture(scope="module")
def fair_race():
    return FairRacePanel()


def test_the_race_begins_with_the_best_rates_and_can_be_made_unfair(fair_race):
    for name, slider in fair_race.rates.items():
        assert slider.value == pytest.approx(race.RATES[fair_race.sweeps[name].best()])
    fair_race.same()
    assert {slider.value for slider in fair_race.rates.values()} == {0.01}
    assert "run away: gradient descent, momentum, Nesterov; L-BFGS" in fair_race.picture.sentence
    fair_race.tune()
    assert "run away" not in fair_race.picture.sentence


def test_another_surface_starts_tuned_where_it_is_usual(fair_race):
    fair_race.track.value = "twin minima"
    assert (fair_race.x1.value, fair_race.x2.value) == race.TRACKS["twin minima"].start
    for name, slider in fair_race.rates.items():
        assert slider.value == pytest.approx(race.RATES[fair_race.sweeps[name].best()])
    fair_race.track.value = "curved valley (Rosenbrock)"


def test_a_press_on_a_strip_chooses_a_rate(fair_race):
    press(fair_race, "strips", -2.0, 5.0)
    assert fair_race.rates["Adam"].value == pytest.approx(0.01)
    assert fair_race.picture.marks[5].get_xdata()[0] == pytest.approx(-2)
    fair_race.tune()


def test_moving_a_rate_computes_nothing(fair_race, monkeypatch):
    monkeypatch.setattr("nnlearn.widgets.fair_race.sweep", None)
    fair_race.rates["Adagrad"].value = 0.1
    assert fair_race.picture.marks[3].get_xdata()[0] == pytest.approx(-1)


@pytest.mark.parametrize("axis", ["steps", "evaluations", "seconds"])
def test_the_race_against_each_axis(fair_race, axis):
    fair_race.axis.value = axis
    ends = {name: line.get_xdata()[-1] for name, line in fair_race.picture.curves.items()}
    if axis == "seconds":
        assert all(0 < end < 1e5 for end in ends.values())
    else:
        assert ends["Adam"] == 100 + (axis == "evaluations")
        guest = fair_race.guest
        assert ends["L-BFGS"] == (guest.step[-1] if axis == "steps" else guest.evaluations["cost"][-1])
    fair_race.axis.value = "evaluations"


def test_curves_are_of_one_length(fair_race):
    for line in fair_race.picture.curves.values():
        assert len(line.get_xdata()) == len(line.get_ydata()) > 1
