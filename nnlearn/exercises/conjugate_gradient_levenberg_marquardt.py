"""Exercises of notebook 11, conjugate gradient and Levenberg-Marquardt."""

import numpy as np

from ..least_squares import damped_step, linearised_loss
from ..surfaces import rosenbrock
from .exercise import FunctionExercise, Question, Slip, ValueExercise

# ---- conjugate gradient ---------------------------------------------------------------------------------------------


def second_beta():
    """Return beta of the second direction on x^2 + 10 y^2 from (10, 1): grad'.grad' / grad.grad."""
    H = np.diag([2.0, 20.0])
    x = np.array([10.0, 1.0])
    grad = H @ x
    p = -grad
    alpha = grad @ grad / (p @ H @ p)
    grad_next = H @ (x + alpha * p)
    return grad_next @ grad_next / (grad @ grad)


beta_by_hand = ValueExercise(
    second_beta,
    hints=[
        "The second gradient stands in the output above. Square its two entries and add them up.",
        "Divide by the same sum for the first gradient (20, 20), which is 800.",
    ],
    slips=[
        Slip(lambda: np.sqrt(second_beta()), "That is the ratio of the lengths: beta is the ratio of their squares."),
        Slip(lambda: 1 / second_beta(), "Upside down: the new gradient on top, the old one below."),
        Slip(0.0, "You multiplied the new gradient with the old one; they are at right angles. Take new times new."),
        Slip(1 / 11, "That is alpha: the first step is alpha times p."),
    ],
)


def conjugate(A, b, x, steps):
    """Return the points (steps + 1, d) of conjugate gradient on x.(A x) / 2 - b.x, the start first."""
    points = [x]
    r = b - A @ x
    p = r
    for _ in range(steps):
        alpha = r @ r / (p @ A @ p)
        x = x + alpha * p
        r_next = r - alpha * A @ p
        beta = r_next @ r_next / (r @ r)
        p = r_next + beta * p
        r = r_next
        points.append(x)
    return np.array(points)


def _variant(alpha=None, beta=None, sign=1.0):
    """Return a program for the same task with another alpha, beta or sign in it."""

    def program(A, b, x, steps):
        points, r = [x], b - A @ x
        p = r
        for _ in range(steps):
            a = r @ r / (p @ A @ p) if alpha is None else alpha(r, p, A)
            x = x + a * p
            r_next = r - a * A @ p
            p = r_next + sign * (r_next @ r_next / (r @ r) if beta is None else beta(r, r_next)) * p
            r = r_next
            points.append(x)
        return np.array(points)

    return program


TRI = 2 * np.eye(4) - np.eye(4, k=1) - np.eye(4, k=-1)


def _with_the_first_residual(A, b, x, steps):
    """Return what comes out where r is never replaced by the new residual."""
    points, r = [x], b - A @ x
    p = r
    for _ in range(steps):
        a = r @ r / (p @ A @ p)
        x = x + a * p
        r_next = r - a * A @ p
        p = r_next + r_next @ r_next / (r @ r) * p
        points.append(x)
    return np.array(points)


write_conjugate_gradient = FunctionExercise(
    conjugate,
    cases=[
        (np.diag([2.0, 20.0]), np.array([2.0, 20.0]), np.array([11.0, 2.0]), 2),  # ends in (1, 1)
        (TRI, np.arange(1.0, 5.0), np.array([1.0, 0.0, -1.0, 2.0]), 3),
    ],
    hints=[
        "r is the residual b - A x, which is minus the gradient; the first direction p is r itself.",
        "In the loop, in this order: alpha, x, the new residual, beta from both residuals, the new p.",
    ],
    slips=[
        Slip(_variant(beta=lambda r, r_next: 0.0), "Without beta that is steepest descent: p must remember its past."),
        Slip(_variant(beta=lambda r, r_next: (r @ r) / (r_next @ r_next)), "Your beta is upside down: new over old."),
        Slip(
            _variant(beta=lambda r, r_next: 1.0),
            "Your beta is always 1: keep the old residual until beta is computed, then replace it.",
        ),
        Slip(_with_the_first_residual, "At the end of each round the new residual has to take the place of the old."),
        Slip(lambda A, b, x, steps: conjugate(A, 0 * b, x, steps), "b is missing: the residual is b - A x."),
        Slip(
            lambda A, b, x, steps: 2 * x - conjugate(A, b, x, steps), "Your steps go uphill: the residual is b - A x."
        ),
        Slip(lambda A, b, x, steps: conjugate(A, b, x, steps + 1), "One round too many: with 3 steps, 4 points."),
        Slip(_variant(sign=-1.0), "The new direction is r + beta p: you subtract beta p."),
        Slip(
            _variant(alpha=lambda r, p, A: (r @ r) / (p @ p)),
            "A is missing in alpha: the curvature along p is p.(A p), not p.p.",
        ),
        Slip(lambda A, b, x, steps: conjugate(A, b, x, steps)[1:], "The start is missing: with 3 steps, 4 points."),
        Slip(lambda A, b, x, steps: conjugate(A, b, x, steps)[-1], "Return all the points, the start first."),
    ],
)

