"""What PyTorch is asked and what the tests compare: networks for gradients, settings for trajectories.

Only names and numbers stand here, so that both make_reference.py, which needs PyTorch, and test_reference.py, which
does not, can read them. The arrays lie in autograd.npz under "<place in the list>/<name>".
"""

# sizes, hidden, output, cost, bias, lam, number of examples
NETWORKS = [
    ((3, 5, 5, 4), "sigmoid", "sigmoid", "cross_entropy", True, 0.0, 6),
    ((3, 5, 5, 4), "sigmoid", "sigmoid", "cross_entropy", True, 1.5, 6),
    ((2, 4, 1), "tanh", "sigmoid", "cross_entropy", True, 0.3, 9),
    ((4, 6, 3), "relu", "sigmoid", "cross_entropy", True, 0.0, 7),
    ((4, 3, 2), "sigmoid", "sigmoid", "cross_entropy", False, 2.0, 5),
    ((2, 3, 1), "sigmoid", "sigmoid", "half_squared_error", False, 0.0, 4),
    ((3, 4, 2), "tanh", "identity", "half_squared_error", True, 0.7, 8),
    ((2, 2, 1), "sigmoid", "identity", "squared_error", True, 0.0, 2),
    ((3, 6, 4, 2), "relu", "identity", "squared_error", True, 0.1, 10),
    ((5, 4, 3, 2, 2), "tanh", "tanh", "mean_squared_error", True, 1.0, 6),
    ((3, 7, 2), "relu", "relu", "mean_squared_error", False, 0.5, 12),
    ((4, 3), "tanh", "sigmoid", "cross_entropy", True, 0.2, 11),
]

# surface, start, PyTorch's optimiser and its settings, nnlearn's method and its settings
TRAJECTORIES = [
    ("rosenbrock", (-1.2, 1.0), "SGD", {"lr": 0.001}, "gradient_descent", {"learning_rate": 0.001}),
    ("polynomial", (0.5, 0.2), "SGD", {"lr": 0.1}, "gradient_descent", {"learning_rate": 0.1}),
    ("rosenbrock", (-1.2, 1.0), "Adam", {"lr": 0.05}, "adam", {"learning_rate": 0.05}),
    (
        "rosenbrock",
        (-1.2, 1.0),
        "Adam",
        {"lr": 0.2, "betas": (0.8, 0.95), "eps": 1e-3},
        "adam",
        {"learning_rate": 0.2, "beta1": 0.8, "beta2": 0.95, "eps": 1e-3},
    ),
    ("polynomial", (0.5, 0.2), "Adam", {}, "adam", {}),
    (
        "polynomial",
        (1.8, -0.9),
        "Adam",
        {"lr": 0.1, "betas": (0.0, 0.9)},
        "adam",
        {"learning_rate": 0.1, "beta1": 0.0, "beta2": 0.9},
    ),
    ("rosenbrock", (-1.2, 1.0), "SGD", {"lr": 2e-4, "momentum": 0.9}, "momentum", {"learning_rate": 2e-4, "mu": 0.9}),
    ("polynomial", (0.5, 0.2), "SGD", {"lr": 0.05, "momentum": 0.5}, "momentum", {"learning_rate": 0.05, "mu": 0.5}),
    (
        "rosenbrock",
        (-1.2, 1.0),
        "SGD",
        {"lr": 2e-4, "momentum": 0.9, "nesterov": True},
        "nesterov",
        {"learning_rate": 2e-4, "mu": 0.9},
    ),
    (
        "polynomial",
        (1.5, 0.5),
        "SGD",
        {"lr": 0.02, "momentum": 0.95, "nesterov": True},
        "nesterov",
        {"learning_rate": 0.02, "mu": 0.95},
    ),
    ("rosenbrock", (-1.2, 1.0), "Adagrad", {"lr": 0.5}, "adagrad", {"learning_rate": 0.5}),
    ("polynomial", (0.5, 0.2), "Adagrad", {"lr": 0.1, "eps": 1e-3}, "adagrad", {"learning_rate": 0.1, "eps": 1e-3}),
    ("polynomial", (0.5, 0.2), "Adagrad", {}, "adagrad", {}),
    ("rosenbrock", (-1.2, 1.0), "RMSprop", {"lr": 0.01}, "rmsprop", {"learning_rate": 0.01}),
    (
        "polynomial",
        (1.8, -0.9),
        "RMSprop",
        {"lr": 0.02, "alpha": 0.9, "eps": 1e-4},
        "rmsprop",
        {"learning_rate": 0.02, "decay": 0.9, "eps": 1e-4},
    ),
    ("polynomial", (0.5, 0.2), "RMSprop", {}, "rmsprop", {}),
]

STEPS = 200
