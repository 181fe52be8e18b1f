"""A picture on a canvas in the browser that follows its data at once.

The background of the picture is drawn once. After each change only the moving artists are drawn over it, the
rectangles that came out different are found, and their pixels alone travel to the browser. The browser sends back
pointer positions and keys, one at a time: the next is sent when the last has been answered, so nothing piles up.

Nothing is sent while no page shows the figure. A page that shows it says "hello" with the sharpness of its screen
and whether it runs on this machine; over a network the pixels are compressed.
"""

import base64
import threading
import zlib
from itertools import pairwise
from pathlib import Path

import anywidget
import numpy as np
import traitlets

from ..figures.style import PIXELS_PER_INCH

HERE = Path(__file__).parent
SHARPEST = 3
BAND = 32  # pixels; a slanting line changes small pieces of many bands, and one large box without them

# JupyterLab hands what a page says to a thread of its own, beside the one that runs the cells. Whatever follows from a
# message or from a cell holds this lock, so that no figure is computed or drawn by both at once.
ONE_AT_A_TIME = threading.RLock()


class LiveFigure(anywidget.AnyWidget):
    """The widget that shows a `Picture` and refreshes it: `LiveFigure(picture, label)`, then `.refresh()`.

    `label` says what the figure is; the picture's sentence, which follows its state, stands below it and is read out
    when the figure has come to rest.
    `on_point("map", callback)` calls callback(x, y) with data coordinates when picture.map is pressed or dragged on;
    `on_arrow(callback)` calls callback(dx, dy) for the arrow keys: 1 for each press, 10 with shift, or the sum of those
    that came while the last was being answered.
    """

    _esm = HERE / "live_figure.js"
    _css = HERE / "live_figure.css"
    size = traitlets.List(traitlets.Int()).tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    state = traitlets.Unicode().tag(sync=True)
    hot = traitlets.List().tag(sync=True)
    takes_arrows = traitlets.Bool(False).tag(sync=True)

    def __init__(self, picture, label):
        self.picture = picture
        self._shown = None
        self._watched = False
        self._compressed = False
        self._points = []
        self._arrow = None
        width, height = (round(PIXELS_PER_INCH * inches) for inches in picture.figure.get_size_inches())
        super().__init__(size=[width, height], label=label, state=picture.sentence)
        self.on_msg(self._received)

    def on_point(self, axes_name, callback):
        """Call callback(x, y) in data coordinates when the picture's axes of that name is pressed or dragged on."""
        self._points.append((axes_name, callback))
        self._mark_hot()

    def on_arrow(self, callback):
        """Call callback(dx, dy) when an arrow key is pressed while the figure has the focus."""
        self._arrow = callback
        self.takes_arrows = True

    def refresh(self):
        """Draw what has changed and send it to the pages that show the figure."""
        with ONE_AT_A_TIME:
            if self._watched:
                self._send_changes()

    def _send_changes(self):
        frame = self.picture.pixels()
        rectangles = self._changed_rectangles(frame)
        self._shown = frame.copy() if self._shown is None or self._shown.shape != frame.shape else self._shown
        for x, y, w, h in rectangles:
            self._shown[y : y + h, x : x + w] = frame[y : y + h, x : x + w]
        self._send_frame(frame, rectangles)

    def snapshot(self):
        """Return (data, metadata) of a notebook output that shows the picture where no kernel is."""
        with ONE_AT_A_TIME:
            data, metadata = self.picture._repr_mimebundle_()
        data["image/png"] = base64.b64encode(data["image/png"]).decode()
        metadata["image/png"]["alt"] = f"{self.label}. {data['text/plain']}"
        return data, metadata

    def _repr_mimebundle_(self, **kwargs):
        return with_snapshot(super()._repr_mimebundle_(**kwargs), self.snapshot())

    # ---- what the page says ----------------------------------------------------------------------------------------

    def _received(self, _, message, buffers):
        with ONE_AT_A_TIME:
            self._answer(message)

    def _answer(self, message):
        kind = message.get("kind")
        if kind == "hello":
            self._hello(message)
            return
        try:
            if kind == "point":
                self._point(message["x"], message["y"], message.get("axes"))
            elif kind == "arrow" and self._arrow is not None:
                self._arrow(message["dx"], message["dy"])
        finally:
            self.send({"kind": "done", "number": message.get("number")})

    def _hello(self, message):
        self._watched = True
        self._compressed = not message.get("local", True)
        scale = min(max(float(message.get("ratio", 1)), 1), SHARPEST)
        self.picture.scale = max(self.picture.scale, scale) if self._shown is not None else scale
        self._shown = self.picture.pixels().copy()
        height, width = self._shown.shape[:2]
        self._mark_hot()
        self._send_frame(self._shown, [(0, 0, width, height)])

    def _point(self, x, y, number):
        # The page counts from the top left in parts of the figure; matplotlib from the bottom left in pixels.
        pixel = np.array([x, 1 - y]) * self.picture.figure.bbox.size
        axes_name, callback = self._points[number]
        axes = getattr(self.picture, axes_name)
        box = axes.bbox
        inside = np.clip(pixel, box.min + 0.5, box.max - 0.5)
        callback(*(float(c) for c in axes.transData.inverted().transform(inside)))

    # ---- what the page is told -------------------------------------------------------------------------------------

    def _mark_hot(self):
        size = self.picture.figure.bbox.size
        places = [getattr(self.picture, axes_name).bbox for axes_name, _ in self._points]
        boxes = [(place.min / size, place.max / size) for place in places]
        self.hot = [[float(a[0]), float(1 - b[1]), float(b[0]), float(1 - a[1])] for a, b in boxes]

    def _send_frame(self, frame, rectangles):
        height, width = frame.shape[:2]
        # Copies: the kernel sends them later, from a thread of its own, when the next frame may be drawn already.
        buffers = [frame[y : y + h, x : x + w].tobytes() for x, y, w, h in rectangles]
        if self._compressed:
            buffers = [zlib.compress(buffer, 1) for buffer in buffers]
        content = {
            "kind": "frame",
            "size": [width, height],
            "rectangles": rectangles,
            "compressed": self._compressed,
            "state": self.picture.sentence,
        }
        self.send(content, buffers)

    def _changed_rectangles(self, frame):
        height, width = frame.shape[:2]
        if self._shown is None or self._shown.shape != frame.shape:
            return [(0, 0, width, height)]
        different = frame.view(np.uint32)[..., 0] != self._shown.view(np.uint32)[..., 0]
        edges = self._panel_edges(width)
        rectangles = []
        for top in range(0, height, BAND):
            band = different[top : top + BAND]
            for left, right in pairwise(edges):
                part = band[:, left:right]
                columns = np.flatnonzero(part.any(axis=0))
                if columns.size:
                    rows = np.flatnonzero(part.any(axis=1))
                    x, y = left + int(columns[0]), top + int(rows[0])
                    rectangles.append((x, y, int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1))
        return rectangles

    def _panel_edges(self, width):
        # Panels stand side by side; a rectangle that spans two of them would carry the unchanged space between.
        return sorted({0, width, *(min(max(int(axes.bbox.x0), 0), width) for axes in self.picture.figure.axes)})


def with_snapshot(bundle, snapshot):
    """Return the widget's mime bundle with picture and sentence of a snapshot added: (data, metadata)."""
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
    return {**(data or {}), **snapshot[0]}, {**metadata, **snapshot[1]}
