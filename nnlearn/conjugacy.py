r"""Conjugate directions: how well a method keeps them, and quadratics on which to try.

f(x) = x.(A x) / 2 - b.x        p_i and p_j are conjugate where p_i.(A p_j) = 0
"""

import numpy as np

from .arguments import float_array, vector


def conjugacy(directions, A):
    """Return |p_i.(A p_j)| / sqrt(p_i.(A p_i) p_j.(A p_j)), shape (k, k): 1 on the diagonal, 0 where conjugate.

    directions has shape (k, d), one a row, A shape (d, d). Raises ValueError when they do not fit.
    """
    P, A = float_array(directions, "directions"), float_array(A, "A")
    if P.ndim != 2 or A.shape != (P.shape[1],) * 2:
        raise ValueError(
            f"directions has shape {P.shape} and A {A.shape}, expected (k, d) and (d, d): one direction a row"
        )
    products = P @ A @ P.T
    lengths = np.sqrt(np.diag(products))
    return np.abs(products) / np.outer(lengths, lengths)


def quadratic_with(eigenvalues, rng):
    """Return (A, b): a symmetric matrix with these eigenvalues in random directions, and b with all of them in play.

    A has shape (d, d), b shape (d,). Raises ValueError when an eigenvalue is not positive.
    """
    eigenvalues = vector(eigenvalues, "eigenvalues")
    if (eigenvalues <= 0).any():
        raise ValueError(f"eigenvalues run down to {eigenvalues.min():g}, expected all above 0: a bowl curves up")
    Q, _ = np.linalg.qr(rng.standard_normal((len(eigenvalues),) * 2))
    return (Q * eigenvalues) @ Q.T, Q @ np.ones(len(eigenvalues))


def quadratic_cost(A, b):
    """Return cost(x) -> (J, grad) of x.(A x) / 2 - b.x; A (d, d) symmetric, b and x (d,)."""

    def cost(x):
        Ax = A @ x
        return x @ Ax / 2 - b @ x, Ax - b

    return cost
