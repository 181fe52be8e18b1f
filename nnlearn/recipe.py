r"""The recipe on one small problem: how many units to choose, and a training with all that is worth watching of it.

    outputs         one for two classes, K for K > 2
    hidden layers   one by default; when there are more, all with as many units
    hidden units    from as many as there are inputs to twice as many; one and a half times as many is a first try

A `Training` is one run of the recipe on four clouds of road users: random start, gradient check, descent.
"""

from functools import cache

import numpy as np

from . import bugs, many_starts
from .activations import identity
from .arguments import choice, number, whole_number
from .costs import accuracy, mean_squared_error, one_hot
from .data import VEHICLES, four_clouds
from .descent import descend
from .gradient_check import check_gradient
from .initialization import glorot
from .network import Network
from .optimizers import adam, gradient_descent, momentum
from .slices import costs_at, grid, predictions_at

METHODS = {"gradient descent": gradient_descent, "momentum": momentum, "Adam": adam}
OUTPUTS = {"logistic, cross-entropy": {}, "identity, squared error": {"output": identity, "cost": mean_squared_error}}
GRADIENTS = {
    "back propagation": None,
    "slope g′ left out": bugs.slope_left_out,
    "penalty forgotten": bugs.no_regularisation,
}
CHECKED = 20  # examples are enough for a gradient check, which evaluates the cost twice for each parameter
AWAY = 1e6  # a cost beyond this has run away


# ---- choose ---------------------------------------------------------------------------------------------------------


def output_units(classes):
    """Return how many output units tell `classes` classes apart: 1 for two classes, else one for each.

    Raises ValueError for fewer than two classes.
    """
    classes = whole_number(classes, "classes", low=2, remedy="one class needs no network")
    return 1 if classes == 2 else classes


