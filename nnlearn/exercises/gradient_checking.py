"""Exercises of notebook 05, gradient checking."""

import numpy as np

from .. import bugs
from ..activations import sigmoid
from ..data import sine_example
from ..differences import cube, kinked, slopes_beside
from ..differences import difference_quotient as quotient
from ..network import Network
from .exercise import FunctionExercise, Question, Slip, ValueExercise

# ---- unrolling ------------------------------------------------------------------------------------------------------


def length_and_cuts():
    """Return the length of theta for layers of 10, 10, 10 and 1 units, and the two places where it is cut."""
    sizes = [10 * 11, 10 * 11, 1 * 11]
    return np.array([sum(sizes), sizes[0], sizes[0] + sizes[1]])


split_points = ValueExercise(
    length_and_cuts,
    hints=["A layer of 10 units that receives 10 activations and a bias has 10 rows and 11 columns.", "110, 110, 11."],
    slips=[
        Slip(np.array([210, 100, 200]), "You left out the bias: every matrix has one column more, column 0."),
        Slip(
            np.array([121, 110, 121]), "That is a network of three layers, 10-10-1: here are four, so three matrices."
        ),
        Slip(np.array([231, 110, 110]), "The second cut is counted from the beginning of theta: 110 + 110."),
        Slip(
            np.array([231, 111, 221]), "Python counts from 0: the first part is theta[0:110], the next starts at 110."
        ),
    ],
)


def roll(theta, shapes):
    """Return {l: Theta(l)} of the given shapes {l: (rows, columns)}, filled row by row from the vector theta."""
    Theta, start = {}, 0
    for l, (rows, columns) in shapes.items():
        stop = start + rows * columns
        Theta[l] = theta[start:stop].reshape(rows, columns)
        start = stop
    return Theta


def _roll_by_columns(theta, shapes):
    return {l: part.reshape(shapes[l], order="F") for l, part in _roll_parts(theta, shapes).items()}


def _roll_parts(theta, shapes):
    return {l: part.ravel() for l, part in roll(theta, shapes).items()}


def _roll_from_the_start(theta, shapes):
    return {l: theta[: rows * columns].reshape(rows, columns) for l, (rows, columns) in shapes.items()}


class _WithShapes(FunctionExercise):
    """A function whose results have to have the right shapes, too."""

    def _close(self, a, b):
        same_layers = isinstance(a, dict) and a.keys() == b.keys()
        return same_layers and super()._close(a, b) and all(np.shape(a[l]) == np.shape(b[l]) for l in b)


write_roll = _WithShapes(
    roll,
    cases=[
        (np.arange(1.0, 232), Network((10, 10, 10, 1)).shapes),
        (np.arange(1.0, 75) ** 2, Network((3, 5, 5, 4)).shapes),
    ],
    hints=[
        "theta[start:stop] is the part that belongs to layer l.",
        "theta[start:stop].reshape(rows, columns) fills a matrix row by row.",
    ],
    slips=[
        Slip(_roll_by_columns, "You fill column by column (order='F', or .T): theta was unrolled row by row."),
        Slip(_roll_from_the_start, "Every matrix starts at the first entry of theta: cut out theta[start:stop]."),
        Slip(_roll_parts, "The parts are right, but still vectors: add .reshape(rows, columns)."),
    ],
)

# ---- differences ----------------------------------------------------------------------------------------------------


def both_slopes(eps):
    """Return the two-sided and the one-sided quotient of theta^3 at theta = 1."""
    return 3 + eps**2, 3 + 3 * eps + eps**2


