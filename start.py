"""Start the course: make its environment when that is needed, then open the notebooks or run the tests.

Standard library only. The file must stay readable for Python 3.6, so that an old Python gets to the sentence
which says that it is too old.

The environment `.venv` carries a stamp, written when everything is installed and removed before anything
changes. Without a valid stamp (an interrupted start, a moved folder, another Python) the environment is made
anew, so no half-made one is ever used.

Learners work on copies in `workbook/`, which git ignores, so that saving disturbs neither a later `git pull`
nor the tests. `update_workbook` says how the copies are kept.
"""

import errno
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

HELP = """How neural networks learn: a course in notebooks.

  python3 start.py lab             open the notebooks in JupyterLab (your own copies, in the folder workbook)
  python3 start.py lab --course    open the originals in the folder notebooks (for maintainers)
  python3 start.py test            run all tests
  python3 start.py setup           only make the environment

What else you write is handed on: `lab --no-browser` to JupyterLab, `test -k surfaces` to pytest.
The first start installs what the course needs into the folder .venv: that takes one to two minutes, needs
the internet and 1 GB of disk. Later starts take a few seconds. To begin afresh, delete .venv; to get a fresh
copy of a notebook, delete or rename yours. On Windows write `py` where it says `python3`.
"""

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
# Learners get the test tools too: one environment for all is 200 MB larger and 10 s slower to make, once.
WITH_EXTRAS = ".[course,test]"
MEGABYTES_FOR_ENVIRONMENT = 1000
MEGABYTES_OF_FULL_DISK = 100


class Problem(Exception):
    """What keeps the course from starting, as a sentence that names the remedy."""


# ---- the machine


def check_python(version):
    """Complain about a Python that is too old for the course."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        raise Problem(
            "The course needs Python {}.{} or newer, and this is Python {}.{}: install a newer one and start "
            "with it, for example `python3.12 start.py lab`.".format(*(OLDEST_PYTHON + tuple(version[:2])))
        )


def check_folder(root):
    """Complain about a course that was copied only in part."""
    needed = ("pyproject.toml", "constraints.txt", "notebooks")
    missing = [name for name in needed if not (root / name).exists()]
    if missing:
        raise Problem(
            f"{', '.join(missing)} should stand beside start.py in {root}: fetch the course again, all of it."
        )


def check_disk(folder, megabytes):
    """Complain about a disk with less free space than this."""
    free = shutil.disk_usage(str(folder)).free // 10**6
    if free < megabytes:
        raise Problem(
            f"The disk is full: {folder} has {free} MB left, and the course needs "
            f"{MEGABYTES_FOR_ENVIRONMENT} MB. Make room and start again."
        )


def check_venv_module():
    """Complain about a Python without venv: Debian and Ubuntu package that part separately."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Problem(
            "This Python cannot make environments, because its venv module is missing: install it (on Debian "
            "and Ubuntu `sudo apt install python3-venv`) and start again."
        )


# ---- the environment


def prepare_environment(root):
    """Make `.venv` with everything in it, unless that has been done; return the path of its Python."""
    venv = root / ".venv"
    stamp = venv / "course.json"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    found, wanted = read_json(stamp), wanted_stamp(root)
    if found == wanted and python.exists():
        return python

    uv = shutil.which("uv")
    if found:
        stamp.unlink()
    if found.get("made") == wanted["made"] and python.exists():
        say("The course now needs other packages: bringing .venv up to date.")
    else:
        make_environment(root, venv, uv)
    install(root, python, uv)
    write_safely(stamp, json.dumps(wanted, indent=1).encode())
    say("The environment is ready.")
    return python


def wanted_stamp(root):
    """Say what a finished environment was made with, and what was installed into it."""
    requirements = hashlib.sha256(WITH_EXTRAS.encode())
    for name in ("pyproject.toml", "constraints.txt"):
        requirements.update((root / name).read_bytes())
    return {
        # The scripts in an environment name its folder and its Python: if either goes, they break.
        "made": {"python": "{}.{}".format(*sys.version_info[:2]), "from": sys.base_prefix, "in": str(root)},
        "installed": requirements.hexdigest(),
    }


