r"""Named functions to descend on, each with its exact gradient and Hessian; most can be drawn.

A surface is a cost: `surface(x) -> (J, grad)`. It also has .value(x), .gradient(x) and .hessian(x), the box .bounds
in which it is worth looking at, and its .stationary_points. x has shape (d,), or (.., d) for many points at once; the
results then have shapes (..), (.., d) and (.., d, d). Complex x are taken. `-surface` turns climbing into descending.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from .activations import relu, sigmoid
from .arguments import float_array, number, vector


@dataclass(frozen=True)
class StationaryPoint:
    """A point where the gradient vanishes: its place x, and its kind, "minimum", "maximum" or "saddle"."""

    x: tuple
    kind: str


class Surface:
    """A function of d variables with exact derivatives; see the module's text for shapes.

    bounds is ((low, high), ..), one pair a variable; formula is its text for people.
    Sums of squares also have .residuals(x), shape (.., m), and .jacobian(x), shape (.., m, d).
    Raises ValueError when x does not end in d coordinates and TypeError when it does not hold numbers.
    """

    def __init__(self, name, formula, bounds, derivatives, stationary_points=(), residuals=None):
        self.name = name
        self.formula = formula
        self.bounds = bounds
        self.dimension = len(bounds)
        self.stationary_points = tuple(StationaryPoint(tuple(map(float, x)), kind) for x, kind in stationary_points)
        self._derivatives = derivatives
        if residuals is not None:
            self.residuals, self.jacobian = residuals

    def __call__(self, x):
        """Return (J, grad) at x."""
        f, gradient, _ = self._derivatives
        coordinates = self._coordinates(x)
        grad = np.empty(np.shape(x), coordinates.dtype)
        for i, slope in enumerate(gradient(*coordinates)):
            grad[..., i] = slope
        return f(*coordinates), grad

    def value(self, x):
        """Return J at x, shape (..)."""
        return self._derivatives[0](*self._coordinates(x))

    def gradient(self, x):
        """Return the gradient at x, shape (.., d)."""
        return self(x)[1]

    def hessian(self, x):
        """Return the matrix of second derivatives at x, shape (.., d, d)."""
        rows = self._derivatives[2](*self._coordinates(x))
        entries = np.broadcast_arrays(*[entry for row in rows for entry in row])
        shape = (*entries[0].shape, self.dimension, self.dimension)
        return np.stack(entries, axis=-1).reshape(shape)

    def __neg__(self):
        opposite = {"minimum": "maximum", "maximum": "minimum", "saddle": "saddle"}
        f, gradient, hessian = self._derivatives
        return Surface(
            self.name[1:] if self.name.startswith("-") else "-" + self.name,
            f"-({self.formula})",
            self.bounds,
            (
                lambda *c: -f(*c),
                lambda *c: [-entry for entry in gradient(*c)],
                lambda *c: [[-entry for entry in row] for row in hessian(*c)],
            ),
            [(p.x, opposite[p.kind]) for p in self.stationary_points],
        )

    def __repr__(self):
        return self.name

    def _coordinates(self, x):
        x = float_array(x, "x")
        if x.ndim == 0 or x.shape[-1] != self.dimension:
            raise ValueError(
                f"x has shape {x.shape}, expected (.., {self.dimension}): {self.name} has {self.dimension} "
                f"variable{'s' if self.dimension > 1 else ''}, and they are the last axis of x"
            )
        return x.transpose(-1, *range(x.ndim - 1))


def rescaled(surface, factors):
    """Return the same surface in other units: a surface of u = factors * x, whose gradient and Hessian are those by u.

    Raises ValueError unless there is one factor above 0 for each variable.
    """
    s = vector(factors, "factors", surface.dimension, "one factor for each variable")
    if not (s > 0).all():
        raise ValueError(f"factors goes down to {s.min():g}, expected numbers above 0: they are changes of unit")
    f, gradient, hessian = surface._derivatives

    def divided(entries):
        return [entry / float(factor) for entry, factor in zip(entries, s, strict=True)]

    def divided_twice(rows):
        return [[entry / float(factor) for entry in divided(row)] for row, factor in zip(rows, s, strict=True)]

    return Surface(
        f"rescaled {surface.name}",
        f"{surface.formula}, in other units",
        [(low * factor, high * factor) for (low, high), factor in zip(surface.bounds, s, strict=True)],
        (
            lambda *u: f(*divided(u)),
            lambda *u: divided(gradient(*divided(u))),
            lambda *u: divided_twice(hessian(*divided(u))),
        ),
        [(s * p.x, p.kind) for p in surface.stationary_points],
    )


def _like(x, constants):
    """Return an array of constants in the precision of x, which they must not widen."""
    return constants.astype(x.real.dtype)


# ---- one variable ---------------------------------------------------------------------------------------------------

quadratic = Surface(
    "quadratic",
    "x^2",
    ((-2.2, 2.2),),
    (lambda x: x**2, lambda x: [2 * x], lambda x: [[2 + 0 * x]]),
    [((0.0,), "minimum")],
)

_quartic_stationary = np.sort(np.roots([12.0, 15.0, -40.0, 8.0]).real)

quartic = Surface(
    "quartic",
    "3 x^4 + 5 x^3 - 20 x^2 + 8 x + 10",
    ((-4.0, 2.5),),
    (
        lambda x: 3 * x**4 + 5 * x**3 - 20 * x**2 + 8 * x + 10,
        lambda x: [12 * x**3 + 15 * x**2 - 40 * x + 8],
        lambda x: [[36 * x**2 + 30 * x - 40]],
    ),
    [((x,), kind) for x, kind in zip(_quartic_stationary, ("minimum", "maximum", "minimum"), strict=True)],
)

plateau = Surface(
    "plateau",
    "sigma(x)^2 / 2",
    ((-6.0, 12.0),),
    (
        lambda x: 0.5 * sigmoid(x) ** 2,
        lambda x: [sigmoid(x) * sigmoid.derivative(x)],
        lambda x: [[sigmoid.derivative(x) * sigmoid(x) * (2 - 3 * sigmoid(x))]],
    ),
)


def kinked(y_plus=1.0, y_minus=2.0):
    """Return the surface ((relu(x) - y_plus)^2 + (relu(-x) - y_minus)^2) / 2, with a kink at 0.

    It is a parabola on either side. At the kink itself the slope is taken as 0, as relu'(0) is.
    """
    y_plus, y_minus = number(y_plus, "y_plus"), number(y_minus, "y_minus")
    minima = [(w,) for w, y in ((y_plus, y_plus), (-y_minus, y_minus)) if y > 0]
    return Surface(
        f"kinked({y_plus:g}, {y_minus:g})",
        f"((relu(x) - {y_plus:g})^2 + (relu(-x) - {y_minus:g})^2) / 2",
        ((-4.0, 4.0),),
        (
            lambda x: ((relu(x) - y_plus) ** 2 + (relu(-x) - y_minus) ** 2) / 2,
            lambda x: [(relu(x) - y_plus) * relu.derivative(x) - (relu(-x) - y_minus) * relu.derivative(-x)],
            lambda x: [[relu.derivative(x) + relu.derivative(-x)]],
        ),
        [(w, "minimum") for w in minima],
    )


# ---- two variables --------------------------------------------------------------------------------------------------


def stretched_bowl(kappa=10.0):
    """Return the surface x^2 + kappa y^2, whose length scales differ by the condition number kappa >= 1.

    Raises ValueError for kappa below 1.
    """
    kappa = number(kappa, "kappa", low=1, remedy="exchange the axes instead")
    return Surface(
        f"stretched_bowl({kappa:g})",
        f"x^2 + {kappa:g} y^2",
        ((-1.3, 1.3), (-1.3, 1.3)),
        (
            lambda x, y: x**2 + kappa * y**2,
            lambda x, y: [2 * x, 2 * kappa * y],
            lambda x, y: [[2 + 0 * x, 0 * x], [0 * x, 2 * kappa + 0 * x]],
        ),
        [((0.0, 0.0), "minimum")],
    )


def _polynomial_gradient(x, y):
    return [
        4 * x**3 * y**2 + 2 * (x - 1) * (y - 1) ** 4,
        2 * x**4 * y + 4 * (x - 1) ** 2 * (y - 1) ** 3,
    ]


def _polynomial_hessian(x, y):
    mixed = 8 * x**3 * y + 8 * (x - 1) * (y - 1) ** 3
    return [
        [12 * x**2 * y**2 + 2 * (y - 1) ** 4, mixed],
        [mixed, 2 * x**4 + 12 * (x - 1) ** 2 * (y - 1) ** 2],
    ]


polynomial = Surface(
    "polynomial",
    "x^4 y^2 + (x - 1)^2 (y - 1)^4",
    ((-1.0, 2.0), (-1.0, 2.0)),
    (lambda x, y: x**4 * y**2 + (x - 1) ** 2 * (y - 1) ** 4, _polynomial_gradient, _polynomial_hessian),
    [((1.0, 0.0), "minimum"), ((0.0, 1.0), "minimum"), ((2 / 3, 1 / 3), "saddle")],
)


def _two_exponentials(x, y):
    left = np.exp(-((x + 1) ** 2) - (y - 1) ** 2)
    right = 0.6 * np.exp(-((x - 1) ** 2) - 0.5 * (y + 1) ** 2 + 0.1 * (x - 3) * (y - 3))
    return left, right


def _two_exponents_gradients(x, y):
    return (-2 * (x + 1), -2 * (y - 1)), (-2 * (x - 1) + 0.1 * (y - 3), -(y + 1) + 0.1 * (x - 3))


def _two_gaussians_gradient(x, y):
    left, right = _two_exponentials(x, y)
    (p, q), (r, s) = _two_exponents_gradients(x, y)
    return [left * p + right * r, left * q + right * s]


def _two_gaussians_hessian(x, y):
    left, right = _two_exponentials(x, y)
    (p, q), (r, s) = _two_exponents_gradients(x, y)
    mixed = left * p * q + right * (r * s + 0.1)
    return [
        [left * (p * p - 2) + right * (r * r - 2), mixed],
        [mixed, left * (q * q - 2) + right * (s * s - 1)],
    ]


two_gaussians = Surface(
    "two_gaussians",
    "exp(-(x+1)^2 - (y-1)^2) + 0.6 exp(-(x-1)^2 - (y+1)^2/2 + (x-3)(y-3)/10)",
    ((-3.0, 3.0), (-3.0, 3.0)),
    (lambda x, y: sum(_two_exponentials(x, y)), _two_gaussians_gradient, _two_gaussians_hessian),
    [
        ((0.788618557200165, -1.220218265128901), "maximum"),
        ((-0.993513271415036, 0.995896778693529), "maximum"),
        ((-0.0480756242544738, 0.207608495171694), "saddle"),
    ],
)


def _rosenbrock_residuals(x):
    x1, x2 = rosenbrock._coordinates(x)
    return np.stack([10 * (x2 - x1**2), 1 - x1], axis=-1)


def _rosenbrock_jacobian(x):
    x1 = rosenbrock._coordinates(x)[0]
    rows = [-20 * x1, 10 + 0 * x1, -1 + 0 * x1, 0 * x1]
    return np.stack(rows, axis=-1).reshape((*x1.shape, 2, 2))


rosenbrock = Surface(
    "rosenbrock",
    "100 (y - x^2)^2 + (1 - x)^2",
    ((-2.0, 2.0), (-1.0, 3.0)),
    (
        lambda x, y: 100 * (y - x**2) ** 2 + (1 - x) ** 2,
        lambda x, y: [-400 * x * (y - x**2) - 2 * (1 - x), 200 * (y - x**2)],
        lambda x, y: [[1200 * x**2 - 400 * y + 2, -400 * x], [-400 * x, 200 + 0 * x]],
    ),
    [((1.0, 1.0), "minimum")],
    residuals=(_rosenbrock_residuals, _rosenbrock_jacobian),
)


def linear_fit(x=(0.0, 1.0, 2.0, 3.0), y=(1.0, 2.0, 2.0, 4.0)):
    """Return the surface over (intercept, slope): the mean squared error of a straight line through the points (x, y).

    x and y have shape (m,). Raises ValueError when they differ in shape or all x are the same: the minimum is a point
    only where the line is determined.
    """
    x = vector(x, "x")
    y = vector(y, "y", len(x), "one target for each x")
    if np.ptp(x) == 0:
        raise ValueError(f"x holds {x[0]:g} alone, expected at least two different numbers: they determine the line")
    X, m = np.stack([np.ones(len(x)), x], axis=1), len(x)
    J, H = X / sqrt(m), 2 / m * X.T @ X

    def errors(w0, w1):
        return w0[..., None] * _like(w0, J[:, 0]) + w1[..., None] * _like(w1, J[:, 1]) - _like(w0, y / sqrt(m))

    def residuals(w):
        return errors(*surface._coordinates(w))

    def jacobian(w):
        return np.broadcast_to(J, (*np.shape(w)[:-1], m, 2))

    surface = Surface(
        "linear_fit",
        "mean of (w0 + w1 x - y)^2",
        ((-1.0, 3.0), (-1.0, 3.0)),
        (
            lambda w0, w1: (errors(w0, w1) ** 2).sum(axis=-1),
            lambda w0, w1: np.moveaxis(2 * errors(w0, w1) @ _like(w0, J), -1, 0),
            lambda w0, w1: [[entry + 0 * w0 for entry in row] for row in _like(w0, H)],
        ),
        [(np.linalg.solve(X.T @ X, X.T @ y), "minimum")],
        residuals=(residuals, jacobian),
    )
    return surface


_TWIN_X = np.array([-2.0, -1.0, -0.5, 0.5, 1.0, 2.0])
_TWIN_Y = np.tanh(0.5 * _TWIN_X) + np.tanh(2.0 * _TWIN_X)


def _twin_errors(w1, w2):
    x, y = _like(w1, _TWIN_X), _like(w1, _TWIN_Y)
    return np.tanh(w1[..., None] * x) + np.tanh(w2[..., None] * x) - y


def _twin_slopes(w):
    """Return x tanh'(w x) and x^2 tanh''(w x) of one unit for all examples."""
    x = _like(w, _TWIN_X)
    a = np.tanh(w[..., None] * x)
    slope = 1 - a * a
    return x * slope, -2 * x**2 * a * slope


