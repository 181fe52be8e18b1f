"""BP-1 to BP-7: output deltas, the recursion, accumulating Delta, the gradient D, and the same without bias units."""

import numpy as np

from nnlearn import (
    Network,
    cross_entropy,
    data,
    descend,
    gradient_descent,
    half_squared_error,
    identity,
    sigmoid,
    squared_error,
)

from . import value


@value("BP-1.a")
def output_deltas():
    z, y = np.array([[0.4]]), np.array([[1.0]])
    cases = ((cross_entropy, sigmoid), (half_squared_error, sigmoid), (squared_error, identity))
    return [cost.delta(z, output(z), y, output)[0, 0] for cost, output in cases]


def first_example():
    """Return (delta, Delta, D) of the first of the sine example's examples."""
    net, theta, X, Y = data.sine_example()
    return net.backprop(theta, X[:1], Y[:1])


@value("BP-1.b")
def delta_of_layer_4():
    return first_example()[0][4][0]


@value("BP-2.a")
def delta_of_layer_3():
    return first_example()[0][3][0]


@value("BP-2.b")
def delta_of_layer_2():
    return first_example()[0][2][0]


@value("BP-2.c")
def delta_without_its_slope():
    net, theta, _, _ = data.sine_example()
    delta = first_example()[0]
    return delta[4][0] @ net.weights(net.roll(theta)[3])[:, 0]


def gradients(lam=0.0):
    """Return (delta, Delta, D) of the sine example."""
    net, theta, X, Y = data.sine_example()
    return net.backprop(theta, X, Y, lam)


def whole_gradient(lam):
    """Return the gradient of the sine example as a vector."""
    net, theta, X, Y = data.sine_example()
    return net.cost_and_gradient(theta, X, Y, lam)[1]


def three_entries(matrices):
    """Return one entry of each matrix."""
    return [matrices[1][0, 0], matrices[2][0, 1], matrices[3][3, 5]]


@value("BP-3.a")
def accumulated():
    return three_entries(gradients()[1])


@value("BP-3.b")
def derivative_of_the_first_example():
    return first_example()[2][2][0, 2]


@value("BP-3.c", below=True)
def loop_against_vectorised():
    net, theta, X, Y = data.sine_example()
    loop, vectorised = net.backprop_loop(theta, X, Y)[1], gradients()[1]
    return max(np.abs(loop[l] - vectorised[l]).max() for l in vectorised)


@value("BP-4.a")
def norm_of_the_gradient():
    return np.linalg.norm(whole_gradient(0))


@value("BP-4.b")
def norms_of_the_layers():
    return [np.linalg.norm(D_l) for D_l in gradients()[2].values()]


@value("BP-4.c")
def entries_of_the_gradient():
    return three_entries(gradients()[2])


@value("BP-4.d")
def norm_at_lambda_1():
    return np.linalg.norm(whole_gradient(1))


@value("BP-4.e")
def entries_at_lambda_1():
    D = gradients(1)[2]
    return [D[1][0, 0], D[1][0, 1], D[3][3, 5]]


@value("BP-5.a")
def parameters_of_each_layer():
    return [rows * columns for rows, columns in Network((3, 5, 5, 4)).shapes.values()]


def cost_and_delta(y):
    """Return cost and delta of one logistic output h = 0.8."""
    z, y = np.array([[np.log(0.8 / 0.2)]]), np.array([[y]])
    return [cross_entropy.from_z(z, y), cross_entropy.delta(z, sigmoid(z), y)[0, 0]]


@value("BP-6.a")
def cost_and_delta_of_a_one():
    return cost_and_delta(1.0)


@value("BP-6.b")
def cost_and_delta_of_a_zero():
    return cost_and_delta(0.0)


@value("BP-7.a")
def delta_3_without_bias():
    return Network.backprop(*data.bias_free_example())[0][3][:, 0]


def without_bias():
    """Return {l: dJ/dW(l)} of the network without bias units, in the W form, the transpose of D(l)."""
    return {l: D_l.T for l, D_l in Network.backprop(*data.bias_free_example())[2].items()}


@value("BP-7.b")
def derivative_in_W2():
    return without_bias()[2].ravel()


@value("BP-7.c")
def derivative_in_W1():
    return without_bias()[1].ravel()


@value("BP-7.d")
def descent_without_bias():
    net, theta, X, Y = data.bias_free_example()
    return descend(gradient_descent(net.objective(X, Y), theta, learning_rate=1), steps=100).J[[1, 10, 100]]
