"""One logistic unit with one input: its curve, where it crosses one half, and the same unit without its bias."""

from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE


class OneUnit(Picture):
    """The activation against x; dashed the unit without bias, which crosses one half at x = 0 whatever its weight."""

    def __init__(self, x):
        super().__init__(8.4, 3.7, x)

    def draw(self, x):
        """Draw the axes and empty curves over x (n,)."""
        self.sentence = "one logistic unit"
        self.x = x
        axes = self.axes = self.figure.add_axes((0.08, 0.15, 0.89, 0.75))
        axes.set(xlim=(x[0], x[-1]), ylim=(-0.05, 1.05), xlabel="$x$", title=r"$a = \sigma(w x + b)$")
        axes.axhline(0.5, color=GREY, linewidth=0.8, linestyle=(0, (2, 2)))
        axes.axvline(0, color=GREY, linewidth=0.8)
        (self.unbiased,) = axes.plot(x, 0 * x, color=GREY, linestyle="--", linewidth=1.6, label="without bias")
        (self.curve,) = axes.plot(x, 0 * x, color=BLUE, linewidth=2.8, label="the unit")
        (self.crossing,) = axes.plot([], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, label="crosses ½")
        (self.at_zero,) = axes.plot([], [], "s", color="white", markeredgecolor=INK, markersize=9, label="at $x = 0$")
        axes.legend(loc="lower right", bbox_to_anchor=(1.01, 0.99), ncols=4, frameon=False, columnspacing=1.2)
        self.moving = [self.unbiased, self.curve, self.crossing, self.at_zero]

    def update(self, a, unbiased, crossing, at_zero, sentence):
        """Show other activations a, unbiased (n,), the x at which a is one half or None, and a at x = 0."""
        self.sentence = sentence
        self.curve.set_ydata(a)
        self.unbiased.set_ydata(unbiased)
        self.crossing.set_data(*([[crossing], [0.5]] if crossing is not None else [[], []]))
        self.at_zero.set_data([0], [at_zero])
