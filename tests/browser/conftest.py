"""What browser tests share: the browser, skipped where there is none unless NNLEARN_BROWSER=required, and a server."""

import os
import shutil
from pathlib import Path

import nbformat
import pytest

from tests.browser.driver import CHROMIUM_OPTIONS, Server, chromium
from tools.store_outputs import NOTEBOOK_METADATA

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"

TWO_FIGURES = [
    "from nnlearn import surfaces\nfrom nnlearn.widgets.surface_descent import SurfaceDescent",
    "first = SurfaceDescent(surfaces.polynomial, (1.5, 0.5))\nfirst",
    "second = SurfaceDescent(surfaces.two_gaussians, (0.5, 1), log_cost=False)\nsecond",
]

EVERY_KIND_OF_CONTROL = [
    """
from nnlearn.exercises.exercise import Question
from nnlearn.figures.curves import Curves
from nnlearn.widgets import controls
from nnlearn.widgets.clock import Clock
from nnlearn.widgets.panel import Panel, bind_point
from nnlearn.widgets.prediction import Prediction

pressed = []

class EveryKind(Panel):
    def __init__(self):
        self.even, self.other = (controls.slider(name, 0.5, 0, 1, 0.1) for name in ("even", "other"))
        self.uneven = controls.log_slider("uneven", 0.1, -3, 0)
        self.whole = controls.whole_slider("whole", 3, 0, 9)
        self.chosen = controls.values_slider("chosen", [("few", 1), ("some", 2), ("many", 3)], 1)
        self.menu = controls.menu("menu", ["one", "two"])
        self.choice = controls.choice("choice", ["left", "right"])
        self.tick = controls.tick("tick")
        self.field = controls.text_field("field")
        button = controls.button("press", lambda: pressed.append(1))
        rows = [self.even, self.other, self.uneven], [self.whole, self.chosen, self.menu]
        rows += ([self.choice, self.tick, self.field, button, Clock(lambda: pressed.append(2))],)
        picture = Curves("nothing has been moved", {"a line": ([0, 1], [0, 1])}, "x", "y")
        super().__init__(picture, "Every kind of control", rows)
        bind_point(self, "axes", self.even, self.other)

    def show(self):
        self.picture.sentence = f"the point is at ({self.even.value:.1f}, {self.other.value:.1f})"
""",
    "panel = EveryKind()\npanel",
    "number = Prediction(Question('How many?', 3, 'So it is.'))\nnumber",
    "one_of_two = Prediction(Question('Which one?', 'this', 'So it is.', ('that', 'this')))\none_of_two",
]


@pytest.fixture(scope="module")
def browser():
    program = chromium()
    if program is None:
        if os.environ.get("NNLEARN_BROWSER") == "required":
            pytest.fail("NNLEARN_BROWSER=required, and there is no Chromium on this machine", pytrace=False)
        pytest.skip("there is no Chromium on this machine (Debian and Ubuntu: sudo apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebooks")
    shutil.copytree(NOTEBOOKS, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
    cells = [nbformat.v4.new_code_cell(source) for source in TWO_FIGURES]
    cells += [nbformat.v4.new_markdown_cell("Some text.\n\n" * 20) for _ in range(12)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=NOTEBOOK_METADATA), folder / "two_figures.ipynb")
    cells = [nbformat.v4.new_code_cell(source) for source in EVERY_KIND_OF_CONTROL]
    controls = nbformat.v4.new_notebook(cells=cells, metadata=NOTEBOOK_METADATA)
    nbformat.write(controls, folder / "every_kind_of_control.ipynb")
    server = Server(folder, tmp_path_factory.mktemp("jupyter"))
    try:
        server.wait()
        yield server
    finally:
        server.close()
