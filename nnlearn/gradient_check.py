r"""Gradients by differences of the cost alone, and the comparison with a gradient that somebody programmed.

    two-sided      (J(x + eps e_i) - J(x - eps e_i)) / (2 eps)     error eps^2/6 J''',  2 n evaluations
    one-sided      (J(x + eps e_i) - J(x)) / eps                   error eps/2 J'',     n + 1 evaluations
    complex step   Im J(x + i eps e_i) / eps                       error eps^2/6 J''', no subtraction, so no rounding

e_i is the i-th unit vector. The precision of x is kept, so that float32 can be compared with float64.
"""

from dataclasses import dataclass

import numpy as np

from .arguments import choice, cost_and_gradient, number, vector

METHODS = ("two-sided", "one-sided", "complex-step")


def numerical_gradient(f, x, eps=1e-4, method="two-sided"):
    """Return the gradient of f at x, shape (n,), by differences of f alone.

    f(x) returns J, or (J, grad) of which grad is ignored. For "complex-step" f must take complex numbers and eps
    may be as small as 1e-20. Raises ValueError for an unknown method, an eps that is not positive or a J that is not
    one number, TypeError when a complex step does not come through f.
    Source: for the complex step, Squire and Trapp 1998.
    """
    choice(method, "method", METHODS)
    number(eps, "eps", low=0, low_open=True, remedy="1e-4 is a good choice")
    x = vector(x, "x")
    if method == "complex-step" and np.iscomplexobj(x):
        raise TypeError("x is complex already, expected real numbers: use another method")
    eps = x.real.dtype.type(eps)
    at_x = value(f, x) if method == "one-sided" else None
    gradient = np.empty_like(x)
    for i in range(len(x)):
        if method == "complex-step":
            moved = x.astype(np.result_type(x, np.complex64))
            moved[i] += 1j * eps
            J = value(f, moved)
            if not np.iscomplexobj(J):
                raise TypeError(
                    "f returned a real number for a complex x, expected a complex one: avoid abs, max and float"
                )
            gradient[i] = J.imag / eps
        elif method == "one-sided":
            gradient[i] = (value(f, shifted(x, i, eps)) - at_x) / eps
        else:
            gradient[i] = (value(f, shifted(x, i, eps)) - value(f, shifted(x, i, -eps))) / (2 * eps)
    return gradient


def numerical_hessian(cost, x, eps=1e-4):
    """Return the symmetric Hessian at x, shape (n, n), by two-sided differences of the gradient that `cost` returns.

    cost(x) returns (J, grad); it is called 2 n times. Raises ValueError for an eps that is not positive.
    """
    number(eps, "eps", low=0, low_open=True, remedy="1e-4 is a good choice")
    x = vector(x, "x")

    def gradient(x):
        return np.asarray(cost_and_gradient(cost(x), x)[1])

    rows = [(gradient(shifted(x, i, eps)) - gradient(shifted(x, i, -eps))) / (2 * eps) for i in range(len(x))]
    H = np.array(rows)
    return (H + H.T) / 2


def value(f, x):
    """Return J = f(x), also when f returns (J, grad)."""
    result = f(x)
    J = result[0] if isinstance(result, tuple) else result
    if np.ndim(J):
        raise ValueError(f"f returned an array of shape {np.shape(J)}, expected one number: J is a sum or a mean")
    return J


def shifted(x, i, by):
    """Return a copy of x with `by` added to entry i."""
    moved = x.copy()
    moved[i] += by
    return moved


def relative_difference(a, b):
    """Return |a - b| / (|a| + |b|), Euclidean norms; 0 for two zero vectors, 1 for opposite ones.

    Raises ValueError when the shapes differ.
    """
    if np.shape(a) != np.shape(b):
        raise ValueError(f"b has shape {np.shape(b)}, expected {np.shape(a)}, the shape of a: unroll both alike")
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(np.subtract(a, b)) / size) if size else 0.0


@dataclass(frozen=True, eq=False)
class GradientCheck:
    """The verdict on a gradient: `ok` when `relative_difference` is below `tolerance`.

    `worst` is the index of the largest disagreement; numerical, analytic and difference have shape (n,).
    """

    relative_difference: float
    worst: int
    ok: bool
    tolerance: float
    numerical: np.ndarray
    analytic: np.ndarray
    difference: np.ndarray

    @property
    def message(self):
        """The verdict as a sentence."""
        if self.ok:
            return f"ok: relative difference {self.relative_difference:.1e}, below {self.tolerance:.0e}"
        return (
            f"NOT ok: relative difference {self.relative_difference:.3g}, expected below {self.tolerance:.0e}; "
            f"worst at entry {self.worst}: programmed {self.analytic[self.worst]:.6g}, "
            f"by differences {self.numerical[self.worst]:.6g}"
        )

    def __repr__(self):
        return f"GradientCheck({self.message})"


def check_gradient(cost, x, eps=1e-4, tolerance=1e-7):
    """Return the GradientCheck of cost(x) -> (J, grad) at x: its grad against two-sided differences of its J.

    Raises ValueError when grad does not have the shape of x and TypeError when cost returns no pair.
    """
    number(tolerance, "tolerance", low=0, low_open=True, remedy="1e-7 is usual")
    x = vector(x, "x")
    analytic = np.asarray(cost_and_gradient(cost(x), x)[1])
    numerical = numerical_gradient(cost, x, eps)
    difference = analytic - numerical
    measure = relative_difference(analytic, numerical)
    return GradientCheck(
        relative_difference=measure,
        worst=int(np.argmax(np.abs(difference))),
        ok=bool(measure < tolerance),
        tolerance=tolerance,
        numerical=numerical,
        analytic=analytic,
        difference=difference,
    )


def entry_by_entry(cost, x, eps=1e-4):
    """Yield (analytic, numerical) for one entry of the gradient of cost(x) -> (J, grad) after the other.

    Each costs two evaluations: a check of a large network that can be watched, or left off. Raises as check_gradient.
    """
    number(eps, "eps", low=0, low_open=True, remedy="1e-4 is a good choice")
    x = vector(x, "x")
    analytic = np.asarray(cost_and_gradient(cost(x), x)[1])
    for i in range(len(x)):
        yield analytic[i], (value(cost, shifted(x, i, eps)) - value(cost, shifted(x, i, -eps))) / (2 * eps)
