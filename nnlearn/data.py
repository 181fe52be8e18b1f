r"""The small data sets of the course, and the worked examples whose numbers can be followed by hand.

X has one example a row, Y one output a column. Nothing is fetched: the handwritten digits lie beside this file.
"""

from functools import cache
from importlib.resources import files

import numpy as np

from .activations import identity, sigmoid, tanh
from .arguments import choice, number, whole_number
from .costs import half_squared_error, one_hot, squared_error
from .initialization import uniform
from .network import Network
from .scipy_descent import scipy_path


def sine_example():
    """Return (net, theta, X, Y): a 3-5-5-4 network with sines for weights, five examples of four classes.

    In each layer Theta(l) holds sin(1), sin(2), .. row by row; X (5, 3) holds cos(1), .., cos(15); the classes are
    1, 2, 3, 4, 1. Everybody can type these numbers in, and they are as good as random.
    """
    net = Network((3, 5, 5, 4))
    theta = np.concatenate([np.sin(np.arange(1, rows * columns + 1)) for rows, columns in net.shapes.values()])
    X = np.cos(np.arange(1, 16)).reshape(5, 3)
    return net, theta, X, one_hot(np.array([0, 1, 2, 3, 0]), 4)


def bias_free_example():
    """Return (net, theta, X, Y): a logistic 2-3-1 network without bias units, half squared error, three examples.

    In the W form, W1 (2, 3) holds sin(1), .., sin(6) and W2 (3, 1) cos(1), cos(2), cos(3), row by row; X (3, 2) and
    Y (3, 1) are those of the lecture on forward pass and cost.
    """
    net = Network((2, 3, 1), output=sigmoid, cost=half_squared_error, bias=False)
    W1 = np.sin(np.arange(1, 7)).reshape(2, 3)
    W2 = np.cos(np.arange(1, 4)).reshape(3, 1)
    X = np.array([[0.3, 1.0], [0.5, 0.2], [1.0, 0.4]])
    Y = np.array([[0.75], [0.82], [0.93]])
    return net, net.unroll({1: W1.T, 2: W2.T}), X, Y


def regression_example(t=0.0):
    """Return (net, theta, X, Y): the 2-2-1 regression network with logistic hidden units and squared error.

    X = (3, -2), (-1, 1) with targets 1.2 and 0.7. The second hidden unit's weights were in a lost figure: what is
    printed of it fits (w21, w22, b2) = (0.3, 0.5, 0.6) + t (-3, -4, 1) for every t; t = 0 is the course's choice.
    """
    net = Network((2, 2, 1), output=identity, cost=squared_error)
    Theta1 = np.array([[0.1, 0.2, 0.4], [0.6 + t, 0.3 - 3 * t, 0.5 - 4 * t]])
    Theta2 = np.array([[0.4, 0.6, 0.2]])
    return net, net.unroll({1: Theta1, 2: Theta2}), np.array([[3.0, -2.0], [-1.0, 1.0]]), np.array([[1.2], [0.7]])


def two_weights_example(w=(0.65, 0.35)):
    """Return (net, X, Y): a logistic 1-1-1 network without bias, half squared error, whose true weights are w.

    X (5, 1) = -2, -1, 0.5, 1, 3; Y (5, 1) is what the network itself gives for the weights w.
    """
    net = Network((1, 1, 1), cost=half_squared_error, bias=False)
    X = np.array([[-2.0], [-1.0], [0.5], [1.0], [3.0]])
    return net, X, net.predict(np.array(w, dtype=float), X)


def four_points():
    """Return (X, y): four points in the plane, X (4, 2), with targets y (4,) = 1, 0, 0, 1."""
    return np.array([[0.5, 1.5], [1.0, -0.5], [-1.5, 0.25], [2.0, 1.0]]), np.array([1.0, 0.0, 0.0, 1.0])


def truth_table(name):
    """Return (X, y) of "xor" or "and": the four corners X (4, 2) = (0,0), (0,1), (1,0), (1,1) and y (4,).

    Raises ValueError for another name.
    """
    choice(name, "name", ("xor", "and"))
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return X, np.array([0.0, 1.0, 1.0, 0.0] if name == "xor" else [0.0, 0.0, 0.0, 1.0])


