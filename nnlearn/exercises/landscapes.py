"""Exercises of notebook 12, landscapes."""

from math import factorial

import numpy as np
from scipy import optimize

from ..data import regression_example
from ..surfaces import kinked, twin_minima
from .exercise import FunctionExercise, Question, Slip, ValueExercise

# ---- twins ----------------------------------------------------------------------------------------------------------


def exchange(Theta1, Theta2, i, j):
    """Return (Theta1, Theta2) after hidden units i and j, counted from 1, changed places; bias columns in front."""
    Theta1, Theta2 = Theta1.copy(), Theta2.copy()
    Theta1[[i - 1, j - 1]] = Theta1[[j - 1, i - 1]]
    Theta2[:, [i, j]] = Theta2[:, [j, i]]
    return Theta1, Theta2


def rows_alone(Theta1, Theta2, i, j):
    """Return what the notebook's faulty function does: the rows are exchanged, and the columns one too far left."""
    Theta1, Theta2 = Theta1.copy(), Theta2.copy()
    Theta1[[i - 1, j - 1]] = Theta1[[j - 1, i - 1]]
    Theta2[:, [i - 1, j - 1]] = Theta2[:, [j - 1, i - 1]]
    return Theta1, Theta2


def rows_overwritten(Theta1, Theta2, i, j):
    """Return what happens when two rows are exchanged through views: one is lost."""
    Theta1, Theta2 = exchange(Theta1, Theta2, i, j)
    Theta1[j - 1] = Theta1[i - 1]
    return Theta1, Theta2


_net, _theta, _, _ = regression_example()
_SMALL = tuple(_net.roll(_theta).values())
_LARGE = np.sin(np.arange(1.0, 13.0)).reshape(4, 3), np.cos(np.arange(1.0, 11.0)).reshape(2, 5)

find_the_mistake = FunctionExercise(
    exchange,
    cases=[(*_SMALL, 1, 2), (*_LARGE, 1, 4), (*_LARGE, 3, 2)],
    hints=[
        "Compare what the network predicts before and after: it must be the same.",
        "Which column of Theta2 belongs to hidden unit 1? Column 0 is the bias.",
    ],
    given=rows_alone,
    slips=[
        Slip(
            lambda A, B, i, j: (exchange(A, B, i, j)[0], B.copy()),
            "Now only the rows of Theta1 change places; the columns of Theta2 have to go with them.",
        ),
        Slip(
            lambda A, B, i, j: (A.copy(), exchange(A, B, i, j)[1]),
            "Now only the columns of Theta2 change places; the rows of Theta1 have to go with them.",
        ),
        Slip(
            rows_overwritten,
            "Now two rows of Theta1 are equal: A[i], A[j] = A[j], A[i] overwrites one row of an array before it is "
            "read. Leave that line as it was.",
        ),
        Slip(lambda A, B, i, j: (A.copy(), B.copy()), "Nothing changes places any more."),
    ],
)


def permute_hidden(Theta1, Theta2, order):
    """Return (Theta1, Theta2) where hidden unit i is the old unit order[i], from 0; bias columns are in front."""
    return Theta1[order], np.c_[Theta2[:, 0], Theta2[:, 1 + order]]


_HALF = np.arange(12.0).reshape(3, 4) / 7, np.arange(8.0).reshape(2, 4) / 5

permute = FunctionExercise(
    permute_hidden,
    cases=[(*_SMALL, np.array([1, 0])), (*_LARGE, np.array([2, 0, 3, 1])), (*_HALF, np.array([1, 2, 0]))],
    hints=[
        "An array takes a list as its index: Theta1[[1, 0]] holds the second row, then the first.",
        "The columns of Theta2 stand one place further right than the units: column 0 is the bias, and stays in front.",
        "Take columns 0, 1 + order[0], 1 + order[1] and so on of Theta2; Theta2[:, 1 + order] is all but the first.",
    ],
    slips=[
        Slip(
            lambda A, B, order: (A[order], B.copy()),
            "The rows of Theta1 are right; the columns of Theta2 have to go with them.",
        ),
        Slip(
            lambda A, B, order: (A.copy(), permute_hidden(A, B, order)[1]),
            "The columns of Theta2 are right; the rows of Theta1 have to go with them.",
        ),
        Slip(
            lambda A, B, order: (A[order], B[:, 1 + order]),
            "The bias column of Theta2 is lost: it stays, in front.",
        ),
        Slip(
            lambda A, B, order: (A[order], np.c_[B[:, order], B[:, -1]]),
            "The columns of Theta2 are one too far left: column 0 is the bias, unit 0 has column 1.",
        ),
        Slip(
            lambda A, B, order: permute_hidden(A, B, np.argsort(order)),
            "That is the way back: unit i of the new network is unit order[i] of the old one, not the other way round.",
        ),
    ],
)


