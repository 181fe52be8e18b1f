"""Twin units: two trainings of a 2-2-1 network, one from equal weights above one from random weights."""

import numpy as np
from matplotlib.collections import LineCollection

from .decision_regions import DecisionRegions
from .network_drawing import NetworkDrawing
from .picture import Picture
from .style import AMBER, GREEN, GREY, INK, PURPLE

HIGHEST = 13  # of the axis of weights
NAMES = {(1, 1): "$x_1$", (1, 2): "$x_2$", (2, 1): "unit 1", (2, 2): "unit 2", (3, 1): "output"}
# a hidden unit's weights in the order of its curves, with their looks
WEIGHTS = (("bias", GREY, "s"), ("from $x_1$", GREEN, "o"), ("from $x_2$", AMBER, "^"), ("to output", PURPLE, "D"))
WIDE = {"linewidths": 7, "alpha": 0.5}
DASHES = (0, (4, 2))


class TwinUnits(Picture):
    """Two rows, equal start and random start: the network, its hidden units' weights by step, and its answers.

    Unit 1's weights are wide pale curves, unit 2's thin dashed ones, so that curves on top of each other are seen.
    `update(rows, sentence)` shows another step, `show_examples(X, y)` other examples.
    """

    def __init__(self, steps, bounds, X, y):
        super().__init__(11.2, 6.2, steps, bounds, X, y)

    def draw(self, steps, bounds, X, y):
        """Draw both rows, without curves."""
        self.sentence = "two trainings of a network with two hidden units"
        self.networks, self.curves, self.regions = [], [], []
        titles = ("start A", "start B: random")
        for row, title in enumerate(titles):
            bottom = 0.54 - 0.46 * row
            self._draw_network((0.005, bottom - 0.045, 0.35, 0.395), title)
            self._draw_curves((0.405, bottom, 0.31, 0.34), steps, last=row == 1)
            axes = self.figure.add_axes((0.775, bottom, 0.215, 0.34))
            axes.set_title("output of the network")
            self.regions.append(DecisionRegions(axes, bounds, X, y, xlabel="$x_1$" if row else ""))
        self._draw_legend()
        self.moving = [artist for drawing in (*self.networks, *self.regions) for artist in drawing.moving]
        self.moving += [line for lines in self.curves for line in lines]

    def _draw_network(self, place, title):
        axes = self.figure.add_axes(place)
        network = NetworkDrawing(axes, (2, 2, 1), names=NAMES)
        network.show_values({})
        axes.set_title(title)
        self.networks.append(network)

    def _draw_curves(self, place, steps, last):
        axes = self.figure.add_axes(place)
        axes.set(xlim=(0, steps[-1]), ylim=(-HIGHEST, HIGHEST), title="weights of the hidden units")
        axes.set_xlabel("step" if last else "")
        axes.axhline(0, color=GREY, linewidth=0.8)
        axes.grid(True)
        wide = axes.add_collection(LineCollection([], colors=[colour for _, colour, _ in WEIGHTS], **WIDE))
        thin = [
            axes.plot([], [], marker, color=colour, linewidth=1.8, linestyle=DASHES, markersize=5, markevery=20)[0]
            for _, colour, marker in WEIGHTS
        ]
        now = axes.axvline(0, color=INK, linewidth=1.2)
        self.curves.append([wide, *thin, now])
        self.steps = np.asarray(steps)

    def _draw_legend(self):
        axes = self.figure.add_axes((0, 0.94, 1, 0.06))
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.axis("off")
        handles = [axes.plot([], [], marker + "-", color=colour, linewidth=2)[0] for _, colour, marker in WEIGHTS]
        handles += [
            axes.plot([], [], color=INK, linewidth=7, alpha=0.5)[0],
            axes.plot([], [], color=INK, linewidth=1.8, linestyle=DASHES)[0],
        ]
        labels = [name for name, _, _ in WEIGHTS]
        axes.legend(handles, [*labels, "unit 1", "unit 2"], loc="center", ncols=6, frameon=False, handlelength=2.2)

    def show_examples(self, X, y):
        """Show other examples."""
        for regions in self.regions:
            regions.show_examples(X, y)

    def update(self, k, rows, sentence):
        """Show the state at the k-th of the steps.

        rows holds for each of the two trainings (units, Theta, values): the weights of the hidden units by step, shape
        (steps, 2, 4) in the order bias, x1, x2, output; {l: Theta(l)} at that step; the outputs (n, n) on a grid.
        """
        self.sentence = sentence
        for (units, Theta, values), network, lines, regions in zip(
            rows, self.networks, self.curves, self.regions, strict=True
        ):
            network.show_weights(Theta, fmt="{:.1f}", unit=0.5)
            seen = np.stack(
                [np.broadcast_to(self.steps[: k + 1, None, None], units[: k + 1].shape), units[: k + 1]], -1
            )
            wide, *thin, now = lines
            wide.set_segments(seen[:, 0].swapaxes(0, 1))
            for line, weights in zip(thin, units[: k + 1, 1].T, strict=True):
                line.set_data(self.steps[: k + 1], weights)
            now.set_xdata([self.steps[k]] * 2)
            regions.show(values)