how_many_steps = Question(
    "With b = (1, 2, 3, 4, 5, 6) conjugate gradient took six steps. How many does it take with b = (1, 1, 1, 1, 1, 1)?",
    answer=3,
    explanation="The matrix is its own mirror image, and so is this b. Only those three of its six eigenvectors are in "
    "play that are mirror images of themselves, and each step takes care of one of them.",
    tolerance=0.01,
)

# ---- least squares --------------------------------------------------------------------------------------------------

START = np.array([-1.2, 1.0])
E, J = rosenbrock.residuals(START), rosenbrock.jacobian(START)


def gauss_newton_step():
    """Return the step d with (J^T J) d = -J^T e at (-1.2, 1) in Rosenbrock's valley."""
    w = np.array([-1.2, 1.0])
    e, jac = rosenbrock.residuals(w), rosenbrock.jacobian(w)
    return np.linalg.solve(jac.T @ jac, -jac.T @ e)


gauss_newton_by_hand = ValueExercise(
    gauss_newton_step,
    hints=[
        "J is square here, so J d = -e is enough: its second row says -d1 = -2.2.",
        "Then the first row: 24 d1 + 10 d2 = 4.4.",
    ],
    slips=[
        Slip(lambda: -gauss_newton_step(), "The sign: J d has to take e away, so J d = -e."),
        Slip(lambda: START + gauss_newton_step(), "That is the point you reach; the step is what is added to it."),
        Slip(lambda: -J.T @ E, "That is -J^T e, the right side alone: solve (J^T J) d = -J^T e for d."),
        Slip(lambda: 2 * gauss_newton_step(), "Twice too long: the two of 2 J^T e cancels with that of 2 J^T J."),
    ],
)


def step_with_nu_1():
    """Return the damped step for nu = 1 at (-1.2, 1)."""
    w = np.array([-1.2, 1.0])
    e, jac = rosenbrock.residuals(w), rosenbrock.jacobian(w)
    return np.linalg.solve(jac.T @ jac + 1.0 * np.eye(2), -jac.T @ e)


def _implicit():
    """Return the step with the residuals of the new point, as some slides print it."""
    return -np.linalg.solve(J.T @ J + np.eye(2), J.T @ rosenbrock.residuals(START + step_with_nu_1()))


damped_by_hand = ValueExercise(
    step_with_nu_1,
    hints=[
        "J^T J is [[577, 240], [240, 100]]: add 1 to 577 and to 100.",
        "np.linalg.solve(jacobian.T @ jacobian + 1.0 * np.eye(2), -jacobian.T @ e)",
    ],
    slips=[
        Slip(gauss_newton_step, "That is the step without damping: add nu to the diagonal of J^T J."),
        Slip(_implicit, "You took the residuals of the point you step to. They belong to the point you stand on."),
        Slip(lambda: np.linalg.solve(J.T @ J + 1.0, -J.T @ E), "You added nu to all four entries: only the diagonal."),
        Slip(lambda: damped_step(E, J, 0.5), "With the factors 2 of the gradient and the Hessian, nu counts half."),
        Slip(lambda: -step_with_nu_1(), "The sign: -J^T e stands on the right side."),
    ],
)


