r"""What the width of random weights does on the way through the layers: activations forward, gradients back.

    forward   Var z(l+1) = s_l Var(Theta) mean(a(l)^2)        weights with mean 0, independent of what comes in
    back      the same with s_{l+1}: what comes back is a sum over the units of the layer above

So the spread is multiplied at every layer by the same factor, and after six layers by its sixth power.
"""

import numpy as np

from .arguments import choice, whole_number
from .costs import one_hot
from .initialization import glorot, he, uniform

RULES = ("uniform", "not centred", "Glorot", "He")


def start(net, rule, eps_init, rng):
    """Return theta by one of `RULES`: 2 eps U - eps, eps U, or by the layers' sizes, where eps_init plays no part.

    Raises ValueError for another rule.
    """
    choice(rule, "rule", RULES)
    if rule == "not centred":
        return (uniform(net, rng, eps_init) + eps_init) / 2
    return uniform(net, rng, eps_init) if rule == "uniform" else {"Glorot": glorot, "He": he}[rule](net, rng)


def random_examples(m, n, K, rng):
    """Return (X, Y): m examples of n standard normal features and of classes drawn from K, X (m, n) and Y (m, K)."""
    return rng.standard_normal((m, n)), one_hot(rng.integers(0, K, m), K)


def spreads(net, theta, X, Y):
    """Return (activations, gradients): how much each layer's activations and gradients vary.

    activations {2..L-1}: the standard deviation over the examples, averaged over the units as a root mean square;
    gradients {1..L-1}: the root mean square of D(l) off the bias column.
    """
    _, a = net.forward(theta, X)
    _, _, D = net.backprop(theta, X, Y)
    activations = {l: float(np.sqrt(a[l].var(axis=0).mean())) for l in range(2, net.L)}
    return activations, {l: float(np.sqrt((net.weights(D[l]) ** 2).mean())) for l in D}


def shares(values, low, high, bins):
    """Return the share of the values in each of `bins` equal bins from low to high, shape (bins,).

    What lies outside counts in the first or the last bin.
    """
    whole_number(bins, "bins", low=1)
    values = np.ravel(values)
    places = np.clip((values - low) * (bins / (high - low)), 0, bins - 1).astype(int)
    return np.bincount(places, minlength=bins) / values.size
