"""Exercises of notebook 06, random initialisation."""

from functools import cache

import numpy as np

from .. import many_starts, twins
from ..activations import sigmoid
from ..optimizers import gradient_descent
from .exercise import Feedback, FunctionExercise, Question, Slip, ValueExercise

# ---- from zero ------------------------------------------------------------------------------------------------------


def outgoing_after_one_step():
    """Return Theta(2), shape (1, 3), after one step with r = 0.5 from zero on AND."""
    y, r = np.array([0.0, 0.0, 0.0, 1.0]), 0.5
    a_tilde = np.tile([1, sigmoid(0.0), sigmoid(0.0)], (4, 1))  # (1, 1/2, 1/2) for each of the four examples
    delta = sigmoid(0.0) - y
    return -r * (delta @ a_tilde / 4)[np.newaxis]


first_step = ValueExercise(
    outgoing_after_one_step,
    hints=[
        "The four deltas are 1/2, 1/2, 1/2 and -1/2: their mean is 1/4. That is the gradient in the bias.",
        "The other two entries of the gradient are the same mean times the activation 1/2. Multiply by -r = -0.5.",
    ],
    slips=[
        Slip(np.array([0.125, 0.0625, 0.0625]), "You went uphill: the step is minus r times the gradient."),
        Slip(np.array([0.25, 0.125, 0.125]), "That is the gradient: the step is -r times it, and r = 0.5."),
        Slip(np.array([-0.25, -0.125, -0.125]), "You forgot the learning rate r = 0.5."),
        Slip(np.array([-0.5, -0.25, -0.25]), "You added the four examples up: J is their mean, so divide by 4."),
        Slip(np.array([-0.125, 0.0, 0.0]), "From zero the hidden activations are sigma(0) = 1/2, not 0."),
        Slip(np.array([-0.125, -0.125, -0.125]), "The hidden activations are 1/2: only the bias has the input 1."),
    ],
    rtol=1e-6,
)


def gradient_at_zero(y):
    """Return the gradient in Theta(2), (bias, unit 1, unit 2), at the zero start for targets y of shape (m,)."""
    delta = 0.5 - y
    return delta.mean() * np.array([1, 0.5, 0.5])


_LABELS = [np.array(y, dtype=float) for y in ([0, 0, 0, 1], [0, 1, 1, 0], [1, 1, 1, 0, 1])]

stuck_at_zero = FunctionExercise(
    gradient_at_zero,
    cases=[(y,) for y in _LABELS],
    hints=[
        "delta = 1/2 - y for each example: the output is 1/2 whatever goes in.",
        "The gradient is the mean over the examples of delta times (1, 1/2, 1/2).",
    ],
    slips=[
        Slip(lambda y: -gradient_at_zero(y), "delta is prediction minus target, 1/2 - y: you have it the other way."),
        Slip(lambda y: -0.5 * gradient_at_zero(y), "That is the step, -r times the gradient: leave -r out."),
        Slip(lambda y: len(y) * gradient_at_zero(y), "That is the sum over the examples: J is their mean."),
        Slip(lambda y: (0.5 - y).mean() * np.ones(3), "Times the activations: 1 for the bias, 1/2 for both units."),
        Slip(lambda y: (0.5 - y).mean() * np.array([1, 0, 0]), "sigma(0) is 1/2, not 0: the hidden units do answer."),
        Slip(lambda y: -y.mean() * np.array([1, 0.5, 0.5]), "The output from zero is sigma(0) = 1/2, not 0."),
    ],
)

# ---- twins ----------------------------------------------------------------------------------------------------------


def merge(Theta1, Theta2):
    """Return the weights of the network with one hidden unit that answers as the twins do: shapes (1, 3) and (1, 2)."""
    bias, weight = Theta2[0, 0], Theta2[0, 1]
    return Theta1[:1], np.array([[bias, 2 * weight]])


_ROW = np.array([0.1, 0.4, -0.3])
_TWINS = (np.array([_ROW, _ROW]), np.array([[0.2, 0.7, 0.7]]))

