"""Exercises of notebook 02, forward propagation: by the unit, by the layer, by the batch; one formula; XOR by hand."""

from itertools import pairwise

import numpy as np

from ..activations import identity, sigmoid
from ..data import sine_example, truth_table
from ..network import Network
from .exercise import Exercise, Feedback, FunctionExercise, Question, Slip, ValueExercise

# ---- activation functions ---------------------------------------------------------------------------------------


def my_tanh(z):
    """Return tanh(z) made of the logistic function alone: stretched to -1..1, and twice as steep inside."""
    return 2 * sigmoid(2 * z) - 1


tanh_from_sigmoid = FunctionExercise(
    my_tanh,
    cases=[(np.array([-2.0, -0.5, 0.0, 1.0, 3.0]),)],
    hints=[
        "sigma runs from 0 to 1 and tanh from -1 to 1: stretch and shift the output first.",
        "tanh(z) = (e^z - e^-z) / (e^z + e^-z). Divide above and below by e^z: only e^-2z is left, so sigma(2z).",
    ],
    slips=[
        Slip(lambda z: 2 * sigmoid(z) - 1, "The range is right, the slope at 0 is not: 1/2 instead of 1. Look inside."),
        Slip(lambda z: sigmoid(2 * z), "This runs from 0 to 1; tanh runs from -1 to 1."),
        Slip(lambda z: 2 * sigmoid(2 * z), "This runs from 0 to 2: shift it down by 1."),
        Slip(lambda z: 2 * sigmoid(z / 2) - 1, "Too flat: inside, z is doubled, not halved."),
    ],
)


def safe_sigmoid(z):
    """Return 1 / (1 + e^-z) with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


NEGATIVE, POSITIVE = np.array([-800.0, -2.0, 0.5]), np.array([0.0, 3.0, 800.0])


class WithoutOverflow(FunctionExercise):
    """A function that must not overflow on the way either: `overflows` says for each case what happened."""

    def __init__(self, *args, overflows, **kwargs):
        super().__init__(*args, **kwargs)
        self.overflows = overflows

    def judge(self, answer):
        """Call the function with numpy's silent infinities forbidden, then judge what it returns."""
        if callable(answer):
            for case, text in zip(self.cases, self.overflows, strict=True):
                try:
                    with np.errstate(over="raise", invalid="raise"):
                        answer(*(argument.copy() for argument in case))
                except FloatingPointError:
                    return Feedback("wrong", text)
        with np.errstate(all="ignore"):
            return super().judge(answer)


AT_MINUS_800 = "At z = -800 this computes e^800, which no float can hold: numpy says overflow and goes on with inf."
AT_800 = "At z = 800 this computes e^800 above and below the line: inf / inf is no number at all."

overflow = WithoutOverflow(
    safe_sigmoid,
    cases=[(NEGATIVE,), (POSITIVE,)],
    overflows=(AT_MINUS_800, AT_800),
    hints=[
        "e^-800 is harmless: it is rounded to 0. Only positive exponents are dangerous, so use e^-|z|.",
        "For z >= 0: 1 / (1 + e^-z). For z < 0 multiply above and below by e^z: e^z / (1 + e^z).",
        "np.where computes BOTH branches for all z: make e = np.exp(-np.abs(z)) first and use it in both.",
    ],
    slips=[
        Slip(lambda z: 1 / (1 + np.exp(-z)), AT_MINUS_800),
        Slip(lambda z: np.exp(z) / (1 + np.exp(z)), AT_800),
        Slip(
            lambda z: 1 / (1 + np.exp(-np.abs(z))),
            "Nothing overflows, but negative z give what positive ones give: for z < 0 it is e / (1 + e).",
        ),
        Slip(
            lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))),
            "Nothing overflows, but positive z give what negative ones give: for z >= 0 it is 1 / (1 + e).",
        ),
        Slip(lambda z: 1 - safe_sigmoid(z), "That is sigma(-z): z >= 0 and z < 0 have each other's formula."),
        Slip(
            lambda z: np.where(z >= 0, 1.0, 0.0),
            "That is the staircase that sigma looks like from far away; near 0 it has to bend.",
        ),
    ],
)

