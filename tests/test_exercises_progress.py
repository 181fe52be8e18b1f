"""What is noted while a learner works, the table of it, the file to hand in, and the table of a class."""

import csv
import json
import subprocess
import sys

import pytest

from nnlearn.exercises import progress
from nnlearn.exercises import surfaces_and_rates as exercises
from nnlearn.exercises.__main__ import main
from nnlearn.exercises.collecting import as_text, collect, overview, rows_of
from nnlearn.exercises.exercise import Clock, Event
from nnlearn.exercises.progress import row_of
from nnlearn.widgets.prediction import Prediction

WRONG, RIGHT = [0.3744047, 0.5], [0.3744047, 0.6255953]
SLIP = exercises.ten_steps.slips[0].text


@pytest.fixture(autouse=True)
def nothing_done():
    for item in progress.of_the_course().values():
        item.events.clear()


def event(minute, what, said=""):
    return Event(f"2026-01-01T10:{minute:02d}:00.000+00:00", what, said)


def by_name(rows):
    return {row.exercise: row for row in rows}


# ---- what is noted ---------------------------------------------------------------------------------------------------


def test_answers_and_help_are_noted_and_dots_are_not():
    exercises.ten_steps.check(...)
    assert exercises.ten_steps.events == []
    exercises.ten_steps.check(WRONG)
    exercises.ten_steps.hint()
    exercises.ten_steps.solution()
    exercises.ten_steps.check("text")
    exercises.ten_steps.check(RIGHT)
    assert [event.what for event in exercises.ten_steps.events] == ["wrong", "hint", "solution", "error", "right"]
    assert exercises.ten_steps.events[0].said == SLIP


def test_a_graders_question_is_not_an_attempt():
    exercises.ten_steps.require(RIGHT)
    assert exercises.ten_steps.events == []


@pytest.mark.parametrize(("guess", "what"), [("2", "wrong"), ("1", "right")])
def test_a_prediction_is_noted_when_it_is_committed(guess, what):
    prediction = Prediction(exercises.where_it_runs_away)
    prediction.guess.value = guess
    assert exercises.where_it_runs_away.events == []
    prediction.reveal()
    assert [(event.what, event.said) for event in exercises.where_it_runs_away.events] == [(what, f"{guess}.0")]


def test_no_two_events_share_a_moment():
    clock = Clock()
    times = [clock() for _ in range(1000)]
    assert times == sorted(set(times))


# ---- a row -----------------------------------------------------------------------------------------------------------


def test_attempts_end_with_the_first_right_answer():
    events = [event(0, "wrong", "a"), event(1, "error", "b"), event(2, "right"), event(3, "wrong", "c")]
    row = row_of("08", "ten_steps", "exercise", events)
    assert (row.attempted, row.passed, row.attempts) == (True, True, 3)
    assert (row.first, row.last) == (events[0].time, events[3].time)


def test_the_same_answer_twice_in_a_row_is_one_attempt():
    events = [event(0, "wrong", "a"), event(1, "wrong", "a"), event(2, "wrong", "b"), event(3, "wrong", "a")]
    row = row_of("08", "ten_steps", "exercise", events)
    assert (row.passed, row.attempts) == (False, 3)


def test_help_is_counted_and_is_no_attempt():
    row = row_of("08", "ten_steps", "exercise", [event(0, "hint"), event(1, "hint"), event(2, "solution")])
    assert (row.attempted, row.attempts, row.hints, row.solution, row.first) == (False, 0, 2, True, "")


@pytest.mark.parametrize(("first", "passed"), [("wrong", False), ("right", True)])
def test_a_prediction_counts_by_its_first_guess(first, passed):
    row = row_of("08", "which_hill", "prediction", [event(0, first, "2"), event(1, "right", "1")])
    assert (row.attempted, row.passed) == (True, passed)


# ---- the summary -----------------------------------------------------------------------------------------------------


def test_a_summary_of_nothing_says_so():
    assert repr(progress.summary()) == "Nothing is answered yet: run the cells of your exercises first."
    assert "Nothing is answered" in progress.summary()._repr_html_()


def test_a_summary_lists_the_notebook_that_was_begun_and_no_other():
    exercises.ten_steps.check(WRONG)
    exercises.ten_steps.hint()
    exercises.ten_steps.check(RIGHT)
    exercises.balance.check(lambda kappa: 0.0)
    assert progress.summary().total().endswith(" exercises are right."), "no prediction was made yet"
    exercises.which_hill.commit("both the higher one")
    summary = progress.summary()
    assert {row.notebook for row in summary.rows} == {"08"}
    lines = dict(line[1:3] for line in summary.lines())
    assert lines["ten_steps"] == "✓ right"
    assert lines["balance"] == "✗ not right yet"
    assert lines["which_hill"] == "✗ another guess"
    assert lines["threshold"] == "… not yet"
    assert "2 attempts, 1 hint" in repr(summary)
    exercises_there = [row for row in summary.rows if row.kind == "exercise"]
    assert summary.total() == f"1 of {len(exercises_there)} exercises are right; 0 of 1 predictions were."
    assert summary._repr_html_().count("<tr>") == len(summary.rows)


def test_every_notebook_with_exercises_is_known_by_its_number():
    numbers = sorted({notebook for notebook, _ in progress.of_the_course()})
    assert numbers == [f"{k:02d}" for k in range(len(numbers))]
    assert len(numbers) >= 13


