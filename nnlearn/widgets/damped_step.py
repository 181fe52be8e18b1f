"""One step of Levenberg and Marquardt: move the point, slide the damping, see where the step ends and what it does."""

import numpy as np

from ..figures.damped_step import DampedStep
from ..least_squares import damped_step, linearised_loss
from ..slices import heights
from ..surfaces import rosenbrock
from . import controls
from .panel import Panel, bind_point

NUS = np.geomspace(1e-4, 1e6, 61)
LEVELS = np.geomspace(0.05, 2500, 15)


class DampedStepPanel(Panel):
    """The arc of steps d(nu) from a point of Rosenbrock's valley, between Gauss-Newton and the way down."""

    def __init__(self, start=(-1.2, 1.0), nu=1.0):
        (low1, high1), (low2, high2) = rosenbrock.bounds
        self.w1 = controls.slider("w₁", start[0], low1, high1, 0.02, width="280px")
        self.w2 = controls.slider("w₂", start[1], low2, high2, 0.02, width="280px")
        self.nu = controls.log_slider("damping ν", nu, -4, 6, step=0.05)
        picture = DampedStep(*heights(rosenbrock), LEVELS, rosenbrock.stationary_points, NUS)
        super().__init__(picture, "The damped step as an arc", [[self.nu], [self.w1, self.w2]])
        bind_point(self, "map", self.w1, self.w2)

    def show(self):
        """Compute the steps of all dampings and the chosen one."""
        w, nu = np.array([self.w1.value, self.w2.value]), self.nu.value
        e, jacobian = rosenbrock.residuals(w), rosenbrock.jacobian(w)
        steps = np.array([damped_step(e, jacobian, each) for each in NUS])
        d = damped_step(e, jacobian, nu)
        gradient = rosenbrock.gradient(w)
        length = np.linalg.norm(gradient)
        before, after, promised = e @ e, rosenbrock.value(w + d), linearised_loss(e, jacobian, d)
        verdict = "falls" if after < before else "rises" if after > before else "stays"
        sentence = (
            f"at ({w[0]:.2f}, {w[1]:.2f}) with ν = {nu:.3g}: a step of length {np.linalg.norm(d):.3g}; "
            f"promised {promised:.3g}, true loss {verdict} from {before:.4g} to {after:.4g}"
        )
        self.picture.update(
            w,
            before,
            w + steps,
            [linearised_loss(e, jacobian, step) for step in steps],
            rosenbrock.value(w + steps),
            (nu, w + d, after),
            -gradient / length if length else np.zeros(2),
            sentence,
        )
