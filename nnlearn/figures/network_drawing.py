"""A network drawn: units as circles that show a value by colour and number, connections as lines that show a weight.

The one drawing of networks for all figures. It lives in axes of some picture; its artists are listed in `moving`.
Values and weights are shown twice, so that a grey print can be read: colour and number for a unit, colour, width and
line style (negative ones are dashed) for a connection.
"""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import Normalize, TwoSlopeNorm

from .quick_text import QuickText
from .style import BLUE, DIVERGING_MAP, GREY, INK, ORANGE, RED, SURFACE_MAP, letters_on

RADIUS = 0.34  # of a unit, where neighbours in a layer are at least 1 apart
LAYER_DISTANCE = 2.6
FEW = 20  # connections up to this many are drawn boldly
NEAR = 0.15  # a click this far from a connection still means it


class NetworkDrawing:
    """The drawing of a network with `sizes` = (s_1, .., s_L) units, and bias units unless `bias` is False.

    Units are addressed by (layer, unit), layers and units counted from 1, unit 0 the bias unit; connections by
    (layer, i, j) as in Theta(l)[i, j]: from unit j of layer l to unit i of layer l + 1. `names` {(layer, unit): text}
    stand `caption_gap` below units, clear of the ring of a marked one when it is 0.13. With `numbers` the weights stand
    on the connections. A layer with more than `most` units, if given, is drawn with its first ones and its last, and
    three dots between. Without `texts` units have neither values nor captions, and the drawing is made more quickly.

    show_values(values), show_weights(Theta), show_captions(texts) and mark(units, connections) change it; unit_at(x, y)
    and connection_at(x, y) find what was clicked.
    """

    def __init__(
        self,
        axes,
        sizes,
        bias=True,
        names=None,
        numbers=True,
        value_range=(0, 1),
        zero_is_white=False,
        caption_gap=0.05,
        most=None,
        texts=True,
    ):
        self.axes = axes
        self.sizes = tuple(sizes)
        self.bias = bias
        self.caption_gap = caption_gap
        self.most = most
        self.places = {(l, u): self._place(l, u) for l in range(1, len(sizes) + 1) for u in self._units(l)}
        self.connections = [
            (l, i, j) for l in range(1, len(sizes)) for i in self._units(l + 1) if i for j in self._units(l)
        ]
        self._frame()
        self._draw_connections(numbers)
        self._draw_units(value_range, zero_is_white, texts)
        self.captions = {unit: self._caption(unit, "") for unit in self.places if texts}
        self.show_captions(names or {})
        self.moving = [self.lines, self.marked_lines, self.ring, self.circles, *self._draw_dots()]
        self.moving += [*self.weights.values(), *self.numbers.values(), *self.captions.values()]

    # ---- geometry ---------------------------------------------------------------------------------------------------

    def _units(self, l):
        """Return the units of layer l that are drawn: the bias unit 0 first, except in the last layer."""
        units = range(0 if self.bias and l < len(self.sizes) else 1, self.sizes[l - 1] + 1)
        if self.most is None or len(units) <= self.most:
            return units
        return [*units[: self.most - 2], units[-1]]  # the dots take the place of one unit

    def _rows(self, l):
        """Return what stands in layer l from top to bottom: its units, and None for the dots."""
        units = self._units(l)
        return units if units[-1] - units[0] < len(units) else [*units[:-1], None, units[-1]]

    def _place(self, l, unit):
        rows = self._rows(l)
        height = (len(rows) - 1) / 2 * self._spacing()
        return LAYER_DISTANCE * (l - 1), height - rows.index(unit) * self._spacing()

    def _spacing(self):
        return 1.15

    def _frame(self):
        xs, ys = np.array(list(self.places.values())).T
        self.axes.set(xlim=(xs.min() - 0.9, xs.max() + 0.9), ylim=(ys.min() - 0.75, ys.max() + 0.75), aspect="equal")
        self.axes.axis("off")

    def unit_at(self, x, y):
        """Return the (layer, unit) whose circle holds the point, or None."""
        for unit, (cx, cy) in self.places.items():
            if np.hypot(x - cx, y - cy) <= 1.3 * RADIUS:
                return unit
        return None

    def connection_at(self, x, y):
        """Return the (layer, i, j) of the connection that passes nearest to the point, or None when none is near."""
        starts, ends = (np.array(points) for points in zip(*map(self._ends, self.connections), strict=True))
        along, point = ends - starts, np.array([x, y]) - starts
        share = np.clip((point * along).sum(axis=1) / (along**2).sum(axis=1), 0, 1)
        distance = np.hypot(*(point - share[:, None] * along).T)
        return self.connections[distance.argmin()] if distance.min() <= NEAR else None

    # ---- artists ----------------------------------------------------------------------------------------------------

    def _ends(self, connection):
        l, i, j = connection
        return self.places[l, j], self.places[l + 1, i]

    def _draw_connections(self, numbers):
        segments = [self._ends(c) for c in self.connections]
        self.lines = LineCollection(segments, colors=GREY, linewidths=1, zorder=1)
        self.marked_lines = LineCollection([], colors=ORANGE, linewidths=7, alpha=0.6, zorder=0.9)
        self.axes.add_collection(self.lines)
        self.axes.add_collection(self.marked_lines)
        self.weights = {}
        if not numbers:
            return
        for connection in self.connections:
            (x0, y0), (x1, y1) = self._ends(connection)
            # Among n destinations this share keeps the numbers of crossing lines furthest apart.
            share = max(1 / (self.sizes[connection[0]] + 1), 0.2)
            x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
            self.weights[connection] = QuickText(self.axes, x, y, paper=True, fontsize=11, color=INK, zorder=2)

    def _caption(self, unit, text):
        x, y = self.places[unit]
        y -= RADIUS + self.caption_gap
        return QuickText(self.axes, x, y, text, va="top", paper=True, fontsize=11, color=INK, zorder=6)

    def _draw_dots(self):
        middles = [self._place(l, None) for l in range(1, len(self.sizes) + 1) if None in self._rows(l)]
        dots = [(x, y + shift) for x, y in middles for shift in (-0.25, 0, 0.25)]
        return self.axes.plot(*np.transpose(dots), "o", color=INK, markersize=3.5, zorder=4) if dots else []

    def _draw_units(self, value_range, zero_is_white, texts):
        xs, ys = np.array(list(self.places.values())).T
        low, high = value_range
        self.norm = TwoSlopeNorm(0, low, high) if zero_is_white else Normalize(low, high, clip=True)
        self.colours = DIVERGING_MAP if zero_is_white else SURFACE_MAP
        radius = self._radius_in_points()
        self.ring = self.axes.scatter([], [], s=(2.5 * radius) ** 2, color=ORANGE, zorder=3)
        self.circles = self.axes.scatter(
            xs,
            ys,
            s=(2 * radius) ** 2,
            c=np.zeros(len(xs)),
            cmap=self.colours,
            norm=self.norm,
            edgecolors=INK,
            linewidths=1.2,
            zorder=4,
        )
        self.numbers = {}
        if texts:
            self.numbers = {
                unit: QuickText(self.axes, *place, fontsize=11, zorder=5) for unit, place in self.places.items()
            }

    def _radius_in_points(self):
        self.axes.apply_aspect()
        pixels = np.diff(self.axes.transData.transform([(0, 0), (RADIUS, 0)])[:, 0])[0]
        return pixels * 72 / self.axes.figure.dpi

    # ---- what changes -----------------------------------------------------------------------------------------------

    def show_values(self, values, fmt="{:.2f}"):
        """Show {layer: values of its units}; units of layers that are missing stay empty, bias units show 1."""
        shown = {(l, u): 1.0 if u == 0 else values[l][u - 1] for l, u in self.places if u == 0 or l in values}
        shades = dict(zip(shown, self.circles.cmap(self.norm(np.array(list(shown.values()), float))), strict=True))
        colours = [shades[unit] if unit in shown and unit[1] else np.ones(4) for unit in self.places]
        for unit, shade in zip(self.places, colours, strict=True):
            text = "" if unit not in shown else written(shown[unit], fmt) if unit[1] else "1"
            self.numbers[unit].set_text(text)
            self.numbers[unit].set_color(letters_on(shade))
        self.circles.set_facecolor(colours)
        self.circles.set_array(None)

    def show_weights(self, Theta, fmt="{:.2f}", unit=1e-12):
        """Show {l: Theta(l)}: width by size, blue solid lines for positive, red dashed ones for negative weights.

        The largest weight is the widest line, unless all are smaller than `unit`: then a weight of that size would be.
        """
        first = 0 if self.bias else 1
        w = np.array([Theta[l][i - 1, j - first] for l, i, j in self.connections])
        widest = 4.0 if len(w) <= FEW else 2.2
        self.lines.set_linewidths(0.6 + widest * np.abs(w) / max(np.abs(w).max(), unit))
        self.lines.set_colors([BLUE if entry >= 0 else RED for entry in w])
        self.lines.set_linestyles(["-" if entry >= 0 else (0, (3, 1.5)) for entry in w])
        for connection, entry in zip(self.connections, w, strict=True):
            if connection in self.weights:
                self.weights[connection].set_text(written(entry, fmt))

    def show_captions(self, texts, color=INK):
        """Show {(layer, unit): text} below the units, in one colour; units that are missing get none."""
        for unit, caption in self.captions.items():
            caption.set_text(texts.get(unit, ""))
            caption.set_color(color)

    def mark(self, units=(), connections=()):
        """Mark units with a ring and connections with a band; while connections are marked the others step back."""
        self.ring.set_offsets(np.array([self.places[unit] for unit in units]).reshape(-1, 2))
        self.marked_lines.set_segments([self._ends(connection) for connection in connections])
        marked = set(connections)
        self.lines.set_alpha([1.0 if not marked or c in marked else 0.25 for c in self.connections])


def written(value, fmt="{:.2f}"):
    """Return a number as it stands in a drawing: with a true minus sign, and never as minus zero."""
    text = fmt.format(value)
    return (text.lstrip("-") if float(text) == 0 else text).replace("-", "\u2212")
