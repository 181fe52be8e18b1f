"""The 2-2-1 regression network with all its numbers: other inputs, and any of its nine parameters."""

import numpy as np

from ..data import regression_example
from ..figures.network_drawing import written
from ..figures.numbered_network import NumberedNetwork
from . import controls
from .panel import Panel

# The lecture's names of the nine parameters, in its order, and where each stands in theta.
PARAMETERS = {
    "w₁₁⁽¹⁾": 1,
    "w₁₂⁽¹⁾": 2,
    "b₁⁽¹⁾": 0,
    "w₂₁⁽¹⁾": 4,
    "w₂₂⁽¹⁾": 5,
    "b₂⁽¹⁾": 3,
    "w₁₁⁽²⁾": 7,
    "w₁₂⁽²⁾": 8,
    "b₁⁽²⁾": 6,
}


class RegressionNetworkPanel(Panel):
    """One example through the regression network; the connection whose parameter was moved last is marked."""

    def __init__(self, observation=1):
        self.net, self.given, self.X, _ = regression_example()
        self.x = [
            controls.slider(f"x{sub}", value, -4.0, 4.0, 0.1, width="300px")
            for sub, value in zip("₁₂", self.X[observation - 1], strict=True)
        ]
        self.sliders = {
            name: controls.slider(name, self.given[place], -2.0, 2.0, 0.01, width="290px")
            for name, place in PARAMETERS.items()
        }
        buttons = [
            controls.button("observation 1", lambda: self._observe(0), "x = (3, −2)"),
            controls.button("observation 2", lambda: self._observe(1), "x = (−1, 1)"),
            controls.button("↺ Reset", self._reset, "All nine parameters as they were given"),
        ]
        self._theta, self._moved = self.given, []
        sliders = list(self.sliders.values())
        super().__init__(
            NumberedNetwork(self.net.sizes, {(1, 1): "$x_1$", (1, 2): "$x_2$", (3, 1): "output"}),
            "The regression network",
            [[*self.x, *buttons], sliders[:3], sliders[3:6], sliders[6:]],
        )

    def _observe(self, number):
        with self.together():
            for slider, value in zip(self.x, self.X[number], strict=True):
                slider.value = value

    def _reset(self):
        with self.together():
            for name, place in PARAMETERS.items():
                self.sliders[name].value = self.given[place]

    def show(self):
        """Propagate one example forward with the parameters as they are now."""
        theta = np.empty(self.net.n_parameters)
        for name, place in PARAMETERS.items():
            theta[place] = round(self.sliders[name].value, 9)  # pages send 0.4000000000000001 for 0.4
        if (theta != self._theta).any():
            self._moved = [self.picture.network.connections[place] for place in np.flatnonzero(theta != self._theta)]
        self._theta = theta
        x = [slider.value for slider in self.x]
        z, a = self.net.forward(theta, [x])
        hidden = " and ".join(
            f"σ({written(s, '{:.4f}')}) = {value:.4f}" for s, value in zip(z[2][0], a[2][0], strict=True)
        )
        self.picture.update(
            self.net.roll(theta),
            {2: z[2][0]},
            {l: a[l][0] for l in a},
            self._moved if len(self._moved) == 1 else [],
            f"x = ({written(x[0], '{:.1f}')}, {written(x[1], '{:.1f}')}): hidden units {hidden}, "
            f"output {written(a[3][0, 0], '{:.4f}')}",
        )
