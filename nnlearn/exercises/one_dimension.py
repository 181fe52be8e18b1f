"""Exercises of notebook 07, one dimension."""

import numpy as np

from ..one_dimension import (
    AWAY,
    LEFT,
    RIGHT,
    STATIONARY,
    descent_ends,
    descent_step,
    f,
    largest_stable_rate,
    newton_constant,
    newton_step,
)
from .exercise import Exercise, Feedback, FunctionExercise, Question, Slip, ValueExercise


class NumbersExercise(FunctionExercise):
    """Write a function that returns several numbers, in a tuple, a list or an array."""

    def _close(self, a, b):
        return super()._close(*(list(result) if isinstance(result, tuple) else result for result in (a, b)))


# The names that the notebook gives to the derivatives and the level points, so that a solution runs there as it stands.
x_L, x_M, x_R = STATIONARY


def slope(x):
    """Return f'."""
    return f(x, 1)


def curvature(x):
    """Return f''."""
    return f(x, 2)


# ---- the quartic ----------------------------------------------------------------------------------------------------


def curvatures():
    """Return f'' at the three stationary points, from left to right: minimum, maximum, minimum."""
    return curvature(np.array([x_L, x_M, x_R]))


classify = ValueExercise(
    curvatures,
    hints=[
        "np.roots([12, 15, -40, 8]) gives the three places where f' is zero; np.sort puts them in order.",
        "Put each of them into curvature: positive is a minimum, negative a maximum.",
    ],
    slips=[
        Slip(lambda: f(np.array(STATIONARY)), "Those are the heights f: what tells the kind is the curvature f''."),
        Slip(lambda: np.array(STATIONARY), "Those are the places themselves: put them into curvature."),
        Slip(
            lambda: f(np.roots([12, 15, -40, 8]), 2),
            "The right numbers in the order in which np.roots found them: sort the places first.",
        ),
        Slip(lambda: f(np.array(STATIONARY), 3), "That is the third derivative: one too many."),
        Slip(lambda: np.sign(curvatures()), "The signs are right: now give the curvatures themselves."),
    ],
)

# ---- descent --------------------------------------------------------------------------------------------------------


def descent(x, r):
    """Return (x, count): the point whose step is at most 1e-10 long, and the number of updates that led there."""
    for count in range(1000):
        step = r * slope(x)
        if abs(step) <= 1e-10:
            return x, count
        x = x - step
    return x, 1000


def _stopping_when(is_short):
    def descent(x, r):
        for count in range(1000):
            if is_short(r * f(x, 1), f(x, 1)):
                return x, count
            x = descent_step(x, r)
        return x, 1000

    return descent


def _uphill(x, r):
    for count in range(1000):
        if abs(r * f(x, 1)) <= 1e-10:
            return x, count
        x = descent_step(x, -r)
    return x, 1000


write_descent = NumbersExercise(
    descent,
    cases=[(0.25, 0.01), (-2.0, 0.01), (1.0, 0.005), (0.2, 0.01)],  # between the minima, where even uphill ends
    hints=[
        "In the loop: step = r * slope(x). If abs(step) <= 1e-10, return x, count; otherwise x = x - step.",
        "The loop's own variable count is the number of updates made so far. After the loop: return x, 1000.",
    ],
    slips=[
        Slip(
            _stopping_when(lambda step, slope: step <= 1e-10),
            "A step to the right is negative, and so at most 1e-10: compare its size, abs(step).",
        ),
        Slip(
            _stopping_when(lambda step, slope: abs(slope) <= 1e-10),
            "You compare the slope with 1e-10: the rule is about the step, r times it.",
        ),
        Slip(
            _stopping_when(lambda step, slope: False),
            "Your loop always runs to its end: return as soon as the step is at most 1e-10 long.",
        ),
        Slip(
            lambda x, r: (x - 1000 * r * f(x, 1), 1000),
            "You use the slope of the start in every step: take it anew at each x.",
        ),
        Slip(
            lambda x, r: (descent(x, r)[0], descent(x, r)[1] + 1),
            "One too many: the step that is short is not made.",
        ),
        Slip(
            lambda x, r: (descent(x, r)[0], descent(x, r)[1] - 1),
            "The point is right, the count one too small: it is the number of updates made before.",
        ),
        Slip(_uphill, "Your path climbs to the maximum: the step goes against the slope, so subtract."),
        Slip(lambda x, r: descent(x, r)[::-1], "Right, but the other way round: first x, then the count."),
    ],
)

# ---- basins ---------------------------------------------------------------------------------------------------------


