"""A slider in a real browser: a live figure against `interact` with the inline backend, the same picture in both.

For each key press the time runs from the event to the frame in which the picture changed for the last time. Then the
slider is dragged to and fro: how many pictures a second appear, and how long the last of them lags behind the mouse.
"""

import tempfile
import time
from math import inf
from pathlib import Path
from statistics import median

import nbformat

from .timing import table

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
OURS, PEER = "live figure", "interact, inline"

PICTURE = """
from nnlearn import surfaces
from nnlearn.widgets.surface_descent import SurfaceDescent

panel = SurfaceDescent(surfaces.polynomial, (1.5, 0.5))
"""
CELLS = {
    OURS: PICTURE + "panel",
    # The figure is kept and only drawn again, which is kind to interact: most notebooks make a new one each time.
    PEER: "%matplotlib inline\nimport ipywidgets\nfrom IPython.display import display\n"
    + PICTURE
    + """
def show(rate):
    panel.rate.value = rate
    display(panel.picture.figure)

same = {name: getattr(panel.rate, name) for name in ("value", "min", "max", "step", "description", "layout", "style")}
ipywidgets.interact(show, rate=ipywidgets.FloatLogSlider(**same))
None
""",
}

# Times every change of the picture: rectangles put on a canvas, or an image that has loaded.
WATCH = """() => {
  const watch = window.watch = { changes: [], inputs: [] };
  const changed = () => requestAnimationFrame(() => {
    const now = performance.now();
    if (watch.changes.at(-1) !== now) watch.changes.push(now);
  });
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (...rest) { changed(); return put.apply(this, rest); };
  document.addEventListener('load', (event) => { if (event.target.tagName === 'IMG') changed(); }, true);
  for (const name of ['keydown', 'mousemove'])
    window.addEventListener(name, (event) => watch.inputs.push(event.timeStamp), true);
  watch.begin = () => { watch.changes = []; watch.inputs = []; };
  watch.quiet = async (silence, patience) => {
    const end = performance.now() + patience;
    while (performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (watch.changes.length && performance.now() - watch.changes.at(-1) > silence) break;
    }
    return { changes: watch.changes, inputs: watch.inputs };
  };
}"""


def run(moves=20, rounds=3, seconds=3):
    """Return the table: `moves` key presses and a drag of some seconds, for both, in each of the rounds."""
    try:
        from playwright.sync_api import sync_playwright

        from tests.browser.driver import CHROMIUM_OPTIONS, Book, Server, chromium
    except ImportError:
        return "Slider: playwright or the driver of the tests is missing"
    if chromium() is None:
        return "Slider: there is no Chromium on this machine"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        own, notebooks = Path(folder) / "own", Path(folder) / "notebooks"
        own.mkdir()
        notebooks.mkdir()
        files = {name: f"{number}.ipynb" for number, name in enumerate(CELLS)}
        for name, file in files.items():
            write_notebook(CELLS[name], notebooks / file)
        server = Server(notebooks, own)
        try:
            server.wait()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_OPTIONS)
                books = {name: Book(browser, server, file) for name, file in files.items()}
                measured = measure(books, moves, rounds, seconds)
                browser.close()
        finally:
            server.close()
    return slider_table(measured)


def write_notebook(code, path):
    """Write a notebook of one cell."""
    # Without the name of a kernel JupyterLab would ask for one.
    cells, metadata = [nbformat.v4.new_code_cell(code)], {"kernelspec": KERNEL}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), path)


def measure(books, moves, rounds, seconds):
    """Return {name: {"press": [ms], "rate": [pictures a second], "lag": [ms]}}, the books in turns."""
    measured = {name: {"press": [], "rate": [], "lag": []} for name in books}
    handles = {name: book.page.locator(".noUi-handle").first for name, book in books.items()}
    for name, book in books.items():
        book.page.bring_to_front()
        book.run_all()
        handles[name].wait_for()
        book.page.evaluate(WATCH)
    for _ in range(rounds):
        for name, book in books.items():
            book.page.bring_to_front()
            measured[name]["press"] += [press(book.page, handles[name], move) for move in range(moves)]
            rate, lag = drag(book.page, handles[name], seconds)
            measured[name]["rate"].append(rate)
            measured[name]["lag"].append(lag)
    return measured


def press(page, handle, move, keys=("ArrowRight", "ArrowLeft")):
    """Press one of the keys in turns, and return the milliseconds until the picture has changed, or infinity."""
    handle.focus()
    page.evaluate("() => watch.begin()")
    page.keyboard.press(keys[move % 2])
    seen = page.evaluate("() => watch.quiet(250, 5000)")
    return seen["changes"][-1] - seen["inputs"][0] if seen["changes"] else inf


def drag(page, handle, seconds):
    """Drag the slider to and fro, 60 moves a second; return pictures a second and the lag at the end, in ms.

    Where nothing changed these are 0 and infinity.
    """
    handle.scroll_into_view_if_needed()  # the mouse cannot press what is beyond the edge of the page
    box = handle.bounding_box()
    track = handle.locator("xpath=ancestor::*[contains(@class, 'noUi-target')]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    low, high = track["x"] + 0.1 * track["width"], track["x"] + 0.9 * track["width"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("() => watch.begin()")
    middle, stride, started = (low + high) / 2, (high - low) / 45, time.perf_counter()
    for number in range(60 * seconds):
        if not low <= x + stride <= high:
            stride = abs(stride) if x < middle else -abs(stride)
        x += stride
        page.mouse.move(x, y)
        time.sleep(max(0.0, started + (number + 1) / 60 - time.perf_counter()))
    seen = page.evaluate("() => watch.quiet(1500, 15000)")
    page.mouse.up()
    if not seen["changes"]:
        return 0.0, inf
    first, last = seen["inputs"][0], seen["inputs"][-1]
    meanwhile = [change for change in seen["changes"] if change <= last]
    return 1000 * len(meanwhile) / (last - first), max(0.0, seen["changes"][-1] - last)


def slider_table(measured):
    """Return the table of medians, with what interact needs for each of ours first."""
    rows = []
    for quantity, title, unit in (
        ("press", "key press to changed pixels", "ms"),
        ("rate", "pictures a second in a drag", ""),
        ("lag", "lag after the drag", "ms"),
    ):
        ours, peer = (median(measured[name][quantity]) for name in (OURS, PEER))
        ratio = ours / peer if quantity == "rate" else peer / ours
        rows.append((title, f"{ratio:.1f}", f"{ours:.3g} {unit}".strip(), f"{peer:.3g} {unit}".strip()))
    return table("Slider, in JupyterLab and Chromium", ("", "times better", OURS, PEER), rows)