# ---- by the unit ------------------------------------------------------------------------------------------------


def first_weighted_sum():
    """Return z_1 of layer 2: the bias and three products."""
    net, theta, X, _ = sine_example()
    row, x = net.roll(theta)[1][0], X[0]
    return row[0] * 1 + row[1] * x[0] + row[2] * x[1] + row[3] * x[2]


def _first_row_and_example():
    net, theta, X, _ = sine_example()
    return net.roll(theta)[1], X[0]


weighted_sum = ValueExercise(
    first_weighted_sum,
    hints=[
        "Four terms: the bias times 1, then weight times input, three times.",
        "0.8415 * 1 + 0.9093 * 0.5403 + 0.1411 * (-0.4161) + (-0.7568) * (-0.9900).",
    ],
    slips=[
        Slip(
            lambda: _first_row_and_example()[0][0, 1:] @ _first_row_and_example()[1],
            "The bias is missing: 0.8415 times 1 belongs to the sum.",
        ),
        Slip(
            lambda: _first_row_and_example()[0][0] @ np.append(_first_row_and_example()[1], 1),
            "You put the 1 last; it stands first, so the FIRST number of the row is the bias.",
        ),
        Slip(lambda: sigmoid(first_weighted_sum()), "That is a = sigma(z) already; asked for is z, before sigma."),
        Slip(
            lambda: _first_row_and_example()[0][:4, 0] @ np.append(1, _first_row_and_example()[1]),
            "You went down the first column; the weights into unit 1 stand in the first ROW.",
        ),
        Slip(
            lambda: _first_row_and_example()[0][1] @ np.append(1, _first_row_and_example()[1]),
            "That is unit 2, which the cell above adds up: unit 1 has the first row, which Python calls row 0.",
        ),
    ],
    rtol=0,
    atol=6e-3,
)

# ---- by the layer -----------------------------------------------------------------------------------------------


def _with_ones(a):
    return np.column_stack([np.ones(len(a)), a])


def one_layer(a, Theta):
    """Return the activations of the next layer, a (m, s_l), Theta (s_{l+1}, s_l + 1), all units logistic."""
    a_tilde = np.column_stack([np.ones(len(a)), a])
    return sigmoid(a_tilde @ Theta.T)


def _square_layer(rows, m):
    """Return (a, Theta) with as many units in the next layer as there are columns: a wrong product fits, too."""
    return np.cos(np.arange(m * (rows - 1))).reshape(m, rows - 1), np.sin(np.arange(rows * rows)).reshape(rows, rows)


layer = FunctionExercise(
    one_layer,
    cases=[_square_layer(3, 4), _square_layer(5, 2)],
    hints=[
        "First the column of ones in front: np.column_stack([np.ones(len(a)), a]).",
        "Then a_tilde @ Theta.T, one row for each example; at the end sigmoid of it.",
    ],
    slips=[
        Slip(lambda a, Theta: sigmoid(a @ Theta[:, 1:].T), "The bias is forgotten: put a column of ones before a."),
        Slip(
            lambda a, Theta: sigmoid(_with_ones(a) @ Theta),
            "Theta is not transposed. Here it happens to be square, so nothing complains; the numbers are wrong.",
        ),
        Slip(
            lambda a, Theta: sigmoid(np.column_stack([a, np.ones(len(a))]) @ Theta.T),
            "Your ones stand last: column 0 of Theta is the bias, so the ones go in front.",
        ),
        Slip(lambda a, Theta: _with_ones(a) @ Theta.T, "That is z: the activation is missing."),
        Slip(lambda a, Theta: _with_ones(one_layer(a, Theta)), "Return the units without the ones of the NEXT layer."),
    ],
)


def forward(Theta, X):
    """Return {l: activations of layer l}, a[1] = X, for Theta {1: .., 2: .., L-1: ..}, all units logistic."""
    a = {1: X}
    for l in Theta:
        a[l + 1] = sigmoid(np.column_stack([np.ones(len(X)), a[l]]) @ Theta[l].T)
    return a