def borders(r):
    """Return the two x with (x - x_L)(x - x_R) = 1/(12 r), the smaller one first."""
    first, second = np.sort(np.roots([1, -(x_L + x_R), x_L * x_R - 1 / (12 * r)]))
    return first, second


def _roots_with(constant):
    return tuple(np.sort(np.roots([1, -(LEFT + RIGHT), LEFT * RIGHT - constant])))


write_borders = NumbersExercise(
    borders,
    cases=[(0.01,), (0.005,), (0.015,)],
    hints=[
        "Multiply out: x^2 - (x_L + x_R) x + x_L x_R - 1/(12 r) = 0.",
        "np.sort(np.roots([1, -(x_L + x_R), x_L * x_R - 1 / (12 * r)])), or the formula for quadratic equations.",
    ],
    slips=[
        Slip(lambda r: _roots_with(1 / r), "The 12 is missing: f' = 12 (x - x_L)(x - x_M)(x - x_R)."),
        Slip(lambda r: _roots_with(r / 12), "1/(12 r), not r/12: the smaller the step, the wider the basins."),
        Slip(
            lambda r: _roots_with(-1 / (12 * r)), "The sign of 1/(12 r): brought to the other side, it is subtracted."
        ),
        Slip(lambda r: _roots_with(1 / (12 * r) + 2 * LEFT * RIGHT), "The sign of x_L x_R: it is added, and negative."),
        Slip(
            lambda r: tuple(np.sort(np.roots([1, LEFT + RIGHT, LEFT * RIGHT - 1 / (12 * r)]))),
            "The sign in the middle: -(x_L + x_R).",
        ),
        Slip(lambda r: borders(r)[::-1], "The right numbers: the smaller one first."),
    ],
)


class FarStart(Exercise):
    """Find a start to the right of 4 from which descent with r = 0.01 ends in the left minimum; many are right."""

    NEAR = "That is not to the right of 4."
    BACK = "Descent does not run away from there, but it ends in the right minimum. A little further, or less far?"
    GONE = "From there descent runs away: come closer to 4."

    def judge(self, answer):
        """Descend from the start that was given."""
        start = np.asarray(answer, dtype=float).ravel()
        if start.size != 1:
            return Feedback("wrong", f"Your answer holds {start.size} numbers, expected 1.")
        x = float(start[0])
        if not x > 4:
            return Feedback("wrong", self.NEAR)
        end = int(descent_ends(x, 0.01))
        if end == AWAY:
            return Feedback("wrong", self.GONE)
        if descent_ends(x, 0.01) == descent_ends(RIGHT, 0.01):
            return Feedback("wrong", self.BACK)
        return Feedback("right", f"Right: from {x:.6g} the first step lands at {descent_step(x, 0.01):.4g}.")


def start_that_ends_left():
    """Return the first start of a fine grid above 4 that ends in the left minimum: try them one by one."""
    for start in np.arange(4.001, 4.1, 0.001):
        x = start
        for _ in range(100):
            x = x - 0.01 * slope(x)
        if abs(x - x_L) < 1e-3:
            return start
    return None


far_start = FarStart(
    start_that_ends_left,
    hints=[
        "All convergent starts lie below 4.0747. Write a loop over starts between 4 and that, and look at the ends.",
        "Or use the figure: slide the start through the last thin bands on the right. They are around 4.05.",
    ],
    slips=[
        Slip(2.75, FarStart.NEAR),
        Slip(4.01, FarStart.BACK),
        Slip(4.2, FarStart.GONE),
    ],
)

# ---- rates ----------------------------------------------------------------------------------------------------------


def largest_rates():
    """Return 2 / f'' at the left and at the right minimum."""
    return 2 / curvature(np.array([x_L, x_R]))


stable_rates = ValueExercise(
    largest_rates,
    hints=[
        "The factor 1 - r f'' reaches -1 when r f'' = 2.",
        "2 / curvature(x) at the two minima, the left one first.",
    ],
    slips=[
        Slip(
            lambda: 1 / curvatures()[[0, 2]], "At 1/f'' the factor is zero, which is quickest: the limit is twice it."
        ),
        Slip(lambda: largest_rates()[::-1], "You exchanged them: the left minimum first."),
        Slip(lambda: 2 / curvatures()[[0, 1]], "The second one is the maximum: descent never settles there."),
        Slip(lambda: curvatures()[[0, 2]] / 2, "Upside down: the sharper the minimum, the smaller its limit."),
    ],
    rtol=0.005,  # three digits will do
)


def halved():
    """Return (r, x): the first of 0.1, 0.05, 0.025, .. that Armijo's rule accepts at x = 2, and where it lands."""
    x, r = 2.0, 0.1
    while f(x - r * slope(x)) > f(x) - 1e-4 * r * slope(x) ** 2:
        r = r / 2
    return np.array([r, x - r * slope(x)])