one_unit = FunctionExercise(
    merge,
    cases=[_TWINS, (np.ones((2, 3)), np.array([[-1.0, 3.0, 3.0]]))],
    hints=[
        "The one unit needs the incoming weights of either twin: their activations are equal.",
        "b + w a + w a = b + (2w) a: one unit has to do the work of two.",
    ],
    slips=[
        Slip(lambda A, B: (A[:1], B[:, :2]), "One unit now does what two did: its outgoing weight has to be 2w."),
        Slip(lambda A, B: (A[:1], 2 * B[:, :2]), "You doubled the output's bias too: it was there only once."),
        Slip(
            lambda A, B: (2 * A[:1], merge(A, B)[1]),
            "Leave the incoming weights as they are: a unit with twice the weights has another activation.",
        ),
        Slip(lambda A, B: (2 * A[:1], B[:, :2]), "Double the weight behind the unit: sigma(2z) is not 2 sigma(z)."),
    ],
)

# incoming weights of two units (bias, x1, x2), then their weights to the output
STARTS = {
    "A": ([0.1, 0.4, -0.3], [0.1, 0.4, -0.3], [0.7, 0.7]),
    "B": ([0.1, 0.4, -0.3], [0.1, 0.4, -0.3], [0.7, -0.7]),
    "C": ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0]),
    "D": ([0.5, 0.5, 0.5], [0.5, 0.5, 0.5 + 1e-6], [0.5, 0.5]),
    "E": ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.5, -0.5]),
}


def start_of(letter):
    """Return the start of that letter as theta, shape (9,), with 0.2 as the output's bias."""
    first, second, outgoing = STARTS[letter]
    return np.array([*first, *second, 0.2, *outgoing])


def parting():
    """Return 1 for each of the starts A to E whose units differ after one step or two on AND, else 0."""
    cost = many_starts.objective(twins.NET, *twins.EXAMPLES["AND"])
    starts = np.array([start_of(letter) for letter in STARTS])
    x, _ = many_starts.record(gradient_descent(cost, starts, twins.RATE), [0, 1, 2])
    return (np.abs(x[:, :, 0:3] - x[:, :, 3:6]).max(axis=(0, 2)) > 0).astype(float)


which_part = ValueExercise(
    parting,
    hints=[
        "Units stay twins when their incoming weights are equal AND their outgoing weights are equal.",
        "A small difference is a difference; and different outgoing weights give different deltas.",
    ],
    slips=[
        Slip(
            np.array([0, 0, 0, 1, 0]),
            "Look at B and E again: equal incoming weights are not enough. The delta of a hidden unit contains its "
            "outgoing weight, so it differs.",
        ),
        Slip(np.array([0, 1, 0, 0, 1]), "D differs in the sixth place, and that is a difference."),
        Slip(
            np.array([0, 1, 0, 1, 0]),
            "E: the incoming weights are zero, but delta contains the outgoing ones, 0.5 and -0.5.",
        ),
        Slip(np.array([1, 1, 0, 1, 1]), "A: equal in front and behind, so equal for ever. It need not be zero."),
        Slip(1 - np.array([0, 1, 0, 1, 1]), "The other way round: 1 where the units part, 0 where they stay twins."),
    ],
)

# ---- the floor ------------------------------------------------------------------------------------------------------


def lowest_cost():
    """Return (log 3 + 2 log(3/2)) / 4: one corner told apart, 2/3 for the other three with the targets 1, 1, 0."""
    apart = 0.0  # the corner with the target 0 that stands alone can be had for nothing
    other_three = -np.log(2 / 3) - np.log(2 / 3) - np.log(1 - 2 / 3)
    return (apart + other_three) / 4


