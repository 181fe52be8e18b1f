"""Exercises of notebook 04, back propagation."""

import numpy as np

from ..activations import sigmoid
from ..data import bias_free_example, sine_example
from ..delta_as_slope import cost_from_z
from ..network import Network
from .delta_ledger import DeltaLedger
from .exercise import FunctionExercise, Question, Slip, ValueExercise

NET, THETA, X, Y = sine_example()
THETAS = NET.roll(THETA)
Z, A = NET.forward(THETA, X)
DELTA = NET.backprop(THETA, X, Y)[0]

ledger = DeltaLedger(seed=3)

# ---- measuring deltas -----------------------------------------------------------------------------------------------


def measured_delta(cost, z):
    """Return the slope of cost(z) in every entry of z, shape (s_l,), by complex steps."""
    tiny = 1e-20
    return np.array([cost(z + 1j * tiny * e).imag / tiny for e in np.eye(len(z))])


def _costs_after(l, example):
    return cost_from_z(NET, THETA, l, Y[example]), Z[l][example]


measure = FunctionExercise(
    measured_delta,
    cases=[_costs_after(2, 0), _costs_after(3, 1), _costs_after(4, 4)],
    hints=[
        "Move one entry at a time: moved = z.astype(complex), then moved[j] += 1e-20j.",
        "The slope is cost(moved).imag / 1e-20; collect one for each entry. Two-sided differences are accepted too.",
    ],
    slips=[
        Slip(
            lambda cost, z: 1e-20 * measured_delta(cost, z),
            "All slopes are nearly zero: take the cost at moved, not at z, and divide its imaginary part by the step.",
        ),
        Slip(
            lambda cost, z: np.full(len(z), cost(z) / 1e-20),
            "The real part of the cost hardly notices the step: divide the imaginary part alone, .imag.",
        ),
        Slip(
            lambda cost, z: np.full(len(z), cost(z)),
            "That is the cost itself: take its imaginary part, .imag, and divide it by 1e-20.",
        ),
        Slip(
            lambda cost, z: -1j * measured_delta(cost, z),
            "Your slopes came out imaginary: .imag is a real number already, so divide it by 1e-20, without j.",
        ),
        Slip(
            lambda cost, z: 1j * measured_delta(cost, z),
            "Your slopes came out imaginary: divide the imaginary part alone, .imag.",
        ),
        Slip(
            lambda cost, z: np.full(len(z), measured_delta(cost, z).sum()),
            "All entries of z move together: move one, and leave the others.",
        ),
        Slip(
            lambda cost, z: np.cumsum(measured_delta(cost, z)),
            "Entries that were moved stay moved: take a fresh copy of z for every j.",
        ),
        Slip(lambda cost, z: -measured_delta(cost, z), "The sign is reversed: moved minus not moved."),
        Slip(lambda cost, z: 2 * measured_delta(cost, z), "Twice too large: two points at −ε and ε are 2 ε apart."),
    ],
    rtol=1e-5,
)

# ---- the output delta -----------------------------------------------------------------------------------------------


def three_output_deltas():
    """Return delta at z = 0.8, y = 0: cross-entropy + logistic, half square + logistic, square + identity."""
    z, y = 0.8, 0.0
    a = sigmoid(z)
    return np.array([a - y, (a - y) * a * (1 - a), 2 * (z - y)])


def _deltas_by(function):
    z = 0.8
    return function(z, float(sigmoid(z)))


