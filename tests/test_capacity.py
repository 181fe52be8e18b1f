"""Training and held-out cost of small networks, and the trainings behind them."""

import numpy as np
import pytest

from nnlearn import Network, accuracy, adam, data, descend, glorot, one_hot
from nnlearn.capacity import Trials


def test_an_outcome_is_that_of_a_training_by_hand():
    X, y, X_held_out, y_held_out = data.split(*data.digits(), rng=np.random.default_rng(5))
    net = Network((64, 4, 10))
    cost = net.objective(X[:20], one_hot(y[:20], 10), 0.3)
    theta = descend(adam(cost, glorot(net, np.random.default_rng(5)), learning_rate=0.1), 30).x[-1]
    outcome = Trials(m=20, steps=30).outcome(4, 0.3)
    costs = net.cost(theta, X[:20], one_hot(y[:20], 10)), net.cost(theta, X_held_out, one_hot(y_held_out, 10))
    assert (outcome.J, outcome.J_held_out) == pytest.approx(costs, rel=1e-12)
    assert outcome.share == accuracy(net.predict(theta, X[:20]), y[:20])
    assert outcome.share_held_out == accuracy(net.predict(theta, X_held_out), y_held_out)


def test_each_is_trained_once():
    trials = Trials(m=10, steps=5)
    assert trials.outcome(2, 0.0) is trials.outcome(2, 0.0)
    assert list(trials.known) == [(2, 0.0)]


@pytest.mark.parametrize("m", [0, 2.5, "ten"])
def test_a_number_of_digits_that_makes_no_sense_is_refused(m):
    with pytest.raises((ValueError, TypeError), match="m is"):
        Trials(m=m)
