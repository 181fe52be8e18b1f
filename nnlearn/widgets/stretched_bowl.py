"""Length scales that differ: a valley that is stretched with one slider, descended with another."""

import numpy as np

from ..convergence import error_factor, steps_until_close
from ..descent import descend, norm
from ..figures.stretched_bowl import StretchedBowl
from ..optimizers import gradient_descent
from ..surfaces import stretched_bowl
from ..wording import counted
from . import controls
from .panel import Panel

START = (1.0, 1.0)
CLOSE = 1e-6
DRAWN, MOST = 200, 2000  # the steps that are drawn, and those that are counted


class StretchedBowlPanel(Panel):
    """Descent on x^2 + kappa y^2 from (1, 1), the rate given as a share of the largest stable one, 1/kappa."""

    def __init__(self, kappa=10.0, share=0.9):
        self.kappa = controls.log_slider("stretch κ", kappa, 0, 2)
        self.share = controls.slider("rate r as a share of 1/κ", share, 0.05, 1.1, 0.01, width="460px")
        self._circle = np.stack([np.cos(t := np.linspace(0, 2 * np.pi, 161)), np.sin(t)])
        kappas = np.geomspace(1, 100, 13)
        super().__init__(
            StretchedBowl(kappas, [_steps(kappa, 1 / (1 + kappa)) for kappa in kappas]),
            "Descent in a stretched bowl",
            [[self.kappa], [self.share]],
        )

    def show(self):
        """Descend until the distance is 1e-6; of more than 200 steps the first 200 are drawn."""
        kappa = self.kappa.value
        r = self.share.value / kappa
        path = descend(
            gradient_descent(stretched_bowl(kappa), START, r), DRAWN, until=lambda visit: norm(visit.x) <= CLOSE
        )
        needed = _steps(kappa, r)
        levels = (np.arange(1, 8) / 4) ** 2
        ellipses = [np.sqrt(level) * self._circle / np.sqrt([[1.0], [kappa]]) for level in levels]
        if needed is not None:
            end = f"within 10⁻⁶ after {counted(needed, 'step')}"
        elif path.J[-1] > path.J[0]:
            end = "the steep coordinate runs away"
        else:
            end = f"still {norm(path.x[-1]):.2g} away after 200 steps"
        sentence = f"κ = {kappa:.3g}, r = {r:.3g} ({100 * self.share.value:.0f} % of the limit 1/κ): {end}"
        self.picture.update(path, ellipses, kappa, needed, sentence)


def _steps(kappa, r):
    factors = error_factor(r, np.diag(stretched_bowl(kappa).hessian(START)))
    return steps_until_close(START, factors, CLOSE, most=MOST)
