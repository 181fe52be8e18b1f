"""Forward arrays of a network without bias units in the W form, and below each the backward array of its shape."""

from .heat_map import HeatMap
from .picture import Picture
from .style import BLUE, DARK, GREY, INK, RED

FORWARD = ("X", "W_1", "a_2", "W_2", r"\hat y")
BACK = (None, r"\partial J/\partial W_1", r"\delta_2", r"\partial J/\partial W_2", r"\delta_3")
ROOM, DROP = 2.1, 4.6


class WForm(Picture):
    """Above the forward arrays of `shapes` (rows, columns), below them the backward ones of the same shapes."""

    def __init__(self, shapes, limits):
        super().__init__(10.4, 4.9, shapes, limits)

    def draw(self, shapes, limits):
        """Draw the arrays, empty; limits are the sizes with the darkest colour for both rows."""
        self.sentence = "forward arrays and backward arrays"
        axes = self.map = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.axis("off")
        wide = sum(columns for _, columns in shapes) + ROOM * (len(shapes) - 1)
        axes.set(xlim=(-3.4, wide + 1.1), ylim=(-DROP - 3.9, 1.1), aspect="equal")
        self.forward, self.back, left = [], [], 0.0
        for (rows, columns), name, name_back in zip(shapes, FORWARD, BACK, strict=True):
            x = left + columns / 2
            self.forward.append(HeatMap(axes, left, 0, (rows, columns), limits[0]))
            axes.text(x, 0.2, f"${name}$", ha="center", va="bottom", fontsize=14, color=BLUE)
            axes.text(x, -rows - 0.18, f"{rows} × {columns}", ha="center", va="top", fontsize=11, color=GREY)
            if name_back:
                self.back.append(HeatMap(axes, left, -DROP, (rows, columns), limits[1]))
                axes.text(x, -DROP + 0.2, f"${name_back}$", ha="center", va="bottom", fontsize=14, color=DARK[RED])
            left += columns + ROOM
        axes.text(-0.5, -1.5, "forward  →", ha="right", va="center", fontsize=13, color=BLUE)
        axes.text(-0.5, -DROP - 1.5, "←  back", ha="right", va="center", fontsize=13, color=DARK[RED])
        axes.text(left - ROOM, -DROP - 3.3, "white is 0; the darkest colour is a size of 1 above, "
                  f"{limits[1]:g} below", ha="right", va="top", fontsize=11, color=INK)  # fmt: skip
        self.moving = [artist for heat in (*self.forward, *self.back) for artist in heat.moving]

    def update(self, forward, back, sentence):
        """Show the arrays (X, W1, a2, W2, y_hat) and (dW1, delta2, dW2, delta3)."""
        self.sentence = sentence
        for heat, values in zip((*self.forward, *self.back), (*forward, *back), strict=True):
            heat.show(values)
