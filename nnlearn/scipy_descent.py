"""The methods of scipy.optimize, recorded as the same Path as our own, to compare with."""

from time import perf_counter

import numpy as np
from scipy import optimize

from .arguments import choice, cost_and_gradient, number, whole_number
from .descent import Path, sentence
from .visits import Visit, check_functions, starting_point

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


def scipy_visits(cost, x, method="L-BFGS-B", chunk=10):
    """Yield the visits of `scipy_path` for `descend` to go on with whenever it likes, `chunk` updates at a time.

    scipy cannot be stopped in between and taken up again, so after each chunk the method begins anew where it stands
    and has to learn the curvatures again. Ends where scipy finds no further decrease. Raises as scipy_path.
    """
    yield Visit(x, *cost_and_gradient(cost(x), x))
    status = "steps"
    while status == "steps":
        path = scipy_path(cost, x, method, chunk)
        for visit in zip(path.x[1:], path.J[1:], path.grad[1:], strict=True):
            yield Visit(*visit)
        x, status = path.x[-1], path.status
