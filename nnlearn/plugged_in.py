r"""Your own cost and gradient in place of nnlearn's, once they have been found right on small networks.

    cost_and_gradient(Theta, X, Y, lam) -> (J, D)       Theta and D are dicts {l: Theta(l)}, {l: D(l)}

`examine` tries a function on two small copies of a network, one with layers of equal width, where a slip does not stop
the code and can be recognised, and one with layers of different width. What it adds up for the data and what it adds
for the penalty are looked at separately, so that two mistakes at once are both found. `with_own_gradient` gives
back the network with that function at work in it, or unchanged where the function is not right.
"""

import re
import traceback
from dataclasses import dataclass

import numpy as np

from . import bugs
from .costs import cross_entropy, half_squared_error, mean_squared_error, one_hot, squared_error
from .gradient_check import numerical_gradient, relative_difference
from .initialization import uniform
from .network import Network, batches
from .weight_decay import penalty

LAM = 2.0
TOLERANCE = 1e-7

# The name that ipykernel gives to a cell, such as /tmp/ipykernel_4711/1234567.py; Windows has \ for /.
CELL_FILE = re.compile(r"ipykernel_\d+[/\\]\d+\.py$")


def explain(problem):
    """Return a sentence for learners on an exception that their code raised: in which line of their cell, and why."""
    lines = [frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if CELL_FILE.search(frame.filename)]
    where = f" in line {lines[-1]} of your cell" if lines else ""
    return f"Your code stopped{where} with {type(problem).__name__}: {problem}"


def name_of(function):
    """Return the name of a learner's function, or "your function" where it has none."""
    return getattr(function, "__name__", "your function").replace("<lambda>", "your function")


@dataclass(frozen=True)
class Verdict:
    """What `examine` found: `status` "right", "wrong", "not yet" or "error", and a sentence."""

    status: str
    sentence: str

    def __repr__(self):
        return self.sentence


class _Found(Exception):
    """Something is wrong with what a learner's function returned; the text says what."""


def small_copies(net):
    """Return two networks like `net` with the same number of layers: all of equal width, and all of different width."""
    return tuple(
        Network(sizes, hidden=net.hidden, output=net.output, cost=net.cost_function, bias=net.bias)
        for sizes in ((3,) * net.L, tuple(range(net.L + 2, 2, -1)))
    )


def examine(net, own):
    """Return the Verdict on own(Theta, X, Y, lam) -> (J, D), tried on small copies of `net`."""
    if own is None or own is Ellipsis:
        return Verdict("not yet", "No function of your own yet, so nnlearn's is used.")
    if not callable(own):
        return Verdict("wrong", f"Expected a function, received {type(own).__name__}: write its name without ().")
    copies = small_copies(net)
    try:
        for small in copies:
            if not _examine_on(small, own):
                return Verdict("not yet", f"{name_of(own)} returns nothing yet, so nnlearn's is used.")
    except _Found as found:
        return Verdict("wrong", f"On a small copy, {_layout(small)}: {found}")
    except Exception as problem:  # the learner's code may raise anything, and must not stop the notebook
        return Verdict("error", f"On a small copy, {_layout(small)}: {explain(problem)}")
    layouts = " and ".join(map(_layout, copies))
    return Verdict("right", f"On small copies, {layouts}, J and every entry of D are right. {name_of(own)} is used.")


def _examine_on(net, own):
    """Return false when nothing is returned yet; raise _Found where something is wrong."""
    rng = np.random.default_rng(net.n_parameters)
    theta = uniform(net, rng, eps_init=1.0)
    X, Y = rng.uniform(-1, 1, (5, net.sizes[0])), one_hot(np.arange(5) % net.sizes[-1], net.sizes[-1])

    def call(theta, lam):
        return _called(net, own, theta, X, Y, lam)

    without, with_penalty = call(theta, 0.0), call(theta, LAM)
    if without is None or with_penalty is None:
        return False
    (J, grad), (J_lam, grad_lam) = without, with_penalty
    fits = relative_difference(grad_lam, numerical_gradient(lambda theta: call(theta, LAM)[0], theta)) < TOLERANCE
    faults = [*_faults_of_J(net, theta, X, Y, J, J_lam - J), *_faults_of_D(net, theta, X, Y, grad, grad_lam - grad)]
    if faults:
        raise _Found(" ".join(faults) + (" (D is the gradient of your J: the mistake is in both.)" if fits else ""))
    return True


