"""The drawing of a network: units, connections, numbers, what is marked and what is clicked."""

import numpy as np
import pytest

from nnlearn import Network, data
from nnlearn.figures.network_drawing import NetworkDrawing, written
from nnlearn.figures.picture import Picture


class Drawn(Picture):
    """A picture that holds nothing but a network."""

    def __init__(self, sizes, **options):
        super().__init__(8, 4.5, sizes, options)

    def draw(self, sizes, options):
        self.sentence = "a network"
        self.network = NetworkDrawing(self.figure.add_axes((0, 0, 1, 1)), sizes, **options)
        self.moving = self.network.moving


@pytest.fixture
def example():
    net, theta, X, _ = data.regression_example()
    _, a = net.forward(theta, X[:1])
    return net.roll(theta), {l: a[l][0] for l in a}


@pytest.mark.parametrize("sizes", [(2, 1), (2, 2, 1), (3, 5, 5, 4), (10, 10, 10, 1)])
@pytest.mark.parametrize("bias", [True, False])
def test_there_is_a_line_for_every_parameter_and_a_circle_for_every_unit(sizes, bias):
    drawing = Drawn(sizes, bias=bias, numbers=False).network
    assert len(drawing.connections) == Network(sizes, bias=bias).n_parameters
    assert len(drawing.lines.get_segments()) == len(drawing.connections)
    assert len(drawing.places) == sum(sizes) + bias * (len(sizes) - 1)


def test_numbers_stand_on_units_and_connections(example):
    Theta, values = example
    drawing = Drawn((2, 2, 1)).network
    drawing.show_weights(Theta)
    drawing.show_values(values)
    for (l, i, j), text in drawing.weights.items():
        assert float(text.get_text().replace("\u2212", "-")) == round(Theta[l][i - 1, j], 2)
    assert drawing.numbers[1, 0].get_text() == drawing.numbers[2, 0].get_text() == "1"
    assert drawing.numbers[1, 1].get_text() == "3.00"
    assert drawing.numbers[3, 1].get_text() == "0.81"


def test_units_whose_values_are_not_known_yet_stay_empty(example):
    drawing = Drawn((2, 2, 1)).network
    drawing.show_values({1: example[1][1]})
    assert drawing.numbers[1, 2].get_text() == "\u22122.00"
    assert drawing.numbers[2, 1].get_text() == ""


def test_a_negative_weight_differs_in_colour_and_line_style_and_a_large_one_in_width():
    drawing = Drawn((2, 1), bias=False).network
    drawing.show_weights({1: np.array([[-3.0, 1.0]])})
    (negative, positive), (thick, thin) = drawing.lines.get_colors(), drawing.lines.get_linewidths()
    assert not np.array_equal(negative, positive)
    assert drawing.lines.get_linestyles()[0] != drawing.lines.get_linestyles()[1]
    assert thick > thin


def test_a_click_finds_the_unit_and_nothing_between():
    drawing = Drawn((3, 5, 4), numbers=False).network
    for unit, place in drawing.places.items():
        assert drawing.unit_at(*place) == unit
    (x0, y0), (x1, y1) = drawing.places[1, 1], drawing.places[2, 1]
    assert drawing.unit_at((x0 + x1) / 2, (y0 + y1) / 2) is None


def test_a_click_near_a_connection_finds_it():
    drawing = Drawn((2, 2, 1), numbers=False).network
    for l, i, j in drawing.connections:
        (x0, y0), (x1, y1) = drawing.places[l, j], drawing.places[l + 1, i]
        assert drawing.connection_at(x0 + 0.25 * (x1 - x0), y0 + 0.25 * (y1 - y0) + 0.02) == (l, i, j)
    assert drawing.connection_at(-5, 0) is None


def test_captions_stand_below_their_units_until_others_come():
    drawing = Drawn((2, 2, 1), names={(1, 1): "$x_1$"}).network
    assert drawing.captions[1, 1].get_text() == "$x_1$"
    drawing.show_captions({(3, 1): "delta"}, color="red")
    assert drawing.captions[1, 1].get_text() == ""
    assert drawing.captions[3, 1].get_text() == "delta"
    assert drawing.captions[3, 1].get_position()[1] < drawing.places[3, 1][1]


