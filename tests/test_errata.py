"""Where the texts of the course are wrong or loose: the number that their words give, and the right one.

A is text 000 (how networks learn), B text 001 (cost, grid search, descent), C text 002 (optimisation and back
propagation), D text 003 (gradient checking, random starts), E text 004 (optimisation). Each function computes one
erratum and returns what its row lists: `right`, after `printed` where the printed formula gives a value too. A
`misprint` stands in the text as it is. Numbers agree to rtol = 1e-9 unless the row says otherwise. E12, E16, X03 and
X04 hold no numbers. docs/errata.md lists all of them for readers; test_errata_page.py compares its numbers with these.
"""

import inspect
from dataclasses import dataclass

import numpy as np
import pytest
from curriculum import conjugate_gradient as curriculum_cg
from curriculum import initialization
from curriculum import least_squares as curriculum_least_squares
from curriculum import newton as curriculum_newton
from curriculum.costs import INSIDE, OUTSIDE, search
from curriculum.nudges import NET, PLACES, THETA, X, Y, by_size, change_by, gradient, nudges, path

from nnlearn import (
    Network,
    bugs,
    conjugate_gradient,
    cross_entropy,
    data,
    descend,
    gauss_newton,
    gradient_descent,
    half_squared_error,
    identity,
    mean_squared_error,
    newton,
    numerical_gradient,
    relative_difference,
    scipy_path,
    sigmoid,
    squared_error,
    uniform,
)
from nnlearn.differences import cube, difference_quotient, on_line
from nnlearn.search import chance_to_hit
from nnlearn.surfaces import kinked, polynomial, quadratic, quartic, rosenbrock, tridiagonal, two_gaussians
from nnlearn.unrolling import roll, unroll

ERRATA = {}


@dataclass(frozen=True)
class Erratum:
    """One row: how it is computed, what is right and what is wrong, and how closely numbers agree."""

    compute: object
    right: object
    printed: object
    misprint: object
    rtol: float
    atol: float


def erratum(name, *, right, printed=None, misprint=None, rtol=1e-9, atol=0.0):
    """Register the function below as the computation of (printed, right), or of right alone."""

    def register(compute):
        assert name not in ERRATA, f"{name} is computed twice"
        ERRATA[name] = Erratum(compute, right, printed, misprint, rtol, atol)
        return compute

    return register


def exact_gradient(f, x):
    """Return the gradient of f by a complex step, which shares nothing with back propagation."""
    return numerical_gradient(f, x, 1e-20, "complex-step")


# ---- A: text 000, how networks learn --------------------------------------------------------------------------------

SINE_NET, SINE_THETA, SINE_X, SINE_Y = data.sine_example()
SINE_THETAS = SINE_NET.roll(SINE_THETA)


def whole():
    """Return (z, a, delta, Delta) of the sine example."""
    return *SINE_NET.forward(SINE_THETA, SINE_X), *SINE_NET.backprop(SINE_THETA, SINE_X, SINE_Y)[:2]


def first():
    """Return (z, a, delta, Delta) of the first example alone."""
    z, a = SINE_NET.forward(SINE_THETA, SINE_X[:1])
    return z, a, *SINE_NET.backprop(SINE_THETA, SINE_X[:1], SINE_Y[:1])[:2]


@erratum("A01", printed=[0.9200658162, 0.608969867], right=[0.1926278747, 0.0], atol=1e-14)
def penalty_not_divided_by_m():  # D(1)_11 and the error of the whole gradient
    problem = SINE_THETA, SINE_X, SINE_Y, 1.0
    gradient = exact_gradient(lambda theta: SINE_NET.cost(theta, *problem[1:]), SINE_THETA)
    return tuple(
        [SINE_NET.roll(D)[1][0, 1], relative_difference(D, gradient)]
        for D in (bugs.lambda_not_divided(SINE_NET, *problem)[1], SINE_NET.cost_and_gradient(*problem)[1])
    )


