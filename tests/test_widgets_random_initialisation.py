"""Notebook 06's panels as plain objects: what their controls compute and their sentences say."""

import numpy as np
import pytest

from nnlearn import constant, descend, gradient_descent, through_layers, twins, uniform
from nnlearn.widgets.symmetric_floor import SymmetricFloorPanel
from nnlearn.widgets.through_layers import ThroughLayersPanel
from nnlearn.widgets.twin_units import TwinUnitsPanel
from nnlearn.widgets.two_rules import TwoRulesPanel


def test_the_twins_are_those_of_descent():
    panel = TwinUnitsPanel("four points", c=-0.3, eps_init=0.1, seed=4, steps=400)
    cost = twins.NET.objective(*twins.EXAMPLES["four points"])
    starts = constant(twins.NET, -0.3), uniform(twins.NET, np.random.default_rng(4), 0.1)
    for (wide, *thin, _), start in zip(panel.picture.curves, starts, strict=True):
        Theta = twins.NET.roll(descend(gradient_descent(cost, start, twins.RATE), 400).x[-1])
        ends = [segment[-1, 1] for segment in wide.get_segments()], [line.get_ydata()[-1] for line in thin]
        for unit in (0, 1):
            assert np.allclose(ends[unit], [*Theta[1][unit], Theta[2][0, 1 + unit]])
    assert "A, all weights −0.3: the two units differ by exactly 0" in panel.picture.sentence


def test_zero_is_said_and_opposite_outgoing_weights_part():
    panel = TwinUnitsPanel(c=0.0)
    assert "A, the zero start: the two units differ by exactly 0, J = 0.693" in panel.picture.sentence
    panel.kind.value = "opposite"
    assert "A, the zero start: the two units differ by exactly 0" in panel.picture.sentence
    panel.c.value = 0.5
    assert "A, all weights 0.5, one outgoing weight −0.5: the two units differ by 1" in panel.picture.sentence


def test_the_clock_runs_to_the_end_and_then_begins_again():
    panel = TwinUnitsPanel(steps=1960)
    assert not panel.tick()
    assert panel.steps.value == 2000
    assert panel.tick()
    assert panel.steps.value == 0
    assert panel.tick()
    assert panel.steps.value > 0


def test_other_examples_change_the_picture():
    panel = TwinUnitsPanel()
    panel.examples.value = "AND"
    assert len(panel.picture.regions[0].examples[1].get_xdata()) == 1
    assert panel.picture.sentence.startswith("AND, step 2000.")


def test_values_between_the_marks_show_the_nearest_one():
    panel = TwinUnitsPanel()
    panel.c.value = 0.4400001
    panel.steps.value = 1993
    assert panel.picture.sentence.startswith("XOR, step 2000. A, all weights 0.4:")
    floor = SymmetricFloorPanel()
    floor.p.value = 0.081
    assert "disturbed by up to 0.075" in floor.picture.sentence


def test_a_disturbance_that_is_large_enough_gets_below_the_floor():
    panel = SymmetricFloorPanel(c=-0.5, p=0.05)
    assert panel.picture.sentence.endswith("not below the floor")
    panel.p.value = 0.1
    assert panel.picture.sentence.endswith(", below the floor")
    _, J = twins.trained_longer()[-0.5, 0.1]
    assert f"J = {J[-1]:.4f}, below" in panel.picture.sentence
    assert np.array_equal(panel.picture.disturbed.get_ydata(), J[1:])


def test_the_rules_are_said_in_numbers():
    panel = TwoRulesPanel(eps_init=10.0)
    assert "Not centred: weights 5.0" in panel.picture.sentence
    assert panel.picture.bars[panel.picture.activations, "not centred"].get_ydata()[-2] > 0.99
    panel.eps_init.value = 0.001
    assert panel.picture.sentence.count("± 0.00") >= 2


@pytest.mark.parametrize("units", ["logistic", "tanh", "ReLU"])
@pytest.mark.parametrize("rule", through_layers.RULES)
def test_the_layers_are_those_of_the_core(units, rule):
    panel = ThroughLayersPanel(rule=rule, units=units, seed=3)
    activations, gradients = (line.get_ydata() for line in panel.picture.lines.values())
    assert len(activations) == 6
    assert len(gradients) == 7
    assert ("ε_init plays no part" in panel.picture.sentence) == (rule in ("Glorot", "He"))
    assert panel.picture.sentence.startswith(f"{units} units, ")
