"""Exercises of notebook 10, Newton's method and the Hessian."""

import numpy as np

from .. import data
from ..surfaces import polynomial, quartic, rosenbrock, tridiagonal, twin_minima, two_gaussians
from .exercise import FunctionExercise, Question, Slip, ValueExercise

# ---- the parabola at a minimum --------------------------------------------------------------------------------------


def parabola_error(x_star, h):
    """Return the quartic at x_star + h minus its parabola there: f''' h^3 / 6 + 3 h^4, with f''' = 72 x + 30."""
    return (72 * x_star + 30) * h**3 / 6 + 3 * h**4


LEFT, _, RIGHT = (point.x[0] for point in quartic.stationary_points)

error_of_the_parabola = FunctionExercise(
    parabola_error,
    cases=[(RIGHT, 0.1), (LEFT, 0.1), (RIGHT, -0.5), (LEFT, 1.0)],
    hints=[
        "Taylor's series of a polynomial of degree four ends with the fourth derivative: which terms has the parabola?",
        "f''' h^3 / 3! + f'''' h^4 / 4!; the third derivative is 72 x + 30, the fourth 72.",
    ],
    slips=[
        Slip(lambda x, h: (72 * x + 30) * h**3 / 6, "The term in h^4 is missing: the fourth derivative is 72, not 0."),
        Slip(lambda x, h: (72 * x + 30) * h**3 / 3 + 3 * h**4, "Divide f''' by 3! = 6, not by 3."),
        Slip(lambda x, h: (72 * x + 30) * h**3 / 2 + 3 * h**4, "Divide f''' by 3! = 6; the 2 belongs to f''."),
        Slip(lambda x, h: (72 * x + 30) * h**3 / 6 + 72 * h**4, "Divide f'''' = 72 by 4! = 24."),
        Slip(
            lambda x, h: (36 * x**2 + 30 * x - 40) * h**2 / 2 + parabola_error(x, h),
            "That is how far the curve rises: the term in h^2 is the parabola itself, leave it out.",
        ),
        Slip(lambda x, h: -parabola_error(x, h), "The sign is turned: the curve minus the parabola."),
    ],
)

# ---- one step by hand -----------------------------------------------------------------------------------------------

START = np.array([-1.2, 1.0])


def rosenbrock_step():
    """Return the point after one step of Newton's method on Rosenbrock's valley from (-1.2, 1)."""
    return START + np.linalg.solve(rosenbrock.hessian(START), -rosenbrock.gradient(START))


one_step = ValueExercise(
    rosenbrock_step,
    hints=[
        "Solve 1330 p1 + 480 p2 = 215.6 and 480 p1 + 200 p2 = 88; the determinant is 35600.",
        "p1 = (200 * 215.6 - 480 * 88) / 35600 and p2 = (1330 * 88 - 480 * 215.6) / 35600; add p to the start.",
    ],
    slips=[
        Slip(lambda: 2 * START - rosenbrock_step(), "That is x - p: your step goes against H p = -grad."),
        Slip(lambda: rosenbrock_step() - START, "That is the step p; add it to the start."),
        Slip(
            lambda: START - rosenbrock.gradient(START) / np.diag(rosenbrock.hessian(START)),
            "You divided by the diagonal entries alone: the two equations are coupled by the 480.",
        ),
    ],
)

# ---- the algorithm --------------------------------------------------------------------------------------------------


def newton_path(gradient, hessian, x, steps):
    """Return the visited points, shape (steps + 1, d): x, then every x + p with H p = -grad."""
    points = [x]
    for _ in range(steps):
        p = np.linalg.solve(hessian(x), -gradient(x))
        x = x + p
        points.append(x)
    return np.array(points)


def _backwards(gradient, hessian, x, steps):
    return newton_path(lambda x: -gradient(x), hessian, x, steps)


def _multiplied(gradient, hessian, x, steps):
    points = [x]
    for _ in range(steps):
        x = x - hessian(x) @ gradient(x)
        points.append(x)
    return np.array(points)


def _first_hessian_for_ever(gradient, hessian, x, steps):
    H = hessian(x)
    return newton_path(gradient, lambda _: H, x, steps)


