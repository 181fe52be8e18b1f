"""The numbers that notebook 04 states in its prose, computed."""

from pathlib import Path

import nbformat
import numpy as np
import pytest

from nnlearn import bugs, cross_entropy, data, half_squared_error, numerical_gradient, sigmoid
from nnlearn.exercises.back_propagation import ledger
from nnlearn.figures.two_programs import LOOP, VECTORISED

NOTEBOOK = Path(__file__).resolve().parents[1] / "notebooks" / "04_back_propagation.ipynb"

NET, THETA, X, Y = data.sine_example()
THETAS = NET.roll(THETA)
Z, A = NET.forward(THETA, X)
DELTA, DELTAS, D = NET.backprop(THETA, X, Y)


@pytest.mark.parametrize("program", [LOOP, VECTORISED], ids=["loop", "vectorised"])
def test_the_programs_of_the_figure_are_those_of_the_cells(program):
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert any("\n".join(text for text, _ in program if text) in cell.source for cell in cells)


def test_in_layer_1_the_rank_ends_at_three():
    assert np.linalg.matrix_rank(X) == 2
    assert [np.linalg.matrix_rank(DELTAS[l]) for l in (1, 2, 3)] == [3, 5, 4]


def test_fourteen_deltas_and_seventy_four_derivatives():
    assert sum(NET.sizes[1:]) == 14
    assert NET.n_parameters == 74


def test_a_sure_wrong_answer():
    z, y = np.array([[-6.0]]), np.array([[1.0]])
    assert sigmoid(-6.0) == pytest.approx(0.0025, abs=5e-5)
    assert cross_entropy.delta(z, sigmoid(z), y)[0, 0] == pytest.approx(-0.9975, abs=5e-5)
    assert abs(half_squared_error.delta(z, sigmoid(z), y, sigmoid)[0, 0]) < 0.003


def test_the_factor_that_is_left_out_is_a_little_over_four():
    slopes = sigmoid.derivative(Z[3][0])
    assert (slopes < 0.25).all()
    assert (1 / slopes < 4.2).all()
    weighted_sum = THETAS[3][:, 1] @ DELTA[4][0]
    assert weighted_sum == pytest.approx(1.2302, abs=5e-5)
    assert A[3][0, 0] == pytest.approx(0.592, abs=5e-4)


def test_bias_column_and_inner_product():
    assert len(THETAS[3].T @ DELTA[4][0]) == 6
    assert len(A[3][0]) == 5


def test_the_activation_of_the_wrong_layer():
    measured = numerical_gradient(lambda theta: NET.cost(theta, X[:1], Y[:1]), THETA, 1e-20, "complex-step")
    assert A[3][0, 1] * DELTA[3][0, 0] == pytest.approx(0.177064, abs=5e-7)
    assert NET.roll(measured)[2][0, 2] == pytest.approx(0.025563, abs=5e-7)


def test_the_gradient_and_the_printed_formula():
    assert np.linalg.norm(NET.unroll(D)) == pytest.approx(1.353392, abs=5e-7)
    assert D[1][0, 1] == pytest.approx(0.010768, abs=5e-7)
    right = NET.roll(NET.cost_and_gradient(THETA, X, Y, 1.0)[1])
    printed = NET.roll(bugs.lambda_not_divided(NET, THETA, X, Y, 1.0)[1])
    assert right[1][0, 1] == pytest.approx(0.192628, abs=5e-7)
    assert printed[1][0, 1] == pytest.approx(0.920066, abs=5e-7)
    assert THETAS[3].shape == (4, 6)
    assert DELTAS[1].shape == (5, 4)


def test_the_W_form():
    net, theta, X, Y = data.bias_free_example()
    W1, W2 = (matrix.T for matrix in net.roll(theta).values())
    z, _ = net.forward(theta, X)
    delta, Delta, _ = net.backprop(theta, X, Y)
    assert len(X) == net.sizes[1] == 3
    product = X.T @ (delta[3] @ W2.T @ sigmoid.derivative(z[2]))
    assert product[0, 0] == pytest.approx(0.041826, abs=5e-7)
    assert Delta[1].T[0, 0] == pytest.approx(-0.025943, abs=5e-7)
    assert 5 * sigmoid.derivative(8.0) == pytest.approx(0.0017, abs=5e-5)
    assert sigmoid.derivative(0.0) == 0.25
    assert (sigmoid(np.zeros(2) @ W1) == 0.5).all()


def test_five_times_larger_weights_send_back_less_than_five_times_the_error_and_stop_growing_at_about_four():
    net, theta, X, Y = data.bias_free_example()

    def length(scale):
        scaled = theta.copy()
        scaled[net.parts[2]] *= scale
        return np.linalg.norm(net.backprop(scaled, X, Y)[0][2])

    scales = np.arange(0.1, 5.05, 0.1)
    lengths = [length(scale) for scale in scales]
    assert 3.8 < scales[np.argmax(lengths)] < 4.8
    assert length(1) < length(5) < 5 * length(1)


def test_the_ledgers_first_numbers_can_be_told_apart():
    shown = [f"{value:.3f}" for l in (2, 3) for value in ledger.a[l]]
    assert len(set(shown)) == 4
