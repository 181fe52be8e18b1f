"""FWD: activation functions, one example and all examples through a network."""

import numpy as np

from nnlearn import Network, data, sigmoid, tanh

from . import value


@value("FWD-1.a")
def logistic():
    return sigmoid([-0.1, 0.3, 2, 5])


@value("FWD-1.b")
def slope_of_logistic():
    return sigmoid.derivative([-0.1, 0.3, 2, 5])


@value("FWD-1.c")
def slope_of_tanh():
    return tanh.derivative([1, 2, 5])


def first_example():
    """Return (z, a) of the first of the sine example's examples."""
    net, theta, X, _ = data.sine_example()
    return net.forward(theta, X[:1])


@value("FWD-2.a")
def weighted_inputs_of_layer_2():
    return first_example()[0][2][0]


@value("FWD-2.b")
def activations_of_layer_2():
    return first_example()[1][2][0]


@value("FWD-2.c")
def activations_of_layer_3():
    return first_example()[1][3][0]


@value("FWD-2.d")
def prediction():
    return first_example()[1][4][0]


@value("FWD-3.a")
def second_prediction():
    net, theta, X, _ = data.sine_example()
    return net.predict(theta, X)[1]


@value("FWD-3.b")
def all_predictions_added():
    net, theta, X, _ = data.sine_example()
    return net.predict(theta, X).sum()


@value("FWD-3.c")
def predictions_without_bias():
    net, theta, X, _ = data.bias_free_example()
    return net.predict(theta, X)[:, 0]


@value("FWD-3.d")
def cost_without_bias():
    net, theta, X, Y = data.bias_free_example()
    return net.cost(theta, X, Y)


@value("FWD-4.a")
def prediction_at_the_origin_without_bias():
    net, theta, _, _ = data.bias_free_example()
    return net.predict(theta, [[0.0, 0.0]])[0, 0]


@value("FWD-4.b")
def hidden_units_at_the_origin():
    net, theta, _, _ = data.sine_example()
    return net.forward(theta, np.zeros((1, 3)))[1][2][0]


def regression_numbers():
    """Return z and a of the hidden units and the output of the regression example, one observation a row."""
    net, theta, X, _ = data.regression_example()
    z, a = net.forward(theta, X)
    return np.hstack([z[2], a[2], a[3]])


@value("FWD-5.a")
def first_observation():
    return regression_numbers()[0]


@value("FWD-5.b")
def second_observation():
    return regression_numbers()[1]


def with_logistic_output(observation):
    """Return the prediction of the regression example's weights when the output unit is logistic too."""
    _, theta, X, _ = data.regression_example()
    return Network((2, 2, 1)).predict(theta, X)[observation, 0]


@value("FWD-6.a")
def logistic_output_of_the_first_observation():
    return with_logistic_output(0)


@value("FWD-6.b")
def logistic_output_of_the_second_observation():
    return with_logistic_output(1)


@value("FWD-6.c", below=True)
def weights_for_xor():
    net, (X, y) = Network((2, 2, 1)), data.truth_table("xor")
    theta = net.unroll({1: np.array([[-10.0, 20, 20], [30, -20, -20]]), 2: np.array([[-30.0, 20, 20]])})
    return np.abs(net.predict(theta, X)[:, 0] - y).max()
