r"""Planted mistakes for the gradient check to find: the exhibits of the bug museum.

Each `Bug` is a `cost_and_gradient(net, theta, X, Y, lam) -> (J, grad)` whose cost is right and whose gradient is wrong
in one place. Back propagation is cut into five steps, and every exhibit exchanges one of them:

    output delta -> slope on the way back -> accumulate -> divide and regularise -> unroll
"""

from dataclasses import dataclass, field

import numpy as np


class Right:
    """The five steps of back propagation as they should be; a bug overrides one."""

    @staticmethod
    def output_delta(net, z, a, Y):
        """Return delta(L), shape (m, K)."""
        return net.cost_function.delta(z, a, Y, net.output)

    @staticmethod
    def back(net, delta, Theta_l, z):
        """Return delta(l) from delta(l+1), shape (m, s_l)."""
        return (delta @ net.weights(Theta_l)) * net.hidden.derivative(z)

    @staticmethod
    def accumulate(net, delta, a, a_next):
        """Return Delta(l), of the shape of Theta(l)."""
        return delta.T @ net.with_bias(a)

    @staticmethod
    def average(net, Delta, Theta_l, m, lam):
        """Return D(l), of the shape of Theta(l)."""
        D = net.cost_function.scale(m) * Delta
        net.weights(D)[...] += lam / m * net.weights(Theta_l)
        return D

    @staticmethod
    def unroll(net, D):
        """Return the gradient as a vector."""
        return net.unroll(D)


@dataclass(frozen=True)
class Bug:
    """A planted mistake: call it as bug(net, theta, X, Y, lam) -> (J, grad); J is right, grad is not.

    `name` is short, `description` says what was done; `wrong` and `right` are the line as formula;
    `found_in` says where such a line is printed, if it is.
    """

    name: str
    description: str
    wrong: str
    right: str
    step: str
    replacement: object = field(repr=False)
    found_in: str = ""

    def __call__(self, net, theta, X, Y, lam=0.0):
        """Return (J, grad) at theta with this mistake in the gradient."""
        steps = {name: getattr(Right, name) for name in ("output_delta", "back", "accumulate", "average", "unroll")}
        steps[self.step] = self.replacement
        X, Y, lam = net._checked(X, Y, lam)
        Theta = net.roll(theta)
        z, a = net.forward(theta, X)
        delta = {net.L: steps["output_delta"](net, z[net.L], a[net.L], Y)}
        for l in range(net.L - 1, 1, -1):
            delta[l] = steps["back"](net, delta[l + 1], Theta[l], z[l])
        D = {}
        for l in Theta:
            Delta = steps["accumulate"](net, delta[l + 1], a[l], a[l + 1])
            D[l] = steps["average"](net, Delta, Theta[l], len(X), lam)
        return net.cost(theta, X, Y, lam), steps["unroll"](net, D)

    def objective(self, net, X, Y, lam=0.0):
        """Return the cost(theta) -> (J, grad) of these data, its gradient wrong in this way."""
        return lambda theta: self(net, theta, X, Y, lam)


def _average_with(penalty):
    def average(net, Delta, Theta_l, m, lam):
        D = net.cost_function.scale(m) * Delta
        penalty(net, D, Theta_l, m, lam)
        return D

    return average


def _whole_lambda(net, D, Theta_l, m, lam):
    net.weights(D)[...] += lam * net.weights(Theta_l)


def _bias_too(net, D, Theta_l, m, lam):
    D += lam / m * Theta_l


def _no_penalty(net, D, Theta_l, m, lam):
    pass


def _not_divided(net, Delta, Theta_l, m, lam):
    D = Delta.copy()
    net.weights(D)[...] += lam / m * net.weights(Theta_l)
    return D


def _wrong_layer(net, delta, a, a_next):
    # With layers of different width the shapes would give the mistake away; here it is cut or padded to fit.
    fitted = np.zeros_like(a)
    columns = min(a.shape[1], a_next.shape[1])
    fitted[:, :columns] = a_next[:, :columns]
    return delta.T @ net.with_bias(fitted)


