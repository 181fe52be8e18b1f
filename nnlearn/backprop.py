r"""Back propagation: from the error of the output back to the derivative of the cost in every weight.

    delta(L)   = derivative of the cost of one example in z(L)
    delta(l)   = delta(l+1) Theta(l)[:, 1:]  *  g'(z(l))          l = L-1, .., 2   (elementwise *)
    Delta(l)   = delta(l+1)^T A~(l)                               the shape of Theta(l)
    D(l)       = Delta(l)/m + lam/m Theta(l) off the bias column  (Delta(l) not divided for costs that are sums)

D(l)[i, j] is the derivative of J in Theta(l)[i, j]. The algorithm stands here three times: `backprop_loop` as it is
explained, one example after the other; `backprop` for all examples at once; `cost_and_gradient` the same again for
speed, writing straight into the gradient vector. Tests hold the three equal.
"""

import numpy as np


def backprop(net, Theta, X, Y, lam):
    """Return (delta, Delta, D) of the network `net` on all m examples at once.

    delta {2..L} of shape (m, s_l); Delta and D {1..L-1} of the shape of Theta(l).
    """
    z, a = net._forward(Theta, X)
    delta = {net.L: net.cost_function.delta(z[net.L], a[net.L], Y, net.output)}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (delta[l + 1] @ net.weights(Theta[l])) * net.hidden.derivative(z[l])
    Delta = {l: delta[l + 1].T @ net.with_bias(a[l]) for l in Theta}
    return delta, Delta, gradient_matrices(net, Theta, Delta, len(X), lam)


def backprop_loop(net, Theta, X, Y, lam):
    """Return the same (delta, Delta, D), with Delta accumulated over one example after the other."""
    Delta = {l: np.zeros_like(Theta[l]) for l in Theta}
    rows = {l: [] for l in range(2, net.L + 1)}
    for x, y in zip(X, Y, strict=True):
        z, a = net._forward(Theta, x[np.newaxis, :])
        delta = {net.L: net.cost_function.delta(z[net.L], a[net.L], y[np.newaxis, :], net.output)}
        for l in range(net.L - 1, 1, -1):
            delta[l] = (delta[l + 1] @ net.weights(Theta[l])) * net.hidden.derivative(z[l])
        for l in Delta:
            Delta[l] = Delta[l] + np.outer(delta[l + 1], net.with_bias(a[l]))
            rows[l + 1].append(delta[l + 1][0])
    delta = {l: np.array(rows[l]) for l in sorted(rows, reverse=True)}
    return delta, Delta, gradient_matrices(net, Theta, Delta, len(X), lam)


def gradient_matrices(net, Theta, Delta, m, lam):
    """Return D from the accumulated Delta: divided by m for a mean, plus lam/m Theta(l) off the bias column."""
    D = {l: net.cost_function.scale(m) * Delta[l] for l in Delta}
    for l in D:
        net.weights(D[l])[...] += lam / m * net.weights(Theta[l])
    return D


@np.errstate(over="ignore")  # once for all layers: e^1000 = inf in a logistic unit is meant
def cost_and_gradient(net, theta, X_tilde, Y, scale, decay):
    """Return (J, grad) with J = scale * (sum of the examples' costs) + decay/2 * (sum of squared weights).

    theta and grad are vectors of net.n_parameters; X_tilde is A~(1), so that a cost called many times adds the column
    of ones to its data once; `scale` is 1/m for a mean and 1 for a sum, `decay` is lam/m.
    """
    Theta = {l: theta[part].reshape(net.shapes[l]) for l, part in net.parts.items()}
    a, a_tilde = {}, {1: X_tilde}
    for l in range(1, net.L):
        if l > 1:
            a_tilde[l] = net.with_bias(a[l])
        z = a_tilde[l] @ Theta[l].T
        a[l + 1] = net.g(l + 1).of_array(z)
    J = scale * net.cost_function.unchecked_terms(z, a[net.L], Y).sum()

    grad = np.empty(net.n_parameters, dtype=z.dtype)
    delta = scale * net.cost_function.unchecked_delta(a[net.L], Y, net.output)
    for l in range(net.L - 1, 0, -1):
        D = grad[net.parts[l]].reshape(net.shapes[l])
        np.matmul(delta.T, a_tilde[l], out=D)
        if decay:
            W = net.weights(Theta[l])
            net.weights(D)[...] += decay * W
            J = J + decay / 2 * (W * W).sum()
        if l > 1:
            delta = (delta @ net.weights(Theta[l])) * net.hidden.slope_at(a[l])
    return J, grad


def jacobian(net, Theta, X):
    """Return d A(L) / d theta, shape (m s_L, n_parameters): each output's row by its own back propagation."""
    z, a = net._forward(Theta, X)
    m, K = a[net.L].shape
    rows = np.empty((m, K, net.n_parameters), dtype=a[net.L].dtype)
    slope = net.output.derivative(z[net.L])
    for k in range(K):
        delta = np.zeros_like(slope)
        delta[:, k] = slope[:, k]
        for l in range(net.L - 1, 0, -1):
            per_example = delta[:, :, np.newaxis] * net.with_bias(a[l])[:, np.newaxis, :]
            rows[:, k, net.parts[l]] = per_example.reshape(m, -1)
            if l > 1:
                delta = (delta @ net.weights(Theta[l])) * net.hidden.derivative(z[l])
    return rows.reshape(m * K, -1)
