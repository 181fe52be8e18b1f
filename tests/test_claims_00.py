"""What notebook 00 says in words and numbers."""

import json
from pathlib import Path

import numpy as np
import pytest

from nnlearn import (
    Network,
    accuracy,
    data,
    descend,
    glorot,
    gradient_descent,
    one_hot,
)
from nnlearn.exercises import start_here as exercises
from nnlearn.widgets.digit_training import DigitTraining

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
TEXT = "\n".join(
    "".join(cell["source"])
    for cell in json.loads((NOTEBOOKS / "00_start_here.ipynb").read_text(encoding="utf-8"))["cells"]
    if cell["cell_type"] == "markdown"
)


def quartic_slope(x):
    return 12 * x**3 + 15 * x**2 - 40 * x + 8


def ten_ticks(rate, method="gradient descent", ticks=100):
    panel = DigitTraining()
    panel.method.value, panel.rate.value = method, rate
    for _ in range(ticks):
        panel.tick()
    return panel


def test_the_untrained_network_gets_43_of_449_right():
    panel = DigitTraining()
    assert "43 of 449" in exercises.untrained.explanation
    assert round(panel.accuracies[0] * 449) == 43


def test_gradient_descent_is_faster_with_1_than_with_a_tenth_and_stays_near_guessing_with_10():
    slow, fast, too_fast = (ten_ticks(rate) for rate in (0.1, 1.0, 10.0))
    assert fast.accuracies[-1] > slow.accuracies[-1] > 0.8
    assert max(too_fast.accuracies) < 0.2
    assert exercises.long_steps.is_met_by("stay near guessing")


def test_with_a_tiny_rate_the_cost_falls_though_the_share_does_not_rise():
    panel = ten_ticks(1e-4)
    assert panel.J[-1] < panel.J[0]
    assert panel.accuracies[-1] == pytest.approx(panel.accuracies[0], abs=0.01)


def test_adam_learns_with_a_hundredth_and_not_with_1():
    assert ten_ticks(0.01, "Adam").accuracies[-1] > 0.9
    assert ten_ticks(1.0, "Adam").accuracies[-1] < 0.5


def test_1000_steps_by_hand_recognise_nearly_all():
    X, y, X_test, y_test = data.split(*data.digits(), rng=np.random.default_rng(5))
    net = Network((64, 25, 10))
    cost = net.stochastic_objective(X, one_hot(y, 10), 32, np.random.default_rng(5))
    path = descend(gradient_descent(cost, glorot(net, np.random.default_rng(5)), 0.5), steps=1000, every=1000)
    assert len(X) == 1348
    assert accuracy(net.predict(path.x[-1], X_test), y_test) == pytest.approx(0.955, abs=0.005)


def test_the_lost_sign():
    x = 2.0
    assert quartic_slope(x) == 84
    assert x * 0.01 * quartic_slope(x) == pytest.approx(1.68)
    assert x - 0.01 * quartic_slope(x) == pytest.approx(1.16)
    product = downhill = x
    for _ in range(200):
        product, downhill = product * 0.01 * quartic_slope(product), downhill - 0.01 * quartic_slope(downhill)
    assert downhill == pytest.approx(1.148, abs=5e-4)
    assert product == pytest.approx(0, abs=1e-9)
    assert quartic_slope(0) != 0


def test_the_letters_of_the_example_with_sines():
    net, theta, X, Y = data.sine_example()
    assert (len(X), X.shape[1], net.L, Y.shape[1]) == (5, 3, 4, 4)
    assert np.array_equal(Y.sum(axis=1), np.ones(5))
    assert f"{net.cost(theta, X, Y):.6g}" == "3.11075"


def test_the_network_has_1885_parameters():
    assert Network((64, 25, 10)).n_parameters == 1885
    assert TEXT.count("1885") == 2
