"""Move every control of every live figure to its ends and to odd places, and look at what is drawn each time.

This runs in the kernel of a notebook after its last cell, so it sees the figures that the notebook shows.
"""

import json
import math
import re
import warnings
import zlib
from contextlib import contextmanager
from unittest import mock

import ipywidgets
import numpy as np
from ipywidgets.widgets.widget import _instances
from jupyter_client.jsonutil import json_default

from nnlearn.widgets.clock import Clock
from nnlearn.widgets.live_figure import LiveFigure
from nnlearn.widgets.panel import Panel

SHOWN_ONLY = (ipywidgets.HTML, ipywidgets.HTMLMath, ipywidgets.Label, ipywidgets.Valid, ipywidgets.Image)
SHOWN_ONLY += (ipywidgets.IntProgress, ipywidgets.FloatProgress)
PRESSED = (ipywidgets.Button, Clock)
TICKS = 3
LEAST_CONTRAST = 100  # grey levels between the darkest and the brightest pixel
NO_NUMBER = re.compile(r"\b(?:nan|inf)\b", re.IGNORECASE)
MANY = "steps|evaluations|proposals|points|examples|copies|digits|starts|values|entries|weights|units|inputs|links"
NO_SENTENCE = re.compile(rf"\de[-−+]?\d|(?<![\d.,·])\b1 (?:{MANY})\b")  # 1e-05, 1 steps
TEXTS = ("", " ", "0", "-1.5", "1e-3", "not a number")
NUMBERS = (0, 1, -1, 0.37, 1000)


def move_every_control():
    """Move the controls of all panels, then those that stand alone; warnings are errors. Return how many there were."""
    widgets = list(_instances.values())
    panels = [widget for widget in widgets if isinstance(widget, Panel)]
    with warnings.catch_warnings(), unheard():
        warnings.simplefilter("error")
        moved = [control for panel in panels for control in move_all(panel)]
        alone = [widget for widget in widgets if is_control(widget) and widget not in moved]
        for control in alone:
            for place in places(control):
                move(control, place, type(control).__name__)
    return len(moved) + len(alone)


@contextmanager
def unheard():
    """Let widgets write their messages, but not send them.

    Nobody reads them before the cell ends. Beyond one or two thousand the sockets would drop some, among them, now and
    then, the one that says that the cell has ended, and nbval would wait for it in vain.
    """

    def write(widget, message, buffers=None):
        json.dumps(message, default=json_default)

    with mock.patch.object(ipywidgets.Widget, "_send", write):
        yield


def move_all(panel):
    """Move all controls of a panel, alone and together; return them."""
    controls = [widget for widget in descendants(panel) if is_control(widget)]
    say(panel, {"kind": "hello", "ratio": 1})
    look_at(panel, "as it is at first")
    at_work = {
        control
        for control in controls
        if changes_something(panel, control, [*places(control), getattr(control, "value", None)])
    }
    # What happens at an end can depend on the choice in a menu or on the other sliders.
    menus = [control for control in controls if hasattr(control, "options")]
    sliders = [control for control in controls if hasattr(control, "min")]
    for menu in menus:
        for option in places(menu):
            move_and_look(panel, menu, option)
            at_work |= {slider for slider in sliders if changes_something(panel, slider, places(slider)[:2])}
    for end in (0, 1):
        for slider in sliders:
            move_and_look(panel, slider, places(slider)[end])
        for control in controls:
            if isinstance(control, PRESSED):
                move_and_look(panel, control, None)
        point_and_press(panel)
        look_closely_at(panel)
    idle = [name_of(slider) for slider in sliders if slider not in at_work]
    assert not idle, f"{type(panel).__name__} looks and says the same wherever {', '.join(idle)} is moved"
    return controls


def point_and_press(panel):
    """Press on the corners and the middle of every axes that takes the pointer, and press the arrow keys."""
    for number, (left, top, right, bottom) in enumerate(panel.live.hot):
        for x, y in ((left, top), (right, bottom), (left, bottom), ((left + right) / 2, (top + bottom) / 2)):
            say(panel, {"kind": "point", "axes": number, "x": x, "y": y})
            look_at(panel, f"pressed at ({x:.2f}, {y:.2f}) of its size")
    if panel.live.takes_arrows:
        for dx, dy in ((1, 0), (0, 1), (-10, 0), (0, -10)):
            say(panel, {"kind": "arrow", "dx": dx, "dy": dy})
            look_at(panel, f"moved by the arrow keys, ({dx}, {dy})")


