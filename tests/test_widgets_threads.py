"""Live figures keep linear algebra to one thread, unless somebody has chosen a number of threads."""

import os
import subprocess
import sys

import pytest

from nnlearn.widgets.threads import CHOSEN_BY_USER

SHOW = """
import numpy
import nnlearn.widgets
import scipy.optimize
from threadpoolctl import threadpool_info
print(*(library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"))
"""


def threads(**chosen):
    environment = {name: value for name, value in os.environ.items() if name not in CHOSEN_BY_USER}
    done = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, env={**environment, **chosen})
    assert done.returncode == 0, done.stderr
    return [int(number) for number in done.stdout.split()]


def test_one_thread():
    found = threads()
    assert found
    assert set(found) == {1}


@pytest.mark.skipif(os.cpu_count() == 1, reason="there is nothing to choose")
def test_the_choice_of_the_user():
    assert set(threads(OPENBLAS_NUM_THREADS="2", OMP_NUM_THREADS="2", MKL_NUM_THREADS="2")) == {2}
