"""What each method remembers: choose a method and a surface, slide through the steps, and see what each is made of."""

import numpy as np

from ..figures.what_is_remembered import WhatIsRemembered
from ..memory import steps_of
from ..race import TRACKS
from ..surfaces import rosenbrock
from . import controls
from .panel import Panel, bind_point
from .track import heights, start_on

STEPS = 60
SURFACES = ("stretched bowl, κ = 10", "curved valley (Rosenbrock)")
# What the four rows of bars are called, and a rate to begin with.
LABELS = {
    "gradient descent": (("gradient", "", "", "step"), 0.05),
    "momentum": (("gradient", "carried, μ v", "", "step"), 0.02),
    "Nesterov": (("gradient", "carried, μ v", "", "step"), 0.02),
    "Adagrad": (("gradient", "", "size, √s", "step"), 0.5),
    "RMSProp": (("gradient", "", "size, √v", "step"), 0.05),
    "Adam": (("gradient", "mean, m̂", "size, √v̂", "step"), 0.2),
}
# In the curved valley the steps of these would run away with the rates of the bowl.
SMALL = {"gradient descent": 0.003, "momentum": 0.001, "Nesterov": 0.001}


class WhatIsRememberedPanel(Panel):
    """A path of one of `methods` (their names in the race), and one of its steps taken apart."""

    def __init__(self, *methods, k=3):
        self.method = controls.menu("method", list(methods), width="250px")
        self.track = controls.menu("surface", list(SURFACES), width="330px")
        self.k = controls.whole_slider("look at step k", k, 0, STEPS - 1, width="420px")
        self.rate = controls.log_slider("learning rate r", LABELS[methods[0]][1], -4, 0.5)
        self.x1 = controls.slider("start x₁", 0.0, -1.0, 1.0, 0.05, width="280px")
        self.x2 = controls.slider("start x₂", 0.0, -1.0, 1.0, 0.05, width="280px")
        track = TRACKS[self.track.value]
        start_on(track.start, track.surface.bounds, (self.x1, self.x2))
        self._surface, self._shown = None, self.method.value
        self._steps = (None, None)
        rows = [[self.method, self.track, self.k], [self.rate, self.x1, self.x2]]
        super().__init__(WhatIsRemembered(STEPS), "What a method remembers", rows)
        bind_point(self, "map", self.x1, self.x2)

    def _background(self):
        """Change what stands still, when another surface or method has been chosen: it begins as is usual there."""
        name, method = self.track.value, self.method.value
        surface = TRACKS[name].surface
        with self.held():
            another_surface = self._surface not in (None, name)
            if another_surface:
                start_on(TRACKS[name].start, surface.bounds, (self.x1, self.x2))
            if another_surface or method != self._shown:
                small = SMALL if surface is rosenbrock else {}
                self.rate.value = small.get(method, LABELS[method][1])
        if name != self._surface:
            self.picture.show_surface(name, *heights(surface), surface.stationary_points)
        if (name, method) != (self._surface, self._shown):
            self.picture.show_labels(LABELS[method][0])
        self._surface, self._shown = name, method

    def show(self):
        """Descend, and take the step apart."""
        self._background()
        surface, r = TRACKS[self.track.value].surface, self.rate.value
        key = (self.method.value, self.track.value, self.x1.value, self.x2.value, r)
        if self._steps[0] != key:
            self._steps = key, steps_of(self.method.value, surface, key[2:4], r, STEPS)
        steps = self._steps[1]
        k = min(self.k.value, len(steps) - 1)
        rows = [steps.gradient, steps.carried, steps.size, steps.step]
        bars, numbers = zip(*(_bar(row, k) for row in rows), strict=True)
        path = np.vstack([steps.position, steps.end])
        arrows, ring = steps.arrows(k), steps.measured_at[k]
        self.picture.update(path, arrows, ring, bars, numbers, steps.rate, k, self._sentence(steps, k, r))

    def _sentence(self, steps, k, r):
        (x1, x2), (s1, s2), (r1, r2) = steps.position[k], steps.step[k], steps.rate[k]
        late = "" if k == self.k.value else ", the last one before it runs away"
        rates = f"both coordinates have the rate {r1:.3g}" if r1 == r2 else f"their rates are {r1:.3g} and {r2:.3g}"
        way = f"from ({x1:.3g}, {x2:.3g}) by ({s1:.2g}, {s2:.2g})"
        return f"{self.method.value}, r = {r:.3g}, step {k}{late}: {way}; {rates}"


def _bar(row, k):
    """Return the two numbers of a row at step k, as shares of the largest so far, and as they are."""
    if row is None:
        return np.full(2, np.nan), np.full(2, np.nan)
    largest = np.abs(row[: k + 1]).max()
    return row[k] / (largest or 1.0), row[k]
