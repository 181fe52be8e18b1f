"""Notebook 13's panels as plain objects: what their controls compute and their sentences say."""

import re

import numpy as np
import pytest

from nnlearn import Network, accuracy, bugs, data, descend, glorot, one_hot, scipy_path
from nnlearn.exercises.putting_it_all_together import cost_and_gradient
from nnlearn.optimizers import adam, momentum
from nnlearn.race import METHODS
from nnlearn.widgets.capacity import LAMS, UNITS, CapacityPanel
from nnlearn.widgets.digits_dashboard import (
    CHECKED_A_TICK,
    LAMBDAS,
    LBFGS,
    STARTS,
    STEPS_A_TICK,
    USUAL,
    DigitsDashboardPanel,
)
from nnlearn.widgets.software_times import SoftwareTimesPanel


@pytest.fixture
def panel():
    panel = DigitsDashboardPanel(amount=100, hidden=6, check=False)
    panel.live._watched = True
    return panel


def problem(amount=100, hidden=6, lam=0.1, layers=1, seed=5):
    X, y, X_held_out, y_held_out = data.split(*data.digits(), rng=np.random.default_rng(5))
    net = Network((64, *[hidden] * layers, 10))
    theta = glorot(net, np.random.default_rng(seed))
    return net, theta, net.objective(X[:amount], one_hot(y[:amount], 10), lam), X_held_out, y_held_out


def test_it_starts_untrained_and_says_so(panel):
    net, theta, _, X_held_out, y_held_out = problem()
    assert np.array_equal(panel.theta, theta)
    share = accuracy(net.predict(theta, X_held_out), y_held_out)
    assert repr(panel).startswith(
        "64-6-10, 460 parameters, Adam with r = 0.03, λ = 0.1; step 0, 1 evaluation: training J = "
    )
    assert f"{100 * share:.1f} % right, {round((1 - share) * 449)} misread" in repr(panel)
    assert panel.picture.counts[0, 0].get_text() != "nan"


def test_ticks_learn_what_descend_learns(panel):
    for _ in range(3):
        assert panel.tick()
    net, theta, cost, X_held_out, y_held_out = problem()
    path = descend(adam(cost, theta, learning_rate=USUAL["Adam"]), 3 * STEPS_A_TICK)
    np.testing.assert_array_equal(panel.theta, path.x[-1])
    assert panel.steps == [0, 10, 20, 30]
    read = net.predict(path.x[-1], X_held_out).argmax(axis=1)
    shown = sum(int(text.get_text() or 0) for text in panel.picture.counts.values())
    assert shown == 449
    assert panel.picture.counts[1, 1].get_text() == str(((read == 1) & (y_held_out == 1)).sum() or "")
    wrong = np.flatnonzero(read != y_held_out)[0]
    assert panel.picture.misread.captions[0].get_text() == f"{y_held_out[wrong]} as {read[wrong]}"
    assert panel.evaluations == 31


def test_steps_that_are_done_to_begin_with(panel):
    for _ in range(3):
        panel.tick()
    begun = DigitsDashboardPanel(amount=100, hidden=6, check=False, steps=30)
    np.testing.assert_array_equal(begun.theta, panel.theta)
    assert begun.steps == panel.steps


def test_the_learning_rate_changes_while_it_learns_and_everything_else_begins_afresh(panel):
    panel.tick()
    panel.rate.value = 0.5
    panel.tick()
    assert panel.step == 20
    _, theta, cost, *_ = problem()
    path = descend(adam(cost, theta, learning_rate=lambda k: USUAL["Adam"] if k < 10 else 0.5), 20)
    np.testing.assert_array_equal(panel.theta, path.x[-1])
    for name, value in (("hidden", 7), ("layers", 2), ("lam", 1.0), ("amount", 300), ("seed", 6)):
        panel.tick()
        getattr(panel, name).value = value
        assert panel.step == 0
    assert panel.net.sizes == (64, 7, 7, 10)
    assert len(panel.examples[0]) == 300


def test_another_method_takes_its_usual_rate_and_lbfgs_needs_none(panel):
    panel.method.value = "momentum"
    assert panel.rate.value == USUAL["momentum"]
    panel.tick()
    _, theta, cost, *_ = problem()
    path = descend(momentum(cost, theta, **METHODS["momentum"][1], learning_rate=USUAL["momentum"]), 10)
    np.testing.assert_array_equal(panel.theta, path.x[-1])
    panel.method.value = LBFGS
    assert panel.rate.disabled
    panel.tick()
    np.testing.assert_allclose(panel.theta, scipy_path(cost, theta, "L-BFGS-B", STEPS_A_TICK).x[-1], rtol=1e-12)
    assert DigitsDashboardPanel(method=LBFGS).rate.disabled


