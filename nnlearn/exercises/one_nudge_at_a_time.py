"""Exercises of notebook 03, one nudge at a time."""

import numpy as np

from ..activations import sigmoid
from ..data import regression_example
from ..descent import descend
from ..nudges import PARAMETERS
from ..optimizers import gradient_descent
from .exercise import FunctionExercise, Question, Slip, ValueExercise

net, theta, X, Y = regression_example()
places = list(PARAMETERS.values())
Theta1, Theta2 = net.roll(theta).values()

# ---- what an observation wants --------------------------------------------------------------------------------------


def both_residuals():
    """Return y - yhat of the two observations, shape (2,)."""
    return (Y - net.predict(theta, X)).ravel()


residuals = ValueExercise(
    both_residuals,
    hints=[
        "The two outputs stand in the cell above; the targets are 1.2 and 0.7.",
        "1.2 - 0.8095 is the first. The second is negative: that output is too large.",
    ],
    slips=[
        Slip(
            lambda: np.array([0.311, -0.18266]),
            "0.311 is what the lecture prints, and it is a slip of its author: do the subtraction 1.2 - 0.8095 again.",
        ),
        Slip(lambda: -both_residuals(), "That is ŷ - y. Here we want y - ŷ, positive where the output has to grow."),
        Slip(lambda: both_residuals() ** 2, "Those are the squares, the terms of R. Leave them unsquared."),
        Slip(lambda: both_residuals()[::-1], "You exchanged the observations: (3, -2) with target 1.2 comes first."),
    ],
    atol=6e-3,
)

# ---- nudges ---------------------------------------------------------------------------------------------------------


def output_layer_effects():
    """Return d yhat / d (b1(2), w12(2), w11(2)) at the first observation, the largest first."""
    a1, a2 = net.forward(theta, X)[1][2][0]
    return np.array([1.0, a2, a1])


output_order = ValueExercise(
    output_layer_effects,
    hints=[
        "ŷ = w11(2) a1 + w12(2) a2 + b1(2). By how much does ŷ grow when one of the three grows by 1?",
        "Each weight is multiplied by an activation, the bias by 1. Write the three numbers, the largest first.",
    ],
    slips=[
        Slip(
            lambda: output_layer_effects()[[0, 2, 1]],
            "The numbers are right, the order is the one the lecture prints: is 0.475 larger than 0.622?",
        ),
        Slip(lambda: output_layer_effects()[::-1], "The other way round: the largest first."),
        Slip(
            lambda: np.array([0.6, 0.4, 0.2]),
            "Those are the parameters themselves. How far ŷ moves depends on what they are multiplied by.",
        ),
        Slip(lambda: np.array([1.0, 0.6, 0.2]), "0.6 and 0.2 are the effects of nudging the activations a1 and a2."),
        Slip(
            lambda: np.array([1.0, *net.forward(theta, X)[1][2][1, ::-1]]),
            "Those are the activations of the second observation; the first is asked for.",
        ),
        Slip(
            lambda: output_layer_effects() / 10,
            "That is how far ŷ moves for η = 0.1. The derivative is the change for each unit of nudge.",
        ),
    ],
    atol=6e-4,
)


def first_layer_effects():
    """Return d yhat / d (w11(1), w12(1), b1(1), w21(1), w22(1), b2(1)) at the first observation."""
    z, x = net.forward(theta, X)[0][2][0], np.array([*X[0], 1.0])
    return np.concatenate([Theta2[0, i + 1] * sigmoid.derivative(z[i]) * x for i in range(2)])


def _first_layer(slope, weights=(1, 2), x=(3.0, -2.0, 1.0)):
    z = net.forward(theta, X)[0][2][0]
    return np.concatenate([Theta2[0, weights[i]] * slope(z[i]) * np.array(x) for i in range(2)])


