"""A plugin of pytest that closes the holes of nbval: nothing in a notebook may change without a test that fails.

nbval runs every code cell and compares the texts that it puts out. It does not look at pictures, passes a cell that
was never run, and sees live figures only as they are at first. So this plugin adds to each notebook

    Cell 0, Cell 1 ..   nbval's own tests: also the pictures, their data and their alternative texts are compared
    as stored           the file: run completely and in order, without what does not belong into it
    every picture       after the last cell, in the same kernel: everybody can read the pictures (legibility.py)
    every control       then each control is moved to its ends (every_control.py)

It leans on the inside of nbval.plugin, which is why pyproject.toml pins nbval.
"""

import base64
import io
import os
import re
import tempfile
from collections import defaultdict
from pathlib import Path

import matplotlib
import nbformat
import numpy as np
import pytest
from nbval.plugin import IPyNbCell, IPyNbFile
from PIL import Image

from tools import store_outputs

ROOT = Path(__file__).resolve().parents[1]

# Root mean square of the difference in grey levels. Measured on a figure of 1680 x 645 pixels: data that are off by
# one millionth 0.0, a line wider by 0.1 points 0.3, one small digit or one letter of a label 1.1 to 1.3, another
# colour of a thin line 3, a learning rate of 0.105 instead of 0.1 10. Another processor's way of adding up moves the
# rounding errors that the epsilon explorer shows: 0.4.
PICTURE_TOLERANCE = 0.8
# Plotted data are stored with six digits, and a tenth of a pixel is 1e-4 of a picture's width.
DATA_TOLERANCE = 1e-4

LARGEST_FILE = 1_500_000  # bytes; GitHub shows larger notebooks slowly or not at all
LONGEST_CELL = 12  # lines

PLACES = "|".join(map(re.escape, {"/home", "/root", "/tmp", "/Users", str(Path.home()), str(ROOT)}))
MACHINE_PATH = re.compile(rf"(?<![\w.])(?:{PLACES})/[^\s'\"<>]*|[A-Z]:\\+Users\\+\S*|site-packages\S*")
NOT_COMPARABLE = re.compile(r"\b(?:interact|interactive|interactive_output|interact_manual|Output|clear_output)\s*\(")
NBVAL_MARKER = re.compile(r"^\s*#\s*(?:NBVAL_\w+|PYTEST_VALIDATE_\w+)", re.MULTILINE)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")

CELLS_RUN = pytest.StashKey()
NBVAL_TAG = re.compile(r"nbval-.*|raises-exception")


# ---- hooks of pytest


def pytest_configure(config):
    """Give the kernels one thread, as start.py does, no network, and IPython's own settings instead of somebody's."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    settings = tempfile.TemporaryDirectory(prefix="ipython-", ignore_cleanup_errors=True)
    config.add_cleanup(settings.cleanup)
    os.environ["IPYTHONDIR"] = settings.name
    # What IPython runs first in each kernel; an expression, for a name would be there in every notebook.
    startup = Path(settings.name, "profile_default", "startup")
    startup.mkdir(parents=True)
    guard = Path(__file__).with_name("no_network.py")
    (startup / "no_network.py").write_text(f"__import__('runpy').run_path({str(guard)!r}, run_name='__main__')\n")


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """Add to the cells of each notebook what this plugin tests beside them."""
    report = yield
    if isinstance(collector, IPyNbFile) and report.passed:
        report.result.insert(0, AsStored.from_parent(collector, name="as stored"))
        report.result += [kind.after_the_cells_of(collector) for kind in (EveryPicture, EveryControl)]
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Compare the pictures of a cell that nbval has just run and found unchanged."""
    result = yield
    if type(item) is IPyNbCell:
        item.parent.stash[CELLS_RUN] = item.parent.stash.get(CELLS_RUN, 0) + 1
        if item.cell.source.strip() and item.cell.execution_count is None:
            item.raise_cell_error("this cell was never run, so there are no outputs to compare with.")
        complaints = differences(item.cell.outputs, item.test_outputs)
        if complaints:
            item.raise_cell_error("\n".join(complaints))
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Say below a failure in a notebook what to do when the change is meant."""
    report = yield
    if report.failed and isinstance(item.parent, IPyNbFile):
        report.sections.append(("when this is as it should be", f"store the outputs anew: {how_to_store(item.path)}"))
    return report


def how_to_store(path):
    """Return the command that stores the outputs of this notebook."""
    name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return f"python tools/store_outputs.py {name}"


class AsStored(pytest.Item):
    """The notebook's file itself, without running anything."""

    def runtest(self):
        """Fail with all complaints about the file."""
        complaints = complaints_about(self.path)
        if complaints:
            pytest.fail("\n".join(f"{self.path.name}: {complaint}" for complaint in complaints), pytrace=False)

    def repr_failure(self, excinfo):
        """Show the complaints alone."""
        return str(excinfo.value)

    def reportinfo(self):
        """Name the test in pytest's header."""
        return self.path, 0, f"{self.path.name}::as stored"