def test_all_entries_of_the_gradient_are_checked_before_a_step(panel):
    panel.check.value = True
    ticks = -(-panel.net.n_parameters // CHECKED_A_TICK)
    for _ in range(ticks - 1):
        panel.tick()
    assert panel.step == 0
    assert re.search(r"checked 450 entries of the gradient, largest difference below 10⁻⁷$", repr(panel))
    panel.tick()
    assert panel.step == 1
    assert panel.evaluations == 3 + 2 * panel.net.n_parameters
    panel.check.value = False
    panel.tick()
    assert panel.step == 1 + STEPS_A_TICK
    assert "checked" not in repr(panel)


def test_a_choice_pauses_the_training_and_the_learning_rate_does_not(panel, monkeypatch):
    stopped = []
    monkeypatch.setattr(panel.clock, "stop", lambda: stopped.append(panel.step))
    panel.tick()
    panel.rate.value = 0.2
    assert stopped == []
    panel.hidden.value = 9
    assert stopped == [10]


def test_the_run_before_stays_for_comparison(panel):
    assert panel.before == ()
    panel.tick()
    held_out = panel.record[-1][1]
    panel.hidden.value = 12
    panel.hidden.value = 20
    assert panel.picture.before[0].get_ydata()[-1] == pytest.approx(held_out)
    panel.reset_button.click()
    assert list(panel.before[0]) == [0, 10]


def test_it_stops_where_it_is_told(panel):
    panel.last.value = 100
    for _ in range(9):
        assert panel.tick()
    assert not panel.tick()
    assert not panel.tick()
    assert panel.step == 100


def test_a_training_that_has_arrived_or_runs_away_says_so(panel, monkeypatch):
    monkeypatch.setattr(panel, "visits", iter(()))
    assert not panel.tick()
    assert repr(panel).endswith("it has arrived")
    panel.reset()
    real = panel.objective
    monkeypatch.setattr(panel, "objective", lambda theta: (np.inf, real(theta)[1]))
    assert not panel.tick()
    assert repr(panel).endswith("it has run away")
    assert panel.step == 0


@pytest.mark.parametrize("end", [0, 1])
def test_the_ends_of_all_controls(panel, end):
    for slider in (panel.hidden, panel.seed):
        slider.value = (slider.min, slider.max)[end]
    panel.lam.value = LAMBDAS[-end][1]
    panel.layers.value = 3 * end
    for method in [*METHODS, LBFGS]:
        panel.method.value = method
        panel.rate.value = 10 ** (panel.rate.min, panel.rate.max)[end]
        panel.tick()
        panel.tick()
        assert np.isfinite(panel.record).all()
    assert panel.picture.pixels().shape == (600, 1140, 4)


@pytest.mark.parametrize("start", STARTS)
def test_every_start(panel, start):
    panel.start.value = start
    panel.tick()
    twins = np.ptp(panel.net.roll(panel.theta)[1], axis=0).max()
    assert (twins < 1e-12) == (start == "all zero"), "equal units stay equal"


def test_own_code_runs_in_the_dashboard_when_it_is_right():
    calls = []

    def own(Theta, X, Y, lam):
        calls.append(len(X))
        return cost_and_gradient(Theta, X, Y, lam)

    panel = DigitsDashboardPanel(own=own, amount=100, hidden=6, check=False)
    assert "own is used" in panel.verdict.value
    calls.clear()
    panel.tick()
    assert calls == [100] * STEPS_A_TICK
    _, theta, cost, *_ = problem()
    path = descend(adam(cost, theta, learning_rate=USUAL["Adam"]), STEPS_A_TICK)
    np.testing.assert_allclose(panel.theta, path.x[-1], rtol=1e-6, atol=1e-9)


def test_wrong_code_is_named_in_the_dashboard_and_ours_is_used():
    def own(Theta, X, Y, lam):
        J, D = cost_and_gradient(Theta, X, Y, lam)
        return J, {l: D[l] - lam / len(X) * np.column_stack([0 * T[:, 0], T[:, 1:]]) for l, T in Theta.items()}

    panel = DigitsDashboardPanel(own=own, amount=100, hidden=6, check=False)
    assert bugs.no_regularisation.name in panel.verdict.value
    panel.tick()
    _, theta, cost, *_ = problem()
    path = descend(adam(cost, theta, learning_rate=USUAL["Adam"]), STEPS_A_TICK)
    np.testing.assert_array_equal(panel.theta, path.x[-1])


@pytest.fixture(scope="module")
def capacity():
    return CapacityPanel()


def test_capacity_begins_with_both_curves_whole(capacity):
    assert len(capacity.picture.curves[0][0].get_xdata()) == len(LAMS)
    assert len(capacity.picture.curves[1][0].get_xdata()) == len(UNITS)
    outcome = capacity.trials.known[25, 0.1]
    assert f"held-out J = {outcome.J_held_out:.2f}, {100 * outcome.share_held_out:.0f} % right" in repr(capacity)


def test_a_slider_trains_one_network_and_the_clock_the_rest(capacity):
    before = len(capacity.trials.known)
    capacity.lam.value = 3.0
    assert len(capacity.trials.known) == before
    capacity.hidden.value = 2
    assert len(capacity.trials.known) == before + 1
    assert len(capacity.picture.curves[0][0].get_xdata()) == 2
    while capacity.tick():
        pass
    assert len(capacity.picture.curves[0][0].get_xdata()) == len(LAMS)
    assert len(capacity.picture.curves[1][0].get_xdata()) == len(UNITS)
    assert len(capacity.trials.known) == before + (len(LAMS) - 1) + (len(UNITS) - 2)
    capacity.lam.value, capacity.hidden.value = 0.1, 25


def test_programs_are_timed_when_asked_for(monkeypatch):
    watch = iter([1.0, 1.5, 2.0, 2.25])
    monkeypatch.setattr("nnlearn.widgets.software_times.perf_counter", lambda: next(watch))
    calls = []
    outputs = np.eye(3)

    def program(name):
        return lambda: calls.append(name) or outputs

    panel = SoftwareTimesPanel({"ours": program("ours"), "theirs": program("theirs")}, np.array([0, 1, 1]))
    assert calls == ["ours", "theirs"]
    assert repr(panel) == "ours: 67 % right; theirs: 67 % right; nothing timed yet"
    panel.time_button.click()
    assert calls == ["ours", "theirs"] * 2
    assert repr(panel) == "ours: 67 % right in 0.50 s; theirs: 67 % right in 0.25 s"
