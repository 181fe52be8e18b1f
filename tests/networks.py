"""Networks and data that several test files draw from."""

import numpy as np
from hypothesis import strategies as st

from nnlearn import (
    Network,
    cross_entropy,
    half_squared_error,
    identity,
    mean_squared_error,
    relu,
    sigmoid,
    squared_error,
    tanh,
)

SQUARED = (half_squared_error, squared_error, mean_squared_error)
COSTS_AND_OUTPUTS = [(cross_entropy, sigmoid)] + [(c, g) for c in SQUARED for g in (identity, sigmoid, tanh, relu)]


def random_problem(net, m=6, seed=0, dtype=float):
    """Return (theta, X, Y) for a network; targets lie between 0 and 1, so that they suit every cost."""
    rng = np.random.default_rng(seed)
    theta = rng.normal(size=net.n_parameters)
    X = rng.normal(size=(m, net.sizes[0]))
    Y = rng.random((m, net.sizes[-1]))
    return theta.astype(dtype), X.astype(dtype), Y.astype(dtype)


@st.composite
def networks(draw, hidden=(sigmoid, tanh, relu, identity), max_units=5, min_layers=2):
    """Draw a network of two to five layers with any cost, activation and bias."""
    sizes = draw(st.lists(st.integers(1, max_units), min_size=min_layers, max_size=5))
    cost, output = draw(st.sampled_from(COSTS_AND_OUTPUTS))
    return Network(sizes, draw(st.sampled_from(hidden)), output, cost, draw(st.booleans()))
