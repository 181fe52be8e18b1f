r"""Methods of descent, simplest first: each is a generator of visits and reads like its formula.

With the gradient alone (`r` is the learning rate, all of them take many starts and stochastic costs):

    gradient_descent      x <- x - r grad
    momentum              v <- mu v - r grad,  x <- x + v
    nesterov              the same with the gradient at the look-ahead point x + mu v
    adagrad               x <- x - r grad / (sqrt(s) + eps), with s the sum of all grad^2 so far
    rmsprop               x <- x - r grad / (sqrt(v) + eps), with v a running mean of grad^2
    adam                  x <- x - r m^ / (sqrt(v^) + eps), with running means m of grad and v of grad^2

With more than the gradient:

    newton                x <- x - H^-1 grad
    conjugate_gradient    x <- x + alpha p, directions p that do not spoil what the last ones have won
    gauss_newton          x <- x - (J^T J)^-1 J^T e, for sums of squares e^T e with the Jacobian J of e
    levenberg_marquardt   x <- x - (J^T J + nu I)^-1 J^T e, nu from step to step as large as necessary

`cost(x) -> (J, grad)` is any cost: a surface, a network on its data, or your own function. Methods raise ValueError or
TypeError when called with hyper-parameters out of range. `descend` runs them.
"""

from itertools import count
from math import sqrt

import numpy as np

from .least_squares import damped_step, linearised_loss
from .line_search import armijo_step, exact_step
from .visits import SingularSystem, Visit, optimizer

# ---- with the gradient alone ----------------------------------------------------------------------------------------


@optimizer(first_order=True)
def gradient_descent(cost, x, learning_rate=0.1, line_search=None):
    """Steepest descent: x <- x - r grad.

    x has shape (d,), or (.., d) for many starts at once. `learning_rate` is a number or a function of the step.
    With line_search="armijo" r is halved from learning_rate until J falls by at least 1e-4 r |grad|^2; with "exact"
    r is the first point where the slope along -grad vanishes. Source: Cauchy 1847; Armijo 1966.
    """
    for k in count():
        J, grad = cost(x)
        yield Visit(x, J, grad)
        r = learning_rate(k)
        if line_search == "armijo":
            r = armijo_step(cost, x, J, grad, -grad, r)
        elif line_search == "exact":
            r = exact_step(cost, x, -grad, r)
        x = x - r * grad


@optimizer(first_order=True)
def momentum(cost, x, learning_rate=0.1, mu=0.9):
    """Heavy ball: v <- mu v - r grad, x <- x + v, from v = 0.

    x has shape (d,), or (.., d) for many starts at once; `notes` carry the velocity v. On a constant slope the steps
    grow to r grad / (1 - mu); on a quadratic it is stable for r < 2 (1 + mu) / lambda_max. Source: Polyak 1964.
    """
    v = np.zeros_like(x)
    for k in count():
        J, grad = cost(x)
        yield Visit(x, J, grad, v=v)
        v = mu * v - learning_rate(k) * grad
        x = x + v


@optimizer(first_order=True)
def nesterov(cost, x, learning_rate=0.1, mu=0.9):
    """Nesterov's momentum: v <- mu v - r grad(w + mu v), w <- w + v, from v = 0.

    The visits are the look-ahead points x = w + mu v, where the gradient is taken (as in PyTorch); `notes` carry v, w.
    x has shape (d,), or (.., d) for many starts at once. Source: Nesterov 1983, in the form of Sutskever et al. 2013.
    """
    v, w = np.zeros_like(x), x
    for k in count():
        J, grad = cost(x)
        yield Visit(x, J, grad, v=v, w=w)
        v = mu * v - learning_rate(k) * grad
        w = w + v
        x = w + mu * v


@optimizer(first_order=True)
def adagrad(cost, x, learning_rate=0.01, eps=1e-10):
    """Adagrad: s <- s + grad^2, x <- x - r grad / (sqrt(s) + eps), each coordinate with a rate of its own that shrinks.

    x has shape (d,), or (.., d) for many starts at once; `notes` carry s. Source: Duchi, Hazan and Singer 2011.
    """
    s = np.zeros_like(x)
    for k in count():
        J, grad = cost(x)
        yield Visit(x, J, grad, s=s)
        s = s + grad * grad
        x = x - learning_rate(k) * grad / (np.sqrt(s) + eps)


@optimizer(first_order=True)
def rmsprop(cost, x, learning_rate=0.01, decay=0.99, eps=1e-8):
    """RMSProp: v <- decay v + (1 - decay) grad^2, x <- x - r grad / (sqrt(v) + eps).

    x has shape (d,), or (.., d) for many starts at once; `notes` carry v. Source: Tieleman and Hinton 2012, lecture 6.5
    of Neural Networks for Machine Learning.
    """
    v = np.zeros_like(x)
    for k in count():
        J, grad = cost(x)
        yield Visit(x, J, grad, v=v)
        v = decay * v + (1 - decay) * grad * grad
        x = x - learning_rate(k) * grad / (np.sqrt(v) + eps)


