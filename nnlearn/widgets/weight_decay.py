"""Weight decay: slide lambda, watch the two halves of a cost, and let a network learn with it."""

import numpy as np

from ..costs import accuracy
from ..data import noisy_classes, sine_example
from ..figures.weight_decay import WeightDecay
from ..initialization import uniform
from ..network import Network
from ..optimizers import adam
from ..slices import grid
from ..weight_decay import halves, is_weight
from ..wording import counted
from . import controls
from .clock import Clock
from .panel import Panel

STEPS_A_TICK, FIRST, MOST = 20, 600, 6000
LAMBDAS = [("0", 0.0), *((f"{float(f'{lam:.2g}'):g}", float(lam)) for lam in 10.0 ** (np.arange(-16, 9) / 4))]
WRITTEN = {lam: text for text, lam in LAMBDAS}
EDGES = np.linspace(-20, 20, 42)
BOUNDS, FINE = ((-1, 1), (-1, 1)), 81


class WeightDecayPanel(Panel):
    """The halves of the 3-5-5-4 network's cost, and a 2-12-1 network that learns noisy classes with the same lambda.

    It learns some steps at each tick of its clock; lambda may change meanwhile. `seed` decides examples and start.
    """

    def __init__(self, lam=0.0, seed=0):
        self.seed = seed
        self.lam = controls.values_slider("λ", LAMBDAS, lam, width="460px")
        self.clock = Clock(self.tick)
        self.reset_button = controls.button("↺ Reset", self.reset, "Back to step 0, with untrained weights")
        rng = np.random.default_rng(seed)
        self.X, self.y = noisy_classes(60, rng)
        self.fresh = noisy_classes(2000, rng)
        self.net = Network((2, 12, 1))
        self.points, self.weights = grid(BOUNDS, FINE), is_weight(self.net)
        self._begin()
        self._learn(FIRST)
        picture = WeightDecay(EDGES, BOUNDS, self.X, self.y)
        super().__init__(picture, "Weight decay", [[self.lam], [self.clock, self.reset_button]])

    def _begin(self):
        self.step = 0
        self.theta = uniform(self.net, np.random.default_rng(self.seed + 5), eps_init=1.0)
        objectives = {lam: self.net.objective(self.X, self.y, lam) for _, lam in LAMBDAS}
        self.visits = adam(lambda theta: objectives[self.lam.value](theta), self.theta, learning_rate=0.1)
        next(self.visits)

    def _learn(self, steps):
        for _ in range(steps):
            self.theta = next(self.visits).x
        self.step += steps

    def tick(self):
        """Learn for some steps more, show it, and return whether there is room for further ones."""
        if self.step < MOST:
            self._learn(STEPS_A_TICK)
            self.refresh()
        return self.step < MOST

    def reset(self):
        """Pause and go back to step 0."""
        self.clock.stop()
        self._begin()
        self.refresh()

    def show(self):
        """Compute the halves of the test network, and show what the small network has learnt so far."""
        net, theta, X, Y = sine_example()
        data, decay = (float(half) for half in halves(net, theta, X, Y, self.lam.value))
        weights = np.clip(self.theta[self.weights], EDGES[0], EDGES[-1])
        right, right_fresh = self._share(self.X, self.y), self._share(*self.fresh)
        sentence = (
            f"λ = {WRITTEN[self.lam.value]}: test network J = {data:.3f} + {decay:.3f} = {data + decay:.3f}. "
            f"Small network after {counted(self.step, 'step')}: right on {right:.0%} of its 60 examples, "
            f"on {right_fresh:.0%} of 2000 fresh ones; largest weight {np.abs(self.theta[self.weights]).max():.1f}"
        )
        values = self.net.predict(self.theta, self.points).reshape(FINE, FINE)
        self.picture.update((data, decay), np.histogram(weights, EDGES)[0], values, sentence)

    def _share(self, X, y):
        return accuracy(self.net.predict(self.theta, X), y)
