"""nnlearn: how neural networks learn, in code that reads like the formulas.

Read the modules in this order:

    activations      functions g and their derivatives
    costs            how wrong a prediction is
    network          layout, parameters as one vector, forward propagation
    backprop         deltas, Delta, D: the gradient
    delta_as_slope   what a delta is: a slope, which can be measured
    dimensions       the shapes of all products, and the slips they catch
    weight_decay     the two halves of a regularised cost
    nudges           how far the outputs move when one parameter does
    chain            the chain rule as boxes, one behind the other
    unrolling        matrices to one vector and back, in either order
    gradient_check   the same gradient by differences, and the comparison
    initialization   where to start
    surfaces         functions of one and two variables to descend on
    differences      slopes of one variable by differences, and how far they are off
    visits           what a method of descent is
    optimizers       the methods, simplest first
    memory           what a method remembers, and how its step comes of that
    heavy_ball       momentum on a constant slope and on a parabola
    plateaus         where a unit hardly feels its weights
    one_dimension    the quartic, from many starts and with many rates
    quadratic_model  the model that Newton's method leaps to the end of
    hessian_cost     what the Hessian of N parameters costs
    conjugacy        conjugate directions, and quadratics to try them on
    convergence      how fast descent approaches a minimum, foretold
    least_squares    the damped step
    line_search      how far to go along a direction
    descent          the only loop, and the Path it leaves
    race             a fair race of methods, each with many learning rates
    many_starts      training from many starts at once
    mini_batches     descent on a few examples at a time
    twins            hidden units with equal weights, beside random ones
    through_layers   activations and gradients by the width of random weights
    scipy_descent    scipy's methods, recorded as the same Path
    symmetry         different parameters, the same network
    slices           a function of many variables on a line or a plane
    search           grid and Monte Carlo search, the baselines without a gradient
    data             digits and worked examples
    bugs             planted mistakes for the gradient check to find
    recipe           the whole recipe on one small problem
    capacity         training and held-out cost by regularisation and hidden units
    plugged_in       your own cost and gradient in place of nnlearn's
    wording          numbers in sentences as people write them

`nnlearn.figures` draws finished results, `nnlearn.widgets` binds controls to the figures and `nnlearn.exercises`
checks answers; they need matplotlib and ipywidgets, which importing nnlearn alone does not load.
"""

from . import bugs, data, surfaces
from .activations import identity, relu, sigmoid, tanh
from .costs import accuracy, confusion, cross_entropy, half_squared_error, mean_squared_error, one_hot, squared_error
from .descent import Path, descend, endpoints
from .gradient_check import (
    GradientCheck,
    check_gradient,
    numerical_gradient,
    numerical_hessian,
    relative_difference,
)
from .initialization import base_rates, constant, glorot, he, uniform, zeros
from .network import Network
from .optimizers import (
    adagrad,
    adam,
    conjugate_gradient,
    gauss_newton,
    gradient_descent,
    levenberg_marquardt,
    momentum,
    nesterov,
    newton,
    rmsprop,
)
from .plugged_in import with_own_gradient
from .scipy_descent import scipy_path
from .search import grid_search, monte_carlo_search
from .visits import Visit, optimizer

__version__ = "0.1.0"

__all__ = [
    "GradientCheck",
    "Network",
    "Path",
    "Visit",
    "accuracy",
    "adagrad",
    "adam",
    "base_rates",
    "bugs",
    "check_gradient",
    "confusion",
    "conjugate_gradient",
    "constant",
    "cross_entropy",
    "data",
    "descend",
    "endpoints",
    "gauss_newton",
    "glorot",
    "gradient_descent",
    "grid_search",
    "half_squared_error",
    "he",
    "identity",
    "levenberg_marquardt",
    "mean_squared_error",
    "momentum",
    "monte_carlo_search",
    "nesterov",
    "newton",
    "numerical_gradient",
    "numerical_hessian",
    "one_hot",
    "optimizer",
    "relative_difference",
    "relu",
    "rmsprop",
    "scipy_path",
    "sigmoid",
    "squared_error",
    "surfaces",
    "tanh",
    "uniform",
    "with_own_gradient",
    "zeros",
]
