"""Exercises of notebook 13, putting it all together: digits, your own code, other software.

Those on the recipe, with four clouds, stand in `four_clouds`; here they can be had under the same roof.
"""

import numpy as np

from .. import bugs
from ..activations import sigmoid
from ..data import sine_example
from ..network import Network
from ..plugged_in import examine
from . import four_clouds
from .exercise import Feedback, FunctionExercise, Question, Slip, ValueExercise, nothing_yet

count_parameters, layouts, reach = four_clouds.count_parameters, four_clouds.layouts, four_clouds.reach
mend_regression = four_clouds.mend_regression
why_one_output, which_output = four_clouds.why_one_output, four_clouds.which_output
more_units = four_clouds.more_units

# ---- digits ---------------------------------------------------------------------------------------------------------


def knows_nothing():
    """Return J where each of ten outputs is 0.1 for every digit: the base rates, and nothing learnt."""
    return -(np.log(0.1) + 9 * np.log(0.9))


guessing = ValueExercise(
    knows_nothing,
    hints=[
        "One output has the target 1 and costs −log 0.1; the other nine have the target 0.",
        "Each of the nine costs −log(1 − 0.1) = −log 0.9.",
    ],
    slips=[
        Slip(-np.log(0.1), "That is the output of the right class alone: the other nine cost −log 0.9 each."),
        Slip(-(np.log(0.1) + 9 * np.log(0.1)), "The nine whose target is 0 cost −log(1 − a), and a is 0.1."),
        Slip(-(np.log(0.1) + 9 * np.log(0.9)) / 10, "Our cost adds up the ten outputs: do not divide by ten."),
    ],
    rtol=5e-3,
)


def split_rows(order, share):
    """Return (training, held-out): the first part of a shuffled order of rows is held out, the rest is trained on."""
    held_out = round(share * len(order))
    return order[held_out:], order[:held_out]


def _overlapping(order, share):
    held_out = round(share * len(order))
    return order[:-held_out], order[:held_out]


leak = FunctionExercise(
    split_rows,
    cases=[(np.array([4, 2, 7, 0, 1, 6, 3, 5]), 0.25), (np.arange(12)[::-1], 1 / 3)],
    given=_overlapping,
    hints=[
        "Print both parts for order = np.arange(8). Which rows are in both?",
        "order[:-held_out] leaves the last rows out, but held out are the first ones.",
    ],
    slips=[
        Slip(
            lambda order, share: split_rows(order, share)[::-1],
            "No row is in both any more, but you exchanged the parts: training first, then held-out.",
        ),
        Slip(
            lambda order, share: (order, order[: round(share * len(order))]),
            "Now the training has all rows, those held out among them.",
        ),
        Slip(
            lambda order, share: (order[-round(share * len(order)) :], order[: round(share * len(order))]),
            "order[-held_out:] is only as many rows as are held out: train on all others.",
        ),
        Slip(
            lambda order, share: (order[: -round(share * len(order))], order[-round(share * len(order)) :]),
            "No row is in both, but held out should be the first part, as the text says.",
        ),
    ],
)


def confusion_matrix(predicted, y, K):
    """Return counts[i, j]: how many digits of class i were read as class j."""
    counts = np.zeros((K, K), int)
    for i, j in zip(y, predicted, strict=True):
        counts[i, j] += 1
    return counts


_READ = np.array([0, 2, 2, 1, 0, 2, 2]), np.array([0, 1, 2, 1, 0, 0, 1]), 3

confuse = FunctionExercise(
    confusion_matrix,
    cases=[_READ, (np.array([3, 3, 0, 1]), np.array([3, 2, 1, 1]), 4)],
    hints=[
        "Each digit adds 1 to one entry: the row is what it is, the column what it was read as.",
        "counts[i, j] += 1",
    ],
    slips=[
        Slip(
            lambda predicted, y, K: confusion_matrix(y, predicted, K),
            "Rows and columns are exchanged: the row is what the digit is.",
        ),
        Slip(
            lambda predicted, y, K: (confusion_matrix(predicted, y, K) > 0).astype(int),
            "Each entry is set to 1, not counted: += 1.",
        ),
        Slip(
            lambda predicted, y, K: confusion_matrix(predicted[:1], y[:1], K),
            "Only the first digit is counted: return stands inside the loop, and belongs below it.",
        ),
        Slip(
            lambda predicted, y, K: np.diag(np.bincount(y[y == predicted], minlength=K)),
            "Only the digits that are read right are counted.",
        ),
    ],
)


