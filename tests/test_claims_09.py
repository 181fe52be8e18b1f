"""The numbers that notebook 09 states in its prose and in its predictions, computed."""

import numpy as np
import pytest

from nnlearn import (
    adam,
    descend,
    gradient_descent,
    heavy_ball,
    mini_batches,
    momentum,
    nesterov,
    race,
    sigmoid,
    surfaces,
    tanh,
)
from nnlearn.exercises import momentum_and_adaptive_steps as exercises


def steps_to_cross(method, **settings):
    visits = method(surfaces.plateau, [10.0], 1.0, **settings)
    return descend(visits, 40000, until=lambda visit: visit.x[0] <= 0, every=40000).step[-1]


@pytest.mark.parametrize("z", [6.0, -8.0])
def test_slopes_die_away_exponentially(z):
    assert sigmoid.derivative(z) == pytest.approx(np.exp(-abs(z)), rel=0.01)
    assert tanh.derivative(z) == pytest.approx(4 * np.exp(-2 * abs(z)), rel=0.01)


def test_a_unit_is_dead_away_from_where_its_input_vanishes():
    assert sigmoid.derivative(2 * 4 - 8) == 0.25
    assert sigmoid.derivative(2 * -8.0 - 8) < 1e-10


def test_the_largest_slope_is_a_quarter():
    assert sigmoid.derivative(np.linspace(-5, 5, 101)).max() == 0.25
    assert 0.25 * 0.25 == 0.0625


def test_the_predictions_about_the_plateau():
    question = exercises.how_long_on_the_plateau
    plain, rolling = steps_to_cross(gradient_descent), steps_to_cross(momentum, mu=0.9)
    assert plain == question.answer == 22063
    assert round(np.exp(10)) == 22026
    assert question.is_met_by(10000)
    assert question.is_met_by(40000)
    assert not question.is_met_by(1000)
    assert rolling == 2269
    assert 9 < plain / rolling < 11
    assert [steps_to_cross(momentum, mu=mu) for mu in (0.5, 0.99)] == [11043, 455]


def test_the_final_speed_is_ten_times_the_plain_step():
    far, farther = heavy_ball.distance_on_slope(0.1, 1.0, 0.9, np.array([500, 501]))
    assert farther - far == pytest.approx(10 * 0.1)


@pytest.mark.parametrize("kappa", [10.0, 100.0])
def test_memory_puts_the_root_of_kappa_in_the_factor(kappa):
    r, mu = heavy_ball.best(2.0, 2 * kappa)
    root = np.sqrt(kappa)
    # Both roots of the characteristic polynomial fall together there, so that rounding shows in the root.
    assert heavy_ball.slowest_factor(r, mu, 2.0, 2 * kappa) == pytest.approx((root - 1) / (root + 1), rel=1e-6)
    assert heavy_ball.slowest_factor(1 / (1 + kappa), 0.0, 2.0, 2 * kappa) == pytest.approx((kappa - 1) / (kappa + 1))


def test_the_limit_of_the_rate_is_up_to_twice_as_high():
    for mu in (0.0, 0.5, 0.9):
        limit = 2 * (1 + mu) / 20
        assert (
            heavy_ball.slowest_factor(0.999 * limit, mu, 2.0, 20.0)
            < 1
            < heavy_ball.slowest_factor(1.001 * limit, mu, 2.0, 20.0)
        )


def test_too_much_memory_is_slow():
    assert heavy_ball.slowest_factor(0.009, 0.99, 2.0, 200.0) > heavy_ball.slowest_factor(0.009, 0.9, 2.0, 200.0)


@pytest.mark.parametrize(("method", "away"), [(momentum, 0.037), (nesterov, 0.007)])
def test_nesterov_damps_the_swinging(method, away):
    path = descend(method(surfaces.stretched_bowl(10), [1.0, 1.0], 0.02, 0.9), 60)
    assert np.linalg.norm(path.x[-1]) == pytest.approx(away, abs=5e-4)


def test_the_first_step_of_adam_is_the_rate_whatever_the_gradient():
    path = descend(adam(lambda x: (0.0, np.array([0.001, -50.0])), [0.0, 0.0], 0.1), 1)
    np.testing.assert_allclose(path.x[1], [-0.1, 0.1], rtol=1e-4)


def test_the_example_of_the_mini_batches():
    X, Y = mini_batches.ones_and_sevens()
    assert X.shape == Y.shape == (128, 1)
    assert mini_batches.NET.n_parameters == 2


def test_where_the_runs_are_after_128_examples():
    paths, full = mini_batches.noisy_paths(4, 2.0, 32), mini_batches.full_path(2.0, 1)
    assert mini_batches.full_cost(paths[:, -1]).max() < mini_batches.full_cost(full[1])


def test_clouds_are_larger_for_larger_rates_and_smaller_for_larger_batches():
    def gap(B, r):
        return (mini_batches.full_cost(mini_batches.noisy_paths(B, r, 100))[:, 50:] - mini_batches.minimum()[1]).mean()

    assert gap(4, 4.0) > gap(4, 2.0) > gap(4, 1.0)
    assert gap(1, 2.0) > gap(4, 2.0) > gap(16, 2.0)
    noisy = mini_batches.noisy_paths(4, mini_batches.decreasing(2.0), 100)
    assert (mini_batches.full_cost(noisy[:, 50:]) - mini_batches.minimum()[1]).mean() < gap(4, 2.0) / 2


def last_costs(track, steps=100):
    track = race.TRACKS[track]
    sweeps = {name: race.sweep(name, track.surface, track.start, steps) for name in race.METHODS}
    return {name: sweep.last - track.lowest for name, sweep in sweeps.items()}


def test_who_runs_away_with_the_same_rate_for_all():
    last = last_costs("curved valley (Rosenbrock)")
    away = [name for name, costs in last.items() if np.isinf(costs[race.nearest(0.01)])]
    assert away == ["gradient descent", "momentum", "Nesterov"]
    assert exercises.who_minds_the_rate.answer == "gradient descent and the two with momentum"
    assert all(costs[race.nearest(0.01)] > 3 for name, costs in last.items())
    gradient = np.abs(surfaces.rosenbrock.gradient([-1.2, 1.0]))
    assert gradient.max() > 200


def test_momentum_wins_in_the_curved_valley_and_not_in_the_bowl():
    valley = {name: costs.min() for name, costs in last_costs("curved valley (Rosenbrock)").items()}
    assert min(valley, key=valley.get) == "momentum"
    bowl = {name: costs.min() for name, costs in last_costs("stretched bowl, κ = 10").items()}
    assert bowl["momentum"] > bowl["gradient descent"]
    assert heavy_ball.best(2.0, 20.0)[1] < 0.9


@pytest.mark.parametrize("track", race.TRACKS)
def test_methods_with_a_rate_for_each_coordinate_do_not_run_away(track):
    last = last_costs(track)
    assert all(np.isfinite(last[name]).all() for name in ("Adagrad", "RMSProp", "Adam"))


def test_rmsprop_is_thrown_about_in_the_curved_valley():
    track = race.TRACKS["curved valley (Rosenbrock)"]
    sweep = race.sweep("RMSProp", track.surface, track.start, 100)
    J = sweep.J[:, sweep.best()]
    assert (np.diff(J) > 0).sum() > 15


def test_what_a_strip_costs():
    assert len(race.RATES) == 46
    assert 101 * 46 == 4646
    assert race.RATES[0] == pytest.approx(1e-4)
    assert race.RATES[-1] == pytest.approx(3.16, abs=0.01)
