"""The products of a layer as rectangles with their sides, and a table of the products of all layers."""

import numpy as np
from matplotlib.collections import PolyCollection

from .picture import Picture
from .quick_text import QuickText
from .style import BLUE, DARK, GREY, INK, ORANGE, PALE_GREY, RED

SLOT, ROW, SIDE = 13.0, 13.2, 0.86  # SIDE is the length that is drawn for one unit or example
KINDS = ("forward", "back", "gather")
OPERATORS = {"forward": ("·", "=", "→"), "back": ("·", "=", "⊙"), "gather": ("·", "=", "like")}
VERDICTS = {"fits": INK, "does not fit": DARK[RED], "fits by accident": DARK[ORANGE]}
MOST_LAYERS = 4


class ShapeProducts(Picture):
    """Left: the products of one layer, their sides labelled. Right: those of all layers; what does not fit is red."""

    def __init__(self):
        super().__init__(11.2, 5.5)

    def draw(self):
        """Draw everything that does not depend on the sizes."""
        self.sentence = "shapes of the products"
        axes = self.map = self.figure.add_axes((0.0, 0.0, 0.6, 1.0))
        axes.axis("off")
        axes.set(xlim=(-7.5, 4 * SLOT - 6.5), ylim=(-2 * ROW - 7.1, 6.9), aspect="auto")
        self.boxes = PolyCollection([], linewidths=1.6, zorder=1)
        axes.add_collection(self.boxes)
        self.texts, self.signs = {}, []
        for row, kind in enumerate(KINDS):
            y = -row * ROW
            axes.text(-7.3, y + 5.9, kind, ha="left", va="center", fontsize=13, weight="bold", color=INK)
            for slot in range(4):
                x = slot * SLOT
                self.texts[kind, slot, "name"] = QuickText(axes, x, y, fontsize=13, va="top", zorder=3)
                for part in ("rows", "columns"):
                    self.texts[kind, slot, part] = QuickText(axes, x, y, fontsize=11.5, zorder=3)
            for slot, operator in enumerate(OPERATORS[kind]):
                self.signs.append((kind, QuickText(axes, (slot + 0.47) * SLOT, y, operator, fontsize=13, color=INK)))
        self.no_way_back = QuickText(axes, 1.5 * SLOT, -ROW, fontsize=13, color=GREY)
        table = self.table = self.figure.add_axes((0.6, 0.0, 0.4, 1.0))
        table.axis("off")
        table.set(xlim=(0, 3.1), ylim=(-MOST_LAYERS - 0.9, 0.9))
        table.text(0.05, 0.45, "layer", fontsize=12, color=GREY, va="center")
        table.text(0.05, -MOST_LAYERS - 0.35, "✗ does not fit", fontsize=12, color=DARK[RED], va="center")
        table.text(1.3, -MOST_LAYERS - 0.35, "(!) fits by accident", fontsize=12, color=DARK[ORANGE], va="center")
        self.cells = {}
        for column, kind in enumerate(KINDS):
            x = 0.86 + 0.9 * column
            table.text(x, 0.45, kind, fontsize=12, color=GREY, ha="center", va="center")
            for l in range(1, MOST_LAYERS + 1):
                self.cells[l, kind] = QuickText(table, x, 0.45 - l, fontsize=11.5)
        self.layers = {
            l: QuickText(table, 0.15, 0.45 - l, fontsize=12, weight="bold") for l in range(1, MOST_LAYERS + 1)
        }
        self.moving = [self.boxes, self.no_way_back, *self.texts.values(), *(text for _, text in self.signs)]
        self.moving += [*self.cells.values(), *self.layers.values()]

    def update(self, products, l, verdicts, names, sentence):
        """Show `products` of all layers in the table and those of layer l as rectangles.

        verdicts is a list like products, of "fits", "does not fit" and "fits by accident"; names {kind: four texts}.
        """
        self.sentence = sentence
        self._update_table(products, verdicts, l)
        boxes, edges = [], []
        for text in self.texts.values():
            text.set_text("")
        shown = {product.kind: verdict for product, verdict in zip(products, verdicts, strict=True) if product.l == l}
        self.no_way_back.set_text("" if "back" in shown else "the input has no delta: nothing goes back to it")
        for kind, sign in self.signs:
            sign.set_visible(kind in shown)
        for product in products:
            if product.l != l:
                continue
            for slot, (shape, colours) in enumerate(self._slots(product, shown[product.kind])):
                if shape is None:
                    self._label(product.kind, slot, "✗", "", "", RED, (RED, RED), (-2, -2))
                    continue
                boxes.append(self._box(product.kind, slot, shape))
                edges.append(colours[2])
                self._label(product.kind, slot, names[product.kind][slot], *shape, INK, colours[:2], shape)
        self.boxes.set_verts(boxes)
        self.boxes.set_edgecolors(edges)
        self.boxes.set_facecolors([PALE_GREY] * len(boxes))

    @staticmethod
    def _slots(product, verdict):
        """Return (shape, (colour of its rows, of its columns, of its frame)) for the four places of a product."""
        frame = VERDICTS[verdict] if verdict == "fits by accident" else GREY
        inner = BLUE if product.left[1] == product.right[0] else RED
        outer = [BLUE if a == b else RED for a, b in zip(product.result or (0, 0), product.expected, strict=True)]
        result_frame = RED if product.result and not product.fits else frame
        return [
            (product.left, (INK, inner, RED if inner == RED else frame)),
            (product.right, (inner, INK, RED if inner == RED else frame)),
            (product.result, (*outer, result_frame)),
            (product.expected, (*(outer if product.result else (INK, INK)), GREY)),
        ]

    @staticmethod
    def _box(kind, slot, shape):
        x, y = slot * SLOT, -KINDS.index(kind) * ROW
        w, h = SIDE * shape[1] / 2, SIDE * shape[0] / 2
        return np.array([(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)])

    def _label(self, kind, slot, name, rows, columns, color, side_colours, shape):
        x, y = slot * SLOT, -KINDS.index(kind) * ROW
        w, h = SIDE * shape[1] / 2, SIDE * shape[0] / 2
        places = {
            "name": (x, y - h - 0.35),
            "rows": (x - w - 0.85, y),
            "columns": (x, y + h + 0.75),
        }
        for part, value, shade in zip(places, (name, rows, columns), (color, *side_colours), strict=True):
            text = self.texts[kind, slot, part]
            text.set_position(places[part])
            text.set_text(str(value))
            text.set_color(DARK.get(shade, shade))
            text.set_fontweight("bold" if shade == RED else "normal")

    def _update_table(self, products, verdicts, chosen):
        for text in (*self.cells.values(), *self.layers.values()):
            text.set_text("")
        for product, verdict in zip(products, verdicts, strict=True):
            mark = {"fits": "", "does not fit": " ✗", "fits by accident": " (!)"}[verdict]
            (a, b), (c, d) = product.left, product.right
            cell = self.cells[product.l, product.kind]
            cell.set_text(f"{a}×{b} · {c}×{d}{mark}")
            cell.set_color(VERDICTS[verdict])
            cell.set_fontweight("bold" if verdict == "does not fit" else "normal")
            self.layers[product.l].set_text(f"{product.l}")
            self.layers[product.l].set_color(BLUE if product.l == chosen else INK)
