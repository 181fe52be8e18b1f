"""Dimension analysis: change sizes, make a slip, and see which products no longer fit."""

from ..dimensions import SLIPS, products
from ..figures.shape_products import ShapeProducts
from . import controls
from .panel import Panel

NO_SLIP = "as it should be"
MOST_LAYERS, MOST_UNITS = 5, 8
SLIP_TEXTS = dict(
    zip(
        SLIPS,
        (
            "bias column of Θ kept on the way back",
            "Θ transposed forward or back, the wrong way round",
            "δ not transposed in δᵀ Ã",
            "column of ones left out of Ã",
        ),
        strict=True,
    )
)


class ShapeProductsPanel(Panel):
    """Layer sizes, examples, bias and a slip; the products of all layers in a table, those of one as rectangles."""

    def __init__(self, sizes=(3, 5, 5, 4), m=6, layer=2, slip=NO_SLIP):
        filled = [*sizes, *[2] * (MOST_LAYERS - len(sizes))]
        self.layers = controls.whole_slider("layers L", len(sizes), 2, MOST_LAYERS, width="230px")
        self.sizes = [
            controls.whole_slider(f"s{'₁₂₃₄₅'[k]}", size, 1, MOST_UNITS, width="180px") for k, size in enumerate(filled)
        ]
        self.m = controls.whole_slider("examples m", m, 1, MOST_UNITS, width="260px")
        self.layer = controls.whole_slider("rectangles of layer l", layer, 1, MOST_LAYERS - 1, width="300px")
        self.bias = controls.tick("bias units", True)
        self.slip = controls.menu(
            "slip", [(NO_SLIP, NO_SLIP), *((text, slip) for slip, text in SLIP_TEXTS.items())], slip, width="460px"
        )
        rows = [[self.slip, self.bias], [self.layers, *self.sizes], [self.m, self.layer]]
        super().__init__(ShapeProducts(), "Shapes of all products", rows)

    def show(self):
        """Work out all shapes."""
        sizes = [control.value for control in self.sizes[: self.layers.value]]
        for k, control in enumerate(self.sizes):
            control.layout.display = None if k < len(sizes) else "none"
        slip, bias = self.slip.value, self.bias.value
        found = products(sizes, self.m.value, bias, () if slip == NO_SLIP else (slip,))
        verdicts = ["does not fit" if not p.fits else "fits by accident" if p.slipped else "fits" for p in found]
        l = min(self.layer.value, len(sizes) - 1)
        self.picture.update(found, l, verdicts, self._names(l, bias), self._sentence(sizes, verdicts))

    def _names(self, l, bias):
        slip = self.slip.value
        turned, kept = slip == SLIPS[1], slip == SLIPS[0] and bias
        A = rf"$\tilde A^{{({l})}}$" if bias and slip != SLIPS[3] else f"$A^{{({l})}}$"
        Theta, Theta_T, delta, delta_T = (
            rf"$\{name}$"
            for name in (f"Theta^{{({l})}}", f"Theta^{{({l})T}}", f"delta^{{({l + 1})}}", f"delta^{{({l + 1})T}}")
        )
        back = Theta_T if turned else Theta
        forward = Theta if turned else Theta_T
        return {
            "forward": (A, forward, f"$Z^{{({l + 1})}}$", f"$A^{{({l + 1})}}$"),
            "back": (delta, back if kept or not bias else back + "[:, 1:]", "product", f"$g'(Z^{{({l})}})$"),
            "gather": (delta if slip == SLIPS[2] else delta_T, A, rf"$\Delta^{{({l})}}$", Theta),
        }

    def _sentence(self, sizes, verdicts):
        wrong, lucky = verdicts.count("does not fit"), verdicts.count("fits by accident")
        network = f"network {'-'.join(map(str, sizes))}{'' if self.bias.value else ' without bias'}, m = {self.m.value}"
        what = SLIP_TEXTS.get(self.slip.value, NO_SLIP)
        text = f"{network}, {what}: {wrong} of {len(verdicts)} products do{'es' * (wrong == 1)} not fit"
        return text + (f", {lucky} fit{'s' * (lucky == 1)} by accident although wrong" if lucky else "")
