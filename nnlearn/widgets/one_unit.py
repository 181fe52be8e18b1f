"""One logistic unit: the weight turns its curve, the bias shifts it."""

import numpy as np

from ..figures.network_drawing import written
from ..figures.one_unit import OneUnit
from ..network import Network
from . import controls
from .panel import Panel

X = np.linspace(-6, 6, 241)


class OneUnitPanel(Panel):
    """The smallest network there is, one input and one logistic unit, with its weight w and bias b on sliders."""

    def __init__(self, w=2.0, b=0.0):
        self.net = Network((1, 1))
        self.w = controls.slider("weight w", w, -5.0, 5.0, 0.05, width="400px")
        self.b = controls.slider("bias b", b, -5.0, 5.0, 0.05, width="400px")
        super().__init__(OneUnit(X), "One logistic unit", [[self.w, self.b]])

    def _activations(self, w, b, x):
        return self.net.predict([b, w], np.reshape(x, (-1, 1)))[:, 0]

    def show(self):
        """Compute the curve with and without the bias."""
        w, b = round(self.w.value, 9), round(self.b.value, 9)
        at_zero = self._activations(w, b, 0.0)[0]
        crossing = -b / w if w else None
        if crossing is None:
            where = "level: without a weight the input does not matter"
        else:
            outside = "" if abs(crossing) <= X[-1] else ", outside the picture"
            where = f"crosses 1/2 at x = −b/w = {written(crossing)}{outside}, {'rising' if w > 0 else 'falling'}"
        self.picture.update(
            self._activations(w, b, X),
            self._activations(w, 0.0, X),
            crossing,
            at_zero,
            f"w = {written(w)}, b = {written(b)}: {where}; at x = 0 the unit says {at_zero:.3f}",
        )