@erratum("A02", printed=0.1770638367, right=0.02556315154)
def activation_of_the_wrong_layer():
    _, a, delta, _ = first()
    gradient = exact_gradient(lambda theta: SINE_NET.cost(theta, SINE_X[:1], SINE_Y[:1]), SINE_THETA)
    return a[3][0, 1] * delta[3][0, 0], SINE_NET.roll(gradient)[2][0, 2]


@erratum(
    "A03",  # cost for y = 1 and y = 0 at h = 0.8, then their slopes in z
    printed=[-0.2231435513, -0.2231435513, 0.2, -0.8],
    right=[0.2231435513, 1.609437912, -0.2, 0.8],
)
def two_mistakes_in_the_cost_of_one_example():
    z = np.log(0.8 / 0.2)
    right = [cross_entropy.from_z([[z]], [[y]]) for y in (1.0, 0.0)]
    slopes = [exact_gradient(lambda z, y=y: cross_entropy.from_z([z], [[y]]), [z])[0] for y in (1.0, 0.0)]
    printed = [y * np.log(sigmoid(z)) + (1 - y) * np.log(sigmoid(z)) for y in (1, 0)]
    return [*printed, -slopes[0], -slopes[1]], [*right, *slopes]


@erratum("A04", printed=4, right=3.110745101905)
def the_cost_is_one_number():
    return SINE_NET.predict(SINE_THETA, SINE_X).shape[1], SINE_NET.cost(SINE_THETA, SINE_X, SINE_Y)


@erratum("A05", printed=[[5, 5], [5, 5], [4, 5]], right=[[5, 4], [5, 6], [4, 6]])
def shape_of_Delta():
    _, _, delta, Delta = whole()
    return [delta[l + 1].T.shape for l in Delta], [Delta_l.shape for Delta_l in Delta.values()]


@erratum("A06", printed=[121, 2], right=[231, 3])
def layers_of_the_network_to_unroll():
    nets = Network((10, 10, 1)), Network((10, 10, 10, 1))
    return tuple([net.n_parameters, len(net.shapes)] for net in nets)


class Even(np.random.Generator):
    """A random generator whose numbers are spread evenly over (0, 1)."""

    def __init__(self):
        super().__init__(np.random.PCG64(0))

    def random(self, size):
        return (np.arange(size) + 0.5) / size


@erratum("A07", printed=[0.06, 1.0], right=[0.0, 0.5], atol=1e-12)  # mean, and the share of weights above 0
def random_weights_not_centred():
    net = Network((99, 10))
    printed, right = 0.12 * Even().random(net.n_parameters), uniform(net, Even(), eps_init=0.12)
    return [printed.mean(), (printed > 0).mean()], [right.mean(), (right > 0).mean()]


@erratum("A08", printed=-98115.18818, right=-6.75079989)
def brackets_of_the_one_sided_difference():
    J, eps = quartic.value, 1e-4
    return J([0.5 + eps]) - J([0.5]) / eps, numerical_gradient(J, [0.5], eps, "one-sided")[0]


@erratum("A09", misprint=[1e-17, 1e-12, 1e-6, 1e-4], right=[1e-6, 1e-4, 1e-12, 1e-17])
def steps_from_the_best_to_the_worst():
    eps = np.array([1e-4, 1e-6, 1e-12, 1e-17])
    slopes = difference_quotient(lambda x: on_line(quartic, x), 0.5, eps)
    return eps[np.argsort(np.abs(slopes + 6.75))]


@erratum("A10", printed=[1.230194958, 0.6300171866], right=[0.2970476847, 0.0], atol=1e-14)  # delta_1(3), error
def slope_forgotten():
    _, _, delta, _ = first()
    gradient = exact_gradient(lambda theta: SINE_NET.cost(theta, SINE_X, SINE_Y), SINE_THETA)
    wrong = bugs.slope_left_out(SINE_NET, SINE_THETA, SINE_X, SINE_Y)[1]
    right = SINE_NET.cost_and_gradient(SINE_THETA, SINE_X, SINE_Y)[1]
    weighted_sum = delta[4][0] @ SINE_NET.weights(SINE_THETAS[3])[:, 0]
    return (
        [weighted_sum, relative_difference(wrong, gradient)],
        [delta[3][0, 0], relative_difference(right, gradient)],
    )


