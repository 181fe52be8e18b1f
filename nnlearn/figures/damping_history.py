"""A run of Levenberg-Marquardt: its path with the proposals that were rejected, and nu, rho and L by proposal."""

import numpy as np

from .contours import draw_contours
from .picture import Picture
from .style import BLUE, DARK, GREEN, GREY, INK, ORANGE, PURPLE, RED


class DampingHistory(Picture):
    """Left: contours with the path, rejected proposals as hollow squares; right: L, nu and rho against the proposal.

    `update(path, shown, sentence)`: a Path of levenberg_marquardt and the number of proposals of it that are shown.
    """

    def __init__(self, X, Y, Z, levels, points, most):
        super().__init__(10.4, 5.0, X, Y, Z, levels, points, most)

    def draw(self, X, Y, Z, levels, points, most):
        """Draw the contours and three axes."""
        self.sentence = "a run of Levenberg-Marquardt"
        axes = self.map = self.figure.add_axes((0.075, 0.12, 0.445, 0.8))
        draw_contours(axes, X, Y, Z, levels, points)
        axes.set(xlabel="$w_1$", ylabel="$w_2$")
        axes.set_title("accepted steps, and proposals that were rejected")
        (self.ghost_lines,) = axes.plot([], [], ":", color="white", linewidth=1.8)
        (self.ghosts,) = axes.plot(
            [], [], "s", markerfacecolor="none", markeredgecolor="white", markeredgewidth=2, markersize=8
        )
        (self.path,) = axes.plot([], [], "o-", color=RED, markeredgecolor="white", linewidth=2, markersize=6)
        (self.start,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11)
        self.series = {}
        for i, (name, title, scale, limits, colour, style) in enumerate(
            (
                ("L", "loss $L$", "log", (1e-12, 1e2), BLUE, "-"),
                ("nu", "damping $\\nu$", "log", (1e-8, 1e4), PURPLE, "--"),
                ("rho", "gain ratio $\\rho$", "linear", (-1.6, 1.6), DARK[GREEN], "-."),
            )
        ):
            axes = self.figure.add_axes((0.605, 0.7 - 0.29 * i, 0.38, 0.22))
            axes.set(xlim=(0, most), yscale=scale, ylim=limits, title=title)
            axes.grid(True)
            if name == "rho":
                axes.axhspan(-1.6, 0, color=GREY, alpha=0.25, linewidth=0)
                axes.set_xlabel("proposal")
            else:
                axes.tick_params(labelbottom=False)
            axes.locator_params(axis="x", integer=True)
            (line,) = axes.plot([], [], style, color=colour, marker="o", markersize=4)
            self.series[name] = line
        self.limits = {"L": 1e-12, "nu": 1e-8}
        self.moving = [self.ghost_lines, self.ghosts, self.path, self.start, *self.series.values()]

    def update(self, path, shown, sentence):
        """Show the first proposals of another run."""
        self.sentence = sentence
        x, notes = path.x[: shown + 1], path.notes[1 : shown + 1]
        self.path.set_data(*x.T)
        self.start.set_data(*x[:1].T)
        rejected = [(before, note["proposal"]) for before, note in zip(x, notes, strict=False) if not note["accepted"]]
        ghosts = np.array([proposal for _, proposal in rejected]).reshape(-1, 2)
        gap = np.full(2, np.nan)
        lines = np.array([point for before, proposal in rejected for point in (before, proposal, gap)]).reshape(-1, 2)
        self.ghosts.set_data(*ghosts.T)
        self.ghost_lines.set_data(*lines.T)
        k = np.arange(len(x))
        self.series["L"].set_data(k, np.maximum(path.J[: len(x)], self.limits["L"]))
        self.series["nu"].set_data(k[1:], [max(note["nu"], self.limits["nu"]) for note in notes])
        self.series["rho"].set_data(k[1:], np.clip([note["rho"] for note in notes], -1.5, 1.5))
