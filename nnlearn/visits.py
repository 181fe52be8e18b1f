r"""A method of descent is a generator of visits; this module says what a visit is and counts what it cost.

    @optimizer
    def steepest(cost, x, learning_rate=0.1):
        for k in count():
            J, grad = cost(x)
            yield Visit(x, J, grad)
            x = x - learning_rate(k) * grad

The decorator does what is the same for every method: it checks the arguments when the method is called (a bare
generator would complain only at its first step), turns a fixed learning rate into a function of the step, and counts
how often cost, Hessian or Jacobian are evaluated. The bodies stay formula.
"""

import functools
import inspect

import numpy as np

from .arguments import choice, cost_and_gradient, float_array, number


class Visit:
    """One point that a method visits: x, the cost J there, its gradient, and `notes` on the step that led there.

    The arrays never change afterwards. `notes` is a dict of whatever is worth drawing (Adam's moments, a step length).
    """

    __slots__ = ("J", "grad", "notes", "x")

    def __init__(self, x, J, grad, **notes):
        self.x = x
        self.J = J
        self.grad = grad
        self.notes = notes

    def __repr__(self):
        return f"Visit(x={self.x}, J={self.J}, grad={self.grad})"


class SingularSystem(np.linalg.LinAlgError):
    """The next step of a method has no unique solution; the text says what a learner can do about it."""


class Visits:
    """What a method returns: an iterator of Visit that knows its `name` and its `evaluations` so far.

    `evaluations` maps "cost" (J with its gradient), "hessian", "jacobian", .. to the number of calls.
    """

    def __init__(self, name, generator, evaluations):
        self.name = name
        self.evaluations = evaluations
        self._generator = generator

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._generator)


# What each hyper-parameter may be: lowest, highest, whether the ends themselves are excluded, and what is usual.
BOUNDS = {
    "learning_rate": (0, np.inf, True, True, "0.1 is a first try; a function of the step will do too"),
    "mu": (0, 1, False, True, "0.9 is usual"),
    "decay": (0, 1, False, True, "0.99 is usual"),
    "beta1": (0, 1, False, True, "0.9 is usual"),
    "beta2": (0, 1, False, True, "0.999 is usual"),
    "eps": (0, np.inf, True, True, "1e-8 is usual"),
    "damping": (0, 1, True, False, "1 is the whole step"),
    "nu": (0, np.inf, True, True, "1 is a first try"),
    "factor": (1, np.inf, True, True, "2 is usual"),
}


def optimizer(body=None, *, first_order=False, functions=("cost",)):
    """Make a method out of a generator of visits; written @optimizer, or @optimizer(first_order=True).

    `first_order` methods use the gradient alone; they also take many starting points at once, x of shape (.., d),
    and a stochastic cost. `functions` names the arguments whose calls are counted.
    """

    def decorate(body):
        signature = inspect.signature(body)

        @functools.wraps(body)
        def method(*args, **kwargs):
            arguments = signature.bind(*args, **kwargs)
            arguments.apply_defaults()
            values = arguments.arguments
            line_search = values.get("line_search")
            choice(line_search, "line_search", (None, "armijo", "exact"))
            check_functions(values, functions, first_order and line_search is None, body.__name__)
            values["x"] = starting_point(values["x"], first_order and line_search is None, body.__name__)
            for name in BOUNDS.keys() & values.keys():
                values[name] = _hyper_parameter(name, values[name])
            evaluations = dict.fromkeys((name for name in functions if values[name] is not None), 0)
            for name in evaluations:
                values[name] = _counted(values[name], name, evaluations)
            return Visits(body.__name__, body(**values), evaluations)

        return method

    return decorate if body is None else decorate(body)


def check_functions(values, functions, takes_noise, method):
    """Raise TypeError when one of `functions` is no function, ValueError when it is noisy and may not be."""
    for name in functions:
        function = values[name]
        if function is None and name != functions[0]:
            continue
        if not callable(function):
            raise TypeError(f"{name} is {function!r}, expected a function of x, such as net.objective(X, Y)")
        if getattr(function, "is_stochastic", False) and not takes_noise:
            raise ValueError(
                f"{name} is a stochastic objective, expected a fixed one: {method} compares values of the cost, "
                "and each mini-batch has its own; use net.objective(X, Y) or a first-order method without line search"
            )


def starting_point(x, many, method):
    """Return a copy of x as an array of floats, of shape (d,) unless `many`; raises ValueError for another start."""
    x = float_array(x, "x")
    if x.ndim == 0 or (x.ndim > 1 and not many):
        raise ValueError(
            f"x has shape {x.shape}, expected (d,): {method} starts from one point"
            + (", and a single variable is an array of one number, [2.0]" if x.ndim == 0 else "")
        )
    if not x.size:
        raise ValueError(f"x has shape {x.shape}, expected (d,) with at least one number: {method} needs a start")
    if not np.isfinite(x).all():
        raise ValueError("x holds numbers that are not finite, expected a finite starting point: choose another start")
    return x.copy()


def _hyper_parameter(name, value):
    if name == "learning_rate" and callable(value):
        return value
    value = number(value, name, *BOUNDS[name])
    return (lambda step: value) if name == "learning_rate" else value


def _counted(function, name, evaluations):
    def counted(*args):
        evaluations[name] += 1
        result = function(*args)
        if evaluations[name] == 1:
            _check_result(name, result, *args)
        return result

    return counted


def _check_result(name, result, x):
    """Raise TypeError or ValueError when what a function returned does not have the shape that x asks for."""
    if name == "cost":
        cost_and_gradient(result, x)
        return
    d, shape = len(x), np.shape(result)
    expected, fits = {
        "hessian": (f"({d}, {d}), the second derivatives", shape == (d, d)),
        "hessian_product": (f"({d},), the Hessian times a vector like x", shape == (d,)),
        "residuals": ("(m,), one error for each equation: ravel it", len(shape) == 1),
        "jacobian": (f"(m, {d}), a row for each residual, a column for each variable", shape[1:] == (d,)),
    }[name]
    if not fits:
        raise ValueError(f"{name} returned an array of shape {shape}, expected {expected}")
