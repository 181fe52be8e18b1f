"""Exercises of notebook 01, cost functions."""

import numpy as np

from ..data import four_points, sine_example, two_weights_example
from ..search import chance_to_hit
from ..surfaces import stretched_bowl
from ..weight_decay import penalty
from .exercise import Exercise, Feedback, FunctionExercise, Question, Slip, ValueExercise

# ---- one prediction -------------------------------------------------------------------------------------------------


def first_row():
    """Return z, h and the cost of the first of the four points, x = (0.5, 1.5), y = 1, for theta = (0.1, -0.2, 0.3)."""
    X, _ = four_points()
    z = 0.1 - 0.2 * X[0, 0] + 0.3 * X[0, 1]
    h = 1 / (1 + np.exp(-z))
    return np.array([z, h, -np.log(h)])


one_row = ValueExercise(
    first_row,
    hints=["z = 0.1 · 1 − 0.2 · 0.5 + 0.3 · 1.5.", "h = 1 / (1 + np.exp(-z)); as y = 1, the cost is -np.log(h)."],
    slips=[
        Slip(np.array([0.35, 0.586618, 0.533382]), "The bias is missing in z: it is multiplied by 1, so add 0.1."),
        Slip(np.array([0.45, 0.610639, -0.493249]), "log h is negative; the cost is its opposite, -np.log(h)."),
        Slip(np.array([0.45, 0.610639, 0.943249]), "That is -log(1 - h), the cost for y = 0; here y = 1."),
        Slip(np.array([0.45, 0.389361, 0.943249]), "h = 1 / (1 + e^(-z)): the minus in the exponent is missing."),
        Slip(np.array([0.45, 0.61, 0.49]), "Nearly: give three decimals."),
        Slip(np.array([0.45, 0.610639, 0.214215]), "That is the logarithm to base 10: take the natural one, np.log."),
    ],
    atol=6e-4,
)


def slope(z, y):
    """Return the slope in z of the cost of one prediction h = sigma(z): h - y."""
    h = 1 / (1 + np.exp(-z))
    return h - y


slope_of_term = FunctionExercise(
    slope,
    cases=[(0.45, 1.0), (-0.25, 0.0), (3.0, 0.0)],
    hints=[
        "For y = 1 the cost is -log h. Its slope in h is -1/h, and the slope of h in z is h (1 - h).",
        "-1/h · h (1 - h) = h - 1 for y = 1. Do the same for y = 0, and find one formula for both.",
    ],
    slips=[
        Slip(lambda z, y: y - slope(z, 0), "The sign is reversed: a prediction that is too high has a positive slope."),
        Slip(lambda z, y: -y / slope(z, 0) + (1 - y) / (1 - slope(z, 0)), "That is the slope in h: times h (1 - h)."),
        Slip(lambda z, y: slope(z, 1), "That is the slope for y = 1: find one formula for both targets."),
        Slip(lambda z, y: slope(z, 0), "That is the slope for y = 0: find one formula for both targets."),
        Slip(lambda z, y: z - y, "Close, but z is not the prediction: h = σ(z) is."),
        Slip(lambda z, y: slope(z, y) * slope(z, 0) * slope(z, 1) * -1, "h (1 - h) cancels: it must not be left over."),
    ],
)


def stable_term(z, y):
    """Return softplus(z) - y z, the cost of h = sigma(z) for the target y, for any z."""
    softplus = max(z, 0) + np.log1p(np.exp(-abs(z)))
    return softplus - y * z


def _without_warnings(function):
    def quiet(*arguments):
        with np.errstate(all="ignore"):
            return function(*arguments)

    return quiet


def _naive(z, y):
    h = 1 / (1 + np.exp(-z))
    return -(y * np.log(h) + (1 - y) * np.log(1 - h))


def _clipped(z, y):
    h = np.clip(1 / (1 + np.exp(-z)), 1e-15, 1 - 1e-15)
    return -(y * np.log(h) + (1 - y) * np.log(1 - h))


