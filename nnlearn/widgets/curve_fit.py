"""A small network fitted to points on a curve: Levenberg-Marquardt against gradient descent and momentum."""

import numpy as np

from ..data import wave
from ..descent import descend
from ..figures.curve_fit import CurveFit
from ..optimizers import gradient_descent, levenberg_marquardt, momentum
from ..wording import counted
from . import controls
from .panel import Panel

MOST = 1000


class CurveFitPanel(Panel):
    """A 1-5-1 network with tanh units: what each method has made of it after so many evaluations."""

    def __init__(self):
        net, theta, X, Y = wave()
        cost = net.objective(X, Y)
        self.net = net
        paths = {
            "gradient descent": descend(gradient_descent(cost, theta, 0.005), MOST),
            "momentum": descend(momentum(cost, theta, 0.002, mu=0.9), MOST),
            "Levenberg-Marquardt": descend(
                levenberg_marquardt(lambda x: net.residuals(x, X, Y), theta, lambda x: net.jacobian(x, X)), 150
            ),
        }
        self.paths = {name: (path, sum(path.evaluations.values())) for name, path in paths.items()}
        self.grid = np.linspace(X.min() - 0.3, X.max() + 0.3, 201)[:, np.newaxis]
        self.evaluations = controls.log_slider("evaluations", 30, 0, np.log10(MOST), step=0.05, fmt=".0f")
        runs = {name: (paid, path.J) for name, (path, paid) in self.paths.items()}
        super().__init__(
            CurveFit(X[:, 0], Y[:, 0], self.grid[:, 0], runs), "A network fitted to a curve", [[self.evaluations]]
        )

    def show(self):
        """Show the fits that each method had reached by then."""
        paid = max(round(self.evaluations.value), 1)
        fits, costs = {}, []
        for name, (path, spent) in self.paths.items():
            last = np.searchsorted(spent, paid, side="right") - 1
            fits[name] = self.net.predict(path.x[max(last, 0)], self.grid)[:, 0]
            costs.append(f"{name} R = {path.J[max(last, 0)]:.2g}")
        self.picture.update(fits, paid, f"after {counted(paid, 'evaluation')}: {', '.join(costs)}")