output_deltas = ValueExercise(
    three_output_deltas,
    hints=[
        "a = sigmoid(0.8) = 0.68997 for the two logistic outputs; with the identity a = z = 0.8.",
        "a − y;  (a − y) a (1 − a);  2 (a − y).",
    ],
    slips=[
        Slip(lambda: -three_output_deltas(), "All three signs are reversed: prediction minus target."),
        Slip(
            lambda: _deltas_by(lambda z, a: np.array([a, a, 2 * z])),
            "The half square on a logistic unit keeps its factor g′ = a (1 − a).",
        ),
        Slip(
            lambda: _deltas_by(lambda z, a: np.array([a * a * (1 - a), a * a * (1 - a), 2 * z])),
            "With cross-entropy the factor a (1 − a) cancels: the first is a − y alone.",
        ),
        Slip(
            lambda: _deltas_by(lambda z, a: np.array([a, a * a * (1 - a), 2 * a])),
            "The third unit is the identity: its activation is z itself, 0.8.",
        ),
        Slip(
            lambda: _deltas_by(lambda z, a: np.array([a, a * a * (1 - a), z])),
            "The derivative of the square e² is 2e: the third lacks its factor 2.",
        ),
        Slip(
            lambda: _deltas_by(lambda z, a: np.array([z, z * a * (1 - a), 2 * z])),
            "You compared z with the target: a logistic unit's prediction is a = σ(z).",
        ),
    ],
    rtol=4e-3,  # three places are enough
)

# ---- one step back --------------------------------------------------------------------------------------------------


def first_hidden_delta():
    """Return delta(3)_1 of the first example."""
    weighted_sum = THETAS[3][:, 1] @ DELTA[4][0]
    a = A[3][0, 0]
    return weighted_sum * a * (1 - a)


SUM = THETAS[3][:, 1] @ DELTA[4][0]
SLOPE = sigmoid.derivative(Z[3][0, 0])

hidden_delta = ValueExercise(
    first_hidden_delta,
    hints=[
        "Unit 1 of layer 3 sends along column 1 of Θ(3): four weights, one for each output.",
        "Weights times deltas, added up, gives 1.2302. One factor is still missing.",
        "That factor is g′(z) = a (1 − a), with a = 0.592 of this unit.",
    ],
    slips=[
        Slip(SUM, "That is the weighted sum alone, 1.2302: you left out g′(z) = a (1 − a). A lecture does so, too."),
        Slip(SUM * sigmoid.derivative(A[3][0, 0]), "You took g′ at a: σ(a)(1 − σ(a)). It is a (1 − a)."),
        Slip(SUM * A[3][0, 0], "You multiplied by a: the slope is a (1 − a)."),
        Slip(SUM * (1 - A[3][0, 0]), "You multiplied by 1 − a: the slope is a (1 − a), both factors."),
        Slip(
            (THETAS[3][:, 0] @ DELTA[4][0]) * SLOPE,
            "You took column 0 of Θ(3), the bias column: unit 1 is column 1.",
        ),
        Slip(
            (THETAS[3][0, 1:] @ DELTA[3][0]) * SLOPE,
            "Those are the weights of a row, which arrive at output 1: take the column that leaves your unit.",
        ),
        Slip(DELTA[3][0, 1], "That is the delta of unit 2."),
        Slip(-SUM * SLOPE, "The sign is reversed."),
    ],
)


def deltas(delta_L, Theta, z):
    """Return {l: delta(l)} for l = L..2 of a network of logistic units; delta_L, z[l] have one example a row."""
    L = max(z)
    delta = {L: delta_L}
    for l in range(L - 1, 1, -1):
        a = sigmoid(z[l])
        delta[l] = (delta[l + 1] @ Theta[l][:, 1:]) * a * (1 - a)
    return delta


def _deltas_with(slope, weights=lambda Theta_l: Theta_l[:, 1:], last=2):
    def wrong(delta_L, Theta, z):
        L = max(z)
        delta = {L: delta_L}
        for l in range(L - 1, last - 1, -1):
            delta[l] = (delta[l + 1] @ weights(Theta[l])) * slope(z[l])
        return delta

    return wrong


def _problem(sizes, m, seed):
    net, rng = Network(sizes), np.random.default_rng(seed)
    theta, X, Y = rng.normal(size=net.n_parameters), rng.normal(size=(m, sizes[0])), rng.random((m, sizes[-1]))
    return net, theta, X, Y