def _twin_gradient(w1, w2):
    e = _twin_errors(w1, w2)
    return [(e * _twin_slopes(w)[0]).sum(axis=-1) for w in (w1, w2)]


def _twin_hessian(w1, w2):
    e = _twin_errors(w1, w2)
    (p1, q1), (p2, q2) = _twin_slopes(w1), _twin_slopes(w2)
    mixed = (p1 * p2).sum(axis=-1)
    return [[(p1 * p1 + e * q1).sum(axis=-1), mixed], [mixed, (p2 * p2 + e * q2).sum(axis=-1)]]


def _twin_residuals(x):
    return _twin_errors(*twin_minima._coordinates(x)) / sqrt(2)


def _twin_jacobian(x):
    slopes = [_twin_slopes(w)[0] for w in twin_minima._coordinates(x)]
    return np.stack(slopes, axis=-1) / sqrt(2)


twin_minima = Surface(
    "twin_minima",
    "half the squared error of tanh(w1 x) + tanh(w2 x) against tanh(0.5 x) + tanh(2 x)",
    ((-0.5, 3.0), (-0.5, 3.0)),
    (lambda w1, w2: 0.5 * (_twin_errors(w1, w2) ** 2).sum(axis=-1), _twin_gradient, _twin_hessian),
    [
        ((0.5, 2.0), "minimum"),
        ((2.0, 0.5), "minimum"),
        ((0.948468849252649, 0.948468849252649), "saddle"),
    ],
    residuals=(_twin_residuals, _twin_jacobian),
)

# ---- six variables --------------------------------------------------------------------------------------------------

_TRI = 2 * np.eye(6) - np.eye(6, k=1) - np.eye(6, k=-1)
_TRI_B = np.arange(1.0, 7.0)


def _tridiagonal_value(*x):
    x = np.stack(x, axis=-1)
    return (0.5 * x * (x @ _like(x, _TRI)) - _like(x, _TRI_B) * x).sum(axis=-1)


def _tridiagonal_gradient(*x):
    x = np.stack(x, axis=-1)
    return np.moveaxis(x @ _like(x, _TRI) - _like(x, _TRI_B), -1, 0)


tridiagonal = Surface(
    "tridiagonal",
    "x.(A x) / 2 - b.x with A = tridiagonal (-1, 2, -1), b = (1, .., 6)",
    ((0.0, 25.0),) * 6,
    (
        _tridiagonal_value,
        _tridiagonal_gradient,
        lambda *x: [[entry + 0 * x[0] for entry in row] for row in _like(x[0], _TRI)],
    ),
    [((8.0, 15.0, 20.0, 22.0, 20.0, 13.0), "minimum")],
)