def _layers(Theta, X, step, last=None):
    """Return activations like `forward`, with another `step(a, Theta)`, and another one for the last layer."""
    a = {1: X}
    for l in Theta:
        a[l + 1] = (last if last and l == max(Theta) else step)(a[l], Theta[l])
    return a


def _weighted_sums(a, Theta):
    return _with_ones(a) @ Theta.T


def _network_of_squares(sizes, m):
    """Return (Theta, X) of a network whose matrices are all square, s_{l+1} = s_l + 1."""
    net = Network(sizes)
    X = np.cos(np.arange(1, m * sizes[0] + 1)).reshape(m, sizes[0])
    return net.roll(np.sin(np.arange(1.0, net.n_parameters + 1))), X


def _z_for_a(Theta, X):
    a = forward(Theta, X)
    return {1: X} | {l + 1: _weighted_sums(a[l], Theta[l]) for l in Theta}


class AllLayersExercise(FunctionExercise):
    """A function that returns the activations of all layers in a dictionary, each under the number of its layer."""

    def judge(self, answer):
        """Say what is wrong with the keys of what the function returns, else judge the numbers."""
        if callable(answer):
            Theta, X = self.cases[0]
            result, expected = answer(Theta, X.copy()), self.reference(Theta, X)
            if isinstance(result, list | tuple):
                return Feedback(
                    "wrong", f"You return a {type(result).__name__}; return a dictionary, {{1: X, 2: ...}}."
                )
            if isinstance(result, dict) and result.keys() != expected.keys():
                given, wanted = (", ".join(map(str, keys)) for keys in (result, expected))
                return Feedback(
                    "wrong",
                    f"For a network of {len(expected)} layers your dictionary has the keys {given}; "
                    f"expected are {wanted}, X under 1.",
                )
        return super().judge(answer)


any_depth = AllLayersExercise(
    forward,
    cases=[_network_of_squares((2, 3), 1), _network_of_squares((2, 3, 4), 4), _network_of_squares((1, 2, 3, 4, 5), 3)],
    hints=[
        "Start with a = {1: X}. For each l in Theta, a[l + 1] follows from a[l] and Theta[l] as in exercise 4.",
        "Keep every layer: return the dictionary a, with the keys 1 to L.",
        "for l in Theta: a[l + 1] = sigmoid(np.column_stack([np.ones(len(X)), a[l]]) @ Theta[l].T)",
    ],
    slips=[
        Slip(
            lambda Theta, X: _layers(Theta, X, lambda a, T: sigmoid(a @ T[:, 1:].T)),
            "The bias is forgotten: each layer except the last gets its column of ones before it is multiplied.",
        ),
        Slip(
            lambda Theta, X: _layers(Theta, X, one_layer, last=_weighted_sums),
            "The output layer has no activation: sigma belongs to it as well.",
        ),
        Slip(
            lambda Theta, X: _layers(Theta, X, lambda a, T: sigmoid(_with_ones(a) @ T)),
            "Theta is not transposed. All matrices here happen to be square, so nothing complains.",
        ),
        Slip(
            lambda Theta, X: _layers(Theta, X, lambda a, T: sigmoid(np.column_stack([a, np.ones(len(a))]) @ T.T)),
            "Your ones stand last: column 0 of Theta is the bias, so they go in front.",
        ),
        Slip(_z_for_a, "You return z for a: store sigmoid(z[l + 1])."),
        Slip(
            lambda Theta, X: _layers(Theta, X, _weighted_sums),
            "No layer has an activation: without sigma, any depth is worth one single matrix.",
        ),
        Slip(lambda Theta, X: forward(Theta, X)[max(Theta) + 1], "That is the last layer alone: return all of them."),
    ],
)


def predict(Theta, X):
    """Return the predictions of a logistic network: weigh first, bend afterwards, in every layer."""
    a = X
    for l in Theta:
        a = np.column_stack([np.ones(len(a)), a])
        a = sigmoid(a @ Theta[l].T)
    return a