def _diagonal(gradient, hessian, x, steps):
    return newton_path(gradient, lambda x: np.diag(np.diag(hessian(x))), x, steps)


def _without_start(gradient, hessian, x, steps):
    return newton_path(gradient, hessian, x, steps)[1:]


def _without_end(gradient, hessian, x, steps):
    return newton_path(gradient, hessian, x, steps)[:-1]


def _last_only(gradient, hessian, x, steps):
    return newton_path(gradient, hessian, x, steps)[-1]


write_newton = FunctionExercise(
    newton_path,
    cases=[
        (rosenbrock.gradient, rosenbrock.hessian, START, 3),
        (tridiagonal.gradient, tridiagonal.hessian, np.zeros(6), 1),
    ],
    hints=[
        "Inside the loop: p = np.linalg.solve(hessian(x), -gradient(x)), then x = x + p.",
        "Collect every x in a list, the start first, and return np.array of it.",
    ],
    slips=[
        Slip(_backwards, "Your steps go away from the centre: H p = -grad, with the minus."),
        Slip(_multiplied, "You multiply the gradient by H: np.linalg.solve(H, -grad) undoes a multiplication by H."),
        Slip(_first_hessian_for_ever, "You keep the Hessian of the start: take it anew at each x, as the gradient."),
        Slip(_diagonal, "You divide by the diagonal of H: the mixed derivatives count as well, so solve the system."),
        Slip(_without_start, "The start is missing: with 3 steps there are 4 points."),
        Slip(_without_end, "The last point is missing: with 3 steps there are 4 points."),
        Slip(_last_only, "You return only the last point: return all of them, the start first."),
    ],
)

# ---- find the mistake -----------------------------------------------------------------------------------------------


def step_that_solves(gradient, H):
    """Return Newton's step p, shape (d,), with H p = -gradient."""
    return np.linalg.solve(H, -gradient)


def step_that_divides(gradient, H):
    """Return what the notebook's faulty function does: 1 / H divides entry by entry and is no inverse."""
    return -(1 / H) @ gradient


find_the_mistake = FunctionExercise(
    step_that_solves,
    cases=[
        (np.array([-215.6, -88.0]), np.array([[1330.0, 480.0], [480.0, 200.0]])),
        (np.array([1.0, -2.0, 3.0]), np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 1.0], [0.5, 1.0, 2.0]])),
    ],
    hints=[
        "Print H times (1 / H), with @: is it the identity?",
        "1 / H divides 1 by each entry. What is wanted is the p with H p = -gradient: np.linalg.solve.",
    ],
    given=step_that_divides,
    slips=[
        Slip(lambda gradient, H: np.linalg.solve(H, gradient), "Nearly: the minus of H p = -grad has got lost."),
        Slip(lambda gradient, H: -gradient / np.diag(H), "Now only the diagonal of H counts: solve the whole system."),
        Slip(lambda gradient, H: -gradient / H, "That still divides entry by entry, into a matrix: solve the system."),
        Slip(lambda gradient, H: -H @ gradient, "That multiplies by H, and has to undo it."),
    ],
)

# ---- where Newton climbs --------------------------------------------------------------------------------------------


PLACES = np.array([[0.0, 0.0], [-0.6, 0.6], [0.3, -0.6], [-0.0480756242544738, 0.207608495171694]])


def signatures():
    """Return how many curvatures of the two hills are negative at the four places."""
    return (np.linalg.eigvalsh(two_gaussians.hessian(PLACES)) < 0).sum(axis=1)


four_places = ValueExercise(
    signatures,
    hints=[
        "np.linalg.eigvalsh(surfaces.two_gaussians.hessian(x)) gives the two curvatures at x.",
        "Count those below zero: 0 in a bowl, 1 on a saddle, 2 on a dome.",
    ],
    slips=[
        Slip(lambda: 2 - signatures(), "You counted the positive ones: a dome has two negative curvatures."),
        Slip(np.array([1, 2, 2, 1]), "At (0.3, -0.6) one curvature is negative and the other positive: look again."),
        Slip(np.array([2, 2, 2, 2]), "Not every place near a hill is a dome: compute the eigenvalues."),
    ],
)


