"""Networks: layout, parameters as one vector, forward propagation, objectives."""

from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import networks, random_problem

from nnlearn import (
    Network,
    cross_entropy,
    data,
    half_squared_error,
    identity,
    mean_squared_error,
    numerical_gradient,
    one_hot,
    relu,
    sigmoid,
    squared_error,
    tanh,
)

seeds = st.integers(0, 10**6)


def logistic(z):
    return 1 / (1 + exp(-z))


# ---- layout and parameters


def test_layout():
    net = Network([3, np.int64(5), 5, 4])
    assert net.sizes == (3, 5, 5, 4)
    assert net.L == 4
    assert net.shapes == {1: (5, 4), 2: (5, 6), 3: (4, 6)}
    assert net.n_parameters == 74
    assert (net.hidden, net.output, net.cost_function, net.bias) == (sigmoid, sigmoid, cross_entropy, True)
    assert Network((3, 5, 5, 4), bias=False).n_parameters == 15 + 25 + 20
    assert [net.g(l) for l in (2, 3, 4)] == [sigmoid] * 3
    assert Network((2, 2, 1), tanh, identity, squared_error).g(3) is identity


def test_parameters_run_row_by_row_with_the_bias_first():
    Theta = Network((2, 2, 1)).roll(np.arange(9.0))
    assert Theta[1].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert Theta[2].tolist() == [[6, 7, 8]]
    assert Network((2, 2, 1)).weights(Theta[1]).tolist() == [[1, 2], [4, 5]]
    Theta = Network((2, 2, 1), bias=False).roll([1, 2, 3, 4, 5, 6])
    assert Theta[1].tolist() == [[1, 2], [3, 4]]


@given(networks(), seeds)
def test_rolling_copies_nothing_and_unrolling_undoes_it(net, seed):
    theta, _, _ = random_problem(net, seed=seed)
    Theta = net.roll(theta)
    np.testing.assert_array_equal(net.unroll(Theta), theta)
    assert all(np.shares_memory(Theta_l, theta) for Theta_l in Theta.values())
    Theta[1][0, 0] = 123.0
    assert theta[0] == 123.0
    net.unroll(Theta)[0] = 7.0
    assert theta[0] == 123.0


def test_text():
    assert repr(Network((2, 3, 1))) == "Network((2, 3, 1), hidden=sigmoid, output=sigmoid, cost=cross_entropy)"
    net = Network((2, 3, 1), tanh, identity, squared_error, bias=False)
    assert repr(net) == "Network((2, 3, 1), hidden=tanh, output=identity, cost=squared_error, bias=False)"
    assert repr(eval(repr(net))) == repr(net)


# ---- forward propagation


def test_forward_by_hand():
    net = Network((2, 2, 1))
    Theta = {1: np.array([[0.1, 0.2, 0.4], [0.6, 0.3, 0.5]]), 2: np.array([[0.4, 0.6, 0.2]])}
    z, a = net.forward(net.unroll(Theta), [[3, -2]])
    h1, h2 = logistic(0.1 + 0.6 - 0.8), logistic(0.6 + 0.9 - 1.0)
    output = 0.4 + 0.6 * h1 + 0.2 * h2
    assert sorted(z) == [2, 3]
    assert sorted(a) == [1, 2, 3]
    np.testing.assert_allclose(z[2], [[-0.1, 0.5]], atol=1e-15)
    np.testing.assert_allclose(a[2], [[h1, h2]], rtol=1e-15)
    np.testing.assert_allclose(z[3], [[output]], rtol=1e-15)
    np.testing.assert_allclose(a[3], [[logistic(output)]], rtol=1e-15)
    assert a[1].tolist() == [[3, -2]]
    np.testing.assert_array_equal(net.predict(net.unroll(Theta), [[3, -2]]), a[3])