first_layer = ValueExercise(
    first_layer_effects,
    hints=[
        "The steps of w11(1) stand above: times x1, times σ'(z1), times w11(2). Only the first factor changes "
        "for w12(1) and b1(1).",
        "For hidden unit 2 take z2 = 0.5 and w12(2) = 0.2. σ'(z) = σ(z)(1 - σ(z)); sigmoid.derivative computes it.",
    ],
    slips=[
        Slip(lambda: _first_layer(lambda z: 1.0), "You forgot σ': the nudge has to pass through the hidden unit."),
        Slip(
            lambda: first_layer_effects() / np.repeat(Theta2[0, 1:], 3),
            "You stopped at a: the last station multiplies by the weight to the output, w11(2) or w12(2).",
        ),
        Slip(
            lambda: net.jacobian(theta, X)[1, places[:6]],
            "Those are the effects at the second observation; the first is asked for.",
        ),
        Slip(lambda: _first_layer(sigmoid), "You multiplied by σ(z), expected by its slope σ'(z) = σ(z)(1 - σ(z))."),
        Slip(
            lambda: _first_layer(lambda z: sigmoid.derivative(sigmoid(z))),
            "You took σ' at the activation a; it belongs at z, what goes into the unit.",
        ),
        Slip(lambda: _first_layer(sigmoid.derivative, x=(1.0, 1.0, 1.0)), "You forgot the inputs x1 = 3 and x2 = -2."),
        Slip(lambda: _first_layer(sigmoid.derivative, (2, 1)), "You exchanged the two weights of the output layer."),
        Slip(lambda: _first_layer(sigmoid.derivative, (1, 1)), "Hidden unit 2 reaches ŷ through w12(2) = 0.2."),
        Slip(
            lambda: np.array([0.449, -0.299, 0.150, 0.141, -0.094, 0.045]),
            "Five are right. The last is a misprint of the lecture: it has to be a third of 0.141.",
        ),
    ],
    atol=6e-4,
)


def nudge_effects(theta, x, eta):
    """Return the change of the output per eta when each entry of theta (9,) is nudged by eta, one at a time."""
    before = net.predict(theta, [x])[0, 0]
    effects = []
    for k in range(9):
        nudged = theta.copy()
        nudged[k] += eta
        effects.append((net.predict(nudged, [x])[0, 0] - before) / eta)
    return np.array(effects)


def nudges_that_pile_up(theta, x, eta):
    """Return what the notebook's faulty function does: no nudge is taken back before the next."""
    before = net.predict(theta, [x])[0, 0]
    nudged, effects = theta.copy(), []
    for k in range(9):
        nudged[k] += eta
        effects.append((net.predict(nudged, [x])[0, 0] - before) / eta)
    return np.array(effects)


find_the_mistake = FunctionExercise(
    nudge_effects,
    cases=[(theta, X[0], 0.1), (theta, X[1], -0.5)],
    hints=[
        "Print `nudged` in each round of the loop, for eta = 0.1. How many entries differ from theta?",
        "One nudge at a time: begin every round with a fresh copy of theta.",
    ],
    given=nudges_that_pile_up,
    slips=[
        Slip(
            lambda theta, x, eta: eta * nudge_effects(theta, x, eta),
            "Now each is nudged alone, but you lost the division by eta: the effect is the change per eta.",
        ),
        Slip(
            lambda theta, x, eta: np.diff([0, *nudges_that_pile_up(theta, x, eta)]),
            "You compare with the round before, where the earlier nudges are still in place: take them back instead.",
        ),
        Slip(
            lambda theta, x, eta: nudge_effects(theta, x, eta)[places],
            "The numbers are right; leave them in the order of theta, where biases come first.",
        ),
    ],
)

# ---- two observations -----------------------------------------------------------------------------------------------

PRINTED_EFFECTS = np.array([0.449, -0.299, 0.150, 0.141, -0.094, 0.045, 0.455, 0.622, 1.0])


