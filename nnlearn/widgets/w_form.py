"""The W form without bias units: scale the outgoing weights and see how much error comes back."""

import numpy as np

from ..data import bias_free_example
from ..figures.w_form import WForm
from . import controls
from .panel import Panel

LIMITS = (1.0, 0.2)


class WFormPanel(Panel):
    """The 2-3-1 network on its three examples, its W2 multiplied by a factor."""

    def __init__(self, scale=1.0):
        self.net, self.theta, self.X, self.Y = bias_free_example()
        self.scale = controls.slider("W₂ multiplied by", scale, 0.1, 5.0, 0.1, fmt=".1f", width="420px")
        W1, W2 = self._W(1.0)
        arrays = self.X, W1, np.zeros((len(self.X), W1.shape[1])), W2, self.Y
        super().__init__(WForm([array.shape for array in arrays], LIMITS), "The W form", [[self.scale]])

    def _theta(self, scale):
        theta = self.theta.copy()
        theta[self.net.parts[2]] *= scale
        return theta

    def _W(self, scale):
        return [matrix.T for matrix in self.net.roll(self._theta(scale)).values()]

    def show(self):
        """Compute all arrays, forward and back."""
        scale = self.scale.value
        theta = self._theta(scale)
        W1, W2 = self._W(scale)
        _, a = self.net.forward(theta, self.X)
        delta, Delta, _ = self.net.backprop(theta, self.X, self.Y)
        sentence = (
            f"W₂ times {scale:.1f}: length of δ₃ {np.linalg.norm(delta[3]):.4f}, "
            f"of δ₂ {np.linalg.norm(delta[2]):.4f}, of ∂J/∂W₁ {np.linalg.norm(Delta[1]):.4f}; cost "
            f"{self.net.cost(theta, self.X, self.Y):.4f}"
        )
        self.picture.update((self.X, W1, a[2], W2, a[3]), (Delta[1].T, delta[2], Delta[2].T, delta[3]), sentence)
