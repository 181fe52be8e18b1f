"""LM: Gauss-Newton and Levenberg-Marquardt, and all methods on Rosenbrock's valley."""

import numpy as np

from nnlearn import data, descend, gauss_newton, gradient_descent, levenberg_marquardt, newton
from nnlearn.surfaces import rosenbrock

from . import value

START = np.array([-1.2, 1.0])
E, J = rosenbrock.residuals(START), rosenbrock.jacobian(START)


def lm(nu=1.0, factor=2.0, steps=200):
    return descend(levenberg_marquardt(rosenbrock.residuals, START, rosenbrock.jacobian, nu, factor), steps, 1e-10)


def first_proposal(nu):
    return descend(levenberg_marquardt(rosenbrock.residuals, START, rosenbrock.jacobian, nu), steps=1)


@value("LM-1.a")
def normal_equations():
    return [*(J.T @ J).ravel(), *(J.T @ E)]


@value("LM-1.b")
def loss():
    return E @ E


def gauss_newton_path(steps):
    return descend(gauss_newton(rosenbrock.residuals, START, rosenbrock.jacobian), steps)


@value("LM-1.c")
def gauss_newton_step():
    return gauss_newton_path(1).x[1] - START


@value("LM-1.d", atol=1e-9)
def gauss_newton_losses():
    return gauss_newton_path(2).J[1:]


@value("LM-1.e")
def slope_along_the_step():
    return rosenbrock.gradient(START) @ (gauss_newton_path(1).x[1] - START)


@value("LM-1.f")
def step_for_nu_1():
    return first_proposal(1.0).notes[1]["proposal"] - START


@value("LM-1.g")
def loss_for_nu_1():
    return first_proposal(1.0).J[1]


@value("LM-1.h")
def step_for_nu_100():
    return first_proposal(100.0).notes[1]["proposal"] - START


@value("LM-1.i")
def loss_for_nu_100():
    return first_proposal(100.0).J[1]


@value("LM-1.j")
def rank_of_two_observations():
    net, theta, X, _ = data.regression_example()
    jacobian = net.jacobian(theta, X)
    return int(np.linalg.matrix_rank(jacobian.T @ jacobian))


@value("LM-2.a")
def proposals():
    path = lm()
    accepted = sum(note["accepted"] for note in path.notes[1:])
    return [int(path.step[-1]), accepted, int(path.step[-1]) - accepted]


@value("LM-2.b")
def losses():
    return lm().J[[1, 4, 6, 9, 12]]


@value("LM-2.c")
def gain_ratios():
    return [note["rho"] for note in lm().notes[1:5]]


@value("LM-2.d")
def proposals_with_factor_10():
    return int(lm(factor=10.0).step[-1])


@value("LM-2.e")
def proposals_from_other_dampings():
    return [int(lm(nu).step[-1]) for nu in (0.001, 0.01, 0.1, 10.0, 100.0)]


@value("LM-2.f")
def losses_of_the_network():
    net, theta, X, Y = data.regression_example()
    visits = levenberg_marquardt(lambda x: net.residuals(x, X, Y), theta, lambda x: net.jacobian(x, X))
    return descend(visits, steps=5).J[1:]


@value("LM-3.a", atol=2)
def steps_of_gradient_descent():
    return descend(gradient_descent(rosenbrock, START, 0.001), 40000, until=lambda v: v.J < 1e-10, every=40000).step[-1]


@value("LM-3.b")
def steps_of_newton():
    visits = newton(rosenbrock, START, rosenbrock.hessian)
    return int(descend(visits, 50, until=lambda visit: visit.J < 1e-15).step[-1])


@value("LM-3.c")
def steps_of_gauss_newton():
    visits = gauss_newton(rosenbrock.residuals, START, rosenbrock.jacobian)
    return int(descend(visits, 50, until=lambda visit: visit.J < 1e-15).step[-1])