write_stable_term = FunctionExercise(
    stable_term,
    cases=[(0.45, 1.0), (-3.0, 0.0), (800.0, 0.0), (-800.0, 1.0)],
    hints=[
        "softplus(z) = max(z, 0) + log(1 + e^(-|z|)): the exponent is never positive, so nothing overflows.",
        "Python has max(z, 0) and abs(z), NumPy np.log and np.exp; the cost is softplus(z) - y * z.",
    ],
    slips=[
        Slip(
            _without_warnings(_naive), "The naive form: at z = 800, y = 0 it takes log(0), so it is infinite, not 800."
        ),
        Slip(
            _without_warnings(_clipped),
            "Clipping h hides the infinity but not the mistake: at z = 800, y = 0 the cost is 800, not 34.5.",
        ),
        Slip(
            _without_warnings(lambda z, y: np.log(1 + np.exp(z)) - y * z),
            "log(1 + e^z) overflows for large z: use max(z, 0) + log(1 + e^(-|z|)).",
        ),
        Slip(lambda z, y: stable_term(z, y) - max(z, 0), "max(z, 0) is missing: softplus(z) has two parts."),
        Slip(
            _without_warnings(lambda z, y: max(z, 0) + np.log(1 + np.exp(abs(z))) - y * z),
            "The exponent is -|z|, never positive: np.exp(-abs(z)).",
        ),
        Slip(lambda z, y: stable_term(z, 0), "That is softplus(z), the cost for y = 0: subtract y * z."),
        Slip(lambda z, y: stable_term(z, -y), "The sign of y z: it is subtracted."),
    ],
    atol=1e-12,
)

# ---- the lecture's cost ---------------------------------------------------------------------------------------------


def cost_of_example(h, y):
    """Return -[y log h + (1 - y) log(1 - h)]."""
    return -(y * np.log(h) + (1 - y) * np.log(1 - h))


find_the_mistakes = FunctionExercise(
    cost_of_example,
    cases=[(0.8, 1.0), (0.8, 0.0), (0.1, 0.0)],
    given=lambda h, y: y * np.log(h) + (1 - y) * np.log(h),
    hints=[
        "Try h = 0.8 with y = 1 and with y = 0. Should a prediction cost the same in both cases?",
        "And what sign has log(0.8)? A cost is at least 0.",
    ],
    slips=[
        Slip(lambda h, y: -(y * np.log(h) + (1 - y) * np.log(h)), "One of two. Does your cost depend on y at all?"),
        Slip(lambda h, y: y * np.log(h) + (1 - y) * np.log(1 - h), "One of two. Your cost of a perfect guess is 0, "
             "and everything else is below 0."),
        Slip(lambda h, y: -y * np.log(h) + (1 - y) * np.log(1 - h), "The minus belongs to both parts: use brackets."),
        Slip(lambda h, y: -((1 - y) * np.log(h) + y * np.log(1 - h)), "Now y is turned round: for y = 1 it is -log h."),
    ],
)  # fmt: skip

# ---- several outputs ------------------------------------------------------------------------------------------------


def one_hot(y, K):
    """Return the targets Y (m, K) of class labels y (m,) = 0 .. K-1."""
    Y = np.zeros((len(y), K))
    for i in range(len(y)):
        Y[i, y[i]] = 1
    return Y


write_one_hot = FunctionExercise(
    one_hot,
    cases=[(np.array([0, 1, 2, 3, 0]), 4), (np.array([2, 2]), 3)],
    hints=[
        "Start with zeros: Y = np.zeros((len(y), K)), and put a single 1 into each row.",
        "In row i the 1 stands in column y[i]: Y[i, y[i]] = 1.",
    ],
    slips=[
        Slip(lambda y, K: np.eye(K)[y - 1], "Here classes are counted from 0: class 0 has its 1 in column 0."),
        Slip(lambda y, K: np.eye(K)[y].T, "Examples are rows: the shape is (m, K), yours is (K, m)."),
        Slip(lambda y, K: np.array([[1.0] * K] * len(y)), "Every entry is 1: only column y[i] of row i may be."),
        Slip(lambda y, K: np.eye(len(y), K), "You put the 1 of row i into column i; it belongs into column y[i]."),
    ],
)


# ---- two halves -----------------------------------------------------------------------------------------------------


def lambda_of_equal_halves():
    """Return the lambda at which both halves of the test network's cost are equal."""
    net, theta, X, Y = sine_example()
    return net.cost(theta, X, Y) / penalty(net, theta, len(X), 1.0)


