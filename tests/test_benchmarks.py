"""The benchmarks run and fill their tables; no test looks at a time."""

import subprocess
import sys

import nbformat
import pytest

from benchmarks import figures, gradients, importing, machine, memory, notebooks, slider, training
from benchmarks.timing import comparison, in_turns, table


def lines(text):
    return [line.split("  ")[0] for line in text.splitlines()]


def test_turns_are_taken_and_the_median_is_kept():
    order, values = [], iter([3.0, 30.0, 1.0, 10.0, 2.0, 20.0])

    def contestant(name):
        return lambda: order.append(name) or next(values)

    assert in_turns({"a": contestant("a"), "b": contestant("b"), "c": None}, 3) == {"a": 2.0, "b": 20.0, "c": None}
    assert order == ["a", "b"] * 3


def test_ratios_stand_before_times():
    assert comparison({"ours": 2e-6, "peer": 5e-6, "other": None}, "ours") == [
        ("ours", "1.00", "2 us"),
        ("peer", "2.50", "5 us"),
        ("other", "not installed", ""),
    ]


def test_columns_are_as_wide_as_they_need_to_be():
    assert table("Title", ("", "x"), [("long name", 1)]).splitlines() == [
        "Title",
        "-----",
        "           x",
        "long name  1",
    ]


def test_training():
    text = training.run(steps=2, rounds=1)
    assert lines(text)[3:] == ["nnlearn", "scikit-learn", "PyTorch", "matrix products alone"]


def test_gradients():
    text = gradients.run(sizes=(64, 2, 10), examples=3, rounds=1)
    assert "160 parameters, 3 examples" in text
    assert len(lines(text)) == 7


def test_importing():
    assert lines(importing.run(rounds=1))[3:] == list(importing.STATEMENTS)


def test_notebooks(tmp_path):
    path = tmp_path / "tiny.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), path)
    assert lines(notebooks.run([path]))[3:] == ["tiny"]


def test_memory(tmp_path):
    path = tmp_path / "tiny.ipynb"
    source = "from nnlearn.widgets.one_term import OneTermPanel\nOneTermPanel(h=0.7, y=1)"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)]), path)
    *_, line = memory.run([path], server=False).splitlines()
    name, *cells, slowest = line.split()
    assert (name, slowest) == ("tiny", "OneTermPanel")
    assert cells[1::2] == ["MB", "MB", "MB", "ms", "ms"]
    assert all(float(cell) > 0 for cell in cells[:6:2])


def test_the_slider_table_puts_the_ratio_first():
    measured = {
        slider.OURS: {"press": [40.0, 60.0, 50.0], "rate": [20.0], "lag": [100.0]},
        slider.PEER: {"press": [500.0], "rate": [2.0], "lag": [700.0]},
    }
    rows = slider.slider_table(measured).splitlines()[3:]
    assert [row.split()[-3] for row in rows[:1]] == ["ms"]
    assert [float(row[29:].split()[0]) for row in rows] == [10.0, 10.0, 7.0]


def test_the_line_of_a_figure():
    times = [float(milliseconds) for milliseconds in range(20, 40)]
    line = figures.row("09 FairRacePanel", "r Adam", (14.2, 90.6, times), 590.0)
    assert line == ("09 FairRacePanel", "r Adam", "30", "38", "14", "91", "590", "20.0")


def test_the_machine_is_described():
    assert "numpy" in machine.facts()
    assert "processors" in machine.facts()


@pytest.mark.parametrize(("arguments", "code", "says"), [(["--help"], 0, "slider"), (["nothing"], 2, "no part")])
def test_the_command(arguments, code, says):
    done = subprocess.run([sys.executable, "-m", "benchmarks", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert says in done.stdout + done.stderr
