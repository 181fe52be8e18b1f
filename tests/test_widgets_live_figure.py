"""A live figure between its page and its picture: nothing is lost, nothing is half drawn, every message is answered."""

import threading

import numpy as np
import pytest

from nnlearn import surfaces
from nnlearn.widgets.live_figure import ONE_AT_A_TIME
from nnlearn.widgets.surface_descent import SurfaceDescent

MOVES = 15


@pytest.fixture
def panel():
    panel = SurfaceDescent(surfaces.polynomial, (1.5, 0.5))
    panel.sent = []
    panel.live.send = lambda content, buffers=None: panel.sent.append((content, buffers))
    panel.live._received(None, {"kind": "hello", "ratio": 1, "local": True}, [])
    return panel


def frames(panel):
    return [(content, buffers) for content, buffers in panel.sent if content["kind"] == "frame"]


def test_two_controls_moved_at_once_leave_the_final_picture_on_the_page(panel):
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
    sent = frames(panel)
    assert len(sent) == 1 + 2 * MOVES
    width, height = sent[0][0]["size"]
    screen = np.zeros((height, width, 4), np.uint8)
    for content, buffers in sent:
        assert content["size"] == [width, height]
        for (x, y, w, h), buffer in zip(content["rectangles"], buffers, strict=True):
            piece = np.frombuffer(buffer, np.uint8).reshape(h, w, 4)
            assert piece[..., 3].min() == 255
            screen[y : y + h, x : x + w] = piece
    assert sent[-1][0]["state"] == panel.picture.sentence
    panel.picture.background_changed()
    assert np.array_equal(screen, panel.picture.pixels())


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


def test_the_page_is_answered_even_when_the_computing_raises(panel, monkeypatch):
    monkeypatch.setattr(panel, "show", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        panel.live._received(None, {"kind": "arrow", "dx": 1, "dy": 0, "number": 7}, [])
    assert panel.sent[-1][0] == {"kind": "done", "number": 7}