def first_damping_that_climbs():
    """Return the first of 1, 1/2, 1/4, .. with which one step from (-0.6, 0.6) on the two hills ends higher."""
    x = np.array([-0.6, 0.6])
    p = np.linalg.solve(two_gaussians.hessian(x), -two_gaussians.gradient(x))
    damping = 1.0
    while two_gaussians.value(x + damping * p) <= two_gaussians.value(x):
        damping = damping / 2
    return damping


which_damping = ValueExercise(
    first_damping_that_climbs,
    hints=[
        "Compute p once, then compare surfaces.two_gaussians.value(x + damping * p) with the value at x.",
        "A while loop that halves the damping as long as the new height is not greater than the old one.",
    ],
    slips=[
        Slip(1.0, "The whole step lands on the plain, far below."),
        Slip(0.5, "Half the step is still too long: the height there is 0.22, and it was 0.757."),
        Slip(0.125, "That one climbs even higher, but 1/4 climbs already: stop at the first."),
    ],
)

# ---- other units ----------------------------------------------------------------------------------------------------


def in_other_units(gradient, H, s):
    """Return (gradient, H) by u = s * x: every derivative by u_i is one by x_i, divided by s_i."""
    return gradient / s, H / np.outer(s, s)


other_units = FunctionExercise(
    in_other_units,
    cases=[
        (np.array([-215.6, -88.0]), np.array([[1330.0, 480.0], [480.0, 200.0]]), np.array([1.0, 10.0])),
        (twin_minima.gradient([1.0, 0.2]), twin_minima.hessian([1.0, 0.2]), np.array([0.5, 3.0])),
    ],
    hints=[
        "The chain rule: x_i = u_i / s_i, so the derivative by u_i is the derivative by x_i times 1 / s_i.",
        "Entry (i, j) of H is divided by s_i and by s_j: np.outer(s, s) holds these products.",
    ],
    slips=[
        Slip(lambda g, H, s: (g * s, H * np.outer(s, s)), "Divide instead: in a finer unit the same slope is smaller."),
        Slip(lambda g, H, s: (g / s, H / s), "H / s divides the columns alone: each entry has two derivatives in it."),
        Slip(lambda g, H, s: (g / s, H / s[:, np.newaxis]), "You divide the rows alone: divide the columns as well."),
        Slip(lambda g, H, s: (g, H / np.outer(s, s)), "The Hessian is right; the gradient changes as well."),
        Slip(lambda g, H, s: (g / s, H / s**2), "H / s**2 divides columns twice: entry (i, j) wants s_i and s_j."),
        Slip(lambda g, H, s: (g / s, H), "The gradient is right; the Hessian changes as well."),
    ],
)

# ---- the Hessian's price --------------------------------------------------------------------------------------------


def hessian_by_differences(gradient, x, eps):
    """Return H, shape (d, d): row i is (gradient(x + eps e_i) - gradient(x - eps e_i)) / (2 eps)."""
    H = np.empty((len(x), len(x)))
    for i in range(len(x)):
        e = np.zeros(len(x))
        e[i] = eps
        H[i] = (gradient(x + e) - gradient(x - e)) / (2 * eps)
    return H


def _one_sided(gradient, x, eps):
    return np.array([(gradient(x + eps * e) - gradient(x)) / eps for e in np.eye(len(x))])


def _not_halved(gradient, x, eps):
    return 2 * hessian_by_differences(gradient, x, eps)


def _all_at_once(gradient, x, eps):
    return np.diag((gradient(x + eps) - gradient(x - eps)) / (2 * eps))


def network_gradient(theta):
    """Return the back-propagated gradient of the 3-5-5-4 network of the sines, shape (74,)."""
    net, _, X, Y = data.sine_example()
    return net.cost_and_gradient(theta, X, Y)[1]


