"""What the Hessian costs: a slider for the number of parameters, from ten to ten thousand million."""

import numpy as np

from .. import hessian_cost
from ..figures.hessian_cost import HessianCost
from . import controls
from .panel import Panel

MARKS = {74: "3-5-5-4: 74", 10**6: "a million", 10**9: "a thousand million"}
SHELVES = {16e9: "a laptop's memory, 16 GB", 1e15: "a thousand disks of 1 TB"}
PREFIXES = ("", "k", "M", "G", "T", "P", "E")


class HessianCostPanel(Panel):
    """Memory of the Hessian against that of the gradient, and what it takes to get and to use it."""

    def __init__(self, N=1885):
        self.N = controls.log_slider("parameters N", N, 1, 10, step=0.05, fmt=".3g", width="560px")
        sizes = np.array([10.0, 1e10])
        picture = HessianCost(sizes, hessian_cost.memory(sizes), MARKS, SHELVES)
        super().__init__(picture, "What the Hessian costs", [[self.N]])

    def show(self):
        """Count for the N of the slider."""
        N = round(self.N.value)
        memory = hessian_cost.memory(N)
        gradient, hessian = (_bytes(memory[name]) for name in ("gradient", "Hessian"))
        sentence = (
            f"N = {_short(N)}: the gradient takes {gradient}, the Hessian {hessian} and, by differences, "
            f"{_short(hessian_cost.gradient_calls(N))} gradients; each step takes {hessian_cost.solving(N):.2g} "
            "multiplications"
        )
        self.picture.update(N, memory, sentence)


def _short(number):
    return f"{number:,}".replace(",", " ") if number < 10**7 else f"{number:.3g}"


def _bytes(size):
    power = min((len(str(size)) - 1) // 3, len(PREFIXES) - 1)
    return f"{size / 1000**power:.3g} {PREFIXES[power]}B"