def noisy_classes(m, rng, flipped=0.15):
    """Return (X, y): m points of the square [-1, 1]^2, X (m, 2), of two classes y (m,) that overlap.

    Class 1 lies above the wave x2 = 0.5 sin(4 x1), but a share `flipped` of the labels is turned round: no border
    does better than 1 - flipped on fresh points, and one that does on these has learnt their noise.
    Raises TypeError when rng is no generator.
    """
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {rng!r}, expected a random generator: np.random.default_rng(seed)")
    X = rng.uniform(-1, 1, (whole_number(m, "m", low=1), 2))
    above = X[:, 1] > 0.5 * np.sin(4 * X[:, 0])
    turned = rng.random(m) < number(flipped, "flipped", 0, 1)
    return X, (above != turned).astype(float)


VEHICLES = ("pedestrian", "car", "motorcycle", "truck")  # the classes 0, 1, 2, 3 of the four clouds
_CLOUDS = np.array([[-1.1, -0.2, -1.1], [0.4, -0.5, 0.5], [-0.35, -0.35, -0.3], [1.4, 0.9, 0.2]])
_SPREADS = np.array([0.27, 0.27, 0.27, 0.4])


def four_clouds(m, rng):
    """Return (X, y): m road users, X (m, 3) their scaled length, height and speed, y (m,) their class 0..3.

    The classes are those of VEHICLES, each as frequent as the others, each a round cloud with normal deviations. The
    motorcycles lie between pedestrians and cars, so no single straight border cuts them out; the clouds overlap, and no
    classifier does better than about 98 % on fresh examples. Raises TypeError when rng is no generator.
    """
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {rng!r}, expected a random generator: np.random.default_rng(seed)")
    m = whole_number(m, "m", low=1)
    y = rng.permutation(np.arange(m) % len(VEHICLES))
    return _CLOUDS[y] + _SPREADS[y, np.newaxis] * rng.standard_normal((m, 3)), y


def wave():
    """Return (net, theta, X, Y): a 1-5-1 tanh network, a start for it, and 25 measurements of a wave that dies away.

    X (25, 1) runs from 0 to 4, Y (25, 1) is e^(-0.4 x) sin(3 x) with an error of standard deviation 0.03; the network
    has an identity output and the squared error, so it suits Levenberg and Marquardt.
    """
    rng = np.random.default_rng(4)
    net = Network((1, 5, 1), hidden=tanh, output=identity, cost=squared_error)
    x = np.linspace(0, 4, 25)
    y = np.exp(-0.4 * x) * np.sin(3 * x) + 0.03 * rng.standard_normal(25)
    return net, rng.uniform(-1, 1, net.n_parameters), x[:, np.newaxis], y[:, np.newaxis]


@cache
def trained_twin(lam=0.005):
    """Return (net, theta, X, y): a 2-2-1 network with tanh units that has learnt XOR.

    theta (9,) is a minimum of the cost with this lam, found by L-BFGS-B from a random start; it cannot be written to.
    """
    net, (X, y) = Network((2, 2, 1), hidden=tanh), truth_table("xor")
    start = uniform(net, np.random.default_rng(3), eps_init=1.5)
    theta = scipy_path(net.objective(X, y, lam), start, "L-BFGS-B", tolerance=1e-9).x[-1]
    theta.setflags(write=False)
    return net, theta, X, y


@cache
def _digits_file():
    with np.load(files("nnlearn") / "digits.npz") as archive:
        return archive["images"], archive["labels"]


def digits():
    """Return (X, y): 1797 real handwritten digits of 8 x 8 pixels, X (1797, 64) from white 0 to black 1, y (1797,).

    Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository 1998,
    CC BY 4.0; the test part, as scikit-learn distributes it.
    """
    images, labels = _digits_file()
    return images.reshape(len(images), 64) / 16, labels.astype(int)


def split(X, y, test_share=0.25, rng=None):
    """Return (X_train, y_train, X_test, y_test), the examples shuffled by `rng` and a share held out for the test.

    Raises ValueError when nothing would be left on one side and TypeError when rng is no generator.
    """
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {rng!r}, expected a random generator: np.random.default_rng(seed)")
    X, y = np.asarray(X), np.asarray(y)
    number(test_share, "test_share", 0, 1, low_open=True, high_open=True, remedy="0.25 is usual")
    if len(X) != len(y):
        raise ValueError(f"X has {len(X)} rows and y has {len(y)}, expected as many: one row per example in both")
    held_out = round(test_share * len(X))
    if not 0 < held_out < len(X):
        raise ValueError(
            f"test_share is {test_share}, expected a share that leaves examples on both sides, such as 0.25"
        )
    order = rng.permutation(len(X))
    test, train = order[:held_out], order[held_out:]
    return X[train], y[train], X[test], y[test]