def _recursion_case(sizes, m, seed):
    net, theta, X, Y = _problem(sizes, m, seed)
    z, a = net.forward(theta, X)
    return a[net.L] - Y, net.roll(theta), z


write_recursion = FunctionExercise(
    deltas,
    cases=[(DELTA[4], THETAS, Z), _recursion_case((2, 3, 4, 2, 3, 1), 6, 1), _recursion_case((4, 2, 2), 3, 2)],
    hints=[
        "Start with delta = {L: delta_L}, then for l in range(L - 1, 1, -1): from L − 1 down to 2.",
        "delta[l + 1] @ Theta[l][:, 1:] is the weighted sum for all examples at once.",
        "Multiply it, entry by entry, by a * (1 - a) with a = sigmoid(z[l]).",
    ],
    slips=[
        Slip(_deltas_with(lambda z: 1), "The weighted sums are right, but g′(z[l]) is missing."),
        Slip(
            _deltas_with(lambda z: sigmoid.derivative(sigmoid(z))),
            "The slope is taken at a instead of z: it is a (1 − a) with a = sigmoid(z[l]).",
        ),
        Slip(_deltas_with(sigmoid), "You multiply by a: the slope is a (1 − a)."),
        Slip(_deltas_with(lambda z: 1 - sigmoid(z)), "You multiply by 1 − a: the slope is a (1 − a), both factors."),
        Slip(_deltas_with(lambda z: z * (1 - z)), "You wrote z (1 − z): it is a (1 − a) with a = sigmoid(z[l])."),
        Slip(
            _deltas_with(sigmoid.derivative, lambda Theta_l: Theta_l[:, :-1]),
            "You dropped the last column of Θ: the bias column is the first, Theta[l][:, 1:].",
        ),
        Slip(
            _deltas_with(sigmoid.derivative, last=3),
            "Layer 2 is missing: range(L - 1, 1, -1) ends at 2, because the end itself is not reached.",
        ),
    ],
)

# ---- gathering ------------------------------------------------------------------------------------------------------


def gather(delta_next, A):
    """Return Delta(l) = delta(l+1)^T A~(l) from delta(l+1) (m, s_{l+1}) and A(l) (m, s_l)."""
    return delta_next.T @ np.column_stack([np.ones(len(A)), A])


write_gather = FunctionExercise(
    gather,
    cases=[(DELTA[2], A[1]), (DELTA[3], A[2]), (DELTA[4], A[3])],
    hints=[
        "np.column_stack([np.ones(len(A)), A]) puts the column of ones in front.",
        "Delta has a row for each unit of the next layer, so delta_next.T stands on the left.",
    ],
    slips=[
        Slip(lambda d, A: d.T @ A, "The bias column is missing: put a column of ones in front of A."),
        Slip(lambda d, A: gather(d, A).T, "Transposed: Delta has the shape of Theta, a row for each unit it leads to."),
        Slip(lambda d, A: gather(d, A) / len(A), "That is the mean: Delta is the sum, dividing by m comes with D."),
        Slip(
            lambda d, A: d.T @ np.column_stack([A, np.ones(len(A))]),
            "The ones stand in the last column: the bias is column 0.",
        ),
        Slip(lambda d, A: gather(d[-1:], A[-1:]), "Only the last example is left: add up over all of them."),
    ],
)


def derivatives(delta, a):
    """Return {l: matrix of a~(l)_j delta(l+1)_i} of one example, from delta {2..L} and a {1..L}, vectors."""
    return {l: np.outer(delta[l + 1], np.r_[1, a[l]]) for l in a if l + 1 in delta}


def as_printed(delta, a):
    """Return what the notebook's faulty function does: the activation of the next layer."""
    return {l: np.outer(delta[l + 1], np.r_[1, a[l + 1]]) for l in a if l + 1 in delta}


