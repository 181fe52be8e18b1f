"""Everything worth watching while a network learns digits: cost, accuracy, confusion, mistakes and weights."""

import numpy as np
from matplotlib.colors import to_rgb

from .mosaic import Mosaic, weights_mosaic
from .picture import Picture
from .quick_image import QuickImage
from .quick_text import QuickText
from .style import AMBER, BLUE, GREY, RED, letters_on

COSTS = (1e-3, 10)  # the ends of the axis of costs; what lies beyond is drawn on the edge
ENDS = (100, 200, 500, 1000, 2000, 5000)
MISREAD, WEIGHTS = (2, 10), (3, 10)  # rows and columns of small pictures


class DigitsDashboard(Picture):
    """Above: cost and accuracy by step, confusion matrix. Below: misread digits, and the weights into hidden units.

    `update(curves, before, counts, misread, weights, sentence)`: curves and before are tuples (step, J, J_held_out,
    share, share_held_out) of this run and the last one; counts (10, 10); misread = (X (n, 64), right (n,), read (n,));
    weights (n, 64).
    """

    def __init__(self):
        super().__init__(11.4, 6.0)

    def draw(self):
        """Draw the axes, empty."""
        self.sentence = "a network learning digits"
        self._draw_curves()
        self._draw_confusion()
        axes = self.misread_axes = self.figure.add_axes((0.0, 0.0, 0.51, 0.304))
        self.misread = Mosaic(axes, *MISREAD)
        self._title(0.02, "misread held-out digits (7 as 1: a 7, read as a 1)")
        axes = self.weights_axes = self.figure.add_axes((0.54, 0.021, 0.455, 0.272))
        self.weights = weights_mosaic(axes, *WEIGHTS)
        self._title(0.55, "weights from the pixels into units of layer 2")
        self.moving += [*self.misread.moving, *self.weights.moving]

    def _title(self, x, text):
        self.figure.text(x, 0.318, text, fontsize=13)

    def _draw_curves(self):
        cost = self.cost = self.figure.add_axes((0.06, 0.485, 0.255, 0.455))
        share = self.share = self.figure.add_axes((0.385, 0.485, 0.255, 0.455))
        cost.set(title="cost $J$ without the penalty", yscale="log", ylim=COSTS)
        cost.set_yticks([0.001, 0.01, 0.1, 1, 10], ["0.001", "0.01", "0.1", "1", "10"])
        share.set(title="digits read right, %", ylim=(0, 101))
        looks = (
            ("training", {"color": AMBER, "linestyle": "-", "linewidth": 1.8}, "s"),
            ("held-out", {"color": BLUE, "linestyle": "--", "linewidth": 2.5}, "o"),
        )
        self.lines, self.ends, self.before = [], [], []
        for axes in (cost, share):
            axes.set(xlabel="step", xlim=(0, ENDS[0]))
            axes.grid(True)
            (before,) = axes.plot([], [], color=GREY, linewidth=1.3, linestyle=":", label="held-out, the run before")
            self.before.append(before)
            for name, look, marker in looks:
                self.lines += axes.plot([], [], label=name, **look)
                self.ends += axes.plot([], [], marker, color=look["color"], markersize=7, clip_on=False)
        share.axhline(10, color=GREY, linewidth=1)
        share.legend(handles=[*self.lines[2:], self.before[1]], loc="lower right", frameon=True, framealpha=0.9)
        self.moving = [*self.before, *self.lines, *self.ends]

    def _draw_confusion(self):
        axes = self.confusion = self.figure.add_axes((0.705, 0.485, 0.285, 0.455))
        self.image = QuickImage(axes, origin="lower", zorder=0)
        self.image.set_data(np.zeros((2, 2, 4), np.uint8))
        axes.add_image(self.image)
        axes.set(xlim=(-0.5, 9.5), ylim=(9.5, -0.5), xlabel="read as", ylabel="is a")
        axes.set_title("confusion of held-out digits")
        axes.set_xticks(range(10))
        axes.set_yticks(range(10))
        axes.tick_params(length=0)
        self.counts = {(i, j): QuickText(axes, j, i, fontsize=11) for i, j in np.ndindex(10, 10)}
        self.moving += [self.image, *self.counts.values()]

    def update(self, curves, before, counts, misread, weights, sentence):
        """Show another state of the training."""
        self.sentence = sentence
        step, *values = curves
        self._set_steps(max(step[-1], before[0][-1] if before else 0))
        values = [np.clip(J, *COSTS) for J in values[:2]] + [100 * np.asarray(share) for share in values[2:]]
        for line, end, y in zip(self.lines, self.ends, values, strict=True):
            line.set_data(step, y)
            end.set_data(step[-1:], y[-1:])
        if before:
            self.before[0].set_data(before[0], np.clip(before[2], *COSTS))
            self.before[1].set_data(before[0], 100 * np.asarray(before[4]))
        self._show_counts(counts)
        X, right, read = misread
        self.misread.show(X, [f"{i} as {j}" for i, j in zip(right, read, strict=True)])
        limit = 0.6 * np.abs(weights).max() or 1.0  # a few large weights would leave the others pale
        self.weights.show(weights, limits=(-limit, limit))

    def _set_steps(self, last):
        end = next((end for end in ENDS if end >= last), ENDS[-1])
        if end != self.cost.get_xlim()[1]:
            self.cost.set_xlim(0, end)
            self.share.set_xlim(0, end)
            self.background_changed()

    def _show_counts(self, counts):
        share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
        right = np.eye(10, dtype=bool)
        # Mistakes are rare in the end, so their colour rises steeply; the colour of what is right rises evenly.
        strength = np.where(right, 0.75 * share, 0.85 * np.sqrt(share))[..., np.newaxis]
        hue = np.where(right[..., np.newaxis], to_rgb(BLUE), to_rgb(RED))
        colours = np.full((10, 10, 4), 255, np.uint8)
        colours[..., :3] = 255 * (1 - strength * (1 - hue))
        self.image.set_data(np.repeat(np.repeat(colours[::-1], 9, axis=0), 9, axis=1))
        for (i, j), text in self.counts.items():
            text.set(text=f"{counts[i, j]}" if counts[i, j] else "", color=letters_on(colours[i, j] / 255))
