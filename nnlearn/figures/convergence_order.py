"""How fast two methods arrive: the distance by step, and each distance against the one before."""

import numpy as np

from .picture import Picture
from .style import BLUE, GREY, RED

FLOOR, CEILING = 1e-17, 20.0
LOOKS = {
    "Newton": {"color": BLUE, "linestyle": "-", "marker": "o"},
    "descent": {"color": RED, "linestyle": "--", "marker": "s"},
}


class ConvergenceOrder(Picture):
    """Left: distances |e_k| against k, log axis. Right: |e_{k+1}| against |e_k|, both log, with what theory says.

    `update(errors, theory, sentence)`: errors {name: (n+1,)} and theory {name: (e, next e)} for "Newton" and "descent".
    """

    def __init__(self):
        super().__init__(11.2, 4.3)

    def draw(self):
        """Draw the axes, empty."""
        self.sentence = "how fast two methods arrive"
        axes = self.by_step = self.figure.add_axes((0.07, 0.14, 0.47, 0.77))
        axes.set(xlim=(0, 30), ylim=(FLOOR, CEILING), yscale="log", xlabel="step $k$", title="distance $|e_k|$")
        axes.set_yticks(10.0 ** np.arange(-16, 1, 4))
        axes.minorticks_off()
        axes.grid(True)
        self.curves = {name: axes.plot([], [], markersize=6, **look)[0] for name, look in LOOKS.items()}
        handles = [axes.plot([], [], **look)[0] for look in LOOKS.values()]
        axes.legend(handles, ["Newton", "gradient descent"], loc="upper right")
        axes = self.order = self.figure.add_axes((0.635, 0.14, 0.35, 0.77))
        axes.set(xscale="log", yscale="log", xlim=(1e-9, CEILING), ylim=(FLOOR, CEILING), xlabel="$|e_k|$")
        axes.set_title("$|e_{k+1}|$ against $|e_k|$")
        axes.set_yticks(10.0 ** np.arange(-16, 1, 4))
        axes.set_xticks(10.0 ** np.arange(-8, 1, 2))
        axes.minorticks_off()
        axes.grid(True)
        self.theory = {name: axes.plot([], [], ":", color=GREY, linewidth=2)[0] for name in LOOKS}
        self.pairs = {
            name: axes.plot([], [], look["marker"], color=look["color"], markersize=5)[0]
            for name, look in LOOKS.items()
        }
        axes.legend(axes.plot([], [], ":", color=GREY, linewidth=2), ["by theory"], loc="upper left")
        self.moving = [*self.theory.values(), *self.curves.values(), *self.pairs.values()]

    def update(self, errors, theory, sentence):
        """Show other paths."""
        self.sentence = sentence
        for name in LOOKS:
            e = np.clip(errors[name], FLOOR, 1e6)
            self.curves[name].set_data(np.arange(len(e)), e)
            # What lies at the floor is rounding, and says nothing of the method.
            told = e[1:] > 1e-15
            self.pairs[name].set_data(e[:-1][told], e[1:][told])
            self.theory[name].set_data(theory[name][0], np.clip(theory[name][1], FLOOR, 1e6))
