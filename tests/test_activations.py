"""Activation functions: values by hand, derivatives by complex step, safe and precise for any z."""

import numpy as np
import pytest

from nnlearn import identity, relu, sigmoid, tanh
from nnlearn.activations import logit

ALL = (sigmoid, tanh, relu, identity)
each = pytest.mark.parametrize("g", ALL, ids=repr)


def test_values_by_hand():
    z = np.array([[-2.0, 0.0], [0.5, np.log(3)]])
    np.testing.assert_allclose(sigmoid(z)[:, 1], [0.5, 0.75], rtol=1e-15)
    np.testing.assert_allclose(tanh(z)[:, 1], [0, 0.8], rtol=1e-15)
    assert relu(z).tolist() == [[0, 0], [0.5, np.log(3)]]
    assert identity(z).tolist() == z.tolist()
    np.testing.assert_allclose(sigmoid.derivative(z)[:, 1], [0.25, 0.1875], rtol=1e-15)
    np.testing.assert_allclose(tanh.derivative(z)[:, 1], [1, 0.36], rtol=1e-15)
    assert relu.derivative(z).tolist() == [[0, 0], [1, 1]], "0 at the kink"
    assert identity.derivative(z).tolist() == [[1, 1], [1, 1]]


@each
def test_derivative_by_complex_step(g):
    z = np.append(np.random.default_rng(1).uniform(-4, 4, 149), 0.0)  # at 0 the formula for complex z changes sides
    by_complex_step = g(z + 1e-30j).imag / 1e-30
    np.testing.assert_allclose(g.derivative(z), by_complex_step, rtol=1e-12)
    np.testing.assert_allclose(g.slope_at(g(z)), by_complex_step, rtol=1e-12)


@each
def test_complex_values_continue_the_real_ones(g):
    z = np.concatenate([np.linspace(-30, 30, 61), [-1000.0, 1000.0]])
    np.testing.assert_allclose(g(z.astype(complex)).real, g(z), rtol=1e-14)


@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex64, np.complex128])
def test_large_inputs_neither_overflow_nor_lose_precision(g, dtype):
    z = np.array([-1000, -100, 0, 100, 1000], dtype=dtype)
    for found in (g(z), g.derivative(z), g.slope_at(g(z))):
        assert found.dtype == dtype
        assert found.shape == z.shape
        assert np.isfinite(found).all()
    limits = {sigmoid: (0, 1), tanh: (-1, 1), relu: (0, 1000), identity: (-1000, 1000)}[g]
    assert (g(z)[0], g(z)[-1]) == limits
    slopes = {sigmoid: (0, 0), tanh: (0, 0), relu: (0, 1), identity: (1, 1)}[g]
    assert (g.derivative(z)[0], g.derivative(z)[-1]) == slopes


@each
@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (2, 0), (2, 3, 4)])
def test_any_shape(g, shape):
    z = np.full(shape, 0.3)
    assert np.shape(g(z)) == np.shape(g.derivative(z)) == shape


@each
def test_lists_and_integers_are_taken_and_left_alone(g):
    z = [[-1, 0], [1, 2]]
    np.testing.assert_array_equal(g(z), g(np.array(z, dtype=float)))
    array = np.array([-1.0, 2.0])
    g(array), g.derivative(array)
    assert array.tolist() == [-1.0, 2.0]


def test_relations():
    z = np.linspace(-5, 5, 101)
    np.testing.assert_allclose(tanh(z), 2 * sigmoid(2 * z) - 1, rtol=0, atol=1e-15)
    np.testing.assert_allclose(sigmoid(-z), 1 - sigmoid(z), rtol=0, atol=1e-15)
    assert sigmoid.derivative(z).max() == sigmoid.derivative(0.0) == 0.25


@each
def test_missing_values_stay_missing(g):
    assert np.isnan(g([np.nan])).all()


@each
def test_names(g):
    assert repr(g) == g.name
    assert g.formula


@each
@pytest.mark.parametrize("given", ["text", None, [[1], [1, 2]]])
def test_what_holds_no_numbers_is_refused(g, given):
    for function in (g, g.derivative):
        with pytest.raises(TypeError, match=r"z holds .* entries, expected numbers: give a list"):
            function(given)


def test_logit_undoes_the_logistic_function():
    z = np.linspace(-30, 30, 13)
    assert np.allclose(logit(sigmoid(z)), z, rtol=1e-3)
    assert logit(0.5) == 0