error_terms = FunctionExercise(
    both_slopes,
    cases=[(0.5,), (0.1,), (0.01,)],
    hints=[
        "(1 + eps)^3 = 1 + 3 eps + 3 eps^2 + eps^3; with -eps the odd powers change their sign.",
        "In the two-sided difference 1 and 3 eps^2 cancel, 6 eps + 2 eps^3 remain; divide by 2 eps.",
    ],
    slips=[
        Slip(lambda eps: (eps**2, 3 * eps + eps**2), "Those are the errors: add the true slope, 3."),
        Slip(lambda eps: both_slopes(eps)[::-1], "You exchanged them: two-sided first."),
        Slip(
            lambda eps: (3 + eps**2, 3 + 3 * eps),
            "The one-sided quotient has one more term: (3 eps + 3 eps^2 + eps^3) / eps.",
        ),
        Slip(
            lambda eps: (6 + 2 * eps**2, 3 + 3 * eps + eps**2),
            "The two points are 2 eps apart, so the two-sided difference is divided by 2 eps.",
        ),
        Slip(
            lambda eps: ((1 + eps) ** 3 - (1 - eps) ** 3 / (2 * eps), (1 + eps) ** 3 - 1 / eps),
            "Brackets: the whole difference is divided, not only its second part.",
        ),
        Slip(
            lambda eps: (3 + eps**2, (3 + 3 * eps + eps**2) / 2),
            "The one-sided quotient is divided by eps: so far apart are its two points.",
        ),
        Slip(
            lambda eps: (3 + eps**2 / 6, 3 + eps / 2),
            "J″ and J‴ are missing, both are 6 here; and the quotients are asked for exactly, without a series: "
            "multiply (1 + eps)^3 out.",
        ),
        Slip(lambda eps: (3, 3), "That is the limit for eps to 0; here eps is a number above 0."),
    ],
)


def best_eps(J, J3, u):
    """Return the eps at which eps^2/6 |J3| + u |J| / eps is smallest."""
    return (3 * u * abs(J) / abs(J3)) ** (1 / 3)


SIZES = "Right while J and J3 have the same sign. The errors are sizes: take abs() of both."

smallest_error = FunctionExercise(
    best_eps,
    cases=[(9.8125, 66.0, 2.0**-53), (9.8125, 66.0, 2.0**-24), (-1.0, 6.0, 2.0**-53)],
    hints=[
        "Set the derivative with respect to eps to zero: eps/3 |J3| - u |J| / eps^2 = 0.",
        "Solve for eps^3, and take the third root; abs() for J and J3.",
    ],
    slips=[
        Slip(lambda J, J3, u: (u * abs(J) / abs(J3)) ** (1 / 3), "The derivative of eps^2/6 is eps/3: a 3 is missing."),
        Slip(
            lambda J, J3, u: (6 * u * abs(J) / abs(J3)) ** (1 / 3),
            "There the two errors are equal; their sum is smallest where its derivative is zero.",
        ),
        Slip(lambda J, J3, u: (3 * u * abs(J) / abs(J3)) ** (1 / 2), "eps stands to the third power: the cube root."),
        Slip(lambda J, J3, u: (3 * u * J / J3) ** (1 / 3), SIZES),
        Slip(lambda J, J3, u: np.cbrt(3 * u * J / J3), SIZES),
        Slip(lambda J, J3, u: 3 * u * abs(J) / abs(J3), "That is eps^3: take the third root."),
        Slip(
            lambda J, J3, u: u * abs(J) / abs(J3),
            "Python takes ** first: x ** 1 / 3 is a third of x. Write x ** (1 / 3).",
        ),
    ],
    rtol=1e-3,
)


def four_slopes():
    """Return the slopes at the kink: left, right, two-sided quotient, programmed."""
    left, right = slopes_beside(kinked, 0.0)
    two_sided = quotient(lambda w: kinked.value(np.array([w])), 0.0)
    return np.array([left, right, two_sided, kinked.gradient([0.0])[0]])


at_the_kink = ValueExercise(
    four_slopes,
    hints=[
        "Left of 0 relu(w) is 0 and relu(-w) is -w, so f = 1/2 + (w + 2)^2 / 2.",
        "Right of 0 f = (w - 1)^2 / 2 + 2. The two-sided quotient is the mean of both slopes; relu'(0) counts as 0.",
    ],
    slips=[
        Slip(np.array([-1, 2, 0.5, 0]), "You exchanged left and right: the function rises up to the kink."),
        Slip(
            np.array([-2, -1, -1.5, 0]), "On the left the inner derivative of relu(-w) is -1, and -w - 2 is negative."
        ),
        Slip(np.array([2, -1, 0.5, 0.5]), "A program does not average: both derivatives of relu count as 0 at 0."),
        Slip(np.array([2, -1, 0.5, -1]), "relu'(0) counts as 0 in nnlearn, not as 1."),
    ],
    rtol=1e-6,
    atol=1e-6,
)

# ---- vectors --------------------------------------------------------------------------------------------------------


