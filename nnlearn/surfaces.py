r"""Named functions to descend on, each with its exact gradient and Hessian; most can be drawn.

A surface is a cost: `surface(x) -> (J, grad)`. It also has .value(x), .gradient(x) and .hessian(x), the box .bounds
in which it is worth looking at, and its .stationary_points. x has shape (d,), or (.., d) for many points at once; the
results then have shapes (..), (.., d) and (.., d, d). Complex x are taken. `-surface` turns climbing into descending.
"""

from dataclasses import dataclass

import numpy as np

from .arguments import float_array, number


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
        return f(*coordinates), np.stack(np.broadcast_arrays(*gradient(*coordinates)), axis=-1)

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
        return np.moveaxis(x, -1, 0)


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