lambda_not_divided = Bug(
    "lambda not divided by m",
    "The regularisation term is lam Theta, but the cost divides it by m: each weight decays m times too fast.",
    "D = Delta/m + lam Theta",
    "D = Delta/m + lam/m Theta",
    "average",
    _average_with(_whole_lambda),
    "the lecture notes (000_bb90eabb9b594ad4.txt)",
)
bias_regularised = Bug(
    "bias regularised",
    "The gradient decays the bias column too, although the cost leaves the biases free.",
    "D = Delta/m + lam/m Theta, column 0 included",
    "D[:, 0] = Delta[:, 0]/m",
    "average",
    _average_with(_bias_too),
)
no_regularisation = Bug(
    "regularisation forgotten",
    "The cost has a penalty, its gradient has none.",
    "D = Delta/m",
    "D = Delta/m + lam/m Theta",
    "average",
    _average_with(_no_penalty),
)
slope_left_out = Bug(
    "g' left out",
    "The deltas are passed back as a weighted sum, without the slope of the activation.",
    "delta(l) = delta(l+1) Theta(l)[:, 1:]",
    "delta(l) = delta(l+1) Theta(l)[:, 1:] * g'(z(l))",
    "back",
    lambda net, delta, Theta_l, z: delta @ net.weights(Theta_l),
    "the lecture notes (000_bb90eabb9b594ad4.txt), in a figure's text",
)
unrolled_by_columns = Bug(
    "unrolled by columns",
    "The gradient matrices are unrolled column by column, theta row by row: right numbers in the wrong places.",
    "D(l).ravel(order='F')",
    "D(l).ravel()",
    "unroll",
    lambda net, D: np.concatenate([D[l].ravel(order="F") for l in D]),
)
extra_slope = Bug(
    "g' too many at the output",
    "The output delta of a squared error is used with the cross-entropy, where the slope cancels.",
    "delta(L) = (A(L) - Y) * g'(Z(L))",
    "delta(L) = A(L) - Y",
    "output_delta",
    lambda net, z, a, Y: net.cost_function.delta(z, a, Y, net.output) * net.output.derivative(z),
)
sum_not_mean = Bug(
    "Delta not divided by m",
    "The sum over the examples is used where the cost takes their mean.",
    "D = Delta + lam/m Theta",
    "D = Delta/m + lam/m Theta",
    "average",
    _not_divided,
)
sign_reversed = Bug(
    "error with the wrong sign",
    "Target minus prediction instead of prediction minus target: every step goes uphill.",
    "delta(L) = Y - A(L)",
    "delta(L) = A(L) - Y",
    "output_delta",
    lambda net, z, a, Y: -net.cost_function.delta(z, a, Y, net.output),
    "the lecture notes (000_bb90eabb9b594ad4.txt), a cost without its minus",
)
wrong_layer = Bug(
    "activation of the wrong layer",
    "Delta takes the activation at the end of the connection instead of that at its origin.",
    "Delta(l) = delta(l+1)^T A(l+1)",
    "Delta(l) = delta(l+1)^T A(l)",
    "accumulate",
    _wrong_layer,
    "the lecture notes (000_bb90eabb9b594ad4.txt)",
)
last_example_forgotten = Bug(
    "last example forgotten",
    "The loop over the examples ends one too early.",
    "for i in range(m - 1)",
    "for i in range(m)",
    "accumulate",
    lambda net, delta, a, a_next: delta[:-1].T @ net.with_bias(a[:-1]),
)

museum = (
    lambda_not_divided,
    bias_regularised,
    no_regularisation,
    slope_left_out,
    unrolled_by_columns,
    extra_slope,
    sum_not_mean,
    sign_reversed,
    wrong_layer,
    last_example_forgotten,
)
