"""A panel without a browser: what a page would say to its live figure, and what it would show of the answers."""

import numpy as np

from tests.every_control import say


def open_page(panel):
    """Let a page show the panel; return the list to which each message to that page, (content, buffers), is added."""
    sent = []
    panel.live.send = lambda content, buffers=None: sent.append((content, buffers))
    say(panel, {"kind": "hello", "ratio": 1, "local": True})
    return sent


def press(panel, axes, x, y):
    """Press where the picture's axes of that name shows the data (x, y), be it inside of them or not."""
    across, up = getattr(panel.picture, axes).transData.transform((x, y)) / panel.picture.figure.bbox.size
    number = [name for name, _ in panel.live._points].index(axes)
    say(panel, {"kind": "point", "axes": number, "x": across, "y": 1 - up, "number": 1})


def arrow(panel, dx, dy):
    """Press the arrow keys, dx to the right and dy up."""
    say(panel, {"kind": "arrow", "dx": dx, "dy": dy, "number": 1})


def frames(sent):
    """Return the messages that bring pixels."""
    return [(content, buffers) for content, buffers in sent if content["kind"] == "frame"]


def screen(sent):
    """Return the pixels (height, width, 4) that a page has painted after all that it was sent."""
    pixels = None
    for content, buffers in frames(sent):
        width, height = content["size"]
        if pixels is None or pixels.shape[:2] != (height, width):
            pixels = np.zeros((height, width, 4), np.uint8)
        for (x, y, w, h), buffer in zip(content["rectangles"], buffers, strict=True):
            pixels[y : y + h, x : x + w] = np.frombuffer(buffer, np.uint8).reshape(h, w, 4)
    return pixels
