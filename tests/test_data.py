"""The data sets and worked examples."""

import numpy as np
import pytest

from nnlearn import data, half_squared_error, sigmoid


def test_sine_example():
    net, theta, X, Y = data.sine_example()
    assert net.sizes == (3, 5, 5, 4)
    Theta = net.roll(theta)
    assert Theta[1][0, 0] == Theta[2][0, 0] == Theta[3][0, 0] == np.sin(1), "numbering restarts in each layer"
    assert Theta[2][1, 0] == np.sin(7)
    assert X[1, 0] == np.cos(4)
    assert Y.argmax(axis=1).tolist() == [0, 1, 2, 3, 0]
    assert Y.sum(axis=1).tolist() == [1] * 5


def test_bias_free_example():
    net, theta, X, Y = data.bias_free_example()
    assert (net.sizes, net.bias, net.cost_function) == ((2, 3, 1), False, half_squared_error)
    W1, W2 = np.sin([[1, 2, 3], [4, 5, 6]]), np.cos([[1], [2], [3]])
    np.testing.assert_allclose(net.predict(theta, X), sigmoid(sigmoid(X @ W1) @ W2), rtol=1e-15)
    assert Y.ravel().tolist() == [0.75, 0.82, 0.93]


@pytest.mark.parametrize("example", [data.sine_example, data.bias_free_example, data.digits])
def test_each_call_has_its_own_arrays(example):
    for array in example()[-2:]:
        array[...] = 99
    assert example()[-1].max() < 99
    assert example()[-2].max() < 99


def test_digits():
    X, y = data.digits()
    assert (X.shape, y.shape) == ((1797, 64), (1797,))
    assert (X.min(), X.max()) == (0, 1)
    assert np.bincount(y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert np.unique(16 * X).tolist() == list(range(17))
    assert y.dtype.kind == "i"
    assert y[:10].tolist() == list(range(10))
    assert X[0].reshape(8, 8)[3:5, 3:5].sum() == 0, "the first is a zero, empty in the middle"


def test_split():
    X, y = np.arange(20).reshape(10, 2), np.arange(10)
    X_train, y_train, X_test, y_test = data.split(X, y, 0.3, np.random.default_rng(1))
    assert (len(X_train), len(X_test)) == (7, 3)
    for rows, labels in ((X_train, y_train), (X_test, y_test)):
        assert (rows[:, 0] == 2 * labels).all(), "examples and labels stay together"
    assert sorted([*y_train, *y_test]) == list(range(10))
    assert y_train.tolist() != sorted(y_train)
    again = data.split(X, y, 0.3, np.random.default_rng(1))
    np.testing.assert_array_equal(again[1], y_train)
    assert data.split(X, y, 0.3, np.random.default_rng(2))[3].tolist() != y_test.tolist()
    assert [len(part) for part in data.split(X.tolist(), y.tolist(), rng=np.random.default_rng(1))] == [8, 8, 2, 2]


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ({"rng": None}, TypeError, r"rng is None, expected a random generator: np\.random\.default_rng\(seed\)"),
        ({"rng": 3}, TypeError, "rng is 3, expected a random generator"),
        ({"y": [1, 2]}, ValueError, "X has 4 rows and y has 2, expected as many: one row per example in both"),
        ({"test_share": 0}, ValueError, "test_share is 0, expected above 0 and below 1: 0.25 is usual"),
        ({"test_share": 1.5}, ValueError, "test_share is 1.5, expected above 0 and below 1"),
        ({"test_share": "a half"}, TypeError, "test_share is 'a half', expected a number"),
        ({"test_share": 0.01}, ValueError, "test_share is 0.01, expected a share that leaves examples on both sides"),
        ({"test_share": 0.99}, ValueError, "test_share is 0.99, expected a share that leaves examples on both"),
    ],
)
def test_splits_that_make_no_sense(arguments, kind, message):
    given = {"X": np.zeros((4, 2)), "y": np.zeros(4), "rng": np.random.default_rng(0), **arguments}
    with pytest.raises(kind, match=message):
        data.split(**given)


def test_the_regression_example_gives_the_lectures_outputs_for_every_t():
    for t in (0.0, 0.1, -0.1, 1.0):
        net, theta, X, Y = data.regression_example(t)
        assert net.predict(theta, X)[:, 0] == pytest.approx([0.80950435375301, 0.88266040631252], rel=1e-12)
        assert net.cost(theta, X, Y) == pytest.approx(0.18585167377211, rel=1e-11)


def test_the_true_weights_of_the_two_weights_example_cost_nothing():
    for w in [(0.65, 0.35), (2.0, -1.5)]:
        net, X, Y = data.two_weights_example(w)
        assert net.cost(np.array(w), X, Y) == 0
        assert net.n_parameters == 2


def test_truth_tables():
    X, y = data.truth_table("xor")
    assert y.tolist() == [float(bool(a) != bool(b)) for a, b in X]
    X, y = data.truth_table("and")
    assert y.tolist() == [float(bool(a) and bool(b)) for a, b in X]
    with pytest.raises(ValueError, match="name is 'or', expected one of 'xor', 'and'"):
        data.truth_table("or")


def test_noisy_classes():
    X, y = data.noisy_classes(4000, np.random.default_rng(0))
    assert (X.shape, y.shape) == ((4000, 2), (4000,))
    assert abs(X).max() <= 1
    above = X[:, 1] > 0.5 * np.sin(4 * X[:, 0])
    assert np.mean(above == y) == pytest.approx(0.85, abs=0.02)
    clean = data.noisy_classes(50, np.random.default_rng(0), flipped=0)
    assert np.array_equal(clean[1], clean[0][:, 1] > 0.5 * np.sin(4 * clean[0][:, 0]))
    with pytest.raises(TypeError, match="rng is 0, expected a random generator"):
        data.noisy_classes(5, 0)


def test_four_clouds_are_as_frequent_and_hard_to_tell_apart_without_speed():
    X, y = data.four_clouds(4002, np.random.default_rng(5))
    assert X.shape == (4002, 3)
    assert np.bincount(y).tolist() == [1001, 1001, 1000, 1000]
    assert len(data.VEHICLES) == 4
    assert y[:8].tolist() != sorted(y[:8]), "shuffled"
    again = data.four_clouds(4002, np.random.default_rng(5))
    np.testing.assert_array_equal(again[0], X)
    centres = np.array([X[y == k].mean(axis=0) for k in range(4)])
    between = (centres[0] + centres[1]) / 2
    assert np.linalg.norm(centres[2] - between) < 0.05, "motorcycles lie half-way between pedestrians and cars"
    with pytest.raises(TypeError, match="expected a random generator"):
        data.four_clouds(10, 5)
    with pytest.raises(ValueError, match="m is 0"):
        data.four_clouds(0, np.random.default_rng(5))