@erratum("A11", printed=1.181797643, right=2.023268628)
def bias_unit_of_the_input_layer():
    z, a, _, _ = first()
    return SINE_NET.weights(SINE_THETAS[1])[0] @ a[1][0], z[2][0, 0]


@erratum("A12", printed=[6, 5], right=[5, 5])  # the numbers of entries on either side of the elementwise product
def bias_column_on_the_way_back():
    z, _, delta, _ = first()
    sizes = [len(Theta_3.T @ delta[4][0]) for Theta_3 in (SINE_THETAS[3], SINE_NET.weights(SINE_THETAS[3]))]
    return [sizes[0], len(z[3][0])], [sizes[1], len(z[3][0])]


@erratum("A13", printed=1.213045302, right=[0.241464, 0.240769, 0.241482, 0.243395, 0.245935], rtol=3e-6)
def elementwise_product():
    z, a, _, _ = first()
    return a[3][0] @ (1 - a[3][0]), sigmoid.derivative(z[3][0])


@erratum("A14", printed=[0.01, 0.81, 0.9801], right=[0.105361, 2.30259, 4.60517], rtol=5e-6)
def log_loss_is_no_squared_difference():
    costs = squared_error, cross_entropy
    return tuple([cost([[h]], [[1.0]]) for h in (0.9, 0.1, 0.01)] for cost in costs)


@erratum("A15", right=0.0107683893416)
def derivative_of_the_cost_in_one_weight():
    return SINE_NET.backprop(SINE_THETA, SINE_X, SINE_Y)[2][1][0, 1]


@erratum("A16", printed=[[5, 4]], right=[[5, 4], [5, 6], [4, 6]])
def the_letter_l_read_as_1():
    _, a, delta, Delta = whole()
    shapes = [(delta[l + 1].T @ SINE_NET.with_bias(a[l])).shape for l in Delta]
    return shapes[:1], shapes


@erratum("A17", right=[0.0, 0.0, 0.0], atol=1e-14)
def one_product_a_layer_instead_of_a_loop():
    _, a, delta, _ = whole()
    loop = SINE_NET.backprop_loop(SINE_THETA, SINE_X, SINE_Y)[1]
    return [np.abs(delta[l + 1].T @ SINE_NET.with_bias(a[l]) - loop[l]).max() for l in loop]


@erratum("A18", printed=[108, 4.460609791741], right=[0, 3.110745101905])  # wrong entries of Theta(1), J
def rows_and_columns_mixed():
    counted, shapes = np.arange(1, 232), Network((10, 10, 10, 1)).shapes

    def entries_and_cost(order):
        wrong = roll(unroll(roll(counted, shapes), "F"), shapes, order)[1] != roll(counted, shapes)[1]
        theta = unroll(roll(unroll(SINE_THETAS, "F"), SINE_NET.shapes, order))
        return [wrong.sum(), SINE_NET.cost(theta, SINE_X, SINE_Y)]

    return entries_and_cost("C"), entries_and_cost("F")


@erratum("A19", printed=-0.00135, right=-6.74999989, rtol=2e-8)
def quotient_broken_over_two_lines():
    J, eps = quartic.value, 1e-4
    return J([0.5 + eps]) - J([0.5 - eps]), numerical_gradient(J, [0.5], eps)[0]


@erratum("A20", right=[5, 4, 4, 3])  # m, L, K, n
def letters_of_the_sizes():
    return [len(SINE_X), SINE_NET.L, SINE_Y.shape[1], SINE_X.shape[1]]


@erratum("A21", right=[1.35339153782, 4, 6, 2])  # norm of the gradient, shape of Theta(3), the last layer with a delta
def back_propagation_computes_the_gradient():
    _, _, delta, _ = whole()
    gradient = SINE_NET.cost_and_gradient(SINE_THETA, SINE_X, SINE_Y)[1]
    return [np.linalg.norm(gradient), *SINE_THETAS[3].shape, list(delta)[-1]]


# ---- B: text 001, cost, grid search, descent ------------------------------------------------------------------------

BIAS_FREE = data.bias_free_example()