def orders_of_large():
    """Return in how many orders the hidden units of a 10-10-10-1 network can stand: two layers of ten."""
    return factorial(10) * factorial(10)


how_many_orders = ValueExercise(
    orders_of_large,
    hints=["Ten units can stand in 10! = 3628800 orders.", "Two hidden layers: the choices multiply."],
    slips=[
        Slip(factorial(10), "That is one hidden layer; there are two, and every order of one goes with every other."),
        Slip(2 * factorial(10), "The choices multiply: 10! times 10!, not 10! plus 10!."),
        Slip(factorial(10) ** 2 * 2**20, "That counts turned signs as well; here only the orders are asked for."),
        Slip(factorial(20), "Units do not change places across layers: 10! times 10!, not 20!."),
        Slip(float(factorial(10)) ** 3, "The input layer does not count: exchanging inputs changes the function."),
    ],
)

straight_way = Question(
    "Two twins have the same cost. You walk straight from one to the other. What does the cost do on the way?",
    answer="it rises and falls again",
    explanation="Half-way every weight is the mean of its values at both ends, which belong to different units or "
    "have opposite signs. That network no longer knows what both ends have learnt; between them lies a barrier.",
    options=("it stays the same", "it rises and falls again", "it falls and rises again"),
)

# ---- the saddle -----------------------------------------------------------------------------------------------------


on_the_diagonal = Question(
    "Descent starts exactly on the diagonal, at (2, 2). Where does it end?",
    answer="in the saddle",
    explanation="Both weights get the same gradient in every step, so they stay equal, as equal units did in notebook "
    "06. Along the diagonal the saddle is the lowest point, and there the gradient vanishes.",
    options=("in one of the minima", "in the saddle", "it runs on along the diagonal for ever"),
)


def place_of_the_saddle():
    """Return w on the diagonal w1 = w2 = w where the slope along the diagonal vanishes."""
    return optimize.brentq(lambda w: twin_minima.gradient([w, w]).sum(), 0.5, 2.0, xtol=1e-12)


saddle = ValueExercise(
    place_of_the_saddle,
    hints=[
        "On the diagonal both slopes are equal. Evaluate surfaces.twin_minima.gradient([w, w]) for some w.",
        "The slope changes its sign between 0.9 and 1.0. Halve the interval, or let scipy.optimize.brentq do it.",
    ],
    slips=[
        Slip(1.25, "That is the middle between the two minima, but not where the slope vanishes."),
        Slip(1.0, "Near, but the slope is not zero there."),
        Slip(0.5, "That is one coordinate of a minimum, (0.5, 2). On the diagonal both are equal."),
    ],
    rtol=1e-4,
)


def steps_for_a_tenth():
    """Return how many more steps an offset ten times smaller costs at the saddle with r = 0.3."""
    w = place_of_the_saddle()
    steepest_down = np.linalg.eigvalsh(twin_minima.hessian([w, w]))[0]
    return np.log(10) / np.log(1 - 0.3 * steepest_down)


lingering = ValueExercise(
    steps_for_a_tenth,
    hints=[
        "Across the diagonal a step multiplies the distance by 1 - r lambda, with the negative curvature lambda.",
        "How many such factors make a factor of ten? log(10) / log(1 + 0.3 * 0.2249)",
    ],
    slips=[
        Slip(lambda: np.log(10) / np.log(1.3), "Which factor does a step have? 1 - r lambda, lambda is about -0.225."),
        Slip(lambda: 1 / np.log(1 + 0.3 * 0.224896021507587), "That is for a factor of e: take log(10) on top."),
        Slip(
            lambda: np.log(10) / np.log(1 + 0.3 * 1.36528457892262),
            "You took the curvature along the diagonal; the path leaves across it, where it is negative.",
        ),
    ],
    rtol=0.03,
)

# ---- many minima ----------------------------------------------------------------------------------------------------


def cost_without_weights():
    """Return J of the five examples of four classes when every output gives its class's share: 2/5, 1/5, 1/5, 1/5."""
    p = np.array([2, 1, 1, 1]) / 5
    return -np.sum(p * np.log(p) + (1 - p) * np.log(1 - p))