@pytest.mark.parametrize(("value", "text"), [(-1.5, "\u22121.50"), (-0.001, "0.00"), (2, "2.00")])
def test_a_minus_is_a_true_minus_and_never_stands_before_zero(value, text):
    assert written(value) == text


def test_only_what_was_marked_last_is_marked():
    drawing = Drawn((2, 2, 1)).network
    drawing.mark(units=[(2, 1), (3, 1)], connections=[(1, 1, 0), (1, 1, 1), (1, 1, 2)])
    assert len(drawing.ring.get_offsets()) == 2
    assert len(drawing.marked_lines.get_segments()) == 3
    drawing.mark(units=[(2, 2)])
    assert drawing.ring.get_offsets().tolist() == [list(drawing.places[2, 2])]
    assert len(drawing.marked_lines.get_segments()) == 0


def test_a_change_shows_in_the_pixels(example):
    picture = Drawn((2, 2, 1))
    seen = [picture.pixels().tobytes()]
    picture.network.show_weights(example[0])
    seen.append(picture.pixels().tobytes())
    picture.network.show_values(example[1])
    seen.append(picture.pixels().tobytes())
    picture.network.mark(units=[(2, 1)])
    seen.append(picture.pixels().tobytes())
    assert len(set(seen)) == 4


def test_circles_of_neighbours_do_not_touch():
    drawing = Drawn((3, 5, 5, 4), numbers=False).network
    radius = np.sqrt(drawing.circles.get_sizes()[0]) / 2 * drawing.axes.figure.dpi / 72
    (_, upper), (_, lower) = drawing.axes.transData.transform([drawing.places[2, 1], drawing.places[2, 2]])
    assert 2 * radius < upper - lower


def test_weights_below_the_unit_are_thin_lines():
    drawing = Drawn((2, 1)).network
    tiny = {1: np.array([[0.001, -0.002, 0.0]])}
    drawing.show_weights(tiny)
    assert max(drawing.lines.get_linewidths()) > 4
    drawing.show_weights(tiny, unit=0.5)
    assert max(drawing.lines.get_linewidths()) < 0.7
    drawing.show_weights({1: np.array([[1.0, -2.0, 0.0]])}, unit=0.5)
    assert max(drawing.lines.get_linewidths()) > 4


@pytest.mark.parametrize(("size", "circles", "dots"), [(6, 7, 0), (7, 6, 3), (40, 6, 3)])
def test_of_a_wide_layer_the_first_units_and_the_last_are_drawn(size, circles, dots):
    """The bias unit and six others are seven circles, which is the most; of seven others dots stand for one or more."""
    drawing = Drawn((2, size, 3), most=7, numbers=False).network
    hidden = [unit for layer, unit in drawing.places if layer == 2]
    assert len(hidden) == circles
    assert hidden[-1] == size
    assert [len(line.get_xdata()) for line in drawing.axes.lines] == [dots] * (dots > 0)
    heights = sorted(y for (layer, _), (_, y) in drawing.places.items() if layer == 2)
    assert np.diff(heights).min() == pytest.approx(1.15)
    drawn = {(l, i, j) for l, i, j in drawing.connections}
    assert (1, size, 0) in drawn
    assert (2, 3, size) in drawn
    assert all((l, j) in drawing.places and (l + 1, i) in drawing.places for l, i, j in drawn)


def test_a_drawing_that_shows_some_units_shows_their_values_and_weights():
    net = Network((2, 20, 1))
    theta = np.linspace(-1, 1, net.n_parameters)
    drawing = Drawn(net.sizes, most=6, numbers=False).network
    drawing.show_weights(net.roll(theta))
    drawing.show_values({2: np.linspace(0, 1, 20)})
    assert drawing.numbers[2, 20].get_text() == "1.00"


def test_without_texts_there_are_circles_alone():
    drawing = Drawn((2, 3, 1), numbers=False, texts=False).network
    assert not drawing.axes.texts
    assert len(drawing.circles.get_offsets()) == 8
