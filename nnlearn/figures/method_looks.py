"""The look of each method of descent wherever several are drawn: colour, line style and marker change together."""

from .style import BLUE, DARK, GREEN, GREY, INK, ORANGE, PURPLE, RED

LOOKS = {
    "gradient descent": {"color": GREY, "linestyle": "-", "marker": "o"},
    "momentum": {"color": BLUE, "linestyle": (0, (9, 2)), "marker": "s"},
    "Nesterov": {"color": DARK[GREEN], "linestyle": "--", "marker": "^"},
    "Adagrad": {"color": DARK[ORANGE], "linestyle": "-.", "marker": "v"},
    "RMSProp": {"color": DARK[PURPLE], "linestyle": (0, (3, 1)), "marker": "D"},
    "Adam": {"color": DARK[RED], "linestyle": (0, (7, 1.5, 1, 1.5, 1, 1.5)), "marker": "P"},
    "L-BFGS": {"color": INK, "linestyle": ":", "marker": "X"},
}
