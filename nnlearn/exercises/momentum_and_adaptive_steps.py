"""Exercises of notebook 09, momentum and adaptive steps."""

import numpy as np

from ..surfaces import polynomial, rosenbrock, stretched_bowl
from .exercise import FunctionExercise, Question, Slip, ValueExercise

BOWL = stretched_bowl(10)

# ---- flat ground ----------------------------------------------------------------------------------------------------


def most_through_four_layers():
    """Return the largest product of four slopes of the logistic function, each at most 1/4."""
    return 0.25**4


through_layers = ValueExercise(
    most_through_four_layers,
    hints=["The chain rule multiplies one slope for each layer.", "0.25 * 0.25 * 0.25 * 0.25."],
    slips=[
        Slip(1.0, "You added the four slopes; along a chain they are multiplied."),
        Slip(0.25, "That is one layer; each of the four multiplies once more."),
        Slip(0.0039, "Nearly: you rounded; let Python compute it in full."),
        Slip(0.25**3, "You multiplied three slopes; there are four layers."),
        Slip(4.0**4, "That is its reciprocal: slopes of at most 1/4 make the product small."),
    ],
)

# ---- momentum -------------------------------------------------------------------------------------------------------


def momentum_path(gradient, x, r, mu, steps):
    """Return the visited points, shape (steps + 1, d): v <- mu v - r gradient(x), x <- x + v, from v = 0."""
    v = np.zeros_like(x)
    points = [x]
    for _ in range(steps):
        v = mu * v - r * gradient(x)
        x = x + v
        points.append(x)
    return np.array(points)


def _heavy(gradient, x, r, mu, steps, step):
    """Return the points of a path on which step(x, v) returns the next (x, v)."""
    v, points = np.zeros_like(x), [x]
    for _ in range(steps):
        x, v = step(x, v)
        points.append(x)
    return np.array(points)


def _rate_twice(gradient, x, r, mu, steps):
    def step(x, v):
        v = mu * v - r * gradient(x)
        return x + r * v, v

    return _heavy(gradient, x, r, mu, steps, step)


def _memory_on_position(gradient, x, r, mu, steps):
    return _heavy(gradient, x, r, mu, steps, lambda x, v: (mu * x - r * gradient(x), v))


def _uphill(gradient, x, r, mu, steps):
    return momentum_path(lambda x: -gradient(x), x, r, mu, steps)


def _first_gradient_for_ever(gradient, x, r, mu, steps):
    fixed = gradient(x)
    return momentum_path(lambda _: fixed, x, r, mu, steps)


def _old_velocity(gradient, x, r, mu, steps):
    return _heavy(gradient, x, r, mu, steps, lambda x, v: (x + v, mu * v - r * gradient(x)))


def _forgets(gradient, x, r, mu, steps):
    return momentum_path(gradient, x, r, 0.0, steps)


def _averages(gradient, x, r, mu, steps):
    return momentum_path(gradient, x, r * (1 - mu), mu, steps)


CASES = [
    (BOWL.gradient, np.array([1.0, 1.0]), 0.02, 0.9, 6),
    (polynomial.gradient, np.array([0.5, 0.2]), 0.1, 0.5, 8),
]

write_momentum = FunctionExercise(
    momentum_path,
    cases=CASES,
    hints=[
        "Two lines in the loop. The first makes the new velocity of the old one and of the gradient at x.",
        "v = mu * v - r * gradient(x), then x = x + v, then remember x.",
    ],
    slips=[
        Slip(_rate_twice, "The rate r is applied twice: it is in the velocity already, so x = x + v."),
        Slip(_memory_on_position, "mu multiplies your position; it is the velocity that is remembered: mu * v."),
        Slip(_uphill, "Your path climbs: one minus, v = mu * v - r * gradient(x), and then x = x + v."),
        Slip(_first_gradient_for_ever, "You use the gradient of the start at every step: take it anew at each x."),
        Slip(_old_velocity, "You move by the old velocity: change v first, then x."),
        Slip(_forgets, "Your velocity forgets: that is plain descent. Keep mu times the old v."),
        Slip(_averages, "You multiplied the gradient by 1 - mu as well; here v = mu * v - r * gradient(x)."),
        Slip(lambda *given: momentum_path(*given)[1:], "The start is missing: 6 steps have 7 points."),
        Slip(lambda *given: momentum_path(*given)[-1], "That is the last point: return all of them, the start first."),
    ],
)


