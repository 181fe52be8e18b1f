r"""Matrices to one vector and back, in either order: "C" runs along the rows, "F" down the columns.

    theta = [Theta(1) entries | Theta(2) entries | ..]        and the same parts cut out and reshaped on the way back

`Network.unroll` and `Network.roll` do the same, always row by row; here the order can be chosen, and mixed up.
"""

import numpy as np

from .arguments import choice

ORDERS = ("C", "F")


def unroll(Theta, order="C"):
    """Return the vector of all entries of {l: Theta(l)}, layer after layer.

    Raises ValueError for another order than "C" (row by row, as in NumPy) and "F" (column by column, as in Octave).
    """
    choice(order, "order", ORDERS)
    return np.concatenate([np.ravel(Theta[l], order=order) for l in Theta])


def roll(theta, shapes, order="C"):
    """Return {l: Theta(l)} of the given shapes {l: (rows, columns)}, filled from the vector theta.

    Raises ValueError for another order than "C" and "F" and when the length of theta does not fit.
    """
    choice(order, "order", ORDERS)
    sizes = {l: rows * columns for l, (rows, columns) in shapes.items()}
    if np.shape(theta) != (sum(sizes.values()),):
        raise ValueError(
            f"theta has shape {np.shape(theta)}, expected ({sum(sizes.values())},): one entry per weight; see unroll"
        )
    Theta, start = {}, 0
    for l, shape in shapes.items():
        Theta[l] = np.reshape(theta[start : start + sizes[l]], shape, order=order)
        start += sizes[l]
    return Theta
