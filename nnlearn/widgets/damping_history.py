"""Levenberg-Marquardt proposal by proposal: accepted and rejected ones, and how nu follows."""

import numpy as np

from ..descent import descend
from ..figures.damping_history import DampingHistory
from ..optimizers import levenberg_marquardt
from ..slices import heights
from ..surfaces import rosenbrock
from . import controls
from .panel import Panel

START = (-1.2, 1.0)
MOST = 60
ZERO = 1e-12
LEVELS = np.geomspace(0.05, 2500, 15)


class DampingHistoryPanel(Panel):
    """A run on Rosenbrock's valley from (-1.2, 1) with a chosen first damping and factor."""

    def __init__(self, nu=1.0, factor=2.0, shown=12):
        self.nu = controls.log_slider("first damping ν₀", nu, -3, 2)
        self.factor = controls.slider("factor", factor, 1.5, 10, 0.1, fmt=".1f", width="280px")
        self.shown = controls.whole_slider("proposals shown", shown, 0, MOST)
        picture = DampingHistory(*heights(rosenbrock), LEVELS, rosenbrock.stationary_points, MOST)
        super().__init__(picture, "A run of Levenberg-Marquardt", [[self.nu, self.factor], [self.shown]])

    def show(self):
        """Run the method, and show its first proposals."""
        visits = levenberg_marquardt(rosenbrock.residuals, START, rosenbrock.jacobian, self.nu.value, self.factor.value)
        path = descend(visits, steps=MOST, tolerance=1e-10)
        shown = min(self.shown.value, len(path) - 1)
        notes = path.notes[1 : shown + 1]
        accepted = sum(note["accepted"] for note in notes)
        last = f"; the last one has ρ = {notes[-1]['rho']:.2g} at ν = {notes[-1]['nu']:.3g}" if notes else ""
        whole = f"{len(path) - 1} proposals until it arrives" if path.status == "converged" else "it needs more than 60"
        loss = f"= {path.J[shown]:.3g}" if path.J[shown] > ZERO else "below 10⁻¹²"
        sentence = (
            f"ν₀ = {self.nu.value:.3g}, factor {self.factor.value:.1f}: {accepted} of the first {shown} proposals "
            f"accepted, {shown - accepted} rejected, L {loss}{last}; {whole}"
        )
        self.picture.update(path, shown, sentence)
