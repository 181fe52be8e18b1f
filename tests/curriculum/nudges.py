"""BP-8 to BP-15: how much each of the nine parameters of the regression network changes its output and its cost."""

import numpy as np

from nnlearn import data, descend, gradient_descent, identity, sigmoid, squared_error

from . import value

# The nine parameters in the order of the lecture on optimisation, w11(1), w12(1), b1(1), w21(1), w22(1), b2(1),
# w11(2), w12(2), b1(2), and where they stand in theta, where each unit's bias comes first.
NAMES = np.array(["w11(1)", "w12(1)", "b1(1)", "w21(1)", "w22(1)", "b2(1)", "w11(2)", "w12(2)", "b1(2)"])
PLACES = np.array([1, 2, 0, 4, 5, 3, 7, 8, 6])

NET, THETA, X, Y = data.regression_example()


def nudges(observation):
    """Return the derivative of the output in each of the nine parameters, in the lecture's order."""
    return NET.jacobian(THETA, X)[observation, PLACES]


def gradient(observations=slice(None)):
    """Return the gradient of R over these observations, in the lecture's order."""
    return NET.cost_and_gradient(THETA, X[observations], Y[observations])[1][PLACES]


@value("BP-8.a")
def nudges_of_the_output_layer():
    return nudges(0)[6:]


@value("BP-9.a")
def nudges_of_the_first_layer():
    return nudges(0)[:6]


@value("BP-9.b")
def nudges_of_the_first_layer_at_the_second_observation():
    return nudges(1)[:6]


def change_by(eta):
    """Return how much the first output changes with a nudge eta of w11(1), per eta."""
    nudged = THETA + eta * (np.arange(9) == PLACES[0])
    return (NET.predict(nudged, X) - NET.predict(THETA, X))[0, 0] / eta


@value("BP-9.c")
def true_changes():
    return [change_by(eta) for eta in (1, 0.1, 0.01)]


def path(theta=THETA, r=0.1, steps=100):
    """Return the Path of gradient descent on R."""
    return descend(gradient_descent(NET.objective(X, Y), theta, learning_rate=r), steps)


@value("BP-9.d", rtol=1e-6)
def descent_for_two_members_of_the_family():
    return [path(data.regression_example(t)[1]).J[100] for t in (0, 1)]


def by_size(derivatives):
    """Return the names of the parameters, the one with the largest derivative first."""
    return " ".join(NAMES[np.argsort(-np.abs(derivatives))])


@value("BP-10.a")
def order_of_importance():
    assert by_size(nudges(0)) == "b1(2) w12(2) w11(2) w11(1) w12(1) b1(1) w21(1) w22(1) b2(1)"
    assert by_size(gradient()) == "b1(2) w11(1) w12(1) w12(2) w11(2) w21(1) w22(1) b1(1) b2(1)"
    return np.sort(np.abs(gradient()))[::-1]


@value("BP-11.a")
def residuals():
    return -NET.residuals(THETA, X, Y)


@value("BP-11.b")
def contribution_of_the_first_observation():
    return -gradient([0])


@value("BP-11.c")
def contribution_of_the_second_observation():
    return -gradient([1])


@value("BP-12.a")
def two_links():
    theta, y = np.array([[0.8]]), np.array([[1.2]])
    return squared_error.delta(theta, identity(theta), y)[0, 0]


@value("BP-12.b")
def three_links():
    v = 3 * 0.2
    u = sigmoid(v)
    return [u**2, 2 * u * sigmoid.derivative(v) * 3]


@value("BP-13.a")
def gradient_of_both_observations():
    return gradient()


@value("BP-13.b")
def norm_of_the_gradient():
    return np.linalg.norm(gradient())


@value("BP-13.c", atol=1e-13)
def slope_along_the_family():
    return gradient()[3:6] @ [-3, -4, 1]


@value("BP-14.a")
def one_step():
    return [path(r=r, steps=1).J[1] for r in (0.05, 0.1, 0.2, 0.5)]


@value("BP-14.b")
def several_steps():
    return path().J[[2, 5, 10, 50]]


@value("BP-14.c")
def parameters_after_ten_steps():
    return path().x[10, PLACES]


@value("BP-15.a")
def homework_at_the_first_observation():
    return gradient([0])[[7, 8]]


@value("BP-15.b")
def homework_at_the_second_observation():
    return gradient([1])[[7, 8]]