def distance(r, G, mu, k):
    """Return how far k steps of momentum go on the constant slope G, the speed after i steps being
    r G (1 - mu^i) / (1 - mu)."""
    return r * G / (1 - mu) * (k - mu * (1 - mu**k) / (1 - mu))


distance_on_a_slope = FunctionExercise(
    distance,
    cases=[(0.1, 1.0, 0.9, 100), (0.1, 1.0, 0.9, 1), (0.5, 2.0, 0.5, 10)],
    hints=[
        "The speed after i steps is r G (1 + mu + mu^2 + .. + mu^(i-1)) = r G (1 - mu^i) / (1 - mu).",
        "Add the speeds for i = 1 .. k; the sum of mu^i is mu (1 - mu^k) / (1 - mu).",
        "A loop will do as well: v = mu * v + r * G, distance = distance + v, k times.",
    ],
    slips=[
        Slip(lambda r, G, mu, k: r * G * k, "That is plain descent: with momentum the speed grows."),
        Slip(
            lambda r, G, mu, k: r * G * k / (1 - mu),
            "You took the final speed from the first step on; it has to grow first.",
        ),
        Slip(lambda r, G, mu, k: r * G * (1 - mu**k) / (1 - mu), "That is the speed after k steps; add up all speeds."),
        Slip(
            lambda r, G, mu, k: r * G / (1 - mu) * (k - (1 - mu**k) / (1 - mu)),
            "Your sum runs from i = 0 to k - 1: the speeds are those after 1, 2, .. k steps.",
        ),
    ],
)


def best_for_ten():
    """Return the best rate and memory for kappa = 10, where the curvatures are 2 and 20."""
    low, high = np.sqrt(2), np.sqrt(20)
    return np.array([4 / (low + high) ** 2, ((high - low) / (high + low)) ** 2])


best_rate_and_memory = ValueExercise(
    best_for_ten,
    hints=[
        "The curvatures of x^2 + 10 y^2 are 2 and 20, and kappa = 10.",
        "r = 4 / (sqrt(2) + sqrt(20))^2 and mu = ((sqrt(10) - 1) / (sqrt(10) + 1))^2.",
    ],
    slips=[
        Slip(
            np.array([4 / (1 + np.sqrt(10)) ** 2, best_for_ten()[1]]),
            "Your mu is right; for r the curvatures are 2 and 20, not 1 and 10.",
        ),
        Slip(np.array([best_for_ten()[0], np.sqrt(best_for_ten()[1])]), "Your r is right; square the fraction for mu."),
        Slip(
            np.array([best_for_ten()[0], (9 / 11) ** 2]),
            "Your r is right; mu takes the square roots of kappa, not kappa itself.",
        ),
        Slip(np.array([0.115, 0.27]), "Nearly: you rounded; let Python compute both in full."),
        Slip(np.array([4 / 22**2, (9 / 11) ** 2]), "The roots are missing: of both curvatures for r, of kappa for mu."),
        Slip(np.array([best_for_ten()[0], 0.9]), "Your r is right; mu = 0.9 is the custom, the formula gives less."),
        Slip(np.array([2 / 22, 0.0]), "That is the best plain descent; with momentum the rate may be larger."),
        Slip(best_for_ten()[::-1], "You exchanged them: the rate first, then the memory."),
    ],
)

# ---- Nesterov -------------------------------------------------------------------------------------------------------


def nesterov_path(gradient, x, r, mu, steps):
    """Return the visited points, shape (steps + 1, d): v <- mu v - r gradient(x + mu v), x <- x + v, from v = 0."""
    v = np.zeros_like(x)
    points = [x]
    for _ in range(steps):
        v = mu * v - r * gradient(x + mu * v)
        x = x + v
        points.append(x)
    return np.array(points)


