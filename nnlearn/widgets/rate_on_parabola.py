"""One learning rate on the parabola x^2: slow, good, overshooting or running away."""

import numpy as np

from ..convergence import error_factor
from ..descent import descend
from ..figures.rate_on_parabola import RateOnParabola
from ..optimizers import gradient_descent
from ..surfaces import quadratic
from ..wording import counted
from . import controls
from .panel import Panel

CURVATURE = quadratic.hessian(np.zeros(1))[0, 0]


class RateOnParabolaPanel(Panel):
    """Descent on f(x) = x^2 from x0 with rate r; `reveal()` draws the limit that the learner was to predict."""

    def __init__(self, rate=0.2):
        self.rate = controls.slider("learning rate r", rate, 0.01, 1.1, 0.01, width="420px")
        self.x0 = controls.slider("start x₀", 1.0, -2.0, 2.0, 0.01, width="280px")
        self.steps = controls.whole_slider("steps", 50, 1, 50, width="260px")
        x = np.linspace(-2.2, 2.2, 201)
        rates = np.linspace(0, 1.15, 2)
        picture = RateOnParabola((x, quadratic.value(x[:, np.newaxis])), rates, error_factor(rates, CURVATURE))
        super().__init__(picture, "Descent on the parabola", [[self.rate], [self.x0, self.steps]])

    def show(self):
        """Descend and say what kind of path it is."""
        r = self.rate.value
        factor = float(error_factor(r, CURVATURE))
        path = descend(gradient_descent(quadratic, [self.x0.value], r), self.steps.value)
        size = abs(factor)
        kind = "converges" if size < 1 else "runs away" if size > 1 else "neither converges nor runs away"
        way = "jumps from side to side" if factor < 0 else "stays on its side" if factor > 0 else "hits the minimum"
        last = abs(path.x[-1, 0])
        sentence = (
            f"r = {r:.2f}: every step multiplies x by {factor:.2f}, so it {way} and {kind}; "
            f"|x| = {last:.3g} after {counted(path.step[-1], 'step')}"
        )
        self.picture.update(path, r, factor, sentence)

    def reveal(self):
        """Draw the limit of the rate."""
        self.picture.reveal()
        self.refresh()
