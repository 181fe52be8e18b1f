"""CG: conjugate directions on a quadratic in six variables."""

import numpy as np

from nnlearn import conjugate_gradient, descend, gradient_descent
from nnlearn.surfaces import tridiagonal

from . import value

A = tridiagonal.hessian(np.zeros(6))


def path():
    return descend(conjugate_gradient(tridiagonal, np.zeros(6), lambda p: A @ p), steps=6)


@value("CG-1.a", atol=1e-20)
def squared_residuals():
    return (path().grad ** 2).sum(axis=1)


@value("CG-1.b")
def heights():
    return path().J


@value("CG-1.c")
def solution():
    return path().x[-1]


@value("CG-1.d")
def steps_for_equal_entries():
    def cost(x):
        return x @ A @ x / 2 - x.sum(), A @ x - 1

    return int(descend(conjugate_gradient(cost, np.zeros(6), lambda p: A @ p), 20, tolerance=1e-10).step[-1])


@value("CG-1.e")
def steps_of_steepest_descent():
    visits = gradient_descent(tridiagonal, np.zeros(6), 1.0, line_search="exact")
    return int(descend(visits, 1000, until=lambda visit: np.linalg.norm(visit.grad) < 1e-6).step[-1])


@value("CG-1.f")
def extreme_curvatures():
    return np.linalg.eigvalsh(A)[[0, -1]]