def nesterov_too_far(gradient, x, r, mu, steps):
    """Return what the notebook's faulty function does: it takes the gradient at x + v."""
    return _heavy(gradient, x, r, mu, steps, lambda x, v: _moved(x, mu * v - r * gradient(x + v)))


def _moved(x, v):
    return x + v, v


def _behind(gradient, x, r, mu, steps):
    return _heavy(gradient, x, r, mu, steps, lambda x, v: _moved(x, mu * v - r * gradient(x - mu * v)))


def _without_carry(gradient, x, r, mu, steps):
    return _heavy(gradient, x, r, mu, steps, lambda x, v: _moved(x, v - r * gradient(x + mu * v)))


look_ahead = FunctionExercise(
    nesterov_path,
    cases=[
        (BOWL.gradient, np.array([1.0, 1.0]), 0.02, 0.9, 6),
        (rosenbrock.gradient, np.array([0.5, 0.2]), 1e-3, 0.8, 9),
    ],
    given=nesterov_too_far,
    hints=[
        "Where will the ball be after this step if the gradient does nothing? There the gradient is to be taken.",
        "Of the old velocity only mu * v is left: the look-ahead point is x + mu * v.",
    ],
    slips=[
        Slip(momentum_path, "That is the heavy ball: it takes the gradient at x, without looking ahead."),
        Slip(_behind, "You look back: the point ahead is x + mu * v."),
        Slip(_without_carry, "The look-ahead is right now, but the velocity must shrink: mu * v - r * gradient."),
    ],
)

# ---- adaptive steps -------------------------------------------------------------------------------------------------


def adagrad_path(gradient, x, r, steps):
    """Return the points, shape (steps + 1, d): s <- s + g^2, x <- x - r g / sqrt(s), coordinate by coordinate."""
    s = np.zeros_like(x)
    points = [x]
    for _ in range(steps):
        g = gradient(x)
        s = s + g**2
        x = x - r * g / np.sqrt(s)
        points.append(x)
    return np.array(points)


def _scaled(gradient, x, r, steps, divisor):
    """Return the points of a path on which divisor(g, s) returns (what g is divided by, the new s)."""
    s, points = np.zeros_like(x), [x]
    for _ in range(steps):
        g = gradient(x)
        scale, s = divisor(g, s)
        x = x - r * g / scale
        points.append(x)
    return np.array(points)


def _adagrad_forgets(gradient, x, r, steps):
    return _scaled(gradient, x, r, steps, lambda g, s: (np.sqrt(g**2), s))


def _adagrad_without_root(gradient, x, r, steps):
    return _scaled(gradient, x, r, steps, lambda g, s: (s + g**2, s + g**2))


def _adagrad_sums_slopes(gradient, x, r, steps):
    return _scaled(gradient, x, r, steps, lambda g, s: (s + np.abs(g), s + np.abs(g)))


def _adagrad_adds_too_late(gradient, x, r, steps):
    with np.errstate(all="ignore"):
        return _scaled(gradient, x, r, steps, lambda g, s: (np.sqrt(s), s + g**2))


def _adagrad_climbs(gradient, x, r, steps):
    return adagrad_path(gradient, x, -r, steps)


def _adagrad_with_one_rate(gradient, x, r, steps):
    return _scaled(gradient, x, r, steps, lambda g, s: (np.sqrt((s + g**2).sum()), s + g**2))


write_adagrad = FunctionExercise(
    adagrad_path,
    cases=[(BOWL.gradient, np.array([1.0, 0.7]), 0.3, 6), (rosenbrock.gradient, np.array([-1.2, 1.0]), 0.5, 8)],
    hints=["g**2 squares each coordinate by itself.", "s = s + g**2, then x = x - r * g / np.sqrt(s)."],
    slips=[
        Slip(_adagrad_forgets, "Your s forgets the earlier slopes: add to it, s = s + g**2."),
        Slip(_adagrad_without_root, "You divide by the sum of squares; take its root."),
        Slip(_adagrad_sums_slopes, "You add up sizes of slopes; add up their squares, and take the root."),
        Slip(_adagrad_with_one_rate, "You divide both coordinates by the same number; each has a sum of its own."),
        Slip(_adagrad_adds_too_late, "You divide by the old s, which is 0 at first: add g**2 before you step."),
        Slip(_adagrad_climbs, "Your path climbs: x = x - r * g / np.sqrt(s), with the minus."),
    ],
)