class AfterTheCells(IPyNbCell):
    """A cell more, after the last one: it calls `function` of the file `script` in the notebook's kernel."""

    @classmethod
    def after_the_cells_of(cls, file):
        """Make the test that comes after all cells of this notebook."""
        cells = store_outputs.code_cells(file.nb)
        # What the notebook itself defines must not get into the way, nor this into the notebook.
        script = str(Path(__file__).with_name(cls.script))
        cell = nbformat.v4.new_code_cell(f"import runpy\nrunpy.run_path({script!r})[{cls.function!r}]()")
        return cls.from_parent(file, name=cls.title, cell_num=len(cells), cell=cell, options=defaultdict(bool))

    def runtest(self):
        """Call it, if all cells have run and passed."""
        passed = self.parent.stash.get(CELLS_RUN, 0)
        if passed < self.cell_num:
            pytest.fail(f"only {passed} of {self.cell_num} cells ran well before this test.", pytrace=False)
        super().runtest()

    def repr_failure(self, excinfo):
        """Show what failed, and the traceback."""
        traceback = getattr(excinfo.value, "inner_traceback", None)
        if traceback is None:
            return f"{self.path.name}: {self.function} could not run: {excinfo.value}"
        return f"{self.path.name}: {self.failed}.\n{COLOURS.sub('', traceback)}"

    def reportinfo(self):
        """Name the test in pytest's header."""
        return self.path, 0, f"{self.path.name}::{self.title}"


class EveryPicture(AfterTheCells):
    """Can everybody read every picture, and does every control have a name?"""

    title, script, function = "every picture", "legibility.py", "read_every_picture"
    failed = "not everybody can read a picture or name a control"


class EveryControl(AfterTheCells):
    """Every control of every live figure that the notebook has made is moved."""

    title, script, function = "every control", "every_control.py", "move_every_control"
    failed = "a control raises when it is moved"


# ---- pictures


def differences(stored, new):
    """Return what is different between the pictures of two lists of outputs, one sentence each."""
    stored, new = list(pictures_in(stored)), list(pictures_in(new))
    if len(stored) != len(new):
        return [f"the number of pictures changed: {len(stored)} stored, {len(new)} made now."]
    numbered = enumerate(zip(stored, new, strict=True), 1)
    return [f"picture {k}: {complaint}" for k, pair in numbered for complaint in picture_differences(*pair)]


def pictures_in(outputs):
    """Yield (PNG as base64, metadata) of each picture."""
    for output in outputs:
        if "image/png" in output.get("data", {}):
            yield output["data"]["image/png"], output.get("metadata", {})


def picture_differences(stored, new):
    """Yield what is different between two pictures, each a pair of PNG and metadata."""
    (stored_png, stored_metadata), (new_png, new_metadata) = stored, new
    before, now = stored_metadata.get("image/png", {}), new_metadata.get("image/png", {})
    for key in sorted(before.keys() | now.keys()):
        if before.get(key) != now.get(key):
            yield f"its {key} changed from {before.get(key)!r} to {now.get(key)!r}."
    yield from data_differences(stored_metadata.get("nnlearn", []), new_metadata.get("nnlearn", []))
    stored_image, new_image = open_png(stored_png), open_png(new_png)
    if stored_image.size != new_image.size:
        yield f"its size changed from {stored_image.size} to {new_image.size} pixels."
    elif drawn_alike(stored_image):
        distance = rms(stored_image, new_image)
        if distance > PICTURE_TOLERANCE:
            yield f"its pixels changed by {distance:.2f} grey levels (root mean square, {PICTURE_TOLERANCE} allowed)."


def open_png(text):
    """Return the image in a PNG file that is written in base64."""
    return Image.open(io.BytesIO(base64.b64decode(text)))


def drawn_alike(image):
    """Say whether pixels can be compared: another version of matplotlib sets letters a little differently."""
    return minor_version(image.info.get("Software", "")) == minor_version(matplotlib.__version__) == pinned_matplotlib()


