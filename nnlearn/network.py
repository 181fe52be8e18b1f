r"""A fully connected network: its layout, its parameters as one vector, and forward propagation.

    A~(l) = [1 | A(l)]       Z(l+1) = A~(l) Theta(l)^T       A(l+1) = g(Z(l+1))

Layers count from 1 (the input) to L (the output). Whatever belongs to a layer is kept in a dict under the layer's own
number, so that `Theta[l]`, `z[l]`, `a[l]` read as in the formula. Theta(l) has shape (s_{l+1}, s_l + 1): one row for
each unit it leads to, column 0 for the bias.
"""

import numpy as np

from . import backprop as back_propagation
from .activations import Activation, sigmoid
from .arguments import choice, matrix, number, vector, whole_number
from .costs import Cost, cross_entropy


class Network:
    """A network with `sizes` = (s_1, .., s_L) units, bias units not counted.

    The parameters theta are always one vector, unrolled row by row; nothing is stored in the network itself.
    X has shape (m, s_1), Y has shape (m, s_L), or (m,) when there is a single output.

    Raises ValueError or TypeError for a layout that makes no sense, for arrays of the wrong shape and for a
    cross-entropy on an output that is not logistic (its logarithms need numbers between 0 and 1).
    """

    def __init__(self, sizes, hidden=sigmoid, output=sigmoid, cost=cross_entropy, bias=True):
        if not np.iterable(sizes):
            raise TypeError(f"sizes is {sizes!r}, expected the units of every layer, as in (3, 5, 4)")
        sizes = tuple(whole_number(s, "a layer's size", low=1, remedy="sizes are as in (3, 5, 4)") for s in sizes)
        if len(sizes) < 2:
            raise ValueError(f"sizes is {sizes}, expected at least two layers: inputs and outputs, as in (3, 5, 4)")
        for name, value, kind, example in (
            ("hidden", hidden, Activation, "sigmoid"),
            ("output", output, Activation, "sigmoid"),
            ("cost", cost, Cost, "cross_entropy"),
        ):
            if not isinstance(value, kind):
                raise TypeError(f"{name} is {value!r}, expected one of nnlearn's own, such as {example}")
        if cost is cross_entropy and output is not sigmoid:
            raise ValueError(
                f"cost is cross_entropy with output={output}, expected output=sigmoid: "
                "its logarithms need outputs between 0 and 1; for other outputs use a squared error"
            )
        self.sizes = sizes
        self.hidden = hidden
        self.output = output
        self.cost_function = cost
        self.bias = choice(bias, "bias", (True, False))
        self.L = len(sizes)
        self.shapes = {l: (sizes[l], sizes[l - 1] + bool(bias)) for l in range(1, self.L)}
        self.parts, start = {}, 0  # where each Theta(l) lies in theta
        for l, (rows, columns) in self.shapes.items():
            self.parts[l] = slice(start, start + rows * columns)
            start += rows * columns
        self.n_parameters = start

    def __repr__(self):
        return (
            f"Network({self.sizes}, hidden={self.hidden}, output={self.output}, cost={self.cost_function}"
            + ("" if self.bias else ", bias=False")
            + ")"
        )

    # ---- parameters -------------------------------------------------------------------------------------------

    def roll(self, theta):
        """Return {l: Theta(l)}, views of the vector theta (nothing is copied), each of shape (s_{l+1}, s_l + 1)."""
        theta = self._checked_theta(theta)
        return {l: theta[part].reshape(self.shapes[l]) for l, part in self.parts.items()}

    def unroll(self, Theta):
        """Return the vector of all entries of {l: Theta(l)}, row by row, layer after layer."""
        if not isinstance(Theta, dict):
            raise TypeError(
                f"Theta is a {type(Theta).__name__}, expected a dict with the matrix of each layer under its number: "
                "{1: Theta1, 2: Theta2}"
            )
        if sorted(Theta) != list(self.shapes):
            raise ValueError(f"Theta has layers {sorted(Theta)}, expected {list(self.shapes)}: one matrix for each")
        for l, shape in self.shapes.items():
            if np.shape(Theta[l]) != shape:
                raise ValueError(
                    f"Theta[{l}] has shape {np.shape(Theta[l])}, expected {shape}: "
                    f"a row for each unit of layer {l + 1}, a column for each unit of layer {l}"
                    + (" and column 0 for the bias" if self.bias else "")
                )
        return np.concatenate([np.ravel(Theta[l]) for l in self.shapes])

    def weights(self, Theta_l):
        """Return Theta(l) without its bias column, shape (s_{l+1}, s_l)."""
        return Theta_l[:, 1:] if self.bias else Theta_l

    def with_bias(self, a):
        """Return A~ = [1 | A], the activations with a column of ones in front (unchanged without bias units)."""
        if not self.bias:
            return a
        tilde = np.empty((len(a), a.shape[1] + 1), dtype=a.dtype)
        tilde[:, 0] = 1
        tilde[:, 1:] = a
        return tilde

    def g(self, l):
        """Return the activation function of layer l: `output` for l = L, else `hidden`."""
        return self.output if l == self.L else self.hidden

    # ---- forward propagation ----------------------------------------------------------------------------------

    def forward(self, theta, X):
        """Return (z, a): weighted inputs {2..L} and activations {1..L}, a[1] = X, each of shape (m, s_l)."""
        return self._forward(self.roll(theta), self._checked_X(X))

    def predict(self, theta, X):
        """Return the predictions A(L), shape (m, s_L)."""
        return self.forward(theta, X)[1][self.L]

    def terms(self, theta, a, l, i):
        """Return the terms Theta(l-1)[i, j] a~(l-1)_j that add up to z(l)_i, one example a row, bias first.

        `a` are the activations that `forward` returned; layers l and units i are counted from 1. Raises ValueError
        when there is no such unit, or when it is an input, which nothing leads to.
        """
        l = choice(l, "l", range(2, self.L + 1))
        i = choice(i, "i", range(1, self.sizes[l - 1] + 1))
        return self.with_bias(a[l - 1]) * self.roll(theta)[l - 1][i - 1]

    def _forward(self, Theta, X):
        z, a = {}, {1: X}
        for l in range(1, self.L):
            z[l + 1] = self.with_bias(a[l]) @ Theta[l].T
            a[l + 1] = self.g(l + 1)(z[l + 1])
        return z, a

    # ---- cost and gradient ------------------------------------------------------------------------------------

    def cost(self, theta, X, Y, lam=0.0):
        """Return J(theta): the network's cost on (X, Y) plus lam/(2m) times the squared weights, biases left out."""
        X, Y, lam = self._checked(X, Y, lam)
        Theta = self.roll(theta)
        z, _ = self._forward(Theta, X)
        data = self.cost_function.from_z(z[self.L], Y, self.output)
        if not lam:
            return data
        return data + lam / (2 * len(X)) * sum(np.sum(self.weights(Theta[l]) ** 2) for l in self.shapes)

    def backprop(self, theta, X, Y, lam=0.0):
        """Return (delta, Delta, D) for all examples at once; see `nnlearn.backprop`."""
        X, Y, lam = self._checked(X, Y, lam)
        return back_propagation.backprop(self, self.roll(theta), X, Y, lam)

    def backprop_loop(self, theta, X, Y, lam=0.0):
        """Return (delta, Delta, D), accumulated over one example at a time; see `nnlearn.backprop`."""
        X, Y, lam = self._checked(X, Y, lam)
        return back_propagation.backprop_loop(self, self.roll(theta), X, Y, lam)

    def cost_and_gradient(self, theta, X, Y, lam=0.0):
        """Return (J, grad): the cost and its gradient as a vector like theta."""
        return self.objective(X, Y, lam)(theta)

    def objective(self, X, Y, lam=0.0):
        """Return the function cost(theta) -> (J, grad) of these data; X and Y are checked once, here."""
        X, Y, lam = self._checked(X, Y, lam)
        X_tilde, scale, decay = self.with_bias(X), self.cost_function.scale(len(X)), lam / len(X)

        def cost(theta):
            theta = self._checked_theta(theta)
            return back_propagation.cost_and_gradient(self, theta, X_tilde, Y, scale, decay)

        return cost

    def stochastic_objective(self, X, Y, batch_size, rng, lam=0.0):
        """Return cost(theta) -> (J, grad) on a fresh random batch at each call.

        The batches of one pass through the data do not overlap. Each call is an unbiased estimate of the full cost
        and gradient: means are taken over the batch, sums are scaled up from it, the penalty is that of all the data.
        """
        X, Y, lam = self._checked(X, Y, lam)
        m = len(X)
        batch_size = whole_number(batch_size, "batch_size", low=1)
        if batch_size > m:
            raise ValueError(f"batch_size is {batch_size}, expected at most {m}, the number of examples: 32 is usual")
        if not isinstance(rng, np.random.Generator):
            raise TypeError(f"rng is {rng!r}, expected a random generator: np.random.default_rng(seed)")
        scale = (1 / batch_size) if self.cost_function.is_mean else m / batch_size
        X_tilde, decay = self.with_bias(X), lam / m

        batch = batches(m, batch_size, rng)

        def cost(theta):
            rows = next(batch)
            theta = self._checked_theta(theta)
            return back_propagation.cost_and_gradient(
                self, theta, X_tilde.take(rows, axis=0), Y.take(rows, axis=0), scale, decay
            )

        cost.is_stochastic = True
        return cost

    # ---- residuals, for least squares -------------------------------------------------------------------------

    def residuals(self, theta, X, Y):
        """Return the errors e = A(L) - Y of all examples and outputs, shape (m s_L,), example after example."""
        X, Y, _ = self._checked(X, Y, 0.0)
        return (self._forward(self.roll(theta), X)[1][self.L] - Y).ravel()

    def jacobian(self, theta, X):
        """Return the derivatives of the residuals, shape (m s_L, n_parameters), one back propagation per output."""
        return back_propagation.jacobian(self, self.roll(theta), self._checked_X(X))

    # ---- checks -----------------------------------------------------------------------------------------------

    def _checked_theta(self, theta):
        if type(theta) is np.ndarray and theta.shape == (self.n_parameters,) and theta.dtype.kind in "fc":
            return theta
        return vector(theta, "theta", self.n_parameters, f"{self} has {self.n_parameters} parameters; see net.unroll")

    def _checked_X(self, X):
        return matrix(X, "X", self.sizes[0], "input")

    def _checked(self, X, Y, lam):
        X = self._checked_X(X)
        Y = matrix(Y, "Y", self.sizes[-1], f"output unit; for class labels use one_hot(y, {self.sizes[-1]})")
        if len(X) != len(Y):
            raise ValueError(f"X has {len(X)} rows and Y has {len(Y)}, expected as many: one row per example in both")
        if self.cost_function is cross_entropy and ((Y.real < 0) | (Y.real > 1)).any():
            raise ValueError(
                f"Y runs from {Y.real.min():g} to {Y.real.max():g}, expected 0 to 1 for a cross-entropy: "
                "for class labels use one_hot(y, K), for other targets a squared error"
            )
        return X, Y, number(lam, "lam", low=0, remedy="0 means no regularisation")


def batches(m, batch_size, rng):
    """Yield the rows of one mini-batch after another, for ever; those of one pass through m examples do not overlap."""
    while True:
        order = rng.permutation(m)
        for start in range(0, m - batch_size + 1, batch_size):
            yield order[start : start + batch_size]