def say(panel, message):
    """Tell the live figure what a page would tell it."""
    panel.live._received(None, message, [])


def descendants(widget):
    """Yield all widgets inside this one."""
    for child in getattr(widget, "children", ()):
        yield child
        yield from descendants(child)


def is_control(widget):
    """Say whether a learner can change this widget."""
    if isinstance(widget, PRESSED):
        return True
    return (
        isinstance(widget, ipywidgets.DOMWidget)
        and widget.has_trait("value")
        and not isinstance(widget, (*SHOWN_ONLY, LiveFigure))
    )


def places(control):
    """Return values for a control: its two ends first, then others."""
    if isinstance(control, PRESSED):
        return [None]
    if hasattr(control, "options"):
        options = list(control._options_values)
        return [(), tuple(options), *((each,) for each in options)] if isinstance(control.value, tuple) else options
    if hasattr(control, "min"):
        low, high = control.min, control.max
        between = [low + (high - low) * part for part in (0.5, 0.37)]
        ends = [low, high, *(map(round, between) if isinstance(control.value, int) else between)]
        if isinstance(control, ipywidgets.FloatLogSlider):
            return [control.base**exponent for exponent in ends]
        if isinstance(control.value, tuple):
            return [(low, low), (high, high), (low, high)]
        return ends
    if isinstance(control.value, bool):
        return [not control.value, control.value]
    if isinstance(control.value, str):
        return list(TEXTS)
    if isinstance(control.value, int | float):
        return [type(control.value)(number) for number in NUMBERS]
    raise TypeError(f"every_control.py does not know how to move {type(control).__name__}: teach it to `places`")


def changes_something(panel, control, places):
    """Move a control of a panel from place to place; say whether anything looked or sounded different on the way."""
    before, changed = what_is_seen(panel), False
    for place in places:
        move_and_look(panel, control, place)
        changed = changed or what_is_seen(panel) != before
    return changed


def move_and_look(panel, control, place):
    """Move one control of a panel and look at its picture."""
    move(control, place, type(panel).__name__)
    look_at(panel, f"with {name_of(control)} at {place!r}")


def move(control, place, where):
    """Set a control to a value, or press it; whatever is raised says which control it was."""
    try:
        if isinstance(control, ipywidgets.Button):
            # control.click() would only log what its callback raises.
            for callback in control._click_handlers.callbacks:
                callback(control)
        elif isinstance(control, Clock):
            for number in range(TICKS):
                control._received(None, {"kind": "tick", "page": "page", "number": number, "first": number == 0}, [])
            control.stop()
        else:
            control.value = place
    except Exception as error:
        error.add_note(f"It was raised in {where} when its control {name_of(control)} was moved to {place!r}.")
        raise


def name_of(control):
    """Return what stands beside a control, or its kind."""
    return repr(getattr(control, "description", "") or type(control).__name__)


def look_at(panel, when):
    """Raise AssertionError unless what a panel has just drawn is finite and said in words."""
    name, picture = type(panel).__name__, panel.picture
    assert picture.sentence.strip(), f"{name} {when} has no sentence"
    for wrong in (NO_NUMBER, NO_SENTENCE):
        assert not wrong.search(picture.sentence), f"{name} {when} says {picture.sentence!r}"
    for axes in picture.figure.axes:
        limits = (*axes.get_xlim(), *axes.get_ylim())
        assert all(map(math.isfinite, limits)), f"{name} {when} has axes from {limits[:2]} and {limits[2:]}"
        for line in axes.lines:
            values = np.ma.filled(np.ma.asarray(line.get_ydata(), float), np.nan)
            assert not np.isinf(values).any(), f"{name} {when} draws an infinite value in {line.get_label()}"
            assert not values.size or not np.isnan(values).all(), (
                f"{name} {when} draws {line.get_label()} without a number"
            )


def what_is_seen(panel):
    """Return something that is different when the panel looks different or says something else."""
    return panel.picture.sentence, zlib.crc32(panel.live._shown)


def look_closely_at(panel):
    """Raise AssertionError unless a page, which is sent only what changes, shows the picture that is drawn afresh."""
    name, page = type(panel).__name__, panel.live._shown
    panel.picture.background_changed()
    assert np.array_equal(page, panel.picture.pixels()), f"{name} does not show what it should"
    assert np.ptp(page[..., :3]) > LEAST_CONTRAST, f"{name} shows nothing"
    assert page[..., 3].min() == 255, f"{name} lets the page shine through"