def both_pulls():
    """Return 2 (y - yhat) times the nine effects for both observations, in the lecture's order, shape (2, 9)."""
    return 2 * (Y - net.predict(theta, X)) * net.jacobian(theta, X)[:, places]


def _with_first_row(row):
    return np.array([row, both_pulls()[1]])


def _with_activations_of_the_first():
    effects = net.jacobian(theta, X)[:, places]
    effects[1, 6:] = effects[0, 6:]
    return 2 * both_residuals()[:, np.newaxis] * effects


contributions = ValueExercise(
    both_pulls,
    hints=[
        "net.jacobian(theta, X)[:, places] holds the nine effects of both observations, one observation a row.",
        "Multiply each row by its own 2 * (y - yhat): a column of shape (2, 1) times an array of shape (2, 9).",
    ],
    slips=[
        Slip(
            lambda: both_pulls() / 2, "The factor 2 is missing: the derivative of a square is 2 times what is inside."
        ),
        Slip(lambda: -both_pulls(), "That is +∇R, uphill. An observation pulls towards -∇R: use y - ŷ."),
        Slip(
            lambda: 0.311 * PRINTED_EFFECTS * np.array([[1.0], [-0.18266 / 0.311]]),
            "You followed the printed vector: residual 0.311, no factor 2, 0.045 and 0.455. None of them is right.",
        ),
        Slip(
            lambda: _with_first_row(0.311 * PRINTED_EFFECTS),
            "Your second row is right; the first is the printed one: residual 0.311, no factor 2, 0.045 and 0.455.",
        ),
        Slip(
            lambda: _with_first_row(both_pulls()[0] * 0.311 / both_residuals()[0]),
            "Your first row uses the printed residual 0.311; it is 1.2 - 0.8095.",
        ),
        Slip(
            lambda: _with_first_row(2 * both_residuals()[0] * PRINTED_EFFECTS),
            "Your first row uses the misprints 0.045 and 0.455: they are 0.047 and 0.475.",
        ),
        Slip(
            _with_activations_of_the_first,
            "Your second row uses a1 and a2 of the first observation, as the lecture does; it has its own.",
        ),
        Slip(
            lambda: 2 * both_residuals()[:, np.newaxis] * net.jacobian(theta, X),
            "Right numbers in the order of theta; use [:, places] for the lecture's order.",
        ),
    ],
    rtol=5e-3,
    atol=6e-4,
)

# ---- the chain rule -------------------------------------------------------------------------------------------------


def slope_of_square(x):
    """Return the derivative of sigma(3x)^2: the slopes of u^2, sigma(v) and 3x, multiplied."""
    v = 3 * x
    u = sigmoid(v)
    return 2 * u * sigmoid.derivative(v) * 3


three_links = FunctionExercise(
    slope_of_square,
    cases=[(0.2,), (-1.0,), (0.0,)],
    hints=[
        "Three boxes: v = 3x, u = σ(v), y = u². Write the slope of each beside it.",
        "2u from the square, σ'(v) from the logistic function, 3 from the inside; multiply.",
    ],
    slips=[
        Slip(lambda x: slope_of_square(x) / 3, "The innermost slope is missing: v = 3x changes by 3 when x does by 1."),
        Slip(lambda x: 6 * sigmoid(3 * x), "The slope of σ is missing: 2u times 3 skips the box in the middle."),
        Slip(
            lambda x: 6 * sigmoid(3 * x) * sigmoid.derivative(x),
            "You took σ' at x; the box of σ receives v = 3x.",
        ),
        Slip(
            lambda x: 3 * sigmoid.derivative(3 * x),
            "That is the slope of σ(3x): the outer square has the slope 2u.",
        ),
        Slip(
            lambda x: 6 * sigmoid.derivative(3 * x) ** 2,
            "The square's slope is 2u with u = σ(v), not 2σ'(v).",
        ),
    ],
)