def _called(net, own, theta, X, Y, lam):
    """Return (J, grad) of the learner's function, or None for nothing; raise _Found for what is no J or no D."""
    given = net.roll(theta.copy()), X.copy(), Y.copy()
    result = own(*given, lam)
    if result is None or result is Ellipsis or (isinstance(result, tuple) and any(r is ... for r in result)):
        return None
    if not (isinstance(result, (tuple, list)) and len(result) == 2):
        raise _Found(f"it returns {type(result).__name__}, expected two things: return J, D.")
    J, D = result
    if isinstance(J, dict):
        raise _Found("first comes a dict: return J, then D.")
    if np.size(J) != 1 or np.iscomplexobj(J) or not np.isfinite(float(np.squeeze(J))):
        raise _Found(f"J is {J}, expected one finite number." if np.size(J) == 1 else _not_one_number(J))
    if not isinstance(D, dict) or sorted(D) != list(net.shapes):
        received = f"keys {sorted(D)}" if isinstance(D, dict) else type(D).__name__
        raise _Found(f"D is a dict with a matrix for each layer, keys {list(net.shapes)}; received {received}.")
    for l, shape in net.shapes.items():
        if np.shape(D[l]) != shape:
            raise _Found(f"D[{l}] has shape {np.shape(D[l])}, expected {shape}, the shape of Theta[{l}].")
        if not np.isfinite(D[l]).all():
            raise _Found(f"D[{l}] holds numbers that are not finite.")
    for (name, before), (_, after) in zip(_named(net.roll(theta), X, Y), _named(*given), strict=True):
        if not np.array_equal(after, before):
            raise _Found(f"it changes {name}, which it is given: work on a copy, {name}.copy().")
    return float(np.squeeze(J)), net.unroll(D)


def _not_one_number(J):
    return f"J has shape {np.shape(J)}, expected one number: add up over examples and outputs."


def _named(Theta, X, Y):
    return [*((f"Theta[{l}]", Theta_l) for l, Theta_l in Theta.items()), ("X", X), ("Y", Y)]


# ---- what is wrong with J -------------------------------------------------------------------------------------------


def _faults_of_J(net, theta, X, Y, data, decay):
    m, right = len(X), net.cost(theta, X, Y)
    if not np.isclose(data, right, rtol=1e-9):
        what = next((text for value, text in _wrong_costs(net, theta, X, Y) if np.isclose(data, value)), "")
        yield f"The data's part of J is {data:.6g}, expected {right:.6g}" + (f": {what}." if what else ".")
    right = penalty(net, theta, m, LAM)
    if not np.isclose(decay, right, rtol=1e-6):
        candidates = (
            (0, "it is missing"),
            (penalty(net, theta, m, LAM, bias=True), "the biases are counted too; leave column 0 out"),
            (2 * right, "the cost has λ/(2m), not λ/m"),
            (m * right, "λ is not divided by m"),
            (2 * m * right, "λ is not divided by 2m"),
        )
        what = next((text for value, text in candidates if np.isclose(decay, value, rtol=1e-6, atol=1e-12)), "")
        yield f"The penalty's part of J is {decay:.6g}, expected {right:.6g}" + (f": {what}." if what else ".")


def _wrong_costs(net, theta, X, Y):
    m, A, right = len(X), net.predict(theta, X), net.cost(theta, X, Y)
    yield m * right, "divide it by m, the cost is a mean over the examples"
    yield right / Y.shape[1], "divide by m alone, not by the number of outputs too"
    yield -right, "its sign is reversed"
    if net.cost_function is cross_entropy:
        yield -np.sum(Y * np.log(A)) / m, "the second half is missing, (1 − y) log(1 − a)"
        yield -np.sum((1 - Y) * np.log(1 - A)) / m, "the first half is missing, y log a"
    for other in (half_squared_error, squared_error, mean_squared_error):
        yield other(A, Y), f"that is the {other.name.replace('_', ' ')}, not the {net.cost_function}"


# ---- what is wrong with D -------------------------------------------------------------------------------------------


