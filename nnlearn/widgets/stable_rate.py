"""How large the learning rate may be: the error factors of both minima of the quartic, and what lies beyond."""

import numpy as np

from ..convergence import error_factor
from ..figures.stable_rate import StableRate
from ..one_dimension import LEFT, RIGHT, f, largest_stable_rate, late_iterates, period
from . import controls
from .panel import Panel

START = -2.0
RATES = np.linspace(0.005, 0.023, 437)  # as many as the axes have pixels
LATE = 17
PLACES = 4  # of a rate: the slider's marks, whose late iterates are computed once


class StableRatePanel(Panel):
    """Error factors and late iterates at rate r; `reveal()` draws the limits that the learner was to predict."""

    def __init__(self, rate=0.01):
        self.rate = controls.slider("learning rate r", rate, 0.005, 0.05, 0.0001, fmt=".4f", width="620px")
        ends = np.array([0.0, 0.05])
        factors = [error_factor(ends, f(minimum, 2)) for minimum in (LEFT, RIGHT)]
        limits = [largest_stable_rate(minimum) for minimum in (LEFT, RIGHT)]
        marks = np.round(np.arange(0.005, 0.05005, 10.0**-PLACES), PLACES)
        self._late = dict(zip(marks.tolist(), late_iterates(START, marks, keep=LATE).T, strict=True))
        late = late_iterates(START, RATES)
        dots = np.broadcast_to(RATES, late.shape).ravel(), late.ravel()
        super().__init__(StableRate(ends, factors, limits, dots), "Largest stable learning rate", [[self.rate]])

    def show(self):
        """Compute the factors at this rate, and look up where a thousand steps have led."""
        r = round(self.rate.value, PLACES)
        factors = [float(error_factor(r, f(minimum, 2))) for minimum in (LEFT, RIGHT)]
        late = self._late[r]
        says = ", ".join(
            f"{factor:.2f} at {name} ({_kind(factor)})" for factor, name in zip(factors, ("x_L", "x_R"), strict=True)
        )
        self.picture.update(r, factors, late, f"r = {r:.4f}: factor {says}. From −2, {_fate(late)}")

    def reveal(self):
        """Draw the limits of the rate."""
        self.picture.reveal()
        self.refresh()


def _kind(factor):
    if abs(factor) >= 1:
        return "repels"
    return "alternates" if factor < 0 else "one-sided"


def _fate(late):
    if not np.isfinite(late).all():
        return "descent runs away"
    p = period(late)
    points = ", ".join(f"{x:.4f}" for x in np.sort(late[:p]))
    if p == 0:
        return "no period is to be seen after a thousand steps"
    return f"descent ends at {points}" if p == 1 else f"descent ends in a cycle of {p}: {points}"