def identity_on_the_diagonal(e, jac, nu):
    """Return the damped step -(J^T J + nu I)^-1 J^T e."""
    return np.linalg.solve(jac.T @ jac + nu * np.eye(jac.shape[1]), -jac.T @ e)


def nu_everywhere(e, jac, nu):
    """Return what the notebook's faulty function does: nu is added to every entry."""
    return np.linalg.solve(jac.T @ jac + nu, -jac.T @ e)


LINE_E = np.array([0.5, -1.0, 0.2, 0.4])
LINE_J = np.stack([np.ones(4), np.arange(4.0)], axis=1)

find_the_mistake = FunctionExercise(
    identity_on_the_diagonal,
    cases=[(E, J, 1.0), (LINE_E, LINE_J, 3.0), (E, J, 100.0)],
    hints=[
        "A matrix plus a number: what does numpy add, and where?",
        "The identity matrix is np.eye(N), with N the number of variables, the columns of J.",
    ],
    given=nu_everywhere,
    slips=[
        Slip(
            lambda e, jac, nu: np.linalg.solve(jac.T @ jac + nu * np.diag(np.diag(jac.T @ jac)), -jac.T @ e),
            "That scales the diagonal of J^T J, as Marquardt proposed, and it works. Here nu I is asked for.",
        ),
        Slip(
            lambda e, jac, nu: np.linalg.solve(jac.T @ jac - nu * np.eye(jac.shape[1]), -jac.T @ e),
            "You subtract nu I: damping adds to the curvature.",
        ),
        Slip(
            lambda e, jac, nu: np.linalg.solve(jac.T @ jac + nu * np.eye(jac.shape[1]), jac.T @ e),
            "The damping is right now, but the sign was lost: -J^T e.",
        ),
        Slip(lambda e, jac, nu: np.linalg.solve(jac.T @ jac, -jac.T @ e), "Now nu is gone altogether."),
        Slip(
            lambda e, jac, nu: np.linalg.solve(jac.T @ jac + np.eye(jac.shape[1]), -jac.T @ e),
            "The identity is right, but nu has got lost: it is nu times the identity.",
        ),
    ],
)


def first_gain_ratio():
    """Return rho of the step with nu = 1 at (-1.2, 1): true over promised reduction of L."""
    w, d = np.array([-1.2, 1.0]), step_with_nu_1()  # the step of exercise 4
    e, jac = rosenbrock.residuals(w), rosenbrock.jacobian(w)
    e_new, e_model = rosenbrock.residuals(w + d), e + jac @ d
    return (e @ e - e_new @ e_new) / (e @ e - e_model @ e_model)


gain_ratio = ValueExercise(
    first_gain_ratio,
    hints=[
        "Three losses: L at the point, L after the step, and |e + J d|^2, what the linear model says.",
        "(24.2 - loss after) / (24.2 - model)",
    ],
    slips=[
        Slip(lambda: 1 / first_gain_ratio(), "Upside down: the true reduction stands on top."),
        Slip(lambda: -first_gain_ratio(), "The sign: both reductions are L before minus L after."),
        Slip(
            lambda: (
                (E @ E - rosenbrock.value(START + step_with_nu_1()))
                / (E @ E - linearised_loss(E, J, step_with_nu_1()) - step_with_nu_1() @ step_with_nu_1())
            ),
            "You added the price nu |d|^2 to the model: the promised loss is |e + J d|^2 alone.",
        ),
        Slip(
            lambda: rosenbrock.value(START + step_with_nu_1()) / linearised_loss(E, J, step_with_nu_1()),
            "You divided the losses: divide the reductions, each is 24.2 minus a loss.",
        ),
        Slip(
            lambda: (E @ E - rosenbrock.value(START + step_with_nu_1())) / (E @ E),
            "You divided by L itself: divide by the reduction that the model promises.",
        ),
    ],
)


def levenberg_marquardt(residuals, jacobian, w, nu, proposals):
    """Return (w, nu) after so many proposals of Levenberg-Marquardt by the course's rule."""
    for _ in range(proposals):
        e, jac = residuals(w), jacobian(w)
        d = np.linalg.solve(jac.T @ jac + nu * np.eye(len(w)), -jac.T @ e)
        e_new, e_model = residuals(w + d), e + jac @ d
        rho = (e @ e - e_new @ e_new) / (e @ e - e_model @ e_model)
        if rho > 0:
            w = w + d
        if rho > 3 / 4:
            nu = nu / 2
        elif rho < 1 / 4:
            nu = nu * 2
    return w, nu


