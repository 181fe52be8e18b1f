"""Crossing a plateau with and without momentum: slide the memory, the rate and the start, and look at any step."""

import numpy as np

from ..descent import descend
from ..figures.plateau_crossing import PlateauCrossing
from ..optimizers import gradient_descent, momentum
from ..surfaces import plateau
from . import controls
from .panel import Panel

STEPS = 200
FAR = -12.0  # beyond this the ball has left the picture


class PlateauCrossingPanel(Panel):
    """Descent on sigma(w)^2 / 2 from w0, plain and with momentum, both with rate r, for 200 steps."""

    def __init__(self, mu=0.9, rate=1.0, w0=5.0, k=30):
        self.mu = controls.slider("memory μ", mu, 0.0, 0.99, 0.01, width="400px")
        self.rate = controls.slider("learning rate r", rate, 0.2, 4.0, 0.05)
        self.w0 = controls.slider("start w₀", w0, 1.0, 7.0, 0.1, fmt=".1f")
        self.k = controls.whole_slider("look at step k", k, 0, STEPS, width="400px")
        self._plain = self._rolling = (None, None)
        w = np.linspace(FAR, 8.0, 241)
        picture = PlateauCrossing(w, plateau.value(w[:, np.newaxis]), STEPS)
        super().__init__(picture, "Crossing a plateau", [[self.mu, self.k], [self.rate, self.w0]])

    def _run(self, kept, method, *settings):
        """Return (key, path): the one that is kept, unless its settings have changed."""
        key = (self.rate.value, self.w0.value, *settings)
        return kept if kept[0] == key else (key, descend(method(plateau, [key[1]], key[0], *settings), STEPS + 1))

    def show(self):
        """Descend in both ways."""
        mu, k = self.mu.value, self.k.value
        self._plain = self._run(self._plain, gradient_descent)
        self._rolling = self._run(self._rolling, momentum, mu)
        paths = {"gradient descent": self._plain[1], "momentum": self._rolling[1]}
        w = {name: path.x[:, 0] for name, path in paths.items()}
        velocity = w["momentum"][k + 1] - w["momentum"][k]
        arrivals = "; ".join(f"{name} {_arrival(w[name])}" for name in paths)
        self.picture.update(
            {name: x[:-1] for name, x in w.items()},
            k,
            {name: path.J[k] for name, path in paths.items()},
            velocity,
            f"μ = {mu:.2f}, r = {self.rate.value:.2f}, start {self.w0.value:.1f}: {arrivals}. At step {k} they are at "
            f"{w['gradient descent'][k]:.2f} and {w['momentum'][k]:.2f}; momentum's next step is {velocity:.2g}",
        )


def _arrival(w):
    across = w[:-1] <= 0
    return f"reaches w = 0 at step {int(np.argmax(across))}" if across.any() else f"is not at w = 0 after {STEPS} steps"
