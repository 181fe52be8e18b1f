"""Gradients and trajectories are those of PyTorch, whose answers reference/make_reference.py has written down."""

from pathlib import Path

import numpy as np
import pytest
from reference.cases import NETWORKS, STEPS, TRAJECTORIES

import nnlearn
from nnlearn import Network, descend, surfaces


@pytest.fixture(scope="module")
def answers():
    with np.load(Path(__file__).parent / "reference" / "autograd.npz") as archive:
        return dict(archive)


@pytest.mark.parametrize("i", range(len(NETWORKS)), ids=lambda i: f"{i}-{NETWORKS[i][0]}-{NETWORKS[i][3]}")
def test_cost_and_gradient_are_those_of_autograd(i, answers):
    sizes, hidden, output, cost, bias, lam, m = NETWORKS[i]
    net = Network(sizes, getattr(nnlearn, hidden), getattr(nnlearn, output), getattr(nnlearn, cost), bias)
    X, Y, theta, J, gradient = (answers[f"network {i}/{name}"] for name in ("X", "Y", "theta", "J", "gradient"))
    assert len(X) == m
    found_J, found_gradient = net.cost_and_gradient(theta, X, Y, lam)
    np.testing.assert_allclose(found_J, J, rtol=1e-12)
    np.testing.assert_allclose(found_gradient, gradient, rtol=1e-10, atol=1e-10 * np.abs(gradient).max())


@pytest.mark.parametrize("i", range(len(TRAJECTORIES)), ids=lambda i: f"{i}-{TRAJECTORIES[i][4]}-{TRAJECTORIES[i][0]}")
def test_trajectory_is_that_of_torch_optim(i, answers):
    surface, start, _, _, method, settings = TRAJECTORIES[i]
    path = descend(getattr(nnlearn, method)(getattr(surfaces, surface), start, **settings), steps=STEPS)
    np.testing.assert_allclose(path.x, answers[f"trajectory {i}/x"], rtol=1e-9, atol=1e-9)


def test_nothing_is_left_over(answers):
    names = {f"network {i}/{name}" for i in range(len(NETWORKS)) for name in ("X", "Y", "theta", "J", "gradient")}
    assert set(answers) == names | {f"trajectory {i}/x" for i in range(len(TRAJECTORIES))}
