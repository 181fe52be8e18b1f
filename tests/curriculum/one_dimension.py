"""ONE: descent and Newton's method on the quartic."""

import numpy as np
from scipy import optimize

from nnlearn import descend, endpoints, gradient_descent, newton
from nnlearn.surfaces import quartic

from . import value

LEFT, TOP, RIGHT = (point.x[0] for point in quartic.stationary_points)


def f(x):
    return quartic.value(np.reshape(x, (-1, 1)))


def slope(x):
    return quartic.gradient(np.reshape(x, (-1, 1)))[:, 0]


def curvature(x):
    return quartic.hessian(np.reshape(x, (-1, 1)))[:, 0, 0]


def third(x):
    return 72 * x + 30


def inflections():
    return np.sort(np.roots([36, 30, -40]))


@value("ONE-1.a")
def stationary_points():
    return [LEFT, TOP, RIGHT]


@value("ONE-1.b")
def heights():
    return f([LEFT, TOP, RIGHT])


@value("ONE-1.c")
def curvatures():
    return curvature([LEFT, TOP, RIGHT])


@value("ONE-1.d")
def inflection_points():
    return inflections()


@value("ONE-1.e")
def slopes_there():
    return slope(inflections())


@value("ONE-1.f")
def zeros():
    roots = np.roots([3, 5, -20, 8, 10])
    return np.sort(roots[abs(roots.imag) < 1e-9].real)


@value("ONE-2.a")
def first_iterates():
    return descend(gradient_descent(quartic, [2.0], 0.01), steps=3).x[1:, 0]


@value("ONE-2.b")
def counts():
    """The updates until the step is at most 1e-10 long; the step from the last counted point is the short one."""
    paths = (
        descend(gradient_descent(quartic, [x], 0.01), 1000, tolerance=1e-8) for x in (-3.0, 0.0, 0.25, 1.0, 2.0, 2.75)
    )
    return [int(path.step[-1]) for path in paths]


@value("ONE-2.c", atol=1e-8)
def ends():
    return endpoints(gradient_descent(quartic, [[-3.0], [0.2], [0.25], [2.7], [2.75], [4.0]], 0.01), 1000)[0][:, 0]


def simple_borders(r):
    """Return the roots of (x - x_L)(x - x_R) = 1/(12 r), between which small steps would decide."""
    return np.sort(np.roots([1, -(LEFT + RIGHT), LEFT * RIGHT - 1 / (12 * r)]))


@value("ONE-3.a")
def borders():
    return simple_borders(0.01)


@value("ONE-3.b")
def borders_of_half_the_rate():
    return simple_borders(0.005)


def iterate(x, r=0.01):
    return x - r * slope([x])[0]


@value("ONE-3.c")
def next_borders():
    """The outer points that one step throws on the border of the other side."""
    first, second = simple_borders(0.01)
    return [
        optimize.brentq(lambda x: iterate(x) - second, -4.9, first, xtol=1e-14),
        optimize.brentq(lambda x: iterate(x) - first, second, 4.05, xtol=1e-14),
    ]


def two_cycle(low, high, r=0.01):
    """Return the two points that steps of rate r throw on one another; the first lies between low and high."""
    x = optimize.brentq(lambda x: iterate(iterate(x, r), r) - x, low, high, xtol=1e-15)
    return [x, iterate(x, r)]


@value("ONE-3.d")
def outermost_cycle():
    return two_cycle(-5.05, -4.9)


@value("ONE-4.a")
def largest_stable_rates():
    return 2 / curvature([LEFT, RIGHT])


@value("ONE-4.b")
def factors():
    return 1 - 0.01 * curvature([LEFT, RIGHT])


def cycle_from_minus_two(r):
    path = descend(gradient_descent(quartic, [-2.0], r), steps=20000, every=20000 - 1)
    return np.sort(path.x[-2:, 0])


@value("ONE-4.c")
def cycle():
    return cycle_from_minus_two(0.016)


@value("ONE-4.d")
def wider_cycle():
    return cycle_from_minus_two(0.018)


def newton_from(x, steps=50):
    return descend(newton(quartic, [x], quartic.hessian), steps=steps).x[:, 0]


@value("ONE-5.a")
def newton_iterates():
    return newton_from(1.0)[1:5]


@value("ONE-5.b")
def newton_into_the_maximum():
    return newton_from(0.0)[-1]


@value("ONE-5.c")
def leaps():
    return [newton_from(x, 1)[1] for x in (-1.5, 0.7, -2.0)]


@value("ONE-5.d")
def ends_of_newton():
    return [newton_from(x)[-1] for x in (-1.5, 0.7, -2.0, 0.75)]


@value("ONE-6.a")
def constants_of_convergence():
    return [third(x) / (2 * curvature([x])[0]) for x in (LEFT, RIGHT)]


@value("ONE-6.b", rtol=1e-4)
def errors():
    found = newton_from(1.0)[:5] - RIGHT
    np.testing.assert_allclose(found[:4], [-0.147904355667, 0.0444033366406, 0.00241025913578, 7.77176978903e-06], 1e-9)
    return found


@value("ONE-6.c", rtol=1e-6)
def ratio_of_errors():
    """By extended precision: the sixth error is below what 16 digits can show beside the root."""
    from decimal import Decimal, localcontext

    with localcontext() as context:
        context.prec = 60
        root, x, errors = Decimal(RIGHT), Decimal(2), []

        def newton_step(x):
            return x - (12 * x**3 + 15 * x**2 - 40 * x + 8) / (36 * x**2 + 30 * x - 40)

        for _ in range(6):
            root = newton_step(root)
        for _ in range(7):
            errors.append(x - root)
            x = newton_step(x)
        return float(errors[6] / errors[5] ** 2)
