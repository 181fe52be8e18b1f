"""A button that starts and pauses what goes on in time, such as a training.

The page keeps the time: while the clock runs it asks for a tick, waits for the answer, and asks again when the interval
is over. So the kernel is free between two ticks, nothing piles up behind a slow one, and a page that is closed, a cell
that is run again or a kernel that is restarted end it.
"""

from pathlib import Path

import anywidget
import traitlets

from .live_figure import ONE_AT_A_TIME

HERE = Path(__file__).parent


class Clock(anywidget.AnyWidget):
    """The button: `Clock(on_tick)` calls on_tick() every `interval` milliseconds while it runs.

    It goes on as long as on_tick() returns true. When several pages show the clock, the one whose button was pressed
    last keeps the time, so that it never runs twice as fast.
    """

    _esm = HERE / "clock.js"
    interval = traitlets.Int().tag(sync=True)

    def __init__(self, on_tick, interval=100):
        self._on_tick = on_tick
        self._page = None
        super().__init__(interval=interval)
        self.on_msg(self._received)

    def stop(self):
        """Pause on all pages."""
        self._page = None
        self.send({"kind": "stop"})

    def _received(self, _, message, buffers):
        if message.get("kind") != "tick":
            return
        page = message.get("page")
        if message.get("first"):
            self._page = page
        goes_on = False
        try:
            with ONE_AT_A_TIME:
                goes_on = self._page == page and bool(self._on_tick())
        finally:
            self.send({"kind": "ticked", "page": page, "number": message.get("number"), "goes_on": goes_on})
