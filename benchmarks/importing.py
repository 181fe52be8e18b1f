"""What it takes to import nnlearn, beside numpy and scipy.optimize, which it needs."""

import subprocess
import sys

from .timing import comparison, in_turns, seconds_for, table

STATEMENTS = {
    "import nnlearn": "import nnlearn",
    "import numpy, scipy.optimize": "import numpy, scipy.optimize",
    "import nnlearn.widgets.surface_descent": "import nnlearn.widgets.surface_descent",
    "nothing": "pass",
}


def run(rounds=7):
    """Return the table, the start of Python included."""
    contestants = {
        name: (lambda code=code: seconds_for(lambda: subprocess.run([sys.executable, "-c", code], check=True)))
        for name, code in STATEMENTS.items()
    }
    rows = comparison(in_turns(contestants, rounds), "import nnlearn", 1e3, "ms")
    return table("Importing, start of Python included", ("", "times nnlearn", "time"), rows)