equal_halves = ValueExercise(
    lambda_of_equal_halves,
    hints=[
        "The data half does not depend on λ: 3.110745. The second half is proportional to λ.",
        "At λ = 1 the second half is 32.774308 / (2 · 5). Which λ makes it 3.110745?",
    ],
    slips=[
        Slip(3.110745101905448 / 32.77430781171957, "You left out 2 m: the second half is λ/(2m) times the squares."),
        Slip(5 * 3.110745101905448 / 32.77430781171957, "λ / (2 m), not λ / m: a factor 2 is missing."),
        Slip(10 * 3.110745101905448 / 38.36751775435462, "You counted the biases too: column 0 is not penalised."),
        Slip(32.77430781171957 / 31.10745101905448, "Upside down: that is the second half over the first at λ = 1."),
    ],
)


def factor(r, lam, m):
    """Return by what the penalty's part of a gradient step multiplies a weight: w - r (lam/m) w."""
    return 1 - r * lam / m


decay = FunctionExercise(
    factor,
    cases=[(0.1, 1.0, 5), (0.5, 3.0, 20)],
    hints=["The penalty λ/(2m) w² has the slope λ/m · w.", "The step is w − r · λ/m · w. Factor out w."],
    slips=[
        Slip(lambda r, lam, m: 1 - r * lam, "Divide by m: the cost has λ/(2m), so its slope has λ/m."),
        Slip(lambda r, lam, m: 1 - r * lam / (2 * m), "The 2 cancels: the slope of w² is 2w."),
        Slip(lambda r, lam, m: r * lam / m, "That is what is taken away; what is left of w is 1 minus that."),
        Slip(lambda r, lam, m: 1 - lam / m, "The learning rate is missing: a step is r times the slope."),
        Slip(lambda r, lam, m: 1 + r * lam / m, "Then weights would grow: descent subtracts the slope."),
    ],
)

# ---- squared costs --------------------------------------------------------------------------------------------------


def equal_steps():
    """Return the learning rates for J_1/2 and MSE that take the steps of r = 0.01 on R, for m = 25."""
    return np.array([2 * 0.01, 25 * 0.01])


step_sizes = ValueExercise(
    equal_steps,
    hints=[
        "A step is r times the slope, and the slopes are e, 2e and 2e/m.",
        "r · e = 0.01 · 2e gives the first; r · 2e/25 = 0.01 · 2e the second.",
    ],
    slips=[
        Slip(np.array([0.005, 0.0004]), "The other way round: a smaller slope needs a larger rate."),
        Slip(np.array([0.25, 0.02]), "You exchanged them: J₁/₂ first, MSE second."),
        Slip(np.array([0.02, 0.5]), "The first is right. R and MSE differ by the factor m alone: both have the 2."),
        Slip(np.array([0.02, 0.125]), "The first is right. The slopes of R and MSE are 2e and 2e/m: the 2 cancels."),
    ],
    rtol=1e-6,
)


def first_that_runs_away():
    """Return the smallest number of copies m at which |1 - r 2 m| > 1 for r = 0.1."""
    m = 1
    while abs(1 - 0.1 * 2 * m) <= 1:
        m += 1
    return m


runs_away = ValueExercise(
    first_that_runs_away,
    hints=[
        "With m copies the slope of R is 2 m e, so a step multiplies e by 1 − 0.1 · 2 m.",
        "It runs away when that factor is below −1: when 0.2 m > 2.",
    ],
    slips=[
        Slip(10, "With 10 copies the factor is exactly −1: it jumps to and fro for ever. One more."),
        Slip(21, "That is J₁/₂, whose slope is half as steep."),
        Slip(20, "That is the edge for J₁/₂, whose slope is m e; the slope of R is 2 m e."),
        Slip(6, "At 5 the factor reaches 0, the best case; it runs away only below −1."),
    ],
    rtol=0,
)

# ---- which cost -----------------------------------------------------------------------------------------------------


def both_deltas(z, y):
    """Return delta of cross-entropy and of half squared error for a logistic output."""
    h = 1 / (1 + np.exp(-z))
    return h - y, (h - y) * h * (1 - h)


two_deltas = FunctionExercise(
    both_deltas,
    cases=[(5.0, 0.0), (0.4, 1.0), (-2.0, 1.0)],
    hints=[
        "The first you have derived already: h − y.",
        "The slope of ½ (h − y)² in h is h − y; the slope of h in z is h (1 − h). Multiply.",
    ],
    slips=[
        Slip(lambda z, y: both_deltas(z, y)[::-1], "You exchanged them: cross-entropy first."),
        Slip(lambda z, y: (both_deltas(z, y)[0],) * 2, "The second lacks the chain rule: times h (1 - h)."),
        Slip(lambda z, y: tuple(-d for d in both_deltas(z, y)), "Both signs are reversed: prediction minus target."),
        Slip(
            lambda z, y: (both_deltas(z, y)[0], 2 * both_deltas(z, y)[1]),
            "The second is that of the whole square: a half stands before the sum here.",
        ),
        Slip(
            lambda z, y: (both_deltas(z, y)[0], both_deltas(z, y)[0] ** 2 / 2),
            "The second is the cost itself: give its slope in z.",
        ),
    ],
)


