"""Unrolling: choose the layers and the order each way, and follow an entry from matrix to vector and back."""

import numpy as np

from ..figures.unrolling import Unrolling
from ..network import Network
from ..unrolling import roll, unroll
from . import controls
from .panel import Panel

ORDERS = [("row by row", "C"), ("column by column", "F")]
WAYS = {order: text for text, order in ORDERS}


class UnrollingPanel(Panel):
    """Three matrices of a network with four layers, unrolled in one order and rolled back in another."""

    def __init__(self, sizes=(10, 10, 10, 1), out="C", back="C", entry=12):
        self.sizes = [
            controls.whole_slider(f"s{sub}", s, 1, 12, width="230px") for sub, s in zip("₁₂₃₄", sizes, strict=True)
        ]
        self.out = controls.choice("unroll", ORDERS, out)
        self.back = controls.choice("roll back", ORDERS, back)
        self.entry = controls.whole_slider("follow entry", entry, 1, Network(sizes).n_parameters, width="520px")
        self._drawn = None
        super().__init__(Unrolling(), "Unrolling", [self.sizes, [self.out, self.back], [self.entry]])

    def show(self):
        """Number the weights, unroll them, roll them back, and compare."""
        net = Network([slider.value for slider in self.sizes])
        self.entry.max = net.n_parameters
        Theta = roll(np.arange(1, net.n_parameters + 1), net.shapes)
        theta = unroll(Theta, self.out.value)
        back = roll(theta, net.shapes, self.back.value)
        wrong = {l: back[l] != Theta[l] for l in Theta}
        if self._drawn != (net.sizes, self.out.value, self.back.value):
            self._drawn = (net.sizes, self.out.value, self.back.value)
            self.picture.show_matrices(Theta, {l: theta[part] for l, part in net.parts.items()}, back, wrong)
        number = self.entry.value
        places = [_find(matrices, number) for matrices in (Theta, back)]
        position = int(np.flatnonzero(theta == number)[0])
        count = sum(int(part.sum()) for part in wrong.values())
        (l, i, j), (_, i2, j2) = places
        state = f"{count} of {len(theta)} entries come back in the wrong place" if count else "every entry comes back"
        self.picture.update(
            places[0],
            position,
            places[1],
            f"{len(theta)} parameters, unrolled {WAYS[self.out.value]}, rolled back {WAYS[self.back.value]}: {state}. "
            f"Θ({l})[{i}, {j}] becomes θ[{position}] and comes back as Θ({l})[{i2}, {j2}]",
        )


def _find(matrices, number):
    for l, matrix in matrices.items():
        places = np.argwhere(matrix == number)
        if len(places):
            return (l, *(int(index) for index in places[0]))
    raise ValueError(f"number is {number}, expected one that stands in a matrix: choose a smaller one")
