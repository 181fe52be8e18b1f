"""Descent on mini-batches: the paths of several chances over the full cost, and how far above its minimum they are."""

import numpy as np

from .light_contours import light_contours
from .picture import Picture
from .style import BLUE, DARK, GREEN, INK, ORANGE, PURPLE, RED

LOOKS = (
    (BLUE, "-", "o"),
    (DARK[RED], "--", "s"),
    (DARK[GREEN], "-.", "^"),
    (DARK[PURPLE], ":", "D"),
    (DARK[ORANGE], (0, (9, 2)), "v"),
)
FLOOR, CEILING = 1e-8, 10.0


class MiniBatchNoise(Picture):
    """Left: the full cost over (b, w) with a path for each of five seeds and, black, that of the full gradient.

    Right: the full cost above its minimum, log scale, against steps or examples seen (log scale).
    `update(paths, gaps, full, full_gap, seen, seen_full, sentence)`: paths (5, n+1, 2), gaps (5, n+1), seen (n+1,).
    """

    def __init__(self, X, Y, Z, levels, minimum, steps, most_examples):
        super().__init__(11.0, 4.5, X, Y, Z, levels, minimum)
        self.limits = {"steps": (0, steps), "examples": (0.8, most_examples)}
        self.show_axis("steps")

    def draw(self, X, Y, Z, levels, minimum):
        """Draw the full cost and empty paths."""
        self.sentence = "descent on mini-batches"
        axes = self.map = self.figure.add_axes((0.06, 0.13, 0.42, 0.77))
        light_contours(axes, X, Y, Z, levels)
        axes.set(xlabel="bias $b$", ylabel="weight $w$", title="cost of all examples; one path for each seed")
        axes.plot(*minimum, "v", color="white", markeredgecolor=INK, markersize=11, zorder=5)
        self.paths = [
            axes.plot([], [], color=colour, linestyle=style, linewidth=1.2, zorder=3)[0] for colour, style, _ in LOOKS
        ]
        self.ends = [
            axes.plot([], [], marker, color=colour, markeredgecolor="white", markersize=10, zorder=4)[0]
            for colour, _, marker in LOOKS
        ]
        (self.full,) = axes.plot([], [], color=INK, linewidth=2.5, zorder=3.5)
        axes = self.gap = self.figure.add_axes((0.57, 0.13, 0.415, 0.77))
        axes.set(yscale="log", ylim=(FLOOR, CEILING), title="cost of all examples above its minimum")
        axes.grid(True)
        self.gaps = [axes.plot([], [], color=colour, linestyle=style, linewidth=1.2)[0] for colour, style, _ in LOOKS]
        (self.full_gap,) = axes.plot([], [], color=INK, linewidth=2.5, label="full gradient")
        axes.legend(loc="lower left")
        self.moving = [*self.paths, self.full, *self.ends, *self.gaps, self.full_gap]

    def show_axis(self, name):
        """Draw against "steps" or "examples"; this changes the background."""
        self.gap.set(xscale="linear" if name == "steps" else "log", xlim=self.limits[name])
        self.gap.set_xlabel("step" if name == "steps" else "examples seen, log scale")
        self.background_changed()

    def update(self, paths, gaps, full, full_gap, seen, seen_full, sentence):
        """Show other paths."""
        self.sentence = sentence
        for line, end, path in zip(self.paths, self.ends, np.clip(paths, -50, 50), strict=True):
            line.set_data(*path.T)
            end.set_data(*path[-1:].T)
        self.full.set_data(*np.clip(full, -50, 50).T)
        for line, gap in zip(self.gaps, gaps, strict=True):
            line.set_data(seen, np.clip(gap, FLOOR, CEILING))
        self.full_gap.set_data(seen_full, np.clip(full_gap, FLOOR, CEILING))
