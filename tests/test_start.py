"""start.py meets every failure with one sentence, recovers from it, and loses nothing that a learner wrote.

Nothing is installed here: programs that start.py would run are replaced by a record of the calls.
"""

import ast
import errno
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import start

SOURCE = Path(start.__file__)
PLENTY = 10**11


class Machine:
    """What start.py runs: makes fake environments, and fails where it is told to."""

    def __init__(self):
        self.calls = []
        self.exit_code = 0
        self.environment = None
        self.making, self.installing = 0, 0  # an exit code, or an exception to raise
        self.reason = b""

    def make(self, command, cwd, **options):
        self.calls.append(command)
        python = python_of(Path(cwd))
        python.parent.mkdir(parents=True)
        python.touch()
        return SimpleNamespace(returncode=self.outcome(self.making), stdout=self.reason)

    def install(self, command, cwd):
        self.calls.append(command)
        return self.outcome(self.installing)

    @staticmethod
    def outcome(planned):
        if isinstance(planned, BaseException):
            raise planned
        return planned

    def popen(self, command, cwd, env):
        self.calls.append(command)
        self.environment = env
        return SimpleNamespace(wait=lambda: self.exit_code)

    def made(self):
        return [call for call in self.calls if "venv" in call]

    def installed(self):
        return [call for call in self.calls if "install" in call]


def python_of(root):
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@pytest.fixture
def machine(monkeypatch):
    machine = Machine()
    monkeypatch.setattr(subprocess, "run", machine.make)
    monkeypatch.setattr(subprocess, "call", machine.install)
    monkeypatch.setattr(subprocess, "Popen", machine.popen)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    free_disk(monkeypatch, PLENTY)
    return machine


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "course"
    (root / "notebooks").mkdir(parents=True)
    (root / "pyproject.toml").write_text("[project]\n")
    (root / "constraints.txt").write_text("numpy==2.0.0\n")
    (root / "notebooks" / "00_first.ipynb").write_text("first")
    (root / "notebooks" / "05_fifth.ipynb").write_text("fifth")
    return root


def free_disk(monkeypatch, free):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))


def sentence(capsys):
    """Return what was said on stderr, which has to be one paragraph and no traceback."""
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
    return said


def ready(root):
    return (root / ".venv" / "course.json").exists()


# ---- a Python that is too old


# Python 3.13 and later cannot pretend to be older than 3.7.
@pytest.mark.parametrize("version", [(3, 6), (3, 7)] if sys.version_info < (3, 13) else [(3, 7)])
def test_file_parses_on_old_python(version):
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=version)
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names
    assert "__future__" not in imported


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (2, 7, 18)])
def test_old_python_is_told(version, root, machine, capsys):
    assert start.main(["lab"], root, version) == 1
    said = sentence(capsys)
    assert "needs Python 3.11 or newer" in said
    assert "this is Python {}.{}:".format(*version[:2]) in said
    assert machine.calls == []


