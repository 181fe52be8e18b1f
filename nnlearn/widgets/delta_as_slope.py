"""Shift the weighted input z of one unit and watch the cost: its slope is that unit's delta."""

import numpy as np

from ..data import sine_example
from ..delta_as_slope import cost_from_z
from ..figures.delta_as_slope import DeltaAsSlope
from ..gradient_check import numerical_gradient
from . import controls
from .panel import Panel

REACH = 1.0


class DeltaAsSlopePanel(Panel):
    """The first example of the 3-5-5-4 network; layer, unit and the shift of its z are chosen."""

    def __init__(self, layer=3, unit=1, shift=0.5):
        self.net, self.theta, X, Y = sine_example()
        self.y = Y[0]
        z, _ = self.net.forward(self.theta, X[:1])
        self.z_of = {l: rows[0] for l, rows in z.items()}
        self.delta = {l: rows[0] for l, rows in self.net.backprop(self.theta, X[:1], Y[:1])[0].items()}
        self.shifts = np.linspace(-REACH, REACH, 41)
        self.layer = controls.whole_slider("layer", layer, 2, self.net.L, width="240px")
        self.unit = controls.whole_slider("unit", unit, 1, max(self.net.sizes[1:]), width="260px")
        self.shift = controls.slider("shift of z", shift, -REACH, REACH, 0.01, width="400px")
        self._drawn = None
        picture = DeltaAsSlope(max(self.net.sizes[1:]), REACH)
        super().__init__(picture, "Delta as a slope", [[self.layer, self.unit], [self.shift]])

    def show(self):
        """Compute the cost along the shift and at it."""
        l = self.layer.value
        j = min(self.unit.value, self.net.sizes[l - 1])
        cost = cost_from_z(self.net, self.theta, l, self.y)
        direction = np.eye(self.net.sizes[l - 1])[j - 1]
        delta = self.delta[l][j - 1]
        if self._drawn != (l, j):
            self._drawn = l, j
            slopes = numerical_gradient(cost, self.z_of[l], 1e-20, "complex-step")
            self.picture.show_layer(self.delta[l], slopes, j - 1)
            self.picture.show_cost(self.shifts, cost(self.z_of[l] + np.outer(self.shifts, direction)), delta)
        start, there = cost(self.z_of[l] + np.outer([0.0, self.shift.value], direction))
        sentence = (
            f"layer {l}, unit {j}: shifting z by {self.shift.value:.2f} changes the cost by {there - start:z.4f}; "
            f"δ times the shift is {delta * self.shift.value:z.4f}, with δ = {delta:.4f}"
        )
        self.picture.update(self.shift.value, there, sentence)
