"""What notebook 09 lets nnlearn compute: heavy balls, plateaus, mini-batches, memories, sweeps of learning rates."""

import numpy as np
import pytest

from nnlearn import (
    Network,
    descend,
    gradient_descent,
    heavy_ball,
    many_starts,
    memory,
    mini_batches,
    momentum,
    plateaus,
    race,
    sigmoid,
    squared_error,
    surfaces,
    tanh,
)

BOWL = surfaces.stretched_bowl(10)


@pytest.mark.parametrize(("r", "slope", "mu", "k"), [(0.1, 1.0, 0.9, 100), (0.3, 2.0, 0.0, 7), (0.5, 0.1, 0.5, 1)])
def test_the_distance_on_a_slope_is_that_of_momentum(r, slope, mu, k):
    path = descend(momentum(lambda x: (-slope * x[0], np.array([-slope])), [0.0], r, mu), k)
    assert heavy_ball.distance_on_slope(r, slope, mu, k) == pytest.approx(path.x[-1, 0], rel=1e-12)


@pytest.mark.parametrize(("r", "mu"), [(0.1, 0.0), (0.1, 0.9), (0.8, 0.5), (1.6, 0.5), (0.02, 0.3)])
def test_the_factor_is_the_spectral_radius(r, mu):
    matrix = np.array([[1 - 2 * r, mu], [-2 * r, mu]])  # (x, v) -> (x + v', v') with v' = mu v - 2 r x
    assert heavy_ball.factor(r, mu, 2.0) == pytest.approx(np.abs(np.linalg.eigvals(matrix)).max(), rel=1e-7)


def test_nothing_is_faster_than_the_best():
    r, mu = heavy_ball.best(2.0, 20.0)
    assert (r, mu) == pytest.approx((0.11544307851020348, 0.26987386361223836))
    rates, memories = np.meshgrid(np.linspace(0.01, 0.2, 60), np.linspace(0, 0.99, 60))
    factors = heavy_ball.slowest_factor(rates, memories, 2.0, 20.0)
    assert factors.shape == (60, 60)
    assert factors.min() >= heavy_ball.slowest_factor(r, mu, 2.0, 20.0) - 1e-7


def test_slopes_far_out_are_exact():
    z = np.array([-2.0, 0.0, 0.5, 3.0])
    np.testing.assert_allclose(plateaus.slope_of_sigma(z), sigmoid.derivative(z), rtol=1e-13)
    np.testing.assert_allclose(plateaus.slope_of_tanh(z), tanh.derivative(z), rtol=1e-12)
    assert plateaus.slope_of_sigma(40.0) == pytest.approx(np.exp(-40), rel=1e-12)
    assert plateaus.slope_of_tanh(20.0) == pytest.approx(4 * np.exp(-40), rel=1e-12)


def test_the_cost_of_a_unit_and_its_slopes():
    w, b, x, h = 1.5, -0.7, 0.8, 1e-6
    J, (along_w, along_b) = plateaus.unit(w, b, x)
    assert pytest.approx(sigmoid(w * x + b) ** 2 / 2) == J
    (left, right), (low, high) = plateaus.unit_costs([[w - h, b], [w + h, b], [w, b - h], [w, b + h]], x).reshape(2, 2)
    assert along_w == pytest.approx((right - left) / (2 * h), rel=1e-6)
    assert along_b == pytest.approx((high - low) / (2 * h), rel=1e-6)


@pytest.mark.parametrize("net", [Network((2, 3, 1)), Network((2, 3, 2), cost=squared_error)])
def test_many_starts_see_the_batches_that_each_would_see_alone(net):
    rng = np.random.default_rng(3)
    X, Y = rng.normal(size=(11, 2)), rng.uniform(size=(11, net.sizes[-1]))
    thetas = rng.normal(size=(3, net.n_parameters))
    together = many_starts.stochastic_objective(net, X, Y, 4, [np.random.default_rng(seed) for seed in range(3)])
    alone = [net.stochastic_objective(X, Y, 4, np.random.default_rng(seed)) for seed in range(3)]
    for _ in range(5):
        J, grad = together(thetas)
        expected = [cost(theta) for cost, theta in zip(alone, thetas, strict=True)]
        np.testing.assert_allclose(J, [J for J, _ in expected], rtol=1e-12)
        np.testing.assert_allclose(grad, [grad for _, grad in expected], rtol=1e-10, atol=1e-13)
    assert together.is_stochastic


def test_a_batch_that_is_too_large_is_refused():
    with pytest.raises(ValueError, match="batch_size is 12"):
        many_starts.stochastic_objective(
            Network((1, 1)), np.ones((5, 1)), np.ones((5, 1)), 12, [np.random.default_rng()]
        )


def test_noisy_paths_are_those_of_descent():
    path = descend(
        gradient_descent(
            mini_batches.NET.stochastic_objective(*mini_batches.ones_and_sevens(), 8, np.random.default_rng(2)),
            mini_batches.START,
            mini_batches.decreasing(2.0),
        ),
        30,
    )
    np.testing.assert_allclose(
        mini_batches.noisy_paths(8, mini_batches.decreasing(2.0), 30)[2], path.x, rtol=1e-9, atol=1e-12
    )


