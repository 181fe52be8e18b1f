"""The whole recipe in one figure: choose a network, initialise, check its gradient, switch the check off, train."""

import ipywidgets
import numpy as np

from ..costs import accuracy, confusion, one_hot
from ..data import digits, split
from ..figures.digits_dashboard import ENDS, DigitsDashboard
from ..gradient_check import entry_by_entry
from ..initialization import glorot, uniform, zeros
from ..network import Network
from ..plugged_in import with_own_gradient
from ..race import METHODS
from ..scipy_descent import scipy_visits
from ..wording import counted
from . import controls
from .clock import Clock
from .panel import Panel

STEPS_A_TICK = 10
CHECKED_A_TICK = 25  # entries of the gradient
LBFGS = "L-BFGS"
# A learning rate for each method that a first try with this network may begin with.
USUAL = {"gradient descent": 1.0, "momentum": 0.3, "Nesterov": 0.3, "Adagrad": 0.1, "RMSProp": 0.01, "Adam": 0.03}
STARTS = {"random, by Glorot's rule": glorot, "random, ±0.12": uniform, "all zero": lambda net, rng: zeros(net)}
LAMBDAS = [("0", 0.0), *((f"{lam:g}", lam) for lam in (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0))]
AMOUNTS = (100, 300, 1348)


