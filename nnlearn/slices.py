r"""Looking at a function of many variables on a line or a plane: where it is evaluated, and its values, for pictures.

    grid        n x n points of a rectangle in the plane, row by row, as rows (x1, x2)
    heights     a surface on such a grid
    on_line     values along the way from one point to another
    on_plane    values on origin + a u + b v
    plane_of    the plane on which a path is seen best
    predictions_at, costs_at    what a network predicts, and its cost, at many parameter vectors at once
    scaled      the same function with variables that matter less, or more

As in the searches, `f(x)` returns J or (J, grad) and takes one point (d,), or many at once, (N, d).
"""

import numpy as np

from .arguments import float_array, vector, whole_number


def grid(bounds, n):
    """Return n x n evenly spaced points of the rectangle ((low, high), (low, high)), one a row, shape (n * n, 2).

    x1 runs fastest, so that values.reshape(n, n) is a picture whose first row belongs to the lowest x2.
    Raises ValueError when the rectangle is none or n is below 2.
    """
    bounds = float_array(bounds, "bounds")
    if bounds.shape != (2, 2) or not (bounds[:, 0] < bounds[:, 1]).all():
        raise ValueError(
            f"bounds is {bounds.tolist()}, expected one pair (low, high) for each of two variables, low below high: "
            "((-1, 1), (0, 2))"
        )
    n = whole_number(n, "n", low=2, remedy="it is the number of points on each side")
    x1, x2 = (np.linspace(low, high, n) for low, high in bounds)
    return np.stack(np.meshgrid(x1, x2), axis=-1).reshape(-1, 2)


def heights(surface, n=161):
    """Return (X, Y, Z), each (n, n): a surface of two variables on a grid over its bounds, for contours."""
    points = grid(surface.bounds, n).reshape(n, n, 2)
    return points[..., 0], points[..., 1], surface.value(points)


def values_at(f, points):
    """Return the values of f at points (N, d), shape (N,): all at once if f can do that, else one by one."""
    try:
        values = np.asarray(_value(f, points), dtype=float)
    except (TypeError, ValueError):  # f may be written for one point
        values = np.empty(0)
    if values.shape != (len(points),):
        values = np.array([_value(f, point) for point in points], dtype=float)
    return values


def _value(f, x):
    result = f(x)
    return result[0] if isinstance(result, tuple) else result


def on_line(f, start, end, n=101):
    """Return (t, J), both (n,): the values J of f at start + t (end - start), t from 0 to 1.

    Raises ValueError when the two points differ in shape.
    """
    start = vector(start, "start")
    end = vector(end, "end", start.size, "both ends of a line need as many entries")
    t = np.linspace(0, 1, whole_number(n, "n", low=2, remedy="it is the number of points on the line"))
    return t, values_at(f, start + t[:, np.newaxis] * (end - start))


def on_plane(f, origin, u, v, bounds=((-1, 1), (-1, 1)), n=61):
    """Return the values of f at origin + a u + b v, shape (n, n): a changes along a row, b from row to row.

    `bounds` are the ranges ((low, high), (low, high)) of a and b. Raises ValueError when the three differ in shape.
    """
    origin = vector(origin, "origin")
    u, v = (vector(way, name, origin.size, "as many entries as origin") for way, name in ((u, "u"), (v, "v")))
    return values_at(f, origin + grid(bounds, n) @ np.stack([u, v])).reshape(n, n)


def predictions_at(net, thetas, X):
    """Return the predictions of many parameter vectors at once: thetas (.., n_parameters), X (m, s_1) -> (.., m, s_L).

    Raises ValueError when a shape does not fit the network.
    """
    return _forward(net, thetas, net._checked_X(X))[1]


def costs_at(net, thetas, X, Y, lam=0.0):
    """Return J at many parameter vectors at once: thetas (.., n_parameters) -> (..,), each as `net.cost` would.

    All weighted inputs are held in memory, m s_l numbers for each vector. Raises ValueError for another last axis.
    """
    X, Y, lam = net._checked(X, Y, lam)
    z, a, squares = _forward(net, thetas, X)
    terms = net.cost_function.unchecked_terms(z, a, Y)
    return net.cost_function.scale(len(X)) * terms.sum(axis=(-1, -2)) + lam / (2 * len(X)) * squares


def _forward(net, thetas, X):
    """Return z(L), a(L), both (.., m, s_L), and the sum of the squared weights (..,)."""
    thetas = float_array(thetas, "thetas")
    if thetas.shape[-1:] != (net.n_parameters,):
        raise ValueError(f"thetas has shape {thetas.shape}, expected (.., {net.n_parameters}): one vector a row")
    a, squares = X, 0.0
    for l, part in net.parts.items():
        Theta = thetas[..., part].reshape(*thetas.shape[:-1], *net.shapes[l])
        W = Theta[..., 1:] if net.bias else Theta
        z = a @ np.swapaxes(W, -1, -2)
        if net.bias:
            z = z + Theta[..., np.newaxis, :, 0]
        a = net.g(l + 1)(z)
        squares = squares + (W * W).sum(axis=(-1, -2))
    return z, a, squares


def plane_of(points):
    """Return (origin, u, v, coordinates): the plane through the last of many points (n, d) that lies nearest to all.

    u and v (d,) are unit vectors at right angles, the two main directions in which the points spread (a principal
    component analysis), coordinates (n, 2) where each point's shadow falls on the plane. Raises ValueError for fewer
    than three points.
    """
    points = float_array(points, "points")
    if points.ndim != 2 or len(points) < 3:
        raise ValueError(f"points has shape {points.shape}, expected (n, d) with n of at least 3: path.x, say")
    spread = points - points[-1]
    u, v = np.linalg.svd(spread, full_matrices=False)[2][:2]
    # A direction and its opposite serve equally: the one in which its largest entry is positive is taken.
    u, v = (way * np.sign(way[np.abs(way).argmax()]) for way in (u, v))
    return points[-1], u, v, spread @ np.stack([u, v], axis=1)


def scaled(f, centre, factors):
    """Return the function x -> f(centre + factors (x - centre)); where a factor is 0 that variable does not matter.

    A gradient is scaled with it, by the chain rule.
    """
    centre = vector(centre, "centre")
    factors = vector(factors, "factors", centre.size, "one factor for each variable")

    def g(x):
        result = f(centre + factors * (np.asarray(x) - centre))
        return (result[0], factors * result[1]) if isinstance(result, tuple) else result

    return g
