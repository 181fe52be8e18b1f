"""Several programs beside each other on one task: how many held-out digits each reads right, and in what time."""

from .picture import Picture
from .style import INK, SERIES


class SoftwareTimes(Picture):
    """A bar for each program of `names`. `update(shares, seconds, sentence)`: shares right, and seconds (n,), 0 where
    nothing has been timed."""

    def __init__(self, names):
        super().__init__(10.4, 0.9 + 0.55 * len(names), names)

    def draw(self, names):
        """Draw the axes, the names and empty bars."""
        self.sentence = "programs beside each other"
        low, high = 0.62 / (0.9 + 0.55 * len(names)), 0.86
        axes = self.axes = self.figure.add_axes((0.335, low, 0.60, high - low))
        axes.set(xlim=(0, 1), ylim=(len(names) - 0.5, -0.5), xlabel="time on this machine", xticks=[], yticks=[])
        axes.text(-0.02, -0.72, "held-out right", ha="right")
        self.shares, self.bars, self.labels = [], [], []
        for k, name in enumerate(names):
            axes.text(-0.54, k, name, va="center", ha="left", clip_on=False)
            self.shares.append(axes.text(-0.02, k, "", va="center", ha="right"))
            (bar,) = axes.barh([k], [0], height=0.6, color=SERIES[k]["color"], alpha=0.85)
            self.bars.append(bar)
            self.labels.append(axes.text(0, k, "", va="center", ha="left", color=INK))
        self.moving = [*self.shares, *self.bars, *self.labels]

    def update(self, shares, seconds, sentence):
        """Show shares and times."""
        self.sentence = sentence
        longest = max(max(seconds), 1e-9)
        for k, (share, time) in enumerate(zip(shares, seconds, strict=True)):
            self.shares[k].set_text(f"{100 * share:.0f} %")
            self.bars[k].set_width(0.85 * time / longest)
            self.labels[k].set(x=0.85 * time / longest + 0.01, text=f"{time:.2f} s" if time else "not timed yet")
