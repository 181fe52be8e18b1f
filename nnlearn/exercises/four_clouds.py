"""Exercises of the recipe in notebook 13: choosing an architecture, training on four clouds, regression, softmax."""

import numpy as np

from ..activations import identity, sigmoid
from ..costs import accuracy, half_squared_error, mean_squared_error, one_hot
from ..data import VEHICLES, four_clouds
from ..descent import Path, descend
from ..gradient_check import check_gradient
from ..initialization import glorot, zeros
from ..network import Network
from ..optimizers import gradient_descent, momentum
from ..recipe import output_units, usual_units
from .exercise import Exercise, Feedback, FunctionExercise, Question, Slip, ValueExercise, nothing_yet

# ---- choose an architecture -----------------------------------------------------------------------------------------


def parameters_of_20_30_10():
    """Return how many parameters a 20-30-10 network has: each unit a weight for each unit before it, and a bias."""
    return 30 * (20 + 1) + 10 * (30 + 1)


count_parameters = ValueExercise(
    parameters_of_20_30_10,
    hints=[
        "Theta(1) has a row for each of the 30 hidden units, and 20 + 1 columns: column 0 is the bias.",
        "30 x 21 in the first matrix, 10 x 31 in the second.",
    ],
    slips=[
        Slip(
            30 * 20 + 10 * 30, "The biases are missing: one for each hidden unit and one for each output, 40 together."
        ),
        Slip(30 * 21, "That is Theta(1); the second matrix leads from the hidden units to the outputs."),
        Slip(31 * 21 + 10 * 31, "Nothing leads to a bias unit: Theta(1) has 30 rows, not 31."),
        Slip(30 * 21 + 11 * 31, "There are 10 outputs, and no bias unit among them: Theta(2) has 10 rows, not 11."),
        Slip(
            30 * 20 + 1 + 10 * 30 + 1,
            "One bias for each layer is not enough: each hidden unit and each output has its own.",
        ),
        Slip(20 + 30 + 10, "Those are the units. There is a weight for each PAIR of units of neighbouring layers."),
        Slip(20 * 30 * 10, "Add the entries of the two matrices; do not multiply."),
    ],
    rtol=0,
    atol=0.5,
)

PROBLEMS = {"A": (8, 2), "B": (4, 5), "C": (6, 1)}  # inputs, and classes; 1 stands for a number that is predicted


def three_layouts():
    """Return a layout for each of the problems A, B and C: one hidden layer, one and a half times the inputs."""
    return [(8, 12, 1), (4, 6, 5), (6, 9, 1)]


TWO_OUTPUTS = "two classes need one output: the probability of pneumonia. That of being healthy is the rest."
BIAS_COUNTED = "the bias units are not counted in a layout: write the numbers of features, hidden units and outputs."
NO_HIDDEN = "a hidden layer is missing: by default there is one, as in (3, 5, 4)."
UNEQUAL = "several hidden layers are usually given the same number of units."
TOO_FEW = "fewer hidden units than inputs: usual is from as many as inputs to twice as many."
TOO_MANY = "more hidden units than twice the inputs: that may work, but it is dear. Begin with fewer."
ONE_CLASS = "five species need five outputs, one for each. One output would put them in an order they do not have."
NOT_ONE_NUMBER = "a single number is predicted, so one output."
THREE = "Answer with three layouts, for A, B and C: [(8, .., ..), (4, .., ..), (6, .., ..)]."
INPUTS = "one input for each feature. A has 8, B has 4, C has 6; they stand first."
WHOLE = "a layout is a row of whole numbers, such as (3, 5, 5, 4)."


