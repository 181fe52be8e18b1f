"""The look of each method of descent wherever several are drawn: colour, line style and marker change together."""

from .style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, RED

LOOKS = {
    "gradient descent": {"color": GREY, "linestyle": "-", "marker": "o"},
    "momentum": {"color": BLUE, "linestyle": "-", "marker": "s"},
    "Nesterov": {"color": GREEN, "linestyle": "--", "marker": "^"},
    "Adagrad": {"color": ORANGE, "linestyle": "-.", "marker": "v"},
    "RMSProp": {"color": PURPLE, "linestyle": (0, (3, 1)), "marker": "D"},
    "Adam": {"color": RED, "linestyle": "-", "marker": "P"},
    "L-BFGS": {"color": INK, "linestyle": ":", "marker": "X"},
}