def _one_example(sizes, seed):
    net, theta, X, Y = _problem(sizes, 1, seed)
    _, a = net.forward(theta, X)
    delta = net.backprop(theta, X, Y)[0]
    return {l: delta[l][0] for l in delta}, {l: a[l][0] for l in a}


wrong_layer = FunctionExercise(
    derivatives,
    cases=[_one_example((3, 3, 3), 3), _one_example((2, 2, 2, 2), 4)],
    given=as_printed,
    hints=[
        "Θ(l)[i, j] leads from unit j of layer l to unit i of layer l + 1. Which a does it multiply?",
        "The weight multiplies the activation at its origin: a[l].",
    ],
    slips=[
        Slip(
            lambda delta, a: {l: np.outer(np.r_[1, a[l]], delta[l + 1]) for l in a if l + 1 in delta},
            "The layer is right now, but rows and columns are exchanged: a row for each unit that the weights lead to.",
        ),
        Slip(
            lambda delta, a: {l: np.outer(delta[max(l, 2)], np.r_[1, a[l]]) for l in a if l + 1 in delta},
            "Now the delta is of the wrong layer: the activation belongs to the origin, the delta to the end.",
        ),
        Slip(
            lambda delta, a: {l: np.outer(delta[l + 1], a[l]) for l in a if l + 1 in delta},
            "The layer is right now, but the 1 of the bias unit has gone.",
        ),
        Slip(
            lambda delta, a: {l: np.outer(delta[l + 1], np.r_[a[l], 1]) for l in a if l + 1 in delta},
            "The layer is right now, but the 1 stands last: the bias is column 0, np.r_[1, a[l]].",
        ),
    ],
)

# ---- the gradient ---------------------------------------------------------------------------------------------------


def gradient_of_layer(Delta, Theta, m, lam):
    """Return D(l) from Delta(l) and Theta(l), both (s_{l+1}, s_l + 1), for a cost with lam/(2m) squared weights."""
    D = Delta / m
    D[:, 1:] += lam / m * Theta[:, 1:]
    return D


def _layer_with(penalty, mean=True):
    def wrong(Delta, Theta, m, lam):
        return (Delta / m if mean else Delta) + penalty(m, lam) * np.column_stack([np.zeros(len(Theta)), Theta[:, 1:]])

    return wrong


_DELTAS = NET.backprop(THETA, X, Y)[1]

write_D = FunctionExercise(
    gradient_of_layer,
    cases=[(_DELTAS[1], THETAS[1], 5, 1.0), (_DELTAS[3], THETAS[3], 5, 3.0), (_DELTAS[2], THETAS[2], 5, 0.0)],
    hints=[
        "D = Delta / m makes a new array; then add the penalty's derivative to D[:, 1:].",
        "The derivative of λ/(2m) θ² is λ/m θ.",
    ],
    slips=[
        Slip(
            _layer_with(lambda m, lam: lam),
            "λ is not divided by m. A lecture prints it like that; the cost has λ/(2m).",
        ),
        Slip(
            lambda Delta, Theta, m, lam: Delta / m + lam / m * Theta,
            "The bias column has a penalty too: the cost leaves it out, so add to D[:, 1:] alone.",
        ),
        Slip(
            lambda Delta, Theta, m, lam: Delta / m + lam * Theta,
            "Two things: λ has to be divided by m, and the bias column gets no penalty.",
        ),
        Slip(
            lambda Delta, Theta, m, lam: Delta / m + _penalty(Theta**2, lam / (2 * m)),
            "You added the penalty itself, with θ²: add its derivative.",
        ),
        Slip(_layer_with(lambda m, lam: lam / m, mean=False), "Delta is not divided by m: the cost is a mean."),
        Slip(_layer_with(lambda m, lam: 0), "The penalty is missing: its derivative is λ/m Θ off the bias column."),
        Slip(_layer_with(lambda m, lam: lam / (2 * m)), "The 2 of λ/(2m) cancels against the exponent of θ²."),
        Slip(_layer_with(lambda m, lam: -lam / m), "The penalty has the wrong sign: it adds to the cost."),
    ],
)


