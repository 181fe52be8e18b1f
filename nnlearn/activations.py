r"""Activation functions, each kept together with its derivative.

    logistic  sigma(z) = 1 / (1 + e^-z)        sigma'(z) = sigma(z) (1 - sigma(z))
    tanh      tanh(z)                          tanh'(z)  = 1 - tanh(z)^2
    ReLU      max(0, z)                        relu'(z)  = 0 for z <= 0, 1 for z > 0
    identity  z                                1

All work elementwise on arrays of any shape, keep the precision they are given (float32 stays float32), take
complex numbers (for the complex step) and neither overflow nor warn at z = +-1000.
"""

import numpy as np

from .arguments import float_array


class Activation:
    """An elementwise function g with its derivative: `g(z)`, `g.derivative(z)`, `g.slope_at(a)`.

    `slope_at(a)` is the same derivative written with the activation a = g(z), which back propagation has at hand.
    Raises TypeError when z does not hold numbers.
    """

    def __init__(self, name, function, slope_at, formula):
        self.name = name
        self.formula = formula
        self.of_array = function
        self.slope_at = slope_at

    def __call__(self, z):
        """Return g(z), of the shape of z."""
        with np.errstate(over="ignore"):  # e^1000 = inf is meant: 1 / (1 + inf) = 0
            return self.of_array(float_array(z, "z"))

    def derivative(self, z):
        """Return g'(z), of the shape of z."""
        return self.slope_at(self(z))

    def __repr__(self):
        return self.name


def _sigmoid(z):
    if z.dtype.kind == "c":
        # e^-z overflows to nan in complex numbers, so the exponent is kept negative.
        small = np.exp(z - 2 * _relu(z))
        return np.where(z.real > 0, 1, small) / (1 + small)
    return 1 / (1 + np.exp(-z))


def _relu(z):
    return np.where(z.real > 0, z, 0) if z.dtype.kind == "c" else np.maximum(z, 0)


sigmoid = Activation("sigmoid", _sigmoid, lambda a: a * (1 - a), "1 / (1 + e^-z)")
tanh = Activation("tanh", np.tanh, lambda a: 1 - a * a, "tanh(z)")
relu = Activation("relu", _relu, lambda a: (a.real > 0).astype(a.dtype), "max(0, z)")
identity = Activation("identity", lambda z: z, np.ones_like, "z")


def logit(h):
    """Return the z with sigma(z) = h, log(h / (1 - h)), for 0 < h < 1."""
    h = float_array(h, "h")
    return np.log(h) - np.log1p(-h)