# ---- the nine formulas ----------------------------------------------------------------------------------------------


def nine_derivatives(Theta1, Theta2, x, y):
    """Return the nine derivatives of R = (y - yhat)^2 in the lecture's order, shape (9,), for one observation."""
    z = Theta1[:, 0] + Theta1[:, 1:] @ x
    a = sigmoid(z)
    yhat = Theta2[0, 0] + Theta2[0, 1:] @ a
    c = -2 * (y - yhat)
    first = [c * Theta2[0, i + 1] * sigmoid.derivative(z[i]) * np.array([x[0], x[1], 1]) for i in range(2)]
    return np.concatenate([*first, [c * a[0], c * a[1], c]])


def _nine(factor=-2.0, slope=sigmoid.derivative, w=(1, 2), last=lambda x: np.array([x[0], x[1], 1])):
    def derivatives(Theta1, Theta2, x, y):
        z = Theta1[:, 0] + Theta1[:, 1:] @ x
        a = sigmoid(z)
        c = factor * (y - Theta2[0, 0] - Theta2[0, 1:] @ a)
        first = [c * Theta2[0, w[i]] * slope(z[i]) * last(x) for i in range(2)]
        return np.concatenate([*first, [c * a[0], c * a[1], c]])

    return derivatives


def _activations_exchanged(Theta1, Theta2, x, y):
    return nine_derivatives(Theta1, Theta2, x, y)[[0, 1, 2, 3, 4, 5, 7, 6, 8]]


def _biases_first(Theta1, Theta2, x, y):
    return nine_derivatives(Theta1, Theta2, x, y)[[2, 0, 1, 5, 3, 4, 8, 6, 7]]


def _first_observation_for_ever(Theta1, Theta2, x, y):
    return nine_derivatives(Theta1, Theta2, X[0], Y[0, 0])


OTHER = (np.array([[0.3, -0.5, 0.8], [-0.2, 0.9, 0.4]]), np.array([[-0.1, 0.7, -0.6]]), np.array([0.5, 1.5]), 0.25)

nine_formulas = FunctionExercise(
    nine_derivatives,
    cases=[(Theta1, Theta2, X[0], 1.2), (Theta1, Theta2, X[1], 0.7), OTHER],
    hints=[
        "Begin with the forward pass: z (2 numbers), a = sigmoid(z), yhat. Theta1[:, 0] and Theta2[0, 0] are biases.",
        "c = -2 * (y - yhat) stands in all nine. Output layer: c a1, c a2, c.",
        "Hidden unit i: c * Theta2[0, i + 1] * sigmoid.derivative(z[i]) times x1, x2 and 1.",
    ],
    slips=[
        Slip(_nine(2.0), "The signs are reversed: c = -2(y - ŷ), for R falls when ŷ grows towards y."),
        Slip(_nine(-1.0), "The factor 2 is missing in c: the square has slope 2u."),
        Slip(_nine(1.0), "c has the wrong sign, and its factor 2 is missing: c = -2(y - ŷ)."),
        Slip(_nine(slope=lambda z: 1.0), "σ' is missing in the hidden layer: the third link of the chain."),
        Slip(
            _nine(slope=lambda z: sigmoid.derivative(sigmoid(z))),
            "You took σ' at the activation a; the third link is the slope at z.",
        ),
        Slip(_nine(slope=sigmoid), "You multiplied by σ(z) itself; the third link is its slope σ'(z)."),
        Slip(_nine(w=(2, 1)), "w11(2) and w12(2) are exchanged: hidden unit 1 reaches ŷ through w11(2)."),
        Slip(_nine(w=(0, 1)), "You took the bias for a weight: Theta2[0, 0] is b1(2), the weights follow it."),
        Slip(
            _nine(last=lambda x: np.ones(3)),
            "The inputs are missing: the last link is x1 for w11(1), x2 for w12(1), and 1 for the bias only.",
        ),
        Slip(_nine(last=lambda x: np.array([x[1], x[0], 1])), "x1 and x2 are exchanged in the hidden layer."),
        Slip(_activations_exchanged, "c a1 belongs to w11(2) and c a2 to w12(2): you exchanged them."),
        Slip(_biases_first, "Right numbers in another order: each unit's two weights come first, then its bias."),
        Slip(
            _first_observation_for_ever, "You use the first observation whatever comes in: use the arguments x and y."
        ),
    ],
)

