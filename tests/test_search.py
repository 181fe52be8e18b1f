"""Grid and Monte Carlo search: what they evaluate, what they find, what they refuse."""

import numpy as np
import pytest

from nnlearn import surfaces
from nnlearn.search import chance_to_hit, digits_of_grid, grid_search, monte_carlo_search

BOX = ((-1, 1), (-1, 1))


def test_a_grid_holds_every_combination_and_its_best_point():
    result = grid_search(surfaces.stretched_bowl(10), ((-1, 1), (0.5, 1.5)), points=5)
    assert len(result.values) == 25
    assert len({tuple(p) for p in result.points}) == 25
    assert result.x.tolist() == [0.0, 0.5]
    assert pytest.approx(2.5) == result.J


def test_a_function_of_one_point_is_called_point_by_point():
    one = grid_search(lambda x: float(x[0] ** 2 + x[1] ** 2), BOX, points=3)
    many = grid_search(lambda x: (x**2).sum(axis=-1), BOX, points=3)
    assert np.array_equal(one.values, many.values)


def test_random_points_stay_in_the_box_and_come_again_with_the_seed():
    box = ((0, 1), (5, 7))
    result, again = (monte_carlo_search(surfaces.stretched_bowl(2), box, 200, np.random.default_rng(4)) for _ in "ab")
    assert np.array_equal(result.points, again.points)
    assert (result.points >= [0, 5]).all()
    assert (result.points <= [1, 7]).all()
    assert result.J == result.values.min() == result.best_so_far[-1]
    assert (np.diff(result.best_so_far) <= 0).all()


def test_where_f_is_not_defined_is_never_best():
    result = grid_search(lambda x: np.where(x[..., 0] < 0, np.nan, x[..., 0]), [(-1, 1)], points=5)
    assert (result.x, result.J) == ([0.0], 0.0)
    assert result.best_so_far[-1] == 0.0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: grid_search(np.sum, [(0, 1)] * 8), "21\\^8 evaluations, expected at most 10,000,000"),
        (lambda: grid_search(np.sum, [(1, 0)]), "expected one pair \\(low, high\\) a variable, low below high"),
        (lambda: grid_search(np.sum, [(0, 1)], points=1), "points is 1, expected at least 2"),
        (lambda: monte_carlo_search(np.sum, [(0, 1)], 0, np.random.default_rng(0)), "N is 0, expected at least 1"),
    ],
)
def test_what_makes_no_sense_is_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_a_seed_is_no_generator():
    with pytest.raises(TypeError, match="rng is 3, expected a random generator"):
        monte_carlo_search(np.sum, [(0, 1)], 5, 3)


@pytest.mark.parametrize(
    ("N", "d", "width", "chance"),
    [(441, 2, 0.1, 0.66841809507388), (441, 1, 0.02, 0.9881116709129), (21**10, 10, 0.1, 0.80385373082597)],
)
def test_the_chance_to_hit(N, d, width, chance):
    assert chance_to_hit(N, d, width) == pytest.approx(chance, rel=1e-9)


def test_the_chance_is_the_share_of_searches_that_hit():
    rng = np.random.default_rng(0)
    hits = [(np.abs(rng.uniform(-1, 1, (20, 2))) < 0.1).all(axis=1).any() for _ in range(4000)]
    assert np.mean(hits) == pytest.approx(chance_to_hit(20, 2, 0.2), abs=0.03)
    assert chance_to_hit(5, 3, 2.0) == 1


def test_the_digits_of_a_grid_outgrow_every_float():
    assert digits_of_grid(21, 100) == pytest.approx(132.221929472392)
    assert digits_of_grid(10, [1, 2, 400]).tolist() == [1, 2, 400]
    with pytest.raises(ValueError, match="points is 0, expected at least 1"):
        digits_of_grid(0, 3)