def test_the_minimum_of_the_full_cost():
    theta, J = mini_batches.minimum()
    cost, grad = mini_batches.NET.cost_and_gradient(theta, *mini_batches.ones_and_sevens())
    assert cost == pytest.approx(J)
    assert np.abs(grad).max() < 1e-8
    assert mini_batches.full_cost(theta + np.random.default_rng(0).normal(size=(50, 2))).min() > J
    assert mini_batches.full_path(2.0, 200)[-1] == pytest.approx(theta, abs=1e-4)


@pytest.mark.parametrize("name", race.METHODS)
def test_the_steps_of_each_method_lead_from_point_to_point(name):
    track = race.TRACKS["stretched bowl, κ = 10"]
    steps = memory.steps_of(name, track.surface, track.start, 0.05, 12)
    assert len(steps) == 12
    np.testing.assert_allclose(steps.position[1:], steps.position[:-1] + steps.step[:-1], rtol=1e-12)
    np.testing.assert_allclose(steps.end, steps.position[-1] + steps.step[-1])
    np.testing.assert_allclose(steps.gradient, track.surface.gradient(steps.measured_at))
    for k in (0, 5):
        for start, _ in [steps.arrows(k)[min(steps.arrows(k))]]:
            np.testing.assert_allclose(start, steps.position[k])


@pytest.mark.parametrize("name", race.METHODS)
def test_a_step_is_made_of_its_parts(name):
    r = 0.05
    steps = memory.steps_of(name, BOWL, [1.0, 0.7], r, 12)
    if steps.size is None:
        carried = 0.0 if steps.carried is None else steps.carried
        expected = carried - r * steps.gradient
    else:
        np.testing.assert_allclose(steps.rate, r / (steps.size + 1e-8))
        expected = -steps.rate * (steps.gradient if steps.carried is None else steps.carried)
    np.testing.assert_allclose(steps.step, expected, rtol=1e-6)


def test_nesterov_measures_where_it_would_be_carried():
    steps = memory.steps_of("Nesterov", BOWL, [1.0, 0.7], 0.02, 6)
    np.testing.assert_allclose(steps.measured_at, steps.position + steps.carried, rtol=1e-12)
    joint = steps.arrows(4)
    np.testing.assert_allclose(joint["carried"][1], steps.measured_at[4])
    np.testing.assert_allclose(joint["gradient"][1], steps.position[5])


def test_a_path_that_runs_away_keeps_its_finite_steps():
    steps = memory.steps_of("momentum", surfaces.rosenbrock, [-1.2, 1.0], 1.0, 50)
    assert 1 <= len(steps) < 50
    assert np.isfinite(steps.step).all()


def test_the_corrections_give_true_means():
    g = np.array([[2.0], [2.0], [2.0]])
    m = 2 * (1 - 0.9 ** np.arange(1, 4))[:, np.newaxis]
    v = 4 * (1 - 0.999 ** np.arange(1, 4))[:, np.newaxis]
    corrected_m, corrected_v = memory.corrected(m, v)
    np.testing.assert_allclose(corrected_m, g)
    np.testing.assert_allclose(corrected_v, g**2)


@pytest.mark.parametrize("name", race.METHODS)
@pytest.mark.parametrize("track", race.TRACKS)
def test_a_sweep_is_many_single_runs(name, track):
    surface, start = race.TRACKS[track].surface, race.TRACKS[track].start
    method, settings = race.METHODS[name]
    sweep = race.sweep(name, surface, start, 20, rates=[0.001, 0.1])
    assert sweep.x.shape == (21, 2, 2)
    for column, r in enumerate((0.001, 0.1)):
        path = descend(method(surface, start, learning_rate=r, **settings), 20)
        if not path.J[-1] <= race.AWAY * (1 + abs(path.J[0])):
            assert np.isinf(sweep.last[column])
            continue
        np.testing.assert_allclose(sweep.x[:, column], path.x, rtol=1e-6, atol=1e-9)
        assert sweep.lowest[-1, column] == pytest.approx(path.J.min(), rel=1e-6, abs=1e-12)
        assert sweep.last[column] == pytest.approx(path.J[-1], rel=1e-5, abs=1e-12)


def test_the_best_rate_ends_lowest():
    sweep = race.sweep("gradient descent", BOWL, (1.0, 0.3), 50)
    assert sweep.last[sweep.best()] == sweep.last.min()
    assert np.isinf(sweep.last[-1])


def test_the_tracks_know_their_lowest_point():
    for track in race.TRACKS.values():
        values = [track.surface.value(point.x) for point in track.surface.stationary_points]
        assert min(values) == pytest.approx(track.lowest, abs=1e-12)


def test_shades_go_from_best_to_start_and_leave_out_what_ran_away():
    sweeps = [race.sweep(name, BOWL, (1.0, 0.3), 50) for name in race.METHODS]
    shades = race.shades(sweeps, 0.0)
    assert shades.shape == (6, 46)
    assert np.nanmin(shades) == 0
    assert np.nanmax(shades) <= 1
    assert np.isnan(shades[0, -1])
    at_the_minimum = race.shades([race.sweep("Adam", BOWL, (0.0, 0.0), 10)], 0.0)
    assert np.isfinite(at_the_minimum).all()


def test_nearest_goes_by_ratio():
    assert race.RATES[race.nearest(0.0126)] == pytest.approx(0.0126, rel=0.01)
    assert race.nearest(1e-9) == 0
    assert race.nearest(100) == 45
