"""Momentum in a long valley: choose rate and memory on a map of how fast they are, and watch the ball."""

import numpy as np

from .. import heavy_ball
from ..descent import descend
from ..figures.momentum_in_a_valley import NAMES, MomentumInAValley
from ..optimizers import gradient_descent, momentum
from ..slices import grid
from ..surfaces import stretched_bowl
from ..wording import counted
from . import controls
from .panel import Panel, bind_point

STEPS = 120
CLOSE = 1e-6
SHARES, MEMORIES = (0.05, 2.0), (0.0, 0.99)
FINE = 61
START = (1.0, 1.0)


class MomentumInAValleyPanel(Panel):
    """Descent on x^2 + kappa y^2 from (1, 1) with and without momentum; the rate is a share of 1/kappa."""

    def __init__(self, kappa=100.0, share=0.9, mu=0.9, k=12):
        self.mu = controls.slider("memory μ", mu, *MEMORIES, 0.01, width="380px")
        self.share = controls.slider("rate r as a share of 1/κ", share, *SHARES, 0.01, width="460px")
        self.kappa = controls.log_slider("stretch κ", kappa, 0, 2, width="320px")
        self.k = controls.whole_slider("look at step k", k, 0, STEPS - 1, width="400px")
        self._points = grid((SHARES, MEMORIES), FINE)
        self._circle = np.stack([np.cos(t := np.linspace(0, 2 * np.pi, 161)), np.sin(t)])
        self._shown = None
        picture = MomentumInAValley(SHARES, MEMORIES, STEPS)
        super().__init__(picture, "Momentum in a long valley", [[self.mu, self.share], [self.kappa, self.k]])
        bind_point(self, "choice", self.share, self.mu)

    def _show_valley(self, kappa):
        levels = (np.arange(1, 8) / 4) ** 2
        ellipses = [np.sqrt(level) * self._circle / np.sqrt([[1.0], [kappa]]) for level in levels]
        shares, memories = self._points.T
        factors = heavy_ball.slowest_factor(shares / kappa, memories, 2.0, 2.0 * kappa)
        r, mu = heavy_ball.best(2.0, 2.0 * kappa)
        self.picture.show_valley(ellipses, factors.reshape(FINE, FINE), (r * kappa, mu))

    def show(self):
        """Descend in both ways, and draw the map when the valley has changed."""
        kappa, share, mu, k = (control.value for control in (self.kappa, self.share, self.mu, self.k))
        if kappa != self._shown:
            self._shown = kappa
            self._show_valley(kappa)
        r, valley = share / kappa, stretched_bowl(kappa)
        runs = gradient_descent(valley, START, r), momentum(valley, START, r, mu)
        paths = {name: descend(visits, STEPS).x for name, visits in zip(NAMES, runs, strict=True)}
        distances = {name: np.linalg.norm(x, axis=1) for name, x in paths.items()}
        velocity = paths["momentum"][k + 1] - paths["momentum"][k]
        factor = heavy_ball.slowest_factor(r, mu, 2.0, 2.0 * kappa)
        kind = "runs away" if factor > 1 else "arrives" if factor < 1 else "neither arrives nor runs away"
        ends = "; ".join(f"{name} {_end(distances[name])}" for name in NAMES)
        self.picture.update(
            paths,
            distances,
            k,
            velocity,
            (share, mu),
            f"κ = {kappa:.3g}, r = {share:.2f}/κ, μ = {mu:.2f}: in the long run each step multiplies the distance by "
            f"{factor:.3f}, so momentum {kind}; {ends}",
        )


def _end(distance):
    close = distance <= CLOSE
    if close.any():
        return f"is within 10⁻⁶ after {counted(int(np.argmax(close)), 'step')}"
    return f"is {distance[-1]:.2g} away after {len(distance) - 1} steps"