def usual_units(inputs):
    """Return (low, first_try, high), the usual numbers of units in a hidden layer: n, 1.5 n rounded up, and 2 n."""
    inputs = whole_number(inputs, "inputs", low=1)
    return inputs, -(-3 * inputs // 2), 2 * inputs


def layout(inputs, classes, hidden_layers, units):
    """Return the sizes of a network with equal hidden layers, as in (3, 5, 5, 4)."""
    return (inputs, *[units] * whole_number(hidden_layers, "hidden_layers"), output_units(classes))


def parameter_counts(inputs, classes, hidden_layers, units):
    """Return the numbers of parameters, shape (n,), for each of the numbers of `units` (n,) in a hidden layer.

    Each unit has a weight for each unit before it and one bias: h (n + 1), h (h + 1) for each further hidden layer,
    and K (h + 1) for the outputs. Raises ValueError without a hidden layer.
    """
    h, K = np.asarray(units), output_units(classes)
    further = whole_number(hidden_layers, "hidden_layers", low=1) - 1
    return h * (inputs + 1) + further * h * (h + 1) + K * (h + 1)


def costs_by_units(units, steps=300, examples=60, starts=4):
    """Return (J, J_held_out), each (len(units),): mean costs of 3-h-4 networks for h in `units`, after steps of Adam.

    Each is trained from several random starts on the same few examples of four clouds; 1000 others are held out.
    """
    X, y = four_clouds(examples, np.random.default_rng(1))
    X_held_out, y_held_out = four_clouds(1000, np.random.default_rng(2))
    J = np.empty((2, len(units)))
    for column, h in enumerate(units):
        net = Network((3, h, len(VEHICLES)))
        theta = np.array([glorot(net, np.random.default_rng(seed)) for seed in range(starts)])
        visits = adam(many_starts.objective(net, X, one_hot(y, len(VEHICLES))), theta, learning_rate=0.05)
        (theta,), (trained,) = many_starts.record(visits, [steps])
        held_out = costs_at(net, theta, X_held_out, one_hot(y_held_out, len(VEHICLES)))
        J[:, column] = trained.mean(), held_out.mean()
    return J


# ---- train ----------------------------------------------------------------------------------------------------------


@cache
def examples():
    """Return (X, y, X_held_out, y_held_out): 120 road users to learn from, 400 held out."""
    return *four_clouds(120, np.random.default_rng(13)), *four_clouds(400, np.random.default_rng(14))


@cache
def start(sizes, output, lam, seed, gradient):
    """Return (net, theta, GradientCheck) of a training before its first step; the check looks at 20 examples.

    `output` and `gradient` are names in OUTPUTS and GRADIENTS.
    """
    net = Network(sizes, **OUTPUTS[choice(output, "output", OUTPUTS)])
    theta = glorot(net, np.random.default_rng(seed))
    theta.setflags(write=False)
    X, y, _, _ = examples()
    cost = _objective(net, X[:CHECKED], y[:CHECKED], lam, gradient)
    return net, theta, check_gradient(cost, theta)


def _objective(net, X, y, lam, gradient):
    Y, bug = one_hot(y, net.sizes[-1]), GRADIENTS[choice(gradient, "gradient", GRADIENTS)]
    return net.objective(X, Y, lam) if bug is None else bug.objective(net, X, Y, lam)


class Training:
    """One run of the recipe on four clouds; `up_to(step)` trains on, as far as necessary.

    Every `every` steps are recorded, one entry a mark: theta, and in `table` (6, marks) the step, J with its penalty,
    J of training and of held-out examples without it, and the accuracy on both. `check` is the GradientCheck at the
    start. A cost that passes 10^6 ends the run: `ran_away` is then the step at which it did, else None.
    """

    def __init__(self, sizes, lam, rate, method, seed, output, gradient="back propagation", every=10):
        lam = number(lam, "lam", low=0)
        self.net, theta, self.check = start(sizes, output, lam, seed, gradient)
        self.every = every
        self.ran_away = None
        X, y, self._X_held_out, self._y_held_out = examples()
        self._X, self._y = X, y
        method = METHODS[choice(method, "method", METHODS)]
        self._visits = method(_objective(self.net, X, y, lam, gradient), theta, learning_rate=rate)
        self.theta, self.table = np.empty((0, theta.size)), np.empty((6, 0))
        self.up_to(0)

    def up_to(self, step):
        """Train until `step` is recorded, or the run has ended; return how many marks there are up to it."""
        marks = step // self.every + 1
        theta, J = [], []
        while self.ran_away is None and (done := len(self.theta) + len(theta)) < marks:
            steps = self.every - 1 if done else 0  # the visit after a mark is one update already
            path = descend(self._visits, steps, until=lambda visit: visit.J > AWAY, every=self.every)
            if path.status == "steps":
                theta.append(path.x[-1])
                J.append(path.J[-1])
            else:
                self.ran_away = (done - 1) * self.every + 1 + int(path.step[-1])
        if theta:
            self._record(np.array(theta), J)
        return min(marks, len(self.theta))

    def _record(self, theta, J):
        done = len(self.theta)
        rows = [self.every * np.arange(done, done + len(theta)), J]
        sets = ((self._X, self._y), (self._X_held_out, self._y_held_out))
        rows += [costs_at(self.net, theta, X, one_hot(y, self.net.sizes[-1])) for X, y in sets]
        rows += [[accuracy(A, y) for A in predictions_at(self.net, theta, X)] for X, y in sets]
        self.theta = np.concatenate([self.theta, theta])
        self.table = np.concatenate([self.table, rows], axis=1)


# ---- look -----------------------------------------------------------------------------------------------------------


def answers_on_slice(net, theta, bounds, n, x3):
    """Return the outputs (n, n, K) on a grid of the first two features, first row lowest, where the third is x3."""
    points = grid(bounds, n)
    return net.predict(theta, np.column_stack([points, np.full(len(points), x3)])).reshape(n, n, -1)


def near_slice(X, x3, within=0.5):
    """Return which of the examples X (m, 3) have a third feature within that distance of x3, shape (m,)."""
    return np.abs(X[:, 2] - x3) <= within
