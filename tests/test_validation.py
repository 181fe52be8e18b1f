"""Proof by sabotage: whatever goes wrong in a notebook, in its file or in the package turns a test red.

A miniature of a notebook is stored, then spoilt in every way we know, and validated with the project's own options.
"""

import base64
import copy
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import nbformat
import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from nnlearn.figures.picture import Picture
from nnlearn.widgets import controls
from nnlearn.widgets.panel import Panel
from tests import every_control, notebook_validation
from tools import store_outputs

ROOT = Path(__file__).resolve().parents[1]

MODULE = '''
"""A picture and a panel, as small as can be."""

from nnlearn.figures.picture import Picture
from nnlearn.widgets import controls
from nnlearn.widgets.panel import Panel


class Line(Picture):
    def __init__(self, slope):
        super().__init__(4, 3)
        self.update(slope)

    def draw(self):
        axes = self.figure.add_axes((0.15, 0.15, 0.8, 0.8))
        axes.set(xlim=(0, 1), ylim=(-1, 1), xlabel="x")
        (self.line,) = axes.plot([], [], color="#0072B2")
        self.moving = [self.line]
        self.sentence = "a line"

    def update(self, slope):
        self.line.set_data([0, 0.5, 1], [0, 0.5 * slope, slope])
        self.sentence = f"slope {slope:.2f}"


class Slope(Panel):
    def __init__(self):
        self.slope = controls.slider("slope", 0.5, -1, 1, 0.1)
        super().__init__(Line(0.5), "a line", [[self.slope]])

    def show(self):
        self.picture.update(self.slope.value)
'''

DOWNLOAD = """
    def download(self):
        import urllib.request

        try:
            urllib.request.urlopen("http://192.0.2.1/data.csv", timeout=1)
        except Exception:
            pass  # offline
"""

# Each cell is spoilt in one way, so that one run of the notebook proves many things.
CELLS = {
    "set-up": "from miniature import Line, Slope\n\nfrom nnlearn import descend, gradient_descent, surfaces",
    "digit": "print(f'{1 / 3:.4f}')",
    "other digit": "print(f'{2 / 3:.4f}')",
    "cleared": "print('some text')",
    "never run": "print('more text')",
    "path": "descend(gradient_descent(surfaces.polynomial, [1.5, 0.5], 0.1), 20)",
    "picture": "Line(0.25)",
    "pixels": "Line(0.75)",
    "data": "Line(1)",
    "alternative text": "Line(-0.25)",
    "elsewhere": "Line(-0.5)",
    "elsewhere, other data": "Line(-0.75)",
    "panel": "Slope()",
}
NAMES = list(CELLS)


# ---- the miniature and its runs


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a stored miniature in `untouched`, and spoilt copies of it beside it."""
    root = tmp_path_factory.mktemp("miniatures")
    # Not by PYTHONPATH, which would also hide the spoilt copy of the package from its kernel.
    (root / "conftest.py").write_text(
        f"import sys\n\nsys.path.insert(0, {str(ROOT)!r})\npytest_plugins = ['tests.notebook_validation']\n"
    )
    untouched = root / "untouched"
    untouched.mkdir()
    (untouched / "miniature.py").write_text(MODULE)
    cells = [nbformat.v4.new_code_cell(source, id=re.sub(r"\W+", "-", name)) for name, source in CELLS.items()]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), untouched / "miniature.ipynb")
    assert store_outputs.main([str(untouched / "miniature.ipynb")]) == 0

    spoil_file(copied(root, "file"))
    spoil_package(copied(root, "package"))
    control = copied(root, "control") / "miniature.py"
    another = '[[self.slope, controls.slider("slope", 0, 0, 1, 0.1)]]'
    control.write_text(
        MODULE.replace("[[self.slope]]", another)
        + "        if self.slope.value == self.slope.max:\n            raise ValueError('too steep')\n"
    )
    return root


def copied(root, name):
    shutil.copytree(root / "untouched", root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root / name


def first_line(cell):
    """Return what is stored of the first line that the cell's picture plots: "line", then x and y."""
    plotted = cell.outputs[0].metadata["nnlearn"]
    return next(entry for entry in plotted if entry[0] == "line")


