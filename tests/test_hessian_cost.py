"""What the Hessian costs, counted."""

import numpy as np

from nnlearn import data, hessian_cost


def test_counts_of_the_small_network():
    N = data.sine_example()[0].n_parameters
    assert (hessian_cost.entries(N), hessian_cost.different_entries(N)) == (5476, 2775)
    assert hessian_cost.gradient_calls(N) == 148
    assert hessian_cost.solving(3) == 9


def test_memory_of_a_million_and_of_many():
    assert hessian_cost.memory(10**6) == {"gradient": 8 * 10**6, "four vectors": 32 * 10**6, "Hessian": 8 * 10**12}
    assert hessian_cost.memory(np.array([10.0, 1e10]))["Hessian"].tolist() == [800, 8e20]
