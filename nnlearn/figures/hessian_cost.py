"""Memory of the gradient, of a few vectors and of the Hessian against the number of parameters, log-log."""

from .picture import Picture
from .style import BLUE, GREEN, GREY, HERE, INK, RED

LOOKS = {
    "gradient": {"color": BLUE, "linestyle": "-", "marker": "o"},
    "four vectors": {"color": GREEN, "linestyle": "-.", "marker": "^"},
    "Hessian": {"color": RED, "linestyle": "--", "marker": "s"},
}


class HessianCost(Picture):
    """Bytes against N, one line for each of {name: bytes}, with a point of each at one N.

    sizes (n,) and memory {name: (n,)} are the lines; marks {N: text} and shelves {bytes: text} are vertical and
    horizontal lines to compare with. `update(N, memory, sentence)` moves the points.
    """

    def __init__(self, sizes, memory, marks, shelves):
        super().__init__(11.2, 4.6, sizes, memory, marks, shelves)

    def draw(self, sizes, memory, marks, shelves):
        """Draw lines, marks and shelves."""
        self.sentence = "what the Hessian costs"
        axes = self.axes = self.figure.add_axes((0.085, 0.13, 0.895, 0.84))
        axes.set(xscale="log", yscale="log", xlim=(10, 1e10), ylim=(10, 1e22))
        axes.set(xlabel="parameters $N$", ylabel="bytes")
        axes.set_yticks([10.0**k for k in range(2, 23, 4)])
        axes.minorticks_off()
        for size, text in shelves.items():
            axes.axhline(size, color=GREY, linewidth=1, linestyle=":")
            axes.text(11.5, size * 1.35, text, color=GREY, va="bottom")
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        for N, text in marks.items():
            right = N > 1e8  # no room is left on the other side
            axes.axvline(N, color=GREY, linewidth=1.2)
            axes.text(N * (0.9 if right else 1.12), 22, text, color=INK, ha="right" if right else "left", bbox=paper)
        self.points = {}
        for name, look in LOOKS.items():
            axes.plot(sizes, memory[name], color=look["color"], linestyle=look["linestyle"], label=name)
            (self.points[name],) = axes.plot(
                [], [], look["marker"], color=look["color"], markeredgecolor="white", markersize=11, zorder=5
            )
        self.line = axes.axvline(10, linewidth=2, **HERE)
        axes.legend(loc="lower left", bbox_to_anchor=(0.73, 0.065), title="memory of the")
        self.moving = [self.line, *self.points.values()]

    def update(self, N, memory, sentence):
        """Show the memory {name: bytes} of N parameters."""
        self.sentence = sentence
        self.line.set_xdata([N, N])
        for name, point in self.points.items():
            point.set_data([N], [memory[name]])
