"""Exercises of notebook 08, surfaces and learning rates."""

import numpy as np

from ..surfaces import polynomial, stretched_bowl, two_gaussians
from .exercise import FunctionExercise, Question, Slip, ValueExercise

# ---- one step by hand ---------------------------------------------------------------------------------------------


def one_step():
    """Return the point after one step of gradient descent on the polynomial from (0.5, 0.2) with r = 0.1."""
    x, r = np.array([0.5, 0.2]), 0.1
    return x - r * polynomial.gradient(x)


first_step = ValueExercise(
    one_step,
    hints=[
        "The gradient at (0.5, 0.2) stands in the output above: both of its entries are negative.",
        "x - r * gradient, entry by entry: 0.5 - 0.1 * (-0.3896) is the first.",
    ],
    slips=[
        Slip(np.array([0.46104, 0.1513]), "You added r times the gradient: that is one step uphill."),
        Slip(np.array([0.8896, 0.687]), "You subtracted the whole gradient: multiply it by the learning rate first."),
        Slip(np.array([0.03896, 0.0487]), "That is the step itself, -r times the gradient; add it to the point."),
    ],
    atol=6e-4,
)

# ---- the algorithm --------------------------------------------------------------------------------------------------


def descent(gradient, x, r, steps):
    """Return the visited points, shape (steps + 1, d): x, then every x - r * gradient(x)."""
    points = [x]
    for _ in range(steps):
        x = x - r * gradient(x)
        points.append(x)
    return np.array(points)


def _uphill(gradient, x, r, steps):
    return descent(lambda x: -gradient(x), x, r, steps)


def _without_start(gradient, x, r, steps):
    return descent(gradient, x, r, steps)[1:]


def _first_gradient_for_ever(gradient, x, r, steps):
    fixed = gradient(x)
    return descent(lambda _: fixed, x, r, steps)


def _never_moves(gradient, x, r, steps):
    return np.array([x] + [x - r * gradient(x)] * steps)


def _last_only(gradient, x, r, steps):
    return descent(gradient, x, r, steps)[-1]


def _one_too_few(gradient, x, r, steps):
    return descent(gradient, x, r, steps - 1)


write_descent = FunctionExercise(
    descent,
    cases=[
        (polynomial.gradient, np.array([0.5, 0.2]), 0.1, 5),
        (stretched_bowl(10).gradient, np.array([1.0, 1.0]), 0.05, 20),
    ],
    hints=[
        "Inside the loop: x = x - r * gradient(x). The gradient is taken anew at every x.",
        "Collect every x in the list, the start first, and return np.array(points).",
    ],
    slips=[
        Slip(_uphill, "Your path climbs: the step goes against the gradient, so subtract."),
        Slip(_without_start, "The start is missing: with 5 steps there are 6 points."),
        Slip(_first_gradient_for_ever, "You use the gradient of the start at every step: take it anew at each x."),
        Slip(
            _never_moves,
            "Every point of yours is one step from the start: store the new point in x, and go on from there.",
        ),
        Slip(_last_only, "You return only the last point: return all of them, the start first."),
        Slip(_one_too_few, "Your loop ends one step too early: range(steps), not range(steps - 1)."),
    ],
)

# ---- find the mistake -----------------------------------------------------------------------------------------------


def both_at_once(x, r):
    """Return the point after one step in which both coordinates move at once; x has shape (2,)."""
    g1, g2 = polynomial.gradient(x)
    return np.array([x[0] - r * g1, x[1] - r * g2])


def one_after_the_other(x, r):
    """Return what the notebook's faulty function does: x[0] has moved when the second gradient is taken."""
    x = x.copy()
    x[0] = x[0] - r * polynomial.gradient(x)[0]
    x[1] = x[1] - r * polynomial.gradient(x)[1]
    return x


def _in_other_order(x, r):
    x = x.copy()
    x[1] = x[1] - r * polynomial.gradient(x)[1]
    x[0] = x[0] - r * polynomial.gradient(x)[0]
    return x


find_the_mistake = FunctionExercise(
    both_at_once,
    cases=[(np.array([0.5, 0.2]), 0.1), (np.array([1.5, 0.5]), 0.2)],
    hints=[
        "At which point is the second gradient evaluated?",
        "Take both entries of the gradient before you change x.",
    ],
    given=one_after_the_other,
    slips=[
        Slip(lambda x, r: np.array([x[0] - r * polynomial.gradient(x)[0], x[1]]), "Now only x[0] moves: both must."),
        Slip(_in_other_order, "You exchanged the two lines: now x[1] has changed when the first gradient is taken."),
    ],
)

# ---- rates on the parabola ------------------------------------------------------------------------------------------


def x_after(r, x0, k):
    """Return x_k = (1 - 2 r)^k x0, where descent on x^2 stands after k steps."""
    return (1 - 2 * r) ** k * x0


closed_form = FunctionExercise(
    x_after,
    cases=[(0.05, 1.0, 10), (0.9, -1.5, 5), (1.02, 1.0, 10)],
    hints=["One step: x - r * 2x. Factor out x.", "Doing it k times multiplies k times by the same number."],
    slips=[
        Slip(lambda r, x0, k: (1 - r) ** k * x0, "The slope of x^2 is 2x, not x: a step multiplies by 1 - 2r."),
        Slip(lambda r, x0, k: (1 - 2 * r * k) * x0, "Repeating a multiplication k times is a power, not a product."),
        Slip(lambda r, x0, k: (1 + 2 * r) ** k * x0, "That climbs: descent subtracts r times the slope."),
    ],
)


