"""Mini-batches: how the size of the batch and the learning rate shape the noise, and how a decreasing rate ends it."""

import numpy as np

from .. import mini_batches
from ..figures.mini_batch_noise import MiniBatchNoise
from ..slices import grid
from . import controls
from .panel import Panel

STEPS = 100
BOUNDS = ((-3.0, 3.0), (-2.5, 4.5))
FINE = 61
SIZES = (1, 2, 4, 8, 16, 32, 64, 128)


class MiniBatchNoisePanel(Panel):
    """Five seeds of descent on mini-batches of 1 to 128 examples for 100 steps, beside the full gradient."""

    def __init__(self, batch_size=4, rate=2.0):
        sizes = [(str(size) if size < SIZES[-1] else "128, all", size) for size in SIZES]
        self.batch_size = controls.values_slider("batch size B", sizes, batch_size, width="360px")
        self.rate = controls.log_slider("learning rate r", rate, -1, 1.3)
        self.decreasing = controls.tick("decreasing rate, r / (1 + k/10)")
        self.axis = controls.choice("against", [("steps", "steps"), ("examples seen", "examples")])
        self._shown = "steps"
        self._full = (None, None)
        self._minimum, self._lowest = mini_batches.minimum()
        points = grid(BOUNDS, FINE)
        X, Y = points.T.reshape(2, FINE, FINE)
        Z = mini_batches.full_cost(points).reshape(FINE, FINE)
        levels = self._lowest + np.geomspace(0.003, Z.max() - self._lowest, 13)
        picture = MiniBatchNoise(X, Y, Z, levels, self._minimum, STEPS, STEPS * SIZES[-1])
        rows = [[self.batch_size, self.rate], [self.decreasing, self.axis]]
        super().__init__(picture, "Descent on mini-batches", rows)

    def _with_all(self, rate, key):
        """Descend with the full gradient, when its rate has changed."""
        if self._full[0] != key:
            full = mini_batches.full_path(rate, STEPS)
            self._full = key, (full, mini_batches.full_cost(full) - self._lowest)
        return self._full[1]

    def show(self):
        """Descend with five seeds and with the full gradient."""
        B, r = self.batch_size.value, self.rate.value
        if self.axis.value != self._shown:
            self._shown = self.axis.value
            self.picture.show_axis(self._shown)
        rate = mini_batches.decreasing(r) if self.decreasing.value else r
        paths = mini_batches.noisy_paths(B, rate, STEPS)
        gaps = mini_batches.full_cost(paths) - self._lowest
        full, full_gap = self._with_all(rate, (r, self.decreasing.value))
        k = np.arange(STEPS + 1)
        seen, seen_full = (k, k) if self._shown == "steps" else (np.maximum(k, 1) * B, np.maximum(k, 1) * SIZES[-1])
        last = gaps[:, STEPS // 2 :].mean()
        self.picture.update(
            paths,
            gaps,
            full,
            full_gap,
            seen,
            seen_full,
            f"batches of {B}, r = {r:.3g}{', decreasing' if self.decreasing.value else ''}: in the second half of the "
            f"{STEPS} steps the five paths lie {last:.2g} above the minimum on average, the full gradient "
            f"{full_gap[STEPS // 2 :].mean():.2g}",
        )