class _Layouts(Exercise):
    """Three layouts; each that follows the usual rules is right."""

    def judge(self, answer):
        """Compare each layout with its problem."""
        layouts = [answer.get(problem) for problem in PROBLEMS] if isinstance(answer, dict) else list(answer)
        if len(layouts) != len(PROBLEMS) or not all(np.iterable(sizes) for sizes in layouts):
            return Feedback("wrong", THREE)
        for sizes, (problem, (inputs, classes)) in zip(layouts, PROBLEMS.items(), strict=True):
            if any(part is Ellipsis for part in sizes):
                return Feedback("not yet", "Replace all dots by numbers.")
            fault = _fault_of_layout(sizes, inputs, classes)
            if fault:
                return Feedback("wrong", f"{problem}: {fault}")
        written = ", ".join("-".join(map(str, sizes)) for sizes in layouts)
        return Feedback("right", f"Right: {written}. Each is a first try; held-out examples have the last word.")


def _fault_of_layout(sizes, inputs, classes):
    """Return what is unusual about the sizes for that many inputs and classes, or None."""
    low, _, high = usual_units(inputs)
    if not all(isinstance(units, int | np.integer) for units in sizes):
        return WHOLE
    if len(sizes) < 3:
        return NO_HIDDEN
    if sizes[0] != inputs:
        return BIAS_COUNTED if sizes[0] == inputs + 1 else INPUTS
    if sizes[-1] != output_units(max(classes, 2)):
        return {2: TWO_OUTPUTS, 1: NOT_ONE_NUMBER}.get(classes, ONE_CLASS)
    hidden = sizes[1:-1]
    if len(set(hidden)) > 1:
        return UNEQUAL
    return TOO_FEW if hidden[0] < low else TOO_MANY if hidden[0] > high else None


layouts = _Layouts(
    three_layouts,
    hints=[
        "Inputs: one for each feature. Outputs: one for each class, but one alone for two classes or for a number.",
        "Hidden: one layer, from as many units as inputs to twice as many. For A any of 8 to 16 will do.",
    ],
    slips=[
        Slip([(8, 12, 2), (4, 6, 5), (6, 9, 1)], f"A: {TWO_OUTPUTS}"),
        Slip([(8, 12, 1), (4, 6, 1), (6, 9, 1)], f"B: {ONE_CLASS}"),
        Slip([(9, 13, 1), (5, 7, 5), (7, 10, 1)], f"A: {BIAS_COUNTED}"),
        Slip([(8, 1), (4, 5), (6, 1)], f"A: {NO_HIDDEN}"),
        Slip([(8, 12, 9, 1), (4, 6, 5), (6, 9, 1)], f"A: {UNEQUAL}"),
        Slip([(8, 4, 1), (4, 3, 5), (6, 3, 1)], f"A: {TOO_FEW}"),
        Slip([(8, 100, 1), (4, 100, 5), (6, 100, 1)], f"A: {TOO_MANY}"),
        Slip([(8, 12, 1), (4, 6, 5), (6, 9, 6)], f"C: {NOT_ONE_NUMBER}"),
        Slip(["8-12-1", "4-6-5", "6-9-1"], f"A: {WHOLE}"),
    ],
)

why_one_output = Question(
    "Problem A has two classes, and a logistic output. Which reason for one output holds?",
    answer="a second output would be 1 minus the first",
    explanation="The two probabilities add up to 1, so one tells both. Two outputs would work as well; they would only "
    "have to learn the same thing twice.",
    options=(
        "a second output would be 1 minus the first",
        "a network with two outputs cannot be trained",
        "a logistic output takes two values only",
    ),
)

which_output = Question(
    "Problem C: the rent is a number such as 870 euros. Which output unit and which cost?",
    answer="identity and squared error",
    explanation="A logistic output ends at 1, and cross-entropy needs targets from 0 to 1. The identity can be any "
    "number, and its squared error is large where the number is far off.",
    options=("logistic and cross-entropy", "logistic and squared error", "identity and squared error"),
)

more_units = Question(
    "60 road users to learn from; 1 hidden unit, then 2, 3 and so on up to 20. What does the cost on HELD-OUT ones do?",
    answer="it falls, then slowly rises",
    explanation="With few units the classes cannot be told apart. With many, the training examples are met ever more "
    "closely, their chance deviations included, and held-out examples do not share those.",
    options=("it falls and falls", "it falls, then slowly rises", "it rises from the beginning"),
)

# ---- train ----------------------------------------------------------------------------------------------------------