def make_environment(root, venv, uv):
    """Make an empty environment, with uv if there is one, in the place of what may be there."""
    if not uv:
        check_venv_module()
    if venv.exists():
        say("The environment .venv is unfinished, moved or of another Python: making it anew.")
        shutil.rmtree(str(venv))
    check_disk(root, MEGABYTES_FOR_ENVIRONMENT)
    say("Making the environment .venv and installing the course: one to two minutes, this once.")
    # Started from an activated .venv, sys.executable would be the Python that was just removed.
    python = getattr(sys, "_base_executable", None) or sys.executable
    making = [uv, "venv", "--quiet", "--seed", "--python", python] if uv else [python, "-m", "venv"]
    # Held back until it is needed: interrupted with Ctrl-C, venv would show a traceback.
    made = subprocess.run([*making, str(venv)], cwd=str(root), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if made.returncode != 0:
        print(made.stdout.decode(errors="replace"), file=sys.stderr, flush=True)
        check_disk(root, MEGABYTES_OF_FULL_DISK)
        raise Problem("The environment .venv could not be made, for the reason given above: mend that and start again.")


def install(root, python, uv):
    """Install the course, editable, and the versions of all it needs that it was tested with."""
    pip = [uv, "pip", "install", "--python", str(python)] if uv else [str(python), "-m", "pip", "install"]
    if subprocess.call([*pip, "-e", WITH_EXTRAS, "-c", "constraints.txt"], cwd=str(root)) != 0:
        check_disk(root, MEGABYTES_OF_FULL_DISK)
        raise Problem(
            "The packages could not be installed, for the reason given above (most often there is no "
            "connection to the internet): mend that and start again."
        )


# ---- the workbook


def update_workbook(root):
    """Give the learner a copy of every notebook, and lose nothing of theirs.

    - What is missing in `workbook/` is copied: new notebooks, and those that the learner deleted or renamed.
    - What has changed in the course since it was handed out replaces the copy only while that is still, byte
      for byte, what was handed out, so that nothing of the learner's can be in it. Otherwise it arrives
      beside the copy, once, as `name (new).ipynb`.

    `workbook/.course.json` remembers what was handed out. Without it every copy counts as the learner's own.
    """
    notebooks, workbook = root / "notebooks", root / "workbook"
    record = workbook / ".course.json"
    handed_out = read_json(record)
    first_time = not workbook.exists()
    for original in sorted(notebooks.rglob("*")):
        name = original.relative_to(notebooks).as_posix()
        if original.is_dir() or any(part.startswith(".") for part in name.split("/")):
            continue
        content, copy = original.read_bytes(), workbook / name
        version, before = hashlib.sha256(content).hexdigest(), handed_out.get(name)
        if copy.exists():
            if version == before:
                continue
            if hashlib.sha256(copy.read_bytes()).hexdigest() not in (version, before):
                copy = unused_name(copy)
                say(f"{name} has changed in the course: yours stays as it is, beside it is {copy.name}.")
        elif not first_time:
            say(f"{name} is new in your workbook.")
        write_safely(copy, content)
        handed_out[name] = version
        write_safely(record, json.dumps(handed_out, indent=1).encode())
    if first_time:
        say("Your own copies of the notebooks are in the folder workbook: change them as you like.")


def unused_name(path):
    """Return `name (new).ipynb`, or `name (new 2).ipynb` and so on where that exists."""
    number = 1
    while True:
        label = "new" if number == 1 else f"new {number}"
        candidate = path.with_name(f"{path.stem} ({label}){path.suffix}")
        if not candidate.exists():
            return candidate
        number += 1


# ---- the commands


def lab(root, arguments):
    """Open JupyterLab on the learner's copies, or with `--course` on the originals."""
    python = prepare_environment(root)
    if "--course" in arguments:
        folder = "notebooks"
    else:
        folder = "workbook"
        update_workbook(root)
    # The whole course can be browsed, since the notebooks point to the source.
    options = [f"--ServerApp.root_dir={root}", f"--LabApp.default_url=/lab/tree/{folder}"]
    handed_on = [argument for argument in arguments if argument != "--course"]
    return run([python, "-m", "jupyterlab", *options, *handed_on], root)


def test(root, arguments):
    """Run pytest with the options in pyproject.toml."""
    return run([prepare_environment(root), "-m", "pytest", *arguments], root)


def setup(root, arguments):
    """Make the environment, no more."""
    if arguments:
        raise Problem(f"`start.py setup` takes no further arguments, and got {' '.join(arguments)}.")
    prepare_environment(root)
    return 0


def run(command, root):
    """Run a command, wait for its end however often Ctrl-C is pressed, and return its exit code."""
    environment = dict(os.environ)
    # The course's matrices are so small that sharing them out costs more than it brings, and the order in
    # which threads add up would change last digits from one machine to the next.
    environment.setdefault("OPENBLAS_NUM_THREADS", "1")
    process = subprocess.Popen([str(part) for part in command], cwd=str(root), env=environment)
    before = signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
    try:
        while True:
            try:
                code = process.wait()
                break
            except KeyboardInterrupt:
                continue  # it reached the command as well, which knows what to do: JupyterLab asks back
    finally:
        signal.signal(signal.SIGTERM, before)
    return code if code >= 0 else 128 - code  # a shell's way of saying that a signal ended it


# ---- files and words


def read_json(path):
    """Return the dict in a file, an empty one if the file is missing or unreadable."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write_safely(path, content):
    """Write a file so that it is there as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        os.replace(str(unfinished), str(path))
    finally:
        if unfinished.exists():
            unfinished.unlink()


def say(sentence):
    """Print at once, so that the order is right between the lines of other programs."""
    print(sentence, flush=True)


def explain(error, root):
    """Turn an error of the operating system into a sentence with its remedy."""
    if error.errno == errno.ENOSPC:
        return f"The disk that holds {root} is full: make room and start again."
    if isinstance(error, PermissionError):
        return (
            f"{error.filename or root} may not be changed: close other programs that use it (a JupyterLab "
            "that is still running?), see that the folder is your own, and start again."
        )
    return f"The operating system says: {error}. Mend that and start again."


def main(arguments, root=ROOT, version=sys.version_info):
    """Carry out one command and return the exit code; nothing that can be foreseen ends in a traceback."""
    commands = {"lab": lab, "test": test, "setup": setup}
    try:
        check_python(version)
        if not arguments or arguments[0] in ("-h", "--help", "help"):
            say(HELP)
            return 0
        if arguments[0] not in commands:
            raise Problem(f"start.py does not know {arguments[0]!r}: write lab, test, setup or --help.")
        check_folder(root)
        return commands[arguments[0]](root, arguments[1:])
    except KeyboardInterrupt:
        problem = "Stopped before the course was ready. The next start tidies up and goes on."
        code = 130
    except Problem as error:
        problem, code = str(error), 1
    except OSError as error:
        problem, code = explain(error, root), 1
    print("\n" + problem, file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
