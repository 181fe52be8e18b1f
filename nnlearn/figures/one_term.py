"""What one prediction costs: the two curves of the cross-entropy, against the prediction h and against its z."""

import numpy as np

from .picture import Picture
from .style import BLUE, GREY, INK, ORANGE, RED

LOOKS = {1: {"color": BLUE, "linestyle": "-"}, 0: {"color": RED, "linestyle": "--"}}
NAMES = {1: r"$y = 1$:  $-\log\,h$", 0: r"$y = 0$:  $-\log(1-h)$"}


class OneTerm(Picture):
    """Left: the term against h for both targets; right: against z, with the straight lines it tends to.

    over_h = (h, {y: term}) and over_z = (z, {y: term}) are the curves. `update(h, z, term, sentence)` moves the marker.
    """

    def __init__(self, over_h, over_z):
        super().__init__(10.4, 3.9, over_h, over_z)

    def draw(self, over_h, over_z):
        """Draw the curves and the empty markers."""
        self.sentence = "what one prediction costs"
        self.by_h = self.figure.add_axes((0.07, 0.15, 0.40, 0.75))
        self.by_z = self.figure.add_axes((0.56, 0.15, 0.42, 0.75))
        self.markers = []
        titles = ("against the prediction $h$", "against $z$, where $h = \\sigma(z)$")
        for axes, (x, terms), title in zip((self.by_h, self.by_z), (over_h, over_z), titles, strict=True):
            axes.grid(True)
            for y, look in LOOKS.items():
                axes.plot(x, terms[y], label=NAMES[y], **look)
            axes.set(xlim=(x[0], x[-1]), ylim=(0, 8.2), title=title)
            self.markers += axes.plot(
                [], [], "o", color=ORANGE, markeredgecolor=INK, markersize=11, zorder=5, clip_on=False
            )
        self.by_h.set(xlabel="$h$", ylabel="cost of this one")
        self.by_z.set(xlabel="$z$")
        z = over_z[0]
        for slope in (1, -1):
            self.by_z.plot(z, np.maximum(slope * z, 0), ":", color=GREY, linewidth=1.5)
        self.by_h.legend(loc="upper center")
        self.moving = list(self.markers)

    def update(self, h, z, term, sentence):
        """Move the markers to the prediction h = sigma(z), which costs `term`."""
        self.sentence = sentence
        for marker, x in zip(self.markers, (h, z), strict=True):
            marker.set_data([x], [term])
