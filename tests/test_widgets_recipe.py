"""Panels of the recipe: what their controls compute and their sentences say."""

import numpy as np
import pytest

from nnlearn import Network, recipe
from nnlearn.widgets.architecture import ArchitecturePanel
from nnlearn.widgets.recipe_dashboard import MOST_STEPS, RecipeDashboardPanel

LOGISTIC, IDENTITY = recipe.OUTPUTS


def test_the_old_friend_is_as_usual():
    panel = ArchitecturePanel()
    assert repr(panel) == (
        "3-5-5-4: 74 parameters; 4 classes need 4 outputs; 5 hidden units for 3 inputs: as usual (3 to 6, first try 5)"
    )


@pytest.mark.parametrize(
    ("controls", "sizes", "words"),
    [
        ((20, 10, 3, 40), (20, 40, 40, 40, 10), "40 hidden units for 20 inputs: as usual (20 to 40, first try 30)"),
        ((1, 2, 1, 1), (1, 1, 1), "one output is enough for two classes; 1 hidden unit for 1 input: as usual (1 to 2"),
        ((20, 2, 2, 19), (20, 19, 19, 1), "fewer than usual (20 to 40"),
        ((1, 10, 1, 3), (1, 3, 10), "10 classes need 10 outputs; 3 hidden units for 1 input: more than usual (1 to 2"),
    ],
)
def test_any_architecture_is_counted_and_judged(controls, sizes, words):
    panel = ArchitecturePanel(*controls)
    assert repr(panel).startswith(f"{'-'.join(map(str, sizes))}: {Network(sizes).n_parameters} parameters; ")
    assert words in repr(panel)
    assert panel.picture.chosen.get_ydata()[0] == Network(sizes).n_parameters


def test_the_button_takes_one_hidden_layer_and_half_as_many_again():
    panel = ArchitecturePanel(20, 10, 3, 1)
    panel.usual_button.click()
    assert repr(panel).startswith("20-30-10: ")
    assert repr(panel).endswith("as usual (20 to 40, first try 30)")


def test_the_dashboard_shows_the_training_of_the_core():
    panel = RecipeDashboardPanel(hidden_layers=1, units=3, lam=0.5, rate=0.5, method="momentum", seed=4, steps=50)
    run = recipe.Training((3, 3, 4), 0.5, 0.5, "momentum", 4, LOGISTIC)
    run.up_to(50)
    assert panel.picture.J.get_ydata() == pytest.approx(np.clip(run.table[1], 0.03, 30))
    assert panel.picture.right_held_out.get_ydata() == pytest.approx(100 * run.table[5])
    assert repr(panel).startswith("3-3-4, λ = 0.5, momentum with r = 0.5; gradient check passed; step 50: ")
    assert f"{100 * run.table[5, -1]:.1f} % of the held-out ones" in repr(panel)
    values = recipe.answers_on_slice(run.net, run.theta[-1], *panel_slice(panel))
    assert panel.picture.regions.image.get_array().shape[:2] == values.shape[:2]


def panel_slice(panel):
    return panel.picture.regions.bounds, panel.picture.regions.image.get_array().shape[0], panel.x3.value


def test_steps_look_up_and_other_choices_begin_afresh():
    panel = RecipeDashboardPanel(steps=100)
    run = panel._training
    panel.steps.value = 30
    panel.steps.value = 90
    assert panel._training is run
    assert "step 90: " in repr(panel)
    for control, value in ((panel.rate, 0.1), (panel.seed, 2), (panel.output, IDENTITY), (panel.units, 2)):
        control.value = value
        assert panel._training is not run
        run = panel._training
    assert repr(panel).startswith("3-2-2-4, ")


def test_speed_chooses_the_slice_and_its_examples():
    panel = RecipeDashboardPanel(steps=50)
    image = panel.picture.regions.image.get_array().copy()
    near = [len(line.get_xdata()) for line in panel.picture.regions.near]
    panel.x3.value = -1.1
    assert not np.array_equal(panel.picture.regions.image.get_array(), image)
    assert [len(line.get_xdata()) for line in panel.picture.regions.near] != near
    X, y, _, _ = recipe.examples()
    assert len(panel.picture.regions.near[0].get_xdata()) == recipe.near_slice(X[y == 0], -1.1).sum()


def test_a_wrong_gradient_is_found_and_a_forgotten_penalty_only_where_there_is_one():
    panel = RecipeDashboardPanel(steps=20)
    panel.gradient.value = "slope g′ left out"
    assert panel.picture.verdict.get_text().startswith("✗ gradient check: off by 0.")
    panel.gradient.value = "penalty forgotten"
    assert panel.picture.verdict.get_text() == "✓ gradient check passed"
    panel.lam.value = 5.0
    assert panel.picture.verdict.get_text().startswith("✗")


def test_a_run_that_runs_away_says_so():
    panel = RecipeDashboardPanel(lam=1.0, rate=2.0, method="momentum", steps=100)
    panel.output.value = IDENTITY
    step = panel._training.ran_away
    assert f"J has run away, beyond a million, at step {step}; before, " in repr(panel)
    panel.steps.value = 0
    assert "step 0: " in repr(panel)


def test_the_clock_goes_on_to_the_end_and_then_begins_again():
    panel = RecipeDashboardPanel(steps=MOST_STEPS - 10)
    assert not panel.tick()
    assert panel.steps.value == MOST_STEPS
    assert panel.tick()
    assert panel.steps.value == 0
    assert panel.tick()
    assert panel.steps.value > 0