class DigitsDashboardPanel(Panel):
    """A network of 64 inputs and 10 outputs that learns digits, all of them at each step, in ticks of its clock.

    While `check` is ticked, all entries of the gradient are checked before every step, some at each tick.
    `own` is the learner's cost_and_gradient(Theta, X, Y, lam) -> (J, D), used where it is found right; `steps` of
    learning are done to begin with. The learning rate may change while it learns; everything else pauses it and begins
    afresh.
    """

    def __init__(self, own=None, hidden=25, layers=1, method="Adam", lam=0.1, amount=300, seed=5, check=True, steps=0):
        self.own, self.data = own, split(*digits(), rng=np.random.default_rng(5))
        self.clock = Clock(self.tick)
        self.reset_button = controls.button("↺ Reset", self.reset, "Back to step 0, with the same untrained network")
        self.check = controls.tick("check the gradient before every step", check)
        self.last = controls.values_slider("stop at step", [(str(end), end) for end in ENDS], 500, width="270px")
        self.layers = controls.choice("hidden layers", [0, 1, 2, 3], layers)
        self.hidden = controls.whole_slider("units in each", hidden, 1, 50, width="290px")
        self.start = controls.menu("start", list(STARTS), width="270px")
        self.seed = controls.whole_slider("seed", seed, 0, 99, width="230px")
        self.method = controls.menu("method", [*METHODS, LBFGS], method, width="220px")
        self.rate = controls.log_slider("learning rate r", USUAL.get(method, 0.1), -3, 1, width="330px")
        self.lam = controls.values_slider("λ", LAMBDAS, lam, width="230px")
        self.amount = controls.choice("training digits", list(AMOUNTS), amount)
        self.rate.disabled = method == LBFGS
        self.verdict = ipywidgets.HTML()
        self.before, self.steps = (), [0]
        self.method.observe(self._usual_rate, "value")
        self._begin()
        for _ in range(0, steps, STEPS_A_TICK):
            self._learn(STEPS_A_TICK)
        rows = [
            [self.layers, self.hidden, self.start, self.seed],
            [self.method, self.rate, self.lam, self.amount],
            [self.clock, self.reset_button, self.last, self.check],
        ]
        rows += [] if own is None else [[self.verdict]]
        super().__init__(DigitsDashboard(), "A network learning handwritten digits", rows)

    @property
    def step(self):
        """The number of updates so far."""
        return self.steps[-1]

    def tick(self):
        """Check some entries of the gradient, or learn for some steps, and return whether it goes on."""
        goes_on = self._goes_on()
        if goes_on:
            if not (self.check.value and self._check_some()):
                self._learn(1 if self.check.value else STEPS_A_TICK)
            self.refresh()
        return goes_on and self._goes_on()

    def reset(self):
        """Pause and go back to step 0."""
        self.clock.stop()
        self._begin()
        self.refresh()

    def show(self):
        """Show what has been learnt, beginning afresh when the controls ask for something else."""
        if self.learning != self._asked():
            self.clock.stop()  # else the next choice would find a run of a few steps to compare with
            self._begin()
        X_held_out, y_held_out = self.data[2:]
        wrong = np.flatnonzero(self.read != y_held_out)
        self.picture.update(
            (self.steps, *np.transpose(self.record)),
            self.before,
            confusion(self.read, y_held_out, 10),
            (X_held_out[wrong], y_held_out[wrong], self.read[wrong]),
            self.net.weights(self.net.roll(self.theta)[1]),
            self._sentence(len(wrong)),
        )

    def _asked(self):
        chosen = self.layers, self.hidden, self.start, self.seed, self.method, self.lam, self.amount
        return tuple(control.value for control in chosen)

    def _usual_rate(self, change):
        self.rate.disabled = change["new"] == LBFGS
        if change["new"] in USUAL and hasattr(self, "live"):
            with self.held():
                self.rate.value = USUAL[change["new"]]

    def _begin(self):
        if self.step:
            self.before = (self.steps, *np.transpose(self.record))
        self.learning = self._asked()
        rng = np.random.default_rng(self.seed.value)
        self.net = Network((64, *[self.hidden.value] * self.layers.value, 10))
        if self.own is not None:
            self.net = with_own_gradient(self.net, self.own)
            self.verdict.value = controls.paragraph(self.net.verdict.sentence)
        X, y = (part[: self.amount.value] for part in self.data[:2])
        self.examples = X, y, one_hot(y, 10)
        self.evaluations = 0
        self.objective = self.net.objective(X, self.examples[2], self.lam.value)
        self.theta = STARTS[self.start.value](self.net, rng)
        self.checking, self.checked, self.largest, self.ended = None, 0, 0.0, ""
        self.steps, self.record = [], []
        if self.method.value == LBFGS:
            self.visits = scipy_visits(self._cost, self.theta, chunk=STEPS_A_TICK)
        else:
            method, settings = METHODS[self.method.value]
            self.visits = method(self._cost, self.theta, learning_rate=lambda step: self.rate.value, **settings)
        self._take(next(self.visits), 0)

    def _cost(self, theta):
        self.evaluations += 1
        return self.objective(theta)

    def _goes_on(self):
        return self.step < self.last.value and not self.ended

    def _check_some(self):
        """Check some entries; return whether that has to go on before the next step."""
        if self.checking is None:
            self.checking, self.checked, self.largest = entry_by_entry(self._cost, self.theta), 0, 0.0
        for _ in range(CHECKED_A_TICK):
            pair = next(self.checking, None)
            if pair is None:
                self.checking = None
                return False
            self.checked += 1
            self.largest = max(self.largest, abs(pair[0] - pair[1]))
        return True

    def _learn(self, steps):
        self.checking = None
        steps = min(steps, self.last.value - self.step)
        step, taken = self.step, None
        with np.errstate(all="ignore"):
            for _ in range(steps):
                visit = next(self.visits, None)
                if visit is None or not np.isfinite(visit.J):
                    self.ended = "it has arrived" if visit is None else "it has run away"
                    break
                step, taken = step + 1, visit
        if taken is not None:
            self._take(taken, step)

    def _take(self, visit, step):
        X, y, Y = self.examples
        X_held_out, y_held_out = self.data[2:]
        self.theta = visit.x
        answers, answers_held_out = (self.net.predict(self.theta, each) for each in (X, X_held_out))
        self.read = answers_held_out.argmax(axis=1)
        J = self.net.cost(self.theta, X, Y), self.net.cost(self.theta, X_held_out, one_hot(y_held_out, 10))
        self.steps.append(step)
        self.record.append((*J, accuracy(answers, y), accuracy(answers_held_out, y_held_out)))

    def _sentence(self, wrong):
        J, J_held_out, share, share_held_out = self.record[-1]
        rate = "" if self.method.value == LBFGS else f" with r = {self.rate.value:.3g}"
        sentence = (
            f"{'-'.join(map(str, self.net.sizes))}, {self.net.n_parameters} parameters, {self.method.value}{rate}, "
            f"λ = {self.lam.value:g}; step {self.step}, {counted(self.evaluations, 'evaluation')}: "
            f"training J = {J:.3g}, {100 * share:.1f} % right; "
            f"held-out J = {J_held_out:.3g}, {100 * share_held_out:.1f} % right, {wrong} misread"
        )
        if self.ended:
            return f"{sentence}; {self.ended}"
        if self.check.value and self.checked:
            largest = "below 10⁻⁷" if self.largest < 1e-7 else f"{self.largest:.1g}"
            sentence += f"; checked {self.checked} entries of the gradient, largest difference {largest}"
        return sentence
