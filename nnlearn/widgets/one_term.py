"""What one prediction costs: slide it, choose the target, and watch the term on its two curves."""

import numpy as np

from ..activations import logit, sigmoid
from ..costs import cross_entropy
from ..figures.one_term import OneTerm
from . import controls
from .panel import Panel


class OneTermPanel(Panel):
    """The cross-entropy's term of a prediction h for the target y."""

    def __init__(self, h=0.7, y=1):
        self.h = controls.slider("prediction h", h, 0.001, 0.999, 0.001, fmt=".3f", width="420px")
        self.y = controls.choice("target y", [("0", 0), ("1", 1)], y)
        hs, z = np.linspace(0.0003, 0.9997, 801), np.linspace(-8, 8, 321)
        over_h = {y: cross_entropy.terms(hs, np.full_like(hs, y)) for y in (0, 1)}
        over_z = {y: cross_entropy.terms(sigmoid(z), np.full_like(z, y)) for y in (0, 1)}
        super().__init__(OneTerm((hs, over_h), (z, over_z)), "The cost of one prediction", [[self.h, self.y]])

    def show(self):
        """Compute the term, and the z that belongs to h."""
        h, y = self.h.value, self.y.value
        term = float(cross_entropy([h], [float(y)]))
        z = float(logit(h))
        given = "h" if y else "1 − h"
        sentence = (
            f"h = {h:.3f}, y = {y}: what happened was given the probability {given} = {h if y else 1 - h:.3f}, "
            f"so it costs −log({given}) = {term:.3f}; z = {z:.2f}"
        )
        self.picture.update(h, z, term, sentence)
