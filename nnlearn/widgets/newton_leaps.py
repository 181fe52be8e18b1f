"""Newton's method on the quartic: choose a start, and see it leap from vertex to vertex."""

import numpy as np

from ..descent import descend
from ..figures.newton_leaps import NewtonLeaps
from ..one_dimension import STATIONARY, TO_LEFT, TO_RIGHT, TO_TOP, f, newton_ends, newton_leaps
from ..optimizers import newton
from ..surfaces import quartic
from . import controls
from .panel import Panel

X = np.linspace(-6, 4.5, 631)
ENDS = {TO_LEFT: "the left minimum", TO_TOP: "the MAXIMUM", TO_RIGHT: "the right minimum"}


class NewtonLeapsPanel(Panel):
    """Newton's method from x0: the leaps on f and on f', and where all other starts end."""

    def __init__(self, x0=1.0, steps=1):
        self.x0 = controls.slider("start x₀", x0, -4.0, 4.0, 0.01, width="460px")
        self.steps = controls.whole_slider("steps", steps, 0, 12, width="300px")
        # Starts beyond the slider's are left white.
        ends = np.where(np.abs(X) <= 4.0, newton_ends(X), len(STATIONARY) + 1)
        picture = NewtonLeaps(X, f(X), f(X, 1), ends, STATIONARY)
        super().__init__(picture, "Newton's method on the quartic", [[self.x0, self.steps]])
        for axes_name in ("map", "strip"):
            self.live.on_point(axes_name, lambda x, _: self._start_at(x))
        self.live.on_arrow(lambda dx, dy: self._start_at(self.x0.value + (dx + dy) * self.x0.step))

    def _start_at(self, x):
        self.x0.value = round(min(max(x, self.x0.min), self.x0.max), 2)

    def show(self):
        """Leap from the start, and say where it ends."""
        x0 = self.x0.value
        x = descend(newton(quartic, [x0], quartic.hessian), self.steps.value).x[:, 0]
        end = ENDS.get(int(newton_ends(x0)), "no stationary point within sixty steps")
        first = ", ".join(f"{value:.4f}" for value in x[1:5]) + (" …" if len(x) > 5 else "")
        sentence = (
            f"from x₀ = {x0:.2f}, where f″ = {f(x0, 2):.2f}"
            + (f", Newton leaps to {first}" if len(x) > 1 else "")
            + f"; it ends in {end}"
        )
        self.picture.update(x, *newton_leaps(x), f(x), f(x, 1), sentence)