@erratum("B01", printed=0.75, right=1.5)
def half_the_sum_of_squares():
    y, y_hat = np.array([[1.0], [2.0], [3.0]]), np.array([[1.5], [1.5], [2.0]])
    return half_squared_error(y_hat, y), squared_error(y_hat, y)


@erratum("B02", printed=0.04182605257, right=-0.02594345776)
def matrix_product_for_elementwise():
    net, theta, X, Y = BIAS_FREE
    z, _ = net.forward(theta, X)
    delta, _, _ = net.backprop(theta, X, Y)
    slope, W2 = sigmoid.derivative(z[2]), net.roll(theta)[2].T
    gradient = exact_gradient(lambda theta: net.cost(theta, X, Y), theta)
    return (X.T @ (delta[3] @ W2.T @ slope))[0, 0], net.roll(gradient)[1].T[0, 0]


@erratum("B03", printed=[1.0, 0.2], right=[0.6684180951, 0.9881116709])
def the_chance_of_a_grid_and_of_random_points():
    result = search(INSIDE)
    spacing = np.diff(np.unique(result.points[:, 0])).min()
    N = len(result.points)
    return [min(1, 0.1 / spacing) ** 2, 0.02 / spacing], [chance_to_hit(N, 2, 0.1), chance_to_hit(N, 1, 0.02)]


@erratum("B04", printed=2, right=9)
def weights_of_the_picture_and_of_the_network():
    return data.two_weights_example()[0].n_parameters, BIAS_FREE[0].n_parameters


@erratum("B05", right=[0.5, 0.5, 0.5, 0.3934296332])  # the hidden units and the output at x = 0
def without_bias_the_first_weights_do_not_matter_at_the_origin():
    net, theta, _, _ = BIAS_FREE
    other = theta.copy()
    other[net.parts[1]] *= -3
    a, of_other = (net.forward(weights, [[0.0, 0.0]])[1] for weights in (theta, other))
    assert of_other[3] == a[3]
    return [*a[2][0], a[3][0, 0]]


@erratum("B06", misprint=0.0, right=50.50494818)
def convex_and_yet_it_runs_away():
    return descend(gradient_descent(quadratic, [1.0], 1.02), steps=100).x[-1, 0]


@erratum(
    "B07",  # the weights and the cost at them, for the truth inside the grid and outside
    printed=[0.5, 0.4, 0.0001008064331530, 1.0, -1.0, 0.01648406304],
    right=[0.65, 0.35, 0.0, 2.0, -1.5, 0.0],
    atol=1e-6,
)
def the_optimum_beside_and_outside_the_grid():
    printed, right = [], []
    for truth in (INSIDE, OUTSIDE):
        net, X, Y = data.two_weights_example(truth)
        best = search(truth)
        end = scipy_path(net.objective(X, Y), best.x, tolerance=1e-12)
        printed += [*best.x, best.J]
        right += [*end.x[-1], end.J[-1]]
    return printed, right


@erratum("B08", misprint=[5.0, 1.0], right=[0.001676188354, 0.25])  # weight 5 at z = 8, weight 1 at z = 0
def error_passed_back():
    weight, z = np.array([5, 1]), np.array([8.0, 0.0])
    return weight * sigmoid.derivative(z)


@erratum("B09", printed=0.1693816443, right=-0.1693816443)
def sign_of_the_error():
    net, theta, X, Y = BIAS_FREE
    gradients = bugs.sign_reversed(net, theta, X, Y)[1], exact_gradient(lambda theta: net.cost(theta, X, Y), theta)
    return tuple(net.roll(gradient)[2][0, 0] for gradient in gradients)


@erratum("B10", printed=0.006603562219, right=0.9933071491)
def delta_of_two_costs_for_a_sure_wrong_answer():
    z, y = np.array([[5.0]]), np.array([[0.0]])
    return tuple(cost.delta(z, sigmoid(z), y, sigmoid)[0, 0] for cost in (half_squared_error, cross_entropy))


# ---- C: text 002, optimisation and back propagation -----------------------------------------------------------------


@erratum("C01", misprint=0.311, right=0.390495646247)
def residual_of_the_first_observation():
    return -NET.residuals(THETA, X, Y)[0]


