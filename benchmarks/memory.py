"""What one learner needs: memory of the kernel of each notebook and of the server, and processor time for a slider.

A notebook runs from top to bottom in a fresh kernel; then every control of its live figures is moved to its ends and
elsewhere, as the tests do it; then the first slider of each figure is dragged. Memory is what the system counts as
resident, shared libraries included, so a class needs less than learners times this. The browser's is the learner's own.
"""

import json
import os
import tempfile
import urllib.request
from pathlib import Path

import nbformat
import psutil  # comes with Jupyter's kernel
from nbclient import NotebookClient

from .notebooks import NOTEBOOKS
from .timing import table

HERE = Path(__file__).resolve().parent
EVERY_CONTROL = HERE.parent / "tests" / "every_control.py"
# What the notebook itself defines must not get into the way, nor this into the notebook.
MOVE_ALL = f"import runpy; runpy.run_path({str(EVERY_CONTROL)!r})['move_every_control']()"
DRAGGING = f"runpy.run_path({str(HERE / 'dragging.py')!r})['milliseconds_a_move']({str(EVERY_CONTROL)!r})"
DRAG = f"import json, runpy; print(json.dumps({DRAGGING}))"
HEADING = ("", "after Run All", "after all controls", "at most", "a slider's move", "the slowest", "which is")


def run(paths=None, server=True):
    """Return the table, in MB and in milliseconds of one processor."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    paths = sorted(NOTEBOOKS.glob("*.ipynb")) if paths is None else paths
    rows = [(path.stem, *row(*measure(path))) for path in paths]
    if server:
        rows.append(("JupyterLab's server", f"{megabytes_of_server():.0f} MB", *[""] * 5))
    return table("Memory of one learner, and kernel time while a slider is dragged", HEADING, rows)


def measure(path):
    """Return (MB after running, after moving every control, at most; {figure: ms for a move of its slider})."""
    notebook = nbformat.read(path, 4)
    cells = list(notebook.cells)
    extra = [nbformat.v4.new_code_cell(source) for source in (MOVE_ALL, DRAG)]
    notebook.cells = cells + extra
    client = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(path.parent)}})
    with client.setup_kernel():
        kernel = psutil.Process(client.km.provisioner.pid)
        for number, cell in enumerate(cells):
            client.execute_cell(cell, number)
        after_running = megabytes(kernel)
        for number, cell in enumerate(extra, len(cells)):
            client.execute_cell(cell, number)
        after_controls, highest = megabytes(kernel), peak(kernel)
    return after_running, after_controls, highest, json.loads(extra[1].outputs[-1].text)


def row(after_running, after_controls, highest, moves):
    """Return the cells of a notebook's line."""
    by_time = sorted(moves, key=moves.get)
    middle, slowest = by_time[len(by_time) // 2], by_time[-1]
    memory = [f"{value:.0f} MB" for value in (after_running, after_controls, max(highest, after_controls))]
    return *memory, f"{moves[middle]:.1f} ms", f"{moves[slowest]:.0f} ms", slowest


def megabytes(process):
    """Return the resident memory of a process and of those that it has started."""
    return sum(each.memory_info().rss for each in (process, *process.children(recursive=True))) / 1e6


def peak(process):
    """Return the most that a process has ever held, where the system says so; else what it holds now."""
    status = Path(f"/proc/{process.pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    highest = [int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM")]
    return highest[0] if highest else megabytes(process)


def megabytes_of_server():
    """Return the memory of a JupyterLab that has sent its page and runs no kernel."""
    from tests.browser.driver import Server

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as own:
        server = Server(NOTEBOOKS, Path(own))
        try:
            server.wait()
            page = f"http://127.0.0.1:{server.port}/lab?token={server.token}"
            with urllib.request.urlopen(page, timeout=60) as answer:
                answer.read()
            return megabytes(psutil.Process(server.process.pid))
        finally:
            server.close()
