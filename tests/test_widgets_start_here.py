"""The training that one watches, and its clock, as plain Python objects."""

import numpy as np
import pytest

from nnlearn import Network, accuracy, data, descend, glorot, gradient_descent, one_hot
from nnlearn.widgets.clock import Clock
from nnlearn.widgets.digit_training import MOST_STEPS, STEPS_A_TICK, DigitTraining


@pytest.fixture
def panel():
    panel = DigitTraining()
    panel.live._watched = True
    return panel


@pytest.fixture(scope="module")
def one_panel():
    return DigitTraining()


@pytest.fixture
def sent(monkeypatch):
    messages = []
    monkeypatch.setattr(Clock, "send", lambda self, content, buffers=None: messages.append(content))
    return messages


def tick(clock, page="a", first=False, number=1):
    clock._received(clock, {"kind": "tick", "page": page, "first": first, "number": number}, [])


def by_hand(rates, seed=5):
    """Descend with one learning rate after the other, each for one tick, in plain lines."""
    X, y, X_held_out, y_held_out = data.split(*data.digits(), rng=np.random.default_rng(seed))
    rng = np.random.default_rng(seed)
    net = Network((64, 25, 10))
    cost = net.stochastic_objective(X, one_hot(y, 10), 32, rng)
    theta = glorot(net, rng)
    for rate in rates:
        for _ in range(STEPS_A_TICK):
            theta = theta - rate * cost(theta)[1]
    return theta, accuracy(net.predict(theta, X_held_out), y_held_out)


def test_it_starts_untrained(panel):
    assert panel.step == 0
    assert repr(panel).startswith("step 0, learning rate 0.1: 9.6 % of 449")
    assert panel.picture.share.get_xdata() == [0]


def test_ticks_lose_no_step_and_repeat_none(panel):
    for _ in range(3):
        assert panel.tick()
    theta, share = by_hand([0.1] * 3)
    assert panel.step == 3 * STEPS_A_TICK
    assert np.array_equal(panel.theta, theta)
    assert panel.accuracies[-1] == share
    assert np.all(np.diff(panel.batch_steps) > 0)


def test_the_learning_rate_changes_while_it_learns(panel):
    panel.tick()
    panel.rate.value = 1.0
    panel.tick()
    assert np.array_equal(panel.theta, by_hand([0.1, 1.0])[0])
    assert "learning rate 1:" in repr(panel)


def test_it_learns(panel):
    for _ in range(60):
        panel.tick()
    assert panel.accuracies[-1] > 0.8
    assert panel.J[-1] < 0.5 * panel.J[0]


def test_the_curves_are_those_of_the_training(panel):
    for _ in range(5):
        panel.tick()
    assert list(panel.picture.share.get_xdata()) == panel.steps == [0, 10, 20, 30, 40, 50]
    assert np.allclose(panel.picture.share.get_ydata(), 100 * np.array(panel.accuracies))
    assert list(panel.picture.J_batches.get_xdata()) == panel.batch_steps


def test_reset_gives_back_the_same_start(panel, sent):
    before = panel.theta
    panel.tick()
    panel.reset_button.click()
    assert panel.step == 0
    assert np.array_equal(panel.theta, before)
    assert {"kind": "stop"} in sent


@pytest.mark.parametrize("change", [("method", "Adam"), ("hidden", 1), ("hidden", 100)])
def test_another_network_or_method_begins_afresh(panel, change):
    panel.tick()
    name, value = change
    getattr(panel, name).value = value
    assert panel.step == 0
    panel.tick()
    assert panel.step == STEPS_A_TICK
    assert panel.net.sizes == (64, panel.hidden.value, 10)


@pytest.mark.parametrize("method", ["gradient descent", "Adam"])
@pytest.mark.parametrize("rate", ["min", "max", 0.0371])
@pytest.mark.parametrize("hidden", [1, 37, 100])
def test_the_ends_of_all_controls(one_panel, method, rate, hidden):
    panel = one_panel
    panel.method.value, panel.hidden.value = method, hidden
    panel.rate.value = rate if isinstance(rate, float) else 10 ** getattr(panel.rate, rate)
    panel.reset()
    for _ in range(3):
        panel.tick()
    assert panel.step == 3 * STEPS_A_TICK
    assert np.isfinite(panel.J).all()
    assert panel.picture.pixels().shape == (420, 1120, 4)


def test_it_ends_where_the_figure_ends(panel, monkeypatch):
    monkeypatch.setattr("nnlearn.widgets.digit_training.MOST_STEPS", 2 * STEPS_A_TICK)
    assert panel.tick()
    assert not panel.tick()
    assert "Reset" in repr(panel)
    assert not panel.tick()
    assert panel.step == 2 * STEPS_A_TICK
    assert MOST_STEPS % STEPS_A_TICK == 0


def test_a_continued_descent_needs_no_first_visit_again():
    visits = gradient_descent(lambda x: (float(x @ x), 2 * x), [1.0], 0.25)
    first = descend(visits, steps=0).x[-1, 0]
    rest = descend(visits, steps=1).x[:, 0]
    assert [first, *rest] == [1.0, 0.5, 0.25]


def test_the_clock_answers_each_tick(sent):
    ticks = []
    clock = Clock(lambda: ticks.append(1) or len(ticks) < 3)
    tick(clock, first=True, number=1)
    tick(clock, number=2)
    tick(clock, number=3)
    assert [message["goes_on"] for message in sent] == [True, True, False]
    assert [message["number"] for message in sent] == [1, 2, 3]


def test_only_the_page_pressed_last_keeps_the_time(sent):
    ticks = []
    clock = Clock(lambda: ticks.append(1) or True)
    tick(clock, "a", first=True)
    tick(clock, "b", first=True)
    tick(clock, "a")
    assert len(ticks) == 2
    assert [message["goes_on"] for message in sent] == [True, True, False]


def test_after_stop_no_page_goes_on(sent):
    clock = Clock(lambda: True)
    tick(clock, "a", first=True)
    clock.stop()
    tick(clock, "a")
    assert sent[1] == {"kind": "stop"}
    assert sent[2]["goes_on"] is False


def test_the_clock_ignores_other_messages(sent):
    Clock(lambda: 1 / 0)._received(None, {"kind": "something"}, [])
    assert sent == []


def test_a_tick_that_raises_ends_the_training_and_is_answered(sent):
    clock = Clock(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tick(clock, first=True, number=4)
    assert sent == [{"kind": "ticked", "page": "a", "number": 4, "goes_on": False}]
