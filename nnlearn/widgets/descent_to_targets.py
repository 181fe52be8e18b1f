"""Gradient descent on the 2-2-1 network: the learning rate, the cost by step, and both outputs."""

import numpy as np

from ..data import regression_example
from ..descent import descend, norm
from ..figures.descent_to_targets import TOP, DescentToTargets
from ..optimizers import gradient_descent
from ..slices import predictions_at
from ..wording import counted
from . import controls
from .panel import Panel

MOST_STEPS = 200


class DescentToTargetsPanel(Panel):
    """Descent on R of both observations from the given parameters with rate r."""

    def __init__(self, rate=0.1, steps=100):
        self.net, self.theta, self.X, Y = regression_example()
        self.objective = self.net.objective(self.X, Y)
        self.rate = controls.log_slider("learning rate r", rate, -2, 0, step=0.01)
        self.steps = controls.whole_slider("steps", steps, 1, MOST_STEPS)
        picture = DescentToTargets(Y.ravel(), MOST_STEPS)
        super().__init__(picture, "Descent with two observations", [[self.rate, self.steps]])

    def show(self):
        """Descend, and predict at each step that has not left the picture."""
        r, steps = self.rate.value, self.steps.value
        path = descend(gradient_descent(self.objective, self.theta, learning_rate=r), steps)
        near = path.J < TOP
        outputs = predictions_at(self.net, path.x[near], self.X)[:, :, 0]
        self.picture.update(path, path.step[near], outputs, self._sentence(r, path, outputs))

    @staticmethod
    def _sentence(r, path, outputs):
        rises = int((np.diff(path.J) > 1e-20).sum())
        way = "R falls at every step" if not rises else f"R rises at {rises} of {counted(path.step[-1], 'step')}"
        opening = f"r = {r:.3g}, first step {r * norm(path.grad[0]):.4f} long: {way}, R = {path.J[-1]:.3g}"
        if path.J[-1] >= TOP:
            return f"{opening} after step {path.step[-1]}: it runs away"
        (first, second) = outputs[-1]
        return f"{opening} and outputs {first:.4f}, {second:.4f} after step {path.step[-1]}"