def _lm_variant(accept=None, adapt=None):
    """Return a program for the same task that accepts or adapts differently."""

    def program(residuals, jacobian, w, nu, proposals):
        for _ in range(proposals):
            e, jac = residuals(w), jacobian(w)
            d = np.linalg.solve(jac.T @ jac + nu * np.eye(len(w)), -jac.T @ e)
            e_new, e_model = residuals(w + d), e + jac @ d
            rho = (e @ e - e_new @ e_new) / (e @ e - e_model @ e_model)
            if rho > 0 if accept is None else accept(rho):
                w = w + d
            nu = nu * (adapt(rho) if adapt else 0.5 if rho > 3 / 4 else 2.0 if rho < 1 / 4 else 1.0)
        return w, nu

    return program


write_levenberg_marquardt = FunctionExercise(
    levenberg_marquardt,
    cases=[
        (rosenbrock.residuals, rosenbrock.jacobian, START, 1.0, 6),
        (rosenbrock.residuals, rosenbrock.jacobian, np.array([0.5, 2.0]), 0.01, 4),
        (rosenbrock.residuals, rosenbrock.jacobian, np.array([-0.5, -0.5]), 1.0, 1),  # rho = 0.45: nu stays
        (rosenbrock.residuals, rosenbrock.jacobian, np.array([-0.5, 0.5]), 1.0, 1),  # rho = 0.61: nu stays
    ],
    hints=[
        "Per proposal: e and J at w; the damped step d; the residuals at w + d; rho; then w; then nu.",
        "rho = (e.e - e_new.e_new) / (e.e - e_model.e_model) with e_model = e + J d.",
        "w moves only if rho > 0. nu is halved if rho > 3/4, doubled if rho < 1/4, else it stays.",
    ],
    slips=[
        Slip(_lm_variant(accept=lambda rho: True), "You take every step: one with rho <= 0 raises L and is rejected."),
        Slip(
            _lm_variant(adapt=lambda rho: 2.0 if rho > 3 / 4 else 0.5 if rho < 1 / 4 else 1.0),
            "nu goes the wrong way: a good model (rho near 1) deserves LESS damping.",
        ),
        Slip(
            _lm_variant(adapt=lambda rho: 0.5 if rho > 0 else 2.0),
            "You halve nu after every accepted step: between 1/4 and 3/4 it stays, below 1/4 it doubles. Or is "
            "your rho upside down?",
        ),
        Slip(
            _lm_variant(adapt=lambda rho: 0.5 if rho > 3 / 4 else 2.0),
            "You double nu whenever you do not halve it: between 1/4 and 3/4 it stays.",
        ),
        Slip(
            _lm_variant(adapt=lambda rho: 0.5 if rho > 3 / 4 else 1.0 if rho > 0 else 2.0),
            "You double nu only after a rejection: it doubles wherever rho < 1/4. Or does your model hold the price?",
        ),
        Slip(_lm_variant(adapt=lambda rho: 1.0), "Your nu never changes."),
        Slip(_lm_variant(accept=lambda rho: rho > 3 / 4), "A step is accepted where rho > 0; 3/4 concerns nu alone."),
        Slip(_lm_variant(accept=lambda rho: rho > 1 / 4), "A step is accepted where rho > 0; 1/4 concerns nu alone."),
        Slip(
            lambda *arguments: levenberg_marquardt(*arguments)[::-1],
            "Right, but the other way round: first w, then nu.",
        ),
    ],
)

which_factor = Question(
    "The rule halves or doubles ν. Would a factor of 10 instead of 2 arrive in fewer proposals?",
    answer="no, in more",
    explanation="49 proposals instead of 22. With such leaps ν flips from too small, where the proposal is rejected, "
    "to too large, where the step is timid. Set the factor to 10 in the figure and watch the gain ratio.",
    options=("yes, in fewer", "in as many", "no, in more"),
)