def test_oldest_python_agrees_with_pyproject():
    pyproject = (SOURCE.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert 'requires-python = ">={}.{}"'.format(*start.OLDEST_PYTHON) in pyproject
    assert start.check_python((*start.OLDEST_PYTHON, 0)) is None


# ---- the environment


def test_first_start_with_pip(root, machine, capsys):
    assert start.main(["setup"], root) == 0
    assert machine.calls == [
        [sys._base_executable, "-m", "venv", str(root / ".venv")],
        [str(python_of(root)), "-m", "pip", "install", "-e", ".[course,test]", "-c", "constraints.txt"],
    ]
    assert "one to two minutes" in capsys.readouterr().out


def test_first_start_with_uv(root, machine, monkeypatch):
    monkeypatch.setattr(shutil, "which", {"uv": "/tools/uv"}.get)
    assert start.main(["setup"], root) == 0
    making, installing = machine.calls
    assert making[:2] == ["/tools/uv", "venv"]
    assert making[making.index("--python") + 1] == sys._base_executable
    assert "--seed" in making, "without uv next time, pip has to be there"
    assert installing[:5] == ["/tools/uv", "pip", "install", "--python", str(python_of(root))]
    assert installing[5:] == ["-e", ".[course,test]", "-c", "constraints.txt"]


def test_second_start_does_nothing_again(root, machine, capsys):
    start.main(["setup"], root)
    machine.calls.clear()
    capsys.readouterr()
    assert start.main(["setup"], root) == 0
    assert machine.calls == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_new_requirements_are_installed_into_the_same_environment(name, root, machine):
    start.main(["setup"], root)
    (root / ".venv" / "added by hand").touch()
    (root / name).write_text("# changed\n")
    machine.calls.clear()
    assert start.main(["setup"], root) == 0
    assert (len(machine.made()), len(machine.installed())) == (0, 1)
    assert (root / ".venv" / "added by hand").exists()


@pytest.mark.parametrize("failure", ["half-made", "empty stamp", "no Python", "other Python", "newer Python"])
def test_unusable_environment_is_made_anew(failure, root, machine, monkeypatch, capsys):
    start.main(["setup"], root)
    leftover = root / ".venv" / "leftover"
    leftover.touch()
    if failure == "half-made":
        (root / ".venv" / "course.json").unlink()
    elif failure == "empty stamp":
        (root / ".venv" / "course.json").write_text("")
    elif failure == "no Python":
        python_of(root).unlink()
    elif failure == "other Python":
        monkeypatch.setattr(sys, "base_prefix", "/another/python")
    else:
        monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    machine.calls.clear()
    capsys.readouterr()
    assert start.main(["setup"], root) == 0
    assert "making it anew" in capsys.readouterr().out
    assert (len(machine.made()), len(machine.installed())) == (1, 1)
    assert not leftover.exists()
    machine.calls.clear()
    start.main(["setup"], root)
    assert machine.calls == []


def test_moved_folder_makes_the_environment_anew(root, machine):
    start.main(["setup"], root)
    moved = root.rename(root.with_name("moved"))
    machine.calls.clear()
    assert start.main(["setup"], moved) == 0
    assert len(machine.made()) == 1


def test_active_environment_is_not_used_to_make_itself(root, machine, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(python_of(root)))
    monkeypatch.setattr(sys, "_base_executable", "/usr/bin/python3")
    start.main(["setup"], root)
    assert machine.made()[0][0] == "/usr/bin/python3"


# ---- failures on the way


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_missing_venv_module(missing, root, machine, monkeypatch, capsys):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else found(name))
    assert start.main(["lab"], root) == 1
    assert "apt install python3-venv" in sentence(capsys)
    assert not (root / ".venv").exists()
    assert machine.calls == []
    monkeypatch.setattr(shutil, "which", lambda name: "/tools/uv")
    assert start.main(["lab"], root) == 0


@pytest.mark.parametrize("step", ["making", "installing"])
@pytest.mark.parametrize(
    ("failure", "code", "told"),
    [
        (1, 1, "for the reason given above"),
        (KeyboardInterrupt(), 130, "The next start tidies up"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "is full: make room and start again"),
        (PermissionError(errno.EACCES, "Permission denied", "a file"), 1, "a file may not be changed"),
    ],
)
def test_failed_step_is_told_and_the_next_start_recovers(step, failure, code, told, root, machine, capsys):
    setattr(machine, step, failure)
    assert start.main(["test"], root) == code
    assert told in sentence(capsys)
    assert not ready(root)

    setattr(machine, step, 0)
    machine.calls.clear()
    assert start.main(["test"], root) == 0
    assert ready(root)
    assert (len(machine.made()), len(machine.installed())) == (1, 1)


def test_reason_is_shown_when_the_environment_cannot_be_made(root, machine, capsys):
    machine.making, machine.reason = 1, b"the reason\n"
    assert start.main(["setup"], root) == 1
    said = capsys.readouterr().err
    assert said.startswith("the reason\n")
    assert "could not be made, for the reason given above" in said


def test_failed_update_is_not_taken_for_a_finished_one(root, machine, capsys):
    start.main(["setup"], root)
    before = (root / "constraints.txt").read_text()
    (root / "constraints.txt").write_text("numpy==2.0.1\n")
    machine.installing = 1
    assert start.main(["setup"], root) == 1
    assert "could not be installed" in sentence(capsys)
    machine.installing = 0
    machine.calls.clear()
    (root / "constraints.txt").write_text(before)
    assert start.main(["setup"], root) == 0
    assert len(machine.made()) == 1


def test_full_disk_is_noticed_before_anything_is_made(root, machine, monkeypatch, capsys):
    free_disk(monkeypatch, 300 * 10**6)
    assert start.main(["lab"], root) == 1
    said = sentence(capsys)
    assert "disk is full" in said
    assert "300 MB left" in said
    assert machine.calls == []


@pytest.mark.parametrize("program", ["run", "call"])  # the first makes the environment, the second installs
def test_disk_that_fills_up_on_the_way(program, root, machine, monkeypatch, capsys):
    works = getattr(subprocess, program)

    def fill_up(command, **options):
        free_disk(monkeypatch, 0)
        machine.making = machine.installing = 1
        return works(command, **options)

    monkeypatch.setattr(subprocess, program, fill_up)
    assert start.main(["lab"], root) == 1
    assert "disk is full" in sentence(capsys)


