"""The bias is free: the cost over bias and weight, with and without the bias in the penalty."""

import numpy as np

from ..data import four_points
from ..figures.bias_penalty import BiasPenalty
from ..network import Network
from ..scipy_descent import scipy_path
from ..slices import costs_at, grid
from ..weight_decay import penalty, with_bias_penalised
from . import controls
from .panel import Panel

BOUNDS, FINE = ((-4.0, 4.0), (-4.0, 4.0)), 61
TARGETS = {"1, 0, 0, 1": (1.0, 0.0, 0.0, 1.0), "1, 1, 0, 1": (1.0, 1.0, 0.0, 1.0), "all 1": (1.0, 1.0, 1.0, 1.0)}
STEPS = 40


class BiasPenaltyPanel(Panel):
    """Logistic regression on the first feature of the four points: where lambda draws bias and weight."""

    def __init__(self, lam=4.0, penalised=False):
        self.lam = controls.slider("λ", lam, 0.0, 20.0, 0.1, fmt=".1f", width="400px")
        self.penalised = controls.tick("regularise the bias too", penalised)
        self.y = controls.choice("targets", list(TARGETS), "1, 1, 0, 1")
        self.net = Network((1, 1))
        self.X = four_points()[0][:, :1]
        self.thetas, self.x = grid(BOUNDS, FINE), np.linspace(-2.5, 2.5, 101)
        self.penalties = {key: penalty(self.net, self.thetas, 4, 1.0, bias=key) for key in (False, True)}
        self.J_data = {name: costs_at(self.net, self.thetas, self.X, np.array(y)) for name, y in TARGETS.items()}
        picture = BiasPenalty(BOUNDS, self.x, self.X[:, 0])
        super().__init__(picture, "Penalty with and without the bias", [[self.lam, self.penalised], [self.y]])

    def show(self):
        """Add the penalty to the costs, and find the lowest point of both."""
        lam, y, chosen = self.lam.value, np.array(TARGETS[self.y.value]), self.penalised.value
        costs, levels, lowest, curves = {}, {}, {}, {}
        for key in (False, True):
            costs[key] = (self.J_data[self.y.value] + lam * self.penalties[key]).reshape(FINE, FINE)
            levels[key] = costs[key].min() + np.geomspace(0.005, 20, 11)
            cost = with_bias_penalised(self.net, self.X, y, lam) if key else self.net.objective(self.X, y, lam)
            theta = scipy_path(cost, np.zeros(2), "BFGS", STEPS).x[-1]
            lowest[key] = np.clip(theta, *BOUNDS[0])
            curves[key] = self.net.predict(theta, self.x[:, np.newaxis])[:, 0]
        bias, weight = lowest[chosen]
        place = f"lies at bias {bias:.2f}, weight {weight:.2f}"
        if np.abs(lowest[chosen]).max() >= BOUNDS[0][1]:
            place = "runs off beyond the map"
        sentence = (
            f"λ = {lam:.1f}, bias {'penalised too' if chosen else 'free'}: the lowest point {place}; "
            f"it predicts {curves[chosen][0]:.2f} to {curves[chosen][-1]:.2f} "
            f"where the share of ones is {y.mean():.2f}"
        )
        self.picture.update(costs, levels, lowest, curves, y, float(y.mean()), chosen, sentence)
