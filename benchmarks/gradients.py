"""The numerical gradient of a network's cost, against scipy.optimize.approx_fprime."""

import numpy as np
from scipy.optimize import approx_fprime

from nnlearn import Network, check_gradient, data, numerical_gradient, one_hot, relative_difference, uniform

from .timing import comparison, in_turns, seconds_for, table


def run(sizes=(64, 25, 10), examples=100, rounds=5):
    """Return the table: one-sided against one-sided, and the two-sided gradient and the whole check beside it."""
    X, y = data.digits()
    X, Y = X[:examples], one_hot(y[:examples], 10)
    net = Network(sizes)
    theta, cost = uniform(net, np.random.default_rng(0)), net.objective(X, Y)

    def J(theta):
        return net.cost(theta, X, Y)

    gradients = {
        "nnlearn, one-sided": lambda: numerical_gradient(J, theta, method="one-sided"),
        "scipy approx_fprime, one-sided": lambda: approx_fprime(theta, J),
        "nnlearn, two-sided": lambda: numerical_gradient(J, theta),
        "nnlearn, check_gradient": lambda: check_gradient(cost, theta),
    }
    contestants = {name: (lambda gradient=gradient: seconds_for(gradient)) for name, gradient in gradients.items()}
    exact = cost(theta)[1]
    errors = {name: relative_difference(gradient(), exact) for name, gradient in list(gradients.items())[:3]}
    rows = comparison(in_turns(contestants, rounds), "nnlearn, one-sided", 1e3, "ms")
    rows = [(*row, f"{errors[row[0]]:.1e}" if row[0] in errors else "") for row in rows]
    title = f"Numerical gradient of {net.n_parameters} parameters, {examples} examples"
    return table(title, ("", "times nnlearn", "a gradient", "relative error"), rows)
