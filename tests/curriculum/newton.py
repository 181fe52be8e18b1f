"""TAYLOR, NEWT and HESS: parabolas at minima, Newton's method, what the Hessian costs."""

import numpy as np

from nnlearn import data, descend, gradient_descent, newton, numerical_hessian, surfaces

from . import value
from .one_dimension import LEFT, RIGHT, curvature, f

ROSENBROCK, HILLS, TRI6 = surfaces.rosenbrock, surfaces.two_gaussians, surfaces.tridiagonal


def parabola_at(x, h):
    return f([x])[0] + curvature([x])[0] * h**2 / 2


@value("TAYLOR-1.a")
def beside_the_right_minimum():
    there, parabola = f([RIGHT + 0.1])[0], parabola_at(RIGHT, 0.1)
    return [there, parabola, there - parabola]


@value("TAYLOR-1.b")
def beside_the_left_minimum():
    return f([LEFT + 0.1])[0] - parabola_at(LEFT, 0.1)


def trained_hessian():
    net, theta, X, Y = data.regression_example()
    cost = net.objective(X, Y)
    theta = descend(gradient_descent(cost, theta, 0.1), steps=2000, every=2000).x[-1]
    return numerical_hessian(cost, theta, eps=1e-5)


@value("TAYLOR-1.c", rtol=1e-7)
def curvatures_that_are_not_zero():
    return np.sort(np.linalg.eigvalsh(trained_hessian()))[-2:]


@value("TAYLOR-1.d")
def flat_directions():
    return int((abs(np.linalg.eigvalsh(trained_hessian())) < 1e-9).sum())


@value("NEWT-1.a")
def one_step_on_a_quadratic():
    return descend(newton(TRI6, np.zeros(6), TRI6.hessian), steps=1).x[1]


def newton_on_rosenbrock(steps):
    return descend(newton(ROSENBROCK, [-1.2, 1.0], ROSENBROCK.hessian), steps=steps)


@value("NEWT-1.b", rtol=1e-4)
def heights_of_newton():
    J = newton_on_rosenbrock(5).J
    expected = [24.2, 4.731884325266608, 1411.8451793099268, 0.0559655168338732, 0.3131890761156752]
    np.testing.assert_allclose(J[:5], expected, rtol=1e-9)
    return J


@value("NEWT-1.c")
def first_iterate():
    return newton_on_rosenbrock(1).x[1]


@value("NEWT-1.d")
def hessian_at_the_start():
    return ROSENBROCK.hessian([-1.2, 1.0]).ravel()


@value("NEWT-1.e")
def curvatures_at_the_minimum():
    return np.linalg.eigvalsh(ROSENBROCK.hessian([1.0, 1.0]))


@value("NEWT-2.a")
def curvatures_between_the_hills():
    return np.linalg.eigvalsh(HILLS.hessian([0.0, 0.0]))


@value("NEWT-2.b")
def newton_into_the_saddle():
    return descend(newton(HILLS, [0.0, 0.0], HILLS.hessian), steps=4).J[-1]


def first_step_from(x):
    return descend(newton(HILLS, x, HILLS.hessian), steps=1).x[1]


@value("NEWT-2.c")
def too_far():
    assert (np.linalg.eigvalsh(HILLS.hessian([-0.6, 0.6])) < 0).all()
    return first_step_from([-0.6, 0.6])


@value("NEWT-2.d")
def much_too_far():
    return first_step_from([0.3, -0.6])


@value("NEWT-2.e", rtol=1e-6)
def curvatures_of_the_network():
    net, theta, X, Y = data.regression_example()
    found = np.linalg.eigvalsh(numerical_hessian(net.objective(X, Y), theta))
    return found[[0, 3, -1]]


@value("HESS-1.a")
def entries_of_the_hessian():
    N = data.sine_example()[0].n_parameters
    return [N, N**2, N * (N + 1) // 2]


@value("HESS-1.b")
def bytes_of_the_hessian():
    return [8 * N**2 for N in (10**6, 10**9)]


@value("NEWT-5.a")
def intercept_and_slope():
    return surfaces.linear_fit().stationary_points[0].x


@value("NEWT-5.b")
def mean_squared_error_of_the_line():
    line = surfaces.linear_fit()
    return line.value(line.stationary_points[0].x)
