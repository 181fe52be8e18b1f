"""Descent in a long valley: its ellipses and the path, both coordinates by step, and the steps needed by condition."""

import numpy as np

from .picture import Picture
from .style import BLUE, DARK, GREEN, GREY, INK, ORANGE, RED

OUTSIDE = 3.0  # twice the map's half width and more: the line to such a point leaves the map


class StretchedBowl(Picture):
    """Left: level lines of x^2 + kappa y^2 with the path; middle: |x_k| and |y_k|; right: steps to 10^-6 against kappa.

    `update(path, ellipses, kappa, needed, sentence)`: ellipses is a list of (2, n) level lines, needed the number of
    steps that this path took to come within 10^-6, or None.
    """

    def __init__(self, kappas, best_steps):
        super().__init__(11.2, 4.0, kappas, best_steps)

    def draw(self, kappas, best_steps):
        """Draw the axes, and the steps that the best rate needs for each kappa."""
        self.sentence = "descent in a long valley"
        axes = self.map = self.figure.add_axes((0.068, 0.15, 0.27, 0.74))
        axes.set(xlim=(-1.3, 1.3), ylim=(-1.3, 1.3), xlabel="$x$", ylabel="$y$", title="$f = x^2 + \\kappa y^2$")
        axes.plot(0, 0, "v", color=INK, markersize=9)
        self.ellipses = [axes.plot([], [], "-", color=GREY, linewidth=1)[0] for _ in range(7)]
        (self.path,) = axes.plot([], [], "o-", color=BLUE, linewidth=1.5, markersize=4)
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11)
        axes = self.size = self.figure.add_axes((0.41, 0.15, 0.26, 0.74))
        axes.set(xlim=(0, 200), ylim=(1e-10, 1e3), yscale="log", xlabel="step $k$", title="the two coordinates")
        axes.grid(True)
        (self.flat,) = axes.plot([], [], "-", color=BLUE, label="$|x_k|$, the flat one")
        (self.steep,) = axes.plot([], [], "--", color=RED, label="$|y_k|$, the steep one")
        axes.legend(loc="upper right")
        axes = self.needed = self.figure.add_axes((0.745, 0.15, 0.24, 0.74))
        axes.loglog(kappas, best_steps, "s-", color=GREEN, markersize=4)
        axes.set(xlim=(0.9, 110), ylim=(0.8, 2000), xlabel="$\\kappa$", title="steps to $10^{-6}$")
        axes.text(3, 700, "best rate", color=DARK[GREEN])
        axes.grid(True)
        (self.marker,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, clip_on=False)
        self.moving = [*self.ellipses, self.path, self.start, self.flat, self.steep, self.marker]

    def update(self, path, ellipses, kappa, needed, sentence):
        """Show another valley and the path in it."""
        self.sentence = sentence
        for line, ellipse in zip(self.ellipses, ellipses, strict=True):
            line.set_data(*ellipse)
        # A path that runs away would fill the map: it is drawn as far as its first points outside.
        x = np.clip(path.x, -1e3, 1e3)
        away = np.abs(x).max(axis=1) > OUTSIDE
        drawn = x[: int(np.argmax(away)) + 1] if away.any() else x
        self.path.set_data(drawn[:, 0], drawn[:, 1])
        self.start.set_data(x[:1, 0], x[:1, 1])
        size = np.clip(np.abs(x), 1e-10, None)
        self.flat.set_data(path.step, size[:, 0])
        self.steep.set_data(path.step, size[:, 1])
        self.marker.set_data([] if needed is None else [kappa], [] if needed is None else [max(needed, 1)])