@given(networks(), seeds)
def test_the_terms_of_a_unit_add_up_to_its_weighted_sum(net, seed):
    theta, X, _ = random_problem(net, seed=seed)
    z, a = net.forward(theta, X)
    for l in range(2, net.L + 1):
        for i in range(1, net.sizes[l - 1] + 1):
            terms = net.terms(theta, a, l, i)
            assert terms.shape == (len(X), net.sizes[l - 2] + net.bias)
            np.testing.assert_allclose(terms.sum(axis=1), z[l][:, i - 1], rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(
    ("l", "i", "message"),
    [
        (1, 1, "l is 1, expected one of 2, 3"),
        (4, 1, "l is 4, expected one of 2, 3"),
        (0, 1, "l is 0, expected one of 2, 3"),
        (2, 0, "i is 0, expected one of 1, 2, 3, 4, 5"),
        (2, 6, "i is 6, expected one of 1, 2, 3, 4, 5"),
    ],
)
def test_units_without_a_sum_are_refused(l, i, message):
    net = Network((3, 5, 4))
    _, a = net.forward(np.zeros(net.n_parameters), np.zeros((1, 3)))
    with pytest.raises(ValueError, match=message):
        net.terms(np.zeros(net.n_parameters), a, l, i)


def test_with_bias():
    a = np.array([[2.0, 3.0]], dtype=np.float32)
    tilde = Network((2, 1)).with_bias(a)
    assert tilde.tolist() == [[1, 2, 3]]
    assert tilde.dtype == np.float32
    assert Network((2, 1), bias=False).with_bias(a) is a


@given(networks(), seeds)
def test_each_example_goes_its_own_way(net, seed):
    theta, X, _ = random_problem(net, seed=seed)
    together = net.predict(theta, X)
    assert together.shape == (6, net.sizes[-1])
    for i in range(6):
        np.testing.assert_allclose(net.predict(theta, X[[i]])[0], together[i], rtol=1e-10, atol=1e-12)


@given(networks(max_units=4, min_layers=3), seeds)
def test_renumbering_hidden_units_changes_nothing(net, seed):
    theta, X, Y = random_problem(net, seed=seed)
    order = np.random.default_rng(seed).permutation(net.sizes[1])
    Theta = {l: Theta_l.copy() for l, Theta_l in net.roll(theta).items()}
    Theta[1] = Theta[1][order]
    net.weights(Theta[2])[...] = net.weights(Theta[2])[:, order]
    renumbered = net.unroll(Theta)
    np.testing.assert_allclose(net.predict(renumbered, X), net.predict(theta, X), rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(net.cost(renumbered, X, Y, 0.7), net.cost(theta, X, Y, 0.7), rtol=1e-10)


# ---- cost


def test_cost_by_hand():
    net = Network((1, 1))
    J = (log(1 + exp(-0.5)) + log(1 + exp(1.0 + 0.5))) / 2  # z = 0.5 with y = 1, z = 1.5 with y = 0
    found = net.cost([0.0, 0.5], [[1], [3]], [[1], [0]])
    assert found == pytest.approx(J, rel=1e-15)
    assert net.cost([0.0, 0.5], [[1], [3]], [[1], [0]], lam=2) == pytest.approx(J + 0.25 / 2, rel=1e-15)
    net = Network((1, 1), output=identity, cost=squared_error)
    assert net.cost([1.0, 2.0], [[1], [2]], [[1], [2]]) == 4 + 9
    assert net.cost([1.0, 2.0], [[1], [2]], [[1], [2]], lam=1) == 13 + 4 / 4, "lam/(2m), for sums as well"


@given(networks(), seeds, st.sampled_from([0.0, 0.5, 3.0]))
def test_all_ways_to_the_cost_agree(net, seed, lam):
    theta, X, Y = random_problem(net, seed=seed)
    J = net.cost(theta, X, Y, lam)
    penalty = lam / 12 * sum((net.weights(Theta_l) ** 2).sum() for Theta_l in net.roll(theta).values())
    np.testing.assert_allclose(J, net.cost_function(net.predict(theta, X), Y) + penalty, rtol=1e-9)
    np.testing.assert_allclose(J, net.cost_and_gradient(theta, X, Y, lam)[0], rtol=1e-13)
    np.testing.assert_allclose(J, net.objective(X, Y, lam)(theta)[0], rtol=1e-13)


@given(networks(), seeds)
def test_bias_is_never_regularised(net, seed):
    theta, X, Y = random_problem(net, seed=seed)
    with_penalty, without = (net.roll(net.cost_and_gradient(theta, X, Y, lam)[1]) for lam in (5.0, 0.0))
    Theta = net.roll(theta)
    for l in Theta:
        difference = with_penalty[l] - without[l]
        np.testing.assert_allclose(net.weights(difference), 5 / 6 * net.weights(Theta[l]), rtol=1e-8, atol=1e-12)
        if net.bias:
            np.testing.assert_array_equal(difference[:, 0], 0)


def test_nothing_is_penalised_unless_asked_for():
    net = Network((3, 4, 2))
    theta, X, Y = random_problem(net)

    def batch(**lam):
        return net.stochastic_objective(X, Y, 2, np.random.default_rng(0), **lam)(theta)[1]

    assert net.cost(theta, X, Y) == net.cost(theta, X, Y, lam=0.0) < net.cost(theta, X, Y, lam=1.0)
    for gradient in (
        batch,
        lambda **lam: net.cost_and_gradient(theta, X, Y, **lam)[1],
        lambda **lam: net.objective(X, Y, **lam)(theta)[1],
        lambda **lam: net.unroll(net.backprop(theta, X, Y, **lam)[2]),
        lambda **lam: net.unroll(net.backprop_loop(theta, X, Y, **lam)[2]),
    ):
        np.testing.assert_array_equal(gradient(), gradient(lam=0.0))
        assert not np.array_equal(gradient(), gradient(lam=1.0))


def test_huge_weights_do_not_spoil_a_cost_without_penalty():
    net = Network((1, 1))
    assert net.cost([0.0, -1e200], [[1.0]], [[1.0]]) == pytest.approx(1e200)
    assert net.cost_and_gradient(np.array([0.0, -1e200]), [[1.0]], [[1.0]])[0] == pytest.approx(1e200)


@pytest.mark.parametrize("dtype", [np.float32, np.complex64, np.complex128])
@pytest.mark.parametrize("lam", [0.0, np.float64(0.5)])
@pytest.mark.parametrize("hidden", [sigmoid, tanh, relu], ids=repr)
def test_dtypes_are_kept(dtype, lam, hidden):
    net = Network((3, 4, 2), hidden)
    theta, X, Y = random_problem(net)
    real = np.zeros(0, dtype).real.dtype
    theta, X, Y = theta.astype(dtype), X.astype(real), Y.astype(real)
    J, grad = net.objective(X, Y, lam)(theta)
    delta, Delta, D = net.backprop(theta, X, Y, lam)
    _, _, D_loop = net.backprop_loop(theta, X, Y, lam)
    arrays = [J, grad, net.cost(theta, X, Y, lam), net.predict(theta, X), net.residuals(theta, X, Y)]
    arrays += [net.jacobian(theta, X), *delta.values(), *Delta.values(), *D.values(), *D_loop.values()]
    assert {np.asarray(array).dtype for array in arrays} == {np.dtype(dtype)}


@pytest.mark.parametrize("scale", [1e3, 1e5])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_saturated_networks_neither_warn_nor_overflow(scale, dtype):
    net = Network((3, 4, 2))
    theta, X, Y = random_problem(net, dtype=dtype)
    theta = (scale * theta).astype(dtype)
    J, grad = net.objective(X, Y, 1.0)(theta)
    assert np.isfinite(J)
    assert np.isfinite(grad).all()
    np.testing.assert_allclose(net.cost(theta, X, Y, 1.0), J, rtol=1e-6)
    delta, _, _ = net.backprop(theta, X, Y)
    assert all(np.isfinite(delta_l).all() for delta_l in delta.values())


# ---- objectives


def test_objective_takes_vectors_of_targets_for_one_output():
    net = Network((2, 3, 1))
    theta, X, Y = random_problem(net)
    assert net.cost(theta, X, Y[:, 0]) == net.cost(theta, X, Y)
    np.testing.assert_array_equal(net.objective(X, Y[:, 0])(theta)[1], net.objective(X, Y)(theta)[1])
    assert net.residuals(theta, X, Y[:, 0]).shape == (6,)


@pytest.mark.parametrize(("cost", "output"), [(cross_entropy, sigmoid), (squared_error, identity)], ids=repr)
@pytest.mark.parametrize("batch_size", [1, 3, 4, 12])
def test_batches_of_one_epoch_average_to_the_whole(cost, output, batch_size):
    net = Network((3, 4, 2), tanh, output, cost)
    theta, X, Y = random_problem(net, m=12)
    noisy = net.stochastic_objective(X, Y, batch_size, np.random.default_rng(0), lam=0.8)
    assert noisy.is_stochastic
    n = 12 // batch_size
    for _ in range(2):  # two epochs
        values, gradients = zip(*(noisy(theta) for _ in range(n)), strict=True)
        J, grad = net.objective(X, Y, lam=0.8)(theta)
        np.testing.assert_allclose(np.mean(values), J, rtol=1e-12)
        np.testing.assert_allclose(np.mean(gradients, axis=0), grad, rtol=1e-10, atol=1e-13)
        if n > 1:
            assert np.ptp(values) > 1e-3


def test_incomplete_batches_are_left_out_and_the_left_out_change():
    net = Network((1, 1), output=identity, cost=mean_squared_error)
    X, Y = np.zeros((5, 1)), np.array([1, 10, 100, 1000, 10000.0])[:, np.newaxis] ** 0.5
    noisy = net.stochastic_objective(X, Y, 2, np.random.default_rng(0))
    epochs = [round(2 * (noisy(np.zeros(2))[0] + noisy(np.zeros(2))[0])) for _ in range(20)]
    left_out = {11111 - total for total in epochs}
    assert left_out == {1, 10, 100, 1000, 10000}


def test_same_seed_same_batches():
    net = Network((3, 4, 2))
    theta, X, Y = random_problem(net, m=10)
    runs = [
        [cost(theta)[0] for _ in range(7)]
        for cost in (net.stochastic_objective(X, Y, 3, np.random.default_rng(seed)) for seed in (1, 1, 2))
    ]
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]


def test_full_batch_is_the_full_objective():
    net = Network((3, 4, 2), cost=half_squared_error)
    theta, X, Y = random_problem(net)
    J, grad = net.stochastic_objective(X, Y, 6, np.random.default_rng(1), lam=2.0)(theta)
    np.testing.assert_allclose(J, net.cost(theta, X, Y, 2.0), rtol=1e-13)
    np.testing.assert_allclose(grad, net.cost_and_gradient(theta, X, Y, 2.0)[1], rtol=1e-12)


# ---- residuals


@given(networks(hidden=(sigmoid, tanh)), seeds)
def test_residuals_and_jacobian(net, seed):
    theta, X, Y = random_problem(net, m=4, seed=seed)
    e = net.residuals(theta, X, Y)
    np.testing.assert_array_equal(e, (net.predict(theta, X) - Y).ravel())
    jacobian = net.jacobian(theta, X)
    assert jacobian.shape == (len(e), net.n_parameters)
    for i in range(len(e)):
        row = numerical_gradient(lambda t, i=i: net.residuals(t, X, Y)[i], theta, 1e-20, "complex-step")
        np.testing.assert_allclose(jacobian[i], row, rtol=1e-9, atol=1e-13)


def test_gradient_of_a_sum_of_squares_from_its_jacobian():
    net = Network((3, 4, 2), tanh, identity, squared_error)
    theta, X, Y = random_problem(net)
    gradient = 2 * net.jacobian(theta, X).T @ net.residuals(theta, X, Y)
    np.testing.assert_allclose(gradient, net.cost_and_gradient(theta, X, Y)[1], rtol=1e-11)


# ---- refusals

NET = Network((3, 5, 4))
THETA, X, Y = random_problem(NET)


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ({"sizes": (3,)}, ValueError, r"sizes is \(3,\), expected at least two layers: inputs and outputs, as in"),
        ({"sizes": ()}, ValueError, r"sizes is \(\), expected at least two layers"),
        ({"sizes": 5}, TypeError, r"sizes is 5, expected the units of every layer, as in \(3, 5, 4\)"),
        ({"sizes": (3, 0, 1)}, ValueError, "a layer's size is 0, expected at least 1: sizes are as in"),
        ({"sizes": (3, 2.5)}, TypeError, "a layer's size is 2.5, expected a whole number"),
        ({"sizes": "35"}, TypeError, "a layer's size is '3', expected a whole number"),
        ({"hidden": "sigmoid"}, TypeError, "hidden is 'sigmoid', expected one of nnlearn's own, such as sigmoid"),
        ({"output": np.tanh}, TypeError, "output is <ufunc 'tanh'>, expected one of nnlearn's own, such as sigmoid"),
        ({"cost": sigmoid}, TypeError, "cost is sigmoid, expected one of nnlearn's own, such as cross_entropy"),
        ({"output": identity}, ValueError, "cost is cross_entropy with output=identity, expected output=sigmoid: "),
        ({"bias": "no"}, ValueError, "bias is 'no', expected one of True, False"),
    ],
)
def test_layouts_that_make_no_sense(arguments, kind, message):
    with pytest.raises(kind, match=message):
        Network(**{"sizes": (3, 4), **arguments})


