"""Run notebooks from top to bottom in a fresh kernel and store their outputs, ready to be committed.

    python tools/store_outputs.py                                  all notebooks of the course
    python tools/store_outputs.py notebooks/05_gradient_checking.ipynb

A notebook is stored only if every cell ran without an error and without a warning. What differs from run to run is
left out (times, the numbers of widgets, the version of Python), so that a second run writes the very same file.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import ipykernel.kernelspec
import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
LONGEST_CELL = 120  # seconds
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "pygments_lexer": "ipython3",
    },
}
KEPT_CELL_METADATA = ("jupyter", "slideshow", "tags")


class Refused(Exception):
    """Why a notebook is not stored, as a sentence."""


class KernelOfThisPython(AsyncKernelManager):
    """Starts kernels with the Python that runs this file, whatever else is installed under the name python3."""

    @property
    def kernel_spec(self):
        """How to start a kernel."""
        return KernelSpec(resource_dir=ipykernel.kernelspec.RESOURCES, **ipykernel.kernelspec.get_kernel_dict())


def store(path):
    """Run the notebook at `path`, store it, and return whether its file changed."""
    before = path.read_text(encoding="utf-8")
    notebook = read(before)
    run(notebook, path)
    after = as_text(notebook)
    if after != before:
        path.write_text(after, encoding="utf-8", newline="\n")
    return after != before


def read(text):
    """Return the notebook in `text`; cells that have no id get one from their place."""
    content = json.loads(text)
    if content.get("nbformat") != 4:
        raise Refused("it is not in notebook format 4: open and save it in JupyterLab first.")
    content["nbformat_minor"] = 5
    used = set()
    for place, cell in enumerate(content["cells"]):
        if cell.get("id", "") in used | {""}:
            cell["id"] = f"cell-{place}"
        used.add(cell["id"])
    return nbformat.reads(json.dumps(content), as_version=4)


def run(notebook, path):
    """Run all cells, which fills in their outputs; raise Refused if one has an error or writes to stderr."""
    with tempfile.TemporaryDirectory() as settings:
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            kernel_manager_class=KernelOfThisPython,
            resources={"metadata": {"path": str(path.parent)}},
            timeout=LONGEST_CELL,
            store_widget_state=False,
            record_timing=False,
            coalesce_streams=True,
            force_raise_errors=True,
        )
        try:
            # One thread, as in `start.py test`, and nobody's own settings of IPython.
            environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "IPYTHONDIR": settings}
            # What the kernel itself logs is of no interest; what cells write to stderr comes as a message.
            client.execute(env=environment, stderr=subprocess.DEVNULL)
        except CellExecutionError as error:
            raise Refused(f"{where(notebook, 'error')} raises {error.ename}: {error.evalue}") from None
        except (CellTimeoutError, DeadKernelError) as error:
            raise Refused(f"a cell does not come to its end: {error}") from None
    if place := where(notebook, "stderr"):
        raise Refused(f"{place} writes to stderr, and a stored notebook has no warnings.")


def where(notebook, name):
    """Say which code cell has an output of this name, "error" or that of a stream; None if there is none."""
    for number, cell in enumerate(code_cells(notebook)):
        for output in cell.outputs:
            if name in (output.output_type, output.get("name")):
                return f"code cell {number}, `{cell.source.splitlines()[0]}`,"
    return None


def as_text(notebook):
    """Return the text of the notebook's file: sorted, and without anything that differs from run to run."""
    notebook = nbformat.from_dict(json.loads(json.dumps(notebook)))
    notebook.metadata = nbformat.from_dict(NOTEBOOK_METADATA)
    for cell in notebook.cells:
        kept = {key: value for key, value in cell.metadata.items() if key in KEPT_CELL_METADATA}
        cell.metadata = nbformat.from_dict(kept)
    for cell in code_cells(notebook):
        for output in cell.outputs:
            # The number of a view is random and means nothing in another session; the picture beside it does.
            output.get("data", {}).pop(WIDGET_VIEW, None)
            output.get("metadata", {}).pop(WIDGET_VIEW, None)
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def code_cells(notebook):
    """Return the cells that hold code."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def main(arguments=None):
    """Store the notebooks that the command line names and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=Path, help="notebooks to run (all of the course)")
    paths = parser.parse_args(arguments).notebooks or sorted(NOTEBOOKS.glob("*.ipynb"))
    refused = 0
    for path in paths:
        try:
            print(f"{path.name}: {'stored anew' if store(path) else 'as before'}", flush=True)
        except (Refused, OSError, ValueError) as reason:
            refused += 1
            print(f"{path.name}: not stored, because {reason}", file=sys.stderr, flush=True)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
