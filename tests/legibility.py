"""Can everybody read a picture? The contrast and the size of its letters, its lines, and what tells two of them apart.

The limits are those of the Web Content Accessibility Guidelines 2.2, level AA: 4.5 to 1 for letters, 3 to 1 for lines
and marks that carry a meaning. What helps the eye alone is left out: whatever is FAINT, as grid lines are, and thin
GREY lines, as those through zero are.
"""

import gc
import re
import runpy
from collections import Counter
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path

import numpy as np
from ipywidgets.widgets.widget import _instances
from matplotlib.collections import LineCollection
from matplotlib.colors import same_color, to_hex, to_rgba
from matplotlib.lines import Line2D
from matplotlib.spines import Spine
from matplotlib.text import Text

from nnlearn.figures.picture import Picture
from nnlearn.figures.style import FAINT, GREY, GROUND
from nnlearn.widgets.clock import Clock
from nnlearn.widgets.panel import Panel
from nnlearn.widgets.prediction import Prediction

# By its path, because a notebook's kernel does not know the folder of the tests.
_controls = runpy.run_path(str(Path(__file__).with_name("every_control.py")))
descendants, is_control = _controls["descendants"], _controls["is_control"]

LETTERS, LINES = 4.5, 3.0  # least contrasts; for large letters that of lines will do
LARGE, LARGE_AND_BOLD = 18, 14  # points
THIN = 1.2  # points
SHORTEST, LONGEST = 10, 320  # characters of an alternative text
SMALLEST = 11  # points, on pictures of 100 pixels an inch
WIDER = 1.0  # points by which lines have to differ in width to be told apart by it; markers by three times as much
SPARED = 0.25  # the share of the ground below letters or a line on which the contrast may be less