@pytest.mark.parametrize(
    ("theta", "kind", "message"),
    [
        (
            THETA[:-1],
            ValueError,
            r"theta has shape \(43,\), expected \(44,\): .* has 44 parameters",
        ),
        (THETA[:, np.newaxis], ValueError, r"theta has shape \(44, 1\), expected \(44,\)"),
        (NET.roll(THETA), TypeError, "theta holds object entries, expected numbers"),
        (THETA.astype(object), TypeError, "theta holds object entries, expected numbers"),
        ("theta", TypeError, "theta holds <U5 entries, expected numbers"),
        (0.0, ValueError, r"theta has shape \(\), expected \(44,\)"),
    ],
)
def test_parameters_of_another_shape(theta, kind, message):
    calls = [
        lambda: NET.roll(theta),
        lambda: NET.forward(theta, X),
        lambda: NET.predict(theta, X),
        lambda: NET.cost(theta, X, Y),
        lambda: NET.backprop(theta, X, Y),
        lambda: NET.backprop_loop(theta, X, Y),
        lambda: NET.cost_and_gradient(theta, X, Y),
        lambda: NET.objective(X, Y)(theta),
        lambda: NET.stochastic_objective(X, Y, 2, np.random.default_rng(0))(theta),
        lambda: NET.residuals(theta, X, Y),
        lambda: NET.jacobian(theta, X),
    ]
    for call in calls:
        with pytest.raises(kind, match=message):
            call()


