"""FWD: activation functions, one example and all examples through a network."""

from nnlearn import data, sigmoid, tanh

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
