r"""One nudge at a time: how far the outputs of a network move when one of its parameters does.

nudge         theta_k <- theta_k + eta                 e_k is the k-th unit vector
true change   yhat(theta + eta e_k) - yhat(theta)
prediction    eta * d yhat / d theta_k                 a row of `net.jacobian`; exact where yhat is linear in theta_k
pull          -d (cost of one example) / d theta_k     for a sum of squares 2 (y - yhat) times its row of the Jacobian
"""

import numpy as np

from .arguments import float_array, matrix, number, whole_number

# The nine parameters of the 2-2-1 network, in the order of the lecture on optimisation, and their places in theta,
# where each unit's bias comes first. w_ij(l) is Theta(l)[i, j] and b_i(l) is Theta(l)[i, 0].
PARAMETERS = {
    "w11(1)": 1,
    "w12(1)": 2,
    "b1(1)": 0,
    "w21(1)": 4,
    "w22(1)": 5,
    "b2(1)": 3,
    "w11(2)": 7,
    "w12(2)": 8,
    "b1(2)": 6,
}


def nudged(theta, k, eta):
    """Return copies of theta with eta added to entry k: shape (N,) for a number eta, (n, N) for n of them.

    Raises ValueError when there is no entry k.
    """
    theta, eta = float_array(theta, "theta"), float_array(eta, "eta")
    k = whole_number(k, "k", low=0)
    if k >= len(theta):
        raise ValueError(f"k is {k}, expected at most {len(theta) - 1}: theta has {len(theta)} entries")
    return theta + eta[..., np.newaxis] * (np.arange(len(theta)) == k)


def connection(net, k):
    """Return (l, i, j), layers and units counted from 1 and unit 0 the bias: theta[k] is the entry Theta(l)[i, j]."""
    for l, part in net.parts.items():
        if part.start <= k < part.stop:
            row, column = divmod(k - part.start, net.shapes[l][1])
            return l, row + 1, column + (not net.bias)
    raise ValueError(f"k is {k}, expected 0 to {net.n_parameters - 1}: {net} has {net.n_parameters} parameters")


def downstream(net, k):
    """Return the units (l, i) whose values move when theta[k] is nudged: the one it leads to, and all behind that."""
    l, i, _ = connection(net, k)
    return [(l + 1, i)] + [(later, u) for later in range(l + 2, net.L + 1) for u in range(1, net.sizes[later - 1] + 1)]


def pulls(net, theta, X, Y):
    """Return how each example wants theta changed: minus the gradient of its own cost, shape (m, N).

    For a cost that is a sum over examples, the rows add up to minus the gradient of the whole.
    """
    X, Y = matrix(X, "X", net.sizes[0], "input"), matrix(Y, "Y", net.sizes[-1], "output unit")
    return -np.array([net.cost_and_gradient(theta, X[i : i + 1], Y[i : i + 1])[1] for i in range(len(X))])


def by_size(values):
    """Return the numbers of the entries, the largest in size first; entries as good as equal keep their order."""
    sizes = np.abs(float_array(values, "values"))
    return np.argsort(-np.round(sizes / (sizes.max(initial=0.0) or 1.0), 9), kind="stable")


def in_other_units(net, theta, j, factor):
    """Return theta for inputs x_j that are written as numbers `factor` times larger: the predictions stay the same.

    The weights from input j are divided by the factor. Raises ValueError when there is no input j or the factor is 0.
    """
    j = whole_number(j, "j", low=1)
    number(factor, "factor", low=0, low_open=True, remedy="metres to centimetres is 100")
    if j > net.sizes[0]:
        raise ValueError(f"j is {j}, expected 1 to {net.sizes[0]}, the number of an input")
    Theta = {l: matrix.copy() for l, matrix in net.roll(theta).items()}
    net.weights(Theta[1])[:, j - 1] /= factor
    return net.unroll(Theta)


def factors(net, theta, x, y, k):
    """Return the links of d R / d theta[k], from the cost back to the parameter, whose product the derivative is.

    For a network with one hidden layer and one output, and one example x (s_1,), y a number: two factors for a
    parameter of the output layer (the output's delta, what the parameter is multiplied by), and four for one of the
    hidden layer (delta, the weight between, the slope of the hidden unit, what the parameter is multiplied by).
    Raises ValueError for another layout.
    """
    if net.L != 3 or net.sizes[-1] != 1:
        raise ValueError(f"net has sizes {net.sizes}, expected one hidden layer and one output: otherwise paths add up")
    X = np.atleast_2d(x)
    z, a = net.forward(theta, X)
    delta = net.cost_function.delta(z[3], a[3], np.array([[float(y)]]), net.output)[0, 0]
    l, i, j = connection(net, k)
    last = 1.0 if j == 0 else a[l][0, j - 1]
    if l == 2:
        return np.array([delta, last])
    weight = net.weights(net.roll(theta)[2])[0, i - 1]
    return np.array([delta, weight, net.hidden.derivative(z[2])[0, i - 1], last])
