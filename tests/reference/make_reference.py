"""Make autograd.npz anew: gradients by PyTorch's autograd, trajectories by torch.optim, all in float64.

Run by hand, in an environment that has numpy and torch (2.13 was used), after a change of cases.py:

    python tests/reference/make_reference.py

Nothing of nnlearn is used here: networks, costs and surfaces are written again in PyTorch's own terms, so that the
two agree only if both are right. The test-suite reads the file and needs no torch.
"""

from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from cases import NETWORKS, STEPS, TRAJECTORIES
from torch.nn import functional

ACTIVATIONS = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "identity": lambda z: z}
COSTS = {
    "cross_entropy": lambda a, y: functional.binary_cross_entropy(a, y, reduction="sum") / len(y),
    "half_squared_error": lambda a, y: functional.mse_loss(a, y, reduction="sum") / 2,
    "squared_error": lambda a, y: functional.mse_loss(a, y, reduction="sum"),
    "mean_squared_error": lambda a, y: functional.mse_loss(a, y, reduction="sum") / len(y),
}
SURFACES = {
    "rosenbrock": lambda x: 100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2,
    "polynomial": lambda x: x[0] ** 4 * x[1] ** 2 + (x[0] - 1) ** 2 * (x[1] - 1) ** 4,
}


def network(seed, sizes, hidden, output, cost, bias, lam, m):
    """Return X, Y, theta, and the cost J and gradient there; layers are torch's own linear layers."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(m, sizes[0]))
    Y = rng.random((m, sizes[-1]))
    if cost == "cross_entropy":
        Y = np.round(Y)
    layers = [torch.nn.Linear(n_in, n_out, bias=bias, dtype=torch.float64) for n_in, n_out in pairwise(sizes)]
    a = torch.tensor(X)
    penalty = 0.0
    with torch.no_grad():
        for layer in layers:
            for parameter in layer.parameters():
                parameter.copy_(torch.tensor(rng.normal(size=tuple(parameter.shape))))
    for layer in layers:
        a = ACTIVATIONS[output if layer is layers[-1] else hidden](layer(a))
        penalty = penalty + (layer.weight**2).sum()
    J = COSTS[cost](a, torch.tensor(Y)) + lam / (2 * m) * penalty
    J.backward()
    return {
        "X": X,
        "Y": Y,
        "theta": unrolled(layers, lambda parameter: parameter.detach()),
        "J": J.detach().numpy(),
        "gradient": unrolled(layers, lambda parameter: parameter.grad),
    }


def unrolled(layers, of):
    """Return `of` each parameter as one vector: layer after layer, row after row, each row's bias in front."""
    matrices = []
    for layer in layers:
        columns = [] if layer.bias is None else [of(layer.bias)[:, None]]
        matrices.append(torch.cat([*columns, of(layer.weight)], dim=1).ravel())
    return torch.cat(matrices).numpy().copy()


def trajectory(surface, start, optimizer, settings):
    """Return the points visited, shape (STEPS + 1, d)."""
    x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    stepper = getattr(torch.optim, optimizer)([x], **settings)
    points = [x.detach().numpy().copy()]
    for _ in range(STEPS):
        stepper.zero_grad()
        SURFACES[surface](x).backward()
        stepper.step()
        points.append(x.detach().numpy().copy())
    return np.array(points)


def main():
    """Write all arrays into autograd.npz beside this file."""
    arrays = {}
    for i, case in enumerate(NETWORKS):
        arrays |= {f"network {i}/{name}": array for name, array in network(i, *case).items()}
    for i, (surface, start, optimizer, settings, _, _) in enumerate(TRAJECTORIES):
        arrays[f"trajectory {i}/x"] = trajectory(surface, start, optimizer, settings)
    np.savez_compressed(Path(__file__).with_name("autograd.npz"), **arrays)


if __name__ == "__main__":
    main()
