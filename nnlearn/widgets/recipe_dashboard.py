"""The whole recipe in one dashboard: choose, check, train, and look at the answers on held-out examples."""

from ..data import VEHICLES
from ..figures.recipe_dashboard import RecipeDashboard
from ..recipe import GRADIENTS, METHODS, OUTPUTS, Training, answers_on_slice, examples, near_slice
from . import controls
from .clock import Clock
from .panel import Panel

BOUNDS = ((-2.1, 2.7), (-1.6, 2.2))
POINTS = 61
STEP, MOST_STEPS = 10, 300
STEPS_A_TICK = 10
GOAL = 0.95


class RecipeDashboardPanel(Panel):
    """One run of the recipe on four clouds of road users, 3 features and 4 classes.

    Whatever is chosen is trained at once, as far as the slider of steps says; the slider alone only looks up.
    """

    def __init__(self, hidden_layers=2, units=5, lam=0.0, rate=1.0, method="gradient descent", seed=1, steps=200):
        self.hidden_layers = controls.whole_slider("hidden layers", hidden_layers, 1, 3, width="250px")
        self.units = controls.whole_slider("units in each", units, 1, 8, width="270px")
        self.output = controls.menu("output and cost", list(OUTPUTS), width="310px")
        self.lam = controls.slider("λ", lam, 0.0, 10.0, 0.1, fmt=".1f", width="290px")
        self.rate = controls.log_slider("learning rate r", rate, -2, 0.30103, width="330px")
        self.method = controls.menu("optimiser", list(METHODS), method, width="250px")
        self.seed = controls.whole_slider("seed of the start", seed, 0, 9, width="270px")
        self.gradient = controls.menu("gradient", list(GRADIENTS), width="260px")
        self.x3 = controls.slider("speed x₃ on the map", -0.3, -2.0, 1.5, 0.1, fmt=".1f", width="310px")
        self.clock = Clock(self.tick)
        self.steps = controls.whole_slider("steps", steps, 0, MOST_STEPS, STEP, width="380px")
        self._X, self._y, _, _ = examples()
        self._wanted = self._marked = None
        rows = [
            [self.hidden_layers, self.units, self.output, self.seed],
            [self.lam, self.rate, self.method, self.gradient],
            [self.steps, self.clock, self.x3],
        ]
        features = ("length $x_1$", "height $x_2$")
        picture = RecipeDashboard(BOUNDS, VEHICLES, features, MOST_STEPS, GOAL)
        super().__init__(picture, "The whole recipe on four clouds", rows)

    def tick(self):
        """Go some steps on, from the beginning when the end was reached, and return whether there are more."""
        end = self.steps.max
        self.steps.value = min(self.steps.value + STEPS_A_TICK, end) if self.steps.value < end else 0
        return self.steps.value < end

    def show(self):
        """Train as far as asked for, and show the run."""
        wanted = (
            (3, *[self.units.value] * self.hidden_layers.value, len(VEHICLES)),
            *(c.value for c in (self.lam, self.rate, self.method, self.seed, self.output, self.gradient)),
        )
        if wanted != self._wanted:
            self._wanted, self._training = wanted, Training(*wanted, every=STEP)
        if self.x3.value != self._marked:
            self._marked = self.x3.value
            self.picture.show_examples(self._X[:, :2], self._y, near_slice(self._X, self.x3.value))
        run = self._training
        marks = run.up_to(self.steps.value)
        values = answers_on_slice(run.net, run.theta[marks - 1], BOUNDS, POINTS, self.x3.value)
        verdict = (
            "gradient check passed" if run.check.ok else f"gradient check: off by {run.check.relative_difference:.2g}"
        )
        self.picture.update(values, run.table[:, :marks], (run.check.ok, verdict), self._sentence(run, marks, verdict))

    def _sentence(self, run, marks, verdict):
        step, _, _, _, training, held_out = run.table[:, marks - 1]
        if run.ran_away is not None and self.steps.value >= run.ran_away:
            ended = f"J has run away, beyond a million, at step {run.ran_away}; before, "
        else:
            ended = f"step {step:.0f}: "
        x3 = round(self.x3.value, 1) + 0.0  # never minus zero
        sentence = (
            f"{'-'.join(map(str, run.net.sizes))}, λ = {self.lam.value:g}, {self.method.value} with "
            f"r = {self.rate.value:.3g}; {verdict}; {ended}{100 * training:.1f} % of the training examples and "
            f"{100 * held_out:.1f} % of the held-out ones are right; map at speed "
        )
        return sentence + f"{x3:.1f}"
