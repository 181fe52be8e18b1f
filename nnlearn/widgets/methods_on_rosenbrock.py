"""Five methods in Rosenbrock's valley from one start: where they go, and what they pay."""

import numpy as np

from ..descent import descend
from ..figures.paths_together import PathsTogether
from ..optimizers import conjugate_gradient, gauss_newton, gradient_descent, levenberg_marquardt, newton
from ..slices import heights
from ..surfaces import rosenbrock
from . import controls
from .panel import Panel, bind_point

LEVELS = np.geomspace(0.05, 2500, 15)
METHODS = {
    "gradient descent": lambda x: gradient_descent(rosenbrock, x, 0.001),
    "conjugate gradient": lambda x: conjugate_gradient(rosenbrock, x),
    "Newton": lambda x: newton(rosenbrock, x, rosenbrock.hessian),
    "Gauss-Newton": lambda x: gauss_newton(rosenbrock.residuals, x, rosenbrock.jacobian),
    "Levenberg-Marquardt": lambda x: levenberg_marquardt(rosenbrock.residuals, x, rosenbrock.jacobian),
}
ARRIVED = 1e-15


class MethodsOnRosenbrock(Panel):
    """Gradient descent, conjugate gradient, Newton, Gauss-Newton and Levenberg-Marquardt from one start."""

    def __init__(self, start=(-1.2, 1.0)):
        (low1, high1), (low2, high2) = rosenbrock.bounds
        self.method = controls.menu("method", ["all five", *METHODS], width="280px")
        self.axis = controls.choice("count", ["steps", "evaluations"])
        self.x1 = controls.slider("start x₁", start[0], low1, high1, 0.02, width="280px")
        self.x2 = controls.slider("start x₂", start[1], low2, high2, 0.02, width="280px")
        self.steps = controls.whole_slider("steps at most", 100, 1, 300)
        picture = PathsTogether(*heights(rosenbrock), LEVELS, rosenbrock.stationary_points, list(METHODS))
        super().__init__(
            picture, "Five methods in one valley", [[self.method, self.axis], [self.x1, self.x2], [self.steps]]
        )
        bind_point(self, "map", self.x1, self.x2)

    def show(self):
        """Run the chosen methods until the cost is 1e-15 or the steps are used up."""
        start = np.array([self.x1.value, self.x2.value])
        names = list(METHODS) if self.method.value == "all five" else [self.method.value]
        paths = {
            name: descend(METHODS[name](start), self.steps.value, until=lambda visit: visit.J < ARRIVED)
            for name in names
        }
        counted = {"steps": lambda path: path.step, "evaluations": lambda path: sum(path.evaluations.values())}
        paid = {name: counted[self.axis.value](path) for name, path in paths.items()}
        ends = ", ".join(
            f"{name} {'arrives' if path.J[-1] < ARRIVED else f'is at J = {path.J[-1]:.2g}'} after {paid[name][-1]}"
            for name, path in paths.items()
        )
        sentence = f"from ({start[0]:.2f}, {start[1]:.2f}), counted in {self.axis.value}: {ends}"
        self.picture.update(paths, paid, self.axis.value, sentence)
