"""One example with four outputs: slide each of them, choose the true class, and see what each costs."""

import numpy as np

from ..costs import cross_entropy, one_hot
from ..figures.output_terms import OutputTerms
from . import controls
from .panel import Panel

CLASSES = ("pedestrian", "car", "motorcycle", "truck")


class OutputTermsPanel(Panel):
    """The cross-entropy of one example over four outputs, class by class."""

    def __init__(self, h=(0.7, 0.1, 0.1, 0.2), true_class=0):
        self.h = [
            controls.slider(f"h{'₁₂₃₄'[k]} {name}", value, 0.01, 0.99, 0.01, width="330px")
            for k, (name, value) in enumerate(zip(CLASSES, h, strict=True))
        ]
        self.true_class = controls.menu("true class", [(name, k) for k, name in enumerate(CLASSES)], true_class)
        super().__init__(OutputTerms(CLASSES), "The cost of four outputs", [self.h[:2], self.h[2:], [self.true_class]])

    def show(self):
        """Compute the four terms."""
        h, y = np.array([[slider.value for slider in self.h]]), one_hot([self.true_class.value], len(CLASSES))
        terms = cross_entropy.terms(h, y)[0]
        costliest = [name for name, term in zip(CLASSES, terms, strict=True) if np.isclose(term, terms.max())]
        sentence = (
            f"a {CLASSES[self.true_class.value]}: terms {', '.join(f'{term:.3f}' for term in terms)}, "
            f"sum {terms.sum():.3f}; costliest: {', '.join(costliest)}"
        )
        self.picture.update(h[0], y[0], terms, sentence)
