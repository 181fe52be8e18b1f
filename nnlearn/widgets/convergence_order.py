"""How fast Newton's method and descent arrive on the quartic, from one start."""

import numpy as np

from ..convergence import error_factor
from ..descent import descend
from ..figures.convergence_order import ConvergenceOrder
from ..one_dimension import (
    AWAY,
    LEFT,
    RIGHT,
    STATIONARY,
    TO_LEFT,
    descent_ends,
    f,
    newton_constant,
    newton_ends,
)
from ..optimizers import gradient_descent, newton
from ..surfaces import quartic
from ..wording import counted
from . import controls
from .panel import Panel

STEPS, LEAPS = 30, 15
NEAR = 1e-9
E = np.geomspace(1e-9, 10, 41)
NAMES = ("x_L", "x_M", "x_R")


class ConvergenceOrderPanel(Panel):
    """Distances of Newton's method and of descent with rate r from where they end, by step and one against the next."""

    def __init__(self, x0=1.0, rate=0.01):
        self.x0 = controls.slider("start x₀", x0, -4.0, 4.0, 0.01, width="440px")
        self.rate = controls.slider("learning rate r of descent", rate, 0.001, 0.015, 0.0001, fmt=".4f", width="460px")
        super().__init__(ConvergenceOrder(), "How fast Newton and descent arrive", [[self.x0], [self.rate]])

    def show(self):
        """Take thirty steps of descent, and half as many of Newton's."""
        x0, r = self.x0.value, self.rate.value
        goal = int(newton_ends(x0))
        root, C = STATIONARY[goal], newton_constant(STATIONARY[goal])
        end = int(descent_ends(x0, r))
        minimum = LEFT if end == TO_LEFT else RIGHT
        factor = float(error_factor(r, f(minimum, 2)))
        errors = {
            "Newton": np.abs(descend(newton(quartic, [x0], quartic.hessian), LEAPS).x[:, 0] - root),
            "descent": np.abs(descend(gradient_descent(quartic, [x0], r), STEPS).x[:, 0] - minimum),
        }
        theory = {"Newton": (E, abs(C) * E**2), "descent": (E, abs(factor) * E)}
        near = errors["Newton"] < NEAR
        arrives = (
            f"is within 1e-9 of {NAMES[goal]} after {counted(int(np.argmax(near)), 'step')}"
            if near.any()
            else "still leaps"
        )
        if end == AWAY:
            descent = "runs away"
        else:
            descent = (
                f"multiplies its distance by {factor:.2f} a step, and is {errors['descent'][-1]:.1e} away after {STEPS}"
            )
        sentence = f"from x₀ = {x0:.2f} Newton {arrives}; descent with r = {r:.4f} {descent}"
        self.picture.update(errors, theory, sentence)
