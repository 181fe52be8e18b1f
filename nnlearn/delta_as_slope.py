r"""What a delta is: the slope of one example's cost in the weighted input z of one unit.

    delta(l)_j = d cost / d z(l)_j        everything before layer l is left as it is, everything after it follows

`cost_from_z` is the part of the network that lies after z(l), as a function; its slope can be measured by nudging.
"""

import numpy as np

from .arguments import float_array, vector, whole_number


def cost_from_z(net, theta, l, y):
    """Return the function f(z) that gives the cost of one example from the weighted inputs z of layer l on.

    y (s_L,) is the example's target. f takes z of shape (s_l,) and returns one number, or (n, s_l) and returns (n,);
    complex z pass through. Raises ValueError when there is no such layer or a shape does not fit.
    """
    l = whole_number(l, "l", low=2, remedy="layer 1 is the input, which has no z")
    if l > net.L:
        raise ValueError(f"l is {l}, expected at most {net.L}: {net} has {net.L} layers")
    Theta = net.roll(theta)
    y = vector(y, "y", net.sizes[-1], "one target for each output unit")

    def cost(z):
        z = float_array(z, "z")
        if z.ndim not in (1, 2) or z.shape[-1] != net.sizes[l - 1]:
            raise ValueError(
                f"z has shape {z.shape}, expected ({net.sizes[l - 1]},) or (n, {net.sizes[l - 1]}): "
                f"one entry for each unit of layer {l}"
            )
        Z = np.atleast_2d(z)
        for k in range(l, net.L):
            Z = net.with_bias(net.g(k)(Z)) @ Theta[k].T
        costs = np.array([net.cost_function.from_z(row[np.newaxis], y[np.newaxis], net.output) for row in Z])
        return costs if z.ndim == 2 else costs[0]

    return cost