# ---- from nothing ---------------------------------------------------------------------------------------------------


def back_propagation(Theta, X, Y, lam):
    """Return {l: D(l)} of the regularised cross-entropy of a network of logistic units; X, Y have an example a row."""
    m, L = len(X), max(Theta) + 1
    A, A_tilde = {1: X}, {}
    for l in range(1, L):
        A_tilde[l] = np.column_stack([np.ones(m), A[l]])
        A[l + 1] = sigmoid(A_tilde[l] @ Theta[l].T)
    delta, D = A[L] - Y, {}
    for l in range(L - 1, 0, -1):
        D[l] = delta.T @ A_tilde[l] / m
        D[l][:, 1:] += lam / m * Theta[l][:, 1:]
        delta = (delta @ Theta[l][:, 1:]) * A[l] * (1 - A[l])
    return D


def _network(Theta):
    return Network((*(Theta[l].shape[1] - 1 for l in sorted(Theta)), Theta[max(Theta)].shape[0]))


def _with_slip(output=lambda A, Y: A - Y, weights=slice(1, None), slope=lambda A: A * (1 - A), of_next=False):
    """Return back propagation without penalty, with one part exchanged."""

    def gradient(Theta, X, Y):
        net = _network(Theta)
        _, a = net.forward(net.unroll(Theta), X)
        delta, D = output(a[net.L], Y), {}
        for l in range(net.L - 1, 0, -1):
            D[l] = delta.T @ net.with_bias(a[l + 1] if of_next else a[l]) / len(X)
            delta = (delta @ Theta[l][:, weights]) * slope(a[l])
        return D

    def wrong(Theta, X, Y, lam):
        D = gradient(Theta, X, Y)
        return {l: D[l] + _penalty(Theta[l], lam / len(X)) for l in D}

    return wrong


def _penalty(Theta_l, factor):
    return factor * np.column_stack([np.zeros(len(Theta_l)), Theta_l[:, 1:]])


def _plus(factor, bias=False):
    def wrong(Theta, X, Y, lam):
        D = back_propagation(Theta, X, Y, 0.0)
        return {
            l: D[l] + (factor(lam, len(X)) * Theta[l] if bias else _penalty(Theta[l], factor(lam, len(X)))) for l in D
        }

    return wrong


def _sum(Theta, X, Y, lam):
    D = back_propagation(Theta, X, Y, 0.0)
    return {l: len(X) * D[l] + _penalty(Theta[l], lam / len(X)) for l in D}


def _no_bias_column(Theta, X, Y, lam):
    return {l: D[:, 1:] for l, D in back_propagation(Theta, X, Y, lam).items()}


def _transposed(Theta, X, Y, lam):
    return {l: D.T for l, D in back_propagation(Theta, X, Y, lam).items()}


def _gradient_case(sizes, m, lam, seed):
    net, theta, X, Y = _problem(sizes, m, seed)
    return net.roll(theta), X, (Y > 0.5).astype(float), lam


class _ThenOnOtherShapes(FunctionExercise):
    """First on layers of equal width, where a wrong shape does not stop the code; then on those of `further`."""

    def __init__(self, *arguments, further, **options):
        super().__init__(*arguments, **options)
        self.further = FunctionExercise(self.reference, further)

    def judge(self, answer):
        """Judge the equal widths, then the others."""
        verdict = super().judge(answer)
        return self.further.judge(answer) if verdict.status == "right" else verdict


