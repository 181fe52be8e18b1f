"""D beside the gradient by complex steps, with the formula as it should be and as it is printed in a lecture."""

import numpy as np

from ..bugs import lambda_not_divided
from ..data import sine_example
from ..figures.gradient_comparison import GradientComparison
from ..gradient_check import numerical_gradient, relative_difference
from . import controls
from .panel import Panel

RIGHT, PRINTED = "λ/m · Θ", "λ · Θ, as printed"
LIMIT = 0.8  # most entries of D are smaller, and the colours of small ones can still be told apart


class GradientComparisonPanel(Panel):
    """The 3-5-5-4 network on its five examples, for a lambda and a formula to choose."""

    def __init__(self, lam=1.0, formula=RIGHT):
        self.net, self.theta, self.X, self.Y = sine_example()
        self.lam = controls.slider("regularisation λ", lam, 0.0, 5.0, 0.1, fmt=".1f", width="400px")
        self.formula = controls.choice("the penalty's part of D", [RIGHT, PRINTED], formula)
        # The cost is linear in lambda, and so is its gradient: two of them give all.
        without, with_one = self._by_complex_steps(0.0), self._by_complex_steps(1.0)
        self._numerical = lambda lam: without + lam * (with_one - without)
        picture = GradientComparison(self.net.shapes, LIMIT)
        super().__init__(picture, "D and the gradient by complex steps", [[self.lam, self.formula]])

    def _by_complex_steps(self, lam):
        def cost(theta):
            return self.net.cost(theta, self.X, self.Y, lam)

        return numerical_gradient(cost, self.theta, 1e-20, "complex-step")

    def show(self):
        """Compute both gradients and compare them."""
        lam = round(self.lam.value, 1)
        if self.formula.value == RIGHT:
            programmed = self.net.cost_and_gradient(self.theta, self.X, self.Y, lam)[1]
        else:
            programmed = lambda_not_divided(self.net, self.theta, self.X, self.Y, lam)[1]
        numerical = self._numerical(lam)
        off, most = relative_difference(programmed, numerical), np.abs(programmed - numerical).max()
        verdict = "they agree" if off < 1e-9 else f"relative difference {off:.3f}, largest difference {most:.3f}"
        sentence = f"λ = {lam:g}, D with {self.formula.value}: {verdict}"
        self.picture.update(self.net.roll(programmed), self.net.roll(numerical), sentence)