def spoil_file(place):
    """Change what is stored, a cell at a time."""
    notebook = nbformat.read(place / "miniature.ipynb", as_version=4)
    cells = dict(zip(CELLS, notebook.cells, strict=True))
    cells["digit"].outputs[0].text = "0.3334\n"
    cells["cleared"].outputs = []
    cells["never run"].update(outputs=[], execution_count=None)
    spoil_pixels(cells["pixels"])
    first_line(cells["data"])[2][2] *= 1.001
    cells["alternative text"].outputs[0].metadata["image/png"]["alt"] = "another line"
    for name in ("elsewhere", "elsewhere, other data"):
        spoil_pixels(cells[name], software="Matplotlib 3.9.0")
    first_line(cells["elsewhere, other data"])[1][2] *= 1.001
    cells["panel"].execution_count = 3
    cells["panel"].outputs[0].execution_count = 3
    nbformat.write(notebook, place / "miniature.ipynb")


def spoil_pixels(cell, software=None):
    data = cell.outputs[0].data
    image = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    info = PngImagePlugin.PngInfo()
    info.add_text("Software", software or image.info["Software"])
    image = image.convert("RGB")
    image.paste((0, 0, 0), (300, 200, 320, 220))
    file = io.BytesIO()
    image.save(file, "png", pnginfo=info)
    data["image/png"] = base64.b64encode(file.getvalue()).decode()


def spoil_package(place):
    """Change the code behind the notebook: a factor in an optimiser, a colour, an error in one cell, a download."""
    shutil.copytree(ROOT / "nnlearn", place / "nnlearn", ignore=shutil.ignore_patterns("__pycache__"))
    with (place / "nnlearn" / "optimizers.py").open("a") as file:
        file.write(
            "\n_right = gradient_descent\n\n\n"
            "def gradient_descent(cost, x, learning_rate=0.1):\n    return _right(cost, x, 1.01 * learning_rate)\n"
        )
    text = MODULE.replace("#0072B2", "#0072A0").replace(
        "        super().__init__(4, 3)\n",
        "        super().__init__(4, 3)\n        if slope == 0.75:\n            raise ValueError('planted')\n"
        "        if slope == 1:\n            self.download()\n",
    )
    text = text.replace("class Slope", f"{DOWNLOAD}\n\nclass Slope")
    (place / "miniature.py").write_text(text)


@pytest.fixture(scope="module")
def outcomes(folder):
    """{(folder, test): the text of its failure, "" if it passed} of one run of pytest over all miniatures."""
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", folder, "-n", "0"]
    command += ["--color=no", "-p", "no:cacheprovider", "--junitxml", folder / "outcomes.xml", folder]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(list(map(str, command)), cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 1, done.stdout + done.stderr
    found = {}
    for case in ElementTree.parse(folder / "outcomes.xml").iter("testcase"):
        name = case.get("name")
        if name.startswith("Cell "):
            name = NAMES[int(name.removeprefix("Cell "))]
        failure = case.find("failure")
        assert case.find("error") is None, ElementTree.tostring(case, encoding="unicode")
        found[case.get("classname").split(".")[0], name] = "" if failure is None else failure.text
    return found


def test_untouched_notebook_passes(outcomes):
    tests = {name: failure for (place, name), failure in outcomes.items() if place == "untouched"}
    assert tests == dict.fromkeys(["as stored", *NAMES, "every picture", "every control"], "")


CAUGHT = [
    ("file", "digit", r"(?s)0\.3334.*0\.3333"),
    ("file", "cleared", "Unexpected output fields"),
    ("file", "never run", "this cell was never run"),
    ("file", "pixels", r"picture 1: its pixels changed by \d+\.\d\d grey levels"),
    ("file", "data", r"picture 1: the data of its artist 2 of 2 changed from \['line', .*\] to "),
    ("file", "alternative text", "picture 1: its alt changed from 'another line' to 'slope −0.25'"),
    ("file", "elsewhere, other data", "picture 1: the data of its artist 2 of 2 changed"),
    ("file", "as stored", "code cell 4 was never run"),
    ("file", "as stored", "code cell 12 was run out of order: its execution count is 3 and should be 13"),
    ("package", "path", r"Path\("),
    ("package", "picture", "picture 1: its pixels changed by"),
    ("package", "pixels", "ValueError.*planted"),
    ("package", "data", "socket.getaddrinfo leads to 192.0.2.1, and the course works offline"),
    ("package", "panel", "picture 1: its pixels changed by"),
    ("control", "every picture", "Slope: 2 controls are called 'slope'"),
    ("control", "every control", "ValueError: too steep"),
    ("control", "every control", "raised in Slope when its control 'slope' was moved to 1.0"),
]

if notebook_validation.minor_version(matplotlib.__version__) != notebook_validation.pinned_matplotlib():
    CAUGHT = [entry for entry in CAUGHT if "pixels changed" not in entry[2]]


@pytest.mark.parametrize(("place", "name", "expected"), CAUGHT)
def test_sabotage_is_caught(outcomes, place, name, expected):
    assert re.search(expected, outcomes[place, name]), outcomes[place, name] or "it passed"


def test_nothing_else_fails(outcomes):
    red = {(place, name) for (place, name), failure in outcomes.items() if failure}
    follow = {("package", name) for name in NAMES if CELLS[name].startswith("Line")}  # their colour has changed
    after = ("every picture", "every control")  # which want all cells to have passed
    follow |= {(place, name) for place in ("file", "package") for name in after}
    assert red - follow == {(place, name) for place, name, _ in CAUGHT} - follow


def test_pixels_are_compared_only_between_pictures_of_one_matplotlib(outcomes):
    assert outcomes["file", "elsewhere"] == ""


def test_failures_name_the_command_that_accepts_a_change(folder, monkeypatch):
    path = ROOT / "notebooks" / "05_gradient_checking.ipynb"
    assert notebook_validation.how_to_store(path).endswith(str(Path("notebooks/05_gradient_checking.ipynb")))


# ---- the file of a notebook


@pytest.fixture
def stored(folder):
    """(notebook, path of a copy) to be changed."""
    text = (folder / "untouched" / "miniature.ipynb").read_text(encoding="utf-8")
    return nbformat.reads(text, as_version=4)


def output(kind, **content):
    return nbformat.v4.new_output(kind, **content)


def change(name, **content):
    def spoil(notebook):
        notebook.cells[NAMES.index(name)].update(content)

    return spoil


def put_out(kind, **content):
    return change("digit", outputs=[output(kind, **content)])


def drop(mime_or_key):
    def spoil(notebook):
        first = notebook.cells[NAMES.index("picture")].outputs[0]
        first.metadata.pop(mime_or_key)

    return spoil


def renumber(notebook):
    notebook.cells[NAMES.index("path")].outputs[0].execution_count = 99


def add_widget_state(notebook):
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {}}


