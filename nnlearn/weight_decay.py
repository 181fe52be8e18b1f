r"""The two halves of a regularised cost: how wrong the predictions are, and how large the weights are.

    J = J_data + J_reg        J_reg = lam / (2 m) sum of the squared weights, biases left out

The second half is called weight decay: its part of a gradient step multiplies each weight by 1 - r lam / m.
"""

import numpy as np

from .arguments import float_array, number, whole_number


def is_weight(net):
    """Return which entries of theta the penalty counts, shape (n_parameters,): true for weights, false for biases."""
    Theta = net.roll(np.zeros(net.n_parameters))
    for Theta_l in Theta.values():
        net.weights(Theta_l)[...] = 1
    return net.unroll(Theta).astype(bool)


def penalty(net, theta, m, lam, bias=False):
    """Return J_reg for m examples: theta (.., n_parameters) -> (..,). With `bias` the biases are penalised too."""
    theta, lam = float_array(theta, "theta"), number(lam, "lam", low=0, remedy="0 means no regularisation")
    whole_number(m, "m", low=1, remedy="it is the number of examples")
    counted = np.ones(net.n_parameters, bool) if bias else is_weight(net)
    return lam / (2 * m) * (theta[..., counted] ** 2).sum(axis=-1)


def halves(net, theta, X, Y, lam):
    """Return (J_data, J_reg), whose sum is net.cost(theta, X, Y, lam)."""
    return net.cost(theta, X, Y), penalty(net, theta, len(X), lam)


def with_bias_penalised(net, X, Y, lam):
    """Return cost(theta) -> (J, grad) whose penalty counts the biases too: for comparison, not for use."""
    unpenalised, m = net.objective(X, Y), len(X)

    def cost(theta):
        J, grad = unpenalised(theta)
        return J + penalty(net, theta, m, lam, bias=True), grad + lam / m * theta

    return cost


def decay_factor(r, lam, m):
    """Return 1 - r lam / m, by which the penalty's part of a gradient step with learning rate r multiplies a weight."""
    return 1 - r * lam / m