def pinned_matplotlib():
    """Return the version of matplotlib, such as (3, 11), with which the stored pictures are to be drawn."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    return minor_version(re.search(r"^matplotlib==(\S+)", text, re.MULTILINE).group(1))


def minor_version(text):
    """Return the first two numbers of the version in a text, None if there is none."""
    found = re.search(r"(\d+)\.(\d+)", text)
    return found and tuple(map(int, found.groups()))


def rms(one, other):
    """Return the root mean square of the difference of two images in grey levels."""
    difference = np.asarray(one.convert("RGB"), float) - np.asarray(other.convert("RGB"), float)
    return float(np.sqrt(np.mean(difference**2)))


def data_differences(stored, new):
    """Yield what is different in the plotted data of two pictures (see Picture.plotted_data), at most one sentence."""
    if len(stored) != len(new):
        yield f"it plots {len(new)} things, and {len(stored)} are stored."
        return
    for k, (before, now) in enumerate(zip(stored, new, strict=True), 1):
        if not same_entry(before, now):
            yield f"the data of its artist {k} of {len(stored)} changed from {before} to {now}."
            return


def same_entry(before, now):
    """Compare lists of texts, numbers and lists; numbers in relation to the largest of their list."""
    if isinstance(before, list) and isinstance(now, list):
        sizes = [abs(value) for value in (*before[1:], *now[1:]) if isinstance(value, int | float)]
        tolerance = DATA_TOLERANCE * max(sizes, default=0)
        return len(before) == len(now) and all(
            abs(b - n) <= tolerance if isinstance(b, float) and isinstance(n, float) else same_entry(b, n)
            for b, n in zip(before, now, strict=True)
        )
    return before == now


# ---- the file


def complaints_about(path):
    """Return what is wrong with the file of a notebook, one sentence each."""
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    complaints = []
    if len(text.encode()) > LARGEST_FILE:
        complaints.append(f"the file has {len(text.encode())} bytes, at most {LARGEST_FILE} are allowed.")
    if "widgets" in notebook.metadata:
        complaints.append("the state of its widgets is stored (metadata.widgets).")
    for number, cell in enumerate(store_outputs.code_cells(notebook)):
        complaints += [f"code cell {number} {complaint}" for complaint in complaints_about_cell(cell, number + 1)]
    if not complaints and text != store_outputs.as_text(notebook):
        complaints.append("it was not stored by tools/store_outputs.py, and holds what changes from run to run.")
    return complaints


def complaints_about_cell(cell, count):
    """Yield what is wrong with a code cell whose execution count should be `count`."""
    source = cell.source
    if not source.strip():
        yield "is empty."
    if cell.execution_count is None:
        yield "was never run."
    elif cell.execution_count != count:
        yield f"was run out of order: its execution count is {cell.execution_count} and should be {count}."
    if len(source.splitlines()) > LONGEST_CELL:
        yield f"has {len(source.splitlines())} lines, at most {LONGEST_CELL} are allowed."
    if source.rstrip().endswith(";"):
        yield "ends in `;`, which hides its output from people but not from the tests."
    if NOT_COMPARABLE.search(source):
        yield f"calls {NOT_COMPARABLE.search(source).group()}..), whose output cannot be compared: use a panel."
    if NBVAL_MARKER.search(source) or any(map(NBVAL_TAG.fullmatch, cell.metadata.get("tags", []))):
        yield "asks not to be compared."
    for output in cell.outputs:
        yield from complaints_about_output(output, count)


def complaints_about_output(output, count):
    """Yield what is wrong with one output of the cell with this execution count."""
    if output.output_type == "error":
        yield f"has stored an error, {output.ename}."
    elif output.output_type == "stream" and output.name == "stderr":
        yield "has stored what it wrote to stderr."
    elif output.output_type == "execute_result" and output.execution_count != count:
        yield f"has an output of execution {output.execution_count}, and should have one of {count}."
    data, metadata = output.get("data", {}), output.get("metadata", {})
    texts = [output.get("text", ""), *(str(data[kind]) for kind in data if not kind.startswith("image/"))]
    for place in MACHINE_PATH.findall("\n".join(texts)):
        yield f"has stored a place on somebody's machine: {place}"
    if "image/jpeg" in data:
        yield "shows a JPEG, which nothing compares: use PNG."
    if "image/png" in data and not (metadata.get("nnlearn") and metadata.get("image/png", {}).get("alt")):
        yield "shows a picture without its data and an alternative text: draw it with nnlearn.figures."