best_monotone = ValueExercise(
    lowest_cost,
    hints=[
        "Along one direction the targets come in an order such as 0, 1, 1, 0. A rising answer can be 0 for the first; "
        "for the others it should rise to 1 and fall again, which it may not.",
        "So it gives one value p to the other three, whose mean is 2/3: -2 log(2/3) - log(1/3), divided by 4.",
    ],
    slips=[
        Slip(np.log(2), "That is one half for all four corners: a rising answer can do better with the first."),
        Slip(
            lambda: (np.log(3) + 2 * np.log(1.5)) / 3,
            "That is the mean over three corners: the fourth costs nothing, but it counts as an example.",
        ),
        Slip(0.48, "That is rounded to two digits: work it out to three."),
        Slip(lambda: np.log(3) + 2 * np.log(1.5), "That is the sum: J is the mean over the four corners."),
        Slip(lambda: np.log(2) / 2, "Two corners at one half: better is one value for three corners, their mean 2/3."),
        Slip(lambda: 1 / 6, "That is the squared error: here J is the cross-entropy."),
        Slip(
            lambda: (np.log10(3) + 2 * np.log10(1.5)) / 4,
            "That is the logarithm to base 10: cross-entropy takes the natural one, np.log.",
        ),
        Slip(0.0, "For 0 the answer would have to rise and then fall: equal units only rise, or only fall."),
    ],
    rtol=1e-3,
)

C = -0.5


@cache
def costs_after(disturbances):
    """Return J on XOR after 20000 steps from the starts C + p (2U - 1), for a tuple of p."""
    starts = np.array([twins.disturbed(C, p) for p in disturbances])
    cost = many_starts.objective(twins.NET, *twins.EXAMPLES["XOR"])
    _, J = many_starts.record(gradient_descent(cost, starts, twins.RATE), [twins.MOST_STEPS])
    return J[0]


@cache
def smallest_disturbance():
    """Return the smallest p among 0.001, 0.002, .. 0.1 that gets below the floor from all weights -0.5."""
    candidates = tuple(k / 1000 for k in range(1, 101))
    below = costs_after(candidates) < twins.floor()
    return candidates[int(np.argmax(below))]


class _Disturbance(ValueExercise):
    """Any p that gets below the floor is right, if it is near enough to the smallest one."""

    def judge(self, answer):
        """Train from the answer, and compare it with the smallest."""
        p = float(np.asarray(answer, dtype=float).ravel()[0])
        if not (np.size(answer) == 1 and 0 <= p <= 1):
            return Feedback("wrong", "Answer with one number between 0 and 1.")
        for slip in self.slips:
            if p == slip.answer:
                return Feedback("wrong", slip.text)
        (J,), floor = costs_after((p,)), twins.floor()
        works, near = floor > J, p <= 1.25 * self.reference()
        if works and near:
            return Feedback("right", f"Right: from p = {p:.4g} it ends at J = {J:.4f}. Near the smallest that does.")
        if works:
            return Feedback("wrong", f"p = {p:.4g} gets there, J = {J:.4f}, but a smaller one does as well.")
        return Feedback("wrong", f"Trained from p = {p:.4g}: J = {J:.4f} after 20000 steps, not below the floor.")


below_the_floor = _Disturbance(
    smallest_disturbance,
    hints=[
        "Set c to -0.50 in the figure above and slide p: between which two marks does the red curve fall?",
        "Between two marks of the slider train yourself: descend from twins.disturbed(-0.5, p), and halve the gap.",
    ],
    slips=[
        Slip(0.0, "Without a disturbance the units are twins for ever, and twins cannot pass the floor."),
        Slip(0.5, "That gets there, but it is the largest p of the slider: look for the smallest that works."),
        Slip(0.05, "Not quite: from 0.05 the units part, but 20000 steps do not bring them below the floor."),
    ],
)

# ---- random starts --------------------------------------------------------------------------------------------------


