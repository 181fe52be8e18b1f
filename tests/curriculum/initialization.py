"""INIT: the width of random starts."""

import numpy as np

from nnlearn import Network, glorot, uniform

from . import value


class Largest(np.random.Generator):
    """A random generator that always draws the largest number."""

    def __init__(self):
        super().__init__(np.random.PCG64(0))

    def random(self, size):
        return np.ones(size)

    def uniform(self, low, high, size):
        return np.full(size, high)


@value("INIT-3.a")
def standard_deviation():
    half_width = uniform(Network((3, 5)), Largest(), eps_init=0.12).max()
    return half_width / np.sqrt(3)


@value("INIT-3.b")
def half_width_of_glorot():
    return glorot(Network((3, 5)), Largest()).max()
