"""What a learner has done, as a table and as a small file to hand in. Nothing is written or sent unless asked for.

    from nnlearn.exercises import progress

    progress.summary()               which exercises are right, after how many attempts, and how predictions went
    progress.save("Ada Lovelace")    the same into answers_Ada_Lovelace.json, beside the notebook

The kernel notes what happens until it is restarted. One file holds all notebooks of a learner: saving adds what is new
since the last time. `python -m nnlearn.exercises FOLDER` makes one table from the files of a class.
"""

import html
import json
import os
import pkgutil
import re
import sys
from dataclasses import asdict, dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path

from ..wording import counted
from .exercise import Event, Exercise, Note, Question

PACKAGE = __package__
FORMAT = 1
ANSWERS = {"right", "wrong", "error"}


@dataclass(frozen=True)
class Row:
    """What came of one exercise or prediction; `attempts` counts up to the first right answer, times are in UTC."""

    notebook: str
    exercise: str
    kind: str
    attempted: bool
    passed: bool
    attempts: int
    hints: int
    solution: bool
    first: str
    last: str


def row_of(notebook, name, kind, events):
    """Return the Row of one exercise from its events, oldest first.

    The same answer twice in a row, as when all cells are run again, is one attempt. A prediction is passed when the
    first guess was right: afterwards the answer is known.
    """
    answers = [event for event in events if event.what in ANSWERS]
    attempts = answers[:1] + [b for a, b in pairwise(answers) if (a.what, a.said) != (b.what, b.said)]
    right = [number for number, event in enumerate(attempts, 1) if event.what == "right"]
    if kind == "prediction":
        right = [number for number in right if number == 1]
    return Row(
        notebook,
        name,
        kind,
        attempted=bool(attempts),
        passed=bool(right),
        attempts=right[0] if right else len(attempts),
        hints=sum(event.what == "hint" for event in events),
        solution=any(event.what == "solution" for event in events),
        first=answers[0].time if answers else "",
        last=answers[-1].time if answers else "",
    )


def rows(events, kinds):
    """Return the Rows of the notebooks that `events` {(notebook, name): [Event]} touch, exercises not begun included.

    `kinds` {(notebook, name): kind} lists what there is, in order.
    """
    touched = {notebook for (notebook, _), noted in events.items() if noted}
    return [row_of(*key, kind, events.get(key, [])) for key, kind in kinds.items() if key[0] in touched]


# ---- what there is ---------------------------------------------------------------------------------------------------


def of_this_session():
    """Return {(notebook, name): exercise or question} of the modules that the notebook has imported."""
    return _found(module for name, module in list(sys.modules.items()) if name.startswith(f"{PACKAGE}."))


def of_the_course():
    """Return {(notebook, name): exercise or question} of all notebooks."""
    package = import_module(PACKAGE)
    names = [f"{PACKAGE}.{each.name}" for each in pkgutil.iter_modules(package.__path__) if each.name != "__main__"]
    return _found(map(import_module, names))


def kinds_of(items):
    """Return {(notebook, name): "exercise" or "prediction"}."""
    return {key: "exercise" if isinstance(item, Exercise) else "prediction" for key, item in items.items()}


def _found(modules):
    found = {}
    for module in modules:
        number = re.search(r"notebook (\d\d)", module.__doc__ or "")
        for name, item in vars(module).items():
            if number and isinstance(item, Exercise | Question):
                found[number[1], name] = item
    return dict(sorted(found.items(), key=lambda entry: entry[0][0]))


# ---- for the learner -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Summary:
    """The Rows of a session, shown as a table."""

    rows: tuple

    def total(self):
        """Return the totals as a sentence."""
        if not self.rows:
            return "Nothing is answered yet: run the cells of your exercises first."
        exercises = [row for row in self.rows if row.kind == "exercise"]
        guessed = [row for row in self.rows if row.kind == "prediction" and row.attempted]
        predictions = f"; {sum(row.passed for row in guessed)} of {len(guessed)} predictions were" if guessed else ""
        return f"{sum(row.passed for row in exercises)} of {len(exercises)} exercises are right{predictions}."

    def lines(self):
        """Return a line for each row: notebook, name, state, and what it took."""
        return [(row.notebook, row.exercise, _state(row), _taken(row)) for row in self.rows]

    def __repr__(self):
        lines = self.lines()
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        table = ["  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in lines]
        return "\n".join([*table, self.total()])

    def _repr_html_(self):
        cells = (
            "".join(f"<td style='text-align:left'>{html.escape(cell)}</td>" for cell in line) for line in self.lines()
        )
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table><p>{html.escape(self.total())}</p>"


def summary():
    """Return a table of what has been done since the kernel started."""
    items = of_this_session()
    return Summary(tuple(rows({key: item.events for key, item in items.items()}, kinds_of(items))))


def save(name, folder="."):
    """Add what has been done since the kernel started to answers_NAME.json in `folder`; nothing leaves the machine.

    Raises ValueError for an empty name, and where such a file holds something else.
    """
    if not isinstance(name, str) or not re.search(r"\w", name):
        raise ValueError(f'name is {name!r}, expected yours: save("Ada Lovelace")')
    for_a_file = re.sub(r"[\W_]+", "_", name).strip("_")
    path = Path(folder) / f"answers_{for_a_file}.json"
    items = of_this_session()
    noted = {(*key, event) for key, item in items.items() for event in item.events}
    if path.exists():
        other, before = read(path)
        if other != name:
            raise ValueError(f"{path} holds the answers of {other!r}, not of {name!r}: use that name, or another one")
        noted |= before
    write(path, name, noted)
    answered = {(notebook, exercise) for notebook, exercise, event in noted if event.what in ANSWERS}
    return Note(
        "Saved.",
        f"{path} holds your name and, for {counted(len(answered), 'question')} so far, when you answered, what you "
        "were told, and which hints and solutions you opened. Hand that file in.",
    )


def _state(row):
    if not row.attempted:
        return "… not yet"
    if row.kind == "prediction":
        return "✓ predicted" if row.passed else "✗ another guess"
    return "✓ right" if row.passed else "✗ not right yet"


def _taken(row):
    taken = [counted(row.attempts, "attempt")] if row.kind == "exercise" and row.attempted else []
    taken += [counted(row.hints, "hint")] if row.hints else []
    return ", ".join(taken + ["solution opened"] * row.solution)


# ---- the file --------------------------------------------------------------------------------------------------------


def write(path, name, noted):
    """Write the file of a learner, as a whole or not at all; `noted` holds (notebook, exercise, Event)."""
    ordered = sorted(noted, key=lambda entry: (entry[2].time, *entry[:2]))
    events = [{"notebook": notebook, "exercise": exercise, **asdict(event)} for notebook, exercise, event in ordered]
    content = {"format": FORMAT, "name": name, "events": events}
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(unfinished, path)


def read(path):
    """Return (name, {(notebook, exercise, Event)}) of a learner's file; raises ValueError for anything else."""
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError
        fields = ("notebook", "exercise", "time", "what", "said")
        entries = [tuple(str(event[field]) for field in fields) for event in content["events"]]
        return str(content["name"]), {(*entry[:2], Event(*entry[2:])) for entry in entries}
    except (ValueError, KeyError, TypeError, RecursionError):  # a file that was handed in may hold anything
        raise ValueError(f"{path} is not a file that progress.save has written: save it again under its name") from None
