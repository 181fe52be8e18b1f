"""TWO: descent on two surfaces of two variables."""

import numpy as np

from nnlearn import descend, endpoints, gradient_descent, surfaces

from . import value

POLYNOMIAL, HILLS = surfaces.polynomial, surfaces.two_gaussians


def stationary(surface, start):
    """Return the stationary point near `start`, by Newton's method on the gradient."""
    x = np.array(start, dtype=float)
    for _ in range(20):
        x = x - np.linalg.solve(surface.hessian(x), surface.gradient(x))
    return x


def eigenvalues(surface, start):
    """Return the eigenvalues of the Hessian at the stationary point near `start`, smallest first."""
    return np.linalg.eigvalsh(surface.hessian(stationary(surface, start)))


SADDLE = (0.6, 0.3)


@value("TWO-2.a")
def height_of_the_saddle():
    return POLYNOMIAL.value(stationary(POLYNOMIAL, SADDLE))


@value("TWO-2.b")
def curvatures_of_the_saddle():
    return eigenvalues(POLYNOMIAL, SADDLE)


@value("TWO-2.c")
def gradient_of_the_polynomial():
    return POLYNOMIAL.gradient([0.5, 0.2])


def two_steps():
    """Return the path of two updates from (0.5, 0.2)."""
    return descend(gradient_descent(POLYNOMIAL, [0.5, 0.2], learning_rate=0.1), steps=2)


@value("TWO-2.d")
def first_two_iterates():
    return two_steps().x[1:].ravel()


@value("TWO-2.e")
def first_two_costs():
    return two_steps().J[1:]


@value("TWO-2.f")
def updates_to_the_round_minimum():
    path = descend(gradient_descent(POLYNOMIAL, [1.5, 0.5], learning_rate=0.1), steps=200, tolerance=1e-8)
    np.testing.assert_allclose(path.x[-1], [1, 0], atol=1e-7)
    return path.step[-1]


@value("TWO-2.g")
def largest_stable_step():
    return 2 / eigenvalues(POLYNOMIAL, (1.0, 0.0)).max()


@value("TWO-2.h", atol=0.02)
def ends_on_either_side():
    return endpoints(gradient_descent(POLYNOMIAL, [[0.7, 0.3], [0.6, 0.4]], learning_rate=0.1), steps=20000)[0][:, 0]


def fourth_power(u):
    """Return the cost u^4 and its derivative."""
    return u[0] ** 4, 4 * u**3


@value("TWO-3.a")
def slow_arrival():
    path = descend(gradient_descent(fourth_power, [0.5], learning_rate=0.1), steps=1000)
    return path.x[[10, 100, 1000], 0]


@value("TWO-3.b")
def law_of_slow_arrival():
    path = descend(gradient_descent(fourth_power, [0.5], learning_rate=0.1), steps=10000, every=10000)
    return path.x[-1, 0] * np.sqrt(8 * 0.1 * 10000)


HIGHER, LOWER, PASS = (0.8, -1.2), (-1.0, 1.0), (0.0, 0.2)


def point_and_height(start):
    """Return x, y, z of the stationary point near `start`."""
    x = stationary(HILLS, start)
    return [*x, HILLS.value(x)]


@value("TWO-4.a")
def higher_hill():
    return point_and_height(HIGHER)


@value("TWO-4.b")
def lower_hill():
    return point_and_height(LOWER)


@value("TWO-4.c")
def mountain_pass():
    return point_and_height(PASS)


@value("TWO-4.d")
def curvatures_of_the_higher_hill():
    return eigenvalues(HILLS, HIGHER)


@value("TWO-4.e")
def curvatures_of_the_lower_hill():
    return eigenvalues(HILLS, LOWER)


@value("TWO-4.f")
def curvatures_of_the_pass():
    return eigenvalues(HILLS, PASS)


@value("TWO-4.g")
def at_the_origin():
    z, gradient = HILLS([0.0, 0.0])
    return [z, *gradient]


@value("TWO-4.h")
def largest_stable_steps():
    return [2 / np.abs(eigenvalues(HILLS, hill)).max() for hill in (HIGHER, LOWER)]


def updates_to_the_top(start):
    """Return the number of updates of an ascent with r = 0.3 until the gradient is below 1e-10."""
    path = descend(gradient_descent(-HILLS, start, learning_rate=0.3), steps=40000, tolerance=1e-10, every=40000)
    return path.step[-1]


@value("TWO-4.i")
def updates_on_the_hills():
    return [updates_to_the_top([0.0, 0.0]), updates_to_the_top([-1.5, 1.5])]


@value("TWO-4.j")
def updates_from_the_plain():
    return updates_to_the_top([3.0, 3.0])
