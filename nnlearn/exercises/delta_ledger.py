"""The delta ledger: a small network in numbers, whose deltas are typed one by one and judged by their slips."""

import itertools

import numpy as np

from ..activations import sigmoid
from ..network import Network
from .exercise import Feedback, Note, Slip

TOLERANCE = 0.0015  # numbers are shown with three places, so the last place of an answer may be off by one


class DeltaLedger:
    """A network of `sizes` with logistic units and cross-entropy, one example in numbers, and all its deltas.

    `Theta` {l: matrix}, `z`, `a` and `delta` {l: vector}, `y` (s_L,); `units` lists the (layer, unit) whose deltas are
    asked for, from the output backwards. `seed` decides the numbers: weights with one decimal, such that no slip comes
    out near the right answer or near another slip.
    """

    def __init__(self, sizes=(2, 2, 2), seed=1):
        self.sizes = tuple(sizes)
        self.seed = seed
        self.net = Network(self.sizes)
        self.units = [(l, j) for l in range(self.net.L, 1, -1) for j in range(1, self.sizes[l - 1] + 1)]
        for attempt in itertools.count():
            self._draw(np.random.default_rng([seed, attempt]))
            if self._can_be_told_apart():
                break

    def renewed(self, sizes, seed):
        """Return another ledger."""
        return type(self)(sizes, seed)

    def _draw(self, rng):
        net = self.net
        self.theta = rng.choice([-1, 1], net.n_parameters) * rng.integers(2, 20, net.n_parameters) / 10
        x = rng.choice([-1.0, -0.5, 0.5, 1.0, 2.0], (1, self.sizes[0]))
        Y = np.eye(self.sizes[-1])[[rng.integers(self.sizes[-1])]]
        z, a = net.forward(self.theta, x)
        delta, _, D = net.backprop(self.theta, x, Y)
        self.Theta, self.D, self.y = net.roll(self.theta), D, Y[0]
        self.z, self.a, self.delta = ({l: rows[0] for l, rows in of.items()} for of in (z, a, delta))
        self.cost = net.cost(self.theta, x, Y)

    def _can_be_told_apart(self):
        if min(abs(self.right(unit)) for unit in self.units) < 0.02:
            return False
        for unit in reversed(self.units):  # the deltas get smaller on the way back, so most trouble is found first
            wrong = np.array([slip.answer for slip in self.slips(unit)])
            if np.abs(wrong - self.right(unit)).min() < 3 * TOLERANCE or np.diff(np.sort(wrong)).min() < TOLERANCE / 5:
                return False
        return True

    # ---- what is right, and what goes wrong --------------------------------------------------------------------------

    def right(self, unit):
        """Return the delta of the unit (layer, number)."""
        l, j = unit
        return float(self.delta[l][j - 1])

    def feeding(self, unit):
        """Return the connections (l, i, j) that carry the deltas of the next layer to this unit; none for an output."""
        l, j = unit
        return [(l, i, j) for i in range(1, self.sizes[l] + 1)] if l < self.net.L else []

    def slips(self, unit):
        """Return the typical slips at this unit, each with the number that it produces."""
        return self._output_slips(unit) if unit[0] == self.net.L else self._hidden_slips(unit)

    def _output_slips(self, unit):
        l, j = unit
        z, a, y = self.z[l][j - 1], self.a[l][j - 1], self.y[j - 1]
        return [
            Slip(y - a, "The sign is reversed: that is y − a, and δ is a − y."),
            Slip(
                (a - y) * a * (1 - a),
                "That has a factor g′ too many: with cross-entropy and a logistic output it cancels; a − y is left.",
            ),
            Slip(
                2 * (a - y), "Twice too large: 2 (a − y) belongs to the squared error; here the cost is cross-entropy."
            ),
            Slip(z - y, "You compared z with the target: take the activation a, which stands in the unit."),
            *([Slip(a, "That is the activation itself: subtract the target y = 1.")] if y else []),
            *self._deltas_of_others(unit),
        ]

    def _hidden_slips(self, unit):
        return [*self._slips_in_the_slope(unit), *self._slips_in_the_sum(unit), *self._deltas_of_others(unit)]

    def _sum_and_slope(self, unit):
        l, j = unit
        a = self.a[l][j - 1]
        return float(self.net.weights(self.Theta[l])[:, j - 1] @ self.delta[l + 1]), a * (1 - a)

    def _slips_in_the_slope(self, unit):
        l, j = unit
        z, a = self.z[l][j - 1], self.a[l][j - 1]
        total, slope = self._sum_and_slope(unit)
        return [
            Slip(total, "That is the weighted sum alone: you left out g′(z) = a (1 − a)."),
            Slip(-total, "The sign is reversed, and g′(z) = a (1 − a) is left out."),
            Slip(-total * slope, "Right but for the sign: look at the signs of the weights and of the deltas again."),
            Slip(
                total * sigmoid.derivative(a),
                "You took g′ at a, σ(a)(1 − σ(a)): the slope belongs at z, and there it is a (1 − a).",
            ),
            Slip(total * a, "You multiplied by a: the slope is g′(z) = a (1 − a)."),
            Slip(total * (1 - a), "You multiplied by 1 − a: the slope is g′(z) = a (1 − a), both factors."),
            Slip(total * z * (1 - z), "You wrote z (1 − z) for the slope: it is a (1 − a), with the activation."),
            *(
                Slip(
                    total * self._sum_and_slope((l, k))[1],
                    f"The weighted sum is right, but the slope is that of unit {k}.",
                )
                for k in self._others(unit)
            ),
        ]

    def _slips_in_the_sum(self, unit):
        l, j = unit
        Theta, W, delta = self.Theta[l], self.net.weights(self.Theta[l]), self.delta[l + 1]
        into = self.net.weights(self.Theta[l - 1])
        total, slope = self._sum_and_slope(unit)
        sums = [
            (
                delta @ Theta[:, j - 1],
                f"You counted the bias column in: unit {j} sends along column {j} of Θ({l}), and column 0 is the bias.",
            ),
            (
                total + delta @ Theta[:, 0],
                "The bias weights are in your sum: nothing flows back into this unit through them.",
            ),
            (W[:, j - 1] @ self.a[l + 1], "You sent the activations of the next layer back: its deltas go back."),
        ]
        if W.shape[0] == W.shape[1]:
            sums.append(
                (
                    W[j - 1] @ delta,
                    f"You took a row of Θ({l}): those connections arrive at one unit of layer {l + 1}. "
                    "The ones that leave your unit are a column (Θ is transposed on the way back).",
                )
            )
        if into.shape[1] == len(delta):
            sums.append(
                (
                    into[j - 1] @ delta,
                    f"Those are the weights that lead into your unit, Θ({l - 1}): take those that lead out, Θ({l}).",
                )
            )
        sums += [
            (
                W[i, j - 1] * delta[i],
                f"Only unit {i + 1} of layer {l + 1} is in your sum: add up over all units of that layer.",
            )
            for i in range(len(delta))
        ]
        return [Slip(float(wrong) * slope, text) for wrong, text in sums]

    def _others(self, unit):
        l, j = unit
        return [k for k in range(1, self.sizes[l - 1] + 1) if k != j]

    def _deltas_of_others(self, unit):
        l, _ = unit
        return [Slip(self.right((l, k)), f"That is the delta of unit {k} of this layer.") for k in self._others(unit)]

    # ---- what the learner is told ------------------------------------------------------------------------------------

    def judge(self, unit, typed):
        """Return Feedback on what was typed for the delta of this unit: a number, or text that should be one."""
        name = self.name(unit)
        try:
            given = float(str(typed).strip().replace(",", ".").replace("−", "-"))
        except ValueError:
            given = np.nan
        if not np.isfinite(given):
            return Feedback("not yet", f"{name}: type a number with three places, such as −0.123, and press Enter.")
        if abs(given - self.right(unit)) <= TOLERANCE:
            return Feedback("right", f"{name} = {signed(self.right(unit))}. {self.worked(unit)}")
        slips = self.slips(unit)
        near = min(slips, key=lambda slip: abs(slip.answer - given))
        if abs(near.answer - given) <= TOLERANCE:
            return Feedback("wrong", f"{name} is not {signed(given)}. {near.text}")
        size = "the sign is wrong" if given * self.right(unit) < 0 else "the sign is right"
        return Feedback("wrong", f"{name} is not {signed(given)}; {size}. Work through it again, or ask for a hint.")

    def hints(self, unit):
        """Return the hints for this unit, first in words, then in numbers."""
        l, j = unit
        if l == self.net.L:
            return (
                Note("Hint 1 of 2.", f"{self.name(unit)} = a − y, with a and y of unit {j}: with cross-entropy no g′."),
                Note("Hint 2 of 2.", f"{self.worked(unit).split(' = ')[0]} = ?"),
            )
        return (
            Note(
                "Hint 1 of 2.",
                f"Follow the marked connections: multiply each weight by the delta at its end, add up, "
                f"then multiply by a (1 − a) of unit {j}.",
            ),
            Note("Hint 2 of 2.", f"{self.worked(unit).split(' = ')[0]} = ?"),
        )

    def worked(self, unit):
        """Return the calculation in numbers."""
        l, j = unit
        a = self.a[l][j - 1]
        if l == self.net.L:
            return f"{a:.3f} − {self.y[j - 1]:g} = {signed(self.right(unit))}"
        terms = " + ".join(
            f"({signed(weight, '.1f')}) · ({signed(delta)})"
            for weight, delta in zip(self.net.weights(self.Theta[l])[:, j - 1], self.delta[l + 1], strict=True)
        )
        return f"[{terms}] · {a:.3f} · {1 - a:.3f} = {signed(self.right(unit))}"

    def derivatives(self, units):
        """Return {(l, i, j): derivative of the cost in Theta(l)[i, j]} of the connections that lead into `units`."""
        return {(l - 1, i, j): float(self.D[l - 1][i - 1, j]) for l, i in units for j in range(self.sizes[l - 2] + 1)}

    def worked_derivative(self):
        """Return one derivative in numbers: that of the weight from unit 2 of the last hidden layer to output 1."""
        l = self.net.L - 1
        delta, a = self.delta[l + 1][0], self.a[l][1]
        return (
            f"the derivative in Θ({l})[1, 2] is {self.name((l + 1, 1))} times a₂ of layer {l}, "
            f"{signed(delta)} · {a:.3f} = {signed(delta * a)}, and so for every weight"
        )

    @staticmethod
    def name(unit):
        """Return the delta's name, as in δ₁ of layer 3; raised layer numbers would be too small to read on a page."""
        l, j = unit
        return f"δ{str(j).translate(_DOWN)} of layer {l}"


_DOWN = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def signed(value, fmt=".3f"):
    """Return a number as text with a true minus sign."""
    return f"{value:{fmt}}".replace("-", "−")