def numerical_gradient(f, x, eps):
    """Return the gradient of f at x, shape (n,), by two-sided differences."""
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        forward, backward = x.copy(), x.copy()
        forward[i] += eps
        backward[i] -= eps
        gradient[i] = (f(forward) - f(backward)) / (2 * eps)
    return gradient


def _one_sided(f, x, eps):
    return np.array([(f(x + eps * e) - f(x)) / eps for e in np.eye(len(x))])


def _not_halved(f, x, eps):
    return 2 * numerical_gradient(f, x, eps)


def _without_brackets(f, x, eps):
    return np.array([f(x + eps * e) - f(x - eps * e) / (2 * eps) for e in np.eye(len(x))])


def _without_brackets_below(f, x, eps):
    return np.array([(f(x + eps * e) - f(x - eps * e)) / 2 * eps for e in np.eye(len(x))])


def _all_at_once(f, x, eps):
    return np.full(len(x), (f(x + eps) - f(x - eps)) / (2 * eps))


def _never_moved_back(f, x, eps):
    gradient, forward, backward = np.zeros(len(x)), x.copy(), x.copy()
    for i in range(len(x)):
        forward[i] += eps
        backward[i] -= eps
        gradient[i] = (f(forward) - f(backward)) / (2 * eps)
    return gradient


def _backwards(f, x, eps):
    return -numerical_gradient(f, x, eps)


def two_terms(x):
    """Return x0^3 + x0 x1 + 2 x2."""
    return x[0] ** 3 + x[0] * x[1] + 2 * x[2]


def network_cost(theta):
    """Return the cost of the 3-5-5-4 network on its five examples, lambda = 1."""
    net, _, X, Y = sine_example()
    return net.cost(theta, X, Y, 1.0)


write_numerical_gradient = FunctionExercise(
    numerical_gradient,
    cases=[
        (two_terms, np.array([1.0, 2.0, -1.0]), 1e-2),
        (network_cost, sine_example()[1], 1e-4),
        (cube.value, np.array([1.0]), 0.1),
    ],
    hints=[
        "Make an array of zeros, gradient = np.zeros(len(x)), and loop over i in range(len(x)).",
        "In the loop: forward = x.copy(), then forward[i] += eps; the same with backward and -=.",
        "gradient[i] = (f(forward) - f(backward)) / (2 * eps), and after the loop return gradient.",
    ],
    slips=[
        Slip(_one_sided, "That is the one-sided quotient: take the second point on the other side, at x - eps."),
        Slip(_not_halved, "Twice too large: the two points are 2 eps apart."),
        Slip(_without_brackets, "Brackets: (f(forward) - f(backward)) / (2 * eps), else only the second is divided."),
        Slip(_without_brackets_below, "Brackets: / (2 * eps). Without them you divide by 2 and multiply by eps."),
        Slip(_all_at_once, "All entries move together: only entry i may move, the others stay."),
        Slip(_never_moved_back, "Entries that were moved stay moved: take fresh copies of x for every i."),
        Slip(_backwards, "The sign is reversed: forward minus backward."),
    ],
    rtol=1e-6,
    atol=1e-8,
)

# ---- the hunt -------------------------------------------------------------------------------------------------------

mistakes = (
    (1, bugs.lambda_not_divided),
    (2, bugs.bias_regularised),
    (3, bugs.no_regularisation),
    (4, bugs.slope_left_out),
    (5, bugs.sum_not_mean),
    (6, bugs.sign_reversed),
)
_planted = {"P": bugs.bias_regularised, "Q": bugs.slope_left_out, "R": bugs.sum_not_mean}


def _suspect(bug):
    net, _, X, Y = sine_example()

    def cost(theta):
        """Return (J, grad) with a mistake in grad."""
        return bug(net, theta, X, Y, 1.0)

    return cost


suspects = {name: _suspect(bug) for name, bug in _planted.items()}


def planted():
    """Return the numbers of the mistakes in P, Q and R: a bias column, two layers of three, everything."""
    numbers = {bug: number for number, bug in mistakes}
    return np.array([numbers[bugs.bias_regularised], numbers[bugs.slope_left_out], numbers[bugs.sum_not_mean]])


