"""The lost node: slide along the family of parameters that fit what is printed, and try a third input."""

import numpy as np

from ..data import regression_example
from ..figures.lost_node import LostNode
from ..figures.network_drawing import written
from ..slices import predictions_at
from . import controls
from .panel import Panel

TS = np.linspace(-1, 1, 81)


class LostNodePanel(Panel):
    """The members (0.3, 0.5, 0.6) + t (-3, -4, 1) of the second hidden unit, and the outputs along them."""

    def __init__(self, t=0.0, third=(1.0, 1.0)):
        self.net, _, self.X, _ = regression_example()
        self.thetas = np.array([regression_example(t)[1] for t in TS])
        self.t = controls.slider("t", t, -1.0, 1.0, 0.01, width="420px")
        self.x1 = controls.slider("third input x₁", third[0], -4.0, 4.0, 0.1, width="300px")
        self.x2 = controls.slider("x₂", third[1], -4.0, 4.0, 0.1, width="260px")
        ends = np.array([self._unit(t) for t in (-1.0, 1.0)])
        outputs = predictions_at(self.net, self.thetas, self.X)[:, :, 0]
        labels = "one plane: z₂ = 0.5 at (3, −2)", "the other: z₂ = 0.8 at (−1, 1)"
        planes = [((*x, 1.0), label) for x, label in zip(self.X, labels, strict=True)]
        picture = LostNode(planes, ends, TS, outputs)
        super().__init__(picture, "The lost node", [[self.t], [self.x1, self.x2]])

    @staticmethod
    def _unit(t):
        """Return (w21, w22, b2) of member t."""
        net, theta, _, _ = regression_example(t)
        return net.roll(theta)[1][1, [1, 2, 0]]

    def show(self):
        """Compute the outputs of the member t, and those of the third input along all members."""
        t, third = round(self.t.value, 9), np.array([[self.x1.value, self.x2.value]])
        _, theta, _, _ = regression_example(t)
        outputs = self.net.predict(theta, np.concatenate([self.X, third])).ravel()
        along = predictions_at(self.net, self.thetas, third)[:, 0, 0]
        unit = self._unit(t)
        member = ", ".join(map(written, unit))
        sentence = (
            f"t = {t:.2f}: (w₂₁, w₂₂, b₂) = ({member}); ŷ = {outputs[0]:.4f} at (3, −2), {outputs[1]:.4f} at (−1, 1), "
            f"{outputs[2]:.4f} at ({third[0, 0]:.1f}, {third[0, 1]:.1f})"
        )
        self.picture.update(t, unit, outputs, along, sentence)
