"""A cost with a kink: slide the point and the two targets, and watch descent near the kink."""

import numpy as np

from ..descent import descend
from ..figures.kink import Kink
from ..optimizers import gradient_descent
from ..surfaces import kinked
from . import controls
from .panel import Panel

BOUNDS, STEPS = (-4.0, 4.0), 40
W = np.linspace(*BOUNDS, 401)


class KinkPanel(Panel):
    """f(w) = ((relu(w) - y+)^2 + (relu(-w) - y-)^2) / 2 and gradient descent on it."""

    def __init__(self, w=0.95, y_plus=-1.0, y_minus=-1.0, rate=0.1):
        self.w = controls.slider("w", w, *BOUNDS, 0.01, width="300px")
        self.y_plus = controls.slider("target y₊", y_plus, -2, 3, 0.1, width="260px")
        self.y_minus = controls.slider("target y₋", y_minus, -2, 3, 0.1, width="260px")
        self.rate = controls.slider("learning rate r", rate, 0.01, 1, 0.01, width="300px")
        self.shrinks = controls.tick("r shrinks as 1/(k + 1)")
        super().__init__(
            Kink(BOUNDS, STEPS),
            "A cost with a kink",
            [[self.w, self.y_plus, self.y_minus], [self.rate, self.shrinks]],
        )

    def show(self):
        """Compute the curve, the slopes on both sides of the point, and the descent from there."""
        f, w, r = kinked(self.y_plus.value, self.y_minus.value), self.w.value, self.rate.value
        rate = (lambda k: r / (k + 1)) if self.shrinks.value else r
        path = descend(gradient_descent(f, [w], rate), STEPS)
        tiny = 1e-9
        slopes = [f.gradient([w - tiny])[0], f.gradient([w + tiny])[0]]
        if abs(slopes[0] - slopes[1]) > 1e-6:
            slope = f"the slopes to its left and right differ ({slopes[0]:.2f} and {slopes[1]:.2f})"
        else:
            slope = f"slope {slopes[0]:.2f}"
        last = np.abs(np.diff(path.x[-5:, 0])).max()
        ending = "has come to rest" if last < 1e-3 else f"still moves by {last:.2g} a step"
        sentence = (
            f"w = {w:.2f}, f = {f.value([w]):.3f}, {slope}; "
            f"after {STEPS} steps descent is at w = {path.x[-1, 0]:.3f} and {ending}"
        )
        self.picture.update(W, f.value(W[:, np.newaxis]), (w, f.value([w])), slopes, path, sentence)
