"""The colours, line styles and sizes that all figures share.

The hues are those of Okabe and Ito (2008), which people with colour-blindness can tell apart; each goes with its own
line style or marker, so that a grey print can be read as well.
"""

import threading
from contextlib import contextmanager

import matplotlib
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal, Stroke

BLUE, ORANGE, GREEN, RED, PURPLE, SKY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9"
YELLOW = "#F0E442"
INK, GREY, SILVER, FAINT = "#1a1a1a", "#6b6b6b", "#9a9a9a", "#d9d9d9"

# The same hues, darker. On white, orange is too pale for a line, which needs a contrast of 3 to 1, and most are too
# pale for letters, which need 4.5; these are for lines on grey as well.
AMBER = "#c18500"
DARK = {BLUE: "#00507d", ORANGE: "#9a6a00", GREEN: "#008360", RED: "#be5400", PURPLE: "#ba4b89"}

# Paler, for areas that something else is drawn or written on.
PALE_BLUE, PALE_ORANGE, PALE_GREEN, PALE_RED, PALE_PURPLE = "#d6e8f5", "#f7e3bd", "#d3ece4", "#f3d9c6", "#e8c4d8"
LIGHT_GREEN, LIGHT_ORANGE, PALE_GREY = "#a5dcc6", "#f9d684", "#f3f3f3"

GROUND = "ground"  # the gid of a line that carries no meaning: another is drawn on it, to stand out from a map

# The upright line through the place where you are, in whatever figure has one.
HERE = {"color": AMBER, "linestyle": (0, (6, 2))}

# One look for the k-th of several curves: colour, line style and marker change together.
SERIES = (
    {"color": BLUE, "linestyle": "-", "marker": "o"},
    {"color": RED, "linestyle": "--", "marker": "s"},
    {"color": GREEN, "linestyle": "-.", "marker": "^"},
    {"color": PURPLE, "linestyle": ":", "marker": "D"},
    {"color": AMBER, "linestyle": (0, (5, 1, 1, 1, 1, 1)), "marker": "v"},
)

SURFACE_MAP = "cividis"  # even in lightness from dark (low) to bright (high), so it prints in grey
DIVERGING_MAP = "PuOr"  # zero is white, the two signs differ in hue
CLASSES = ("#b35806", "#542788")  # of examples with y = 0 and y = 1: the dark shades of its two sides

PIXELS_PER_INCH = 100

_RC = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 12,
    "axes.titlesize": 13,
    "axes.labelsize": 12,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
    "legend.fontsize": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": GREY,
    "axes.titlelocation": "left",
    "grid.color": FAINT,
    "lines.linewidth": 2.0,
    "lines.markersize": 6,
    "figure.facecolor": "white",
    "path.simplify": False,
    "mathtext.fontset": "dejavusans",
}
# Even to ask for the "backend" makes matplotlib choose one and load pyplot.
_DEFAULTS = {name: value for name, value in matplotlib.rcParamsDefault.items() if name != "backend"}


# matplotlib's settings belong to the whole process, and a live figure may be drawn in another thread than the one that
# runs the cells: two contexts that overlap would draw in each other's style and leave it behind.
_ONE_AT_A_TIME = threading.RLock()


def letters_on(shade):
    """Return "white" or "black", whichever stands out more from a shade of red, green and blue in 0..1."""
    luminance = 0.2126 * shade[0] ** 2.2 + 0.7152 * shade[1] ** 2.2 + 0.0722 * shade[2] ** 2.2
    return "white" if luminance < 0.18 else "black"


def outline(width, colour="white"):
    """Return path effects that let a line stand out from a map: below it lies the same line, so wide in this colour."""
    return [Stroke(linewidth=width, foreground=colour), Normal()]


def new_figure(width, height):
    """Return an empty Figure of width x height inches (100 pixels each) in the common style, without pyplot."""
    with common_style():
        return Figure(figsize=(width, height), dpi=PIXELS_PER_INCH, layout=None)


def common_style():
    """Return a context in which matplotlib makes artists in the common style, whatever the user's own settings."""
    return _settings(_DEFAULTS | _RC)


def whole_paths():
    """Return a context in which long lines are drawn point by point: matplotlib decides that while it draws."""
    return _settings({"path.simplify": False})


@contextmanager
def _settings(values):
    with _ONE_AT_A_TIME, matplotlib.rc_context(values):
        yield
