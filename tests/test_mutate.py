"""The tool that plants mistakes: which ones it plants, what it leaves alone, and whether tests find them."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the tool forks, which this system cannot")

from tools import mutate

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("source", "slips"),
    [
        ("y = a - b", ["y = a + b", "y = b - a"]),
        ("y = a @ b", ["y = a * b", "y = b @ a"]),
        ("y += a", ["y -= a", "y = a", "pass"]),
        ("y = a <= b", ["y = a < b", "y = a > b"]),
        ("y = a is b", ["y = a is not b"]),
        ("y = a and b", ["y = a or b"]),
        ("y = -a", ["y = a"]),
        ("y = (3, 0.5, True)", ["y = (4, 0.5, True)", "y = (3, 1.0, True)", "y = (3, 0.5, False)"]),
        ("y = 'two-sided'", ["y = 'two-side'"]),
        ("y = a[1:]", ["y = a[2:]"]),
        ("y = a.any()", ["y = a.all()"]),
        ("y = f(a, b)", ["y = f(b, a)"]),
        ("y = f(a, a)", []),
        ("y = f(a=b)", ["y = f()"]),
        ("f(a)", ["pass"]),
    ],
)
def test_slips(source, slips):
    assert [mutant.change for mutant in mutate.mutants(source)] == [f"{source} → {slip}" for slip in slips]


def test_slips_in_a_function():
    source = "@g\ndef f(a, n=2):\n    if a:\n        raise ValueError('a')\n    a = n\n    b = a\n    return b"
    found = [(mutant.line, mutant.where, mutant.change) for mutant in mutate.mutants(source)]
    assert sorted(found) == [
        (2, "", "@g → def f(a, n=2):"),
        (2, "f", "a, n=2 → a, n=3"),
        (3, "f", "if a: → if not a:"),
        (4, "f", "raise ValueError('a') → pass"),
        (5, "f", "a = n → pass"),  # but not b = a, without which no test could pass
        (7, "f", "return b → return None"),
    ]


@pytest.mark.parametrize(
    "source", ['"""A docstring."""', "y = 'a text for readers'", "y = f'x is {x:.3g}'", "y: int", "from a import b"]
)
def test_texts_for_readers_are_left_alone(source):
    assert not list(mutate.mutants(source))


def test_each_mutant_has_one_mistake():
    values = []
    for mutant in mutate.mutants("y = 2 * 3 + 4"):
        names = {}
        exec(mutant.code, names)
        values.append(names["y"])
    assert values == [2 * 3 - 4, 2 / 3 + 4, 3 * 3 + 4, 2 * 4 + 4, 2 * 3 + 5]


def test_only_tests_that_look_find_a_mistake(tmp_path):
    """The limits of a clip are where it stops, which a test far away from them does not see."""
    (tmp_path / "clip.py").write_text("def clip(x):\n    return 0 if x < 0 else x\n\n\ndef idle():\n    return 1\n")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_far.py").write_text("from clip import clip\ndef test(): assert clip(5) == 5\n")
    (tmp_path / "tests" / "test_near.py").write_text(
        "from clip import clip\ndef test(): assert [clip(x) for x in (-0.5, 0, 0.5)] == [0, 0, 0.5]\n"
    )
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    program = (
        "import pathlib, sys\nfrom tools.mutate import try_mutants\n"
        "def judge(mutant, survives):\n    if survives: print(tests[0], mutant.change)\n"
        "for tests in (['tests/test_far.py'], ['tests/test_near.py']):\n"
        "    try_mutants('clip', tests, judge, range(1, 3), pathlib.Path(sys.argv[1]))"
    )
    run = subprocess.run([sys.executable, "-c", program, tmp_path], cwd=ROOT, capture_output=True, text=True)
    assert run.stderr == ""
    assert run.stdout.splitlines() == [
        "tests/test_far.py return 0 if x < 0 else x → return 0 if x <= 0 else x",
        "tests/test_far.py return 0 if x < 0 else x → return 0 if x < 1 else x",
        "tests/test_far.py return 0 if x < 0 else x → return 1 if x < 0 else x",
        "tests/test_near.py return 0 if x < 0 else x → return 0 if x <= 0 else x",  # which changes nothing
    ]


def test_every_mutant_said_to_be_equivalent_exists():
    for module in mutate.TESTS:
        source = (ROOT / "nnlearn" / f"{module}.py").read_text(encoding="utf-8")
        exist = {(module, mutant.where, mutant.change) for mutant in mutate.mutants(source)}
        assert {named for named in mutate.explained() if named[0] == module} <= exist
    assert {module for module, _, _ in mutate.explained()} <= set(mutate.TESTS)
