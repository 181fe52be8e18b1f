"""Imports point one way: widgets -> figures -> core, exercises -> core; and the core needs numpy and scipy alone."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import nnlearn

PACKAGE = Path(nnlearn.__file__).parent
LAYERS = ("figures", "widgets", "exercises")
MAY_IMPORT = {
    "core": {"core"},
    "figures": {"figures", "core"},
    "widgets": {"widgets", "figures", "core"},
    "exercises": {"exercises", "core"},
}
FILES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def layer(module):
    """Return the layer of a module inside the package, given as ("figures", "paths") for nnlearn.figures.paths."""
    return module[0] if module and module[0] in LAYERS else "core"


def module_of(path):
    """Return the module that a file is, as a tuple of names below nnlearn; () is nnlearn itself."""
    return path.with_suffix("").parts if path.name != "__init__.py" else path.parent.parts


def is_module(module):
    """Return whether there is such a file or folder in the package."""
    return (PACKAGE.joinpath(*module).with_suffix(".py")).exists() or PACKAGE.joinpath(*module).is_dir()


def imports(path):
    """Return (inside, outside): the package's modules and the other top-level modules that a file imports."""
    inside, outside = set(), set()
    package = module_of(path) if path.name == "__init__.py" else module_of(path)[:-1]
    for node in ast.walk(ast.parse((PACKAGE / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found = [tuple(alias.name.split(".")) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = () if not node.level else ("nnlearn", *package[: len(package) - node.level + 1])
            start += tuple(node.module.split(".")) if node.module else ()
            found = [(*start, alias.name) for alias in node.names]
        else:
            continue
        for name in found:
            if name[0] != "nnlearn":
                outside.add(name[0])
            else:
                inside.add(name[1:] if is_module(name[1:]) else name[1:-1])
    return inside, outside


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_point_one_way(path):
    inside, _ = imports(path)
    mine = layer(module_of(path))
    back = {".".join(module) for module in inside if layer(module) not in MAY_IMPORT[mine]}
    assert not back, f"nnlearn/{path} may import {' and '.join(sorted(MAY_IMPORT[mine]))} alone"


@pytest.mark.parametrize("path", [path for path in FILES if layer(module_of(path)) == "core"], ids=str)
def test_core_needs_numpy_and_scipy_alone(path):
    _, outside = imports(path)
    assert outside - set(sys.stdlib_module_names) <= {"numpy", "scipy"}


def test_core_modules_do_not_go_round_in_circles():
    core = {module_of(path): path for path in FILES if len(path.parts) == 1 and path.name != "__init__.py"}
    needs = {module: imports(path)[0] - {()} for module, path in core.items()}
    order = list(TopologicalSorter(needs).static_order())
    assert order.index(("activations",)) < order.index(("network",)) < order.index(("data",))
    for module, path in core.items():
        assert () not in imports(path)[0], f"{module[0]} imports nnlearn itself, which imports {module[0]}"


def test_imports_are_seen():
    inside, outside = imports(Path("network.py"))
    assert {("backprop",), ("activations",), ("costs",)} <= inside
    assert outside == {"numpy"}


def test_importing_nnlearn_loads_no_drawing_and_no_widgets():
    program = "import nnlearn, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "numpy" in loaded
    assert not loaded & {"matplotlib", "ipywidgets", "anywidget", "sklearn", "IPython", "torch"}


def test_the_reading_order_names_every_module():
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "arguments"}
    named = [line.split()[0] for line in nnlearn.__doc__.splitlines() if line.startswith("    ")]
    assert sorted(named) == sorted(modules)
