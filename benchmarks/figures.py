"""A slider of every live figure of the course, in its own notebook in a real browser, with `interact` beside it.

The notebook of each figure is run from top to bottom first. After each figure the same picture as in the part `slider`,
redrawn by `interact` with the inline backend, has its turn, so that both meet the same noise.
"""

import shutil
import tempfile
from itertools import groupby
from pathlib import Path
from statistics import median

from .notebooks import NOTEBOOKS
from .slider import CELLS, PEER, WATCH, drag, press, write_notebook
from .timing import table


def run(*beginnings, moves=20, seconds=2):
    """Return the table: for each figure milliseconds from key press to changed pixels, and a fast drag.

    `beginnings` are those of the notebooks to measure, such as "09"; none means all.
    """
    try:
        from playwright.sync_api import sync_playwright

        from tests.browser.driver import CHROMIUM_OPTIONS, Book, Server, chromium
        from tests.browser.test_course_figures import KINDS
    except ImportError:
        return "Figures: playwright or the tests are missing"
    if chromium() is None:
        return "Figures: there is no Chromium on this machine"
    kinds = [kind for kind in KINDS if not beginnings or kind[0].startswith(beginnings)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        own, notebooks = Path(folder) / "own", Path(folder) / "notebooks"
        own.mkdir()
        shutil.copytree(NOTEBOOKS, notebooks)
        write_notebook(CELLS[PEER], notebooks / "peer.ipynb")
        server = Server(notebooks, own)
        try:
            server.wait()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_OPTIONS)
                rows = rows_of(kinds, lambda name: Book(browser, server, name), moves, seconds)
                browser.close()
        finally:
            server.close()
    heading = ("figure", "slider", "ms", "slowest of ten", "a second", "lag ms", "interact ms", "times")
    return table("Live figures: key press to changed pixels; pictures a second and lag in a drag", heading, rows)


def rows_of(kinds, book_of, moves, seconds):
    """Return a line of the table for each kind of figure; `book_of` opens a notebook by its name."""
    rows, peer = [], book_of("peer.ipynb")
    peer_handle = watched(peer).locator(".noUi-handle").first
    for name, figures in groupby(kinds, key=lambda kind: kind[0]):
        book = book_of(name)
        watched(book)
        for _, class_name, slider, _ in figures:
            book.page.bring_to_front()
            handle = book.figure(book.panel_of(class_name)).handle(slider)
            ours = measure(book.page, handle, moves, seconds)
            peer.page.bring_to_front()
            theirs = median(press(peer.page, peer_handle, move) for move in range(max(4, moves // 4)))
            rows.append(row(f"{name[:2]} {class_name}", slider, ours, theirs))
        book.close()
    return rows


def watched(book):
    """Run the notebook of this page, begin to watch its pictures, and return the page."""
    book.page.bring_to_front()
    book.run_all()
    book.page.locator(".noUi-handle").first.wait_for()
    book.page.evaluate(WATCH)
    return book.page


def measure(page, handle, moves, seconds):
    """Return (pictures a second, lag in ms) of a drag, and then the milliseconds of each key press, sorted.

    The keys are those of a page, five steps of the slider: a single step may move a mark by less than a pixel.
    """
    rate, lag = drag(page, handle, seconds)
    now, low, high = (float(handle.get_attribute(f"aria-value{name}")) for name in ("now", "min", "max"))
    keys = ("PageUp", "PageDown") if now < (low + high) / 2 else ("PageDown", "PageUp")
    return rate, lag, sorted(press(page, handle, move, keys) for move in range(moves))


def row(name, slider, ours, theirs):
    """Return the figure's line of the table."""
    rate, lag, times = ours
    middle, slow = median(times), times[int(0.9 * len(times))]
    numbers = [f"{number:.0f}" for number in (middle, slow, rate, lag, theirs)]
    return name, slider, *numbers, f"{theirs / middle:.1f}"