def first_steps():
    """Return Adam's first step for the gradient (0.001, -50) with r = 0.1: -r g / |g| in each coordinate."""
    g, r = np.array([0.001, -50.0]), 0.1
    m, v = 0.1 * g, 0.001 * g**2
    m_hat, v_hat = m / (1 - 0.9), v / (1 - 0.999)
    return -r * m_hat / np.sqrt(v_hat)


first_step_of_adam = ValueExercise(
    first_steps,
    hints=[
        "With k = 1 the corrections undo the averaging: m^ = g and v^ = g^2.",
        "-r * g / sqrt(g^2), in each coordinate by itself.",
    ],
    slips=[
        Slip(-first_steps(), "The sign: a step goes against the gradient."),
        Slip(-0.1 * np.array([0.001, -50.0]), "That is plain descent; Adam divides each slope by its own size."),
        Slip(np.array([-1.0, 1.0]) * 0.1 * 0.1 / np.sqrt(0.001), "You left out the two corrections 1 - beta^k."),
        Slip(np.array([-1.0, 1.0]), "You forgot the learning rate."),
    ],
)


def adam_path(gradient, x, r, steps, beta1=0.9, beta2=0.999, eps=1e-8):
    """Return the points of Adam, shape (steps + 1, d)."""
    m, v = np.zeros_like(x), np.zeros_like(x)
    points = [x]
    for k in range(1, steps + 1):
        g = gradient(x)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**k)
        v_hat = v / (1 - beta2**k)
        x = x - r * m_hat / (np.sqrt(v_hat) + eps)
        points.append(x)
    return np.array(points)


def _adam(gradient, x, r, steps, direction, beta1=0.9, beta2=0.999, square=np.square, k0=1):
    """Return the points of an Adam whose step is -r direction(m, v, k), k counted from k0."""
    m = v = np.zeros_like(x)
    points = [x]
    for k in range(k0, k0 + steps):
        g = gradient(x)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * square(g)
        with np.errstate(all="ignore"):
            x = x - r * direction(m, v, k)
        points.append(x)
    return np.array(points)


def _published(m, v, k, beta1=0.9, beta2=0.999, eps=1e-8):
    return m / (1 - beta1**k) / (np.sqrt(v / (1 - beta2**k)) + eps)


def _uncorrected(gradient, x, r, steps):
    return _adam(gradient, x, r, steps, lambda m, v, k: m / (np.sqrt(v) + 1e-8))


def _eps_inside(gradient, x, r, steps):
    return _adam(gradient, x, r, steps, lambda m, v, k: m / (1 - 0.9**k) / np.sqrt(v / (1 - 0.999**k) + 1e-8))


def _square_of_the_mean(gradient, x, r, steps):
    return _adam(gradient, x, r, steps, lambda m, v, k: (m / (1 - 0.9**k)) / (np.abs(m / (1 - 0.9**k)) + 1e-8))


def _without_mean(gradient, x, r, steps):
    return adam_path(gradient, x, r, steps, beta1=0.0)


def _exchanged(gradient, x, r, steps):
    return adam_path(gradient, x, r, steps, beta1=0.999, beta2=0.9)


def _from_zero(gradient, x, r, steps):
    return _adam(gradient, x, r, steps, _published, k0=0)


def _one_too_many(gradient, x, r, steps):
    return _adam(gradient, x, r, steps, _published, k0=2)


def _without_squares(gradient, x, r, steps):
    return _adam(gradient, x, r, steps, _published, square=np.abs)


def _without_root(gradient, x, r, steps):
    return _adam(gradient, x, r, steps, lambda m, v, k: m / (1 - 0.9**k) / (v / (1 - 0.999**k) + 1e-8))


def _corrected_in_place(gradient, x, r, steps):
    m = v = np.zeros_like(x)
    points = [x]
    for k in range(1, steps + 1):
        g = gradient(x)
        m = (0.9 * m + 0.1 * g) / (1 - 0.9**k)
        v = (0.999 * v + 0.001 * g**2) / (1 - 0.999**k)
        x = x - r * m / (np.sqrt(v) + 1e-8)
        points.append(x)
    return np.array(points)


