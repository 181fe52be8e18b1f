r"""The quadratic model of a function at a point: its level lines, its centre, and where the centres lead.

    m(p) = J + p.grad + p.(H p) / 2      the first three terms of Taylor's series
    p    = -H^-1 grad                    the way to its centre, where the model's own gradient vanishes

How many of H's eigenvalues, the curvatures, are negative says what the model is: none, a bowl, whose centre is a
minimum; all, a dome, whose centre is a maximum; some, a saddle. Newton's method goes to the centre in any case.
"""

import numpy as np

from .arguments import float_array, number, whole_number

KINDS = ("bowl", "saddle", "dome")  # by the number of negative curvatures of two
LINE = np.linspace(-1, 1, 241) ** 3  # dense in the middle, which is laid beside the point of the model
FAR = 1e4  # no picture reaches that far; a level line ends there


def model_value(J, grad, H, p):
    """Return J + p.grad + p.(H p) / 2 for steps p of shape (.., d), shape (..)."""
    p = float_array(p, "p")
    return J + p @ grad + (p @ H * p).sum(axis=-1) / 2


def negative_curvatures(H):
    """Return how many eigenvalues of the symmetric matrices H (.., d, d) are negative, shape (..)."""
    return (np.linalg.eigvalsh(H) < 0).sum(axis=-1)


def to_centre(grad, H):
    """Return p with H p = -grad, Newton's step, for many points of the plane at once: (.., 2), (.., 2, 2) to (.., 2).

    By Cramer's rule; where H is singular p is not finite.
    """
    (a, b), (_, c) = np.moveaxis(H, (-2, -1), (0, 1))
    g1, g2 = np.moveaxis(grad, -1, 0)
    with np.errstate(all="ignore"):
        return -np.stack([c * g1 - b * g2, a * g2 - b * g1], axis=-1) / (a * c - b * b)[..., np.newaxis]


def newton_endpoints(surface, x, steps=60, damping=1.0):
    """Return where `steps` of Newton's method on a surface of two variables lead from x (.., 2), shape (.., 2).

    Where a step has no finite answer so has the end none.
    """
    x = float_array(x, "x")
    number(damping, "damping", 0, 1, low_open=True, remedy="1 is the whole step")
    with np.errstate(all="ignore"):
        for _ in range(whole_number(steps, "steps", low=0)):
            x = x + damping * to_centre(surface.gradient(x), surface.hessian(x))
    return x


def arrivals(x, points, within=0.2):
    """Return for each x (.., d) which of `points` (n, d) lies within that distance, or -1, shape (..)."""
    points = float_array(points, "points")
    with np.errstate(all="ignore"):
        near = np.linalg.norm(x[..., np.newaxis, :] - points, axis=-1) <= within
    return np.where(near.any(axis=-1), near.argmax(axis=-1), -1)


def level_lines(x, J, grad, H, levels):
    """Return the lines of the plane on which the model at x has the heights `levels`, a list of arrays (n, 2).

    They are ellipses or hyperbolas around the centre; where H is singular there is no centre, and the list is empty.
    """
    curvatures, axes = np.linalg.eigh(H)
    if abs(curvatures).min() <= 1e-12 * abs(curvatures).max():
        return []
    p = -axes @ (axes.T @ grad / curvatures)
    centre, J_centre = x + p, J + p @ grad / 2
    toward_x = -axes.T @ p
    lines = [
        line for level in levels for line in _conic(2 * (level - J_centre) / curvatures, toward_x, level == J_centre)
    ]
    return [np.clip(centre + line @ axes.T, -FAR, FAR) for line in lines]


def _conic(squares, toward, is_centre):
    """Return the pieces of u1^2 / squares[0] + u2^2 / squares[1] = 1, dense where they pass the point `toward`."""
    if is_centre or (squares < 0).all():
        return []
    half_axes = np.sqrt(abs(squares))
    u = toward / half_axes
    if (squares > 0).all():
        angle = np.arctan2(u[1], u[0]) + np.pi * LINE
        return [half_axes * np.stack([np.cos(angle), np.sin(angle)], axis=-1)]
    across, along = (0, 1) if squares[0] > 0 else (1, 0)
    t = np.clip(np.arcsinh(u[along]) + 12 * LINE, -300, 300)
    pieces = np.empty((2, len(t), 2))
    pieces[:, :, along] = half_axes[along] * np.sinh(t)
    pieces[:, :, across] = half_axes[across] * np.cosh(t) * np.array([[1], [-1]])
    return list(pieces)
