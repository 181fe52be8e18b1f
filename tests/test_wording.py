"""Numbers in sentences: powers of ten written out, minus signs that are no hyphens, and one step in the singular."""

import pytest

from nnlearn.figures.picture import Picture
from nnlearn.wording import as_people_write, counted, with_power_of_ten


@pytest.mark.parametrize(
    ("number", "digits", "written"),
    [
        (2.8e-6, 2, "2.8·10⁻⁶"),
        (0.0, 2, "0"),
        (0.001, 2, "0.001"),
        (0.0009999, 2, "0.001"),
        (99.7, 2, "100"),
        (441, 3, "441"),
        (7.4e62, 1, "7·10⁶²"),
        (-1.5e-4, 2, "−1.5·10⁻⁴"),
    ],
)
def test_numbers_with_a_power_of_ten(number, digits, written):
    assert with_power_of_ten(number, digits) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("off by 1.8e-08, J = -2.5e+09", "off by 1.8·10⁻⁸, J = −2.5·10⁹"),
        ("within 1e-9 of it, ε = 1.0e-04", "within 10⁻⁹ of it, ε = 10⁻⁴"),
        ("0e+00, 1.5e-3 and 1e+06", "0, 0.0015 and 10⁶"),
        ("from 0.0041 to 4.7e−15", "from 0.0041 to 4.7·10⁻¹⁵"),
        ("off by 6.8e+00, and 1e+02 times", "off by 6.8, and 100 times"),
        ("-3 at (-0.5, 2), x -.5", "−3 at (−0.5, 2), x −.5"),
        ("64-25-10, f(2)-3, mini-batch 2", "64-25-10, f(2)-3, mini-batch 2"),
        ("unit 3e, eps2e1, 1.5 and 10", "unit 3e, eps2e1, 1.5 and 10"),
    ],
)
def test_text_is_written_as_people_write(text, written):
    assert as_people_write(text) == written


def test_every_sentence_of_a_picture_is_written_like_that():
    class Empty(Picture):
        def draw(self):
            self.figure.add_subplot()
            self.sentence = "close to 1e-05"

    assert Empty(2, 2).sentence == "close to 10⁻⁵"


@pytest.mark.parametrize(("number", "written"), [(0, "0 steps"), (1, "1 step"), (2, "2 steps")])
def test_one_stands_alone(number, written):
    assert counted(number, "step") == written