def stop_at(J_held_out, patience):
    """Return the place of the lowest cost seen before `patience` costs in a row have brought nothing lower."""
    best = 0
    for k, J in enumerate(J_held_out):
        if J_held_out[best] > J:
            best = k
        elif k - best >= patience:
            break
    return best


def _first_rise(J_held_out, patience):
    return next((k for k in range(len(J_held_out) - 1) if J_held_out[k + 1] >= J_held_out[k]), len(J_held_out) - 1)


def _rises_in_a_row(J_held_out, patience):
    rises = 0
    for k in range(1, len(J_held_out)):
        rises = rises + 1 if J_held_out[k] >= J_held_out[k - 1] else 0
        if rises == patience:
            return k - patience
    return int(np.argmin(J_held_out))


def _never_counted_anew(J_held_out, patience):
    lows = np.minimum.accumulate(J_held_out)
    waited = np.append(0, np.cumsum(J_held_out[1:] >= lows[:-1]))
    return int(np.argmin(J_held_out[: np.argmax(waited == patience)] if patience in waited else J_held_out))


def _where_it_stops(J_held_out, patience):
    best = stop_at(J_held_out, patience)
    return min(best + patience, len(J_held_out) - 1)


early_stopping = FunctionExercise(
    stop_at,
    cases=[
        (np.array([5.0, 4.0, 4.5, 3.0, 3.5, 3.2, 3.1, 1.0]), 3),
        (np.array([5.0, 4.0, 4.5, 3.0, 3.5, 3.2, 3.1, 1.0]), 4),
        (np.array([3.0, 2.0, 1.0]), 2),
        (np.array([1.0, 2.0, 3.0]), 1),
        (np.array([5.0, 6.0, 5.5, 3.0, 4.0, 3.5, 3.2, 1.0]), 2),
        (np.array([5.0, 3.0, 4.0, 3.5, 2.0, 3.0, 4.0, 1.0]), 2),
    ],
    hints=[
        "Keep `best`, the place of the lowest cost so far, and go through the costs one by one.",
        "A lower cost: best = k. Otherwise, if k - best >= patience: break. After the loop, return best.",
    ],
    slips=[
        Slip(
            lambda J, patience: int(np.argmin(J)),
            "That looks at the whole curve; a training that stops has not yet seen what comes later.",
        ),
        Slip(
            lambda J, patience: stop_at(J, patience + 1),
            "You wait for one cost more than `patience`: break as soon as so many have brought nothing lower.",
        ),
        Slip(
            _rises_in_a_row,
            "You count rises in a row. A cost may fall and still lie above the lowest: count all without a new lowest.",
        ),
        Slip(_never_counted_anew, "A new lowest cost begins the count anew: set it back to 0."),
        Slip(lambda J, patience: J[stop_at(J, patience)], "That is the lowest cost itself. Return its place."),
        Slip(_first_rise, "You stop at the first rise: wait for `patience` costs in a row without a new lowest."),
        Slip(
            _where_it_stops, "That is where training stops. Return where the cost was lowest: those weights are kept."
        ),
    ],
    rtol=0,
)

# ---- your own code --------------------------------------------------------------------------------------------------


def cost_and_gradient(Theta, X, Y, lam):
    """Return (J, D) of a network of logistic units: Theta and D {l: (s_{l+1}, s_l + 1)}, X and Y one example a row."""
    m, L = len(X), max(Theta) + 1
    A, A_tilde = {1: X}, {}
    for l in range(1, L):
        A_tilde[l] = np.column_stack([np.ones(m), A[l]])
        Z = A_tilde[l] @ Theta[l].T
        A[l + 1] = sigmoid(Z)
    J = np.sum(np.logaddexp(0, Z) - Y * Z) / m
    D, delta = {}, A[L] - Y
    for l in range(L - 1, 0, -1):
        J += lam / (2 * m) * np.sum(Theta[l][:, 1:] ** 2)
        D[l] = delta.T @ A_tilde[l] / m
        D[l][:, 1:] += lam / m * Theta[l][:, 1:]
        delta = (delta @ Theta[l][:, 1:]) * A[l] * (1 - A[l])
    return J, D


class OwnGradient(FunctionExercise):
    """A cost_and_gradient of the learner's: examined on small networks without, with one and with two hidden layers."""

    def __init__(self, reference, hints, slips):
        super().__init__(reference, (), hints, slips)

    def judge(self, answer):
        """Examine it on one network after the other, the usual one first."""
        for sizes in ((64, 25, 10), (64, 25, 25, 10), (64, 10)):
            verdict = examine(Network(sizes), answer)
            if verdict.status == "not yet":
                return nothing_yet(answer)
            if verdict.status != "right":
                return Feedback(verdict.status, verdict.sentence)
        return Feedback("right", "Right: J and D, for networks without, with one and with two hidden layers.")


