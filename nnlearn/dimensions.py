r"""Dimension analysis: the shapes of the three products of every layer, and what becomes of them after a slip.

    forward    Z(l+1) = A~(l) Theta(l)^T                              (m, s_l + 1) (s_l + 1, s_{l+1})
    back       delta(l) = delta(l+1) Theta(l)[:, 1:] * g'(Z(l))       (m, s_{l+1}) (s_{l+1}, s_l)  *  (m, s_l)
    gather     Delta(l) = delta(l+1)^T A~(l)                          (s_{l+1}, m) (m, s_l + 1)

Two factors fit when the inner sides are equal. A slip can also fit by accident, and then no error message helps.
"""

from dataclasses import dataclass
from itertools import pairwise

from .arguments import choice, whole_number

SLIPS = ("bias column kept", "Theta not as it should be turned", "delta not transposed", "column of ones forgotten")


@dataclass(frozen=True)
class Product:
    """One product of two matrices of shapes `left` and `right`; `expected` is the shape that has to come out.

    `slipped` says whether a slip has changed one of its factors.
    """

    kind: str
    l: int
    left: tuple
    right: tuple
    expected: tuple
    slipped: bool

    @property
    def result(self):
        """The shape that comes out, or None when the inner sides differ."""
        return (self.left[0], self.right[1]) if self.left[1] == self.right[0] else None

    @property
    def fits(self):
        """Whether the product can be taken and has the shape that what follows expects."""
        return self.result == self.expected


def products(sizes, m, bias=True, slips=()):
    """Return [Product, ..]: forward, back (not for l = 1) and gather for every layer l = 1..L-1.

    Raises ValueError for an unknown slip or a size below 1.
    """
    for slip in slips:
        choice(slip, "slip", SLIPS)
    sizes = [whole_number(s, "a layer's size", low=1) for s in sizes]
    m = whole_number(m, "m", low=1, remedy="it is the number of examples")
    found = []
    for l, (s, s_next) in enumerate(pairwise(sizes), start=1):
        found += _products_of_layer(l, s, s_next, m, bool(bias), set(slips))
    return found


def _products_of_layer(l, s, s_next, m, bias, slips):
    kept, turned, upright, no_ones = (slip in slips for slip in SLIPS)
    tilde = (m, s + (bias and not no_ones))
    Theta = (s_next, s + bias)
    forward = Theta if turned else Theta[::-1]
    yield Product("forward", l, tilde, forward, (m, s_next), turned or (no_ones and bias))
    if l > 1:
        W = (s_next, s + (bias and kept))
        yield Product("back", l, (m, s_next), W[::-1] if turned else W, (m, s), turned or (kept and bias))
    delta = (m, s_next) if upright else (s_next, m)
    yield Product("gather", l, delta, tilde, Theta, upright or (no_ones and bias))
