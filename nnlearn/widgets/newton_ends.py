"""Where Newton's method and the gradient end, from every start of a surface and from the one that is clicked."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from .. import surfaces
from ..descent import descend, endpoints, point
from ..figures.newton_ends import NewtonEnds
from ..optimizers import gradient_descent, newton
from ..quadratic_model import arrivals, newton_endpoints
from ..slices import grid
from ..wording import counted
from . import controls
from .panel import Panel, bind_point
from .track import start_on

DAMPINGS = {0.25: 60, 0.5: 40, 1.0: 30}  # with the steps after which the maps are drawn
N = 61  # starts on each side
GRADIENT_STEPS = 200
NEWTON_DRAWN, GRADIENT_DRAWN = 40, 100  # steps of the one path that is drawn


@dataclass(frozen=True)
class Scene:
    """A surface of the panel, whether a maximum is looked for, the learning rate, and how it is shown."""

    surface: object
    uphill: bool
    rate: float
    window: tuple
    start: tuple
    levels: np.ndarray
    name: str

    @property
    def cost(self):
        """What the gradient descends: the surface, or its negative."""
        return -self.surface if self.uphill else self.surface


SCENES = {
    "two hills, looking for a maximum": Scene(
        surfaces.two_gaussians,
        True,
        0.3,
        ((-3.0, 3.0), (-3.0, 3.0)),
        (0.0, 0.0),
        np.linspace(0.05, 1.4, 10),
        "gradient ascent, $r = 0.3$",
    ),
    "polynomial, looking for a minimum": Scene(
        surfaces.polynomial,
        False,
        0.05,
        ((-1.0, 2.0), (-1.0, 2.0)),
        (1.5, 0.5),
        np.geomspace(0.003, 6, 9),
        "gradient descent, $r = 0.05$",
    ),
}


class NewtonEndsPanel(Panel):
    """Two maps of ends with the paths from one start; each map is computed when it is first looked at."""

    def __init__(self):
        first, *_ = SCENES
        scene = SCENES[first]
        (low1, high1), (low2, high2) = scene.window
        self.scene = controls.menu("surface", list(SCENES), first, width="360px")
        self.damping = controls.values_slider("damping of Newton", [(f"{d:g}", d) for d in DAMPINGS], 1.0)
        self.x1 = controls.slider("start x₁", scene.start[0], low1, high1, 0.05, width="300px")
        self.x2 = controls.slider("start x₂", scene.start[1], low2, high2, 0.05, width="300px")
        self._drawn = first
        rows = [[self.scene, self.damping], [self.x1, self.x2]]
        super().__init__(NewtonEnds(*_background(scene)), "Ends of Newton's method and of the gradient", rows)
        for axes_name in ("map", "other"):
            bind_point(self, axes_name, self.x1, self.x2)

    def show(self):
        """Follow both methods from the start."""
        scene = SCENES[self.scene.value]
        if self.scene.value != self._drawn:
            self._drawn = self.scene.value
            self.picture.redraw(*_background(scene))
            with self.held():
                start_on(scene.start, scene.window, (self.x1, self.x2))
        surface, start = scene.surface, [self.x1.value, self.x2.value]
        by_newton = descend(newton(surface, start, surface.hessian, self.damping.value), NEWTON_DRAWN, tolerance=1e-8)
        by_gradient = descend(gradient_descent(scene.cost, start, scene.rate), GRADIENT_DRAWN, tolerance=1e-4)
        ends = _ends_of_newton(self._drawn, self.damping.value), _ends_of_gradient(self._drawn)
        paths = [path.x[np.isfinite(path.x).all(axis=1)] for path in (by_newton, by_gradient)]
        sentence = (
            f"from {point(start)} Newton's method with damping {self.damping.value:g} is {_where(surface, by_newton)}, "
            f"the gradient {_where(surface, by_gradient)}; of all starts {_share(surface, ends[0])} end in the "
            f"saddle with Newton and {_share(surface, ends[1])} with the gradient"
        )
        self.picture.update(ends, paths, sentence)


def _where(surface, path):
    steps, end = path.step[-1], path.x[-1]
    after = f"after {counted(steps, 'step')}"
    if path.status == "diverged" or not np.abs(end).max() < 1e3:
        return f"{after} far away"
    if path.status == "singular":
        return f"{after} where H is singular"
    reached = arrivals(end, _places(surface))
    name = "at none of the points" if reached < 0 else f"at the {surface.stationary_points[reached].kind}"
    return f"{after} {name}, at {point(end)}"


def _share(surface, ends):
    saddles = [k for k, p in enumerate(surface.stationary_points) if p.kind == "saddle"]
    return f"{100 * np.isin(ends, saddles).mean():.0f} %"


def _places(surface):
    return [p.x for p in surface.stationary_points]


@cache
def _ends_of_newton(name, damping):
    """Return which stationary point Newton's method reaches from each start of a scene, (N, N)."""
    surface, starts = SCENES[name].surface, grid(SCENES[name].window, N)
    ends = newton_endpoints(surface, starts, DAMPINGS[damping], damping)
    return arrivals(ends, _places(surface)).reshape(N, N)


@cache
def _ends_of_gradient(name):
    """Return which stationary point the gradient reaches from each start of a scene, (N, N)."""
    scene = SCENES[name]
    ends, _ = endpoints(gradient_descent(scene.cost, grid(scene.window, N), scene.rate), GRADIENT_STEPS)
    return arrivals(ends, _places(scene.surface)).reshape(N, N)


def _background(scene):
    points = grid(scene.window, 101)
    X, Y = (c.reshape(101, 101) for c in points.T)
    Z = scene.surface.value(points).reshape(101, 101)
    return X, Y, Z, scene.levels, scene.surface.stationary_points, scene.name
