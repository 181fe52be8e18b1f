r"""The chain rule as boxes: functions one behind the other, each with its own slope, and the product of the slopes.

y = u_n(.. u_2(u_1(x)))        dy/dx = u_n' .. u_2' u_1'        each slope where its box stands: at what comes in
"""

from dataclasses import dataclass

import numpy as np

from .activations import sigmoid
from .data import regression_example


@dataclass(frozen=True)
class Link:
    """One box: `function` and its `slope`, both of the number that comes in, and how they are written."""

    letter: str
    formula: str
    slope_formula: str
    function: callable
    slope: callable


@dataclass(frozen=True)
class Chain:
    """Boxes one behind the other, the innermost first; `letter` is the variable that enters the first."""

    name: str
    letter: str
    links: tuple

    def values(self, x):
        """Return what passes through: [x, after the first box, .., y], each of the shape of x."""
        values = [x]
        for link in self.links:
            values.append(link.function(values[-1]))
        return values

    def slopes(self, x):
        """Return the local slope of each box, the innermost first, each of the shape of x."""
        return [link.slope(value) for link, value in zip(self.links, self.values(x), strict=False)]

    def products(self, x):
        """Return the products of 0, 1, 2, .. slopes, collected from the last box backwards; the last is dy/dx."""
        products = [np.ones_like(x, dtype=float)]
        for slope in reversed(self.slopes(x)):
            products.append(products[-1] * slope)
        return products

    def __call__(self, x):
        """Return y."""
        return self.values(x)[-1]


def _times(factor, plus=0.0):
    return lambda v: factor * v + plus, lambda v: np.full_like(v, factor, dtype=float)


def _square():
    return lambda v: v * v, lambda v: 2 * v


def cost_of_one_weight():
    """Return the Chain from w11(1) of the regression example to its squared error on the first observation."""
    net, theta, X, Y = regression_example()
    Theta, (z, a) = net.roll(theta), net.forward(theta, X)
    (x1, _), y, w = X[0], Y[0, 0], Theta[2][0, 1]
    rest = z[2][0, 0] - Theta[1][0, 1] * x1
    others = a[3][0, 0] - w * a[2][0, 0]
    return Chain(
        "R as a function of w₁₁⁽¹⁾",
        "w",
        (
            Link("z", f"{x1:g}w − {-rest:.1f}", f"{x1:g}", *_times(x1, rest)),
            Link("a", "σ(z)", "σ′(z)", sigmoid, sigmoid.derivative),
            Link("ŷ", f"{w:g}a + {others:.3f}", f"{w:g}", *_times(w, others)),
            Link("R", f"({y:g} − ŷ)²", f"−2({y:g} − ŷ)", lambda v: (y - v) ** 2, lambda v: -2 * (y - v)),
        ),
    )


chains = (
    Chain(
        "(1.2 − θ)²: two links",
        "θ",
        (Link("u", "1.2 − θ", "−1", *_times(-1.0, 1.2)), Link("R", "u²", "2u", *_square())),
    ),
    Chain(
        "2x² + 4: two links",
        "x",
        (Link("v", "x²", "2x", *_square()), Link("y", "2v + 4", "2", *_times(2.0, 4.0))),
    ),
    Chain(
        "σ(3x)²: three links",
        "x",
        (
            Link("v", "3x", "3", *_times(3.0)),
            Link("u", "σ(v)", "σ′(v)", sigmoid, sigmoid.derivative),
            Link("y", "u²", "2u", *_square()),
        ),
    ),
    Chain(
        "exp(−x²): three links",
        "x",
        (
            Link("v", "x²", "2x", *_square()),
            Link("u", "−v", "−1", *_times(-1.0)),
            Link("y", "exp(u)", "exp(u)", np.exp, np.exp),
        ),
    ),
    cost_of_one_weight(),
)
