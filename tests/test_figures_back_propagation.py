"""Notebook 04's figures: what the artists hold is what they were given."""

import numpy as np
import pytest

from nnlearn import data
from nnlearn.dimensions import SLIPS, products
from nnlearn.figures.backward_flow import BackwardFlow
from nnlearn.figures.delta_as_slope import DeltaAsSlope
from nnlearn.figures.delta_ledger import DeltaLedgerPicture
from nnlearn.figures.gradient_comparison import GradientComparison
from nnlearn.figures.heat_map import HeatMap
from nnlearn.figures.output_delta import HIGHEST_DELTA, OutputDelta
from nnlearn.figures.picture import Picture
from nnlearn.figures.rank_one_stack import RankOneStack
from nnlearn.figures.shape_products import SIDE, VERDICTS, ShapeProducts
from nnlearn.figures.two_programs import LEFT, LOOP, RIGHT, VECTORISED, WIDTHS, TwoPrograms
from nnlearn.figures.w_form import WForm

NET, THETA, X, Y = data.sine_example()
Z, A = NET.forward(THETA, X)
DELTA, DELTAS, _ = NET.backprop(THETA, X, Y)


class OneMap(Picture):
    """A picture that holds nothing but a heat map."""

    def __init__(self, shape):
        super().__init__(4, 3, shape)

    def draw(self, shape):
        self.sentence = "a matrix"
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(-1, 7), ylim=(-6, 1))
        self.heat = HeatMap(axes, 0, 0, shape, 2.0, bias=True)
        self.moving = self.heat.moving


def test_a_heat_map_shows_each_entry_in_its_square():
    picture = OneMap((2, 3))
    values = np.array([[0.0, 2.0, -2.0], [0.5, np.nan, 9.0]])
    before = picture.pixels().copy()
    picture.heat.show(values)
    assert np.array_equal(picture.heat.squares.get_array(), values.ravel(), equal_nan=True)
    assert not np.array_equal(picture.pixels(), before)
    to_pixel = picture.figure.axes[0].transData.transform
    height = picture.pixels().shape[0]

    def colour(i, j):
        x, y = to_pixel((j + 0.5, -i - 0.5))
        return picture.pixels()[int(height - y), int(x), :3].astype(int)

    assert colour(0, 0).min() > 235
    assert colour(0, 1)[2] > colour(0, 1)[0] > colour(0, 1)[1]  # violet for the largest
    assert colour(0, 2)[0] > colour(0, 2)[1] > colour(0, 2)[2]  # brown for the smallest
    assert np.array_equal(colour(1, 1), [255, 255, 255])
    assert np.array_equal(colour(1, 2), colour(0, 1))


def test_the_tangent_has_slope_delta():
    picture = OutputDelta(["one", "two"])
    z = np.linspace(-6, 6, 13)
    picture.update(z, z**2, {"one": 2 * z, "two": z}, "one", (2.0, 4.0, 4.0), "a sentence")
    (x0, x1), (y0, y1) = picture.tangent.get_data()
    assert (y1 - y0) / (x1 - x0) == 4
    assert picture.at_cost.get_xydata().tolist() == [[2.0, 4.0]]
    assert picture.at_delta.get_xydata().tolist() == [[2.0, HIGHEST_DELTA]]
    assert (picture.at_cost.get_marker(), picture.at_delta.get_marker()) == ("o", "^")  # 4 is above the axis
    assert picture.deltas["one"].get_linewidth() > picture.deltas["two"].get_linewidth()


def test_the_curve_and_the_bars_of_a_layer():
    picture = DeltaAsSlope(5, 1.0)
    shifts = np.linspace(-1, 1, 5)
    picture.show_layer(np.array([0.1, -0.2, 0.3]), np.array([0.1, -0.2, 0.3]), 1)
    picture.show_cost(shifts, shifts**2 + 3 * shifts + 1, 3.0)
    picture.update(0.5, 2.75, "shifted")
    assert [bar.get_height() for bar in picture.bars] == [0.1, -0.2, 0.3, 0, 0]
    assert picture.bars[1].get_hatch()
    assert not picture.bars[0].get_hatch()
    assert picture.tangent.get_ydata().tolist() == (1 + 3 * shifts).tolist()
    assert picture.point.get_xydata().tolist() == [[0.5, 2.75]]
    low, high = picture.cost.get_ylim()
    assert low < -1 < 5 < high


def test_deltas_stand_below_their_units():
    picture = BackwardFlow(NET.sizes, NET.roll(THETA))
    a, delta = ({l: rows[0] for l, rows in of.items()} for of in (A, DELTA))
    picture.update(a, {4: delta[4], 3: delta[3]}, Y[0], ([(3, 1)], [(3, 1, 1)]), "back")
    captions = picture.network.captions
    assert captions[4, 1].get_text() == "δ −0.425"
    assert captions[3, 1].get_text() == "δ 0.297"
    assert captions[2, 1].get_text() == ""
    assert captions[3, 0].get_text() == ""
    assert [text.get_text() for text in picture.targets] == ["y = 1", "y = 0", "y = 0", "y = 0"]
    assert picture.direction.get_text().startswith("←")
    picture.update(a, {}, None, ([], []), "forward")
    assert picture.direction.get_text().endswith("→")
    assert picture.targets[0].get_text() == ""