def add_timing(notebook):
    notebook.cells[0].metadata["execution"] = {"iopub.execute_input": "2024-01-01T00:00:00"}


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (change("digit", execution_count=None), "code cell 1 was never run"),
        (change("digit", execution_count=3), "code cell 1 was run out of order"),
        (change("digit", source=""), "code cell 1 is empty"),
        (change("digit", source="x = 1\n" * 13), "code cell 1 has 13 lines, at most 12"),
        (change("digit", source="plot();"), "code cell 1 ends in `;`"),
        (change("digit", source="interact(f, x=1)"), "code cell 1 calls interact"),
        (change("digit", source="out = widgets.Output()"), "code cell 1 calls Output"),
        (change("digit", source="# NBVAL_IGNORE_OUTPUT\nf()"), "code cell 1 asks not to be compared"),
        (change("digit", metadata={"tags": ["nbval-skip"]}), "code cell 1 asks not to be compared"),
        (change("digit", metadata={"tags": ["raises-exception"]}), "code cell 1 asks not to be compared"),
        (put_out("error", ename="ValueError", evalue="x", traceback=[]), "code cell 1 has stored an error, ValueError"),
        (put_out("stream", name="stderr", text="x"), "code cell 1 has stored what it wrote to stderr"),
        (put_out("stream", text="in /home/ann/x.py"), "a place on somebody's machine: /home/ann/x.py"),
        (put_out("display_data", data={"text/html": "C:\\Users\\ann"}), "a place on somebody's machine"),
        (put_out("stream", text="lib/site-packages/x"), "a place on somebody's machine: site-packages/x"),
        (put_out("display_data", data={"image/jpeg": "abcd"}), "code cell 1 shows a JPEG"),
        (put_out("stream", text="x" * 1_500_001), r"the file has \d+ bytes, at most 1500000 are allowed"),
        (drop("nnlearn"), "code cell 6 shows a picture without its data and an alternative text"),
        (drop("image/png"), "code cell 6 shows a picture without its data and an alternative text"),
        (renumber, "code cell 5 has an output of execution 99, and should have one of 6"),
        (add_widget_state, "the state of its widgets is stored"),
        (add_timing, "was not stored by tools/store_outputs.py"),
    ],
)
def test_what_does_not_belong_into_the_file(stored, tmp_path, spoil, expected):
    path = tmp_path / "spoilt.ipynb"
    path.write_text(store_outputs.as_text(stored), encoding="utf-8")
    assert notebook_validation.complaints_about(path) == []
    spoil(stored)
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert re.search(expected, "\n".join(notebook_validation.complaints_about(path)))