no_weights = ValueExercise(
    cost_without_weights,
    hints=[
        "One output with share p: a share p of the examples costs -log p, the others -log(1 - p).",
        "Add up -p log p - (1 - p) log(1 - p) for p = 2/5, 1/5, 1/5, 1/5.",
    ],
    slips=[
        Slip(lambda: 4 * np.log(2), "That is with all outputs one half; the biases can do better: the class shares."),
        Slip(
            lambda: -np.sum(np.array([2, 1, 1, 1]) / 5 * np.log(np.array([2, 1, 1, 1]) / 5)),
            "The other half is missing: an output also pays -log(1 - p) where its class is not the right one.",
        ),
        Slip(lambda: 5 * cost_without_weights(), "That is the sum over the five examples: J is the mean."),
    ],
)

who_leaves = Question(
    "Descent starts close to no weights at all, with three different weight decays. Where does it leave, and learn?",
    answer="with λ = 0 alone",
    explanation="Any decay bends the ground up in the direction of every weight: the place is a true minimum, and "
    "descent falls back into it. Without decay the ground is level, and after a long time descent finds a way down.",
    options=("with λ = 0, 0.1 and 0.3", "with λ = 0 alone", "with none of them"),
)


def level_directions():
    """Return how many directions stay level at the weightless place under decay: the biases of the hidden units."""
    hidden = (5, 5)
    return sum(hidden)


still_level = ValueExercise(
    level_directions,
    hints=[
        "Decay bends the ground for every weight. Which of the 74 parameters are no weights?",
        "The biases of the outputs have curvatures of their own: they set the class shares. And those of hidden units?",
    ],
    slips=[
        Slip(70, "That is without decay, which bends the ground up for all 60 weights."),
        Slip(14, "Those are all biases. The four of the outputs matter: they set the class shares."),
        Slip(4, "Those of the outputs matter: they set the class shares. Which biases make no difference there?"),
        Slip(0, "Decay bends the ground only for weights, and biases are left out of it."),
        Slip(60, "Those are the weights, for which decay bends the ground up. What is left level?"),
    ],
)

convex = Question(
    "A cost is convex, like a bowl without dents, and your learning rate is small enough. Where does descent end?",
    answer="in the global minimum",
    explanation="A convex cost has no other minimum. Both conditions matter: notebook 08 showed what a large rate does "
    "on a bowl; and the cost of a network with hidden units is not convex: its twins alone forbid it.",
    options=("in the global minimum", "in some local minimum", "that depends on the start"),
)

# ---- kinks ----------------------------------------------------------------------------------------------------------


def descend_with(rates, w):
    """Return the points (len(rates) + 1,) of descent on the kinked cost with targets -1 and -1, one rate a step."""
    points = [w]
    for r in rates:
        slope = max(w, 0.0) + 1 if w > 0 else -(max(-w, 0.0) + 1) if w < 0 else 0.0
        w = w - r * slope
        points.append(w)
    return np.array(points)


def _checked_slope(w):
    return kinked(-1, -1).gradient([w])[0]


def _with_slope(slope):
    """Return a program for the same task with another slope."""

    def program(rates, w):
        points = [w]
        for r in rates:
            w = w - r * slope(w)
            points.append(w)
        return np.array(points)

    return program


relu_descent = FunctionExercise(
    descend_with,
    cases=[([0.1] * 10, 0.95), ([0.5 / (k + 1) for k in range(20)], -2.0), ([0.1], 0.0)],
    hints=[
        "For w > 0 only the first term moves, with slope w + 1; for w < 0 only the second, with slope w - 1.",
        "At w = 0 the course takes the slope 0. Collect the start and every new w.",
    ],
    slips=[
        Slip(_with_slope(lambda w: w + 1), "Your slope is w + 1 everywhere: left of 0 the other unit is at work."),
        Slip(_with_slope(lambda w: w + 1 if w >= 0 else w - 1), "At w = 0 exactly the course takes the slope 0."),
        Slip(_with_slope(lambda w: w + 1 if w > 0 else w - 1), "At w = 0 exactly the course takes the slope 0."),
        Slip(_with_slope(lambda w: w - np.sign(w)), "The targets are -1: relu(w) - (-1) = w + 1, not w - 1."),
        Slip(_with_slope(lambda w: w), "The targets are missing in the slope: relu(w) - (-1) = w + 1."),
        Slip(_with_slope(lambda w: -_checked_slope(w)), "That climbs: subtract r times the slope."),
        Slip(lambda rates, w: descend_with(rates, w)[1:], "The start is missing: with 10 rates there are 11 points."),
        Slip(lambda rates, w: descend_with(rates, w)[-1], "Return all the points, the start first."),
    ],
)