armijo = ValueExercise(
    halved,
    hints=[
        "f(2) = 34 and f'(2) = 84. The first try lands at 2 - 0.1 * 84 = -6.4, where f is in the thousands.",
        "The second try: r = 0.05 lands at 2 - 4.2. Is f lower there than 34?",
    ],
    slips=[
        Slip(np.array([0.1, -6.4]), "f(-6.4) is 2862, far above 34: halve the rate."),
        Slip(np.array([0.025, -0.1]), "You halved once too often: 0.05 is accepted already, and the first counts."),
        Slip(np.array([0.05, 6.2]), "The rate is right, but you stepped uphill: subtract."),
        Slip(np.array([-2.2, 0.05]), "The right numbers: first the rate, then the point."),
    ],
)

# ---- Newton ---------------------------------------------------------------------------------------------------------


def newton_by_me(x, steps):
    """Return x after so many steps x <- x - f'(x) / f''(x)."""
    for _ in range(steps):
        x = x - slope(x) / curvature(x)
    return x


def _repeated(step):
    def method(x, steps):
        for _ in range(steps):
            x = step(x)
        return x

    return method


write_newton = FunctionExercise(
    newton_by_me,
    cases=[(1.0, 3), (-3.0, 4), (0.0, 2), (2.0, 1)],
    hints=[
        "One step: x = x - slope(x) / curvature(x). Both are taken at the x of this step.",
        "Repeat it in a loop, for k in range(steps), and return the last x.",
    ],
    slips=[
        Slip(_repeated(lambda x: x - f(x) / slope(x)), "That looks for a zero of f; a minimum is one of f': f' / f''."),
        Slip(_repeated(lambda x: x - curvature(x) / slope(x)), "f' and f'' are exchanged: the slope stands above."),
        Slip(_repeated(lambda x: x + slope(x) / curvature(x)), "The sign: the vertex lies at x MINUS f'/f''."),
        Slip(
            lambda x, steps: newton_by_me(x, 1), "You make one step, however many are asked for: repeat it in a loop."
        ),
        Slip(lambda x, steps: newton_by_me(x, steps + 1), "One leap too many: range(steps) counts just as many."),
        Slip(lambda x, steps: newton_by_me(x, steps - 1), "One leap too few: range(steps) counts just as many."),
        Slip(
            lambda x, steps: x - steps * slope(x) / curvature(x),
            "Slope and curvature have to be taken anew at each x: store the new point in x.",
        ),
        Slip(
            _repeated(lambda x: x - slope(x) / abs(curvature(x))),
            "A sensible idea that always goes downhill, but Newton's method divides by f'' with its sign.",
        ),
    ],
)


def careful_step(x, r):
    """Return Newton's step where the parabola opens upwards, and a step of descent elsewhere."""
    if curvature(x) > 0:
        return x - slope(x) / curvature(x)
    return x - r * slope(x)


def asks_the_slope(x, r):
    """Return what the notebook's faulty function does: it asks for the sign of f' where f'' decides."""
    if slope(x) > 0:
        return x - slope(x) / curvature(x)
    return x - r * slope(x)


find_the_mistake = FunctionExercise(
    careful_step,
    cases=[(x, 0.01) for x in (-3.0, -2.0, -1.0, 0.0, 0.5, 1.0, 2.0)],
    hints=[
        "Slide through the figure of section 1: where does the vertex lie downhill, where uphill?",
        "What makes the parabola open upwards is a positive curvature; the slope may have any sign.",
    ],
    given=asks_the_slope,
    slips=[
        Slip(lambda x, r: float(newton_step(x)), "Now it is Newton's step everywhere: it still climbs where f'' < 0."),
        Slip(lambda x, r: descent_step(x, r), "Now it is descent everywhere: keep Newton's step where it is safe."),
        Slip(
            lambda x, r: float(newton_step(x)) if slope(x) > 0 and curvature(x) > 0 else descent_step(x, r),
            "It always goes downhill now, but where f'' > 0 Newton's step is safe whatever the sign of f'.",
        ),
        Slip(
            lambda x, r: descent_step(x, r) if curvature(x) > 0 else float(newton_step(x)),
            "The two branches are exchanged: Newton where the curvature is positive.",
        ),
        Slip(
            lambda x, r: x - slope(x) / abs(curvature(x)),
            "This goes downhill everywhere, but near an inflection it leaps very far: use the rate r where f'' < 0.",
        ),
    ],
)

my_starts = (-2.0, -1.0, -0.5, 0.5, 0.7, 0.9)


