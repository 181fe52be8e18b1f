"""A network learns handwritten digits while you watch: start, pause, reset, and another learning rate at any time."""

import numpy as np

from ..costs import accuracy, one_hot
from ..data import digits, split
from ..descent import descend
from ..figures.training_on_digits import TrainingOnDigits
from ..initialization import glorot
from ..network import Network
from ..optimizers import adam, gradient_descent
from . import controls
from .clock import Clock
from .panel import Panel

STEPS_A_TICK = 10
MOST_STEPS = 8000
KEPT = 5  # of the costs of the batches each fifth is drawn: more would not be told apart
SHOWN = 24

METHODS = {"gradient descent": gradient_descent, "Adam": adam}


class DigitTraining(Panel):
    """A 64-h-10 network that learns digits in batches of `batch_size`, some steps at each tick of its clock.

    The learning rate may change while it learns; another method or another number of hidden units begins afresh.
    `seed` decides which digits are held out, where training starts and how the batches are drawn.
    """

    def __init__(self, rate=0.1, hidden=25, batch_size=32, seed=5):
        self.batch_size = batch_size
        self.seed = seed
        self.X, self.y, self.X_held_out, self.y_held_out = split(*digits(), rng=np.random.default_rng(seed))
        self.clock = Clock(self.tick)
        self.reset_button = controls.button("↺ Reset", self.reset, "Back to step 0, with a new untrained network")
        self.rate = controls.log_slider("learning rate r", rate, -4, 1)
        self.method = controls.menu("method", list(METHODS), width="240px")
        self.hidden = controls.whole_slider("hidden units", hidden, 1, 100)
        self._begin()
        picture = TrainingOnDigits(self.X_held_out[:SHOWN], self.y_held_out[:SHOWN], *self._results())
        rows = [[self.clock, self.reset_button, self.rate], [self.method, self.hidden]]
        super().__init__(picture, "A network learning handwritten digits", rows)

    @property
    def step(self):
        """The number of updates so far."""
        return self.steps[-1]

    def tick(self):
        """Learn for some steps more, show it, and return whether there is room for further ones."""
        if self.step < MOST_STEPS:
            self._learn(STEPS_A_TICK)
            self.refresh()
        return self.step < MOST_STEPS

    def reset(self):
        """Pause and go back to step 0."""
        self.clock.stop()
        self._begin()
        self.refresh()

    def show(self):
        """Show what has been learned, beginning afresh when the controls ask for another network or method."""
        if self.learning != (self.method.value, self.hidden.value):
            self._begin()
        self.picture.update(*self._results())

    def _begin(self):
        self.learning = (self.method.value, self.hidden.value)
        rng = np.random.default_rng(self.seed)
        self.net = Network((64, self.hidden.value, 10))
        cost = self.net.stochastic_objective(self.X, one_hot(self.y, 10), self.batch_size, rng)
        self.visits = METHODS[self.method.value](
            cost, glorot(self.net, rng), learning_rate=lambda step: self.rate.value
        )
        self.steps, self.J, self.accuracies = [], [], []
        self.batch_steps, self.J_batches = [], []
        self._learn(0)

    def _learn(self, steps):
        # The first visit is the start; afterwards each visit that is taken is one more update.
        done = self.step + 1 if self.steps else 0
        path = descend(self.visits, steps=max(steps - 1, 0), every=KEPT)
        self.theta = path.x[-1]
        self.batch_steps.extend(done + path.step)
        self.J_batches.extend(path.J)
        self.steps.append(done + int(path.step[-1]))
        self.answers = self.net.predict(self.theta, self.X_held_out)
        self.J.append(self.net.cost(self.theta, self.X_held_out, one_hot(self.y_held_out, 10)))
        self.accuracies.append(accuracy(self.answers, self.y_held_out))

    def _results(self):
        sentence = (
            f"step {self.step}, learning rate {self.rate.value:.3g}: {100 * self.accuracies[-1]:.1f} % of "
            f"{len(self.y_held_out)} held-out digits recognised, cost {self.J[-1]:.3g}"
        )
        if self.step >= MOST_STEPS:
            sentence += "; the figure ends here, Reset begins afresh"
        return (
            (self.batch_steps, self.J_batches),
            (self.steps, self.J, self.accuracies),
            self.answers[:SHOWN].argmax(axis=1),
            sentence,
        )
