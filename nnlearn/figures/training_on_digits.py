"""A network that learns handwritten digits: cost and accuracy by step, and some digits with the network's answers."""

import numpy as np

from .digits import draw_digits, frames
from .picture import Picture
from .style import AMBER, BLUE, DARK, GREEN, GREY, INK, RED

COSTS = (0.03, 100)  # the ends of the axis of costs; what lies beyond is drawn on the edge
COLUMNS = 6


class TrainingOnDigits(Picture):
    """The cost on training batches and on held-out digits, the accuracy there, and the answers for some of them.

    X (n, 64) and y (n,) are the digits that are shown. `update` takes the pairs `batches` = (step, J), the triples
    `held_out` = (step, J, accuracy), the classes `predicted` (n,) and a sentence.
    """

    def __init__(self, X, y, batches, held_out, predicted, sentence):
        self.y = np.asarray(y)
        super().__init__(11.2, 4.2, X)
        self.update(batches, held_out, predicted, sentence)

    def draw(self, X):
        """Draw the axes and the digits, and make room for curves and answers."""
        self.sentence = "A network that learns handwritten digits"
        cost = self.cost = self.figure.add_axes((0.06, 0.145, 0.27, 0.755))
        accuracy = self.accuracy = self.figure.add_axes((0.40, 0.145, 0.235, 0.755))
        digits = self.digits = self.figure.add_axes((0.672, 0.0, 0.322, 0.90))

        cost.set(title="cost $J$", xlabel="step", xlim=(0, 500), yscale="log", ylim=COSTS)
        cost.set_yticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
        cost.grid(True)
        (self.J_batches,) = cost.plot([], [], "-", color=AMBER, linewidth=1.0, label="on each training batch")
        (self.J_held_out,) = cost.plot([], [], "--", color=BLUE, linewidth=2.5, label="on held-out digits")
        (self.J_end,) = cost.plot([], [], "s", color=BLUE, markersize=7, clip_on=False)
        cost.legend(loc="upper right", frameon=False, borderaxespad=0.1)

        accuracy.set(title="held-out digits recognised, %", xlabel="step", xlim=(0, 500), ylim=(0, 101))
        accuracy.grid(True)
        accuracy.axhline(10, color=GREY, linewidth=1.2, linestyle=":")
        accuracy.text(0.98, 0.115, "guessing", transform=accuracy.transAxes, ha="right", color=GREY, fontsize=11)
        (self.share,) = accuracy.plot([], [], "-", color=GREEN, linewidth=2.5)
        (self.share_end,) = accuracy.plot([], [], "o", color=GREEN, markersize=8, clip_on=False)

        digits.set_title("held-out digits, the answers below")
        self.centres = draw_digits(digits, X, COLUMNS)
        digits.set_anchor("N")
        self.answers = [digits.text(x, y + 6.2, "", ha="center", va="center") for x, y in self.centres]
        (self.wrong,) = digits.plot([], [], color=RED, linewidth=2.5)
        self.moving = [self.J_batches, self.J_held_out, self.J_end, self.share, self.share_end, self.wrong]
        self.moving += self.answers

    def update(self, batches, held_out, predicted, sentence):
        """Show what has been recorded so far."""
        self.sentence = sentence
        step, J, accuracy = held_out
        self._set_steps(step[-1])
        self.J_batches.set_data(batches[0], np.clip(batches[1], *COSTS))
        self.J_held_out.set_data(step, np.clip(J, *COSTS))
        self.J_end.set_data(step[-1:], np.clip(J[-1:], *COSTS))
        percent = 100 * np.asarray(accuracy)
        self.share.set_data(step, percent)
        self.share_end.set_data(step[-1:], percent[-1:])
        wrong = np.asarray(predicted) != self.y
        self.wrong.set_data(*frames(self.centres[wrong]))
        for text, answer, is_wrong in zip(self.answers, predicted, wrong, strict=True):
            text.set(text=f"✗ {answer}" if is_wrong else f"{answer}", color=DARK[RED] if is_wrong else INK)

    def _set_steps(self, last):
        end = 500
        while end < last:
            end *= 2
        if end != self.cost.get_xlim()[1]:
            self.cost.set_xlim(0, end)
            self.accuracy.set_xlim(0, end)
            self.background_changed()
