"""docs/errata.md and the tests of the errata cannot part: same ids, same numbers, and notebooks that name them."""

import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from test_errata import ERRATA

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "errata.md").read_text(encoding="utf-8")
LETTERS = "".join(re.findall(r"^\| ([A-Z]) \|", PAGE, re.MULTILINE))  # one for each text
ROW = re.compile(rf"^\| \*\*([{LETTERS}]\d\d)\*\* (.*) \|$", re.MULTILINE)
ROWS = {name: rest.split(" | ") for name, rest in ROW.findall(PAGE)}
WITHOUT_NUMBERS = {"E12", "E16", "X03", "X04"}
NUMBER = re.compile(r"[-+]?\d+(?:\.(\d+))?(?:e([-+]?\d+))?|nan")


def ids_in(text):
    """Return the ids that a text names, those in ranges such as C01–C09 included."""
    one = rf"[{LETTERS}]\d\d"
    named = set(re.findall(rf"\b{one}\b", text))
    for first, last in re.findall(rf"\b({one})–({one})\b", text):
        named |= {f"{first[0]}{number:02d}" for number in range(int(first[1:]), int(last[1:]) + 1)}
    return named


@pytest.fixture(scope="module")
def named():
    """Return {number of a notebook: ids that its prose names}."""
    books = {path.name[:2]: nbformat.read(path, 4) for path in (ROOT / "notebooks").glob("*.ipynb")}
    return {
        number: set().union(*(ids_in(cell.source) for cell in book.cells if cell.cell_type == "markdown"))
        for number, book in books.items()
    }


def assert_shows(shown, computed):
    """Fail unless the numbers of a cell are the computed ones, rounded to as many places as are shown."""
    computed = np.ravel(np.asarray(computed))
    if computed.dtype.kind == "U":
        assert shown.strip() == f"`{computed[0]}`"
        return
    numbers = list(NUMBER.finditer(shown.replace("−", "-")))
    if shown.strip().endswith("…"):
        computed = computed[: len(numbers)]
    assert len(numbers) == len(computed), f"{shown} shows {len(numbers)} numbers, the test has {len(computed)}"
    for number, value in zip(numbers, computed, strict=True):
        unit = 10.0 ** (int(number[2] or 0) - len(number[1] or ""))
        assert np.isclose(float(number[0]), value, rtol=0, atol=0.5001 * unit, equal_nan=True), f"{number[0]}: {value}"


def test_the_page_lists_every_erratum_once():
    assert len(ROW.findall(PAGE)) == len(ROWS)
    assert set(ROWS) == set(ERRATA) | WITHOUT_NUMBERS


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_row_is_complete(name):
    place, printed, right, numbers, why = ROWS[name]
    assert re.match(r"(\d{3}: \d+|all)\b", place)
    assert all((printed, right, numbers, why))
    assert (numbers == "–") == (name in WITHOUT_NUMBERS)


@pytest.mark.parametrize("name", sorted(ERRATA))
def test_the_numbers_are_those_of_the_tests(name):
    row, (*_, numbers, _) = ERRATA[name], ROWS[name]
    wrong = row.printed if row.printed is not None else row.misprint
    printed, arrow, right = numbers.rpartition("→")
    assert bool(arrow) == (wrong is not None)
    assert_shows(right, row.right)
    if wrong is not None:
        assert_shows(printed, wrong)


@pytest.mark.parametrize("shown", ["0.25, 1", "0.3", "0.25", "0.25, 1.1", "1e-1, 1", "0.25, 1, …, 2"])
def test_other_numbers_are_found(shown):
    if shown == "0.25, 1":
        assert_shows(shown, [0.2512, 1.0])
    else:
        with pytest.raises(AssertionError):
            assert_shows(shown, [0.2512, 1.0])


def test_a_row_leads_to_notebooks_that_name_it(named):
    linked = {name: re.findall(r"\[(\d\d)\]", place) for name, (place, *_) in ROWS.items()}
    assert not [(name, number) for name in ROWS for number in linked[name] if name not in named[number]]
    assert {name for name in ROWS if not linked[name]} == {"E12", "E16"}, "those are in no notebook"


def test_notebooks_name_no_erratum_that_the_page_lacks(named):
    assert set().union(*named.values()) <= set(ROWS)