def bent_too_early(Theta, X):
    """Return what the notebook's faulty function does: sigma stands before the weights instead of behind them."""
    a = X
    for l in Theta:
        a = np.column_stack([np.ones(len(a)), sigmoid(a)])
        a = a @ Theta[l].T
    return a


def _bends_the_ones_too(Theta, X):
    a = X
    for l in Theta:
        a = sigmoid(_with_ones(a)) @ Theta[l].T
    return a


find_the_mistake = FunctionExercise(
    predict,
    cases=[_network_of_squares((2, 3, 4), 4), _network_of_squares((1, 2, 3, 4), 3)],
    hints=[
        "Follow one example: what happens to the inputs before they meet a weight? What happens last of all?",
        "A unit weighs first and bends afterwards: move sigmoid from the first line of the loop to the second.",
    ],
    given=bent_too_early,
    slips=[
        Slip(
            lambda Theta, X: sigmoid(bent_too_early(Theta, X)),
            "The output is right now, but the inputs are still squeezed through sigma before they are weighed.",
        ),
        Slip(
            lambda Theta, X: _layers(Theta, X, one_layer, last=_weighted_sums)[max(Theta) + 1],
            "The inputs are right now, but nothing bends the output.",
        ),
        Slip(
            lambda Theta, X: _layers(Theta, X, _weighted_sums)[max(Theta) + 1],
            "Now nothing bends at all: sigma belongs behind the weights, in every layer.",
        ),
        Slip(_bends_the_ones_too, "Now the ones are bent as well, to 0.73: a bias unit is 1, always."),
    ],
)

# ---- by the batch -----------------------------------------------------------------------------------------------

THETA = np.arange(1.0, 13).reshape(3, 4)
SQUARE = np.arange(1.0, 10).reshape(3, 3)


def to_W_and_b(Theta):
    """Return (W, b): Theta without column 0, transposed, shape (s_l, s_{l+1}), and column 0, shape (s_{l+1},)."""
    return Theta[:, 1:].T, Theta[:, 0]


take_apart = FunctionExercise(
    to_W_and_b,
    cases=[(THETA,), (SQUARE,)],
    hints=["b is column 0: Theta[:, 0].", "W is all the rest, with rows and columns exchanged: Theta[:, 1:].T."],
    slips=[
        Slip(lambda T: (T[:, 1:], T[:, 0]), "W is to stand behind X, as in X @ W: it needs transposing."),
        Slip(lambda T: (T[:, :-1].T, T[:, -1]), "You took the last column for the bias; it is column 0."),
        Slip(lambda T: (T[1:].T, T[0]), "You took row 0 for the bias; it is COLUMN 0: every unit has its own bias."),
        Slip(lambda T: (T[:, 0], T[:, 1:].T), "Both are right, in the wrong order: return W, then b."),
    ],
)


def to_Theta(W, b):
    """Return Theta: the biases as column 0, and W transposed behind them."""
    return np.column_stack([b, W.T])


put_together = FunctionExercise(
    to_Theta,
    cases=[to_W_and_b(THETA), to_W_and_b(SQUARE[:2])],
    hints=["W.T has one row for each unit it leads to, as Theta.", "np.column_stack([b, W.T]) puts b in front."],
    slips=[
        Slip(lambda W, b: np.column_stack([W.T, b]), "The biases stand last; they are column 0."),
        Slip(lambda W, b: np.vstack([b, W]), "That is Theta transposed: W needs its .T, and b goes in as a column."),
        Slip(lambda W, b: W.T, "The biases are missing."),
        Slip(lambda W, b: np.column_stack([b, W]), "The biases are right; W has to be transposed, W.T."),
    ],
)

# ---- biases -----------------------------------------------------------------------------------------------------


def at_the_origin():
    """Return what the network without biases predicts for x = (0, 0): every hidden unit is sigma(0) = 1/2."""
    W2 = np.cos([1.0, 2.0, 3.0])
    return sigmoid(0.5 * W2.sum())