SIZES = (3, 5, 5, 4)
GOAL = 0.95
FAR = 1e6
PARTED = 3  # where J on fresh examples is so many times that on the training examples, less training is better
# J of a network that always answers with the shares of four equally frequent classes, a quarter each.
IGNORANT = {sigmoid: np.log(4) + 3 * np.log(4 / 3), identity: 3 / 4}

PATH = "You returned the whole path: theta is its last point, path.x[-1]."
PARAMETERS = "Return theta, the vector of all 74 parameters of the 3-5-5-4 network."
RAN_AWAY = "Descent has run away: J is enormous. Try a smaller learning rate."
TWINS = "Your hidden units are all alike: they started equal, and equal units stay equal. Start at random."
UPHILL = "The cost has grown beyond that of knowing nothing. Does the step go against the gradient?"
PLATEAU = "The cost has hardly fallen: more steps, another learning rate, or a better optimiser?"
STILL_ON = (
    "It learns, but the gradient is checked again and again: two evaluations of J for each parameter, each time. "
    "Check once, then switch the check off."
)
AS_GIVEN = "This still does what the function you were given does: find the mistake and mend it."
UNCHECKED = "You did without a gradient check; with a gradient of your own that would be daring."


class WatchedNetwork(Network):
    """A network that counts as `nudges` how often J is asked for at a point that differs in one or two entries."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.nudges = 0
        self._last = None

    def _watch(self, theta):
        theta = np.array(theta, dtype=float)
        if self._last is not None and self._last.shape == theta.shape:
            self.nudges += 0 < np.count_nonzero(theta != self._last) <= 2
        self._last = theta

    def objective(self, X, Y, lam=0.0):
        """Return the cost, watched."""
        cost = super().objective(X, Y, lam)

        def watched(theta):
            self._watch(theta)
            return cost(theta)

        return watched

    def cost(self, theta, X, Y, lam=0.0):
        """Return J, watched."""
        self._watch(theta)
        return super().cost(theta, X, Y, lam)


class _Trains(FunctionExercise):
    """A function that trains: called as f(net, X, Y, rng) or f(X, Y, rng), its theta is tried on held-out examples.

    `make` returns the network that predicts with it; with `hands_over` it is the function's first argument.
    """

    def __init__(self, reference, make, hands_over, hints, slips, given=None):
        super().__init__(reference, cases=(21, 22), hints=hints, slips=slips, given=given)
        self.make = make
        self.hands_over = hands_over

    def judge(self, answer):
        """Let it train on fresh examples, twice, and try it on others."""
        if not callable(answer):
            return super().judge(answer)
        shares, nudges = [], 0
        for seed in self.cases:
            net = self.make()
            theta, training = self._trained(answer, net, seed)
            if theta is None or theta is Ellipsis:
                return nothing_yet(answer)
            fault = _fault_of_form(theta, net.n_parameters)
            if fault:
                return Feedback("wrong", fault)
            theta = np.asarray(theta, dtype=float)
            share, fault = self._tried(net, theta, training, seed)
            if fault and self._is_as_given(theta, seed):
                return Feedback("not yet", AS_GIVEN)
            if fault:
                return Feedback("wrong", fault)
            shares.append(f"{100 * share:.1f} %")
            nudges = max(nudges, net.nudges)
        if nudges > 6 * net.n_parameters:
            return Feedback("wrong", STILL_ON)
        unchecked = f" {UNCHECKED}" if self.hands_over and nudges < net.n_parameters else ""
        return Feedback("right", f"Right: {' and '.join(shares)} of fresh examples, in two trainings.{unchecked}")

    def _trained(self, answer, net, seed):
        rng = np.random.default_rng(seed)
        X, y = four_clouds(120, rng)
        Y = one_hot(y, len(VEHICLES))
        theta = answer(*([net] if self.hands_over else []), X.copy(), Y.copy(), rng)
        return theta, (X, Y)

    def _tried(self, net, theta, training, seed):
        """Return the share of fresh examples that theta gets right, and what is wrong with it, or None."""
        X, Y = training
        X_fresh, y_fresh = four_clouds(1000, np.random.default_rng(1000 + seed))
        with np.errstate(all="ignore"):
            J = Network.cost(net, theta, X, Y)  # unwatched
            J_fresh = Network.cost(net, theta, X_fresh, one_hot(y_fresh, len(VEHICLES)))
            share = accuracy(net.predict(theta, X_fresh), y_fresh)
            shares = share, accuracy(net.predict(theta, X), Y.argmax(axis=1))
            squashed = Network.cost(Network(SIZES, cost=mean_squared_error), theta, X, Y)
        return share, _fault_of_training(net, theta, (J, J_fresh, squashed), shares)

    def _is_as_given(self, theta, seed):
        if self.given is None:
            return False
        given, _ = self._trained(self.given, self.make(), seed)
        return np.array_equal(theta, given, equal_nan=True)


def _fault_of_training(net, theta, costs, shares):
    """Return what is wrong with parameters that have these costs and shares of right answers, or None.

    The costs are those on the training examples, on fresh ones, and of the squares if the outputs were logistic; the
    shares those of fresh and of training examples.
    """
    (J, J_fresh, squashed), (share, on_training) = costs, shares
    ignorant = IGNORANT[net.output]
    if not J < FAR:
        return RAN_AWAY
    if net.output is identity and squashed < ignorant < J:
        return NOT_IDENTITY
    if share >= GOAL:
        return None
    if np.ptp(net.roll(theta)[1], axis=0).max() < 1e-9:
        return TWINS
    if 0.85 * ignorant < J:
        return UPHILL if 2 * ignorant < J else PLATEAU
    if on_training >= GOAL and J_fresh > PARTED * J:
        return (
            f"{100 * on_training:.1f} % of the training examples are right, but {100 * share:.1f} % of fresh ones: it "
            "has learnt their chance deviations. Fewer steps, or net.objective(X, Y, lam) with lam = 0.1."
        )
    return (
        f"{100 * share:.1f} % of fresh examples are right, {100 * GOAL:.0f} % is the goal. J is {J:.2g} on training "
        f"examples and {J_fresh:.2g} on fresh ones, so it can still fall: more steps, another learning rate, or a "
        "better optimiser?"
    )


def _fault_of_form(theta, size):
    """Return what is wrong with the form of an answer that should be a vector of that many numbers, or None."""
    if isinstance(theta, Path):
        return PATH
    try:
        shape = np.asarray(theta, dtype=float).shape
    except (TypeError, ValueError):
        return PARAMETERS
    if len(shape) == 2 and shape[1] == size:
        return PATH
    return None if shape == (size,) else PARAMETERS


def my_training(net, X, Y, rng):
    """Return the trained parameters theta of the network, by the recipe."""
    theta = glorot(net, rng)
    cost = net.objective(X, Y)
    assert check_gradient(cost, theta).ok
    return descend(gradient_descent(cost, theta, learning_rate=1.0), steps=600).x[-1]


def _from(start, sign=1.0, steps=600, rate=1.0, whole=False, lam=0.0, checks=1):
    """Return a training like the reference with something else in it."""

    def train(net, X, Y, rng):
        theta, cost = start(net, rng), net.objective(X, Y, lam)
        for _ in range(checks):
            check_gradient(cost, theta)

        def turned(theta):
            J, grad = cost(theta)
            return J, sign * grad

        path = descend(gradient_descent(turned, theta, learning_rate=rate), steps)
        return path if whole else path.x[-1]

    return train


reach = _Trains(
    my_training,
    lambda: WatchedNetwork(SIZES),
    True,
    hints=[
        "Start: theta = glorot(net, rng). Cost: cost = net.objective(X, Y). Check once: check_gradient(cost, theta).",
        "Descend: path = descend(gradient_descent(cost, theta, learning_rate=r), steps=n). The dashboard shows which "
        "r and n get to 95 %.",
        "What you return is the last point, path.x[-1].",
    ],
    slips=[
        Slip(_from(lambda net, rng: zeros(net)), TWINS),
        Slip(_from(glorot, sign=-1.0, steps=100), UPHILL),
        Slip(_from(glorot, steps=10), PLATEAU),
        Slip(_from(glorot, whole=True), PATH),
        Slip(lambda net, X, Y, rng: net.roll(glorot(net, rng))[1], PARAMETERS),
        Slip(_from(glorot, lam=100.0), PLATEAU),
        Slip(_from(glorot, checks=8), STILL_ON),
    ],
)

NOT_IDENTITY = (
    "The largest output is right, but with an identity the outputs lie far from 0 and 1: this theta belongs to "
    "logistic outputs. Keep output=identity and choose another cost."
)


def regression(X, Y, rng):
    """Return theta of a 3-5-5-4 network with identity outputs, trained on the mean of the squared errors."""
    net = Network((3, 5, 5, 4), output=identity, cost=mean_squared_error)
    cost = net.objective(X, Y)
    path = descend(momentum(cost, glorot(net, rng), learning_rate=0.1), steps=600)
    return path.x[-1]


def regression_on_the_sum(X, Y, rng):
    """Return what the notebook's faulty function does: the sum over the examples makes its steps 60 times as long."""
    return _regression(cost=half_squared_error)(X, Y, rng)


