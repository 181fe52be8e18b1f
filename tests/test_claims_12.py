"""The numbers that notebook 12 states in its prose, computed."""

import numpy as np
import pytest

from nnlearn import Network, data, descend, gradient_descent, numerical_hessian, relu, squared_error, surfaces, tanh
from nnlearn.initialization import base_rates
from nnlearn.scipy_descent import scipy_path
from nnlearn.symmetry import copies, twins
from nnlearn.widgets.kink import KinkPanel
from nnlearn.widgets.many_ends import trainings
from nnlearn.widgets.permutation import PermutationPanel


def test_eight_copies_itself_among_them_all_with_the_same_cost():
    net, theta, X, y = data.trained_twin()
    found = twins(net, theta)
    assert len(found) == copies(net) == 8
    assert "itself" in found
    costs = [net.cost(other, X, y, 0.005) for other in found.values()]
    assert np.ptp(costs) < 1e-14
    assert len({other.tobytes() for other in found.values()}) == 8


@pytest.mark.parametrize("lam", [0, 1])
def test_a_logistic_unit_may_be_turned_too_if_the_next_biases_take_up_the_one(lam):
    net, theta, X, Y = data.sine_example()
    other = theta.copy()
    Theta = net.roll(other)
    Theta[1][2] *= -1
    Theta[2][:, 0] += Theta[2][:, 3]
    Theta[2][:, 3] *= -1
    assert np.linalg.norm(other - theta) > 1
    assert net.cost(other, X, Y, lam) == pytest.approx(net.cost(theta, X, Y, lam), rel=1e-14)


def test_some_barriers_are_lower():
    panel, heights = PermutationPanel(), []
    for twin in panel.twin.options:
        panel.twin.value = twin
        heights.append(float(panel.picture.sentence.split()[-1]))
    assert min(heights) < 0.5 * max(heights)


def test_with_a_little_decay_nearly_all_reach_the_same_good_level():
    last = trainings(0.1)[0][-1]
    assert (last < last.min() + 0.05).sum() >= 40
    assert last.max() == pytest.approx(trainings(0.1)[1], abs=0.01), "a straggler sits at the dotted line"


def test_with_much_decay_all_end_without_weights():
    assert trainings(0.3)[0][-1] == pytest.approx(trainings(0.3)[1], abs=2e-3)


def test_without_decay_the_ends_differ_and_go_on_sinking():
    J = trainings(0.0)[0]
    assert np.ptp(J[-1]) > 0.5
    assert (J[-1] < J[-3] - 1e-4).all()


@pytest.mark.parametrize(("lam", "level"), [(0.0, 70), (0.1, 10), (0.3, 10)])
def test_decay_makes_a_minimum_of_level_ground(lam, level):
    net, _, X, Y = data.sine_example()
    curvatures = np.linalg.eigvalsh(numerical_hessian(net.objective(X, Y, lam), base_rates(net, Y)))
    assert curvatures.min() > -1e-9
    assert (abs(curvatures) < 1e-9).sum() == level
    assert curvatures[level] > lam / 5 / 3


def test_it_jumps_over_the_kink_by_about_the_rate():
    for r in (0.05, 0.1, 0.2):
        x = descend(gradient_descent(surfaces.kinked(-1, -1), [0.95], r), 60).x[:, 0]
        assert np.abs(np.diff(x[-10:])) == pytest.approx(np.full(9, r), rel=0.15)
        assert (x[-10:-1] * x[-9:] < 0).all()


def test_only_without_decay_does_descent_leave_the_place_without_weights():
    net, _, X, Y = data.sine_example()
    near = base_rates(net, Y) + 0.01 * np.sin(np.arange(net.n_parameters))
    for lam, leaves in ((0, True), (0.1, False), (0.3, False)):
        theta = descend(gradient_descent(net.objective(X, Y, lam), near, 0.5), 20000, every=20000).x[-1]
        assert (max(abs(net.weights(T)).max() for T in net.roll(theta).values()) > 1) == leaves


def test_a_faster_method_ends_where_all_weights_vanish_and_descent_does_not():
    net, theta, X, Y = data.sine_example()
    cost = net.objective(X, Y, 0.1)
    level = net.cost(base_rates(net, Y), X, Y, 0.1)
    assert scipy_path(cost, theta, "BFGS").J[-1] == pytest.approx(level, abs=1e-4)
    assert descend(gradient_descent(cost, theta, 0.5), 1000).J[-1] < level - 0.3


def test_each_factor_of_ten_in_the_offset_costs_the_same_number_of_steps():
    counts = []
    for offset in 10.0 ** -np.arange(1, 13):
        visits = gradient_descent(surfaces.twin_minima, [2 - offset / 2, 2 + offset / 2], 0.3)
        counts.append(descend(visits, 600, until=lambda visit: abs(visit.x[0] - visit.x[1]) > 0.5).step[-1])
    assert set(np.diff(counts[1:])) <= {35, 36}


def test_a_rate_that_shrinks_from_a_tenth_stops_short_of_the_kink_and_from_a_half_arrives():
    panel = KinkPanel()
    panel.shrinks.value = True
    assert panel.picture.path.get_ydata()[-1] > 0.2
    panel.rate.value = 0.5
    assert abs(panel.picture.path.get_ydata()[-1]) < 0.02


def test_a_dead_wedge_and_kinks_where_an_example_switches():
    x = np.array([[-2.0], [-0.5], [1.0], [2.0]])
    one = Network((1, 1), output=relu, cost=squared_error)
    cost = one.objective(x, one.predict(np.array([0.5, 1.0]), x))
    J, slopes = cost(np.array([-3.0, 1.0]))
    assert J > 1
    assert not slopes.any()
    before, after = (cost(np.array([-0.5 + shift, 0.5]))[1] for shift in (-1e-9, 1e-9))  # b + w x = 0 for x = 1
    assert np.abs(after - before).max() > 0.1


def test_weights_of_the_digits_network():
    assert Network((64, 12, 10)).n_parameters == 910


def test_two_tanh_units_may_be_exchanged():
    w = np.array([[0.5, 2.0], [2.0, 0.5], [1.3, 0.2], [0.2, 1.3]])
    J = surfaces.twin_minima.value(w)
    assert (J[0], J[2]) == (J[1], J[3])
    assert Network((1, 2, 1), hidden=tanh).n_parameters == 7