without_bias = ValueExercise(
    at_the_origin,
    hints=[
        "Whatever W1 is, 0 @ W1 = 0. What is sigma(0)?",
        "Three hidden units of 1/2 each, weighted by cos(1), cos(2), cos(3): add, then sigma.",
    ],
    slips=[
        Slip(0.5, "The hidden units are sigma(0) = 1/2, not 0, so the output unit gets something to weigh."),
        Slip(lambda: 0.5 * np.cos([1.0, 2, 3]).sum(), "That is the weighted sum z; the output unit is logistic too."),
        Slip(lambda: sigmoid(np.cos([1.0, 2, 3]).sum()), "You took 1 for each hidden unit; sigma(0) is 1/2."),
        Slip(lambda: sigmoid(0.5 * np.sin([1.0, 2, 3]).sum()), "W2 holds cosines: cos(1), cos(2), cos(3)."),
    ],
    rtol=0,
    atol=6e-4,
)


def count_parameters(sizes, bias):
    """Return how many weights, and biases if there are any, a network with these layers has."""
    return sum(sizes[l + 1] * (sizes[l] + bias) for l in range(len(sizes) - 1))


def _weights(sizes):
    return count_parameters(sizes, False)


counting = FunctionExercise(
    count_parameters,
    cases=[((3, 5, 5, 4), True), ((3, 5, 5, 4), False), ((10, 10, 10, 1), True)],
    hints=[
        "From a layer of 3 to a layer of 5 there are 5 * 3 weights, and 5 biases if there are biases.",
        "Add s[l+1] * (s[l] + 1), or s[l+1] * s[l], over all neighbouring layers.",
    ],
    slips=[
        Slip(lambda sizes, bias: _weights(sizes), "The biases are missing: one for each unit that is not an input."),
        Slip(lambda sizes, bias: count_parameters(sizes, True), "Your count takes no notice of bias=False."),
        Slip(
            lambda sizes, bias: _weights(sizes) + bias * sum(sizes),
            "Inputs have no bias: nothing leads to them.",
        ),
        Slip(
            lambda sizes, bias: _weights(sizes) + bias * (len(sizes) - 1),
            "Each bias unit has a weight to EVERY unit of the next layer, not one alone.",
        ),
        Slip(
            lambda sizes, bias: sum((a + bias) * (b + bias) for a, b in pairwise(sizes)),
            "Nothing leads into a bias unit: s[l+1] * (s[l] + 1).",
        ),
    ],
    rtol=0,
)

# ---- the regression network -------------------------------------------------------------------------------------


def regression_columns(hidden=sigmoid, output=identity, biases=1.0):
    """Return a_1, a_2 of the hidden layer and the output, one row for each of the two observations."""
    x = {1: (3, -2), 2: (-1, 1)}
    columns = []
    for x1, x2 in x.values():
        a1 = hidden(0.2 * x1 + 0.4 * x2 + 0.1 * biases)
        a2 = hidden(0.3 * x1 + 0.5 * x2 + 0.6 * biases)
        columns.append([a1, a2, output(0.6 * a1 + 0.2 * a2 + 0.4 * biases)])
    return np.array(columns)


both_columns = ValueExercise(
    regression_columns,
    hints=[
        "Observation 1: z_1 = 0.2 * 3 + 0.4 * (-2) + 0.1 = -0.1 and z_2 = 0.3 * 3 + 0.5 * (-2) + 0.6 = 0.5.",
        "a = 1 / (1 + e^-z), then 0.6 a_1 + 0.2 a_2 + 0.4, with no sigma at the end: the output is the identity.",
        "Your answer has the form [[a_1, a_2, output], [a_1, a_2, output]], four decimals each.",
    ],
    slips=[
        Slip(
            np.array([[0.475, 0.622, 0.809], [0.574, 0.689, 0.88]]),
            "Those are the printed numbers. Compute them to four decimals: two were cut where they should be rounded.",
        ),
        Slip(
            lambda: regression_columns(output=sigmoid), "The output unit is the identity here: leave sigma out there."
        ),
        Slip(lambda: regression_columns(hidden=identity), "The hidden units are logistic: sigma is missing."),
        Slip(lambda: regression_columns(biases=0.0), "The biases 0.1, 0.6 and 0.4 are missing."),
        Slip(lambda: regression_columns()[::-1], "You exchanged the observations: (3, -2) comes first."),
        Slip(lambda: regression_columns().T, "Right numbers, lying on their side: each observation is a row of three."),
        Slip(lambda: regression_columns().round(3), "Right to three decimals; asked for are four."),
    ],
    rtol=0,
    atol=1.01e-4,
)