def _with(J=lambda J, D, Theta, m, lam: J, D=lambda D, Theta, m, lam: D):
    """Return the solution with something done to J and to D afterwards."""

    def changed(Theta, X, Y, lam):
        right_J, right_D = cost_and_gradient(Theta, X, Y, lam)
        return J(right_J, right_D, Theta, len(X), lam), D(right_D, Theta, len(X), lam)

    return changed


def _each(change):
    """Return a change of all D(l): change(D_l, Theta_l, m, lam)."""
    return lambda D, Theta, m, lam: {l: change(D[l], Theta[l], m, lam) for l in D}


def _off_bias(Theta_l):
    return np.column_stack([np.zeros(len(Theta_l)), Theta_l[:, 1:]])


def _squares(Theta):
    return sum(np.sum(T[:, 1:] ** 2) for T in Theta.values())


def _with_bug(bug):
    """Return a solution with a mistake of the bug museum in it."""

    def mistaken(Theta, X, Y, lam):
        net = Network((X.shape[1], *map(len, Theta.values())))
        J, grad = bug(net, net.unroll(Theta), X, Y, lam)
        return J, net.roll(grad)

    return mistaken


BOTH_WEIGHTS = "in Θ(1), bias column right and Θ(2), bias column right"

write_cost_and_gradient = OwnGradient(
    cost_and_gradient,
    hints=[
        "Forward: A = {1: X}; for each l put a column of ones in front of A[l], multiply by Theta[l].T, then sigmoid.",
        "J: sum −Y log A − (1 − Y) log(1 − A) of the last layer, divide by m, add lam/(2m) times the squares of all "
        "Theta[l][:, 1:]. Where an output is very sure, np.logaddexp(0, Z) − Y Z is the same without log 0.",
        "delta = A[L] − Y. For l = L−1, .., 1: D[l] = delta.T @ A_tilde[l] / m, plus lam/m Theta[l] off column 0; then "
        "delta = (delta @ Theta[l][:, 1:]) * A[l] * (1 − A[l]).",
        "Your solution of the last exercise of notebook 04 gives D; what is new is J.",
    ],
    slips=[
        Slip(
            _with_bug(bugs.no_regularisation),
            f"On a small copy, 3-3-3: The penalty's part of D is wrong {BOTH_WEIGHTS}: regularisation forgotten. "
            "It says D = Delta/m, right is D = Delta/m + lam/m Theta.",
        ),
        Slip(
            _with_bug(bugs.lambda_not_divided),
            f"On a small copy, 3-3-3: The penalty's part of D is wrong {BOTH_WEIGHTS}: lambda not divided by m. "
            "It says D = Delta/m + lam Theta, right is D = Delta/m + lam/m Theta.",
        ),
        Slip(
            _with_bug(bugs.bias_regularised),
            "On a small copy, 3-3-3: The penalty's part of D is wrong in Θ(1), bias column and Θ(2), bias column: bias "
            "regularised. It says D = Delta/m + lam/m Theta, column 0 included, right is D[:, 0] = Delta[:, 0]/m.",
        ),
        Slip(
            _with_bug(bugs.slope_left_out),
            "On a small copy, 3-3-3: The data's part of D is wrong in Θ(1), right in Θ(2): g' left out. It says "
            "delta(l) = delta(l+1) Theta(l)[:, 1:], right is delta(l) = delta(l+1) Theta(l)[:, 1:] * g'(z(l)).",
        ),
        Slip(
            _with(D=_each(lambda D, T, m, lam: 2 * (D - lam / m * _off_bias(T)) + lam / m * _off_bias(T))),
            "On a small copy, 3-3-3: The data's part of D is wrong in Θ(1) and Θ(2): 2 times what is right.",
        ),
        Slip(
            _with(D=lambda D, *others: {l: D_l.T for l, D_l in D.items()}),
            "On a small copy, 3-3-3: D[1] has shape (4, 3), expected (3, 4), the shape of Theta[1].",
        ),
        Slip(
            _with(
                J=lambda J, D, Theta, m, lam: J - lam / (2 * m) * _squares(Theta),
                D=_each(lambda D, T, m, lam: D - lam / m * _off_bias(T)),
            ),
            "On a small copy, 3-3-3: The penalty's part of J is 0, expected 0.818463: it is missing. "
            f"The penalty's part of D is wrong {BOTH_WEIGHTS}: regularisation forgotten. It says D = Delta/m, right is "
            "D = Delta/m + lam/m Theta. (D is the gradient of your J: the mistake is in both.)",
        ),
        Slip(
            lambda *arguments: cost_and_gradient(*arguments)[1],
            "On a small copy, 3-3-3: it returns dict, expected two things: return J, D.",
        ),
    ],
)

