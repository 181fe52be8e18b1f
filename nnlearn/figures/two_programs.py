"""Back propagation as two programs side by side: one example after the other, and all at once, like parts alike."""

from .picture import Picture
from .style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE

# each line with the part of the algorithm that it belongs to
LOOP = (
    ("Delta = {l: 0 for l in Theta}", "gather"),
    ("for x_i, y_i in zip(X, Y):", "examples"),
    ("    a_i, a_tilde = {1: x_i}, {}", "forward"),
    ("    for l in range(1, L):", "forward"),
    ("        a_tilde[l] = np.r_[1, a_i[l]]", "forward"),
    ("        a_i[l + 1] = sigmoid(Theta[l] @ a_tilde[l])", "forward"),
    ("    delta_i = {L: a_i[L] - y_i}", "output"),
    ("    for l in range(L - 1, 1, -1):", "back"),
    ("        back = Theta[l][:, 1:].T @ delta_i[l + 1]", "back"),
    ("        delta_i[l] = back * a_i[l] * (1 - a_i[l])", "back"),
    ("    for l in Theta:", "gather"),
    ("        Delta[l] += np.outer(delta_i[l + 1], a_tilde[l])", "gather"),
)
VECTORISED = (
    ("", "gather"),
    ("", "examples"),
    ("A, A_tilde = {1: X}, {}", "forward"),
    ("for l in range(1, L):", "forward"),
    ("    A_tilde[l] = net.with_bias(A[l])", "forward"),
    ("    A[l + 1] = sigmoid(A_tilde[l] @ Theta[l].T)", "forward"),
    ("delta = {L: A[L] - Y}", "output"),
    ("for l in range(L - 1, 1, -1):", "back"),
    ("    back = delta[l + 1] @ Theta[l][:, 1:]", "back"),
    ("    delta[l] = back * A[l] * (1 - A[l])", "back"),
    ("Delta = {l: delta[l + 1].T @ A_tilde[l]", "gather"),
    ("         for l in Theta}", "gather"),
)
COLOURS = {"examples": GREY, "forward": BLUE, "output": ORANGE, "back": PURPLE, "gather": GREEN}
WORDS = {"examples": "loop", "forward": "forward", "output": "output δ", "back": "back", "gather": "gather"}
LEFT, MIDDLE, RIGHT = 0.005, 0.544, 0.585
WIDTHS = {LEFT: 0.5, RIGHT: 0.41}


class TwoPrograms(Picture):
    """The loop on the left, the vectorised program on the right, line beside line; equal colours do equal work."""

    def __init__(self):
        super().__init__(11.2, 4.1)

    def draw(self):
        """Draw both programs."""
        self.sentence = (
            "Left the loop over examples, right all examples at once. The same four parts in the same colours: "
            "forward, output delta, back, gather. On the right the grey loop over the examples is gone."
        )
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.axis("off")
        axes.set(xlim=(0, 1), ylim=(-len(LOOP) + 0.3, 1.7))
        for x, title in ((LEFT, "one example after the other"), (RIGHT, "all examples at once")):
            axes.text(x, 1.1, title, fontsize=13, weight="bold", va="center", color=INK)
        labelled = set()
        for k, ((left, part), (right, right_part)) in enumerate(zip(LOOP, VECTORISED, strict=True)):
            for x, text, of in ((LEFT, left, part), (RIGHT, right, right_part)):
                if text:
                    axes.fill_between(
                        [x, x + WIDTHS[x]], -k - 0.5, -k + 0.5, color=COLOURS[of], alpha=0.16, linewidth=0
                    )
                    axes.fill_between([x, x + 0.005], -k - 0.5, -k + 0.5, color=COLOURS[of], linewidth=0)
                axes.text(x + 0.012, -k, text, family="monospace", fontsize=11, va="center", color=INK)
            if part == right_part and part not in labelled and k:
                labelled.add(part)
                axes.text(MIDDLE, -k, WORDS[part], ha="center", va="center", fontsize=11, color=INK, style="italic")
