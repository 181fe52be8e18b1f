"""Notebook 05's panels as plain objects: what their controls compute and their sentences say, presses and keys."""

import pytest

from nnlearn import bugs
from nnlearn.widgets.bug_museum import NOTHING, BugMuseumPanel
from nnlearn.widgets.epsilon_explorer import EpsilonExplorerPanel
from nnlearn.widgets.unrolling import UnrollingPanel
from tests.panels import arrow, press


def test_the_explorer_says_what_it_measures():
    panel = EpsilonExplorerPanel()
    assert panel.picture.sentence.startswith(
        "quartic at θ = 0.5, ε = 10⁻⁴, float64: slope −6.75; off by 8.0·10⁻⁴ one-sided, 1.1·10⁻⁷ two-sided"
    )
    assert "check ok" in panel.picture.sentence
    panel.eps.value = 1e-17
    assert "6.8 two-sided" in panel.picture.sentence
    panel.eps.value, panel.precision.value = 1e-4, "float32"
    assert "check NOT ok" in panel.picture.sentence


def test_the_explorer_at_the_kink_and_beside_it():
    panel = EpsilonExplorerPanel("kink", theta=0.0, eps=1e-2)
    assert "slope 2 on the left, −1 on the right, 0 programmed; two-sided quotient 0.5; check NOT ok" in (
        panel.picture.sentence
    )
    panel.theta.value, panel.eps.value = 0.01, 0.1
    assert "check NOT ok" in panel.picture.sentence
    panel.eps.value = 1e-3
    assert "check ok" in panel.picture.sentence


def test_the_explorer_takes_presses_and_arrow_keys():
    panel = EpsilonExplorerPanel()
    press(panel, "map", 1e-8, 1e-3)
    assert panel.eps.value == pytest.approx(1e-8)
    press(panel, "curve", -1.0, 0.0)
    assert panel.theta.value == pytest.approx(-1.0, abs=0.02)
    before = panel.theta.value
    arrow(panel, 10, 1)
    assert panel.eps.value == pytest.approx(1e-7)
    assert panel.theta.value == pytest.approx(before + 0.01)
    arrow(panel, -1000, 0)
    assert panel.eps.value == pytest.approx(1e-17)


def test_the_explorers_theory_can_be_switched_off():
    panel = EpsilonExplorerPanel(theory=False)
    assert not panel.picture.expected.get_xdata().size
    panel.theory.value = True
    assert panel.picture.expected.get_xdata().size


@pytest.mark.parametrize(("out", "back", "wrong"), [("C", "C", 0), ("F", "F", 0), ("C", "F", 216), ("F", "C", 216)])
def test_unrolling_counts_what_comes_back_wrong(out, back, wrong):
    panel = UnrollingPanel(out=out, back=back)
    said = f"{wrong} of 231 entries come back in the wrong place" if wrong else "every entry comes back"
    assert said in panel.picture.sentence


def test_unrolling_follows_an_entry():
    panel = UnrollingPanel(out="C", back="F", entry=12)
    assert "Θ(1)[1, 0] becomes θ[11] and comes back as Θ(1)[1, 1]" in panel.picture.sentence
    for slider in panel.sizes:
        slider.value = 1
    assert panel.entry.max == panel.entry.value == 6


def test_the_right_code_passes_and_every_exhibit_fails():
    panel = BugMuseumPanel()
    assert panel.picture.sentence.startswith("the right code, λ = 1: check ok")
    for number in range(1, len(bugs.museum) + 1):
        panel.exhibit.value = number
        assert "check NOT ok" in panel.picture.sentence


def test_the_wrong_line_is_shown_after_a_guess_alone():
    panel = BugMuseumPanel(exhibit=1)
    panel.reveal()
    assert "First choose" in panel.verdict.value
    assert bugs.museum[0].name not in panel.verdict.value
    panel.guess.value = NOTHING
    panel.reveal()
    assert f"No: {bugs.museum[0].name}" in panel.verdict.value
    assert "Printed in the lecture notes" in panel.verdict.value
    panel.exhibit.value = 2
    assert panel.verdict.value == ""
    assert panel.guess.value == "your guess"
    panel.guess.value = bugs.museum[1].name
    panel.reveal()
    assert f"✓ {bugs.museum[1].name}" in panel.verdict.value
    panel.exhibit.value = 0
    panel.guess.value = NOTHING
    panel.reveal()
    assert "✓ nothing is wrong" in panel.verdict.value


def test_names_do_not_give_the_exhibits_away():
    shown = " ".join(text for text, _ in BugMuseumPanel().exhibit.options)
    assert not any(bug.name in shown for bug in bugs.museum)


def test_a_press_on_a_heat_map_marks_the_entry():
    panel = BugMuseumPanel(exhibit=2)
    press(panel, "map", panel.picture.left[2] + 1.5, 0.5)
    assert panel.entry.value == 21
    assert "Marked: Θ(2)[0, 1]" in panel.picture.sentence
    press(panel, "map", panel.picture.left[2] - 0.5, 0.5)
    assert panel.entry.value == 21
    arrow(panel, 1, 0)
    assert panel.entry.value == 22
