"""The files of a class as one table, and what the class stumbled over."""

import csv
from collections import Counter, defaultdict
from dataclasses import asdict, fields
from statistics import median

from ..wording import counted
from .progress import Row, kinds_of, of_the_course, read, rows

LONGEST = 90  # letters of a sentence in the overview


def collect(folder):
    """Return ({name: {(notebook, exercise, Event)}}, reasons): what is in the answers_*.json below a folder.

    Files with the same name inside are put together. What cannot be read is left out, with a sentence that says why.
    """
    learners, refused = defaultdict(set), []
    for path in sorted(folder.rglob("answers_*.json")):
        try:
            name, noted = read(path)
        except (ValueError, OSError) as reason:
            refused.append(str(reason))
        else:
            learners[name] |= noted
    return dict(sorted(learners.items())), refused


def rows_of(noted, kinds):
    """Return the Rows of one learner."""
    events = defaultdict(list)
    for notebook, exercise, event in sorted(noted, key=lambda entry: entry[2].time):
        events[notebook, exercise].append(event)
    return rows(events, kinds)


def write_table(path, learners):
    """Write a CSV file with a line for each learner and exercise of the notebooks that the learner has begun."""
    kinds = kinds_of(of_the_course())
    names = ["name", *(field.name for field in fields(Row))]
    # With the mark at its beginning spreadsheets know that the file is UTF-8.
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, names)
        table.writeheader()
        for name, noted in learners.items():
            for row in rows_of(noted, kinds):
                entries = {key: int(value) if isinstance(value, bool) else value for key, value in asdict(row).items()}
                table.writerow({"name": as_text(name), **entries})


def as_text(cell):
    """Return a cell that no spreadsheet takes for a formula: names were typed by others."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def overview(learners):
    """Return a table in words: for each exercise how many are right, and the wrong answer that most learners gave."""
    kinds = kinds_of(of_the_course())
    of_exercise, said = defaultdict(list), defaultdict(Counter)
    for noted in learners.values():
        for row in rows_of(noted, kinds):
            of_exercise[row.notebook, row.exercise].append(row)
        for notebook, exercise, text in {(n, e, event.said) for n, e, event in noted if event.what == "wrong"}:
            said[notebook, exercise][text] += 1
    lines = [counted(len(learners), "learner")]
    for key in (key for key in kinds if key in of_exercise):
        begun = [row for row in of_exercise[key] if row.attempted]
        result = f"{sum(row.passed for row in begun)} right of {len(begun)} who tried" if begun else "nobody tried"
        if begun and kinds[key] == "exercise":
            result += f", median {median(row.attempts for row in begun):g} attempts"
        lines.append(f"{' '.join(key)}: {result}")
        for text, count in said[key].most_common(1):
            lines.append(f"     {count} × {text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}")
    return "\n".join(lines)
