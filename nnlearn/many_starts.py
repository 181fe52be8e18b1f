r"""Training from many starts at once: what one slider, or one sweep, has to know before it can be moved at will.

    starts    theta of shape (N, n_parameters), one start a row
    z(l+1)    sum over j of Theta(l)[:, j] A~(l)[:, j], shape (m, s_{l+1}, N): the starts stand last

The sums are those of `nnlearn.network` and `nnlearn.backprop`, with arrays of N starts in place of numbers, so that a
hundred small networks cost little more than one. Units with equal weights stay equal to the last digit.
"""

from itertools import islice, pairwise

import numpy as np

from .arguments import whole_number
from .descent import EXHAUSTED
from .network import batches


def objective(net, X, Y, lam=0.0):
    """Return cost(theta) -> (J, grad) of a network on these data for many starts theta (N, n_parameters) at once.

    J has shape (N,), grad that of theta. A first-order method such as gradient_descent takes this cost as it is.
    """
    X, Y, lam = net._checked(X, Y, lam)
    X_tilde, Y = _with_bias(net, X[:, :, np.newaxis]), Y[:, :, np.newaxis]
    return _cost(net, lambda: (X_tilde, Y), net.cost_function.scale(len(X)), lam / len(X))


def stochastic_objective(net, X, Y, batch_size, rngs):
    """Return cost(theta) as `objective` does, but on a fresh random batch for each of the N starts, at each call.

    `rngs` holds N random generators. Each start sees the batches that net.stochastic_objective would draw with its
    generator. Raises ValueError or TypeError for another batch size or another kind of generator.
    """
    X, Y, _ = net._checked(X, Y, 0.0)
    net.stochastic_objective(X, Y, batch_size, *rngs[:1])  # which checks the rest
    X_tilde = _with_bias(net, X[:, :, np.newaxis])[:, :, 0]
    draws = [batches(len(X), batch_size, rng) for rng in rngs]
    scale = net.cost_function.scale(batch_size) if net.cost_function.is_mean else len(X) / batch_size

    def next_batch():
        rows = [next(draw) for draw in draws]
        return X_tilde[rows].transpose(1, 2, 0), Y[rows].transpose(1, 2, 0)

    cost = _cost(net, next_batch, scale)
    cost.is_stochastic = True
    return cost


def _cost(net, batch, scale, decay=0.0):
    """Return cost(theta) on batch() -> (X~ (B, s_1 + 1, N), Y (B, K, N)); the last axis is 1 where all starts share it.

    `scale` makes a cost of the sum of the terms, `decay` is lam / m.
    """

    @np.errstate(over="ignore")  # as in backprop.cost_and_gradient
    def cost(theta):
        X_tilde, Y = batch()
        starts_last = np.ascontiguousarray(theta.T)
        Theta = {l: starts_last[part].reshape(*net.shapes[l], -1) for l, part in net.parts.items()}
        a, a_tilde = {}, {1: X_tilde}
        for l in range(1, net.L):
            z = np.einsum("mjn,ijn->min", a_tilde[l], Theta[l])
            a[l + 1] = net.g(l + 1).of_array(z)
            if l + 1 < net.L:
                a_tilde[l + 1] = _with_bias(net, a[l + 1])
        J = scale * net.cost_function.unchecked_terms(z, a[net.L], Y).sum(axis=(0, 1))

        grad = np.empty_like(starts_last)
        delta = scale * net.cost_function.unchecked_delta(a[net.L], Y, net.output)
        for l in range(net.L - 1, 0, -1):
            np.einsum("min,mjn->ijn", delta, a_tilde[l], out=grad[net.parts[l]].reshape(Theta[l].shape))
            if decay:
                W = net.weights(Theta[l])
                J = J + decay / 2 * (W * W).sum(axis=(0, 1))
                net.weights(grad[net.parts[l]].reshape(Theta[l].shape))[...] += decay * W
            if l > 1:
                delta = np.einsum("min,ijn->mjn", delta, net.weights(Theta[l])) * net.hidden.slope_at(a[l])
        return J, grad.T

    return cost


def _with_bias(net, a):
    """Return A~ = [1 | A] for activations a (m, s_l, N)."""
    if not net.bias:
        return a
    tilde = np.empty((a.shape[0], a.shape[1] + 1, a.shape[2]))
    tilde[:, 0] = 1
    tilde[:, 1:] = a
    return tilde


def record(visits, marks):
    """Return (x, J) of many starts at the steps `marks`: shapes (len(marks), N, d) and (len(marks), N).

    `visits` is what a method returns for x of shape (N, d). Raises ValueError when the marks do not rise or when the
    visits end before the last of them.
    """
    marks = [whole_number(int(mark), "a mark") for mark in marks]
    if not marks or any(later <= earlier for earlier, later in pairwise(marks)):
        raise ValueError(f"marks is {marks}, expected steps that rise, such as [0, 1, 10, 100]")
    wanted = set(marks)
    kept = [visit for step, visit in enumerate(islice(visits, marks[-1] + 1)) if step in wanted]
    if len(kept) < len(marks):
        raise ValueError(EXHAUSTED)
    return np.array([visit.x for visit in kept]), np.array([visit.J for visit in kept])
