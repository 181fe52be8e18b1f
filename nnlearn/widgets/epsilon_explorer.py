"""The epsilon explorer: choose a function, a point and a step, and see how far each difference quotient is off."""

import numpy as np

from ..differences import difference_quotient, expected_error, functions, on_line, slopes_beside
from ..figures.epsilon_explorer import LOOKS, EpsilonExplorer
from ..gradient_check import relative_difference
from . import controls
from .panel import Panel

EPS = 10.0 ** (np.arange(-170, 1) / 10)
NEAR = np.linspace(-2, 2, 401)
TEXTS = {
    "quartic": "3θ⁴ + 5θ³ − 20θ² + 8θ + 10",
    "cube": "θ³",
    "log-loss": "ln(1 + e^−θ), a logistic unit's cost",
    "kink": "½(relu(θ) − 1)² + ½(relu(−θ) − 2)²",
}


class EpsilonExplorerPanel(Panel):
    """Slopes of a function at theta by differences with step eps, in float64 or float32.

    A press on the left axes moves eps, one on the curve moves theta; so do the arrow keys.
    """

    def __init__(self, function="quartic", theta=0.5, eps=1e-4, precision="float64", theory=True):
        self.function = controls.menu("J(θ)", [(TEXTS[name], name) for name in functions], function, width="330px")
        self.precision = controls.choice("numbers", ["float64", "float32"], precision)
        self.theta = controls.slider("point θ", theta, -3.0, 2.0, 0.01, width="340px")
        self.eps = controls.log_slider("step ε", eps, -17, 0, step=0.1, fmt=".1e", width="440px")
        self.theory = controls.tick("error by theory", theory)
        self._drawn = None
        super().__init__(
            EpsilonExplorer(),
            "Epsilon explorer",
            [[self.eps, self.theta], [self.function, self.precision, self.theory]],
        )
        self.live.on_point("map", self._eps_to)
        self.live.on_point("curve", lambda x, _: self._theta_to(x))
        self.live.on_arrow(self._arrow)

    def _eps_to(self, eps, _=None):
        exponent = min(max(np.log10(eps), self.eps.min), self.eps.max)
        self.eps.value = 10.0 ** round(exponent, 1)

    def _theta_to(self, theta):
        self.theta.value = round(min(max(theta, self.theta.min), self.theta.max), 2)

    def _arrow(self, dx, dy):
        with self.together():
            if dx:
                self._eps_to(self.eps.value * 10.0 ** (dx / 10))
            if dy:
                self._theta_to(self.theta.value + dy / 100)

    def show(self):
        """Compute the quotients and their errors for all eps and for the chosen one."""
        surface, eps = functions[self.function.value], self.eps.value
        x = np.dtype(self.precision.value).type(round(self.theta.value, 9))
        theta = float(x)
        if self._drawn != surface.name:
            self._drawn, grid = surface.name, np.linspace(-3.2, 2.2, 271)
            self.picture.show_function(grid, on_line(surface, grid), f"$J$: {surface.name}")
        J, slope = (float(value) for value in (on_line(surface, theta), surface.gradient([theta])[0]))

        def f(x):
            return on_line(surface, x)

        errors, expected, at_eps, quotients = {}, {}, {}, {}
        for method in LOOKS:
            slopes = difference_quotient(f, x, np.append(EPS, eps), method).astype(float)
            quotients[method] = float(slopes[-1])
            at_eps[method] = abs(quotients[method] - slope)
            errors[method] = np.abs(slopes[:-1] - slope)
            if self.theory.value and method != "complex-step":
                expected[method] = expected_error(surface, x, EPS, method)
        step = x.dtype.type(eps)
        change = (f(x + NEAR.astype(x.dtype) * step) - f(x)).astype(float) / eps
        sides = slopes_beside(surface, x)
        self.picture.update(
            EPS,
            errors,
            expected,
            (eps, at_eps),
            theta,
            J,
            sides,
            quotients,
            (NEAR, change),
            self._sentence(theta, slope, sides, quotients, at_eps),
        )

    def _sentence(self, theta, slope, sides, quotients, off):
        difference = relative_difference([slope], [quotients["two-sided"]])
        verdict = f"check {'ok' if difference < 1e-7 else 'NOT ok'}: relative difference {difference:.1e}"
        start = f"{self.function.value} at θ = {theta:.4g}, ε = {self.eps.value:.1e}, {self.precision.value}: "
        if abs(sides[0] - sides[1]) > 1e-3:
            return (
                f"{start}a kink, slope {sides[0]:.4g} on the left, {sides[1]:.4g} on the right, "
                f"{slope:.4g} programmed; two-sided quotient {quotients['two-sided']:.4g}; {verdict}"
            )
        return (
            f"{start}slope {slope:.6g}; off by {off['one-sided']:.1e} one-sided, {off['two-sided']:.1e} two-sided, "
            f"{off['complex-step']:.1e} by complex step; {verdict}"
        )
