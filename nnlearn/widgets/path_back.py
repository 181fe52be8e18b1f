"""The nine formulas, link by link: choose a parameter, and walk from the cost back to it."""

import numpy as np

from ..data import regression_example
from ..figures.nudge import NAMES, SYMBOLS
from ..figures.path_back import PathBack
from ..nudges import PARAMETERS, connection, factors
from . import controls
from .panel import Panel

PLACES = list(PARAMETERS.values())


class PathBackPanel(Panel):
    """The derivative of R in one of the nine parameters, as far as `links` factors go; a press chooses a parameter."""

    def __init__(self, parameter="w11(1)", links=4, observation=0):
        self.net, self.theta, self.X, self.Y = regression_example()
        self.parameter = controls.menu(
            "∂R / ∂", list(zip(NAMES, PLACES, strict=True)), PARAMETERS[parameter], width="180px"
        )
        self.links = controls.whole_slider("links", links, 0, 4, width="260px")
        texts = [(f"({x1:.0f}, {x2:.0f})".replace("-", "−"), i) for i, (x1, x2) in enumerate(self.X)]
        self.observation = controls.choice("observation", texts, observation)
        rows = [[self.parameter, self.links, self.observation]]
        super().__init__(PathBack(), "The way back to a parameter", rows)
        self.live.on_point("map", self._press)
        self.live.on_arrow(self._arrow)

    def _press(self, x, y):
        pressed = self.picture.network.connection_at(x, y)
        for place in PLACES:
            if connection(self.net, place) == pressed:
                self.parameter.value = place

    def _arrow(self, dx, dy):
        with self.together():
            self.links.value = min(max(self.links.value + dx, 0), self.links.max)
            number = PLACES.index(self.parameter.value) - dy
            self.parameter.value = PLACES[min(max(number, 0), len(PLACES) - 1)]

    def show(self):
        """Compute the factors of the way, and show as many of them as are asked for."""
        k, observation = self.parameter.value, self.observation.value
        x, y = self.X[observation], self.Y[observation, 0]
        way = factors(self.net, self.theta, x, y, k)
        walked = min(self.links.value, len(way))
        formulas, ends, units, connections = _way(connection(self.net, k), SYMBOLS[PLACES.index(k)])
        _, a = self.net.forward(self.theta, x[np.newaxis])
        product = float(np.prod(way[:walked])) if walked else None
        self.picture.update(
            self.net.roll(self.theta),
            {l: values[0] for l, values in a.items()},
            [unit for unit in units[:walked] if unit],
            [connection for connection in connections[:walked] if connection],
            list(zip(formulas[:walked], way[:walked], strict=True)),
            (ends[walked - 1] if walked else "", product),
            self._sentence(walked, len(way), way, product),
        )

    def _sentence(self, walked, n, way, product):
        opening = f"from R back to {self.parameter.label}: {walked} of {n} links"
        if not walked:
            return opening
        line = " × ".join(f"{factor:.4f}" for factor in way[:walked])
        equals = f" = {product:.4f}" if walked > 1 else ""
        ending = "" if walked < n else f", which is ∂R/∂{self.parameter.label}"
        return f"{opening}, {line}{equals}{ending}"


def _way(place, symbol):
    """Return (formulas, ends, units, connections): for each link its formula, what the product is so far, its marks."""
    l, i, j = place
    symbol = symbol.strip("$")
    start = r"$\partial R/\partial\hat{y} = -2\,(y-\hat{y})$", r"$\partial R/\partial\hat{y}$"
    end = rf"$\partial R/\partial {symbol}$"
    if l == 2:
        last = rf"$\partial\hat{{y}}/\partial {symbol} = {f'a_{j}' if j else '1'}$"
        return [start[0], last], [start[1], end], [(3, 1), (2, j)], [None, place]
    links = [
        start,
        (rf"$\partial\hat{{y}}/\partial a_{i} = w_{{1{i}}}^{{(2)}}$", rf"$\partial R/\partial a_{i}$"),
        (rf"$\partial a_{i}/\partial z_{i} = \sigma'(z_{i})$", rf"$\partial R/\partial z_{i}$"),
        (rf"$\partial z_{i}/\partial {symbol} = {f'x_{j}' if j else '1'}$", end),
    ]
    formulas, ends = zip(*links, strict=True)
    return formulas, ends, [(3, 1), None, (2, i), (1, j)], [None, (2, 1, i), None, place]
