r"""Functions of one variable and their slopes by differences: how far they are off, and why.

    one-sided      truncation eps/2 |J''|        rounding u (2 |J| + |x J'|) / eps
    two-sided      truncation eps^2/6 |J'''|     rounding u (|J| + |x J'|) / eps
    complex step   truncation eps^2/6 |J'''|     rounding u |J'|

u is the largest relative rounding error, 2^-53 in float64 and 2^-24 in float32. J and x are rounded before they are
subtracted, so a step eps that is too small leaves little but their rounding errors.
"""

import numpy as np

from .activations import relu, sigmoid
from .arguments import choice, float_array
from .gradient_check import METHODS
from .surfaces import Surface, quartic

TINY = 1e-20  # for complex steps, where nothing is subtracted

cube = Surface(
    "cube",
    "x^3",
    ((-3.0, 2.0),),
    (lambda x: x * x * x, lambda x: [3 * x * x], lambda x: [[6 * x]]),
)


def _log_loss(x):
    away_from_zero = relu.of_array(x)
    return away_from_zero - x + np.log1p(np.exp(x - 2 * away_from_zero))


log_loss = Surface(
    "log-loss",
    "ln(1 + e^-x)",
    ((-3.0, 2.0),),
    (_log_loss, lambda x: [sigmoid(x) - 1], lambda x: [[sigmoid.derivative(x)]]),
)


def _kinked_slope(x):
    return (relu(x) - 1) * relu.derivative(x) - (relu(-x) - 2) * relu.derivative(-x)


kinked = Surface(
    "kink",
    "((relu(x) - 1)^2 + (relu(-x) - 2)^2) / 2",
    ((-3.0, 2.0),),
    (
        lambda x: ((relu(x) - 1) ** 2 + (relu(-x) - 2) ** 2) / 2,
        lambda x: [_kinked_slope(x)],
        lambda x: [[relu.derivative(x) + relu.derivative(-x)]],
    ),
    [((1.0,), "minimum"), ((-2.0,), "minimum")],
)

functions = {f.name: f for f in (quartic, cube, log_loss, kinked)}


def on_line(surface, x):
    """Return the surface of one variable at all numbers x, of the shape of x."""
    return surface.value(np.asarray(x)[..., np.newaxis])


def difference_quotient(f, x, eps=1e-4, method="two-sided"):
    """Return the slope of f at x by differences, for one or many eps at once: x and eps broadcast.

    f takes arrays elementwise. The precision of x is kept. Raises ValueError for an unknown method or an eps that is
    not positive.
    """
    choice(method, "method", METHODS)
    x = float_array(x, "x")
    eps = np.asarray(eps, dtype=x.dtype)
    if not (eps > 0).all():
        raise ValueError(f"eps goes down to {eps.min()}, expected numbers above 0: 1e-4 is a good choice")
    if method == "complex-step":
        return f(x + 1j * eps).imag / eps
    if method == "one-sided":
        return (f(x + eps) - f(x)) / eps
    return (f(x + eps) - f(x - eps)) / (2 * eps)


def slopes_beside(surface, x):
    """Return (left, right), the slopes of a surface of one variable at the floating-point neighbours of x.

    They differ where the surface has a kink.
    """
    x = np.asarray(x)
    return tuple(float(surface.gradient([np.nextafter(x, x + side)])[0]) for side in (-1, 1))


def expected_error(surface, x, eps, method="two-sided"):
    """Return truncation plus rounding error of the difference quotient of a smooth surface of one variable at x.

    Their formulas are in the module's text; x is one number in the precision that is meant, eps has any shape.
    """
    choice(method, "method", METHODS)
    x = float_array(x, "x")
    u = np.finfo(x.dtype).eps / 2
    exact = np.array([x], dtype=float)
    J, (slope,) = surface(exact)
    second = surface.hessian(exact)[0, 0]
    third = surface.hessian(exact + 1j * TINY)[0, 0].imag / TINY
    eps = np.asarray(eps, dtype=float)
    if method == "complex-step":
        return eps**2 / 6 * abs(third) + u * abs(slope)
    if method == "one-sided":
        return eps / 2 * abs(second) + u * (2 * abs(J) + abs(x * slope)) / eps
    return eps**2 / 6 * abs(third) + u * (abs(J) + abs(x * slope)) / eps
