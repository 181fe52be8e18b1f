"""The cost of a network with two weights as a landscape, and what the network predicts where you stand in it."""

import numpy as np
from matplotlib.colors import BoundaryNorm
from matplotlib.ticker import MaxNLocator

from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED, SURFACE_MAP


class CostOverTwoWeights(Picture):
    """Contours, the surface in 3-D, prediction against x, and prediction against target.

    W1, W2, J (n, n) are the surface, `levels` its contours, `truth` the weights that made the targets, `floor` (n,) the
    lowest w2 for each w1. x (m,) and y (m,) are the examples. `update(w, J, curve, y_hat, sentence)`: curve = (x, h)
    is the network's answer everywhere, y_hat (m,) that on the examples.
    """

    def __init__(self, W1, W2, J, levels, truth, floor, x, y):
        super().__init__(11.2, 4.7, W1, W2, J, levels, truth, floor, x, y)

    def draw(self, W1, W2, J, levels, truth, floor, x, y):
        """Draw the surface twice, and the examples."""
        self.sentence = "the cost over two weights"
        self.x, self.y = x, y
        norm = BoundaryNorm(levels, 256, extend="both")
        self._draw_map(W1, W2, J, levels, norm, truth, floor)
        self._draw_surface(W1, W2, J, norm)
        self._draw_predictions(x, y)
        self.moving = [self.point, self.stem, self.point_3d, self.curve, self.errors, self.answers]
        self.moving += [self.matched_errors, self.matched]

    def _draw_map(self, W1, W2, J, levels, norm, truth, floor):
        axes = self.map = self.figure.add_axes((0.07, 0.13, 0.30, 0.78))
        axes.contourf(W1, W2, J, levels, cmap=SURFACE_MAP, norm=norm, extend="both")
        axes.contour(W1, W2, J, levels, colors="white", linewidths=0.5, alpha=0.6)
        (self.floor,) = axes.plot(W1[0], floor, ":", color="white", linewidth=2.5, visible=False)
        axes.locator_params(nbins=5)
        low, high = (W1.min(), W1.max()), (W2.min(), W2.max())
        axes.set(xlim=low, ylim=high, xlabel="$w_1$", ylabel="$w_2$", title="cost from above, dark is low")
        if low[0] <= truth[0] <= low[1] and high[0] <= truth[1] <= high[1]:
            axes.plot(*truth, "*", color="white", markeredgecolor=INK, markersize=15, zorder=3)
        (self.point,) = axes.plot(
            [], [], "o", color=ORANGE, markeredgecolor=INK, markersize=12, zorder=5, clip_on=False
        )

    def _draw_surface(self, W1, W2, J, norm):
        axes = self.relief = self.figure.add_axes((0.385, 0.0, 0.325, 0.95), projection="3d")
        axes.patch.set_visible(False)
        axes.plot_surface(W1, W2, J, cmap=SURFACE_MAP, norm=norm, rcount=45, ccount=45, linewidth=0, alpha=0.85)
        axes.set(xlim=(W1.min(), W1.max()), ylim=(W2.min(), W2.max()), zlim=(0, 1.02 * J.max()))
        axes.set_xlabel("$w_1$", labelpad=-4)
        axes.set_ylabel("$w_2$", labelpad=-4)
        axes.set_title("height is cost", loc="center")
        axes.tick_params(labelsize=11, pad=-2)
        axes.tick_params(axis="z", pad=4)
        for axis in (axes.xaxis, axes.yaxis, axes.zaxis):
            axis.set_major_locator(MaxNLocator(4, prune="upper"))
        axes.view_init(elev=32, azim=-62)
        (self.stem,) = axes.plot([], [], [], "-", color=INK, linewidth=1.5, zorder=10)
        (self.point_3d,) = axes.plot([], [], [], "o", color=ORANGE, markeredgecolor=INK, markersize=10, zorder=11)

    def _draw_predictions(self, x, y):
        axes = self.answers_by_x = self.figure.add_axes((0.765, 0.60, 0.225, 0.31))
        axes.set(xlim=(-2.6, 3.6), ylim=(-0.03, 1.03), xlabel="input $x$", title=r"$\hat y$ (curve), $y$ (squares)")
        axes.set_yticks([0, 0.5, 1])
        (self.curve,) = axes.plot([], [], "-", color=BLUE)
        (self.errors,) = axes.plot([], [], "-", color=RED, linewidth=3.2)
        axes.plot(x, y, "s", color="white", markeredgecolor=INK, markersize=7, zorder=3)
        (self.answers,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=6, zorder=4)
        axes = self.answers_by_target = self.figure.add_axes((0.765, 0.13, 0.225, 0.275))
        axes.set(xlim=_around(y), ylim=(-0.03, 1.03), xlabel="target $y$", title=r"$\hat y$ against $y$")
        axes.set_yticks([0, 0.5, 1])
        axes.plot([0, 1], [0, 1], color=GREY, linewidth=1.2)
        (self.matched_errors,) = axes.plot([], [], "-", color=RED, linewidth=3.2)
        (self.matched,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=6)

    def update(self, w, J, curve, y_hat, sentence):
        """Stand at the weights w, where the cost is J."""
        self.sentence = sentence
        self.point.set_data(*np.reshape(w, (2, 1)))
        self.stem.set_data_3d([w[0]] * 2, [w[1]] * 2, [0, J])
        self.point_3d.set_data_3d(*np.reshape([*w, J], (3, 1)))
        self.curve.set_data(*curve)
        self.answers.set_data(self.x, y_hat)
        self.matched.set_data(self.y, y_hat)
        self.errors.set_data(*_sticks(self.x, self.y, y_hat))
        self.matched_errors.set_data(*_sticks(self.y, self.y, y_hat))

    def show_floor(self, shown):
        """Show or hide the floor of the valley: for each w1 the w2 where the cost is lowest."""
        if shown != self.floor.get_visible():
            self.floor.set_visible(shown)
            self.background_changed()


def _around(y):
    room = 0.3 * (y.max() - y.min())
    return y.min() - room, y.max() + room


def _sticks(x, y, y_hat):
    """Return upright lines from y to y_hat at each x, with gaps between them."""
    gap = np.full(len(x), np.nan)
    return np.stack([x, x, gap], axis=-1).ravel(), np.stack([y, y_hat, gap], axis=-1).ravel()