# ---- the file --------------------------------------------------------------------------------------------------------


def test_a_file_adds_what_is_new_and_forgets_nothing(tmp_path):
    exercises.ten_steps.check(WRONG)
    said = progress.save("Ada Lovelace", tmp_path)
    path = tmp_path / "answers_Ada_Lovelace.json"
    assert str(path) in said.text
    assert "for 1 question so far" in said.text
    progress.save("Ada Lovelace", tmp_path)
    assert len(progress.read(path)[1]) == 1, "saving twice adds nothing"
    exercises.ten_steps.events.clear()  # the kernel is started anew
    exercises.ten_steps.check(RIGHT)
    progress.save("Ada Lovelace", tmp_path)
    name, noted = progress.read(path)
    assert name == "Ada Lovelace"
    row = by_name(rows_of(noted, progress.kinds_of(progress.of_the_course())))["ten_steps"]
    assert (row.passed, row.attempts) == (True, 2)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_names_of_all_alphabets_make_files(tmp_path):
    progress.save("Zoë / Ελένη: 李", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["answers_Zoë_Ελένη_李.json"]


@pytest.mark.parametrize("name", ["", "  ", "...", None])
def test_a_name_is_needed(tmp_path, name):
    with pytest.raises(ValueError, match="expected yours"):
        progress.save(name, tmp_path)


def test_the_file_of_another_learner_is_left_alone(tmp_path):
    progress.save("Ada B", tmp_path)
    with pytest.raises(ValueError, match="holds the answers of 'Ada B'"):
        progress.save("Ada-B", tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"format": 2, "name": "a", "events": []}',
        '{"format": 1, "name": "a", "events": [{}]}',
        "\xff",
    ],
)
def test_a_file_that_holds_something_else_is_refused(tmp_path, content):
    path = tmp_path / "answers_a.json"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(ValueError, match="not a file that progress"):
        progress.read(path)
    assert collect(tmp_path)[0] == {}
    assert "not a file that progress" in collect(tmp_path)[1][0]


# ---- the class -------------------------------------------------------------------------------------------------------


def hand_in(folder, name, *answers):
    exercises.ten_steps.events.clear()
    for answer in answers:
        exercises.ten_steps.check(answer)
    folder.mkdir(exist_ok=True)
    progress.save(name, folder)


def test_a_class_becomes_one_table(tmp_path, capsys):
    hand_in(tmp_path / "one", "Ada", WRONG, RIGHT)
    hand_in(tmp_path / "two", "=Bob", WRONG)
    (tmp_path / "answers_broken.json").write_text("{}")
    assert main([str(tmp_path), str(tmp_path / "class.csv")]) == 0
    printed = capsys.readouterr()
    assert "answers_broken.json" in printed.err
    assert "08 ten_steps: 1 right of 2 who tried, median 1.5 attempts" in printed.out
    assert "08 balance: nobody tried" in printed.out
    assert f"2 × {SLIP[:60]}" in printed.out
    with open(tmp_path / "class.csv", encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    ten_steps = {line["name"]: line for line in lines if line["exercise"] == "ten_steps"}
    assert [ten_steps[name]["passed"] for name in ("Ada", "'=Bob")] == ["1", "0"]
    assert [ten_steps[name]["attempts"] for name in ("Ada", "'=Bob")] == ["2", "1"]
    assert {line["notebook"] for line in lines} == {"08"}
    assert len(lines) == 2 * sum(notebook == "08" for notebook, _ in progress.of_the_course())


def test_files_of_one_learner_are_put_together(tmp_path):
    hand_in(tmp_path / "one", "Ada", WRONG)
    hand_in(tmp_path / "two", "Ada", RIGHT)
    learners, _ = collect(tmp_path)
    assert list(learners) == ["Ada"]
    assert len(learners["Ada"]) == 2


def test_an_exercise_that_no_longer_exists_is_not_listed(tmp_path):
    noted = {("08", "gone", event(0, "wrong", "x")), ("08", "ten_steps", event(1, "right"))}
    assert "gone" not in by_name(rows_of(noted, progress.kinds_of(progress.of_the_course())))
    assert "gone" not in overview({"Ada": noted})


def test_an_empty_folder_is_told_so(tmp_path, capsys):
    assert main([str(tmp_path)]) == 1
    assert "no answers_" in capsys.readouterr().err


def test_a_folder_that_is_none_is_told_so(tmp_path):
    with pytest.raises(SystemExit):
        main([str(tmp_path / "nowhere")])


@pytest.mark.parametrize(("cell", "written"), [("Ada", "Ada"), ("=1+1", "'=1+1"), ("@x", "'@x"), ("", "")])
def test_no_name_becomes_a_formula(cell, written):
    assert as_text(cell) == written


def test_the_command_runs_and_a_notebook_of_its_own_kernel_can_be_handed_in(tmp_path):
    program = (
        "from nnlearn.exercises import progress, one_dimension, surfaces_and_rates as exercises\n"
        f"exercises.ten_steps.check({WRONG})\n"
        "progress.save('Ada')"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=tmp_path)
    assert json.loads((tmp_path / "answers_Ada.json").read_text())["events"][0]["exercise"] == "ten_steps"
    command = [sys.executable, "-m", "nnlearn.exercises", "."]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "08 ten_steps: 0 right of 1 who tried" in done.stdout
    assert (tmp_path / "class.csv").exists()