POSITIVE = "All your weights are positive, between 0 and eps_init: the interval is to be centred on 0."
HALF = "Centred, but only half as wide: eps_init is half the width, so stretch by 2 eps_init."
NOT_SHIFTED = "You stretched it to [0, 2 eps_init] and forgot to shift it by -eps_init."
NO_BIAS = "The bias column is missing: Theta has s_in + 1 columns."
EXCHANGED = "Rows and columns are exchanged: one row for each unit that the weights lead to."
NEGATIVE = "All your weights are negative: the interval is to be centred on 0."
TOO_WIDE = "Too wide: eps_init is half the width of the interval, which runs from -eps_init to eps_init."
TOO_FAR = "Some weights lie beyond eps_init. A normal distribution has no ends: use rng.random or rng.uniform."
TWIN_ROWS = "Rows of yours are equal: those are twins again. Draw each row anew."
TWIN_COLUMNS = "In a row of yours all weights are equal: draw as many numbers as there are columns."


def fault_of(Theta, shape, eps_init):
    """Return what is wrong with a random matrix that should be uniform in [-eps_init, eps_init], or None.

    What counts is shape, range and centre, and that rows and columns differ: not which numbers were drawn.
    """
    rows, columns = shape
    if Theta.shape != shape:
        others = {(rows, columns - 1): NO_BIAS} | dict.fromkeys([(columns, rows), (columns - 1, rows + 1)], EXCHANGED)
        return others.get(Theta.shape, f"Your matrix has shape {Theta.shape}, expected {shape}.")
    if len(np.unique(Theta, axis=0)) < rows:
        return TWIN_ROWS
    if len(np.unique(Theta, axis=1).T) < columns:
        return TWIN_COLUMNS
    low, high = Theta.min() / eps_init, Theta.max() / eps_init
    if low >= 0:
        return NOT_SHIFTED if high > 1.5 else POSITIVE
    if high <= 0:
        return NEGATIVE
    largest, as_drawn = max(-low, high), f"Your weights run from {low:.2f} to {high:.2f} eps_init"
    if largest > 1 + 1e-9:
        if min(-low, high) < 0.5 * largest:
            return f"{as_drawn}, expected from -1 to 1: the middle is not at 0."
        # Drawn evenly, weights deviate by 0.58 of the largest; drawn normally, by less than half of it.
        return TOO_WIDE if Theta.std() / eps_init > 0.5 * largest else TOO_FAR
    if largest < 0.6:
        return HALF
    if min(-low, high) < 0.9 or abs(Theta.mean()) > 0.15 * eps_init or abs(Theta.std() / eps_init - 3**-0.5) > 0.06:
        return f"{as_drawn}, expected evenly from -1 to 1."
    return None


class _RandomStart(FunctionExercise):
    """A function that draws a random matrix; `drawn_anew` says whether a second call has to draw other numbers."""

    def __init__(self, *args, drawn_anew, **kwargs):
        super().__init__(*args, **kwargs)
        self.drawn_anew = drawn_anew

    def judge(self, answer):
        """Look at what the function draws, by its range, centre and shape; then at a second draw."""
        if not callable(answer) or any(answer(*case) is Ellipsis or answer(*case) is None for case in self.cases):
            return super().judge(answer)
        for case in self.cases:
            eps_init, expected = case[2], self.reference(*case).shape
            fault = fault_of(np.asarray(answer(*case), dtype=float), expected, eps_init)
            if fault == TWIN_ROWS and self.given is not None:
                return Feedback("not yet", "The rows are still equal: find the mistake and mend it.")
            if fault:
                return Feedback("wrong", fault)
        if np.array_equal(*(answer(*self.cases[0]) for _ in range(2))) == self.drawn_anew:
            return Feedback("wrong", SAME_AGAIN if self.drawn_anew else SEED_IGNORED)
        return Feedback("right", f"Right, in {len(self.cases)} cases: shape, range and centre are as they should be.")


SAME_AGAIN = "Called twice, it draws the same numbers: use the generator rng that it is given, and make no new one."
SEED_IGNORED = "The rows differ now, but the seed no longer decides: make default_rng(seed) once, before the loop."


def random_weights(s_in, s_out, eps_init, rng):
    """Return a random Theta(l), shape (s_out, s_in + 1), with entries uniform in [-eps_init, eps_init]."""
    U = rng.random((s_out, s_in + 1))
    return 2 * eps_init * U - eps_init


