r"""A method of descent is a generator of visits; this module says what a visit is and counts what it cost.

    @optimizer()
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

from .arguments import choice, float_array, number


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


# What each hyper-parameter may be: lowest, highest, and whether the ends themselves are excluded.
BOUNDS = {
    "learning_rate": (0, np.inf, True, True),
    "mu": (0, 1, False, True),
    "decay": (0, 1, False, True),
    "beta1": (0, 1, False, True),
    "beta2": (0, 1, False, True),
    "eps": (0, np.inf, True, True),
    "damping": (0, 1, True, False),
    "nu": (0, np.inf, True, True),
    "factor": (1, np.inf, True, True),
}


def optimizer(first_order=False, functions=("cost",)):
    """Return a decorator that makes a generator of visits out of a method's body.

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
            _check_cost(values, functions, first_order and line_search is None, body.__name__)
            values["x"] = _start(values["x"], first_order and line_search is None, body.__name__)
            for name in BOUNDS.keys() & values.keys():
                values[name] = _hyper_parameter(name, values[name])
            if "line_search" in values:
                choice(line_search, "line_search", (None, "armijo", "exact"))
            evaluations = dict.fromkeys((name for name in functions if values[name] is not None), 0)
            for name in evaluations:
                values[name] = _counted(values[name], name, evaluations)
            return Visits(body.__name__, body(**values), evaluations)

        return method

    return decorate


def _check_cost(values, functions, takes_noise, method):
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


def _start(x, many, method):
    x = float_array(x, "x")
    if x.ndim == 0 or (x.ndim > 1 and not many):
        raise ValueError(
            f"x has shape {x.shape}, expected (d,): {method} starts from one point"
            + (", and a single variable is an array of one number, [2.0]" if x.ndim == 0 else "")
        )
    if not np.isfinite(x).all():
        raise ValueError("x holds numbers that are not finite, expected a finite starting point: choose another start")
    return x.copy()


def _hyper_parameter(name, value):
    if name == "learning_rate" and callable(value):
        return value
    low, high, low_open, high_open = BOUNDS[name]
    remedy = "or a function of the step" if name == "learning_rate" else ""
    number(value, name, low, high, low_open, high_open, remedy)
    return (lambda step: value) if name == "learning_rate" else value


def _counted(function, name, evaluations):
    def counted(*args):
        evaluations[name] += 1
        return function(*args)

    return counted