@erratum("C02", misprint=0.455, right=0.475020812521)
def nudge_of_w11_of_the_output_layer():
    return nudges(0)[6]


@erratum("C03", misprint=0.045, right=0.0470007424403)
def nudge_of_b2():
    return nudges(0)[5]


@erratum("C04", misprint=[0.455, 0.622], right=[0.574442516812, 0.689974481128])
def nudges_of_the_second_observation():
    return nudges(1)[6:8]


@erratum("C05", misprint="b1(2) w11(2) w12(2)", right="b1(2) w12(2) w11(2)")
def order_of_the_output_layer():
    return " ".join(by_size(nudges(0)).split()[:3])


@erratum(
    "C06",
    printed=[0.139639, -0.092989, 0.04665, 0.043851, -0.029234, 0.013995, 0.141505, 0.193442, 0.311],
    right=[
        *(0.3505689287, -0.2337126191, 0.1168563096, 0.1101215118, -0.07341434117),
        *(0.03670717059, 0.3709871183, 0.4861353176, 0.7809912925),
    ],
)
def factor_2_of_the_contribution():
    printed_nudges = np.array([0.449, -0.299, 0.150, 0.141, -0.094, 0.045, 0.455, 0.622, 1])
    return 0.311 * printed_nudges, -gradient([0])


@erratum("C07", printed=[0.14100222732, -0.09400148488, 0.04700074244], right=[3, -2, 1])
def weighted_input_of_the_second_hidden_unit():
    def derivatives(l, unit):
        return exact_gradient(lambda theta: NET.forward(theta, X)[0][l][0, unit], THETA)[PLACES][3:6]

    return derivatives(3, 0), derivatives(2, 1)


@erratum("C08", printed=3.709871e-7, right=-3.709871e-7, rtol=1e-5)
def sign_of_the_change_of_R():
    eta, first = 1e-6, (X[:1], Y[:1])
    nudged = THETA + eta * (np.arange(9) == PLACES[6])
    return -eta * gradient([0])[6], NET.cost(nudged, *first) - NET.cost(THETA, *first)


@erratum("C09", right=[0.6, 0.2])
def derivative_of_the_output_in_the_hidden_activations():
    output_layer = Network((2, 1), output=identity, cost=squared_error)
    hidden = NET.forward(THETA, X)[1][2][0]
    return exact_gradient(lambda a: output_layer.predict(THETA[NET.parts[2]], [a])[0, 0], hidden)


@erratum("C10", printed=1.68, right=1.16)
def a_lost_minus_makes_a_product():
    step = 0.01 * quartic.gradient([2.0])[0]
    return 2.0 * step, 2.0 - step


@erratum("C11", printed=-166.0, right=1.14790435567)
def the_slope_of_the_start_in_every_step():
    path = descend(gradient_descent(quartic, [2.0], 0.01), steps=200)
    return 2.0 - 200 * 0.01 * quartic.gradient([2.0])[0], path.x[-1, 0]


@erratum("C12", right=[0.2217007719, 10.8523133915])
def newtons_method_at_a_maximum():
    x = np.array([0.0])
    for _ in range(8):
        x = x - quartic.gradient(x) / quartic.hessian(x)[0]
    return [x[0], quartic.value(x)]


@erratum("C13", misprint=[0.0, 0.0], right=[61.3510006127, -8.54544505717])
def slopes_at_the_inflection_points():
    points = np.sort(np.roots([36, 30, -40]))
    np.testing.assert_allclose(quartic.hessian(points[:, np.newaxis])[:, 0, 0], 0, atol=1e-12)
    return quartic.gradient(points[:, np.newaxis])[:, 0]


@erratum("C14", misprint=[0.0, 0.0], right=[-1.0, 1.0])
def slopes_on_either_side_of_a_kink():
    eps = 1e-6
    return [difference_quotient(np.abs, x, eps, "one-sided") for x in (-eps, 0.0)]


@erratum("C15", misprint=0.1, right=0.0726363129908)
def length_of_a_step():
    x = path(r=0.1, steps=1).x
    return np.linalg.norm(x[1] - x[0])