def _faults_of_D(net, theta, X, Y, data, decay):
    """Yield a sentence on each wrong part of D: where it is wrong, and which mistake gives exactly that."""

    def parts(gradient):
        at_0, at_lam = (gradient(lam) for lam in (0.0, LAM))
        return at_0, at_lam - at_0

    right = parts(lambda lam: net.cost_and_gradient(theta, X, Y, lam)[1])
    known = [(bug, parts(lambda lam: bug(net, theta, X, Y, lam)[1])) for bug in bugs.museum]  # noqa: B023
    for k, (name, received) in enumerate((("data's", data), ("penalty's", decay))):
        if np.allclose(received, right[k], rtol=1e-6, atol=1e-9):
            continue
        sentence = f"The {name} part of D is wrong {_where(net, received, right[k])}"
        bug = next((bug for bug, wrong in known if np.allclose(received, wrong[k], rtol=1e-6, atol=1e-9)), None)
        if bug:
            yield f"{sentence}: {bug.name}. It says {bug.wrong}, right is {bug.right}."
        else:
            yield sentence + _factor(received, right[k])


def _where(net, received, right):
    """Say in which Theta, and whether in its bias column, two gradients differ."""
    wrong = net.roll((~np.isclose(received, right, rtol=1e-6, atol=1e-9)).astype(float))
    places, well = [], []
    for l, entries in wrong.items():
        bias, rest = entries[:, 0].any(), entries[:, 1:].any()
        if not (bias or rest):
            well.append(f"Θ({l})")
        elif bias == rest or not net.bias:
            places.append(f"Θ({l})")
        else:
            places.append(f"Θ({l}), bias column" + (" right" if rest else ""))
    return "in " + " and ".join(places) + (f", right in {' and '.join(well)}" if well else "")


def _factor(received, right):
    """Say by which factor a part is too large, where that is the same everywhere."""
    factor = received @ right / (right @ right)
    if not np.allclose(received, factor * right, rtol=1e-6, atol=1e-9):
        return "."
    return f": {factor:.4g} times what is right." if factor else ": it is zero there."


def _layout(net):
    return "-".join(map(str, net.sizes))


# ---- at work --------------------------------------------------------------------------------------------------------


def with_own_gradient(net, own):
    """Return a Network like `net` whose objectives call own(Theta, X, Y, lam) -> (J, D), with the `verdict` on it.

    Where `examine` does not find it right, the network that is returned uses nnlearn's gradient. Raises ValueError for
    a cost that is no mean.
    """
    if not net.cost_function.is_mean:
        raise ValueError(f"net has the cost {net.cost_function}, expected one that is a mean, such as cross_entropy")
    return _PluggedIn(net, own)


class _PluggedIn(Network):
    def __init__(self, net, own):
        super().__init__(net.sizes, hidden=net.hidden, output=net.output, cost=net.cost_function, bias=net.bias)
        verdict = examine(net, own)
        self.own = own if verdict.status == "right" else None
        if verdict.status in ("wrong", "error"):  # else a training that goes well would seem to be theirs
            verdict = Verdict(verdict.status, f"nnlearn's is used, for yours is not right yet. {verdict.sentence}")
        self.verdict = verdict

    def objective(self, X, Y, lam=0.0):
        """Return cost(theta) -> (J, grad), computed by the learner's function."""
        ours = super().objective(X, Y, lam)
        if self.own is None:
            return ours
        examples = self._checked(X, Y, lam)
        return self._cost(lambda: examples, lambda theta: ours(theta)[0])

    def stochastic_objective(self, X, Y, batch_size, rng, lam=0.0):
        """Return cost(theta) -> (J, grad) on a fresh random batch at each call, computed by the learner's function."""
        ours = super().stochastic_objective(X, Y, batch_size, rng, lam)
        if self.own is None:
            return ours
        X, Y, lam = self._checked(X, Y, lam)
        draw, of_batch = batches(len(X), batch_size, rng), lam * batch_size / len(X)  # lam/m stays that of all data

        def next_batch():
            rows = next(draw)
            return X[rows], Y[rows], of_batch

        cost = self._cost(next_batch)
        cost.is_stochastic = True
        return cost

    def _cost(self, next_data, stable=None):
        def cost(theta):
            X, Y, lam = next_data()
            J, D = self.own(self.roll(self._checked_theta(theta)), X, Y, lam)
            J = float(np.squeeze(J))
            # A J with log(0) in it, where an output is very sure, is no reason to stop: its gradient is right.
            return J if np.isfinite(J) or stable is None else stable(theta), self.unroll(D)

        return cost