# ---- the surface ----------------------------------------------------------------------------------------------------

_LEAST_APART, _LOW, _NEAR = 0.3, 1e-3, 1e-4


def pairs():
    """Return two pairs (w1, w2) on the floor of the valley whose costs are nearly equal."""
    return np.array([[0.5, 0.362], [0.8, 0.339]])


class _NearlyEqual(Exercise):
    """Two pairs of weights, far apart, both deep in the valley, of nearly equal cost."""

    def judge(self, answer):
        """Say which of the conditions is not met."""
        w = np.asarray(answer, dtype=float)
        if w.shape != (2, 2):
            return Feedback("wrong", f"Your answer has shape {w.shape}, expected (2, 2): [[w1, w2], [w1, w2]].")
        net, X, Y = two_weights_example()
        J = np.array([net.cost(pair, X, Y) for pair in w])
        told = f" Their costs are {J[0]:.6f} and {J[1]:.6f}."
        if np.linalg.norm(w[1] - w[0]) < _LEAST_APART:
            return Feedback("wrong", self.slips[0].text)
        if J.max() > _LOW:
            return Feedback("wrong", self.slips[1].text)
        if abs(J[1] - J[0]) > _NEAR:
            return Feedback("wrong", self.slips[2].text)
        return Feedback("right", "Right." + told + " Along the floor a larger w₂ makes up for a smaller w₁.")


two_pairs = _NearlyEqual(
    pairs,
    hints=[
        "Stay in the dark band: tick 'floor of the valley', and walk along it.",
        "One pair left of the star and one right of it. Note J from the sentence below the figure.",
    ],
    slips=[
        Slip(np.array([[0.65, 0.35], [0.65, 0.36]]), "The two pairs are too close: at least 0.3 apart, please."),
        Slip(np.array([[0.5, 0.0], [-0.5, 0.0]]), "Both have to lie in the valley: each cost below 0.001."),
        Slip(np.array([[0.65, 0.35], [0.2, 0.4]]), "The costs differ by more than 0.0001: move one of the pairs."),
    ],
)

# ---- searching ------------------------------------------------------------------------------------------------------


def search(cost, values):
    """Return the best pair w and its cost, both weights taking all of the values."""
    best_w, best_J = None, np.inf
    for w1 in values:
        for w2 in values:
            J = cost(np.array([w1, w2]))
            if best_J > J:
                best_w, best_J = np.array([w1, w2]), J
    return best_w, best_J


def _diagonal(cost, values):
    J = [cost(np.array([w, w])) for w in values]
    return np.full(2, values[np.argmin(J)]), min(J)


def _one_after_the_other(cost, values):
    w1 = values[np.argmin([cost(np.array([w, values[0]])) for w in values])]
    w2 = values[np.argmin([cost(np.array([w1, w])) for w in values])]
    return np.array([w1, w2]), cost(np.array([w1, w2]))


def _last_looked_at(cost, values):
    w = np.array([values[-1]] * 2)
    return w, cost(w)


def _worst(cost, values):
    w, J = search(lambda w: -cost(w), values)
    return w, -J


def _cost_of(truth):
    net, X, Y = two_weights_example(truth)

    def cost(w):
        """Return the cost of the two weights w, shape (2,)."""
        return net.cost(w, X, Y)

    return cost


write_grid_search = FunctionExercise(
    search,
    cases=[
        (_cost_of((0.65, 0.35)), np.arange(-10, 11) / 10),
        (_cost_of((2.0, -1.5)), np.arange(-10, 11) / 10),
        (stretched_bowl(3).value, np.linspace(-0.7, 1.0, 12)),
    ],
    hints=[
        "Two loops, one inside the other: for w1 in values, and in it for w2 in values.",
        "Keep the best so far: start with best_J = np.inf, and when cost(np.array([w1, w2])) is lower, keep both.",
        "At the end: return best_w, best_J.",
    ],
    slips=[
        Slip(_diagonal, "You only try pairs with w1 = w2: the loops have to stand one inside the other."),
        Slip(_one_after_the_other, "You search one weight, then the other: all combinations have to be tried."),
        Slip(_last_looked_at, "You return the last pair: remember the one with the lowest cost so far."),
        Slip(_worst, "You keep the highest cost; the lowest is wanted."),
        Slip(lambda cost, values: search(cost, values[:-1]), "The last value is left out: go through all of values."),
    ],
)


