r"""Where training starts: the first values of all parameters, as one vector theta.

    zeros      0                    every unit of a layer does the same for ever
    constant   c                    likewise
    uniform    2 eps_init U - eps_init, U uniform in (0, 1): mean 0, standard deviation eps_init / sqrt(3)
    base_rates 0 but the output biases, which give the means of the targets
    glorot     uniform with eps_init = sqrt(6 / (s_l + s_{l+1})) for each layer, biases 0
    he         normal with standard deviation sqrt(2 / s_l), biases 0, for ReLU units

`rng` is a random generator, np.random.default_rng(seed), so that every start can be had again.
"""

import numpy as np

from .activations import identity, sigmoid
from .arguments import number


def zeros(net):
    """Return the start theta = 0, shape (n_parameters,)."""
    return np.zeros(net.n_parameters)


def constant(net, c):
    """Return the start with every parameter equal to c, shape (n_parameters,)."""
    return np.full(net.n_parameters, number(c, "c"))


def uniform(net, rng, eps_init=0.12):
    """Return theta = 2 eps_init U - eps_init, every parameter in [-eps_init, eps_init], shape (n_parameters,).

    Raises ValueError when eps_init is not positive and TypeError when rng is no generator.
    """
    number(eps_init, "eps_init", low=0, low_open=True, remedy="0.12 is a usual choice")
    return 2 * eps_init * _generator(rng).random(net.n_parameters) - eps_init


def base_rates(net, Y):
    """Return the parameters without any weight whose outputs are the means of the targets, shape (n_parameters,).

    All are 0 but the output units' biases, log(p / (1 - p)) for a logistic output and a mean p, p itself for an
    identity. Y has shape (m, K). Raises ValueError for a network without bias units, for other outputs, and for
    a logistic output that is always 0 or always 1.
    """
    Y = np.asarray(Y, dtype=float).reshape(len(Y), -1)
    p = Y.mean(axis=0)
    if not net.bias or net.output not in (sigmoid, identity):
        raise ValueError(f"net is {net}, expected bias units and an output of sigmoid or identity")
    if net.output is sigmoid and not ((p > 0) & (p < 1)).all():
        raise ValueError(f"Y has means {p}, expected each between 0 and 1: a logistic output never gets there")
    theta = np.zeros(net.n_parameters)
    net.roll(theta)[net.L - 1][:, 0] = np.log(p / (1 - p)) if net.output is sigmoid else p
    return theta


def glorot(net, rng):
    """Return weights uniform in +-sqrt(6/(s_l + s_{l+1})), biases 0 (Glorot and Bengio 2010), shape (n_parameters,)."""
    rng = _generator(rng)
    return _weights(net, lambda n_in, n_out: np.sqrt(6 / (n_in + n_out)) * rng.uniform(-1, 1, (n_out, n_in)))


def he(net, rng):
    """Return weights normal with standard deviation sqrt(2/s_l), biases 0 (He et al. 2015), shape (n_parameters,)."""
    rng = _generator(rng)
    return _weights(net, lambda n_in, n_out: np.sqrt(2 / n_in) * rng.standard_normal((n_out, n_in)))


def _weights(net, draw):
    theta = np.zeros(net.n_parameters)
    for l, Theta_l in net.roll(theta).items():
        net.weights(Theta_l)[...] = draw(net.sizes[l - 1], net.sizes[l])
    return theta


def _generator(rng):
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {rng!r}, expected a random generator: np.random.default_rng(seed)")
    return rng
