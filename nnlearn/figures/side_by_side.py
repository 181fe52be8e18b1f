"""Several surfaces of two variables beside each other, each from above, with a path on it if there is one."""

from .contours import draw_contours
from .picture import Picture
from .style import INK, ORANGE, RED, outline


class SideBySide(Picture):
    """`maps` is a list of dicts: title, X, Y, Z (rows, columns), levels, and if wanted points, path (n, 2), labels.

    labels are the two axes' names; a path runs from a circle to a square.
    """

    def __init__(self, sentence, maps):
        super().__init__(min(5.6 * len(maps), 11.2), 4.4, sentence, maps)

    def draw(self, sentence, maps):
        """Draw all of them."""
        self.sentence = sentence
        width = 1 / len(maps)
        for i, each in enumerate(maps):
            axes = self.figure.add_axes((i * width + 0.075, 0.14, width - 0.095, 0.76))
            draw_contours(axes, each["X"], each["Y"], each["Z"], each["levels"], each.get("points", ()))
            xlabel, ylabel = each.get("labels", ("$w_1$", "$w_2$"))
            axes.set(title=each["title"], xlabel=xlabel, ylabel=ylabel)
            if "path" in each:
                (line,) = axes.plot(*each["path"].T, "-", color="white", linewidth=2)
                line.set_path_effects(outline(4, INK))
                axes.plot(*each["path"][0], "o", color=ORANGE, markeredgecolor=INK, markersize=11)
                axes.plot(*each["path"][-1], "s", color=RED, markeredgecolor="white", markersize=10)
