"""One example with K outputs: what is predicted and what should be, and what each output costs."""

import numpy as np

from .bars import Bars
from .picture import Picture
from .style import BLUE, GREY, INK, RED

TARGET, OTHER = BLUE, RED


class OutputTerms(Picture):
    """Left: the outputs h_k as bars, the targets as frames. Right: the term of each output, and their sum.

    `names` (K,) are the classes. `update(h, y, terms, sentence)` shows other outputs h (K,) and targets y (K,).
    """

    def __init__(self, names):
        super().__init__(10.4, 3.9, names)

    def draw(self, names):
        """Draw the axes with bars of height zero."""
        self.sentence = "what each output costs"
        K = len(names)
        axes = self.outputs = self.figure.add_axes((0.05, 0.13, 0.40, 0.77))
        self.predicted = Bars(axes, names, [GREY] * K, tops=(1.05,))
        (self.targets,) = axes.plot([], [], color=INK, linewidth=2.5)
        axes.set_title("outputs $h_k$ (bars) and targets $y_k$ (frames)")
        axes = self.costs = self.figure.add_axes((0.51, 0.13, 0.47, 0.77))
        self.terms = Bars(axes, [*names, "sum"], [OTHER] * K + [INK], tops=(2, 5, 10, 20))
        axes.set_title("cost of each output, and their sum")
        self.moving = [*self.predicted.moving, self.targets, *self.terms.moving]

    def update(self, h, y, terms, sentence):
        """Show other outputs, targets and terms, each (K,)."""
        self.sentence = sentence
        self.predicted.show(h)
        frames = [([k - 0.36, k - 0.36, k + 0.36, k + 0.36, np.nan], [0, t, t, 0, np.nan]) for k, t in enumerate(y)]
        self.targets.set_data(*np.concatenate(frames, axis=1))
        for patch, target in zip(self.terms.patches, y, strict=False):
            patch.set(facecolor=TARGET if target else OTHER, hatch="" if target else "//")
        if self.terms.show([*terms, np.sum(terms)]):
            self.background_changed()
