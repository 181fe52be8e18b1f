"""Notebook 02's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import data, sigmoid
from nnlearn.figures.activation_explorer import ActivationExplorer
from nnlearn.figures.forward_propagation import ForwardPropagation
from nnlearn.figures.numbered_network import NumberedNetwork
from nnlearn.figures.one_formula import COLOURS, PIECES, OneFormula
from nnlearn.figures.one_unit import OneUnit
from nnlearn.figures.shapes import Matrix, Shapes


def test_the_tangent_has_the_slope_it_is_given():
    picture = ActivationExplorer()
    z = np.linspace(-10, 10, 11)
    picture.show_function(z, z**2, 2 * z, np.abs(z) < 3, (0, 100), "square", "twice")
    picture.update(2.0, 4.0, 3.0, "at 2")
    x, y = picture.tangent.get_data()
    assert np.diff(y) / np.diff(x) == pytest.approx([3.0])
    assert np.interp(2.0, x, y) == pytest.approx(4.0)
    assert picture.curve.get_ydata().tolist() == (z**2).tolist()
    assert picture.slope.get_xydata().tolist() == [[2, 3]]


def test_another_function_takes_its_shades_along():
    picture = ActivationExplorer()
    z = np.linspace(-10, 10, 11)
    for flat in (z > 0, z > 5):
        picture.show_function(z, z, z, flat, (-10, 10), "g", "g'")
        picture.pixels()
    assert len(picture.function.collections) == len(picture.derivative.collections) == 1


Z = np.linspace(-10, 10, 41)


@pytest.fixture
def forward():
    net, theta, X, _ = data.sine_example()
    _, a = net.forward(theta, X[:1])
    return net, theta, a, ForwardPropagation(net.sizes, net.roll(theta), (Z, sigmoid(Z)))


def parts_of(net, theta, a, l, i):
    terms = net.terms(theta, a, l, i)[0]
    return [(f"n{j}", 1.0, term, term) for j, term in enumerate(terms)]


def test_the_sum_grows_from_bar_to_bar(forward):
    net, theta, a, picture = forward
    parts = parts_of(net, theta, a, 3, 2)
    picture.update({l: a[l][0] for l in (1, 2, 3)}, (3, 2), "unit", parts, 0.5, "a sum")
    ends = np.cumsum([term for *_, term in parts])
    boxes = [bar.get_bbox() for bar in picture.bars]
    widths = np.array([box.x1 - box.x0 for box in boxes])
    assert widths / widths[-1] == pytest.approx(np.append(np.diff(ends, prepend=0), ends[-1]) / ends[-1])
    assert [box.x0 for box in boxes[1:6]] == pytest.approx([box.x1 for box in boxes[:5]])
    assert len(picture.network.marked_lines.get_segments()) == 6
    assert picture.point.get_xdata()[0] == pytest.approx(boxes[-1].x1 if ends[-1] > 0 else boxes[-1].x0)
    assert picture.steps.get_xdata()[-1] == picture.point.get_xdata()[0]
    assert picture.terms[2].get_text().replace("−", "-") == f"{parts[2][-1]:.2f}"


def test_layers_that_are_not_computed_stay_empty(forward):
    _, _, a, picture = forward
    picture.update({1: a[1][0]}, (2, 1), "unit", [], 0.5, "nothing yet")
    assert picture.network.numbers[1, 1].get_text() == "0.54"
    assert not any(picture.network.numbers[2, i].get_text() for i in range(1, 6))
    assert not any(bar.get_visible() for bar in picture.bars)
    assert picture.total.get_text() == ""
    assert not len(picture.curve.get_xdata())


def test_a_sum_of_any_size_has_room(forward):
    net, theta, a, picture = forward
    for factor in (1e-3, 1, 10, 1000):
        parts = [(n, x, w, factor * t) for n, x, w, t in parts_of(net, theta, a, 2, 1)]
        picture.update({1: a[1][0]}, (2, 1), "unit", parts, 0.5, "large")
        low, high = picture.sum.get_xlim()
        assert all(low <= bar.get_x() and bar.get_x() + bar.get_width() <= high + 1e-9 for bar in picture.bars)


def test_every_number_stands_in_its_place():
    net, theta, X, _ = data.regression_example()
    z, a = net.forward(theta, X[:1])
    picture = NumberedNetwork(net.sizes, {(1, 1): "first"})
    picture.update(net.roll(theta), {2: z[2][0]}, {l: a[l][0] for l in a}, [(1, 1, 2)], "numbers")
    texts = {connection: text.get_text() for connection, text in picture.network.weights.items()}
    assert texts[1, 1, 0] == "0.10"
    assert texts[2, 1, 2] == "0.20"
    assert picture.network.numbers[3, 1].get_text() == "0.810"
    assert picture.network.captions[2, 1].get_text() == "z = −0.100"
    assert picture.network.captions[1, 1].get_text() == "first"
    assert len(picture.network.marked_lines.get_segments()) == 1


def test_the_unit_is_drawn_with_its_crossing_and_without():
    x = np.linspace(-1, 1, 5)
    picture = OneUnit(x)
    picture.update(x**2, x**3, 0.5, 0.25, "a unit")
    assert picture.curve.get_ydata().tolist() == (x**2).tolist()
    assert picture.unbiased.get_ydata().tolist() == (x**3).tolist()
    assert picture.crossing.get_xydata().tolist() == [[0.5, 0.5]]
    picture.update(x**2, x**3, None, 0.25, "level")
    assert not len(picture.crossing.get_xydata())


def matrices(rows, inner, inner2, columns):
    left, right = Matrix("L", (rows, "r"), (inner, "i")), Matrix("R", (inner2, "j"), (columns, "c"))
    return left, right, Matrix("P", (rows, "r"), (columns, "c")) if inner == inner2 else None


def test_rectangles_have_the_sides_they_are_given():
    picture = Shapes()
    picture.update([matrices(5, 3, 3, 4), matrices(2, 6, 7, 1)], "products")
    sides = [(round(box.get_height()), round(box.get_width())) for box in picture.boxes]
    assert sides == [(5, 3), (3, 4), (5, 4), (2, 6), (7, 1), (0, 0)]
    colours = picture.inner.get_colors()
    assert np.array_equal(colours[0], colours[1])
    assert np.array_equal(colours[2], colours[3])
    assert not np.array_equal(colours[0], colours[2])
    assert "✗" in [text.get_text() for text in picture.texts]


def test_the_largest_matrices_stay_inside():
    picture = Shapes()
    picture.update([matrices(8, 6, 6, 6), matrices(8, 7, 7, 4)], "large")
    assert max(box.get_x() + box.get_width() for box in picture.boxes) < picture.axes.get_xlim()[1]


def test_the_formula_carries_the_numbers_in_the_colours_of_the_nodes():
    X, y = data.truth_table("xor")
    picture = OneFormula(((-1, 2), (-1, 2)), X, y)
    names = [parameter for *_, parameter in PIECES if parameter]
    Theta = {1: np.arange(6.0).reshape(2, 3), 2: np.array([[1.0, -2, 3]])}
    values = {1: [0.0, 1.0], 2: [0.5, 0.6], 3: [0.7]}
    numbers = {name: float(k) for k, name in enumerate(names)}
    picture.update(numbers, Theta, values, (0.0, 1.0), np.linspace(0, 1, 25).reshape(5, 5), "xor")
    assert len(names) == 9
    for name, text in picture.numbers.items():
        assert text.get_text() == f"{numbers[name]:.1f}"
        assert text.get_color() == COLOURS[int(name.strip("wb")[0])]
    assert picture.point.get_xydata().tolist() == [[0, 1]]
    assert picture.network.numbers[3, 1].get_text() == "0.70"
    places = [picture.numbers[name].get_position()[0] for name in names]
    assert np.diff(places).min() > 40