def smallest_N():
    """Return the smallest N with a chance of 95 % to hit a square of side 0.1 in [-1, 1]^2."""
    N = 1
    while chance_to_hit(N, 2, 0.1) < 0.95:
        N += 1
    return N


points_for_95 = ValueExercise(
    smallest_N,
    hints=["Solve 1 − (1 − 0.0025)^N = 0.95: take logarithms.", "N = log(0.05) / log(0.9975), rounded up."],
    slips=[
        Slip(1196, "Rounded down: with 1196 the chance is still below 95 %."),
        Slip(380, "0.95 / 0.0025: chances of several points do not add up."),
        Slip(59, "That is for one weight, d = 1: the share of the square is (0.1/2)²."),
        Slip(299, "The box has sides of length 2: the share of the square is (0.1/2)² = 0.0025."),
        Slip(lambda: np.log(0.05) / np.log(0.9975), "Nearly: a number of points is whole, so round up."),
    ],
    rtol=0,
)


def values_per_weight():
    """Return the largest whole number n with n^74 <= 10^12."""
    return int(10 ** (12 / 74))


affordable = ValueExercise(
    values_per_weight,
    hints=["n^74 ≤ 10^12: take the 74th root.", "10^(12/74) is about 1.45. How many values are that?"],
    slips=[
        Slip(2, "2^74 is about 2 · 10^22: ten thousand million times too many."),
        Slip(lambda: 10 ** (12 / 74), "That is the root; a number of values is whole, and may not be larger."),
        Slip(lambda: 1e12 / 74, "Evaluations multiply, they do not add up: n^74, not 74 n."),
    ],
    rtol=5e-3,
)

# ---- predict first --------------------------------------------------------------------------------------------------

sure_and_wrong = Question(
    "The target is 0. How many times as much does the prediction h = 0.99 cost as the cautious h = 0.5?",
    answer=float(np.log(0.01) / np.log(0.5)),
    explanation="−log 0.01 = 4.61 against −log 0.5 = 0.69. And 0.9999 costs 9.21: it has no limit.",
    tolerance=0.25,
)

all_ones = Question(
    "All four targets are 1, and λ is very large. What do the two versions predict?",
    answer="bias free: nearly 1, bias penalised: nearly 0.5",
    explanation="The penalty takes the weight to 0. A free bias still fits the share of ones, here 1; a penalised bias "
    "goes to 0 as well, and σ(0) = 0.5, whatever the data say.",
    options=(
        "both nearly 1",
        "both nearly 0.5",
        "bias free: nearly 1, bias penalised: nearly 0.5",
        "bias free: nearly 0.5, bias penalised: nearly 1",
    ),
)

stuck = Question(
    "z = 5, so h = 0.993, and the target is 0. How many times as large is the delta of cross-entropy as that of "
    "half squared error?",
    answer="about 150 times",
    explanation="h (1 − h), the extra factor of half squared error, is only 0.0066 here: 1/150. The more wrong this "
    "unit is, the less it learns.",
    options=("they are equal", "about 2 times", "about 15 times", "about 150 times"),
)

nearest = Question(
    "The true weights (0.65, 0.35) lie between the four grid points (0.6, 0.3), (0.6, 0.4), (0.7, 0.3) and (0.7, 0.4). "
    "Which grid point has the lowest cost?",
    answer="another one, farther away",
    explanation="(0.5, 0.4) is best. The valley is long and narrow: off its floor the cost rises steeply, along it "
    "hardly, so a point farther away but nearer to the floor wins.",
    options=("one of these four", "another one, farther away"),
)

first_beyond_atoms = Question(
    "A grid with 21 values of each weight. From how many weights on does it have more points than the universe has "
    "atoms, about 10⁸⁰?",
    answer=61.0,
    explanation="log₁₀ 21 = 1.322, and 80/1.322 = 60.5. The small 3-5-5-4 network has 74.",
    tolerance=0.15,
)
