"""Notebook 05's panels as plain objects: every control at both ends and at odd values, really drawn."""

import numpy as np
import pytest

from nnlearn import bugs
from nnlearn.widgets.bug_museum import NOTHING, BugMuseumPanel
from nnlearn.widgets.epsilon_explorer import EpsilonExplorerPanel
from nnlearn.widgets.unrolling import UnrollingPanel

PANELS = {"explorer": EpsilonExplorerPanel, "museum": BugMuseumPanel, "unrolling": UnrollingPanel}


@pytest.fixture(params=PANELS)
def panel(request):
    return watched(PANELS[request.param]())


def watched(panel):
    panel.live._watched = True
    panel.live.send = lambda content, buffers=None: None
    panel.refresh()
    return panel


def controls_of(panel):
    return [c for row in panel.children[:-1] for c in row.children if hasattr(c, "options") or hasattr(c, "min")]


def places_of(control):
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    low, high = control.min, control.max
    if hasattr(control, "base"):
        return [control.base**low, control.base**high, 3.7e-6]
    return [low, high, type(control.value)(low + 0.37 * (high - low))]


def drawn(panel):
    pixels = panel.picture.pixels()
    assert pixels[..., 3].min() == 255
    assert np.ptp(pixels[..., 0]) > 100
    words = panel.picture.sentence
    assert not {"nan", "inf"} & set(words.replace(",", " ").split())
    return words


def test_every_control_works_at_both_ends_and_between(panel):
    sentences = set()
    for control in controls_of(panel):
        first = control.value
        for value in places_of(control):
            control.value = value
            sentences.add(drawn(panel))
        control.value = first
    assert len(sentences) > len(controls_of(panel))


def test_all_controls_at_one_end_together(panel):
    for place in (0, 1):
        for control in controls_of(panel):
            control.value = places_of(control)[place]
        assert drawn(panel)


def press(panel, axes, x, y):
    place = getattr(panel.picture, axes).transData.transform((x, y)) / panel.picture.figure.bbox.size
    number = [name for name, _ in panel.live._points].index(axes)
    panel.live._received(None, {"kind": "point", "axes": number, "x": place[0], "y": 1 - place[1], "number": 1}, [])


def test_the_explorer_says_what_it_measures():
    panel = EpsilonExplorerPanel()
    assert panel.picture.sentence.startswith(
        "quartic at θ = 0.5, ε = 1.0e-04, float64: slope -6.75; off by 8.0e-04 one-sided, 1.1e-07 two-sided"
    )
    assert "check ok" in panel.picture.sentence
    panel.eps.value = 1e-17
    assert "6.8e+00 two-sided" in panel.picture.sentence
    panel.eps.value, panel.precision.value = 1e-4, "float32"
    assert "check NOT ok" in panel.picture.sentence


def test_the_explorer_at_the_kink_and_beside_it():
    panel = EpsilonExplorerPanel("kink", theta=0.0, eps=1e-2)
    assert "slope 2 on the left, -1 on the right, 0 programmed; two-sided quotient 0.5; check NOT ok" in (
        panel.picture.sentence
    )
    panel.theta.value, panel.eps.value = 0.01, 0.1
    assert "check NOT ok" in panel.picture.sentence
    panel.eps.value = 1e-3
    assert "check ok" in panel.picture.sentence


def test_the_explorer_takes_presses_and_arrow_keys():
    panel = watched(EpsilonExplorerPanel())
    press(panel, "map", 1e-8, 1e-3)
    assert panel.eps.value == pytest.approx(1e-8)
    press(panel, "curve", -1.0, 0.0)
    assert panel.theta.value == pytest.approx(-1.0, abs=0.02)
    before = panel.theta.value
    panel.live._received(None, {"kind": "arrow", "dx": 10, "dy": 1, "number": 2}, [])
    assert panel.eps.value == pytest.approx(1e-7)
    assert panel.theta.value == pytest.approx(before + 0.01)
    panel.live._received(None, {"kind": "arrow", "dx": -1000, "dy": 0, "number": 3}, [])
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
    assert "Printed in lecture notes" in panel.verdict.value
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
    panel = watched(BugMuseumPanel(exhibit=2))
    press(panel, "map", panel.picture.left[2] + 1.5, 0.5)
    assert panel.entry.value == 21
    assert "Marked: Θ(2)[0, 1]" in panel.picture.sentence
    press(panel, "map", panel.picture.left[2] - 0.5, 0.5)
    assert panel.entry.value == 21
    panel.live._received(None, {"kind": "arrow", "dx": 1, "dy": 0, "number": 2}, [])
    assert panel.entry.value == 22


@pytest.mark.parametrize("name", PANELS)
def test_the_stored_output_has_picture_and_sentence(name):
    panel = PANELS[name]()
    output, metadata = panel._repr_mimebundle_()
    assert output["text/plain"] == panel.picture.sentence
    assert "image/png" in output
    assert metadata["nnlearn"] == panel.picture.plotted_data()