write_adam = FunctionExercise(
    adam_path,
    cases=[
        (BOWL.gradient, np.array([1.0, 0.7]), 0.1, 8),
        (lambda x: 1e-3 * rosenbrock.gradient(x), np.array([-1.2, 1.0]), 0.2, 12),
        (lambda x: 1e-6 * BOWL.gradient(x), np.array([1.0, 0.7]), 0.1, 3),
    ],
    hints=[
        "Two running means: m of the gradient, v of its square, each m = beta * m + (1 - beta) * new.",
        "Divide copies of them by 1 - beta**k, with k = 1 in the first step; m and v themselves stay as they are.",
        "x = x - r * m_hat / (np.sqrt(v_hat) + eps), with eps outside the root.",
    ],
    slips=[
        Slip(_uncorrected, "The corrections are missing: divide m by 1 - beta1**k and v by 1 - beta2**k."),
        Slip(_eps_inside, "Your eps is inside the root, where 1e-8 acts like 1e-4: np.sqrt(v_hat) + eps."),
        Slip(_square_of_the_mean, "You squared the mean m; v is the mean of the squares g**2."),
        Slip(_without_mean, "You step along g itself: that is RMSProp with a correction; Adam steps along m_hat."),
        Slip(_exchanged, "You exchanged beta1 and beta2: m has 0.9, v has 0.999."),
        Slip(_from_zero, "You count k from 0, and 1 - beta**0 is 0: the first step has k = 1."),
        Slip(_one_too_many, "Your k is one too large: the first step has k = 1."),
        Slip(_without_squares, "v is the mean of g**2; without the square its root has the wrong size."),
        Slip(_without_root, "You divide by v_hat; divide by its root."),
        Slip(
            _corrected_in_place, "You store the corrected m and v, so that they are corrected again: keep both apart."
        ),
    ],
)

# ---- mini-batches ---------------------------------------------------------------------------------------------------


def batch_for_a_tenth():
    """Return the batch size with a tenth of the noise of batches of 4, when the noise falls like 1 / sqrt(B)."""
    return 4 * 10**2


a_tenth_of_the_noise = ValueExercise(
    batch_for_a_tenth,
    hints=["Ten times less noise means a ten times larger sqrt(B).", "B grows by the factor 10^2."],
    slips=[
        Slip(40, "Ten times the examples give a noise sqrt(10) = 3.2 times smaller; the root is in the way."),
        Slip(4 * np.sqrt(10), "You took the root of ten; it has to be the square."),
        Slip(100, "That is the factor; multiply the batch of 4 by it."),
        Slip(4000, "A thousand times is too much: the factor is 10 squared."),
    ],
)

# ---- predictions ----------------------------------------------------------------------------------------------------

how_long_on_the_plateau = Question(
    "Descent on f(w) = σ(w)²/2 starts at w = 10 with r = 1. After about how many steps is it at w = 0? "
    "(The right order of magnitude counts.)",
    answer=22063,
    explanation="Far out the slope is about e^(−w), so dw/dk = −e^(−w) and e^w falls by one in each step: "
    "it takes about e^10 = 22026 steps.",
    tolerance=0.82,
)

how_much_faster = Question(
    "The same plateau with momentum, μ = 0.9: how many times fewer steps does it take, roughly?",
    answer="about 10 times fewer",
    explanation="On nearly constant slope the steps grow to r G / (1 − μ), ten times the plain ones: 2269 steps "
    "instead of 22063.",
    options=("about as many", "half as many", "about 10 times fewer", "about 100 times fewer"),
)

who_minds_the_rate = Question(
    "All six start at (−1.2, 1) in the curved valley and take 100 steps. With the same rate r = 0.01 for all, which "
    "of them run away?",
    answer="gradient descent and the two with momentum",
    explanation="Their steps are proportional to the gradient, which is in the hundreds here. The other three divide "
    "by the size of the gradients, so the same rate is harmless, and too small.",
    options=("none", "gradient descent and the two with momentum", "Adagrad, RMSProp and Adam", "all six"),
)
