r"""Methods of descent, simplest first: each is a generator of visits and reads like its formula.

    gradient_descent   x <- x - r grad
    adam               x <- x - r m^ / (sqrt(v^) + eps), with running means m of grad and v of grad^2
    scipy_path         scipy's BFGS, L-BFGS-B, CG and Newton-CG, recorded as the same Path

`cost(x) -> (J, grad)` is any cost: a surface, a network on its data, or your own function. Methods raise ValueError or
TypeError when called with hyper-parameters out of range. `descend` runs them.
"""

from itertools import count
from math import sqrt
from time import perf_counter

import numpy as np
from scipy import optimize

from .arguments import choice, cost_and_gradient, number, whole_number
from .descent import Path, sentence
from .visits import Visit, check_functions, optimizer, starting_point

ARMIJO = 1e-4


@optimizer(first_order=True)
def gradient_descent(cost, x, learning_rate=0.1, line_search=None):
    """Steepest descent: x <- x - r grad.

    x has shape (d,), or (.., d) for many starts at once. `learning_rate` is a number or a function of the step.
    With line_search="armijo" r is halved from learning_rate until J falls by at least 1e-4 r |grad|^2; with "exact"
    r is the first point where the slope along -grad vanishes. Source: Cauchy 1847; Armijo 1966.
    """
    for k in count():
        J, grad = cost(x)
        yield Visit(x, J, grad)
        r = learning_rate(k)
        if line_search == "armijo":
            r = armijo_step(cost, x, J, grad, -grad, r)
        elif line_search == "exact":
            r = exact_step(cost, x, -grad, r)
        x = x - r * grad


@optimizer(first_order=True)
def adam(cost, x, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    """Adam: x <- x - r m^ / (sqrt(v^) + eps), m and v running means of grad and grad^2, m^ and v^ free of their start.

    x has shape (d,), or (.., d) for many starts at once; `notes` carry m and v. Source: Kingma and Ba 2015.
    """
    m = v = np.zeros_like(x)
    for k in count(1):
        J, grad = cost(x)
        yield Visit(x, J, grad, m=m, v=v)
        m = m + (1 - beta1) * (grad - m)
        v = v + (1 - beta2) * (grad * grad - v)
        # m^ = m / (1 - beta1^k) and v^ = v / (1 - beta2^k), the two divisions drawn into the step and eps.
        root = sqrt(1 - beta2**k)
        x = x - (learning_rate(k - 1) * root / (1 - beta1**k)) * m / (np.sqrt(v) + eps * root)


def armijo_step(cost, x, J, grad, direction, r):
    """Return the first of r, r/2, r/4, .. with J(x + r p) <= J + 1e-4 r grad.p, or 0 when none of 60 is."""
    slope = grad @ direction
    for _ in range(60):
        if cost(x + r * direction)[0] <= J + ARMIJO * r * slope:
            return r
        r = r / 2
    return 0.0


def exact_step(cost, x, direction, r):
    """Return the first r at which the slope of the cost along x + r p vanishes (found between doublings of r)."""

    def slope(r):
        return cost(x + r * direction)[1] @ direction

    if not direction.any():
        return 0.0
    low, high = 0.0, r
    for _ in range(60):
        if slope(high) >= 0:
            return optimize.brentq(slope, low, high, xtol=1e-15, rtol=1e-14)
        low, high = high, 2 * high
    return high


SCIPY_METHODS = ("BFGS", "L-BFGS-B", "CG", "Newton-CG")


def scipy_path(cost, x, method="BFGS", steps=200, tolerance=1e-6):
    """Return the Path of scipy.optimize.minimize: every iterate of BFGS, L-BFGS-B, CG or Newton-CG from x, shape (d,).

    It stops after `steps` updates, or when the largest entry of the gradient is at most `tolerance`; where rounding
    blocks a further decrease before, it has the status "ended". Raises ValueError for another method, a start that is
    no vector, or numbers out of range, TypeError when cost is no function or returns no pair.
    """
    choice(method, "method", SCIPY_METHODS)
    whole_number(steps, "steps", low=1)
    number(tolerance, "tolerance", low=0, low_open=True, remedy="1e-6 is usual")
    check_functions({"cost": cost}, ("cost",), False, "scipy_path")
    x = starting_point(x, False, "scipy_path")
    started, seen, visits = perf_counter(), {}, []

    def evaluate(x):
        key = x.tobytes()
        if key not in seen:
            J, grad = cost_and_gradient(cost(x), x)
            seen[key] = J, np.array(grad)
        return seen[key]

    def record(x):
        J, grad = evaluate(x)
        visits.append((x.copy(), J, grad, len(seen), perf_counter() - started))
        return np.abs(grad).max() <= tolerance

    def callback(intermediate_result):
        if record(intermediate_result.x):
            raise StopIteration

    options = {
        "BFGS": {"gtol": tolerance},
        "L-BFGS-B": {"gtol": tolerance, "ftol": 0.0},
        "CG": {"gtol": tolerance},
        "Newton-CG": {"xtol": 0.0},
    }
    with np.errstate(all="ignore"):
        if not record(x):
            optimize.minimize(
                evaluate, x, jac=True, method=method, callback=callback, options={"maxiter": steps, **options[method]}
            )
    xs, Js, grads, counts, seconds = (np.array(column) for column in zip(*visits, strict=True))
    n = len(xs) - 1
    if not np.isfinite(Js[-1]):
        status = "diverged"
    elif np.abs(grads[-1]).max() <= tolerance:
        status = "converged"
    else:
        status = "steps" if n >= steps else "ended"
    return Path(
        x=xs,
        J=Js,
        grad=grads,
        step=np.arange(n + 1),
        notes=({},) * (n + 1),
        evaluations={"cost": counts},
        seconds=seconds,
        monitored=None,
        status=status,
        message=sentence(status, n, xs[-1], Js, grads[-1]),
    )