# How people see who lack one of the three kinds of cones: Machado, Oliveira and Fernandes (2009), severity 1, for
# linear red, green and blue.
EYES = {
    "full colour": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(rgb):
    """Return red, green and blue in 0..1 (.., 3) as amounts of light."""
    rgb = np.asarray(rgb, float)
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def seen_by(eyes, rgb):
    """Return colours in 0..1 (.., 3) as these eyes, a key of EYES, see them."""
    light = np.clip(linear(rgb) @ np.transpose(EYES[eyes]), 0, 1)
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


def contrast(one, other):
    """Return the ratio of the luminances of colours in 0..1 (.., 3), from 1 to 21."""
    one, other = (linear(rgb) @ (0.2126, 0.7152, 0.0722) + 0.05 for rgb in (one, other))
    return np.maximum(one, other) / np.minimum(one, other)


# ---- a notebook: all its pictures and panels


def read_every_picture():
    """Raise AssertionError unless everybody can read all pictures and name all controls there are in this kernel."""
    panels = [widget for widget in list(_instances.values()) if isinstance(widget, Panel)]
    predictions = [widget for widget in list(_instances.values()) if isinstance(widget, Prediction)]
    described = {id(panel.picture): f"{panel.live.label}. {panel.picture.sentence}" for panel in panels}
    pictures = [thing for thing in gc.get_objects() if isinstance(thing, Picture)]
    texts = [described.get(id(picture), picture.sentence) for picture in pictures]
    complaints = [f"two pictures say {text!r}" for text, count in Counter(texts).items() if count > 1]
    for picture, text in zip(pictures, texts, strict=True):
        found = [*complaints_about(picture), *complaints_about_sentence(text)]
        complaints += [f"{type(picture).__name__}: {complaint}" for complaint in found]
    for widget in (*panels, *predictions):
        complaints += [f"{type(widget).__name__}: {complaint}" for complaint in complaints_about_names(widget)]
    assert not complaints, "\n".join(dict.fromkeys(complaints))


def complaints_about_sentence(text):
    """Yield what is wrong with the alternative text of a picture."""
    if not SHORTEST <= len(text) <= LONGEST:
        yield f"its text has {len(text)} characters, {SHORTEST} to {LONGEST} are wanted: {text!r}"
    if re.search(r"[$\\\n]|<\w", text):
        yield f"its text cannot be read out: {text!r}"


def complaints_about_names(widget):
    """Yield what is wrong with the names of the controls in a panel or a prediction."""
    controls = [control for control in descendants(widget) if is_control(control) and not isinstance(control, Clock)]
    shown = [control for control in controls if control.layout.display != "none"]
    names = [control.description for control in shown]
    yield from (f"a {type(control).__name__} has no name" for control, n in zip(shown, names, strict=True) if not n)
    yield from (f"{count} controls are called {name!r}" for name, count in Counter(names).items() if count > 1 and name)


# ---- one picture


def complaints_about(picture):
    """Return what cannot be read by everybody in a picture as it is now, one sentence each."""
    with ground_alone(picture) as (ground, texts, lines):
        complaints = [c for text, place in texts for c in complaints_about_text(text, place, ground)]
        complaints += [c for line in lines for c in complaints_about_line(line, ground)]
    return complaints + [c for axes in picture.figure.axes for c in complaints_about_pairs(axes)]


@contextmanager
def ground_alone(picture):
    """A context with (pixels, texts, lines): the picture without its texts and lines, and these."""
    picture.pixels()
    hidden = [artist for artist in picture.figure.findobj(is_read) if is_shown(artist)]
    texts = [(text, text.get_window_extent()) for text in hidden if isinstance(text, Text)]
    lines = [line for line in hidden if isinstance(line, Line2D) and line.axes]
    for artist in hidden:
        artist.set_visible(False)
    picture.background_changed()
    try:
        yield picture.pixels()[..., :3] / 255, texts, lines
    finally:
        for artist in hidden:
            artist.set_visible(True)
        picture.background_changed()


def is_read(artist):
    return isinstance(artist, Text | Line2D | LineCollection | Spine)


def is_shown(artist):
    if not artist.get_visible() or artist.get_gid() == GROUND or (artist.axes and not artist.axes.get_visible()):
        return False
    if isinstance(artist, Text):
        return bool(artist.get_text().strip())
    return not isinstance(artist, Line2D) or has_data(artist)


def has_data(line):
    return bool(np.isfinite(np.asarray(line.get_xydata(), float)).all(axis=1).any())


def on_white(colour, alpha=None):
    """Return red, green and blue of a colour, which may be transparent, as it comes out on white."""
    *rgb, opacity = to_rgba(colour)
    opacity = opacity if alpha is None else alpha
    return opacity * np.array(rgb) + 1 - opacity


def complaints_about_text(text, place, ground):
    """Yield what is wrong with letters, which stand at their place on `ground` (pixels), or on their own box."""
    said = text.get_text().replace("\n", " ")
    if text.get_fontsize() < SMALLEST:
        yield f"{said!r} has letters of {text.get_fontsize():g} points, at least {SMALLEST} are needed"
    box = text.get_bbox_patch()
    if box is not None or getattr(text, "paper", False):
        below = on_white(box.get_facecolor() if box is not None else "white")[None]
    else:
        below = pixels_in(ground, place)
    large = text.get_fontsize() >= (LARGE_AND_BOLD if text.get_fontweight() == "bold" else LARGE)
    least = LINES if large else LETTERS
    ratios = contrast(on_white(text.get_color(), text.get_alpha()), below)
    if len(below) and (ratio := np.quantile(ratios, SPARED)) < least:
        yield f"{said!r} has a contrast of {ratio:.2f}, at least {least:g} is needed"


def pixels_in(ground, box):
    """Return the pixels (n, 3) inside a box in display coordinates, which count from below."""
    height, width = ground.shape[:2]
    left, right = (int(np.clip(x, 0, width)) for x in (box.x0, box.x1 + 1))
    top, bottom = (int(np.clip(height - y, 0, height)) for y in (box.y1 + 1, box.y0))
    return ground[top:bottom, left:right].reshape(-1, 3)


def complaints_about_line(line, ground):
    """Yield what is wrong with a line and its markers, which lie on `ground` (pixels)."""
    if is_a_help(line):
        return
    below = pixels_along(ground, line)
    colours = [on_white(colour, line.get_alpha()) for colour in colours_of(line)]
    # What has an outline or an edge stands out wherever it lies, if the two colours stand out from each other.
    ratios = [contrast(colour, below) for colour in colours]
    ratios += [np.full(len(below), contrast(*pair)) for pair in combinations(colours, 2)]
    if len(below) and (ratio := np.quantile(np.max(ratios, axis=0), SPARED)) < LINES:
        yield f"the line {name_of(line)} has a contrast of {ratio:.1f}, at least {LINES:g} is needed"


def is_a_help(line):
    """Say whether a line carries no meaning of its own."""
    thin = has_stroke(line) and line.get_linewidth() <= THIN
    return same_color(line.get_color(), FAINT) or (thin and same_color(line.get_color(), GREY))


def pixels_along(ground, line):
    """Return pixels (n, 3) below a line, or below its markers if it has nothing else."""
    points = line.get_transform().transform(line.get_xydata()[:, :2])
    if has_stroke(line) and len(points) > 1:
        share = np.linspace(0, 1, 12)[:, None, None]
        points = ((1 - share) * points[:-1] + share * points[1:]).reshape(-1, 2)
    height, width = ground.shape[:2]
    inside = np.isfinite(points).all(axis=1)
    box = line.axes.bbox
    inside[inside] = ((points[inside] >= box.min - 1) & (points[inside] <= box.max + 1)).all(axis=1)
    x, y = points[inside].round().astype(int).T
    return ground[np.clip(height - 1 - y, 0, height - 1), np.clip(x, 0, width - 1)]


def has_stroke(line):
    return line.get_linestyle() not in ("None", "none", "", " ")


def has_markers(line):
    return line.get_marker() not in ("None", "none", "", " ", None)


def colours_of(line):
    """Return the colours that a line shows: its own, that of its outline, of its markers and of their edges."""
    colours = [line.get_color()] if has_stroke(line) else []
    colours += [effect._gc["foreground"] for effect in line.get_path_effects() if getattr(effect, "_gc", {})]
    if has_markers(line):
        colours += [line.get_markerfacecolor(), line.get_markeredgecolor()]
    return [colour for colour in colours if not same_color(colour, "none")]


def complaints_about_pairs(axes):
    """Yield the pairs of lines in axes that only their hues tell apart."""
    lines = [line for line in axes.lines if is_shown(line) and not is_a_help(line)]
    for one, other in combinations(lines, 2):
        if look(one) == look(other) and not differ_in_size(one, other) and colour_alone(one, other):
            yield f"the lines {name_of(one)} and {name_of(other)} differ in colour alone"


def look(line):
    """Return what tells a line from others beside size and colour."""
    dashes = line._unscaled_dash_pattern if has_stroke(line) else None
    hollow = has_markers(line) and same_color(line.get_markerfacecolor(), "none")
    return str(dashes), has_markers(line) and line.get_marker(), hollow, bool(line.get_path_effects())


def differ_in_size(one, other):
    if has_stroke(one):
        return abs(one.get_linewidth() - other.get_linewidth()) >= WIDER
    return abs(one.get_markersize() - other.get_markersize()) >= 3 * WIDER


def colour_alone(one, other):
    """Say whether two lines of one look have different colours that are not, to all eyes, far apart in brightness."""
    colours = [on_white(line.get_color() if has_stroke(line) else line.get_markerfacecolor()) for line in (one, other)]
    if np.allclose(*colours):
        return False
    return min(contrast(*(seen_by(eyes, colour) for colour in colours)) for eyes in EYES) < LINES


def name_of(line):
    """Return how to find a line: its label or its place, and its colour."""
    label = line.get_label()
    number = line.axes.lines.index(line) if line in line.axes.lines else "?"
    return f"{number if label.startswith('_') else repr(label)} ({to_hex(line.get_color())})"