# ---- the lost node --------------------------------------------------------------------------------------------------


def silent_direction():
    """Return the direction (w21, w22, b2) in which z2 stays for both observations, scaled so that b2 changes by 1."""
    direction = np.cross([3, -2, 1], [-1, 1, 1])
    return direction / direction[2]


family = ValueExercise(
    silent_direction,
    hints=[
        "Both must vanish: 3 d1 - 2 d2 + d3 and -d1 + d2 + d3. Put d3 = 1.",
        "Add twice the second equation to the first: d1 + 3 d3 = 0.",
    ],
    slips=[
        Slip(lambda: np.array([-2.0, -3.0, 1.0]), "3·(-2) - 2·(-3) + 1 = 1, not 0: z2 of (3, -2) moves."),
        Slip(lambda: np.array([3.0, 4.0, -1.0]), "The right line, run backwards: scale it so that b2 changes by +1."),
        Slip(lambda: silent_direction() / 10, "The right line: scale it so that b2 changes by 1."),
        Slip(lambda: np.array([-1 / 3, 0.0, 1.0]), "That keeps z2 of the first observation only."),
        Slip(lambda: np.array([1.0, 0.0, 1.0]), "That keeps z2 of the second observation only."),
        Slip(lambda: np.array([3.0, -2.0, 1.0]), "That direction changes z2 of the first observation most of all."),
        Slip(lambda: np.array([0.3, 0.5, 0.6]), "That is a point of the family; its direction is asked for."),
    ],
)

# ---- descent --------------------------------------------------------------------------------------------------------


def largest_falling_rate():
    """Return the largest r with which R falls at each of 200 steps, by halving an interval."""
    low, high = 0.1, 0.5
    while high - low > 1e-4:
        r = (low + high) / 2
        R = descend(gradient_descent(net.objective(X, Y), theta, learning_rate=r), 200).J
        if (np.diff(R) <= 1e-20).all():
            low = r
        else:
            high = r
    return low


largest_rate = ValueExercise(
    largest_falling_rate,
    hints=[
        "Show 200 steps and slide r up slowly from 0.2. Watch for a bump in the curve of R.",
        "At r = 0.25 the curve falls all the way, at 0.3 it climbs above 1 in between.",
    ],
    slips=[
        Slip(0.1, "That works, but larger rates do as well, and arrive sooner."),
        Slip(
            0.2,
            "R falls at every step there, but with larger rates it still does: slide on until it rises once.",
        ),
        Slip(0.45, "There R climbs to 69 on the way: look at the first fifty steps too."),
        Slip(0.4, "There R climbs above 20 before it falls: it has to fall at every step."),
        Slip(0.5, "There R grows at every step."),
        Slip(0.13, "Twice as large: 1/curvature is half of the limit."),
    ],
    rtol=0.05,
)

# ---- homework -------------------------------------------------------------------------------------------------------


def output_layer_gradient():
    """Return (dR/dw12(2), dR/db1(2)) for the first observation."""
    a = net.forward(theta, X)[1]
    c = -2 * (Y[0, 0] - a[3][0, 0])
    return np.array([c * a[2][0, 1], c])


