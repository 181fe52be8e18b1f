r"""The only loop, and the Path it leaves.

`descend` asks a method for visits until one of its rules says stop, and returns what was seen as a frozen Path.
Called again with the same visits it goes on where it stopped. `endpoints` does the same for many starts at once and
keeps only where they end.
"""

import math
from dataclasses import dataclass
from itertools import islice
from time import perf_counter

import numpy as np

from .arguments import number, whole_number
from .visits import SingularSystem

EXHAUSTED = "visits is exhausted, expected a method that has not ended: call the method again"


@dataclass(frozen=True, eq=False)
class Path:
    """The record of one descent over n updates.

    x (n+1, d), J (n+1,), grad (n+1, d): the visited points, costs and gradients.
    step (n+1,): the number of updates before each visit (0, 1, 2, .. unless only every k-th was kept).
    notes: one dict a visit. evaluations: {"cost": (n+1,), ..} and seconds (n+1,): spent up to each visit.
    monitored (n+1,) or None: what `monitor` returned.
    status: "converged", "until", "diverged", "singular", "ended" or "steps"; message: the same as a sentence.
    """

    x: np.ndarray
    J: np.ndarray
    grad: np.ndarray
    step: np.ndarray
    notes: tuple
    evaluations: dict
    seconds: np.ndarray
    monitored: np.ndarray | None
    status: str
    message: str

    def __len__(self):
        return len(self.J)

    def __repr__(self):
        return f"Path({self.message})"


def descend(visits, steps=100, tolerance=None, until=None, every=1, monitor=None):
    """Return the Path of at most `steps` updates of a method, such as descend(gradient_descent(cost, x), steps=50).

    It stops earlier when the norm of the gradient is at most `tolerance`, when until(visit) is true, or at the first
    J that is not finite, which is kept, so that it can be seen. `every=k` keeps each k-th visit and the last;
    monitor(x) records another quantity at those. Floating-point warnings are silenced inside, on purpose: a path that
    runs away says so in its message. Raises ValueError or TypeError for arguments that make no sense.
    """
    _check_visits(visits)
    whole_number(steps, "steps", low=0)
    whole_number(every, "every", low=1)
    if tolerance is not None:
        number(tolerance, "tolerance", low=0)
    for name, function in (("until", until), ("monitor", monitor)):
        if function is not None and not callable(function):
            raise TypeError(f"{name} is {function!r}, expected a function or None: hand it over without calling it")
    kept, started, status, advice = [], perf_counter(), None, ""
    evaluations = getattr(visits, "evaluations", {})

    def keep(step, visit):
        watched = None if monitor is None else monitor(visit.x)
        kept.append((step, visit, tuple(evaluations.values()), perf_counter() - started, watched))

    with np.errstate(all="ignore"):
        step = visit = None
        try:
            for step, visit in enumerate(islice(visits, steps + 1)):
                if step == 0 and visit.x.ndim != 1:
                    raise ValueError(
                        f"x has shape {visit.x.shape}, expected (d,): a Path follows one start; "
                        "for many use endpoints(visits, steps)"
                    )
                if not math.isfinite(visit.J):
                    status = "diverged"
                elif tolerance is not None and norm(visit.grad) <= tolerance:
                    status = "converged"
                elif until is not None and until(visit):
                    status = "until"
                if status or step % every == 0:
                    keep(step, visit)
                if status:
                    break
            else:
                status = "steps" if step == steps else "ended"
        except np.linalg.LinAlgError as problem:
            if visit is None:
                raise
            status, advice = "singular", str(problem) if isinstance(problem, SingularSystem) else ""
        if visit is None:
            raise ValueError(EXHAUSTED)
        if kept[-1][0] != step:
            keep(step, visit)
    return _path(kept, status, tuple(evaluations), advice)


def _path(kept, status, counted, advice):
    step, visits, counts, seconds, watched = zip(*kept, strict=True)
    x, J, grad = (np.array([getattr(v, name) for v in visits]) for name in ("x", "J", "grad"))
    counts = np.array(counts)
    return Path(
        x=x,
        J=J,
        grad=grad,
        step=np.array(step),
        notes=tuple(v.notes for v in visits),
        evaluations={name: counts[:, i] for i, name in enumerate(counted)},
        seconds=np.array(seconds),
        monitored=None if watched[0] is None else np.array(watched),
        status=status,
        message=sentence(status, step[-1], x[-1], J, grad[-1], advice),
    )


def norm(v):
    """Return the Euclidean length of a vector."""
    return math.sqrt(np.vdot(v, v).real)


def point(x):
    """Return the coordinates as text, "(1.000, 0.000)"; of more than three only how many there are."""
    if len(x) > 3:
        return f"a point of {len(x)} coordinates"
    return "(" + ", ".join(f"{0.0 if abs(c) < 5e-4 else c:.3f}" if abs(c) < 1e4 else f"{c:.2e}" for c in x) + ")"


def sentence(status, steps, x, J, grad, advice=""):
    """Return a sentence for learners: how the path ended, after how many steps, where, and whether J still rises."""
    after = f"after {steps} step{'' if steps == 1 else 's'}"
    if status == "diverged":
        return f"diverged at step {steps}: the cost is no longer a finite number"
    if status == "singular":
        return (
            f"stopped {after} at {point(x)}: {advice or 'the linear system for the next step has no unique solution'}"
        )
    if status == "converged":
        return f"converged {after} at {point(x)}, J = {J[-1]:.4g}"
    if status == "until":
        return f"stopped as asked {after} at {point(x)}, J = {J[-1]:.4g}"
    if status == "ended":
        return f"ended by itself {after} at {point(x)}, J = {J[-1]:.4g}, gradient norm {norm(grad):.2g}"
    return f"{_trend(J)} {after} at {point(x)}, J = {J[-1]:.4g}, gradient norm {norm(grad):.2g}"


def _trend(J):
    last = J[-9:]
    if len(last) < 3:
        return "still going"
    change = np.diff(last)
    size = np.abs(change).max()
    if size <= 1e-12 * max(1.0, np.abs(last).max()):
        return "standing still"
    if (change > 0).all():
        return "the cost is rising"
    if len(J) > 9 and (change > 0).any() and (change < 0).any() and last.max() >= J[:-9].min():
        return "the cost goes up and down"
    return "still going"


def endpoints(visits, steps=100):
    """Return (x, status) of many starts at once after `steps` updates.

    x has shape (.., d), status (..) of "finite" or "diverged". Raises TypeError when `visits` is not what a
    method returns and ValueError when it has already ended.
    """
    _check_visits(visits)
    whole_number(steps, "steps", low=0)
    last = None
    with np.errstate(all="ignore"):
        for visit in islice(visits, steps + 1):
            last = visit
        if last is None:
            raise ValueError(EXHAUSTED)
        finite = np.isfinite(last.x).all(axis=-1) & np.isfinite(last.J)
    return last.x, np.where(finite, "finite", "diverged")


def _check_visits(visits):
    if not hasattr(visits, "__next__"):
        raise TypeError(f"visits is {visits!r}, expected what a method returns: gradient_descent(cost, x)")
