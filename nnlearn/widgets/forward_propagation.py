"""A network fed by sliders, one layer after the other, each unit's weighted sum read by a click."""

import numpy as np

from ..figures.forward_propagation import ForwardPropagation
from ..figures.network_drawing import written
from . import controls
from .panel import Panel

Z = np.linspace(-10, 10, 401)  # where the activation function is drawn


class ForwardPropagationPanel(Panel):
    """One example x through a network of logistic units; layers above `layer` are not computed yet.

    A press on a unit reads its weighted sum, and computes as far as its layer; the arrow keys go from unit to unit.
    """

    def __init__(self, net, theta, x, layer=2, unit=(2, 1)):
        self.net = net
        self.theta = theta
        self.x = [
            controls.slider(f"x{sub}", round(value, 2), -2.0, 2.0, 0.01, width="300px")
            for sub, value in zip("₁₂₃₄₅", x, strict=False)
        ]
        l, i = unit
        self.layer = controls.whole_slider("layers computed", layer, 1, net.L, width="300px")
        self.read_layer = controls.whole_slider("read layer", l, 2, net.L, width="240px")
        self.read_unit = controls.whole_slider("unit", i, 1, net.sizes[l - 1], width="220px")
        picture = ForwardPropagation(net.sizes, net.roll(theta), (Z, net.hidden(Z)))
        super().__init__(picture, "Forward propagation", [[self.layer, self.read_layer, self.read_unit], self.x])
        self.layer.observe(self._follow, "value")
        self.live.on_point("map", lambda x, y: self._read(*self.picture.unit_near(x, y)))
        self.live.on_arrow(self._arrow)

    @property
    def unit(self):
        """The unit (layer, i) whose weighted sum is read."""
        l = self.read_layer.value
        return l, min(self.read_unit.value, self.net.sizes[l - 1])

    def _follow(self, change):
        if change["new"] > 1:
            self._read(change["new"], self.unit[1])

    def _arrow(self, dx, dy):
        l, i = self.unit
        self._read(min(max(l + int(np.sign(dx)), 2), self.net.L), i - int(np.sign(dy)))

    def _read(self, l, i):
        with self.together():
            self.layer.value = max(self.layer.value, l)
            self.read_layer.value = l
            self.read_unit.max = self.net.sizes[l - 1]
            self.read_unit.value = min(max(i, 1), self.net.sizes[l - 1])

    def show(self):
        """Propagate forward and write out the chosen unit's weighted sum."""
        z, a = self.net.forward(self.theta, [[slider.value for slider in self.x]])
        shown = range(1, self.layer.value + 1)
        l, i = self.unit
        self.read_unit.max = self.net.sizes[l - 1]
        parts = []
        sentence = f"Layer {l} is not computed yet: step on. Computed are {self.layer.value} of {self.net.L} layers"
        if l in shown:
            parts = self._parts(a, l, i)
            sentence = self._sentence(l, i, parts, z[l][0, i - 1], a[l][0, i - 1])
        self.picture.update(
            {k: a[k][0] for k in shown}, (l, i), f"layer {l}, unit {i}", parts, a[l][0, i - 1], sentence
        )

    def _parts(self, a, l, i):
        names = [
            "bias",
            *(f"$x_{j}$" if l == 2 else f"$a_{j}^{{({l - 1})}}$" for j in range(1, self.net.sizes[l - 2] + 1)),
        ]
        weights = self.net.roll(self.theta)[l - 1][i - 1]
        activations = self.net.with_bias(a[l - 1])[0]
        return list(zip(names, activations, weights, self.net.terms(self.theta, a, l, i)[0], strict=True))

    def _sentence(self, l, i, parts, z, a):
        (_, bias_says, bias, _), *others = parts
        products = f"{written(bias)} · {written(bias_says)} " + " ".join(
            f"{'+' if weight >= 0 else '−'} {written(abs(weight))} · {_in_brackets(activation)}"
            for _, activation, weight, _ in others
        )
        return f"Layer {l}, unit {i}: z = {products} = {written(z)}, and a = σ({written(z)}) = {written(a)}"


def _in_brackets(number):
    text = written(number)
    return f"({text})" if number < 0 else text