write_uniform = _RandomStart(
    random_weights,
    cases=[(30, 20, 0.12, np.random.default_rng(1)), (12, 60, 2.0, np.random.default_rng(2))],
    drawn_anew=True,
    hints=[
        "One row for each of the s_out units, one column for each of the s_in units and one more for the bias.",
        "rng.random((rows, columns)) is uniform in (0, 1): stretch it by 2 eps_init, then shift it by -eps_init.",
    ],
    slips=[
        Slip(lambda s_in, s_out, eps, rng: eps * rng.random((s_out, s_in + 1)), POSITIVE),
        Slip(lambda s_in, s_out, eps, rng: eps * rng.random((s_out, s_in + 1)) - eps / 2, HALF),
        Slip(lambda s_in, s_out, eps, rng: 2 * eps * rng.random((s_out, s_in + 1)), NOT_SHIFTED),
        Slip(lambda s_in, s_out, eps, rng: random_weights(s_in - 1, s_out, eps, rng), NO_BIAS),
        Slip(lambda s_in, s_out, eps, rng: random_weights(s_out - 1, s_in + 1, eps, rng), EXCHANGED),
        Slip(lambda s_in, s_out, eps, rng: random_weights(s_out, s_in, eps, rng), EXCHANGED),
        Slip(lambda s_in, s_out, eps, rng: eps * rng.standard_normal((s_out, s_in + 1)), TOO_FAR),
        Slip(lambda s_in, s_out, eps, rng: random_weights(s_in, s_out, 2 * eps, rng), TOO_WIDE),
        Slip(lambda s_in, s_out, eps, rng: 2 * eps * (rng.random((s_out, s_in + 1)) - 1), NEGATIVE),
        Slip(lambda s_in, s_out, eps, rng: random_weights(s_in, 1, eps, rng).repeat(s_out, 0), TWIN_ROWS),
        Slip(lambda s_in, s_out, eps, rng: random_weights(s_in, s_out, eps, np.random.default_rng(0)), SAME_AGAIN),
    ],
)


def rows_that_differ(rows, columns, eps_init, seed):
    """Return a random matrix (rows, columns), uniform in [-eps_init, eps_init], from one generator for all rows."""
    rng = np.random.default_rng(seed)
    Theta = np.zeros((rows, columns))
    for i in range(rows):
        Theta[i] = 2 * eps_init * rng.random(columns) - eps_init
    return Theta


def rows_from_one_seed(rows, columns, eps_init, seed):
    """Return what the notebook's faulty function does: every row begins a generator anew from the same seed."""
    Theta = np.zeros((rows, columns))
    for i in range(rows):
        rng = np.random.default_rng(seed)
        Theta[i] = 2 * eps_init * rng.random(columns) - eps_init
    return Theta


find_the_mistake = _RandomStart(
    rows_that_differ,
    cases=[(20, 31, 0.12, 5), (60, 13, 1.0, 6)],
    drawn_anew=False,
    given=rows_from_one_seed,
    hints=[
        "Print a small matrix, 3 rows and 4 columns. What do you notice?",
        "A generator that begins with the same seed draws the same numbers. Make it once, before the loop.",
    ],
    slips=[
        Slip(lambda rows, columns, eps, seed: (rows_that_differ(rows, columns, eps, seed) + eps) / 2, POSITIVE),
        Slip(lambda rows, columns, eps, seed: rows_that_differ(rows, 1, eps, seed).repeat(columns, 1), TWIN_COLUMNS),
        Slip(lambda rows, columns, eps, seed: rows_that_differ(rows, columns, eps, None), SEED_IGNORED),
    ],
)

# ---- widths ---------------------------------------------------------------------------------------------------------


def glorot_width(s_in, s_out):
    """Return eps_init = sqrt(6 / (s_in + s_out)), for which the variance eps_init^2 / 3 is 2 / (s_in + s_out)."""
    return np.sqrt(6 / (s_in + s_out))


