"""The loop of training as a map: what is done, in which order, and which notebook is about it."""

from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from .picture import Picture
from .style import BLUE, DARK, GREY, INK, PALE_BLUE

# what is done, its notebooks, and its place: column and row
STATIONS = (
    ("choose a network", "00, 02", 0, 0),
    ("start at random", "06", 0, 1),
    ("forward: predict", "02", 1, 0),
    ("cost: how wrong?", "01", 2, 0),
    ("back: the gradient", "03, 04", 2, 1),
    ("step downhill", "07 to 11", 1, 1),
    ("check the gradient", "05", 3, 1),
    ("what makes it hard", "12", 3, 0),
)
ARROWS = ((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 2), (6, 4), (7, 3))
LOOP = {2, 3, 4, 5}
WIDTH, HEIGHT = 0.205, 0.27


class TrainingLoop(Picture):
    """The stations of training with the numbers of their notebooks; the four of the loop are filled."""

    def __init__(self):
        super().__init__(11.2, 3.0)

    def draw(self):
        """Draw boxes and arrows."""
        self.sentence = (
            "Choose a network and start at random; then forward, cost, back and step, round and round. "
            "Each box names its notebooks; 13 puts all of them together."
        )
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_axis_off()
        middles = [(0.125 + 0.25 * column, 0.73 - 0.46 * row) for *_, column, row in STATIONS]
        for number, ((text, notebooks, *_), (x, y)) in enumerate(zip(STATIONS, middles, strict=True)):
            inside = number in LOOP
            axes.add_patch(
                FancyBboxPatch(
                    (x - WIDTH / 2, y - HEIGHT / 2),
                    WIDTH,
                    HEIGHT,
                    boxstyle="round,pad=0,rounding_size=0.02",
                    mutation_aspect=3,
                    facecolor=PALE_BLUE if inside else "white",
                    edgecolor=BLUE if inside else GREY,
                    linewidth=2.5 if inside else 1.2,
                )
            )
            axes.text(x, y + 0.055, text, ha="center", va="center", color=INK, fontsize=13)
            axes.text(
                x, y - 0.07, notebooks, ha="center", va="center", color=DARK[BLUE] if inside else GREY, fontsize=12
            )
        for start, end in ARROWS:
            axes.add_patch(_arrow(middles[start], middles[end], {start, end} <= LOOP))
        axes.text(0.5, 0.5, "again and again", ha="center", va="center", color=GREY, fontsize=12, style="italic")


def _arrow(start, end, inside):
    (x0, y0), (x1, y1) = start, end
    if abs(x1 - x0) < 0.01:
        sign = 1 if y1 > y0 else -1
        ends = (x0, y0 + sign * HEIGHT / 2), (x1, y1 - sign * HEIGHT / 2)
    else:
        sign = 1 if x1 > x0 else -1
        ends = (x0 + sign * WIDTH / 2, y0), (x1 - sign * WIDTH / 2, y1)
    return FancyArrowPatch(
        *ends,
        arrowstyle="-|>",
        mutation_scale=18,
        linewidth=2.5 if inside else 1.4,
        color=BLUE if inside else GREY,
        shrinkA=2,
        shrinkB=4,
        zorder=3,
    )