def with_data(X, Y, lam=0.0):
    """Return everything that takes X and Y, as calls without arguments."""
    return [
        lambda: NET.cost(THETA, X, Y, lam),
        lambda: NET.backprop(THETA, X, Y, lam),
        lambda: NET.backprop_loop(THETA, X, Y, lam),
        lambda: NET.cost_and_gradient(THETA, X, Y, lam),
        lambda: NET.objective(X, Y, lam),
        lambda: NET.stochastic_objective(X, Y, 2, np.random.default_rng(0), lam),
    ]


MISSING = np.where(np.arange(18).reshape(6, 3) == 7, np.nan, X)


@pytest.mark.parametrize(
    ("X", "Y", "kind", "message"),
    [
        (
            X[:, :2],
            Y,
            ValueError,
            r"X has shape \(6, 2\), expected \(m, 3\): .* one column per input",
        ),
        (X[0], Y, ValueError, r"X has shape \(3,\), expected \(m, 3\): .* use x\[np\.newaxis, :\]"),
        (X[:0], Y[:0], ValueError, "X has no rows, expected at least one example"),
        (MISSING, Y, ValueError, r"X\[2, 1\] is nan, expected a finite number: remove or fill in"),
        ("X", Y, TypeError, "X holds <U1 entries, expected numbers"),
        (
            X,
            [0, 1, 2, 3, 0, 1],
            ValueError,
            r"Y has shape \(6,\), expected \(m, 4\): .* use one_hot\(y, 4\)",
        ),
        (X, Y[:5], ValueError, "X has 6 rows and Y has 5, expected as many: one row per example in both"),
        (X, Y + np.inf, ValueError, r"Y\[0, 0\] is inf, expected a finite number"),
        (X, 9 * one_hot([0] * 6, 4), ValueError, r"Y runs from 0 to 9, expected 0 to 1 for a cross-entropy: .*one_hot"),
        (X, -Y, ValueError, r"Y runs from -.* expected 0 to 1 for a cross-entropy"),
        (X, np.vstack([[[-1e-9, 0, 0, 1]], Y[1:]]), ValueError, "Y runs from -1e-09 to .* expected 0 to 1"),
        (X, np.vstack([[[0, 0, 1, 1.001]], Y[1:]]), ValueError, "Y runs from .* to 1.001, expected 0 to 1"),
        (X, None, TypeError, "Y holds object entries, expected numbers"),
    ],
)
def test_data_of_another_shape(X, Y, kind, message):
    for call in with_data(X, Y):
        with pytest.raises(kind, match=message):
            call()


