"""The numbers of the course, each computed by nnlearn and compared with the value written in values.json.

A check has an id such as "COST-2.a": the section COST-2 and a letter. To add one, write a function in the file of
its topic that computes the value, and put the id above it:

    @value("COST-2.c")
    def cost_of_two_predictions():
        return cross_entropy(H, Y)

tests/test_curriculum.py runs every function found here and compares what it returns with values.json: integers
exactly, other numbers to `rtol` = 1e-9 unless the check itself names another tolerance. With below=True the value is a
bound that the computed number has to stay under.
"""

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent
VALUES = json.loads((FOLDER / "values.json").read_text(encoding="utf-8"))
CHECKS = {}


@dataclass(frozen=True)
class Check:
    """How one value is computed and how closely it has to agree."""

    compute: object
    rtol: float
    atol: float
    below: bool


def value(identity, rtol=1e-9, atol=0.0, below=False):
    """Register the function below as the computation of the value `identity`."""

    def register(compute):
        assert identity not in CHECKS, f"{identity} is computed twice"
        CHECKS[identity] = Check(compute, rtol, atol, below)
        return compute

    return register


for path in sorted(FOLDER.glob("[a-z]*.py")):
    import_module(f"{__name__}.{path.stem}")
