r"""What a method of descent remembers, and how it makes its next step of that.

A path is taken apart into its steps. In each of them the gradient g is measured somewhere, joined with what is
remembered, and scaled:

    gradient descent     step = -r g
    momentum, Nesterov   step = mu v - r g              remembers the last step, v
    Adagrad, RMSProp     step = -r / (sqrt(s) + eps) g  remembers the squares of each coordinate's slopes
    Adam                 step = -r / (sqrt(v^) + eps) m^  remembers both
"""

from dataclasses import dataclass

import numpy as np

from .descent import descend
from .race import METHODS

EPS = 1e-8  # against division by zero, as in the methods


@dataclass(frozen=True)
class Steps:
    """The n steps of a path, each array of shape (n, d), and the point where the last one ends, shape (d,).

    position: where the step starts; measured_at: where the gradient was taken; gradient: what it was there;
    carried: what is left of earlier steps or gradients (mu v, or m^), or None; size: the remembered size of each
    coordinate's slope, or None; rate: the learning rate of each coordinate; step: the step itself.
    """

    position: np.ndarray
    measured_at: np.ndarray
    gradient: np.ndarray
    carried: np.ndarray | None
    size: np.ndarray | None
    rate: np.ndarray
    step: np.ndarray
    end: np.ndarray

    def __len__(self):
        return len(self.step)

    def arrows(self, k):
        """Return the parts of step k as {name: (from, to)}, each (2, 2).

        With a velocity: what is carried, and the gradient's part after it. Else the step, and beside it the direction
        of -gradient, as long as the step.
        """
        start, step, g = self.position[k], self.step[k], self.gradient[k]
        if self.carried is not None and self.size is None:
            joint = start + self.carried[k]
            return {"carried": np.stack([start, joint]), "gradient": np.stack([joint, start + step])}
        downhill = -g * np.linalg.norm(step) / (np.linalg.norm(g) or 1.0)
        return {"gradient": np.stack([start, start + downhill]), "step": np.stack([start, start + step])}


def steps_of(name, cost, x, learning_rate, steps):
    """Return the Steps of one of race.METHODS from x, shape (d,), with its hyper-parameters there.

    A path that runs away ends with its last finite point, after one step at least.
    """
    method, settings = METHODS[name]
    path = descend(method(cost, x, learning_rate=learning_rate, **settings), steps)
    place = np.array([note["w"] for note in path.notes]) if "w" in path.notes[0] else path.x
    finite = np.isfinite(place).all(axis=1)
    n = max(len(place) if finite.all() else int(np.argmin(finite)), 2) - 1
    step, g = np.diff(place[: n + 1], axis=0), path.grad[:n]
    carried, size = _remembered(name, path, n, step + learning_rate * g)
    rate = np.full(g.shape, float(learning_rate)) if size is None else learning_rate / (size + EPS)
    return Steps(place[:n], path.x[:n], g, carried, size, rate, step, place[n])


def _remembered(name, path, n, without_gradient):
    """Return (carried, size) of the n steps; the notes of a visit describe the step that led there."""

    def noted(letter):
        return np.array([note[letter] for note in path.notes[1 : n + 1]])

    if name in ("momentum", "Nesterov"):
        return without_gradient, None
    if name == "Adagrad":
        return None, np.sqrt(noted("s"))
    if name == "RMSProp":
        return None, np.sqrt(noted("v"))
    if name == "Adam":
        m, v = corrected(noted("m"), noted("v"))
        return m, np.sqrt(v)
    return None, None


def corrected(m, v, beta1=0.9, beta2=0.999):
    """Return Adam's m^ = m / (1 - beta1^k) and v^ = v / (1 - beta2^k) of the steps k = 1, 2, .., each (n, d)."""
    k = np.arange(1, len(m) + 1)[:, np.newaxis]
    return m / (1 - beta1**k), v / (1 - beta2**k)