def into_the_maximum():
    """Return 1 for each of the six starts from which Newton's method ends in the maximum, else 0."""
    return np.array([float(abs(newton_by_me(x, 50) - x_M) < 1e-6) for x in my_starts])


which_climb = ValueExercise(
    into_the_maximum,
    hints=[
        "Call your newton for each start with 50 steps, and compare with x_M = 0.2217.",
        "The six answers are 1 where the end is x_M and 0 where it is not. One start with f'' < 0 is a 0.",
    ],
    slips=[
        Slip(
            lambda: np.array([float(curvature(x) < 0) for x in my_starts]),
            "These are the starts with f'' < 0. From 0.7 the parabola is so flat that its top lies far off, at -5.575.",
        ),
        Slip(lambda: 1 - into_the_maximum(), "The other way round: 1 for the maximum."),
        Slip(np.zeros(6), "Newton's method looks for any zero of the slope, a maximum as well: some do end there."),
    ],
)


def constant_from_iterates():
    """Return e_4 / e_3^2 of Newton's iterates from 1, measured from the minimum."""
    x = [1.0]
    for _ in range(6):
        x.append(x[-1] - slope(x[-1]) / curvature(x[-1]))
    e = np.array(x) - x[-1]
    return e[4] / e[3] ** 2


def _errors():
    return np.array([newton_by_me(1.0, k) for k in range(5)]) - RIGHT


estimate_C = ValueExercise(
    constant_from_iterates,
    hints=[
        "e is the distance x - x_R with its sign. Take the last iterate as x_R; C is e[k + 1] / e[k]**2.",
        "Take e[4] / e[3]**2: early on the law does not hold yet, and later only rounding errors are left.",
    ],
    slips=[
        Slip(lambda: _errors()[3] / _errors()[2], "Divide by the SQUARE of the distance before."),
        Slip(lambda: _errors()[4] / _errors()[3], "Divide by the SQUARE of the distance before."),
        Slip(lambda: _errors()[2] / _errors()[1] ** 2, "Close: the law holds better for smaller distances, later on."),
        Slip(lambda: 2 * newton_constant(RIGHT), "Twice too large: C is f''' / (2 f'')."),
        Slip(lambda: newton_constant(LEFT), "That belongs to the left minimum: the path from 1 ends in the right one."),
        Slip(lambda: -newton_constant(RIGHT), "The sign: e is x minus x_R, in both places."),
    ],
    rtol=0.01,
)

# ---- predictions ----------------------------------------------------------------------------------------------------

two_starts = Question(
    "With r = 0.01, where does descent from 0.2 end, and where from 0.25?",
    answer="0.2 in the left minimum, 0.25 in the right one",
    explanation="The maximum x_M = 0.2217 lies between them: left of it f' is positive and the way down leads left, "
    "right of it the other way.",
    options=(
        "both in the right minimum, which is nearer",
        "both in the left minimum, which is deeper",
        "0.2 in the left minimum, 0.25 in the right one",
        "0.2 in the right minimum, 0.25 in the left one",
    ),
)

over_the_hill = Question(
    "With r = 0.01, where does descent from 2.75 end?",
    answer="in the left minimum",
    explanation="It is steep there: f' = 261, so the first step is 2.61 long. It clears the right minimum and the "
    "maximum behind it, and from then on it goes down on the left.",
    options=("in the right minimum, which is nearest", "in the left minimum", "on the maximum", "it runs away"),
)

where_right_repels = Question(
    "Above which learning rate r does the right minimum no longer attract? Its curvature is 41.874.",
    answer=float(largest_stable_rate(RIGHT)),
    explanation="The factor 1 − r f″ reaches −1 at r = 2/f″. The figure below now shows this limit, and that of the "
    "left minimum: there the map of section 3 turns grey.",
)

newton_from_zero = Question(
    "Where does Newton's method end from x = 0, where f = 10 and f″ = −40?",
    answer="in the maximum at 0.22",
    explanation="There the parabola opens downwards, and its vertex is its top. Newton's method goes to it, uphill: f "
    "rises from 10 to 10.85.",
    options=("in the left minimum", "in the maximum at 0.22", "in the right minimum", "it runs away"),
)

next_error = Question(
    "Newton's third iterate from 1 is 7.8·10⁻⁶ away from the minimum. About how far away is the fourth?",
    answer="8·10⁻¹¹",
    explanation="The distance is squared, (7.8·10⁻⁶)² = 6·10⁻¹¹, and multiplied by C, here a little more than 1.",
    options=("4·10⁻⁶", "8·10⁻⁷", "8·10⁻⁹", "8·10⁻¹¹"),
)
