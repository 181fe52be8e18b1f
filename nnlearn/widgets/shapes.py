"""Shapes of a network with one hidden layer: slide the sizes, and leave something out to see what no longer fits."""

from ..figures.shapes import Matrix, Shapes
from . import controls
from .panel import Panel

FORMS = {
    "with biases: Ã Θᵀ": "biases",
    "without biases: A W": "plain",
    "forget the ones: A Θᵀ": "no ones",
    "forget to transpose: Ã Θ": "not transposed",
}


class ShapesPanel(Panel):
    """m examples, n inputs, h hidden units and K outputs: both layers as matrix products."""

    def __init__(self, m=5, n=3, h=5, K=4, form="plain"):
        sizes = {"m": ("examples m", m, 8), "n": ("inputs n", n, 5), "h": ("hidden h", h, 6), "K": ("outputs K", K, 4)}
        self.sizes = {
            letter: controls.whole_slider(text, value, 1, high, width="240px")
            for letter, (text, value, high) in sizes.items()
        }
        self.form = controls.choice("multiply", list(FORMS.items()), form)
        super().__init__(Shapes(), "Shapes of matrices", [list(self.sizes.values()), [self.form]])

    def show(self):
        """Lay out both products and say what fits."""
        products = [self._product(1, "n", "h"), self._product(2, "h", "K")]
        self.picture.update(products, "; ".join(self._said(product) for product in products))

    def _side(self, letter, one_more=False):
        size = self.sizes[letter].value + one_more
        return size, f"{letter} + 1 = {size}" if one_more else f"{letter} = {size}"

    def _product(self, l, origin, destination):
        form = self.form.value
        m, s, t = self._side("m"), self._side(origin), self._side(destination)
        with_ones = form in ("biases", "not transposed")
        name = "X" if l == 1 else "A^{(2)}"
        left = Matrix(
            rf"$\tilde {name}$" if with_ones else f"${name}$",
            m,
            self._side(origin, with_ones),
            "column" if with_ones else "",
        )
        right = {
            "plain": Matrix(f"$W_{l}$", s, t),
            "not transposed": Matrix(rf"$\Theta^{{({l})}}$", t, self._side(origin, True), "column"),
        }.get(form, Matrix(rf"$\Theta^{{({l})\top}}$", self._side(origin, True), t, "row"))
        result = Matrix(f"$Z^{{({l + 1})}}$", m, right.columns)
        return left, right, result if left.columns[0] == right.rows[0] else None

    def _said(self, product):
        left, right, result = product
        shapes = f"({left.rows[0]}, {left.columns[0]}) · ({right.rows[0]}, {right.columns[0]})"
        if result is None:
            return f"{shapes} does not fit: {left.columns[1]}, but {right.rows[1]}"
        accident = ", by accident: the numbers are wrong" if self.form.value == "not transposed" else ""
        return f"{shapes} = ({result.rows[0]}, {result.columns[0]}){accident}"