write_glorot = FunctionExercise(
    glorot_width,
    cases=[(3, 5), (64, 25), (50, 50)],
    hints=[
        "Uniform in [-eps, eps] has the variance eps^2 / 3: set that equal to 2 / (s_in + s_out).",
        "eps^2 = 6 / (s_in + s_out).",
    ],
    slips=[
        Slip(lambda a, b: np.sqrt(2 / (a + b)), "That is the standard deviation: the half-width is sqrt(3) times it."),
        Slip(lambda a, b: 6 / (a + b), "Take the square root: that is eps_init squared."),
        Slip(lambda a, b: 2 / (a + b), "That is the variance: for which eps_init is eps_init^2 / 3 equal to it?"),
        Slip(lambda a, b: np.sqrt(6 / (a + 1 + b)), "The bias is no unit of the layer: s_in counts without it."),
        Slip(lambda a, b: np.sqrt(6) / (a + b), "The square root covers the sum, too: sqrt(6) / sqrt(s_in + s_out)."),
        Slip(lambda a, b: np.sqrt(3 / a), "That keeps the way forward alone: the mean of both ways is asked for."),
        Slip(lambda a, b: np.sqrt(12 / (a + b)), "The mean of s_in and s_out is half their sum: 3 / mean, so 6 / sum."),
    ],
)


def he_deviation(s_in, s_out):
    """Return the standard deviation sqrt(2 / s_in) that keeps the mean square through ReLU units."""
    return np.sqrt(2 / s_in)


write_he = FunctionExercise(
    he_deviation,
    cases=[(50, 50), (64, 25), (3, 5)],
    hints=[
        "mean(z^2) in the next layer is s_in Var(Theta) mean(a^2); and mean(a^2) = mean(z^2) / 2: ReLU drops half.",
        "So s_in Var(Theta) / 2 = 1. The standard deviation is the root of the variance.",
    ],
    slips=[
        Slip(lambda a, b: np.sqrt(1 / a), "That forgets the half: ReLU lets only the positive half of z pass."),
        Slip(lambda a, b: 2 / a, "That is the variance: the standard deviation is its square root."),
        Slip(
            lambda a, b: np.sqrt(1 / (2 * a)),
            "The other way round: ReLU halves the mean square, so the weights have to be wider, not narrower.",
        ),
        Slip(lambda a, b: np.sqrt(2 / (a + b)), "That is Glorot's; He looks at the way forward alone, at s_in."),
        Slip(lambda a, b: np.sqrt(2 / b), "Forward the sum runs over the units that lead in: s_in."),
        Slip(lambda a, b: np.sqrt(6 / a), "That is the half-width of a uniform start: asked is the deviation."),
    ],
)

# ---- predictions ----------------------------------------------------------------------------------------------------

after_2000_steps = Question(
    "XOR, all nine weights of the 2-2-1 network start at 0.5. After 2000 steps, how do the two hidden units differ?",
    answer="not at all",
    explanation="Not in a single digit: what was equal gets equal activations, equal deltas and equal gradients. "
    "The figure below shows it, and the text after it says why.",
    options=("a lot: each has learned its own task", "a little: rounding errors have grown", "not at all"),
)

where_it_ends = Question(
    "The cost of twins on XOR falls, as start A showed. To which value does it go when they train on and on?",
    answer="about 0.48, and no further",
    explanation="Twins answer with something that only rises or only falls along one direction, and XOR needs both. "
    "The exercise derives the number, the figure below shows it.",
    options=("0: it only takes longer", "about 0.48, and no further", "log 2 = 0.69: it cannot learn at all"),
)

through_six_layers = Question(
    "Six hidden layers of 50 tanh units, weights uniform in [−0.01, 0.01]. The gradient in the first matrix: about how "
    "many times smaller is it than in the seventh?",
    answer="about 20 000 000 times",
    explanation="Every layer multiplies what comes back by about 0.04; six such factors make 240 million. What goes "
    "forward fades too, so the seventh matrix itself gets little, and about 20 million are left between the two. Small "
    "weights do not only make the units alike, they silence the network. The figure below shows both.",
    options=("about 10 times", "about 1000 times", "about 20 000 000 times"),
)