# ---- a network is one formula -----------------------------------------------------------------------------------


def y_hat(x1, x2, w):
    """Return the 2-2-1 network's output; w holds w31, w32, b3, w41, w42, b4, w53, w54, b5, as in the formula."""
    g, (w31, w32, b3, w41, w42, b4, w53, w54, b5) = sigmoid, w
    return g(w53 * g(w31 * x1 + w32 * x2 + b3) + w54 * g(w41 * x1 + w42 * x2 + b4) + b5)


NINE = np.array([0.2, 0.4, 0.1, 0.3, 0.5, 0.6, 0.6, 0.2, 0.4])
UNALIKE = np.array([1.0, -2.0, 0.5, -1.5, 0.7, 0.3, 2.0, -3.0, 0.9])


def _formula(x1, x2, w, hidden=sigmoid, output=sigmoid, biases=1):
    u = hidden(w[0] * x1 + w[1] * x2 + biases * w[2])
    v = hidden(w[3] * x1 + w[4] * x2 + biases * w[5])
    return output(w[6] * u + w[7] * v + biases * w[8])


one_line = FunctionExercise(
    y_hat,
    cases=[(3.0, -2.0, NINE), (-1.0, 1.0, NINE), (0.5, 2.0, UNALIKE)],
    hints=[
        "From the inside out: g(w31 * x1 + w32 * x2 + b3) is node 3.",
        "return g(w53 * (node 3) + w54 * (node 4) + b5), with both nodes written out.",
    ],
    slips=[
        Slip(lambda x1, x2, w: _formula(x1, x2, w, output=identity), "The outermost g is missing: node 5 is logistic."),
        Slip(lambda x1, x2, w: _formula(x1, x2, w, hidden=identity), "Nodes 3 and 4 need their g, each round its sum."),
        Slip(lambda x1, x2, w: _formula(x1, x2, w, biases=0), "The three biases are missing."),
        Slip(
            lambda x1, x2, w: _formula(x2, x1, w), "x1 and x2 are exchanged: w32 leads from node 2, which is x2, to 3."
        ),
        Slip(
            lambda x1, x2, w: _formula(x1, x2, w[[3, 4, 5, 0, 1, 2, 6, 7, 8]]),
            "Nodes 3 and 4 are exchanged: w53 leads from node 3 to node 5.",
        ),
    ],
)

# ---- XOR by hand ------------------------------------------------------------------------------------------------

BIAS_LAST = [1, 2, 0, 4, 5, 3, 7, 8, 6]  # from the order of Theta to the order of the formula


def xor_weights():
    """Return nine parameters, in the formula's order, with which the network computes exclusive or.

    Node 3 is "at least one", node 4 "not both", node 5 "node 3 and node 4".
    """
    at_least_one = [20, 20, -10]
    not_both = [-20, -20, 30]
    both_nodes = [20, 20, -30]
    return np.array([*at_least_one, *not_both, *both_nodes], dtype=float)


