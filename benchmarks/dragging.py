"""How much processor time a move of a slider takes; this runs in the kernel of a notebook, after its last cell."""

import runpy
from time import process_time

from ipywidgets.widgets.widget import _instances

from nnlearn.widgets.panel import Panel

MOVES = 40


def milliseconds_a_move(every_control):
    """Return {kind of figure: ms} for the first slider of each figure that has one, dragged from end to end.

    `every_control` is the path of the tests' file that knows how to move controls and to speak as a page would.
    """
    tools = runpy.run_path(every_control)
    moves = {}
    with tools["unheard"]():
        for panel in [widget for widget in _instances.values() if isinstance(widget, Panel)]:
            sliders = [control for control in tools["descendants"](panel) if hasattr(control, "step")]
            if not sliders:
                continue
            tools["say"](panel, {"kind": "hello", "ratio": 1})
            started = process_time()
            for part in range(MOVES):
                sliders[0].value = place(sliders[0], part / (MOVES - 1))
            moves[type(panel).__name__] = round(1e3 * (process_time() - started) / MOVES, 2)
    return moves


def place(slider, part):
    """Return the value of a slider at this part of its way, from 0 to 1."""
    value = slider.min + part * (slider.max - slider.min)
    if hasattr(slider, "base"):
        return slider.base**value
    return round(value) if isinstance(slider.value, int) else value
