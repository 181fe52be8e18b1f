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

from .arguments import choice, number, vector, whole_number
from .descent import Path, sentence
from .visits import Visit, optimizer

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
    """Adam: x <- x - r m^ / (sqrt(v^) + eps), m and v running means of grad and grad^2, m^ and v^ freed of their start at 0.

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


def scipy_path(cost, x, method="BFGS", steps=200, tolerance=1e-8):
    """Return the Path of scipy.optimize.minimize: every iterate of BFGS, L-BFGS-B, CG or Newton-CG from x, shape (d,).

    It stops after `steps` updates, or when the largest entry of the gradient is below `tolerance`.
    Raises ValueError for another method, a start that is no vector, or numbers out of range.
    """
    choice(method, "method", SCIPY_METHODS)
    whole_number(steps, "steps", low=1)
    number(tolerance, "tolerance", low=0, low_open=True)
    x = vector(x, "x")
    if getattr(cost, "is_stochastic", False):
        raise ValueError("cost is a stochastic objective, expected a fixed one: use net.objective(X, Y)")
    started, evaluations, seen, visits = perf_counter(), 0, {}, []

    def counted(x):
        nonlocal evaluations
        evaluations += 1
        seen[x.tobytes()] = J, grad = cost(x)
        return J, grad

    def record(intermediate_result):
        x = intermediate_result.x.copy()
        J, grad = seen.get(x.tobytes()) or cost(x)
        visits.append((x, J, np.array(grad), evaluations, perf_counter() - started))

    record(optimize.OptimizeResult(x=x))
    option = {"L-BFGS-B": "gtol", "Newton-CG": "xtol"}.get(method, "gtol")
    options = {"maxiter": steps, option: tolerance}
    if method == "L-BFGS-B":
        options["ftol"] = 0.0
    with np.errstate(all="ignore"):
        result = optimize.minimize(
            counted,
            x,
            jac=True,
            method=method,
            callback=lambda intermediate_result: record(intermediate_result),
            options=options,
        )
    xs, Js, grads, counts, seconds = (np.array(column) for column in zip(*visits, strict=True))
    n = len(xs) - 1
    # BFGS and CG stop with a warning flag when rounding, not the cost, blocks a further decrease.
    status = "converged" if result.success or n < steps else "steps"
    if not np.isfinite(Js[-1]):
        status = "diverged"
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