hunt = ValueExercise(
    planted,
    hints=[
        "Roll the difference: net.roll(check_gradient(suspect, theta).difference), and look where it is not zero.",
        "P differs in the bias columns alone. Q is right in the last layer. R differs everywhere: divide, entry by "
        "entry, programmed by numerical in a bias column.",
        "In R the bias columns are 5 times too large, and there are 5 examples.",
    ],
    slips=[
        Slip(
            np.array([2, 4, 6]), "P and Q are right. With a reversed sign R's bias columns would be -1 times the right."
        ),
        Slip(np.array([2, 4, 1]), "P and Q are right. R is wrong in the bias columns too, where no lambda stands."),
        Slip(np.array([3, 4, 5]), "Q and R are right. A forgotten penalty would leave P's bias columns right."),
    ],
    rtol=0,
)


def repaired(theta, X, y, lam):
    """Return (J, grad) of logistic regression: X (m, n+1) with the column of ones, y (m,)."""
    m = len(y)
    a = sigmoid(X @ theta)
    J = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)) + lam / (2 * m) * np.sum(theta[1:] ** 2)
    grad = X.T @ (a - y) / m
    grad[1:] += lam / m * theta[1:]
    return J, grad


def _as_it_stood(theta, X, y, lam):
    grad = repaired(theta, X, y, 0.0)[1]
    return repaired(theta, X, y, lam)[0], grad + lam * theta


def _divided_only(theta, X, y, lam):
    grad = repaired(theta, X, y, 0.0)[1]
    return repaired(theta, X, y, lam)[0], grad + lam / len(y) * theta


def _bias_spared_only(theta, X, y, lam):
    grad = repaired(theta, X, y, 0.0)[1]
    grad[1:] += lam * theta[1:]
    return repaired(theta, X, y, lam)[0], grad


def _penalty_removed(theta, X, y, lam):
    return repaired(theta, X, y, lam)[0], repaired(theta, X, y, 0.0)[1]


def _cost_bent(theta, X, y, lam):
    J, grad = repaired(theta, X, y, 0.0)
    return J + lam / 2 * np.sum(theta**2), grad + lam * theta


def _regression_cases(rng):
    for m, lam in ((4, 1.0), (7, 3.0)):
        X = np.column_stack([np.ones(m), rng.normal(size=(m, 2))])
        yield rng.normal(size=3), X, rng.integers(0, 2, m).astype(float), lam


repair = FunctionExercise(
    repaired,
    cases=list(_regression_cases(np.random.default_rng(5))),
    given=_as_it_stood,
    hints=[
        "Look at the difference entry by entry: it is not zero in entry 0, where the cost has no penalty.",
        "The cost has lam / (2 m) theta^2; what is its derivative?",
        "grad = X.T @ (a - y) / m, then grad[1:] += lam / m * theta[1:].",
    ],
    slips=[
        Slip(_divided_only, "One of two: lam is divided by m now, but the bias, entry 0, still decays."),
        Slip(_bias_spared_only, "One of two: the bias is spared now, but the cost has lam / (2 m), the gradient lam."),
        Slip(_penalty_removed, "Now the gradient has no penalty at all, but the cost still has one."),
        Slip(_cost_bent, "Cost and gradient agree now, but you changed the cost, which was right."),
    ],
)

# ---- predict first --------------------------------------------------------------------------------------------------

mixed_orders = Question(
    "The 10 × 11 matrix is unrolled row by row and rolled back column by column. "
    "How many of its 110 entries come back in a wrong place?",
    answer=108,
    explanation="Only the first and the last entry survive. The shapes are right and nothing complains, "
    "but it is another network.",
    tolerance=0,
)

bottom_of_the_v = Question(
    "You make ε smaller and smaller. Where is the two-sided slope of the quartic at 0.5 most accurate?",
    answer="near 10⁻⁵ to 10⁻⁶",
    explanation="Below that, rounding errors of size 10⁻¹⁶/ε grow faster than the formula's own error ε² shrinks.",
    options=("near 10⁻¹ to 10⁻²", "near 10⁻⁵ to 10⁻⁶", "near 10⁻¹⁰ to 10⁻¹¹", "the smaller the better"),
)

falling_cost = Question(
    "The cost falls at every one of the first 100 steps. What does that tell you about the gradient?",
    answer="next to nothing",
    explanation="Any direction that leans downhill makes the cost fall. Here the penalty in the gradient is "
    "m = 5 times too strong, and the cost falls all the same.",
    options=("it is right", "it is right, except perhaps for its length", "next to nothing"),
)