write_hessian = FunctionExercise(
    hessian_by_differences,
    cases=[
        (polynomial.gradient, np.array([0.5, 0.2]), 1e-4),
        (tridiagonal.gradient, np.zeros(6), 1e-4),
        (network_gradient, data.sine_example()[1], 1e-4),
    ],
    hints=[
        "Row i: nudge entry i alone by +eps and by -eps, and take the difference of the two gradients.",
        "Divide the difference by 2 * eps: that is how far the two points lie apart.",
    ],
    slips=[
        Slip(_one_sided, "These are one-sided differences: take gradient(x + e) minus gradient(x - e)."),
        Slip(_not_halved, "Twice too large: the two points lie 2 eps apart, so divide by 2 * eps."),
        Slip(_all_at_once, "Nudge one entry at a time: with all at once the second derivatives are added up."),
    ],
)


def price(N):
    """Return (bytes, different entries, gradients): 8 N^2, N (N + 1) / 2 and 2 N."""
    return 8 * N**2, N * (N + 1) // 2, 2 * N


what_it_costs = FunctionExercise(
    price,
    cases=[(74,), (9,), (10**6,)],
    hints=[
        "N x N numbers of 8 bytes; on the diagonal there are N of them, below it N (N - 1) / 2.",
        "Each row takes two gradients, one on either side.",
    ],
    slips=[
        Slip(lambda N: (N**2, N * (N + 1) // 2, 2 * N), "The first number is in bytes: 8 for each entry."),
        Slip(lambda N: (8 * N**2, N**2, 2 * N), "The second number: entries (i, j) and (j, i) of H are the same one."),
        Slip(lambda N: (8 * N**2, N * (N - 1) // 2, 2 * N), "The diagonal counts too: N (N + 1) / 2 entries differ."),
        Slip(lambda N: (8 * N**2, N * (N + 1) // 2, N), "Two-sided differences take two gradients for each row."),
        Slip(lambda N: (8 * N**2, N * (N + 1) // 2, 2 * N**2), "One gradient gives a whole row: 2 N of them do."),
    ],
)

# ---- when a formula exists ------------------------------------------------------------------------------------------


def fit_line(x, y):
    """Return (intercept, slope), the solution of X~^T X~ w = X~^T y with X~ = [1 | x]."""
    X = np.stack([np.ones(len(x)), x], axis=1)
    return np.linalg.solve(X.T @ X, X.T @ y)


normal_equations = FunctionExercise(
    fit_line,
    cases=[
        (np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 2.0, 2.0, 4.0])),
        (np.array([-1.0, 0.5, 2.0, 4.0, 5.0]), np.array([3.0, 1.0, 0.5, -2.0, -2.5])),
    ],
    hints=[
        "X has a column of ones and a column with x: np.stack([np.ones(len(x)), x], axis=1).",
        "np.linalg.solve(X.T @ X, X.T @ y).",
    ],
    slips=[
        Slip(lambda x, y: (x @ y) / (x @ x), "The column of ones is missing: your line goes through the origin."),
        Slip(lambda x, y: fit_line(x, y)[::-1], "Intercept first, then the slope: the ones are column 0."),
        Slip(lambda x, y: fit_line(x, y) * len(x), "The 1/m stands on both sides of the equation, or on neither."),
        Slip(lambda x, y: fit_line(y, x), "You exchanged x and y."),
    ],
)

# ---- questions ------------------------------------------------------------------------------------------------------

flat_or_round = Question(
    "You look at a minimum through a stronger and stronger magnifying glass. Do the level lines become ellipses?",
    "where the Hessian has no zero eigenvalue",
    "The glass leaves the quadratic term alone and shrinks all higher ones. Where the quadratic term is zero in some "
    "direction, a higher one rules there, however close you look.",
    options=("always", "where the Hessian has no zero eigenvalue", "only for polynomials"),
)

where_newton_ends = Question(
    "On the two hills you look for a maximum and start at (0, 0), between them. Where does Newton's method end?",
    "at the saddle",
    "It goes to the centre of each model, and at (0, 0) the model is a saddle, with its centre downhill. After "
    "four steps it sits on the pass, at height 0.4416.",
    options=("on the higher hill", "on the lower hill", "at the saddle", "far away on the plain"),
)

steps_in_the_bowl = Question(
    "In the bowl with kappa = 100 gradient descent takes 709 steps from (1, 1) to within a millionth. How many does "
    "Newton need?",
    1.0,
    "The bowl is its own quadratic model, so the centre of the model is the minimum, whatever kappa is.",
    tolerance=0,
)
