r"""Different parameters, the same network: hidden units can change places, and tanh units can change their sign.

exchange   rows of Theta(l-1) and, with them, columns of Theta(l) except the bias column
copies     prod_l s_l! of every network, times 2 for each hidden tanh unit
"""

from math import factorial, prod

import numpy as np

from .activations import tanh
from .arguments import whole_number


def permute_hidden(net, theta, l, order):
    """Return the parameters after the units of hidden layer l are put in another order; every prediction stays.

    Unit i of the new network is unit order[i] of the old one, counted from 0; theta has shape (n_parameters,).
    Raises ValueError when layer l is not hidden or order does not name each of its units once.
    """
    l = _hidden(net, l)
    order = np.asarray(order)
    if sorted(order.ravel().tolist()) != list(range(net.sizes[l - 1])):
        raise ValueError(
            f"order is {order.tolist()}, expected each of 0..{net.sizes[l - 1] - 1} once: the units of layer {l}"
        )
    theta = np.array(theta)
    Theta = net.roll(theta)
    Theta[l - 1][...] = Theta[l - 1][order]
    net.weights(Theta[l])[...] = net.weights(Theta[l])[:, order]
    return theta


def flip_sign(net, theta, l, unit):
    """Return the parameters after everything into and out of a hidden tanh unit has changed its sign.

    tanh(-z) = -tanh(z), so every prediction stays. `unit` counts from 0. Raises ValueError when layer l is not hidden,
    has no such unit, or its units are not tanh.
    """
    l, unit = _hidden(net, l), whole_number(unit, "unit")
    if net.hidden is not tanh:
        raise ValueError(f"hidden units are {net.hidden}, expected tanh: only there is g(-z) = -g(z)")
    if unit >= net.sizes[l - 1]:
        raise ValueError(f"unit is {unit}, expected below {net.sizes[l - 1]}, the number of units of layer {l}")
    theta = np.array(theta)
    Theta = net.roll(theta)
    Theta[l - 1][unit] *= -1
    net.weights(Theta[l])[:, unit] *= -1
    return theta


def copies(net):
    """Return how many parameter vectors give the same network by exchange of hidden units (and flips for tanh).

    Flips of logistic units are not counted: there g(-z) = 1 - g(z), so the next layer's biases would have to change.
    """
    hidden = net.sizes[1:-1]
    return prod(map(factorial, hidden)) * (2 ** sum(hidden) if net.hidden is tanh else 1)


def twins(net, theta):
    """Return {name: parameters} of all copies of a network with one hidden layer of two tanh units: eight with itself.

    Raises ValueError for another layout or other units.
    """
    if net.L != 3 or net.sizes[1] != 2:
        raise ValueError(f"net has sizes {net.sizes}, expected one hidden layer of two units, as in (2, 2, 1)")
    found = {}
    for exchanged, order in (("", [0, 1]), ("units exchanged", [1, 0])):
        for flips in ([], [0], [1], [0, 1]):
            other = permute_hidden(net, theta, 2, order)
            for unit in flips:
                other = flip_sign(net, other, 2, unit)
            signs = f"sign of unit {flips[0] + 1} turned" if len(flips) == 1 else "both signs turned" if flips else ""
            found[", ".join(filter(None, (exchanged, signs))) or "itself"] = other
    return found


def _hidden(net, l):
    l = whole_number(l, "l", low=2, remedy="layer 1 is the input")
    if l >= net.L:
        raise ValueError(f"l is {l}, expected a hidden layer, 2..{net.L - 1}: layer {net.L} is the output")
    return l