@pytest.mark.parametrize(
    ("lam", "kind", "message"),
    [
        (-0.1, ValueError, "lam is -0.1, expected at least 0: 0 means no regularisation"),
        (np.nan, ValueError, "lam is nan, expected at least 0"),
        (np.inf, ValueError, "lam is inf, expected a finite number and at least 0"),
        ("1", TypeError, "lam is '1', expected a number"),
        (1j, TypeError, "lam is 1j, expected a number"),
        ([1.0], TypeError, r"lam is \[1\.0\], expected a number"),
    ],
)
def test_lambda_out_of_range(lam, kind, message):
    for call in with_data(X, Y, lam):
        with pytest.raises(kind, match=message):
            call()


def test_single_example_is_refused_with_the_remedy():
    for call in (NET.forward, NET.predict, NET.jacobian):
        with pytest.raises(ValueError, match=r"for a single example use x\[np\.newaxis, :\]"):
            call(THETA, X[0])


@pytest.mark.parametrize(
    ("batch_size", "rng", "kind", "message"),
    [
        (7, np.random.default_rng(0), ValueError, "batch_size is 7, expected at most 6, the number of examples"),
        (0, np.random.default_rng(0), ValueError, "batch_size is 0, expected at least 1"),
        (2.0, np.random.default_rng(0), TypeError, "batch_size is 2.0, expected a whole number"),
        (2, 42, TypeError, r"rng is 42, expected a random generator: np\.random\.default_rng\(seed\)"),
    ],
)
def test_batches_that_make_no_sense(batch_size, rng, kind, message):
    with pytest.raises(kind, match=message):
        NET.stochastic_objective(X, Y, batch_size, rng)


def test_matrices_that_do_not_fit():
    Theta = NET.roll(THETA)
    with pytest.raises(TypeError, match=r"Theta is a list, expected a dict .*\{1: Theta1, 2: Theta2\}"):
        NET.unroll(list(Theta.values()))
    with pytest.raises(ValueError, match=r"Theta has layers \[1\], expected \[1, 2\]: one matrix for each"):
        NET.unroll({1: Theta[1]})
    with pytest.raises(ValueError, match=r"Theta\[2\] has shape \(6, 4\), expected \(4, 6\): .* column 0 for the bias"):
        NET.unroll({1: Theta[1], 2: Theta[2].T})


def test_regression_targets_may_be_anything():
    net = Network((3, 5, 4), output=identity, cost=half_squared_error)
    assert net.cost(THETA, X, 100 * Y - 50) > 0


def test_sine_example_is_what_the_formulas_say():
    net, theta, X, Y = data.sine_example()
    assert net.cost(theta, X, Y, 1.0) == net.cost(list(theta), X.tolist(), Y.astype(int), 1)
