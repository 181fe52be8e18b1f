"""Step through one example: forward with activations, then back with deltas, and see what feeds each of them."""

import numpy as np

from ..data import sine_example
from ..figures.backward_flow import BackwardFlow
from . import controls
from .panel import Panel

SUB = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class BackwardFlowPanel(Panel):
    """The 3-5-5-4 network on its first example, whose true class can be chosen.

    Steps 1 to L bring the activations layer by layer, the further ones the deltas from the output to layer 2. A press
    on a unit, or the slider, chooses the unit whose calculation is written out.
    """

    def __init__(self, step=5, true_class=1, unit=1):
        self.net, self.theta, X, _ = sine_example()
        self.Theta, L = self.net.roll(self.theta), self.net.L
        self.z, self.a = ({l: rows[0] for l, rows in of.items()} for of in self.net.forward(self.theta, X[:1]))
        targets = np.eye(self.net.sizes[-1])
        self.deltas = [
            {l: rows[0] for l, rows in self.net.backprop(self.theta, X[:1], Y[np.newaxis])[0].items()} for Y in targets
        ]
        self.step = controls.whole_slider("step", step, 1, 2 * L - 1, width="360px")
        self.true_class = controls.whole_slider("true class", true_class, 1, len(targets), width="280px")
        self.unit = controls.whole_slider("unit", unit, 1, max(self.net.sizes), width="280px")
        picture = BackwardFlow(self.net.sizes, self.Theta)
        super().__init__(picture, "Forward and back", [[self.step, self.true_class, self.unit]])
        self.live.on_point("map", self._press)
        self.live.on_arrow(lambda dx, dy: self._move(dx, -dy))

    def _press(self, x, y):
        unit = self.picture.network.unit_at(x, y)
        if unit is not None and unit[1] > 0:
            l, j = unit
            back = self.step.value > self.net.L and l > 1
            with self.together():
                self.unit.value = j
                self.step.value = 2 * self.net.L + 1 - l if back else l

    def _move(self, steps, units):
        with self.together():
            self.step.value = min(max(self.step.value + steps, 1), self.step.max)
            self.unit.value = min(max(self.unit.value + units, 1), self.unit.max)

    def show(self):
        """Show what is known at this step."""
        L, step = self.net.L, self.step.value
        back = step > L
        l = 2 * L + 1 - step if back else step
        j = min(self.unit.value, self.net.sizes[l - 1])
        delta = self.deltas[self.true_class.value - 1]
        y = np.eye(self.net.sizes[-1])[self.true_class.value - 1]
        a = {k: self.a[k] for k in self.a if back or k <= l}
        known = {k: delta[k] for k in delta if back and k >= l}
        sentence, connections = (self._back if back else self._forward)(l, j, delta, y)
        where = f"step {step} of {2 * L - 1}, {'back to' if back else 'forward to'} layer {l}: "
        self.picture.update(a, known, y if back else None, ([(l, j)], connections), where + sentence)

    def _forward(self, l, j, delta, y):
        symbol = f"a{str(j).translate(SUB)}"
        if l == 1:
            return f"{symbol} = {_signed(self.a[1][j - 1])} is an input", []
        feeds = [(l - 1, j, k) for k in range(self.net.sizes[l - 2] + 1)]
        z = self.z[l][j - 1]
        return f"{symbol} = σ({_signed(z)}) = {self.a[l][j - 1]:.3f}, its z a sum over {len(feeds)} connections", feeds

    def _back(self, l, j, delta, y):
        symbol = f"δ{str(j).translate(SUB)}"
        a, value = self.a[l][j - 1], delta[l][j - 1]
        if l == self.net.L:
            return f"{symbol} = a − y = {a:.3f} − {y[j - 1]:g} = {_signed(value)}", []
        feeds = [(l, i, j) for i in range(1, self.net.sizes[l] + 1)]
        terms = " + ".join(
            f"({_signed(self.Theta[l][i - 1, j], '.2f')})({_signed(delta[l + 1][i - 1])})" for _, i, _ in feeds
        )
        return (
            f"{symbol} = [{terms}] × g′ = {_signed(value / (a * (1 - a)))} × {a * (1 - a):.3f} = {_signed(value)}",
            feeds,
        )


def _signed(value, fmt=".3f"):
    return f"{value:{fmt}}".replace("-", "−")