def _regression(rate=0.1, start=glorot, **kinds):
    def train(X, Y, rng):
        net = Network(SIZES, **({"output": identity, "cost": mean_squared_error} | kinds))
        return descend(momentum(net.objective(X, Y), start(net, rng), learning_rate=rate), steps=600).x[-1]

    return train


mend_regression = _Trains(
    regression,
    lambda: WatchedNetwork(SIZES, output=identity, cost=mean_squared_error),
    False,
    given=regression_on_the_sum,
    hints=[
        "Print path: its message says at which step it ran away. How large is the gradient at the start?",
        "half_squared_error is a SUM over the 120 examples: its gradient is 60 times that of the mean.",
        "Take mean_squared_error, or divide the learning rate by 60.",
    ],
    slips=[
        Slip(
            lambda X, Y, rng: my_training(Network(SIZES), X, Y, rng),
            NOT_IDENTITY,
        ),
        Slip(_regression(start=lambda net, rng: zeros(net)), TWINS),
        Slip(_regression(rate=1e-5), PLATEAU),
        Slip(_regression(rate=3.0), RAN_AWAY),
    ],
)

# ---- softmax --------------------------------------------------------------------------------------------------------

_Z, _Y = np.array([2.0, 1.0, 0.0]), np.array([0.0, 1.0, 0.0])