# ---- two outputs


@pytest.fixture
def picture(stored):
    return stored.cells[NAMES.index("picture")].outputs


def test_number_of_pictures_is_compared(picture):
    assert notebook_validation.differences(picture, []) == ["the number of pictures changed: 1 stored, 0 made now."]
    assert notebook_validation.differences(picture, picture) == []


def test_size_is_compared(picture):
    smaller = copy.deepcopy(picture)
    image = Image.open(io.BytesIO(base64.b64decode(picture[0].data["image/png"])))
    file = io.BytesIO()
    image.resize((300, 200)).save(file, "png")
    smaller[0].data["image/png"] = base64.b64encode(file.getvalue()).decode()
    smaller[0].metadata["image/png"]["width"] = 200
    said = notebook_validation.differences(smaller, picture)
    assert said == [
        "picture 1: its width changed from 200 to 400.",
        "picture 1: its size changed from (300, 200) to (600, 450) pixels.",
    ]


def test_data_may_differ_by_less_than_can_be_seen():
    line = ["line", [3, 0.0, 1.0, 0.5, 1e-17, 1.0], [3, 0.0, 100.0, 1.0, 0.0, 100.0]]
    nearly = ["line", [3, 0.0, 1.0, 0.50001, -2e-17, 1.0], [3, 1e-3, 100.0, 1.001, 0.0, 100.0]]
    assert list(notebook_validation.data_differences([line], [nearly])) == []
    for other in (["line", line[1]], ["line", [4, *line[1][1:]], line[2]], ["image", *line[1:]], ["text", "a"]):
        assert "artist 1 of 1" in "".join(notebook_validation.data_differences([line], [other]))
    assert list(notebook_validation.data_differences([line], [])) == ["it plots 0 things, and 1 are stored."]


# ---- the controls


class Dot(Picture):
    def draw(self):
        self.axes = self.figure.add_axes((0.1, 0.1, 0.8, 0.8))
        self.axes.set(xlim=(0, 1), ylim=(0, 1))
        (self.dot,) = self.axes.plot([0.5], [0.5], "o", label="dot")
        self.moving = [self.dot]
        self.sentence = "a dot"


class Dotted(Panel):
    """A panel with every kind of control, which does as it is told by `harm`."""

    def __init__(self, harm=lambda panel: None):
        self.harm = harm
        self.pressed = 0
        self.height = controls.slider("height", 0.5, 0, 1, 0.1)
        self.width = controls.log_slider("width", 0.1, -2, 0)
        self.number = controls.whole_slider("number", 1, 0, 5)
        self.kind = controls.menu("kind", ["a", "b", "c"])
        self.tick = controls.tick("tick")
        self.button = controls.button("press", self.press)
        self.visited = []
        rows = [[self.height, self.width, self.number], [self.kind, self.tick, self.button]]
        super().__init__(Dot(2, 2), "a dot", rows)
        self.live.on_point("axes", self.point)

    def press(self):
        self.pressed += 1
        self.harm(self)

    def point(self, x, y):
        self.height.value = y

    def show(self):
        self.visited.append((self.height.value, self.width.value, self.number.value, self.kind.value, self.tick.value))
        self.picture.dot.set_data([self.width.value], [self.height.value])
        self.picture.dot.set_markersize(6 + self.number.value)
        self.harm(self)


def test_every_control_gets_to_its_ends():
    panel = Dotted()
    moved = every_control.move_all(panel)
    assert len(moved) == 6
    heights, widths, numbers, kinds, ticks = map(set, zip(*panel.visited, strict=True))
    assert {0, 1} < heights
    assert min(widths) == pytest.approx(0.01)
    assert max(widths) == pytest.approx(1)
    assert {0, 5} < numbers
    assert kinds == {"a", "b", "c"}
    assert ticks == {True, False}
    assert panel.pressed >= 3
    assert {("b", 0.0), ("b", 1.0)} < {(kind, height) for height, _, _, kind, _ in panel.visited}


def raise_at(condition):
    def harm(panel):
        if condition(panel):
            raise ValueError("planted")

    return harm