@erratum("C16", printed=45, right=18)
def second_derivatives_against_evaluations():
    evaluated = []
    numerical_gradient(lambda theta: evaluated.append(theta) or NET.cost(theta, X, Y), THETA)
    n = NET.n_parameters
    return len(np.triu_indices(n)[0]), len(evaluated)


@erratum("C17", printed=[0.475, 0.622, 0.809, 0.574, 0.689], right=[0.475, 0.622, 0.810, 0.574, 0.690])
def cut_instead_of_rounded():
    a = NET.forward(THETA, X)[1]
    numbers = np.array([*a[2][0], a[3][0, 0], *a[2][1]])
    return np.floor(1000 * numbers) / 1000, np.round(numbers, 3)


@erratum("C18", right=[[0.622459331202, 0.689974481128, 0.0]] * 3, atol=1e-15)
def the_lost_weights_of_the_second_hidden_unit():
    def activations_and_slope(t):
        _, theta, _, _ = data.regression_example(t)
        slope = NET.cost_and_gradient(theta, X, Y)[1][PLACES][3:6] @ [-3, -4, 1]
        return [*NET.forward(theta, X)[1][2][:, 1], slope]

    return [activations_and_slope(t) for t in (0.0, 0.1, -0.1)]


@erratum("C19", printed=0.4488768723, right=0.2836953746)
def a_large_nudge_of_w11():
    return nudges(0)[0], change_by(1)


@erratum("C20", right=3)
def derivative_of_the_first_weighted_input():
    return exact_gradient(lambda theta: NET.forward(theta, X)[0][2][0, 0], THETA)[PLACES[0]]


@erratum(
    "C21",
    printed=1.048789473,
    right=[0.40415, -0.28730, 0.06327, 0.12575, -0.08904, 0.02108, 0.16113, 0.23407, 0.41567],
    rtol=0,
    atol=5e-6,
)
def sum_over_observations():
    contributions = -gradient([0]), -gradient([1])
    return np.sum(contributions), np.sum(contributions, axis=0)


@erratum("C22", printed="b1(2) w11(1)", right="b1(2) w12(1)")
def the_two_largest_when_w11_is_measured_in_tenths():
    unit = np.ones(9)
    unit[PLACES[0]] = 0.1
    in_tenths = exact_gradient(lambda numbers: NET.cost(unit * numbers, X, Y), THETA / unit)[PLACES]
    return tuple(" ".join(by_size(g).split()[:2]) for g in (gradient(), in_tenths))


@erratum("C23", printed=np.nan, right=0.0)
def slope_of_the_logistic_function_far_out():
    def as_printed(v):
        with np.errstate(all="ignore"):
            return np.exp(-v) * (1 + np.exp(-v)) ** -2.0

    assert as_printed(0.3) == pytest.approx(sigmoid.derivative(0.3), rel=1e-14)
    return as_printed(np.float64(-800)), sigmoid.derivative(-800.0)


# ---- D: text 003, gradient checking, random starts ------------------------------------------------------------------


@erratum("D01", right=3.00000001)
def derivative_of_a_function():
    return numerical_gradient(cube, [1.0])[0]


@erratum("D02", printed=[0.009794373685, -0.04180906695], right=[0.0, 0.0, 0.0])
def which_weights_stay_equal():
    rows = initialization.rows_after(10)
    return rows[0, 1:], rows[0] - rows[1]


@erratum("D03", right=[[3.57243828241, 0.907585280946, -4.31779713196]] * 2)
def three_pairs_of_equal_weights():
    return initialization.rows_after(1000)


@erratum("D04", right=[0.0, 0.00979898915])  # 100 steps with equal outgoing weights, one step with opposite ones
def equal_incoming_weights_are_not_enough():
    def difference(outgoing, steps):
        start = np.array([0.1, 0.4, -0.3, 0.1, 0.4, -0.3, 0.2, *outgoing])
        rows = initialization.NET.roll(initialization.train(data.truth_table("xor"), start, steps).x[-1])[1]
        return np.abs(rows[0] - rows[1]).max()

    return [difference((0.7, 0.7), 100), difference((0.7, -0.7), 1)]