def test_leftovers_are_removed_before_the_disk_is_measured(root, machine, monkeypatch):
    (root / ".venv").mkdir()
    (root / ".venv" / "large").touch()
    monkeypatch.setattr(
        shutil,
        "disk_usage",
        lambda folder: SimpleNamespace(free=0 if (root / ".venv" / "large").exists() else PLENTY),
    )
    assert start.main(["setup"], root) == 0


def test_environment_in_use_cannot_be_removed(root, machine, monkeypatch, capsys):
    (root / ".venv").mkdir()

    def refuse(folder):
        raise PermissionError(errno.EACCES, "The file is in use", folder)

    monkeypatch.setattr(shutil, "rmtree", refuse)
    assert start.main(["lab"], root) == 1
    assert "close other programs" in sentence(capsys)


@pytest.mark.parametrize("missing", ["pyproject.toml", "constraints.txt"])
def test_course_copied_in_part(missing, root, machine, capsys):
    (root / missing).unlink()
    assert start.main(["lab"], root) == 1
    said = sentence(capsys)
    assert said.strip().startswith(missing)
    assert machine.calls == []


# ---- commands, arguments, exit codes


def test_lab_hands_arguments_on(root, machine):
    assert start.main(["lab", "--no-browser", "--port=9999"], root) == 0
    command = machine.calls[-1]
    assert command[:3] == [str(python_of(root)), "-m", "jupyterlab"]
    assert command[-2:] == ["--no-browser", "--port=9999"]
    assert "--LabApp.default_url=/lab/tree/workbook" in command


def test_lab_leaves_address_and_token_alone(root, machine):
    start.main(["lab"], root)
    options = [option.split("=")[0] for option in machine.calls[-1][3:]]
    assert options == ["--ServerApp.root_dir", "--LabApp.default_url"]


def test_lab_course_opens_the_originals(root, machine):
    assert start.main(["lab", "--course", "--no-browser"], root) == 0
    command = machine.calls[-1]
    assert "--LabApp.default_url=/lab/tree/notebooks" in command
    assert "--course" not in command
    assert command[-1] == "--no-browser"
    assert not (root / "workbook").exists()


def test_test_hands_arguments_on(root, machine):
    assert start.main(["test", "-k", "start", "-x"], root) == 0
    assert machine.calls[-1] == [str(python_of(root)), "-m", "pytest", "-k", "start", "-x"]
    assert not (root / "workbook").exists()


@pytest.mark.parametrize("command", ["lab", "test"])
@pytest.mark.parametrize(("child", "ours"), [(0, 0), (1, 1), (5, 5), (-signal.SIGTERM, 143)])
def test_exit_code_is_handed_back(command, child, ours, root, machine):
    machine.exit_code = child
    assert start.main([command], root) == ours


