"""Descent on the quartic: click or slide a start, slide the learning rate, and see where it goes in four ways."""

import numpy as np

from ..convergence import error_factor
from ..descent import descend
from ..figures.quartic_descent import QuarticDescent
from ..one_dimension import (
    AWAY,
    LEFT,
    NO_REST,
    RIGHT,
    TO_LEFT,
    TO_RIGHT,
    TOP,
    cobweb,
    descent_ends,
    descent_step,
    f,
)
from ..optimizers import gradient_descent
from ..surfaces import quartic
from . import controls
from .panel import Panel

X = np.linspace(-5.5, 5, 631)
LEVELS = {"$x_L$": LEFT, "$x_M$": TOP, "$x_R$": RIGHT}
ENDS = {
    TO_LEFT: "ends in the left minimum",
    TO_RIGHT: "ends in the right minimum",
    NO_REST: "never comes to rest",
    AWAY: "runs away",
}


class QuarticDescentPanel(Panel):
    """Descent on the quartic from x0 with rate r: zig-zag, cobweb, both by step, and the ends of all other starts.

    A press on one of the left axes moves the start; so do the arrow keys.
    """

    def __init__(self, x0=2.0, rate=0.01, steps=25):
        self.x0 = controls.slider("start x₀", x0, -4.5, 4.0, 0.01, width="440px")
        self.rate = controls.log_slider("learning rate r", rate, np.log10(0.0005), np.log10(0.05), fmt=".4f")
        self.steps = controls.whole_slider("steps", steps, 1, 100, width="300px")
        picture = QuarticDescent(X, f(X), LEVELS)
        super().__init__(picture, "Descent on the quartic", [[self.rate, self.steps], [self.x0]])
        for axes_name in ("hill", "strip_axes", "map"):
            self.live.on_point(axes_name, lambda x, _: self._start_at(x))
        self.live.on_arrow(lambda dx, dy: self._start_at(self.x0.value + (dx + dy) * self.x0.step))

    def _start_at(self, x):
        self.x0.value = round(min(max(x, self.x0.min), self.x0.max), 2)

    def show(self):
        """Descend from the start, and from all the others."""
        x0, r = self.x0.value, self.rate.value
        path = descend(gradient_descent(quartic, [x0], r), self.steps.value)
        x, (*ends, end) = path.x[:, 0], descent_ends(np.append(X, x0), r)
        distance = np.abs(x - (RIGHT if end == TO_RIGHT else LEFT))
        sentence = self._sentence(x0, r, x, end, distance[-1])
        self.picture.update(x, path.J, distance, cobweb(x), descent_step(X, r), np.array(ends), sentence)

    @staticmethod
    def _sentence(x0, r, x, end, distance):
        steps = f"{len(x) - 1} step{'' if len(x) == 2 else 's'}"
        if end == AWAY:
            where = f"x = {x[-1]:.3g} after {steps}"
        elif end == NO_REST:
            where = f"x = {x[-1]:.4f} after {steps}"
        else:
            where = f"{distance:.1e} from it after {steps}"
        factors = " in x_L and ".join(f"{error_factor(r, f(minimum, 2)):.2f}" for minimum in (LEFT, RIGHT))
        return (
            f"r = {r:.4f} from x₀ = {x0:.2f}: it {ENDS[end]}; {where}. "
            f"Close by, a step multiplies the distance by {factors} in x_R"
        )