write_back_propagation = _ThenOnOtherShapes(
    back_propagation,
    cases=[_gradient_case((3, 3, 3), 4, 1.0, 5), _gradient_case((2, 2, 2, 2), 6, 2.0, 6)],
    further=[(THETAS, X, Y, 1.0), _gradient_case((4, 3, 2, 5, 1), 7, 3.0, 7), _gradient_case((2, 1), 3, 0.0, 8)],
    hints=[
        "m, L = len(X), max(Theta) + 1. Forward: keep A[l] for every layer, and A_tilde[l] with its column of ones.",
        "delta = A[L] - Y; for l in range(L - 1, 0, -1) first D[l] from delta and A_tilde[l], then the next delta.",
        "D[l] = delta.T @ A_tilde[l] / m; then D[l][:, 1:] += lam / m * Theta[l][:, 1:].",
        "delta = (delta @ Theta[l][:, 1:]) * A[l] * (1 - A[l]). For l = 1 its result is simply not used.",
    ],
    slips=[
        Slip(_plus(lambda lam, m: lam), "λ is not divided by m: the cost has λ/(2m), so its derivative has λ/m."),
        Slip(_plus(lambda lam, m: lam / m, bias=True), "The bias column is regularised too: add to D[l][:, 1:] alone."),
        Slip(_plus(lambda lam, m: 0), "The penalty is missing: λ/m Θ off the bias column."),
        Slip(_sum, "The data's part is the sum over the examples: divide it by m."),
        Slip(
            lambda Theta, X, *others: {l: len(X) * D for l, D in back_propagation(Theta, X, *others).items()},
            "Nothing is divided by m yet: D = Δ/m + λ/m Θ off the bias column.",
        ),
        Slip(
            _with_slip(slope=lambda A: 1),
            "The last layer's D is right, the others are not: g′ is left out on the way back.",
        ),
        Slip(
            _with_slip(slope=lambda A: sigmoid.derivative(A)),
            "The slope is taken at a instead of z: it is a (1 − a).",
        ),
        Slip(
            _with_slip(weights=slice(None, -1)),
            "On the way back you drop the last column of Θ: the bias column is the first, Theta[l][:, 1:].",
        ),
        Slip(
            _with_slip(of_next=True), "D[l] takes the activation of layer l + 1: the weight multiplies that of layer l."
        ),
        Slip(_with_slip(output=lambda A, Y: Y - A), "The error has the wrong sign: delta(L) = A(L) − Y."),
        Slip(
            _with_slip(output=lambda A, Y: (A - Y) * A * (1 - A)),
            "The output delta has a g′ too many: with cross-entropy it is A(L) − Y.",
        ),
        Slip(_no_bias_column, "The bias columns are missing from D: every D(l) has the shape of Θ(l)."),
        Slip(_transposed, "Every D(l) is transposed: it has to have the shape of Θ(l)."),
    ],
)

# ---- the W form -----------------------------------------------------------------------------------------------------


def two_gradients(X, y, W1, W2):
    """Return (dJ/dW1, dJ/dW2) of J = 1/2 sum (y - y_hat)^2, y_hat = f(f(X W1) W2) with logistic f and no bias."""
    a2 = sigmoid(X @ W1)
    y_hat = sigmoid(a2 @ W2)
    delta3 = (y_hat - y) * y_hat * (1 - y_hat)
    delta2 = (delta3 @ W2.T) * a2 * (1 - a2)
    return X.T @ delta2, a2.T @ delta3


def _two_gradients_with(output=lambda a: a * (1 - a), hidden=lambda delta, a: delta * a * (1 - a)):
    def wrong(X, y, W1, W2):
        a2 = sigmoid(X @ W1)
        y_hat = sigmoid(a2 @ W2)
        delta3 = (y_hat - y) * output(y_hat)
        return X.T @ hidden(delta3 @ W2.T, a2), a2.T @ delta3

    return wrong


def _w_case():
    net, theta, X, Y = bias_free_example()
    W1, W2 = (matrix.T for matrix in net.roll(theta).values())
    yield X, Y, W1, W2
    rng = np.random.default_rng(9)
    # As many examples as hidden units, so that a matrix product for an elementwise one runs, and can be recognised.
    yield rng.normal(size=(4, 3)), rng.random((4, 2)), rng.normal(size=(3, 4)), rng.normal(size=(4, 2))