def test_one_thread_unless_the_learner_says_otherwise(root, machine, monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    start.main(["lab"], root)
    assert machine.environment["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    start.main(["lab"], root)
    assert machine.environment["OPENBLAS_NUM_THREADS"] == "4"


def test_ctrl_c_is_left_to_jupyterlab(root, machine, monkeypatch):
    answers = iter([KeyboardInterrupt(), KeyboardInterrupt(), 7])
    monkeypatch.setattr(
        subprocess,
        "Popen",
        lambda command, cwd, env: SimpleNamespace(wait=lambda: Machine.outcome(next(answers))),
    )
    assert start.main(["lab"], root) == 7


def test_termination_reaches_the_command(root, monkeypatch):
    ended, missed = [], []
    before = signal.signal(signal.SIGTERM, lambda number, frame: missed.append(number))

    def wait():
        signal.raise_signal(signal.SIGTERM)
        return -signal.SIGTERM

    process = SimpleNamespace(wait=wait, terminate=lambda: ended.append("terminated"))
    monkeypatch.setattr(subprocess, "Popen", lambda command, cwd, env: process)
    try:
        assert start.run(["anything"], root) == 143
        signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert ended == ["terminated"]
    assert missed == [signal.SIGTERM], "the handler of before should be back when the command has ended"


def test_real_command_runs_in_the_course(root):
    program = "import os, sys; sys.exit(3 if os.getcwd() == sys.argv[1] else 4)"
    assert start.run([sys.executable, "-c", program, root.resolve()], root.resolve()) == 3


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_help(arguments, root, machine, capsys):
    assert start.main(arguments, root) == 0
    said = capsys.readouterr().out
    assert all(f"start.py {command}" in said for command in ("lab", "lab --course", "test", "setup"))
    assert machine.calls == []


def test_unknown_command(root, machine, capsys):
    assert start.main(["lap"], root) == 1
    assert "does not know 'lap'" in sentence(capsys)


def test_setup_takes_no_arguments(root, machine, capsys):
    assert start.main(["setup", "-k", "start"], root) == 1
    assert "got -k start" in sentence(capsys)
    assert machine.calls == []


def test_file_runs_as_a_program():
    done = subprocess.run([sys.executable, SOURCE, "lap"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().startswith("start.py does not know 'lap'")


# ---- the workbook


def workbook(root):
    """Return the visible files of the workbook and their text."""
    folder = root / "workbook"
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(files)}


def test_first_use_copies_every_notebook(root, capsys):
    (root / "notebooks" / "00_pictures" / "small").mkdir(parents=True)
    (root / "notebooks" / "00_pictures" / "small" / "net.svg").write_text("picture")
    (root / "notebooks" / ".ipynb_checkpoints").mkdir()
    (root / "notebooks" / ".ipynb_checkpoints" / "00_first-checkpoint.ipynb").write_text("left over")
    start.update_workbook(root)
    assert workbook(root) == {
        "00_first.ipynb": "first",
        "05_fifth.ipynb": "fifth",
        "00_pictures/small/net.svg": "picture",
    }
    assert not (root / "workbook" / ".ipynb_checkpoints").exists()
    assert capsys.readouterr().out.count("\n") == 1


def test_what_the_learner_wrote_stays(root, capsys):
    start.update_workbook(root)
    (root / "workbook" / "00_first.ipynb").write_text("mine")
    (root / "workbook" / "notes.txt").write_text("notes")
    capsys.readouterr()
    start.update_workbook(root)
    assert workbook(root) == {"00_first.ipynb": "mine", "05_fifth.ipynb": "fifth", "notes.txt": "notes"}
    assert capsys.readouterr().out == ""


def test_new_notebook_arrives(root, capsys):
    start.update_workbook(root)
    (root / "notebooks" / "08_eighth.ipynb").write_text("eighth")
    capsys.readouterr()
    start.update_workbook(root)
    assert workbook(root)["08_eighth.ipynb"] == "eighth"
    assert "08_eighth.ipynb is new" in capsys.readouterr().out


def test_changed_notebook_arrives_beside_the_learners_once_per_version(root, capsys):
    start.update_workbook(root)
    (root / "workbook" / "05_fifth.ipynb").write_text("mine")
    (root / "notebooks" / "05_fifth.ipynb").write_text("version 2")
    capsys.readouterr()
    start.update_workbook(root)
    assert "05_fifth (new).ipynb" in capsys.readouterr().out
    start.update_workbook(root)
    expected = {"00_first.ipynb": "first", "05_fifth.ipynb": "mine", "05_fifth (new).ipynb": "version 2"}
    assert workbook(root) == expected
    (root / "notebooks" / "05_fifth.ipynb").write_text("version 3")
    start.update_workbook(root)
    start.update_workbook(root)
    assert workbook(root) == {**expected, "05_fifth (new 2).ipynb": "version 3"}


def test_changed_notebook_replaces_an_untouched_copy(root):
    start.update_workbook(root)
    for text in ("version 2", "version 3"):
        (root / "notebooks" / "05_fifth.ipynb").write_text(text)
        start.update_workbook(root)
        assert workbook(root) == {"00_first.ipynb": "first", "05_fifth.ipynb": text}


def test_deleted_copy_comes_back_fresh(root):
    start.update_workbook(root)
    (root / "workbook" / "05_fifth.ipynb").rename(root / "workbook" / "my attempt.ipynb")
    start.update_workbook(root)
    assert workbook(root) == {
        "00_first.ipynb": "first",
        "05_fifth.ipynb": "fifth",
        "my attempt.ipynb": "fifth",
    }


@pytest.mark.parametrize("record", [None, "", "[]", '{"05_fifth.ipynb": 3}'])
def test_lost_record_loses_nothing(record, root):
    start.update_workbook(root)
    (root / "workbook" / "05_fifth.ipynb").write_text("mine")
    path = root / "workbook" / ".course.json"
    path.unlink() if record is None else path.write_text(record)
    start.update_workbook(root)
    assert workbook(root) == {
        "00_first.ipynb": "first",
        "05_fifth.ipynb": "mine",
        "05_fifth (new).ipynb": "fifth",
    }
    assert set(json.loads(path.read_text())) == {"00_first.ipynb", "05_fifth.ipynb"}


def test_disk_that_fills_up_while_copying(root, machine, monkeypatch, capsys):
    start.main(["setup"], root)

    def write_in_part(path, content):
        with open(path, "wb") as file:
            file.write(content[:2])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", write_in_part)
        assert start.main(["lab"], root) == 1
    assert "is full: make room" in sentence(capsys)
    assert list((root / "workbook").iterdir()) == []
    assert start.main(["lab"], root) == 0
    assert workbook(root) == {"00_first.ipynb": "first", "05_fifth.ipynb": "fifth"}


def test_workbook_is_ignored_by_git():
    ignored = (SOURCE.parent / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"workbook/", ".venv/"} <= set(ignored)
