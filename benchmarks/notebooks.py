"""Every notebook from top to bottom in a fresh kernel."""

import os
import subprocess
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from .timing import seconds_for, table

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"


def run(paths=None):
    """Return the table of seconds, start of the kernel included."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    paths = sorted(NOTEBOOKS.glob("*.ipynb")) if paths is None else paths
    rows = [(path.stem, f"{seconds_for(lambda path=path: _execute(path)):.1f} s") for path in paths]
    return table("Notebooks", ("", "run time"), rows)


def _execute(path):
    notebook = nbformat.read(path, 4)
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}})
    client.execute(stderr=subprocess.DEVNULL)  # what the kernel itself logs; an error in a cell is raised