def delta_of_softmax():
    """Return delta = a - y for z = (2, 1, 0) and the second class, with a = e^z / sum e^z."""
    a = np.exp(_Z) / np.exp(_Z).sum()
    return a - _Y


softmax_delta = ValueExercise(
    delta_of_softmax,
    hints=[
        "a = np.exp(z) / np.exp(z).sum(), three numbers that add up to 1.",
        "Then delta = a - y, with y = (0, 1, 0).",
    ],
    slips=[
        Slip(lambda: sigmoid(_Z) - _Y, "Those are three logistic outputs. Softmax divides e^z by the sum of all e^z."),
        Slip(lambda: _Y - delta_of_softmax() - _Y, "The sign is turned round: delta is a - y."),
        Slip(lambda: delta_of_softmax() + _Y, "That is a. The target is still to be taken away from it."),
        Slip(lambda: _Z / _Z.sum() - _Y, "You divided z itself by its sum; softmax divides e^z."),
        *(
            Slip(lambda y=y: delta_of_softmax() + _Y - y, "Those are the deltas for another class: y is (0, 1, 0).")
            for y in np.eye(3)[[0, 2]]
        ),
        Slip(lambda: _Z - _Y, "That is z - y: softmax first makes a of z."),
        Slip(lambda: _Z, "Those are the weighted inputs z. Softmax makes a of them, and delta is a - y."),
    ],
    atol=0.005,  # two decimals are enough
)
