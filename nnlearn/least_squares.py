r"""The damped step of Levenberg and Marquardt, on its own.

    d(nu) = -(J^T J + nu I)^-1 J^T e

It minimises |e + J d|^2 + nu |d|^2: nu -> 0 gives the step of Gauss and Newton, a large nu a short step along
-J^T e / nu, which is downhill for L = e^T e.
"""

import numpy as np


def damped_step(e, jacobian, nu):
    """Return d(nu), shape (d,), for the residuals e (m,) and their Jacobian (m, d); nu is positive."""
    damping = nu * np.eye(jacobian.shape[1], dtype=jacobian.dtype)
    return np.linalg.solve(jacobian.T @ jacobian + damping, -jacobian.T @ e)


def linearised_loss(e, jacobian, d):
    """Return |e + J d|^2, what L = e^T e would be after the step d if the residuals were linear."""
    e_linear = e + jacobian @ d
    return e_linear @ e_linear
