"""Nine parameters on sliders, and the network they make: as a formula, as a drawing and as a surface."""

import numpy as np

from ..data import regression_example, truth_table
from ..figures.network_drawing import written
from ..figures.one_formula import OneFormula
from ..network import Network
from ..slices import grid
from . import controls
from .panel import Panel, bind_point

BOUNDS = ((-1.0, 2.0), (-1.0, 2.0))
POINTS = 61  # of the grid, in each direction
END, WIDE = 6.0, 30.0  # of the sliders of the parameters

# The letters of the formula in the order of the sliders, as they are written, and where each stands in theta.
PARAMETERS = {
    "w31": ("w₃¹", 1),
    "w32": ("w₃²", 2),
    "b3": ("b₃", 0),
    "w41": ("w₄¹", 4),
    "w42": ("w₄²", 5),
    "b4": ("b₄", 3),
    "w53": ("w₅³", 7),
    "w54": ("w₅⁴", 8),
    "b5": ("b₅", 6),
}


class OneFormulaPanel(Panel):
    """A 2-2-1 network of logistic units over the truth table `name`; it starts with the regression network's numbers.

    A press on the surface moves the point at which the units are evaluated; the arrow keys move it, too.
    """

    def __init__(self, name="xor"):
        self.net = Network((2, 2, 1))
        self.corners, self.targets = truth_table(name)
        self.points = grid(BOUNDS, POINTS)
        self.start = regression_example()[1]
        self.sliders = {
            name: controls.slider(text, self.start[place], -END, END, 0.1, fmt=".1f", width="290px")
            for name, (text, place) in PARAMETERS.items()
        }
        (low1, high1), (low2, high2) = BOUNDS
        self.x1 = controls.slider("x₁", 0.5, low1, high1, 0.05, width="240px")
        self.x2 = controls.slider("x₂", 0.5, low2, high2, 0.05, width="240px")
        self.wide = controls.tick("sliders from −30 to 30")
        reset = controls.button("↺ Reset", self._reset, "The numbers of the regression network")
        sliders = list(self.sliders.values())
        rows = [sliders[:3], sliders[3:6], sliders[6:], [self.x1, self.x2, self.wide, reset]]
        # Watched before the panel watches it: the sliders have their new ends when the picture is drawn.
        self.wide.observe(self._rescale, "value")
        super().__init__(OneFormula(BOUNDS, self.corners, self.targets), "A network as one formula", rows)
        bind_point(self, "map", self.x1, self.x2)

    def _rescale(self, change):
        with self.together():
            end = WIDE if change["new"] else END
            for slider in self.sliders.values():
                slider.min, slider.max = -end, end

    def _reset(self):
        with self.together():
            for name, (_, place) in PARAMETERS.items():
                self.sliders[name].value = self.start[place]

    def show(self):
        """Evaluate the network at the point, at the corners and on the grid."""
        parameters = {name: slider.value for name, slider in self.sliders.items()}
        theta = np.empty(len(parameters))
        for name, (_, place) in PARAMETERS.items():
            theta[place] = parameters[name]
        point = (self.x1.value, self.x2.value)
        _, a = self.net.forward(theta, [point])
        surface = self.net.predict(theta, self.points).reshape(POINTS, POINTS)
        outputs = self.net.predict(theta, self.corners)[:, 0]
        self.picture.update(
            parameters, self.net.roll(theta), {l: a[l][0] for l in a}, point, surface, self._sentence(point, a, outputs)
        )

    def _sentence(self, point, a, outputs):
        right = int(((outputs > 0.5) == (self.targets > 0.5)).sum())
        corners = ", ".join(f"{output:.2f}" for output in outputs)
        x1, x2 = (written(x) for x in point)
        return (
            f"At x = ({x1}, {x2}) node 3 says {a[2][0, 0]:.2f}, node 4 {a[2][0, 1]:.2f}, and ŷ = {a[3][0, 0]:.2f}. "
            f"At (0,0), (0,1), (1,0), (1,1) ŷ is {corners}: {right} of 4 corners on the right side of 1/2"
        )
