"""The fair race: all methods from one start, each with a learning rate of its own, and what other rates would do."""

import numpy as np

from ..descent import descend
from ..figures.fair_race import TUNED, FairRace
from ..race import EXPONENTS, METHODS, RATES, TRACKS, nearest, shades, sweep
from ..scipy_descent import scipy_path
from ..wording import counted
from . import controls
from .panel import Panel, bind_point
from .track import heights, start_on

SAME = 0.01
ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)  # milliseconds at which the axis may end


class FairRacePanel(Panel):
    """Six methods, and L-BFGS as a guest, race on a surface from a start that is clicked or slid.

    Each runs with all learning rates at once, so that moving a rate, or setting all to their best, computes nothing.
    """

    def __init__(self, track="curved valley (Rosenbrock)", steps=100):
        self.track = controls.menu("surface", list(TRACKS), track, width="330px")
        self.steps = controls.whole_slider("steps", steps, 10, 200, width="280px")
        self.axis = controls.choice("against", ["evaluations", "steps", "seconds"])
        self.x1 = controls.slider("start x₁", 0.0, -1.0, 1.0, 0.05, width="290px")
        self.x2 = controls.slider("start x₂", 0.0, -1.0, 1.0, 0.05, width="290px")
        self.tune_button = controls.button(
            "Best rate for each", self.tune, "Set each rate to where its strip is darkest"
        )
        self.same_button = controls.button(f"r = {SAME} for all", self.same, "Give all methods the same rate")
        self.rates = {
            name: controls.log_slider(f"r {name}", SAME, EXPONENTS[0], EXPONENTS[-1], 0.1, width="350px")
            for name in TUNED
        }
        self._track = self._raced = None
        start_on(TRACKS[track].start, TRACKS[track].surface.bounds, (self.x1, self.x2))
        sliders = list(self.rates.values())
        rows = [[self.track, self.steps, self.axis], [self.x1, self.x2, self.tune_button, self.same_button]]
        super().__init__(FairRace(EXPONENTS[0], EXPONENTS[-1]), "A fair race", [*rows, sliders[:3], sliders[3:]])
        bind_point(self, "map", self.x1, self.x2)
        self.live.on_point("strips", self._choose)
        self.tune()

    def tune(self):
        """Set every rate to the one that leads to the lowest cost."""
        with self.together():
            self._tune()

    def _tune(self):
        self._race()
        for name, slider in self.rates.items():
            slider.value = float(f"{RATES[self.sweeps[name].best()]:.12g}")

    def same(self):
        """Give every method the same rate."""
        with self.together():
            for slider in self.rates.values():
                slider.value = SAME

    def _choose(self, exponent, row):
        name = TUNED[int(np.clip(round(row), 0, len(TUNED) - 1))]
        self.rates[name].value = RATES[nearest(10 ** float(np.clip(exponent, EXPONENTS[0], EXPONENTS[-1])))]

    def _show_track(self):
        """Draw another surface, and start where it is usual, with the rates that are best there."""
        if self.track.value == self._track:
            return
        first, self._track = self._track is None, self.track.value
        track = TRACKS[self._track]
        X, Y, Z, levels = heights(track.surface)
        highest = 10 ** np.ceil(np.log10(2 * (Z.max() - track.lowest)))
        points = track.surface.stationary_points
        self.picture.show_surface(self._track, X, Y, Z, levels, points, highest)
        if not first:
            with self.held():
                start_on(track.start, track.surface.bounds, (self.x1, self.x2))
                self._tune()

    def _race(self):
        """Let all methods run with all rates, when start, surface or steps have changed."""
        wanted = (self.track.value, self.x1.value, self.x2.value, self.steps.value)
        if wanted == self._raced:
            return
        self._raced = wanted
        surface, start, steps = TRACKS[wanted[0]].surface, wanted[1:3], wanted[3]
        self.sweeps = {name: sweep(name, surface, start, steps) for name in TUNED}
        self.guest = scipy_path(surface, start, "L-BFGS-B", steps, 1e-10)

    def show(self):
        """Race, and pick the path that belongs to each rate."""
        self._show_track()
        self._race()
        track, n = TRACKS[self.track.value], self.steps.value
        columns = {name: nearest(slider.value) for name, slider in self.rates.items()}
        paths = {name: self.sweeps[name].x[:, column] for name, column in columns.items()}
        gaps = {name: self.sweeps[name].lowest[:, column] - track.lowest for name, column in columns.items()}
        paths["L-BFGS"] = self.guest.x
        gaps["L-BFGS"] = np.minimum.accumulate(self.guest.J) - track.lowest
        spent = self._spent(columns, n)
        self.picture.update(
            paths,
            {name: (spent[name], gap[: len(spent[name])]) for name, gap in gaps.items()},
            shades([self.sweeps[name] for name in TUNED], track.lowest),
            [EXPONENTS[column] for column in columns.values()],
            np.array([self.x1.value, self.x2.value]),
            self._sentence(columns, gaps, n),
        )

    def _spent(self, columns, n):
        """Return what each method has spent up to each point of its curve, and let the axis reach that far."""
        k = np.arange(n + 1)
        if self.axis.value == "seconds":
            milliseconds = {name: 1e3 * self._timed(name, column) for name, column in columns.items()}
            milliseconds["L-BFGS"] = 1e3 * self.guest.seconds
            longest = max(times[-1] for times in milliseconds.values())
            self.picture.show_axis("seconds", next((end for end in ROUND if end >= longest), ROUND[-1]))
            return milliseconds
        by_steps = self.axis.value == "steps"
        self.picture.show_axis(self.axis.value, 10 * -(-(n if by_steps else n + 1) // 10))
        spent = dict.fromkeys(columns, k if by_steps else k + 1)
        spent["L-BFGS"] = self.guest.step if by_steps else self.guest.evaluations["cost"]
        return spent

    def _timed(self, name, column):
        """Run one method alone and return the seconds up to each visit."""
        start = [self.x1.value, self.x2.value]
        method, settings = METHODS[name]
        visits = method(TRACKS[self.track.value].surface, start, learning_rate=RATES[column], **settings)
        return descend(visits, self.steps.value).seconds

    def _sentence(self, columns, gaps, n):
        lowest = TRACKS[self.track.value].lowest
        last = {name: self.sweeps[name].last[column] - lowest for name, column in columns.items()}
        ranked = sorted((name for name in columns if np.isfinite(last[name])), key=last.get)
        parts = [", ".join(f"{name} {_gap(last[name])}" for name in ranked)]
        away = [name for name in columns if np.isinf(last[name])]
        if away:
            parts.append(f"run away: {', '.join(away)}")
        parts.append(f"L-BFGS {_gap(gaps['L-BFGS'][-1])} ({counted(self.guest.evaluations['cost'][-1], 'evaluation')})")
        return f"above the minimum after {counted(n, 'step')}: {'; '.join(part for part in parts if part)}"


def _gap(gap):
    return "below 10⁻¹²" if gap < 1e-12 else f"{gap:.2g}"
