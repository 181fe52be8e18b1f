"""One thread for linear algebra: matrices as small as ours make several threads wait longer than they work.

On a busy machine, and so on a server that a class shares, they can make L-BFGS 50 times slower.
"""

import os

import scipy.linalg  # noqa: F401 - brings its own BLAS, which would otherwise come later, with threads
from threadpoolctl import threadpool_limits

CHOSEN_BY_USER = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


def use_one_thread():
    """Limit the linear algebra of this process to one thread, unless the environment asks for a number of threads."""
    if not any(name in os.environ for name in CHOSEN_BY_USER):
        threadpool_limits(1, user_api="blas")