def draw(x, y):
    def harm(panel):
        if panel.number.value == 5:
            panel.picture.dot.set_data(x, y)

    return harm


def stand_still(panel):
    panel.picture.dot.set(data=([0.5], [0.5]), markersize=6)


def draw_behind(panel):
    panel.picture.axes.set_title(f"number {panel.number.value}")


def disappear(panel):
    for artist in (panel.picture.axes, panel.picture.dot):
        artist.set_visible(panel.number.value != 5)
    panel.picture.background_changed()


def fall_silent(panel):
    panel.picture.sentence = " " if panel.number.value == 5 else "a dot"


def say_nan(panel):
    panel.picture.sentence = f"at ({panel.number.value}, {float('nan') if panel.number.value == 5 else 0})"


def say_one_steps(panel):
    panel.picture.sentence = f"after {6 - panel.number.value} steps"


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (raise_at(lambda panel: panel.height.value == 1), "planted"),
        (raise_at(lambda panel: panel.width.value < 0.011), "planted"),
        (raise_at(lambda panel: panel.kind.value == "c" and panel.number.value == 0), "planted"),
        (raise_at(lambda panel: panel.tick.value), "planted"),
        (raise_at(lambda panel: panel.pressed), "planted"),
        (draw([0.5], [np.inf]), "Dotted with 'number' at 5 draws an infinite value in dot"),
        (draw([0.5], [np.nan]), "Dotted with 'number' at 5 draws dot without a number"),
        (stand_still, "Dotted looks and says the same wherever 'width', 'number' is moved"),
        (draw_behind, "Dotted does not show what it should"),
        (disappear, "Dotted shows nothing"),
        (fall_silent, "Dotted with 'number' at 5 has no sentence"),
        (say_nan, r"Dotted with 'number' at 5 says 'at \(5, nan\)'"),
        (say_one_steps, "Dotted with 'number' at 5 says 'after 1 steps'"),
    ],
)
def test_harm_at_an_end_is_found(harm, expected):
    panel = Dotted()
    panel.harm = harm
    with pytest.raises((ValueError, AssertionError), match=expected):
        every_control.move_all(panel)


# ---- storing outputs


@pytest.fixture
def notebook_of(tmp_path):
    """Write a notebook with these cells, as an old tool would: without ids."""

    def write(*sources):
        path = tmp_path / "new.ipynb"
        cells = [
            {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None}
            for source in sources
        ]
        path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}))
        return path

    return write


def test_storing_twice_writes_the_same_file(folder, capsys):
    path = folder / "untouched" / "miniature.ipynb"
    before = path.read_bytes()
    assert store_outputs.main([str(path)]) == 0
    assert capsys.readouterr().out == "miniature.ipynb: as before\n"
    assert path.read_bytes() == before
    assert before.endswith(b"}\n")
    notebook = json.loads(before)
    assert notebook["metadata"] == store_outputs.NOTEBOOK_METADATA
    assert [cell["execution_count"] for cell in notebook["cells"]] == list(range(1, len(CELLS) + 1))
    assert b"widget-view" not in before


def test_notebooks_with_errors_or_warnings_are_not_stored(notebook_of, capsys):
    for source, expected in (
        ("1 / 0", "not stored, because code cell 1, `1 / 0`, raises ZeroDivisionError: division by zero"),
        (
            "import warnings\nwarnings.warn('old')",
            "not stored, because code cell 1, `import warnings`, writes to stderr",
        ),
    ):
        path = notebook_of("x = 1", source)
        before = path.read_bytes()
        assert store_outputs.main([str(path)]) == 1
        assert expected in capsys.readouterr().err
        assert path.read_bytes() == before


def test_cells_get_lasting_ids(notebook_of):
    text = notebook_of("1", "2").read_text()
    assert [cell.id for cell in store_outputs.read(text).cells] == ["cell-0", "cell-1"]
    again = store_outputs.read(store_outputs.as_text(store_outputs.read(text)))
    assert [cell.id for cell in again.cells] == ["cell-0", "cell-1"]


def test_files_that_are_no_notebooks_are_refused(tmp_path, capsys):
    for name, text in (("broken", "{"), ("old", '{"nbformat": 3}')):
        (tmp_path / name).write_text(text)
    assert store_outputs.main([str(tmp_path / name) for name in ("broken", "old", "missing")]) == 1
    said = capsys.readouterr().err
    assert said.count("not stored, because") == 3
    assert "old: not stored, because it is not in notebook format 4" in said