@optimizer(first_order=True)
def adam(cost, x, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    """Adam: x <- x - r m^ / (sqrt(v^) + eps), m and v running means of grad and grad^2, m^ and v^ free of their start.

    x has shape (d,), or (.., d) for many starts at once; `notes` carry m and v. Source: Kingma and Ba 2015.
    """
    m = v = np.zeros_like(x)
    for k in count(1):
        J, grad = cost(x)
        yield Visit(x, J, grad, m=m, v=v)
        m = m + (1 - beta1) * (grad - m)
        v = v + (1 - beta2) * (grad * grad - v)
        # m^ = m / (1 - beta1^k) and v^ = v / (1 - beta2^k), the two divisions drawn into the step and eps.
        root = sqrt(1 - beta2**k)
        x = x - (learning_rate(k - 1) * root / (1 - beta1**k)) * m / (np.sqrt(v) + eps * root)


# ---- with more than the gradient ------------------------------------------------------------------------------------


@optimizer(functions=("cost", "hessian"))
def newton(cost, x, hessian, damping=1.0):
    """Newton's method: x <- x + damping p with H p = -grad, one step for a quadratic.

    x has shape (d,), hessian(x) shape (d, d). It goes to ANY stationary point, also uphill where H is not positive; a
    damping below 1 shortens its steps. The path ends where H is singular. Source: Newton 1669, Raphson 1690.
    """
    while True:
        J, grad = cost(x)
        yield Visit(x, J, grad)
        p = solution(hessian(x), -grad, "the Hessian is singular here: start elsewhere, or use a first-order method")
        x = x + damping * p


@optimizer(functions=("cost", "hessian_product"))
def conjugate_gradient(cost, x, hessian_product=None, learning_rate=1.0):
    """Conjugate gradient: x <- x + alpha p, p <- -grad + beta p, at most d steps on a quadratic in d variables.

    With hessian_product(p) = H p, a quadratic's own: alpha = grad.grad / (p.H p) is exact and beta = grad'.grad' /
    grad.grad (Fletcher and Reeves 1964). Without: alpha by a line search that begins with the learning rate, and
    beta = grad'.(grad' - grad) / grad.grad where positive, else a restart with p = -grad (Polak and Ribiere 1969).
    x has shape (d,); `notes` carry p, the direction that led there, with its alpha and beta.
    """
    J, grad = cost(x)
    p, beta, notes = -grad, 0.0, {}
    for k in count():
        yield Visit(x, J, grad, **notes)
        if not grad.any():
            return
        if hessian_product is not None:
            alpha = grad @ grad / (p @ hessian_product(p))
        else:
            alpha = exact_step(cost, x, p, learning_rate(k))
        x = x + alpha * p
        notes = {"p": p, "alpha": alpha, "beta": beta}
        before, (J, grad) = grad, cost(x)
        if hessian_product is not None:
            beta = grad @ grad / (before @ before)
        else:
            beta = max(grad @ (grad - before) / (before @ before), 0.0)
        p = -grad + beta * p
        if grad @ p >= 0:
            p, beta = -grad, 0.0


@optimizer(functions=("residuals", "jacobian"))
def gauss_newton(residuals, x, jacobian):
    """Gauss-Newton for L = e^T e: x <- x + d with (J^T J) d = -J^T e, which solves the linearised problem.

    x has shape (d,), residuals(x) = e shape (m,), jacobian(x) = J shape (m, d). The direction goes downhill, but the
    step may be far too long. The path ends where J has not full rank. Source: Gauss 1809.
    """
    while True:
        e, jac = residuals(x), jacobian(x)
        yield Visit(x, e @ e, 2 * jac.T @ e)
        d, _, rank, _ = np.linalg.lstsq(jac, -e)
        if rank < len(x):
            raise SingularSystem(
                f"the Jacobian has rank {rank} for {len(x)} variables: use levenberg_marquardt, which always has a step"
            )
        x = x + d


@optimizer(functions=("residuals", "jacobian"))
def levenberg_marquardt(residuals, x, jacobian, nu=1.0, factor=2.0):
    """Levenberg-Marquardt for L = e^T e: propose x + d with (J^T J + nu I) d = -J^T e, and adapt nu to the outcome.

    rho = (true reduction of L) / (reduction that the linearised residuals promise) judges the proposal: it is taken
    where rho > 0; nu is divided by `factor` where rho > 3/4 and multiplied where rho < 1/4. There is one visit for each
    proposal, a rejected one repeats x; `notes` carry nu, rho, proposal and accepted. The generator ends where no
    reduction is promised any more. Shapes as for gauss_newton. Source: Levenberg 1944, Marquardt 1963.
    """
    e, jac = residuals(x), jacobian(x)
    L, notes = e @ e, {}
    while True:
        yield Visit(x, L, 2 * jac.T @ e, **notes)
        d = damped_step(e, jac, nu)
        e_proposed = residuals(x + d)
        promised = L - linearised_loss(e, jac, d)
        if not promised > 0:
            return
        rho = (L - e_proposed @ e_proposed) / promised
        accepted = bool(rho > 0)
        notes = {"nu": nu, "rho": rho, "proposal": x + d, "accepted": accepted}
        if accepted:
            x, e, jac = x + d, e_proposed, jacobian(x + d)
            L = e @ e
        if rho > 3 / 4:
            nu = nu / factor
        elif not rho >= 1 / 4:  # also where the proposal's L is not finite
            nu = nu * factor


def solution(H, b, advice):
    """Return p with H p = b; raises SingularSystem with the advice where H is singular, exactly or to rounding."""
    if not np.isfinite(H).all():
        return np.full_like(b, np.nan)
    if np.linalg.matrix_rank(H) < len(b):
        raise SingularSystem(advice)
    return np.linalg.solve(H, b)