@erratum("D05", right=[1e-4, 0.12])
def two_unrelated_epsilons():
    return [
        inspect.signature(function).parameters[name].default
        for function, name in ((numerical_gradient, "eps"), (uniform, "eps_init"))
    ]


# ---- 004: optimisation ----------------------------------------------------------------------------------------------


def rosenbrock_start():
    """Return the start of the fourth text, with its residuals and their Jacobian."""
    w = np.array([-1.2, 1.0])
    return w, rosenbrock.residuals(w), rosenbrock.jacobian(w)


@erratum("E01", printed=[0.25872, -0.088], right=[-0.9844, 1.088])
def a_minus_that_was_lost():
    w, _, _ = rosenbrock_start()
    step = 0.001 * rosenbrock.gradient(w)
    return w * step, w - step


@erratum("E02", printed=5.809349e-6, right=7.771770e-6, rtol=1e-6)
def the_error_is_not_just_squared():
    x = descend(newton(quartic, [1.0], quartic.hessian), steps=3).x[:, 0]
    errors = x - quartic.stationary_points[2].x[0]
    return errors[2] ** 2, errors[3]


@erratum("E03", right=[0, 2, 7])  # vanishing curvatures of two minima of one surface, and of a trained network
def minima_that_are_not_quadratic():
    curvatures = [np.linalg.eigvalsh(polynomial.hessian(x)) for x in ([1.0, 0.0], [0.0, 1.0])]
    return [*(int((each == 0).sum()) for each in curvatures), curriculum_newton.flat_directions()]


@erratum("E04", right=[-0.0480756242545, 0.207608495172, 0.0], rtol=1e-9, atol=1e-12)
def a_level_place_that_is_neither():
    saddle = next(point.x for point in two_gaussians.stationary_points if point.kind == "saddle")
    low, high = np.linalg.eigvalsh(two_gaussians.hessian(saddle))
    assert low < 0 < high
    return [*saddle, np.abs(two_gaussians.gradient(saddle)).max()]


@erratum("E05", right=4.4)
def a_transpose_that_is_missing():
    _, _, jacobian = rosenbrock_start()
    return np.array([0.1, 0.2]) @ jacobian[0]


@erratum("E06", printed=[0.2839, -0.5045], right=[0.4213367609, -0.5655526992], rtol=1e-4)
def residuals_of_the_old_point():
    w, e, jacobian = rosenbrock_start()
    A = jacobian.T @ jacobian + np.eye(2)
    step = -np.linalg.solve(A, jacobian.T @ e)
    return -np.linalg.solve(A, jacobian.T @ rosenbrock.residuals(w + step)), step


@erratum("E07", right=[-48.4, 24.2, 2342.56, 0.0], atol=1e-9)
def downhill_but_too_far():
    w, _, _ = rosenbrock_start()
    path = descend(gauss_newton(rosenbrock.residuals, w, rosenbrock.jacobian), steps=2)
    return [path.grad[0] @ (path.x[1] - path.x[0]), *path.J]


@erratum("E08", printed=5476, right=296)
def numbers_to_remember():
    N = data.sine_example()[0].n_parameters
    return N * N, 4 * N  # x, the gradient, the direction, and the Hessian times the direction


@erratum("E09", right=[1.0, 0.6290], rtol=1e-4)
def cosines_with_the_way_down():
    A = tridiagonal.hessian(np.zeros(6))
    path = descend(conjugate_gradient(tridiagonal, np.zeros(6), lambda p: A @ p), steps=2)
    steps = np.diff(path.x, axis=0)
    return [-(p @ g) / np.linalg.norm(p) / np.linalg.norm(g) for p, g in zip(steps, path.grad, strict=False)]


@erratum("E10", printed=6, right=3)
def steps_are_at_most_the_variables():
    A = tridiagonal.hessian(np.zeros(6))
    visits = conjugate_gradient(tridiagonal, np.zeros(6), lambda p: A @ p)
    return int(descend(visits, 20, tolerance=1e-10).step[-1]), curriculum_cg.steps_for_equal_entries()


