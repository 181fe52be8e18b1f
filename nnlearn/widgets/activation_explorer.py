"""Four activation functions and their slopes: choose one, slide z, and see where a nudge of z still does something."""

import numpy as np

from ..activations import identity, relu, sigmoid, tanh
from ..figures.activation_explorer import ActivationExplorer as Picture
from ..figures.network_drawing import written
from . import controls
from .panel import Panel

FLAT = 0.05  # a slope below this counts as flat: less than a twentieth of a nudge of z gets through
Z = np.linspace(-10, 10, 401)

# name: function, (lowest, highest) of its axis, its formula and that of its slope
FUNCTIONS = {
    "logistic": (
        sigmoid,
        (-0.15, 1.15),
        r"logistic: $\sigma(z) = 1/(1 + e^{-z})$",
        r"slope: $\sigma(z)(1 - \sigma(z))$",
    ),
    "tanh": (tanh, (-1.3, 1.3), r"$\tanh(z)$", r"slope: $1 - \tanh^2(z)$"),
    "ReLU": (relu, (-2, 10.5), r"ReLU: $\max(0, z)$", r"slope: $0$ up to $z = 0$, then $1$"),
    "identity": (identity, (-10.5, 10.5), "identity: $z$", "slope: $1$"),
}


class ActivationExplorer(Panel):
    """One of four activation functions with its tangent at z; a press on either curve moves z, the arrow keys too.

    The line at 1/4, the logistic function's steepest slope, waits for `reveal()` where `limit` is False.
    """

    def __init__(self, function="logistic", z=0.5, limit=True):
        self.limit = limit
        self.function = controls.menu("function g", list(FUNCTIONS), function, width="240px")
        self.z = controls.slider("z", z, -10.0, 10.0, 0.05, width="460px")
        self._drawn = None
        super().__init__(Picture(), "Activation functions", [[self.z, self.function]])
        for axes in ("function", "derivative"):
            self.live.on_point(axes, lambda z, _: self._z_to(z))
        self.live.on_arrow(lambda dx, dy: self._z_to(self.z.value + dx * self.z.step))

    def _z_to(self, z):
        self.z.value = round(min(max(z, self.z.min), self.z.max) / self.z.step) * self.z.step

    def show(self):
        """Evaluate the function and its slope at z."""
        name, z = self.function.value, self.z.value
        g, *looks = FUNCTIONS[name]
        if self._drawn != name:
            self._drawn, slopes = name, g.derivative(Z)
            self.picture.show_function(Z, g(Z), slopes, slopes < FLAT, *looks)
            self.picture.show_limit(self.limit and name == "logistic")
        a, slope = float(g(z)), float(g.derivative(z))
        self.picture.update(z, a, slope, self._sentence(name, z, a, slope))

    def reveal(self):
        """Draw the line at the logistic function's steepest slope."""
        self.limit, self._drawn = True, None
        self.refresh()

    @staticmethod
    def _sentence(name, z, a, slope):
        through = f"a nudge of z gets through times {written(slope, '{:.3g}')}"
        if name == "ReLU" and z == 0:
            through = "the kink, where 0 is our choice"
        elif slope == 0:
            through = "flat here: no nudge of z gets through"
        elif slope < FLAT:
            through = "flat here: a nudge of z hardly gets through"
        value, rest, steep = (written(number, "{:.4g}") for number in (a, 1 - a, slope))
        way = {"logistic": f" = {value} · {rest}", "tanh": f" = 1 − ({value})²"}.get(name, "")
        if name == "tanh" and abs(float(f"{a:.4g}")) == 1:
            way = ""  # 1 − 1² is not what remains
        return f"{name} at z = {written(z)}: g(z) = {value}, slope g′(z){way} = {steep}; {through}"