def quick_rates():
    """Return the smallest and the largest r that bring x from 1 to at most 1e-6 in ten steps on x^2."""
    factor = 1e-6 ** (1 / 10)
    return np.array([(1 - factor) / 2, (1 + factor) / 2])


ten_steps = ValueExercise(
    quick_rates,
    hints=["|1 - 2r|^10 <= 10^-6: take the tenth root.", "1 - 2r must lie between -0.2512 and +0.2512."],
    slips=[
        Slip(np.array([0.3744047, 0.5]), "Rates above 1/2 jump to the other side, and are as quick: both signs count."),
        Slip(np.array([0.7488114, 1.2511886]), "Halve them: the factor is 1 - 2r, not 1 - r."),
    ],
    rtol=2e-3,
)

# ---- thresholds -----------------------------------------------------------------------------------------------------


def largest_rates():
    """Return 2 / (largest curvature) at the two maxima of the two Gaussians, the higher one first."""
    peaks = [p.x for p in two_gaussians.stationary_points if p.kind == "maximum"]
    return np.array([2 / np.abs(np.linalg.eigvalsh(two_gaussians.hessian(peak))).max() for peak in peaks])


threshold = ValueExercise(
    largest_rates,
    hints=[
        "np.linalg.eigvalsh(surfaces.two_gaussians.hessian(peak)) gives the two curvatures at a peak.",
        "2 divided by the largest of their absolute values, for each peak.",
    ],
    slips=[
        Slip(lambda: largest_rates() / 2, "That is 1 / curvature, the rate that lands at once; the limit is twice it."),
        Slip(lambda: largest_rates()[::-1], "You exchanged them: the higher hill, at (0.79, -1.22), first."),
        Slip(lambda: -largest_rates(), "Take the sizes of the curvatures: a learning rate is positive."),
        Slip(
            lambda: np.array([2 / 1.40563103863129, 2 / 1.93702166231805]),
            "You took the smaller curvature: the steepest direction runs away first.",
        ),
    ],
)


def best_rate(kappa):
    """Return 1 / (1 + kappa), the fixed rate at which both coordinates of x^2 + kappa y^2 shrink equally fast."""
    return 1 / (1 + kappa)


balance = FunctionExercise(
    best_rate,
    cases=[(1.0,), (10.0,), (100.0,)],
    hints=[
        "The two factors are 1 - 2r and 1 - 2r kappa. The first is positive, the second negative near the limit.",
        "Make their sizes equal: 1 - 2r = 2r kappa - 1.",
    ],
    slips=[
        Slip(lambda kappa: 1 / kappa, "That is the limit 1/kappa, where the steep coordinate never settles."),
        Slip(lambda kappa: 1 / (2 * kappa), "That makes the steep coordinate land at once; the flat one still crawls."),
        Slip(lambda kappa: 2 / (1 + kappa), "Twice too large: the curvatures are 2 and 2 kappa, so 2 / (2 + 2 kappa)."),
    ],
)


def slow_steps():
    """Return how many steps u <- u - 4 r u^3 needs until u = 0.01, by the law u = 1/sqrt(8 r k), for r = 0.1."""
    u, r = 0.01, 0.1
    return 1 / (8 * r * u**2)


flat_minimum = ValueExercise(
    slow_steps,
    hints=["Solve u = 1/sqrt(8 r k) for k.", "k = 1 / (8 r u^2)."],
    slips=[
        Slip(lambda: 1 / (8 * 0.1 * 0.01), "You forgot to square u."),
        Slip(lambda: np.log(0.01 / 0.5) / np.log(1 - 0.2), "That is the geometric law of (1, 0); here it is a power."),
    ],
    rtol=0.05,
)

# ---- predictions ----------------------------------------------------------------------------------------------------

which_valley = Question(
    "Two starts lie close together: A = (0.7, 0.3) and B = (0.6, 0.4). With r = 0.1, where do they end?",
    answer="A in (1, 0), B in (0, 1)",
    explanation="The saddle at (2/3, 1/3) lies between them, and the border between the two valleys runs through it. "
    "Try both starts in the figure below.",
    options=("both in (1, 0)", "both in (0, 1)", "A in (1, 0), B in (0, 1)", "A in (0, 1), B in (1, 0)"),
)

which_hill = Question(
    "The starts (0, 0) and (-0.2, 0.2) lie on either side of the saddle. Which hills do they climb?",
    answer="the right one, then the left one",
    explanation="From (0, 0) the path turns right to the higher hill, from (-0.2, 0.2) left to the lower one: "
    "descent finds what is near its start, not what is best.",
    options=("both the higher one", "the right one, then the left one", "the left one, then the right one"),
)

where_it_runs_away = Question(
    "Above which learning rate r does descent on x² run away from its minimum?",
    answer=1.0,
    explanation="The factor 1 − 2r leaves the band between −1 and 1 at r = 1; the figure below now shows the band.",
)
