"""Two observations pull at nine parameters: slide their targets and see who wins where."""

import numpy as np

from ..data import regression_example
from ..descent import norm
from ..figures.nudge import NAMES
from ..figures.pulls import Pulls
from ..nudges import PARAMETERS, pulls
from . import controls
from .panel import Panel

PLACES = list(PARAMETERS.values())


class PullsPanel(Panel):
    """The contributions of both observations to -grad R for the targets y1 and y2."""

    def __init__(self, y1=1.2, y2=0.7):
        self.net, self.theta, self.X, _ = regression_example()
        self.predictions = self.net.predict(self.theta, self.X).ravel()
        self.y1 = controls.slider("target of (3, −2), y₁", y1, 0.0, 2.0, 0.01, width="430px")
        self.y2 = controls.slider("target of (−1, 1), y₂", y2, 0.0, 2.0, 0.01, width="430px")
        super().__init__(Pulls(), "Two observations", [[self.y1, self.y2]])

    def show(self):
        """Compute both contributions."""
        Y = np.array([[self.y1.value], [self.y2.value]])
        both = pulls(self.net, self.theta, self.X, Y)[:, PLACES]
        residuals = Y.ravel() - self.predictions
        total = both.sum(axis=0)
        largest = int(np.abs(total).argmax())
        agreed = int((both[0] * both[1] > 0).sum())
        sentence = (
            f"y₁ − ŷ₁ = {residuals[0]:+.3f}, y₂ − ŷ₂ = {residuals[1]:+.3f}: the observations agree on {agreed} of 9 "
            f"parameters; −∇R is {norm(total):.3f} long, its largest entry {NAMES[largest]} with {total[largest]:+.3f}"
        )
        self.picture.update(both, sentence)