homework = ValueExercise(
    output_layer_gradient,
    hints=[
        "Two links: from R to ŷ the slope c = -2(y - ŷ); from ŷ to the parameter what it is multiplied by.",
        "c = -2 · 0.3905. For w12(2) times a2 = 0.6225, for the bias times 1.",
    ],
    slips=[
        Slip(lambda: -output_layer_gradient(), "The sign: R falls when these grow, so both derivatives are negative."),
        Slip(lambda: output_layer_gradient() / 2, "The factor 2 of the square is missing."),
        Slip(
            lambda: np.array([net.forward(theta, X)[1][2][0, 1], 1.0]),
            "Those are the derivatives of ŷ. One link is missing, from R to ŷ: c = -2(y - ŷ).",
        ),
        Slip(lambda: output_layer_gradient()[::-1], "You exchanged the two: dR/dw12(2) comes first."),
        Slip(
            lambda: -2 * 0.311 * np.array([0.62246, 1.0]),
            "You used the printed residual 0.311; it is 0.3905.",
        ),
        Slip(
            lambda: output_layer_gradient() * [0.475020812521 / 0.622459331202, 1.0],
            "w12(2) is multiplied by a2 = 0.6225; you took a1.",
        ),
        Slip(
            lambda: output_layer_gradient() * [1.0, 0.4],
            "You multiplied by the bias itself: ŷ contains 1 · b1(2), so its slope is 1.",
        ),
    ],
    rtol=2e-3,
)


def slope_by_complex_step(v):
    """Return sigma'(v) as Im sigma(v + i eps) / eps, without any formula for the slope."""
    eps = 1e-20
    return sigmoid(v + 1j * eps).imag / eps


complex_step = FunctionExercise(
    slope_by_complex_step,
    cases=[(0.0,), (-0.1,), (3.0,)],
    hints=[
        "1j is the imaginary unit; sigmoid takes complex numbers; .imag is the imaginary part.",
        "Step a tiny eps to the side, sigmoid(v + 1j * eps), and divide the imaginary part by eps.",
    ],
    slips=[
        Slip(lambda v: slope_by_complex_step(v) * 1e-20, "You forgot to divide by eps."),
        Slip(lambda v: sigmoid(v), "That is σ(v): take the imaginary part, not the real one."),
        Slip(lambda v: sigmoid(v) / 1e-20, "You divided the real part by eps; the slope is in the imaginary part."),
        Slip(
            lambda v: sigmoid(v + 1j * 0.1).imag / 0.1,
            "Right idea; but eps = 0.1 is far too large. Nothing is subtracted, so 1e-20 is safe.",
        ),
    ],
    rtol=1e-6,
    atol=0,
)

# ---- predictions ----------------------------------------------------------------------------------------------------

large_nudge = Question(
    "Nudge w₁₁⁽¹⁾ by η = 1 at the first observation. The linear prediction says that ŷ grows by 0.449. "
    "How does the true growth compare?",
    answer="clearly smaller",
    explanation="A unit of w₁₁⁽¹⁾ moves z₁ by 3, from −0.1 to 2.9, where σ has flattened out: ŷ grows by 0.284. "
    "The linear prediction knows the slope at the start only.",
    options=("exactly 0.449", "clearly smaller", "clearly larger"),
)

how_many_agree = Question(
    "The first observation wants a larger output, the second a smaller one. For how many of the nine parameters do "
    "the two nevertheless want a nudge in the same direction?",
    answer=4,
    explanation="For w₁₁⁽¹⁾, w₁₂⁽¹⁾, w₂₁⁽¹⁾ and w₂₂⁽¹⁾: their effects contain x₁ and x₂, which have opposite signs in "
    "the two observations, and so have the residuals. Minus times minus is plus.",
    tolerance=0.0,
)

does_y_sort = Question(
    "One observation alone. You slide its target y. What is the order of its nine bars then, sorted by size?",
    answer="the same as before",
    explanation="y enters only through 2(y − ŷ), which multiplies all nine bars. Inputs change the order, "
    "and so does a second observation.",
    options=("another one", "the same as before", "turned round once y is below ŷ"),
)
