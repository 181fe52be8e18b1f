"""What panels need that let a surface be chosen from a menu."""

import numpy as np

from ..slices import grid

FINE = 121


def heights(surface):
    """Return X, Y, Z (121, 121) of a surface on its bounds, and levels that divide its area, more of them low."""
    X, Y = grid(surface.bounds, FINE).T.reshape(2, FINE, FINE)
    Z = surface.value(np.stack([X, Y], axis=-1))
    return X, Y, Z, np.unique(np.quantile(Z, np.linspace(0, 1, 14) ** 1.5))


def start_on(start, window, sliders):
    """Let the two sliders of a point reach over a window and stand on its start.

    Their ends change in an order in which they are never crossed.
    """
    for slider, (low, high), c in zip(sliders, window, start, strict=True):
        with slider.hold_sync():  # the page is told once
            slider.min, slider.max = min(low, slider.min), max(high, slider.max)
            slider.value = c
            slider.min, slider.max = low, high