class TruthTableExercise(Exercise):
    """Find nine parameters: whatever computes the table is right, a wrong answer is told which table it computes."""

    def __init__(self, name, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.corners, self.table = truth_table(name)

    def judge(self, answer):
        """Predict the four corners."""
        w = np.asarray(answer, dtype=float).ravel()
        if w.size != 9 or not np.isfinite(w).all():
            return Feedback("wrong", f"Expected nine finite numbers, w31 to b5 in the formula's order, not {w.size}.")
        outputs = self._outputs(w)
        if np.array_equal(outputs > 0.5, self.table > 0.5):
            distance = np.abs(outputs - self.table).max()
            return Feedback("right", f"Right: the four outputs round to 0, 1, 1, 0; the worst is {distance:.2g} away.")
        if np.array_equal(self._outputs(w[BIAS_LAST]) > 0.5, self.table > 0.5):
            return Feedback(
                "wrong", "In Theta's order, bias first, these would do. In the formula the biases come last."
            )
        if np.array_equal(self._outputs(20 * w) > 0.5, self.table > 0.5):
            return Feedback(
                "wrong", "The idea is right, but sigma bends too gently for it: multiply all nine numbers by 20."
            )
        for slip in self.slips:
            if np.array_equal(self._outputs(slip.answer) > 0.5, outputs > 0.5):
                return Feedback("wrong", slip.text)
        shown = ", ".join(f"{output:.2f}" for output in outputs)
        return Feedback("wrong", f"At (0,0), (0,1), (1,0), (1,1) your network says {shown}; wanted is 0, 1, 1, 0.")

    def _outputs(self, w):
        return y_hat(*self.corners.T, np.asarray(w, dtype=float))


xor = TruthTableExercise(
    "xor",
    xor_weights,
    hints=[
        "Exclusive or: at least one, but not both. Let node 3 say 'at least one' and node 4 'not both'.",
        "Node 3: 20 x1 + 20 x2 - 10 is below 0 at (0, 0) alone. Node 4: what is below 0 at (1, 1) alone?",
        "Node 5 is to fire when both nodes do: 20, 20 and a bias between -40 and -20.",
    ],
    slips=[
        Slip([20, 20, -10, 20, 20, -10, 20, 20, -10], "Your network computes OR: it must say 0 at (1, 1)."),
        Slip([20, 20, -30, 20, 20, -30, 20, 20, -10], "Your network computes AND: it says 1 at (1, 1) alone."),
        Slip([20, 20, -10, -20, -20, 30, -20, -20, 30], "Exactly upside down: change the signs of w53, w54 and b5."),
        Slip([-20, -20, 30, -20, -20, 30, 20, 20, -10], "Your network says 'not both'; at (0, 0) it must say 0."),
        Slip([0, 0, 0, 0, 0, 0, 0, 0, -1], "No output is above 1/2: is the bias of node 5 too negative?"),
        Slip([0, 0, 0, 0, 0, 0, 0, 0, 1], "All four outputs are above 1/2: node 5 fires always. Lower its bias."),
        Slip(
            [20, 0, -10, 20, 0, -10, 20, 20, -10],
            "Your network copies x1: two nodes with the same line cannot do it; give them different ones.",
        ),
    ],
)

# ---- predictions ------------------------------------------------------------------------------------------------

steepest = Question(
    "How steep is the logistic function where it is steepest? (its slope there, a number)",
    answer=0.25,
    explanation="At z = 0, where σ = 1/2, the slope is 1/2 · 1/2. So a nudge of z comes through a logistic unit "
    "at most a quarter as large. Slide z to 0 in the figure below.",
)

all_inputs_zero = Question(
    "All three inputs are set to 0. What do the five units of layer 2 say?",
    answer="σ of their biases, five different numbers",
    explanation="The inputs add nothing, but the bias unit still says 1: z is column 0 of Θ⁽¹⁾. Slide x₁, x₂, x₃ to 0 "
    "in the figure below and see.",
    options=("0, all of them", "1/2, all of them", "σ of their biases, five different numbers"),
)

where_it_crosses = Question(
    "A unit computes a = σ(2x − 3). At which x does it cross 1/2?",
    answer=1.5,
    explanation="σ is 1/2 where its argument is 0: 2x − 3 = 0, so x = −b/w = 1.5. Set w = 2 and b = −3 in the figure "
    "below.",
    tolerance=0.01,
)

output_weights_zero = Question(
    "Set both weights into node 5 to 0 and leave the other seven parameters as they are. "
    "What does the surface ŷ(x₁, x₂) look like?",
    answer="level everywhere",
    explanation="Nothing from the inputs reaches node 5 any more: ŷ = g(b₅) for every x. The first two rows of "
    "sliders then do nothing at all. Try it below.",
    options=("level everywhere", "one slope in one direction", "as before, only lower"),
)
