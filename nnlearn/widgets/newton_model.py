"""Newton's method on a surface: click a start, step on, and see the quadratic model that says where to jump."""

from dataclasses import dataclass

import numpy as np

from .. import surfaces
from ..descent import descend, norm, point
from ..figures.newton_model import STEPS, NewtonModel
from ..optimizers import newton
from ..quadratic_model import KINDS, level_lines, model_value, negative_curvatures
from ..slices import grid
from ..wording import counted
from . import controls
from .panel import Panel, bind_point
from .track import start_on


@dataclass(frozen=True)
class Scene:
    """A surface as the panel shows it: the window, a start, the level lines, the axis of heights."""

    surface: object
    window: tuple
    start: tuple
    levels: np.ndarray
    heights: tuple
    log: bool = True
    uphill: bool = False


SCENES = {
    "two hills": Scene(
        surfaces.two_gaussians,
        ((-3.5, 3.5), (-3.5, 3.5)),
        (0.0, 0.0),
        np.linspace(0.05, 1.4, 10),
        (-0.05, 1.55),
        log=False,
        uphill=True,
    ),
    "Rosenbrock's valley": Scene(
        surfaces.rosenbrock, ((-2.0, 2.0), (-3.5, 3.0)), (-1.2, 1.0), np.geomspace(1, 3000, 8), (1e-16, 1e5)
    ),
    "polynomial": Scene(
        surfaces.polynomial, ((-1.0, 2.0), (-1.0, 2.0)), (1.5, 0.5), np.geomspace(0.003, 6, 9), (1e-16, 1e3)
    ),
    "two weights of a network": Scene(
        surfaces.twin_minima, ((-0.5, 3.0), (-0.5, 3.0)), (1.6, 0.9), np.geomspace(0.01, 4, 9), (1e-16, 1e3)
    ),
}
T = np.linspace(-0.5, 1.6, 106)
GRID = 121
FLAT = 1e-12  # a gradient below that is no more than rounding, and so is what the model promises


class NewtonModelPanel(Panel):
    """The path of Newton's method on one of the scenes, with the quadratic model at its end."""

    def __init__(self, scene="two hills", start=None, steps=0):
        first = SCENES[scene]
        x1, x2 = first.start if start is None else start
        (low1, high1), (low2, high2) = first.window
        self.scene = controls.menu("surface", list(SCENES), scene, width="290px")
        self.seek = controls.choice("you look for", [("a minimum", -1), ("a maximum", 1)], 1 if first.uphill else -1)
        self.steps = controls.whole_slider("steps", steps, 0, STEPS, width="300px")
        self.damping = controls.slider("damping", 1.0, 0.05, 1.0, 0.05, width="340px")
        self.x1 = controls.slider("start x₁", x1, low1, high1, 0.05, width="300px")
        self.x2 = controls.slider("start x₂", x2, low2, high2, 0.05, width="300px")
        self._drawn = scene
        rows = [[self.scene, self.seek], [self.steps, self.damping], [self.x1, self.x2]]
        super().__init__(NewtonModel(*_background(first)), "Newton's method and its quadratic model", rows)
        bind_point(self, "map", self.x1, self.x2)

    def show(self):
        """Take the steps, and compute the model where they end."""
        scene = SCENES[self.scene.value]
        if self.scene.value != self._drawn:
            self._drawn = self.scene.value
            self.picture.redraw(*_background(scene))
            with self.held():
                start_on(scene.start, scene.window, (self.x1, self.x2))
                self.seek.value = 1 if scene.uphill else -1
        surface, damping = scene.surface, self.damping.value
        path = descend(newton(surface, [self.x1.value, self.x2.value], surface.hessian, damping), self.steps.value)
        kept = np.isfinite(path.J) & (np.abs(path.x).max(axis=1) < 1e8)
        x, f = path.x[kept], path.J[kept]
        (J, grad), H = surface(x[-1]), surface.hessian(x[-1])
        ahead = descend(newton(surface, x[-1], surface.hessian), 1)
        p = ahead.x[-1] - x[-1] if len(ahead) == 2 and (ahead.x[-1] != x[-1]).any() else None
        lines, through = (level_lines(x[-1], J, grad, H, levels) for levels in (scene.levels[::2], [J]))
        way = self.seek.value * grad / norm(grad) if norm(grad) >= FLAT else None
        self.picture.update(
            x,
            f,
            lines,
            through,
            p,
            damping,
            way,
            _profile(surface, x[-1], J, grad, H, p, damping),
            self._sentence(surface, x, J, grad, H, p),
        )

    def _sentence(self, surface, x, J, grad, H, p):
        curvatures = np.linalg.eigvalsh(H)
        kind = KINDS[int(negative_curvatures(H))]
        after = "at the start" if len(x) == 1 else f"after {counted(len(x) - 1, 'step')} at"
        where = f"{after} {point(x[-1])}, f = {J:.4g}: curvatures {curvatures[0]:.4g} and {curvatures[1]:.4g}, a {kind}"
        if norm(grad) < FLAT:
            return f"{where}; the gradient is zero to twelve places here"
        if p is None:
            return f"{where}; H is singular here, the model has no centre"
        if norm(p) < 1e-6:
            return f"{where}; Newton has arrived, its step is shorter than a millionth"
        slope = grad @ p
        way = "downhill" if slope < 0 else "uphill"
        asked = "as you want" if (slope > 0) == (self.seek.value > 0) else "against your wish"
        promised, true = slope / 2, surface.value(x[-1] + p) - J
        return (
            f"{where}; Newton's arrow starts {way}, {asked}, to {point(x[-1] + p)}, where the model says "
            f"{promised:+.3g} and f changes by {true:+.3g}"
        )


def _background(scene):
    points = grid(scene.window, GRID)
    X, Y = (c.reshape(GRID, GRID) for c in points.T)
    Z = scene.surface.value(points).reshape(GRID, GRID)
    kinds = negative_curvatures(scene.surface.hessian(points)).reshape(GRID, GRID)
    return X, Y, Z, kinds, scene.levels, scene.surface.stationary_points, scene.heights, scene.log


def _profile(surface, x, J, grad, H, p, damping):
    if p is None or norm(grad) < FLAT:
        return [], [], [], 0.0
    way = np.append(T, damping)[:, np.newaxis] * p
    unit = abs(grad @ p) / 2
    truth = (surface.value(x + way) - J) / unit
    return T, truth[:-1], (model_value(J, grad, H, way[:-1]) - J) / unit, truth[-1]
