r"""How fast gradient descent approaches a minimum where the surface is a parabola, without descending.

error factor   a step multiplies the distance along a direction of curvature lambda by 1 - r lambda
runs away      where that is beyond -1 or 1, that is for r > 2 / lambda
"""

import numpy as np

from .arguments import float_array, number, whole_number


def error_factor(learning_rate, curvature):
    """Return 1 - r lambda, by which one step multiplies the distance from the minimum; arrays broadcast."""
    return 1 - float_array(learning_rate, "learning_rate") * float_array(curvature, "curvature")


def steps_until_close(start, factors, close=1e-6, most=2000):
    """Return the first k with |factors^k start| <= close, or None when no k up to `most` is enough.

    `start` (d,) is the distance along each direction and `factors` (d,) its error factor.
    Raises ValueError when the shapes differ or close is not positive.
    """
    start, factors = float_array(start, "start"), float_array(factors, "factors")
    if start.ndim != 1 or start.shape != factors.shape:
        raise ValueError(
            f"start has shape {start.shape} and factors {factors.shape}, expected (d,) both: one factor a direction"
        )
    number(close, "close", low=0, low_open=True)
    k = np.arange(whole_number(most, "most") + 1)[:, np.newaxis]
    with np.errstate(over="ignore"):  # what runs away is never close
        near = np.linalg.norm(factors**k * start, axis=1) <= close
    return int(np.argmax(near)) if near.any() else None
