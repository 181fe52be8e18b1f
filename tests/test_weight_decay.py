"""The two halves of a regularised cost, and which parameters the second one counts."""

import numpy as np
import pytest

from nnlearn import Network, check_gradient, data
from nnlearn.weight_decay import decay_factor, halves, is_weight, penalty, with_bias_penalised


def test_the_biases_are_not_weights():
    assert is_weight(Network((2, 2, 1))).tolist() == [False, True, True] * 3
    assert is_weight(Network((2, 1), bias=False)).all()


@pytest.mark.parametrize("lam", [0.0, 1.0, 3.0])
def test_the_halves_add_up_to_the_cost(lam):
    net, theta, X, Y = data.sine_example()
    assert sum(halves(net, theta, X, Y, lam)) == pytest.approx(net.cost(theta, X, Y, lam), rel=1e-14)


def test_a_penalty_of_many_vectors_at_once():
    net, theta, X, _ = data.sine_example()
    both = penalty(net, np.stack([theta, 2 * theta]), len(X), 1.0)
    assert both == pytest.approx([3.277430781171957, 4 * 3.277430781171957])
    assert penalty(net, theta, len(X), 1.0, bias=True) == pytest.approx(38.36751775435462 / 10)


def test_the_cost_with_penalised_biases_has_its_own_gradient():
    net, theta, X, Y = data.sine_example()
    cost = with_bias_penalised(net, X, Y, 1.0)
    assert cost(theta)[0] == pytest.approx(6.94749687734091)
    assert check_gradient(cost, theta).ok


@pytest.mark.parametrize(("lam", "m", "said"), [(-1.0, 5, "lam is -1"), (1.0, 0, "m is 0")])
def test_what_makes_no_sense_is_refused(lam, m, said):
    with pytest.raises(ValueError, match=said):
        penalty(Network((1, 1)), np.zeros(2), m, lam)


def test_a_step_on_the_penalty_alone_multiplies_each_weight():
    net, theta, X, Y = data.sine_example()
    r, lam = 0.3, 2.0
    without, with_penalty = (net.cost_and_gradient(theta, X, Y, strength)[1] for strength in (0.0, lam))
    step = theta - r * (with_penalty - without)
    weights = is_weight(net)
    assert np.allclose(step[weights], decay_factor(r, lam, len(X)) * theta[weights], rtol=1e-12)
    assert np.array_equal(step[~weights], theta[~weights])
