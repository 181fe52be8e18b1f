"""A whole run of the recipe: the data with the network's answers, cost and accuracy by step, the check's verdict."""

import numpy as np

from .class_regions import ClassRegions
from .picture import Picture
from .quick_text import QuickText
from .style import AMBER, BLUE, DARK, GREEN, GREY, INK, RED

COSTS = (0.03, 30)  # the ends of the axis of costs; what lies beyond is drawn on the edge


class RecipeDashboard(Picture):
    """Left: examples and decision regions in the first two features. Middle: J, right: accuracy, both by step.

    `update(values, table, verdict, sentence)`: outputs (n, n, K) on the grid; table (6, k) with step, J with its
    penalty, J of training and held-out examples, accuracy on both; verdict = (ok, text) of the gradient check.
    """

    def __init__(self, bounds, names, features, last_step, goal):
        super().__init__(11.4, 4.5, bounds, names, features, last_step, goal)

    def draw(self, bounds, names, features, last_step, goal):
        """Draw the axes, and make room for what changes."""
        self.sentence = "a whole run of the recipe"
        axes = self.map = self.figure.add_axes((0.05, 0.125, 0.325, 0.735))
        self.regions = ClassRegions(axes, bounds, names, *features)
        self.figure.legend(
            handles=self.regions.near,
            loc="upper left",
            ncols=4,
            frameon=False,
            bbox_to_anchor=(0.02, 1.0),
            columnspacing=0.9,
            handletextpad=0.1,
        )
        axes = self.cost = self.figure.add_axes((0.435, 0.125, 0.245, 0.735))
        axes.set(title="cost $J$", xlabel="step", xlim=(0, last_step), yscale="log", ylim=COSTS)
        axes.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
        axes.grid(True)
        (self.J,) = axes.plot([], [], ":", color=GREY, linewidth=2.2, label="training, with penalty")
        (self.J_training,) = axes.plot([], [], "-", color=AMBER, linewidth=2, label="training")
        (self.J_held_out,) = axes.plot([], [], "--", color=BLUE, linewidth=2, label="held-out")
        axes.legend(loc="upper right", borderaxespad=0.1)
        axes = self.accuracy = self.figure.add_axes((0.735, 0.125, 0.245, 0.735))
        axes.set(title="right answers, %", xlabel="step", xlim=(0, last_step), ylim=(0, 101))
        axes.grid(True)
        axes.axhline(100 * goal, color=GREEN, linewidth=1.5, linestyle="-.")
        axes.text(
            0.985 * last_step, 100 * goal - 1.5, f"goal {100 * goal:.0f} %", ha="right", va="top", color=DARK[GREEN]
        )
        (self.right_training,) = axes.plot([], [], "-", color=AMBER, linewidth=2)
        (self.right_held_out,) = axes.plot([], [], "--", color=BLUE, linewidth=2)
        self.ends = [
            axes.plot([], [], marker, color=colour, markeredgecolor=INK, markersize=8, clip_on=False, zorder=4)[0]
            for axes in (self.cost, self.accuracy)
            for marker, colour in (("o", AMBER), ("s", BLUE))
        ]
        self.verdict = QuickText(axes, last_step / 2, 4, paper=True, fontsize=12, va="bottom")
        self.moving = [*self.regions.moving, self.J, self.J_training, self.J_held_out]
        self.moving += [self.right_training, self.right_held_out, *self.ends, self.verdict]

    def show_examples(self, X, y, near):
        """Show training examples X (m, 2) of classes y (m,), those that are not `near` (m,) small."""
        self.regions.show_examples(X, y, near)

    def update(self, values, table, verdict, sentence):
        """Show a run up to its last step."""
        self.sentence = sentence
        self.regions.show(values)
        step, J, J_training, J_held_out, training, held_out = table
        curves = [(self.J, J), (self.J_training, J_training), (self.J_held_out, J_held_out)]
        curves = [(line, np.clip(y, *COSTS)) for line, y in curves]
        curves += [(self.right_training, 100 * training), (self.right_held_out, 100 * held_out)]
        for line, y in curves:
            line.set_data(step, y)
        for end, (_, y) in zip(self.ends, curves[1:], strict=True):
            end.set_data(step[-1:], y[-1:])
        ok, text = verdict
        self.verdict.set_text(f"{'✓' if ok else '✗'} {text}")
        self.verdict.set_color(DARK[GREEN if ok else RED])