def test_the_ledger_shows_weights_or_the_derivatives_that_are_known():
    picture = DeltaLedgerPicture((2, 2, 2))
    Theta = {1: np.arange(6.0).reshape(2, 3), 2: -np.arange(6.0).reshape(2, 3)}
    a = {1: np.array([1.0, -0.5]), 2: np.array([0.2, 0.3]), 3: np.array([0.4, 0.6])}
    picture.update(Theta, None, a, np.array([1.0, 0.0]), {(3, 1): -0.6}, ([(3, 2)], []), "one found")
    weights = picture.network.weights
    assert weights[1, 2, 1].get_text() == "4.0"
    assert picture.network.captions[3, 1].get_text() == "δ −0.600"
    assert picture.network.captions[3, 2].get_text() == ""
    picture.update(Theta, {(2, 1, 0): -0.6}, a, np.array([1.0, 0.0]), {}, ([], []), "derivatives")
    assert weights[2, 1, 0].get_text() == "−0.600"
    assert weights[1, 2, 1].get_text() == "?"


def test_the_stack_shows_the_products_that_are_counted():
    delta, a_tilde = DELTA[2], NET.with_bias(A[1])
    stacked = delta[:, :, None] * a_tilde[:, None, :]
    picture = RankOneStack(1, (5, 4), delta, a_tilde, (1, 1, 1))
    picture.update(stacked[:3], stacked[:3].sum(axis=0), "three of five")
    shown = [heat.squares.get_array() for heat in picture.products]
    assert np.array_equal(shown[2], stacked[2].ravel())
    assert np.ma.getmaskarray(np.ma.masked_invalid(shown[3])).all()
    assert np.array_equal(picture.sum.squares.get_array(), stacked[:3].sum(axis=0).ravel())
    assert [name.get_text() for name in picture.names] == ["example 1", "example 2", "example 3", "waits", "waits"]


def test_the_third_row_is_the_difference_of_the_first_two():
    picture = GradientComparison(NET.shapes, 1.0)
    one, other = ({l: np.full(shape, value) for l, shape in NET.shapes.items()} for value in (0.75, 0.5))
    picture.update(one, other, "a quarter off")
    for l in NET.shapes:
        first, second, third = (heats[l].squares.get_array() for heats in picture.rows)
        assert (first == 0.75).all()
        assert (second == 0.5).all()
        assert (third == 0.25).all()


def names():
    return dict.fromkeys(("forward", "back", "gather"), ("a", "b", "c", "d"))


def test_what_does_not_fit_is_red_in_the_table_and_among_the_rectangles():
    picture = ShapeProducts()
    found = products((3, 5, 5, 4), 6, slips=[SLIPS[0]])
    verdicts = ["fits" if product.fits else "does not fit" for product in found]
    picture.update(found, 3, verdicts, names(), "bias kept")
    for product in found:
        cell = picture.cells[product.l, product.kind]
        assert cell.get_color() == VERDICTS["fits" if product.fits else "does not fit"]
        assert ("✗" in cell.get_text()) is not product.fits
    assert picture.cells[1, "back"].get_text() == ""
    assert picture.cells[4, "forward"].get_text() == ""
    assert len(picture.boxes.get_paths()) == 12
    assert picture.texts["back", 2, "columns"].get_text() == "6"
    assert picture.texts["back", 2, "columns"].get_color() == VERDICTS["does not fit"]


def test_a_product_that_cannot_be_taken_leaves_a_cross_for_its_result():
    picture = ShapeProducts()
    found = products((3, 5, 4), 6, slips=[SLIPS[2]])
    picture.update(found, 1, ["fits" if p.fits else "does not fit" for p in found], names(), "not transposed")
    assert picture.texts["gather", 2, "name"].get_text() == "✗"
    assert picture.texts["back", 0, "name"].get_text() == ""  # layer 1 has no product that goes back
    assert len(picture.boxes.get_paths()) == 7


def test_rectangles_have_the_sides_of_their_matrices():
    picture = ShapeProducts()
    found = products((3, 5, 4), 6)
    picture.update(found, 1, ["fits"] * len(found), names(), "all fits")
    box = picture.boxes.get_paths()[0].vertices
    assert np.ptp(box, axis=0) / SIDE == pytest.approx([4, 6])
    assert picture.texts["forward", 0, "rows"].get_text() == "6"
    assert picture.texts["forward", 0, "columns"].get_text() == "4"


def test_backward_arrays_have_the_shape_of_the_forward_arrays_above_them():
    shapes = [(3, 2), (2, 3), (3, 3), (3, 1), (3, 1)]
    picture = WForm(shapes, (1, 0.2))
    assert [heat.shape for heat in picture.back] == shapes[1:]
    assert [heat.left for heat in picture.back] == [heat.left for heat in picture.forward[1:]]
    arrays = [np.full(shape, k) for k, shape in enumerate(shapes)]
    picture.update(arrays, arrays[1:], "filled")
    assert (picture.forward[2].squares.get_array() == 2).all()
    assert (picture.back[0].squares.get_array() == 1).all()


@pytest.mark.parametrize("lines", [LOOP, VECTORISED], ids=["loop", "vectorised"])
def test_both_programs_run_and_give_Delta(lines):
    from nnlearn import sigmoid

    names = {"np": np, "X": X, "Y": Y, "Theta": NET.roll(THETA), "L": 4, "sigmoid": sigmoid, "net": NET}
    exec("\n".join(text for text, _ in lines), names)
    assert all(np.allclose(names["Delta"][l], DELTAS[l], rtol=1e-12) for l in DELTAS)


def test_both_programs_are_drawn_in_full():
    picture = TwoPrograms()
    drawn = {text.get_text(): text for text in picture.figure.axes[0].texts}
    right_ends = {LOOP: LEFT + WIDTHS[LEFT], VECTORISED: RIGHT + WIDTHS[RIGHT]}
    for program, end in right_ends.items():
        for text, _ in program:
            assert drawn[text].get_window_extent().x1 <= end * picture.figure.bbox.width
