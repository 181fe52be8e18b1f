r"""Where a unit hardly feels its weights: slopes of sigma and tanh far out, and the cost of one unit with one input.

    sigma'(z) = sigma(-|z|) (1 - sigma(-|z|))     about e^-|z|
    tanh'(z)  = 4 sigma'(2 z)                     about 4 e^-2|z|

Written with -|z| they are exact far out, where 1 - sigma(z) and 1 - tanh(z)^2 round to nothing. The unit has weight w
and bias b, and its target is 0: f(w, b) = sigma(w x + b)^2 / 2, flat on both sides of the line w x + b = 0.
"""

import numpy as np

from .activations import sigmoid
from .costs import half_squared_error
from .network import Network
from .slices import costs_at

UNIT = Network((1, 1), cost=half_squared_error)
TARGET = np.zeros((1, 1))


def slope_of_sigma(z):
    """Return sigma'(z), of the shape of z, exact however small."""
    return sigmoid.derivative(-np.abs(z))


def slope_of_tanh(z):
    """Return tanh'(z), of the shape of z, exact however small."""
    return 4 * sigmoid.derivative(-2 * np.abs(z))


def unit(w, b, x):
    """Return (J, (slope along w, slope along b)) of the unit with input x."""
    J, grad = UNIT.cost_and_gradient([b, w], [[x]], TARGET)
    return float(J), (float(grad[1]), float(grad[0]))


def unit_costs(points, x):
    """Return J at many (w, b), shape (N, 2), for the input x: shape (N,)."""
    return costs_at(UNIT, np.asarray(points)[:, ::-1], [[x]], TARGET)
