"""Conjugate gradient in many variables: how many steps, and how long the directions stay conjugate."""

import numpy as np

from ..conjugacy import conjugacy, quadratic_cost, quadratic_with
from ..descent import descend
from ..figures.conjugate_steps import ConjugateSteps
from ..optimizers import conjugate_gradient, gradient_descent
from ..wording import counted
from . import controls
from .panel import Panel

D, STEPS = 24, 48
CONVERGED = 1e-9


class ConjugateStepsPanel(Panel):
    """A quadratic in 24 variables whose eigenvalues are chosen: how many different ones, and how far apart."""

    def __init__(self, distinct=6, condition=10.0):
        self.distinct = controls.whole_slider("different eigenvalues", distinct, 1, D)
        self.condition = controls.log_slider("condition number κ", condition, 0, 6)
        self.precision = controls.choice("numbers with", [("16 digits", np.float64), ("7 digits", np.float32)])
        super().__init__(
            ConjugateSteps(STEPS),
            "Conjugate gradient in 24 variables",
            [[self.distinct, self.condition], [self.precision]],
        )

    def show(self):
        """Run both methods on the quadratic that the controls describe."""
        distinct = self.distinct.value if self.condition.value > 1 else 1
        kappa = self.condition.value if distinct > 1 else 1.0  # one eigenvalue alone is as large as itself
        eigenvalues = np.repeat(np.geomspace(1, kappa, distinct), -(-D // distinct))[:D]
        A, b = (array.astype(self.precision.value) for array in quadratic_with(eigenvalues, np.random.default_rng(0)))
        cost, start = quadratic_cost(A, b), np.zeros(D, self.precision.value)
        conjugate = descend(conjugate_gradient(cost, start, lambda p: A @ p), STEPS, tolerance=1e-11)
        rate = 2 / (1 + kappa)
        steepest = descend(gradient_descent(cost, start, rate), STEPS)
        lengths = [np.linalg.norm(path.grad, axis=1) for path in (steepest, conjugate)]
        table = conjugacy(np.array([note["p"] for note in conjugate.notes[1:]], dtype=float), A.astype(float))
        expected = len(np.unique(eigenvalues))
        left = lengths[1][min(expected, len(conjugate) - 1)] / lengths[1][0]
        left, left_of_steepest = (
            f"{share:.1g}" if share > CONVERGED else "less than 10⁻⁹"
            for share in (left, lengths[0][expected] / lengths[0][0])
        )
        sentence = (
            f"{counted(expected, 'different eigenvalue')}, κ = {kappa:.3g}: after {counted(expected, 'step')} the "
            f"gradient is {left} times as long as at the start with conjugate gradient, "
            f"{left_of_steepest} times with steepest descent"
        )
        self.picture.update(*(length / length[0] for length in lengths), expected, table, sentence)
