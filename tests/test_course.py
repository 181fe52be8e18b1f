"""The notebooks as one course: the same skeleton, times and links that are true, nothing that points nowhere."""

import importlib
import pkgutil
import re
from pathlib import Path

import nbformat
import pytest

import nnlearn.widgets
from nnlearn.widgets.panel import Panel
from tests.browser.test_course_figures import KINDS

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
NAMES = [path.name for path in NOTEBOOKS]


def prose(path):
    cells = nbformat.read(path, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def code(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_every_notebook_has_the_same_skeleton(path):
    text = prose(path)
    title, promise = text.split("\n\n")[:2]
    assert re.fullmatch(rf"# {path.name[:2]} \S.*", title)
    assert promise.startswith("**")
    assert promise.endswith("**")
    for row in ("You will do", "You will learn", "You need", "Time"):
        assert f"| **{row}** |" in text
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings[-3:] == ["What you can now explain", "Where this comes from", "Next"]
    assert code(path)[0].startswith(("import ", "from ")), "the set-up cell, with all imports, comes first"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_every_link_leads_to_a_notebook(path):
    links = re.findall(r"\]\(([^)]+)\)", prose(path))
    assert links
    assert set(links) <= set(NAMES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_every_exercise_is_asked_with_its_answer_open(path):
    asked = [cell for cell in code(path) if ".check(" in cell]
    assert len(asked) >= 5
    assert all("exercises." in cell for cell in asked)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_prediction_does_not_give_its_answer_away(path):
    cells = [cell for cell in code(path) if "Prediction(" in cell]
    assert cells
    assert not [cell for cell in cells if "answer=" in cell]


def test_the_map_says_what_the_notebooks_say():
    start = next(path for path in NOTEBOOKS if path.name.startswith("00"))
    rows = re.findall(r"^\| (\d\d) \| (.*?) \|.*\| (\d+) \|$", prose(start), re.MULTILINE)
    mapped = [(number, int(time)) for number, _, time in rows]
    told = [re.search(r"\| \*\*Time\*\* \| about (\d+) minutes", prose(path)) for path in NOTEBOOKS]
    assert mapped == [(name[:2], int(time[1])) for name, time in zip(NAMES, told, strict=True)]
    for name, (_, title, _) in zip(NAMES[1:], rows[1:], strict=True):
        assert f"]({name})" in title


def test_every_panel_stands_in_a_notebook():
    """There, and only there, all its controls are moved to their ends."""
    for module in pkgutil.iter_modules(nnlearn.widgets.__path__, "nnlearn.widgets."):
        importlib.import_module(module.name)
    shown = "\n".join(cell for path in NOTEBOOKS for cell in code(path))
    names = {panel.__name__ for panel in Panel.__subclasses__() if panel.__module__.startswith("nnlearn.widgets.")}
    assert len(names) > 60
    assert not [name for name in names if f"{name}(" not in shown]
    in_a_browser = {name for _, name, _, _ in KINDS}
    assert names - in_a_browser == {"SoftwareTimesPanel"}, "which has no slider; each other one needs a line in KINDS"
