"""Which start leads where on the quartic: click a start and a rate at once, or slide them."""

import numpy as np

from ..figures.basins import Basins
from ..one_dimension import TOP, descent_ends, descent_step, simple_borders
from . import controls
from .panel import Panel, bind_point
from .quartic_descent import ENDS

STARTS = np.linspace(-6, 6, 721)
RATES = np.linspace(0.001, 0.02, 229)
SHOWN = 40  # iterates


class BasinsPanel(Panel):
    """The ends of descent on the quartic over start and rate, with the iterates of one of them."""

    def __init__(self, x0=2.75, rate=0.01):
        self.x0 = controls.slider("start x₀", x0, -6.0, 6.0, 0.01, width="440px")
        self.rate = controls.slider("learning rate r", rate, 0.001, 0.02, 0.0001, fmt=".4f", width="440px")
        self.borders = controls.tick("borders by the formula")
        ends = descent_ends(STARTS, RATES[:, np.newaxis])
        picture = Basins(STARTS, RATES, ends, simple_borders(RATES), TOP)
        super().__init__(picture, "Where descent on the quartic ends", [[self.rate, self.borders], [self.x0]])
        bind_point(self, "map", self.x0, self.rate)

    def show(self):
        """Step on from the start, and say where it ends."""
        x0, r = self.x0.value, self.rate.value
        x = [x0]
        for _ in range(SHOWN):
            x.append(float(descent_step(x[-1], r)) if abs(x[-1]) < 1e3 else x[-1])
        low, high = (float(border) for border in simple_borders(r))
        self.picture.show_borders(self.borders.value)
        sentence = (
            f"r = {r:.4f} from x₀ = {x0:.2f}: the first step lands at {x[1]:.3f}, "
            f"{'right' if x[1] > TOP else 'left'} of x_M; the path {ENDS[int(descent_ends(x0, r))]}"
        )
        if self.borders.value:
            sentence += f". The formula's borders: {low:.3f} and {high:.3f}"
        self.picture.update(np.array(x), r, descent_step(STARTS, r), (low, TOP, high), sentence)
