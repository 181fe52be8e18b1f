"""The 2-2-1 network with all its numbers, one parameter nudged: true change against linear prediction."""

import numpy as np

from ..nudges import PARAMETERS
from .network_drawing import NetworkDrawing, written
from .picture import Picture
from .style import BLUE, GREEN, GREY, INK, ORANGE, RED

_SUBSCRIPTS, _SUPERSCRIPTS = str.maketrans("012", "₀₁₂"), str.maketrans("(12)", "⁽¹²⁾")


def _parts(name):
    """Return letter, indices and layer of a name such as "w11(2)"."""
    letter, rest = name[0], name[1:]
    indices, layer = rest.removesuffix(")").split("(")
    return letter, indices, layer


# The nine parameters as they are written in texts and in formulas, in the order of `nnlearn.nudges.PARAMETERS`.
NAMES = tuple(
    letter + indices.translate(_SUBSCRIPTS) + f"({layer})".translate(_SUPERSCRIPTS)
    for letter, indices, layer in map(_parts, PARAMETERS)
)
SYMBOLS = tuple(f"${letter}_{{{indices}}}^{{({layer})}}$" for letter, indices, layer in map(_parts, PARAMETERS))
LOOK = {"value_range": (-3, 3), "zero_is_white": True, "caption_gap": 0.13}
UNITS = {(1, 1): "x₁", (1, 2): "x₂", (2, 1): "a₁", (2, 2): "a₂", (3, 1): "ŷ"}


def show_units(network, values):
    """Show {layer: values of its units} in the drawing of the network: inputs in short, the others to three places."""
    network.show_values(values, "{:.3f}")
    for unit, value in enumerate(values[1], 1):
        network.numbers[1, unit].set_text(written(value, "{:g}"))


class Nudge(Picture):
    """Left: the network. Top right: the output against the nudge eta. Below: the effects of all nine parameters.

    `update(...)` shows another parameter, nudge or observation.
    """

    def __init__(self):
        super().__init__(11.2, 4.9)

    def draw(self):
        """Draw the network, the axes of the output and the bars, all without numbers yet."""
        self.sentence = "a network with one parameter nudged"
        self.map = self.figure.add_axes((0.0, 0.0, 0.585, 1.0))
        self.network = NetworkDrawing(self.map, (2, 2, 1), **LOOK)
        self._draw_curve()
        self._draw_bars()
        self.moving = [
            *self.network.moving,
            self.target,
            self.true,
            self.predicted,
            self.gap,
            self.point,
            *self.bars,
            self.true_effects,
        ]

    def _draw_curve(self):
        axes = self.curve = self.figure.add_axes((0.64, 0.585, 0.34, 0.345))
        axes.set(xlim=(-1, 1), ylim=(-0.35, 2.4), xlabel=r"nudge $\eta$", xticks=(-1, -0.5, 0, 0.5, 1))
        axes.set_title(r"output $\hat y$ against the nudge", loc="left")
        axes.grid(True)
        axes.axvline(0, color=GREY, linewidth=1)
        (self.target,) = axes.plot([], [], ":", color=GREEN, linewidth=2, label="target")
        (self.predicted,) = axes.plot([], [], "--", color=RED, linewidth=1.8, label="linear")
        (self.true,) = axes.plot([], [], color=BLUE, linewidth=2.2, label="true")
        (self.gap,) = axes.plot([], [], color=INK, linewidth=3)
        (self.point,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=10)
        handles = [self.true, self.predicted, self.target]
        axes.legend(
            handles, [h.get_label() for h in handles], loc="upper left", ncols=3, columnspacing=1, borderpad=0.2
        )

    def _draw_bars(self):
        axes = self.effects = self.figure.add_axes((0.64, 0.1, 0.34, 0.3))
        axes.set(xlim=(-0.6, 8.6), ylim=(-0.5, 1.15))
        axes.set_title(r"change of $\hat y$ for each unit of nudge", loc="left")
        axes.set_xticks(range(9), SYMBOLS)
        axes.tick_params(axis="x", labelsize=12, length=0)
        axes.grid(True, axis="y")
        axes.axhline(0, color=GREY, linewidth=1)
        self.bars = axes.bar(range(9), np.zeros(9), 0.7, color=BLUE, zorder=3).patches
        (self.true_effects,) = axes.plot([], [], "D", color=ORANGE, markeredgecolor=INK, markersize=7, zorder=5)
        axes.plot([], [], "s", color=BLUE, markersize=9, label=r"slope $\partial\hat y/\partial\theta$")
        axes.plot([], [], "D", color=ORANGE, markeredgecolor=INK, markersize=7, label=r"true change $/\,\eta$")
        axes.legend(loc="upper left", borderpad=0.2, bbox_to_anchor=(0.0, 1.03))

    def parameter_at(self, x):
        """Return the number of the bar at x."""
        return int(np.clip(round(x), 0, 8))

    def update(self, Theta, values, nudged, moved, etas, true, predicted, at_eta, target, effects, chosen, sentence):
        """Show the network {l: Theta(l)} with {l: values of units} and one nudged parameter.

        nudged is its connection (l, i, j) and moved the units behind it; true and predicted (n,) are the outputs at
        etas (n,), at_eta = (eta, true, predicted) those at the chosen nudge; effects = (slopes, true changes per eta),
        each (9,), of which number `chosen` is marked.
        """
        self.sentence = sentence
        self.network.show_weights(Theta)
        show_units(self.network, values)
        self.network.show_captions(UNITS)
        self.network.mark(moved, [nudged])
        eta, at_true, at_predicted = at_eta
        self.true.set_data(etas, true)
        self.predicted.set_data(etas, predicted)
        self.gap.set_data([eta, eta], [at_predicted, at_true])
        self.point.set_data([eta], [at_true])
        self.target.set_data([-1, 1], [target, target])
        slopes, true_effects = effects
        for number, (bar, slope) in enumerate(zip(self.bars, slopes, strict=True)):
            bar.set_height(slope)
            bar.set(edgecolor=INK if number == chosen else "none", linewidth=2.5, alpha=1 if number == chosen else 0.55)
        self.true_effects.set_data(range(9), true_effects)
