"""A live figure between its page and its picture: nothing is lost, nothing is half drawn, every message is answered."""

import base64
import gc
import threading
from itertools import cycle, islice

import numpy as np
import pytest

from nnlearn import surfaces
from nnlearn.widgets.bug_museum import BugMuseumPanel
from nnlearn.widgets.conjugate_steps import ConjugateStepsPanel
from nnlearn.widgets.live_figure import ONE_AT_A_TIME
from nnlearn.widgets.mini_batch_noise import MiniBatchNoisePanel
from nnlearn.widgets.newton_model import SCENES, NewtonModelPanel
from nnlearn.widgets.surface_descent import SurfaceDescent
from tests.panels import arrow, frames, open_page, screen

MOVES = 15
ROUNDS = 5


@pytest.fixture
def panel():
    return SurfaceDescent(surfaces.polynomial, (1.5, 0.5))


@pytest.fixture
def sent(panel):
    return open_page(panel)


def test_a_moved_control_sends_only_what_changed(panel, sent):
    del sent[:]
    panel.rate.value = 0.2
    [(content, buffers)] = frames(sent)
    assert content["state"] == panel.picture.sentence
    width, height = content["size"]
    pixels = [w * h for _, _, w, h in content["rectangles"]]
    assert 0 < sum(pixels) < width * height / 2
    assert [len(buffer) for buffer in buffers] == [4 * n for n in pixels]


def test_the_stored_output_has_picture_and_sentence(panel):
    data, metadata = panel._repr_mimebundle_()
    assert data["text/plain"] == panel.picture.sentence
    assert "application/vnd.jupyter.widget-view+json" in data
    assert base64.b64decode(data["image/png"]) == panel.picture.png()
    assert metadata["nnlearn"] == panel.picture.plotted_data()


def test_two_controls_moved_at_once_leave_the_final_picture_on_the_page(panel, sent):
    """JupyterLab answers the page in a thread of its own, while a cell may move a control of the same panel."""
    start, problems = threading.Barrier(2), []

    def move(control, values):
        try:
            start.wait()
            for value in values:
                control.value = value
        except Exception as problem:
            problems.append(problem)

    # The number of steps changes the background, the rate does not.
    threads = [
        threading.Thread(target=move, args=(panel.rate, np.geomspace(0.02, 0.4, MOVES))),
        threading.Thread(target=move, args=(panel.steps, range(20, 20 + MOVES))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(frames(sent)) == 1 + 2 * MOVES
    page = screen(sent)
    assert page[..., 3].min() == 255
    assert sent[-1][0]["state"] == panel.picture.sentence
    panel.picture.background_changed()
    assert np.array_equal(page, panel.picture.pixels())


def test_the_stored_picture_is_not_made_while_a_message_is_answered(panel, monkeypatch):
    """It is drawn at another scale, which a frame that is drawn at the same time would have."""
    order = []

    def png():
        order.append("drawn")
        return b""

    monkeypatch.setattr(panel.picture, "png", png)
    thread = threading.Thread(target=panel._repr_mimebundle_)
    with ONE_AT_A_TIME:
        thread.start()
        thread.join(0.5)
        order.append("answered")
    thread.join()
    assert order == ["answered", "drawn"]


def test_the_page_is_answered_even_when_the_computing_raises(panel, sent, monkeypatch):
    monkeypatch.setattr(panel, "show", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        arrow(panel, 1, 0)
    assert sent[-1][0] == {"kind": "done", "number": 1}


def test_the_alternative_text_of_a_stored_panel_says_what_it_is_and_its_state(panel):
    data, metadata = panel._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == f"{panel.live.label}. {panel.picture.sentence}"
    assert data["text/plain"] == panel.picture.sentence


@pytest.mark.parametrize(
    ("kind", "name", "values"),
    [
        (BugMuseumPanel, "exhibit", (0, 1, 2)),
        (ConjugateStepsPanel, "condition", (1.0, 10.0, 1000.0)),
        (MiniBatchNoisePanel, "rate", (0.2, 1.0, 5.0)),
        (NewtonModelPanel, "scene", tuple(SCENES)[:3]),
    ],
)
def test_a_storm_of_changes_leaves_nothing_behind(kind, name, values):
    """The heaviest panels; in a browser, with all that lies between, tests/browser storms a lighter one."""
    panel = kind()
    open_page(panel)
    panel.live.send = lambda content, buffers=None: None
    control = getattr(panel, name)

    def objects_after(rounds):
        for value in islice(cycle(values), rounds * len(values)):
            control.value = value
        gc.collect()
        return len(gc.get_objects())

    before = objects_after(2)
    assert objects_after(ROUNDS) - before < ROUNDS, "something stays behind in every round"
