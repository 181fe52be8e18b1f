r"""What the Hessian of N parameters costs, against what the gradient costs.

    entries        N^2, of which N (N + 1) / 2 differ, because H is symmetric
    gradients      2 N, when the columns are taken by two-sided differences of the gradient
    operations     N^3 / 3, multiplications with as many additions, to solve H p = -grad

A number takes 8 bytes.
"""

BYTES = 8  # of a number in float64


def entries(N):
    """Return N^2, how many numbers the Hessian holds."""
    return N * N


def different_entries(N):
    """Return N (N + 1) / 2, how many of them differ."""
    return N * (N + 1) // 2


def gradient_calls(N):
    """Return 2 N, how many gradients its two-sided differences take."""
    return 2 * N


def solving(N):
    """Return N^3 / 3, how many multiplications it takes to solve H p = -grad."""
    return N**3 / 3


def memory(N):
    """Return the bytes of {"gradient": N numbers, "four vectors": 4 N, "Hessian": N^2}; N may be an array."""
    return {"gradient": BYTES * N, "four vectors": 4 * BYTES * N, "Hessian": BYTES * entries(N)}
