"""Zig-zag or two steps: steepest descent and conjugate gradient in one valley, from a start that is clicked."""

import numpy as np

from ..descent import descend
from ..figures.zig_zag import ZigZag
from ..optimizers import conjugate_gradient, gradient_descent
from ..surfaces import stretched_bowl
from ..wording import counted
from . import controls
from .panel import Panel, bind_point

BOUNDS = ((-11.0, 11.0), (-5.0, 5.0))
STEPS = 40
LEVELS = (1.0, 2.0, 4.0, 6.0, 8.0, 10.0)  # where the level lines cross the x axis


class ZigZagPanel(Panel):
    """x^2 + kappa y^2, descended with exact line search and by conjugate gradient."""

    def __init__(self, kappa=10.0, start=(10.0, 1.0)):
        self.kappa = controls.log_slider("stretch κ", kappa, 0, 2)
        (low1, high1), (low2, high2) = BOUNDS
        self.x = controls.slider("start x", start[0], low1, high1, 0.1, width="280px")
        self.y = controls.slider("start y", start[1], low2, high2, 0.1, width="280px")
        angle = np.linspace(0, 2 * np.pi, 161)
        self._circle = np.stack([np.cos(angle), np.sin(angle)])
        super().__init__(
            ZigZag(BOUNDS, len(LEVELS), STEPS),
            "Steepest descent and conjugate gradient in a valley",
            [[self.kappa], [self.x, self.y]],
        )
        bind_point(self, "map", self.x, self.y)

    def show(self):
        """Descend with both methods."""
        kappa, start = self.kappa.value, np.array([self.x.value, self.y.value])
        bowl = stretched_bowl(kappa)
        H = bowl.hessian(start)
        steepest = descend(gradient_descent(bowl, start, 1 / kappa, line_search="exact"), STEPS, tolerance=1e-12)
        conjugate = descend(conjugate_gradient(bowl, start, lambda p: H @ p), 4, tolerance=1e-9)
        ellipses = [level * self._circle / np.sqrt([[1.0], [kappa]]) for level in LEVELS]
        ending = "arrives" if steepest.status == "converged" else "is still on its way"
        sentence = (
            f"κ = {kappa:.3g} from ({start[0]:.1f}, {start[1]:.1f}): conjugate gradient arrives after "
            f"{_steps(conjugate)}, steepest descent {ending} after {_steps(steepest)}"
        )
        self.picture.update(steepest, conjugate, ellipses, sentence)


def _steps(path):
    return counted(path.step[-1], "step")