@erratum("E11", printed=1330, right=1154)
def the_hessian_without_its_second_part():
    w, _, jacobian = rosenbrock_start()
    return rosenbrock.hessian(w)[0, 0], 2 * (jacobian.T @ jacobian)[0, 0]


@erratum("E13", right=[0.25, 0.0066480567, 4.5395808e-5], rtol=1e-8)
def flat_away_from_the_boundary():
    return [sigmoid.derivative(z) for z in (0.0, 5.0, 10.0)]


@erratum("E14", right=[0.0] * 8)
def differentiable_almost_everywhere_and_useless():
    def wrong_or_right(w):
        return float(w[0] > 0)

    return [numerical_gradient(wrong_or_right, [w], eps=1e-7)[0] for w in np.linspace(-1, 1, 8)]


@erratum("E15", right=[1.0, -1.0, 1.0], rtol=1e-5)  # curvature of a smooth minimum, slopes on both sides of a kink
def minima_of_relu_units():
    kink, h = kinked(-1, -1), 1e-6
    left, at, right = (kink.value([x]) for x in (-h, 0.0, h))
    return [kinked(1, 0).hessian([1.0])[0, 0], (at - left) / h, (right - at) / h]


@erratum("E17", printed=[0.95, 0.8, 0.1, -0.02], right=[0.9, 0.6, -0.8, -1.04])
def which_parabola_it_was():
    rates = (0.05, 0.2, 0.9, 1.02)
    return [1 - r for r in rates], [descend(gradient_descent(quadratic, [1.0], r), steps=1).x[1, 0] for r in rates]


@erratum("E18", printed=[0.6, 1.0, -1.0], right=[1.42433151803, 0.788618557200165, -1.220218265128901])
def the_higher_hill():
    hills = [point.x for point in two_gaussians.stationary_points if point.kind == "maximum"]
    top = max(hills, key=lambda x: two_gaussians.value(x))
    return [0.6, 1.0, -1.0], [two_gaussians.value(top), *top]


@erratum("E19", printed=0.62, right=-0.1)
def an_upper_index_is_no_power():
    w1, w2, b, (x1, x2) = *THETA[[1, 2, 0]], X[0]
    return w1 * x1 + w1**2 * x2 + b, w1 * x1 + w2 * x2 + b


@erratum("E20", right=[22, 49])
def proposals_with_a_rule_for_nu():
    return [curriculum_least_squares.proposals()[0], curriculum_least_squares.proposals_with_factor_10()]


# ---- between the texts ----------------------------------------------------------------------------------------------


@erratum("X01", right=[1.5, 0.75, 0.5])
def three_scales_of_one_error():
    y, y_hat = np.array([[1.0], [2.0], [3.0]]), np.array([[1.5], [1.5], [2.0]])
    return [cost(y_hat, y) for cost in (squared_error, half_squared_error, mean_squared_error)]


@erratum("X02", right=[-0.401312339887548, -0.0964196020556, -1.2])
def three_deltas_each_right_for_its_cost():
    z, y = np.array([[0.4]]), np.array([[1.0]])
    return [
        cost.delta(z, output(z), y, output)[0, 0]
        for cost, output in ((cross_entropy, sigmoid), (half_squared_error, sigmoid), (squared_error, identity))
    ]


# ---------------------------------------------------------------------------------------------------------------------


def agree(value, listed, row):
    """Return whether a value has the shape and the entries that the row lists, words exactly."""
    value, listed = np.asarray(value), np.asarray(listed)
    if value.shape != listed.shape or listed.dtype.kind == "U":
        return value.tolist() == listed.tolist()
    return np.allclose(value, listed, row.rtol, row.atol, equal_nan=True)


@pytest.mark.parametrize("name", sorted(ERRATA))
def test_erratum(name):
    row = ERRATA[name]
    computed = row.compute()
    if row.printed is not None:
        printed, computed = computed
        assert agree(printed, row.printed, row), f"the printed formula gives {printed}"
    assert agree(computed, row.right, row), f"right is {computed}"
    for wrong in (row.printed, row.misprint):
        assert wrong is None or not agree(wrong, row.right, row), "there would be nothing to correct"
