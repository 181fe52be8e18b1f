"""Three squared costs of one prediction: as parabolas, and what the same learning rate does on each."""

import numpy as np

from .picture import Picture
from .style import BLUE, GREEN, GREY, INK, ORANGE, RED

LOOKS = {
    "half": {"color": GREEN, "linestyle": "-.", "marker": "^", "label": r"$J_{1/2} = \frac{1}{2}\sum e^2$"},
    "sum": {"color": BLUE, "linestyle": "-", "marker": "o", "label": r"$R = \sum e^2$"},
    "mean": {"color": RED, "linestyle": "--", "marker": "s", "label": r"MSE $= \frac{1}{m}\sum e^2$"},
}
SIZES = (1e-8, 1e6)


class SquaredScales(Picture):
    """Left: the three costs against the prediction; right: its distance from the target by step, log axis.

    `update(y_hat, curves, at, descents, sentence)`: curves (y_hats, {name: cost}), at {name: cost at y_hat},
    descents {name: (step, distance)}, each for the names of LOOKS.
    """

    def __init__(self, y):
        super().__init__(10.4, 4.1, y)

    def draw(self, y):
        """Draw the axes."""
        self.sentence = "three squared costs"
        axes = self.costs = self.figure.add_axes((0.075, 0.15, 0.40, 0.75))
        axes.set(xlim=(-1, 3), ylim=(0, 4), xlabel=r"prediction $\hat y$", title="cost")
        axes.axvline(y, color=GREY, linewidth=1.2, linestyle=":")
        axes.grid(True)
        self.descents = self.figure.add_axes((0.575, 0.15, 0.405, 0.75))
        self.descents.set(
            xlim=(0, 20),
            xticks=range(0, 21, 5),
            ylim=SIZES,
            yscale="log",
            xlabel="step",
            title=r"$|\hat y - y|$ in descent",
        )
        self.descents.axhline(1, color=GREY, linewidth=0.8)
        self.descents.grid(True)
        self.curves, self.markers, self.paths = {}, {}, {}
        for name, look in LOOKS.items():
            line = {key: look[key] for key in ("color", "linestyle")}
            (self.curves[name],) = axes.plot([], [], label=look["label"], **line)
            (self.markers[name],) = axes.plot(
                [], [], look["marker"], color=look["color"], markeredgecolor=INK, markersize=10, zorder=5, clip_on=False
            )
            (self.paths[name],) = self.descents.plot([], [], marker=look["marker"], markersize=5, **line)
        (self.at,) = axes.plot([], [], "v", color=ORANGE, markeredgecolor=INK, markersize=11, clip_on=False, zorder=6)
        axes.legend(loc="upper center")
        self.moving = [*self.curves.values(), *self.markers.values(), *self.paths.values(), self.at]

    def update(self, y_hat, curves, at, descents, sentence):
        """Show the costs for another number of copies or another prediction."""
        self.sentence = sentence
        y_hats, costs = curves
        top = self.costs.get_ylim()[1]
        for name in LOOKS:
            self.curves[name].set_data(y_hats, costs[name])
            self.markers[name].set_data([y_hat], [at[name]])
            step, distance = descents[name]
            self.paths[name].set_data(step, np.clip(distance, *SIZES))
        self.at.set_data([y_hat], [0])
        wanted = next(top for top in (4, 8, 16, 32, 64, 128, 256) if top >= 1.02 * max(*at.values(), 4 / 1.02))
        if wanted != top:
            self.costs.set_ylim(0, wanted)
            self.background_changed()