write_two_gradients = FunctionExercise(
    two_gradients,
    cases=list(_w_case()),
    hints=[
        "Forward: a2 = sigmoid(X @ W1), y_hat = sigmoid(a2 @ W2). Slopes are y_hat * (1 - y_hat) and a2 * (1 - a2).",
        "delta3 = -(y - y_hat) * y_hat * (1 - y_hat), elementwise; delta2 = (delta3 @ W2.T) * a2 * (1 - a2).",
        "return X.T @ delta2, a2.T @ delta3.",
    ],
    slips=[
        Slip(
            _two_gradients_with(hidden=lambda delta, a: delta @ (a * (1 - a))),
            "The product with f′(z2) is a matrix product: it has to be elementwise, *, not @. "
            "The shapes fit by accident, with as many examples as hidden units.",
        ),
        Slip(_two_gradients_with(hidden=lambda delta, a: delta), "f′(z2) is missing in delta2."),
        Slip(
            _two_gradients_with(output=lambda a: 1),
            "f′(z3) is missing in delta3: with the half square it does not cancel.",
        ),
        Slip(
            lambda *arrays: tuple(-g for g in two_gradients(*arrays)),
            "Both signs are reversed: delta3 = −(y − ŷ) f′(z3).",
        ),
        Slip(
            lambda *arrays: two_gradients(*arrays)[::-1],
            "You exchanged them: first the derivative in W1, then that in W2.",
        ),
        Slip(
            lambda *arrays: tuple(g.T for g in two_gradients(*arrays)),
            "Both are transposed: they have to have the shapes of W1 and W2.",
        ),
        Slip(
            lambda X, *others: tuple(g / len(X) for g in two_gradients(X, *others)),
            "This cost is a sum: do not divide by m.",
        ),
    ],
)

# ---- predict first --------------------------------------------------------------------------------------------------

price = Question(
    "Nudging measures one delta with one more run through the network. With a million units that is a million runs. "
    "Back propagation gets all deltas for the price of about how many runs?",
    answer="about one or two, whatever the number of units",
    explanation="One pass back from layer to layer, with as many multiplications as the pass forward has.",
    options=(
        "about one or two, whatever the number of units",
        "about as many as there are layers",
        "about as many as there are units, but faster ones",
    ),
)

which_learns = Question(
    "The target is 1, but z = −6: the output is 0.0025, as wrong as can be. With which cost is delta nearly zero, "
    "so that the network hardly learns from this example?",
    answer="half squared error",
    explanation="Its delta has the factor a (1 − a), which is 0.0025 here. Cross-entropy gives −0.9975.",
    options=("cross-entropy", "half squared error", "both", "neither"),
)

without_slope = Question(
    "Somebody forgets the factor g′ in a layer of logistic units. How many times too large, at least, does each delta "
    "of that layer come out?",
    answer=4.0,
    explanation="g′ = a (1 − a) is at most 1/4, at a = 1/2. In layer 3 of our network the slopes are a little "
    "less, so there it is a little over 4 times.",
    tolerance=0.0,
)

bias_kept = Question(
    "In the 3-5-5-4 network, with any number of examples, somebody keeps the bias column of Θ on the way back. "
    "How many of the 8 products of the three layers no longer fit?",
    answer=2.0,
    explanation="The two that go back, from layer 4 to 3 and from 3 to 2. Choose this slip in the figure below.",
    tolerance=0.0,
)

larger_weights = Question(
    "In a small network all outgoing weights W₂ are made five times larger. What becomes of the error that is "
    "passed back, the length of δ₂?",
    answer="larger, but less than 5 times",
    explanation="The weights bring a factor 5, but δ₃ itself changes too: the output has moved to where f′ is smaller. "
    "The figure below shows both lengths.",
    options=("exactly 5 times", "larger, but less than 5 times", "more than 5 times"),
)
