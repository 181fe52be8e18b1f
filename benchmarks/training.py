"""Steps of training: digits, a 64-25-10 network of logistic units, batches of 32, Adam."""

import warnings
from itertools import pairwise

import numpy as np

from nnlearn import Network, adam, data, descend, glorot, one_hot

from .timing import comparison, in_turns, seconds_for, table

SIZES, BATCH = (64, 25, 10), 32


def run(steps=1140, rounds=7):
    """Return the table; `steps` is rounded up to whole passes through the data for scikit-learn."""
    X, y = data.digits()
    contestants = {
        "nnlearn": nnlearn_steps(X, y, steps),
        "scikit-learn": scikit_learn_steps(X, y, steps),
        "PyTorch": torch_steps(X, y, steps),
        "matrix products alone": products(X, y, steps),
    }
    rows = comparison(in_turns(contestants, rounds), "nnlearn")
    return table("Training, time for a step", ("", "times nnlearn", "a step"), rows)


def nnlearn_steps(X, y, steps):
    """Return a function that trains with nnlearn and returns the seconds of a step."""
    net = Network(SIZES)
    Y = one_hot(y, SIZES[-1])

    def train():
        cost = net.stochastic_objective(X, Y, BATCH, np.random.default_rng(0))
        visits = adam(cost, glorot(net, np.random.default_rng(0)))
        return seconds_for(lambda: descend(visits, steps=steps - 1, every=steps)) / steps

    return train


def scikit_learn_steps(X, y, steps):
    """Return the same for scikit-learn's MLPClassifier, None where it is not installed."""
    try:
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return None
    batches = -(-len(X) // BATCH)
    passes = -(-steps // batches)
    options = {"activation": "logistic", "solver": "adam", "batch_size": BATCH, "max_iter": passes, "alpha": 0}

    def train():
        # It stops after max_iter passes and not before, and warns that it might have gone on.
        classifier = MLPClassifier(SIZES[1:-1], **options, tol=0.0, n_iter_no_change=passes, random_state=0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return seconds_for(lambda: classifier.fit(X, y)) / (passes * batches)

    return train


def torch_steps(X, y, steps):
    """Return the same for PyTorch in double precision, None where it is not installed."""
    try:
        import torch
    except ImportError:
        return None
    X, Y = torch.tensor(X), torch.tensor(one_hot(y, SIZES[-1]))

    def train():
        linear = [torch.nn.Linear(a, b) for a, b in pairwise(SIZES)]
        net = torch.nn.Sequential(linear[0], torch.nn.Sigmoid(), linear[1]).double()
        loss, optimizer = torch.nn.BCEWithLogitsLoss(), torch.optim.Adam(net.parameters())
        orders = [torch.randperm(len(X)) for _ in range(1 + steps * BATCH // len(X))]
        rows = torch.cat(orders)[: steps * BATCH].reshape(steps, BATCH)

        def all_steps():
            for batch in rows:
                optimizer.zero_grad()
                loss(net(X[batch]), Y[batch]).backward()
                optimizer.step()

        return seconds_for(all_steps) / steps

    return train


def products(X, y, steps):
    """Return the same for the five matrix products of a step and nothing else: the floor in numpy."""
    rng = np.random.default_rng(0)
    n, h, k = SIZES
    A1, A2, delta2, delta3 = (rng.random((BATCH, columns)) for columns in (n + 1, h + 1, h, k))
    Theta1, Theta2 = rng.random((h, n + 1)), rng.random((k, h + 1))

    def all_products():
        A1 @ Theta1.T
        A2 @ Theta2.T
        delta3 @ Theta2[:, 1:]
        delta3.T @ A2
        delta2.T @ A1

    return lambda: seconds_for(all_products, steps)
