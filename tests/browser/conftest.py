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
    server = Server(folder, tmp_path_factory.mktemp("jupyter"))
    try:
        server.wait()
        yield server
    finally:
        server.close()
