"""Nudge one of the nine parameters of the 2-2-1 network: the output's true change against the linear prediction."""

import numpy as np

from ..data import regression_example
from ..figures.nudge import NAMES, Nudge
from ..nudges import PARAMETERS, connection, downstream, nudged
from ..slices import predictions_at
from . import controls
from .panel import Panel

ETAS = np.linspace(-1, 1, 81)
PLACES = list(PARAMETERS.values())


class NudgePanel(Panel):
    """The network on one of two observations, with one parameter nudged by eta.

    A press on a connection, a unit (for its bias) or a bar chooses a parameter, one on the curve moves eta; the arrow
    keys do both.
    """

    def __init__(self, parameter="w11(1)", eta=0.1, observation=0):
        self.net, self.theta, self.X, self.Y = regression_example()
        self.parameter = controls.menu(
            "nudge", list(zip(NAMES, PLACES, strict=True)), PARAMETERS[parameter], width="180px"
        )
        self.eta = controls.slider("by η", eta, -1.0, 1.0, 0.01, width="420px")
        texts = [(f"({x1:.0f}, {x2:.0f})".replace("-", "−"), i) for i, (x1, x2) in enumerate(self.X)]
        self.observation = controls.choice("observation", texts, observation)
        self.slopes = self.net.jacobian(self.theta, self.X)[:, PLACES]
        picture = Nudge()
        rows = [[self.parameter, self.eta, self.observation]]
        super().__init__(picture, "One parameter nudged", rows)
        self.live.on_point("map", self._press)
        self.live.on_point("curve", lambda eta, _: self._eta_to(eta))
        self.live.on_point("effects", lambda x, _: self._choose(self.picture.parameter_at(x)))
        self.live.on_arrow(self._arrow)

    def _press(self, x, y):
        network = self.picture.network
        unit = network.unit_at(x, y)
        pressed = network.connection_at(x, y) if unit is None else (unit[0] - 1, unit[1], 0)
        for place in PLACES:
            if connection(self.net, place) == pressed:
                self.parameter.value = place

    def _choose(self, number):
        self.parameter.value = PLACES[min(max(number, 0), len(PLACES) - 1)]

    def _eta_to(self, eta):
        self.eta.value = round(min(max(eta, self.eta.min), self.eta.max), 2)

    def _arrow(self, dx, dy):
        with self.together():
            if dx:
                self._eta_to(self.eta.value + dx / 100)
            if dy:
                self._choose(PLACES.index(self.parameter.value) - dy)

    def show(self):
        """Nudge the chosen parameter, and for the bars each of the nine alone."""
        place, eta, i = self.parameter.value, round(self.eta.value, 9), self.observation.value
        number, x = PLACES.index(place), self.X[i : i + 1]
        before = self.net.predict(self.theta, x)[0, 0]
        slope = self.slopes[i, number]
        true = predictions_at(self.net, nudged(self.theta, place, ETAS), x)[:, 0, 0]
        each = np.array([nudged(self.theta, k, eta) for k in PLACES])
        after = predictions_at(self.net, each, x)[:, 0, 0]
        effects = (after - before) / eta if eta else self.slopes[i]
        _, a = self.net.forward(each[number], x)
        self.picture.update(
            self.net.roll(each[number]),
            {l: values[0] for l, values in a.items()},
            connection(self.net, place),
            downstream(self.net, place),
            ETAS,
            true,
            before + slope * ETAS,
            (eta, after[number], before + slope * eta),
            self.Y[i, 0],
            (self.slopes[i], effects),
            number,
            self._sentence(before, after[number], slope * eta),
        )

    def _sentence(self, before, after, predicted):
        change = after - before
        off = abs(change - predicted)
        return (
            f"{self.parameter.label} nudged by {self.eta.value:+.2f}: ŷ goes from {before:.4f} to {after:.4f}, "
            f"a change of {change:+.4f}; the linear prediction says {predicted:+.4f}, off by {off:.4f}"
        )