# ---- other software -------------------------------------------------------------------------------------------------


def coefs_and_intercepts(Theta):
    """Return scikit-learn's two lists: weights of shape (s_l, s_{l+1}), origin first, and biases (s_{l+1},)."""
    return [Theta_l[:, 1:].T for Theta_l in Theta.values()], [Theta_l[:, 0] for Theta_l in Theta.values()]


class _ListsOfArrays(FunctionExercise):
    """A function that returns two lists of arrays."""

    def _close(self, a, b):
        return (
            isinstance(a, (tuple, list))
            and [len(part) for part in a] == [len(part) for part in b]
            and all(
                np.shape(x) == np.shape(y) and np.allclose(x, y)
                for p, q in zip(a, b, strict=True)
                for x, y in zip(p, q, strict=True)
            )
        )

    def _first_difference(self, results, expected):
        """Say what differs first: that it is two lists, the shapes in them, or the numbers."""
        if not (isinstance(results[0], tuple | list) and len(results[0]) == 2):
            return Feedback("wrong", "Return two lists of arrays, one after the other: return coefs, intercepts.")
        for name, received, wanted in zip(("coefs", "intercepts"), results[0], expected[0], strict=True):
            if not isinstance(received, tuple | list):
                return Feedback("wrong", f"{name} is {type(received).__name__}, expected a list of arrays.")
            shapes, right = ([np.shape(part) for part in parts] for parts in (received, wanted))
            if shapes != right:
                return Feedback("wrong", f"{name} has arrays of the shapes {shapes}, expected {right} for {_LAYOUT}.")
        return Feedback("wrong", "All shapes are right, but not all numbers.")


_THETA = sine_example()[0].roll(sine_example()[1])
_LAYOUT = "-".join(map(str, sine_example()[0].sizes))

carry_over = _ListsOfArrays(
    coefs_and_intercepts,
    cases=[(_THETA,)],
    hints=[
        "Column 0 of Theta(l) are the biases: Theta_l[:, 0]. The rest are weights, a row for each unit they lead to.",
        "scikit-learn wants a row for each unit they come from: Theta_l[:, 1:].T, as in the W form of notebook 04.",
    ],
    slips=[
        Slip(
            lambda Theta: ([T[:, 1:] for T in Theta.values()], [T[:, 0] for T in Theta.values()]),
            "The weights have to be transposed: scikit-learn has a row for each unit of origin.",
        ),
        Slip(
            lambda Theta: ([T.T for T in Theta.values()], [T[:, 0] for T in Theta.values()]),
            "The weights still hold the bias column: take Theta_l[:, 1:].",
        ),
        Slip(
            lambda Theta: ([T[:, :-1].T for T in Theta.values()], [T[:, -1] for T in Theta.values()]),
            "The bias column is the first, not the last.",
        ),
        Slip(
            lambda Theta: coefs_and_intercepts(Theta)[::-1],
            "You exchanged them: first the weights, then the biases.",
        ),
    ],
)

# ---- predict first --------------------------------------------------------------------------------------------------

price_of_checking = Question(
    "The 64-25-10 network has 1885 parameters. A step of training needs one evaluation of cost and gradient. How many "
    "evaluations more does it need if the whole gradient is checked by two-sided differences before it?",
    answer=3770.0,
    explanation="Two for each parameter. Checking is for once, on a small copy; then it is switched off.",
    tolerance=0.002,
)

more_lambda = Question(
    "A network learns from only 60 digits. λ grows from 0 to 10. What do the two costs do, without the penalty?",
    answer="training: rises all the way; held-out: falls, then rises",
    explanation="λ always makes the fit to the training digits worse. A little of it makes the answers to new digits "
    "better, because weights that only serve single training digits do not pay any more.",
    options=(
        "both rise all the way",
        "both fall, then rise",
        "training: rises all the way; held-out: falls, then rises",
        "training: falls; held-out: rises",
    ),
)

same_answers = Question(
    "You put weights trained with nnlearn into scikit-learn's network. By how much do its outputs for new digits "
    "differ?",
    answer="by rounding only, below 10⁻¹²",
    explanation="Same formula, same weights. Software differs in how it finds the weights, not in what they mean.",
    options=(
        "by rounding only, below 10⁻¹²",
        "by about 1 %, it has other defaults",
        "completely, its layers are built differently",
    ),
)

# ---- softmax --------------------------------------------------------------------------------------------------------

softmax_delta = four_clouds.softmax_delta
