"""Every exercise of every notebook: its reference passes, each typical slip is recognised, nothing ever raises."""

import pkgutil
from importlib import import_module

import numpy as np
import pytest

from nnlearn import exercises
from nnlearn.exercises.exercise import Exercise, FunctionExercise, Question

MODULES = [
    import_module(f"nnlearn.exercises.{module.name}")
    for module in pkgutil.iter_modules(exercises.__path__)
    if module.name != "exercise"
]
EVERYTHING = {f"{module.__name__[18:]}.{name}": value for module in MODULES for name, value in vars(module).items()}
EXERCISES = {name: value for name, value in EVERYTHING.items() if isinstance(value, Exercise)}
QUESTIONS = {name: value for name, value in EVERYTHING.items() if isinstance(value, Question)}
SLIPS = [(name, i) for name, exercise in EXERCISES.items() for i in range(len(exercise.slips))]
GARBAGE = ("text", {"a": 1}, [[1, 2], [3]], object(), print, lambda *arguments: "text", lambda *arguments: {}, np.nan)


def answer_of(exercise, solution):
    return solution if isinstance(exercise, FunctionExercise) or not callable(solution) else solution()


def test_each_notebook_has_exercises_and_questions():
    assert {name.split(".")[0] for name in EXERCISES} == {name.split(".")[0] for name in QUESTIONS}
    assert len(MODULES) >= 3
    assert len(EXERCISES) >= 5 * len(MODULES)


@pytest.mark.parametrize("name", EXERCISES)
def test_the_reference_passes_and_nothing_does_not(name):
    exercise = EXERCISES[name]
    assert exercise.check(answer_of(exercise, exercise.reference)).status == "right"
    assert exercise.check(...).status == "not yet"
    assert len(exercise.slips) >= 2
    assert exercise.hints
    assert "def " in exercise.solution().text


@pytest.mark.parametrize(("name", "number"), SLIPS)
def test_every_slip_is_recognised(name, number):
    slip = EXERCISES[name].slips[number]
    feedback = EXERCISES[name].check(answer_of(EXERCISES[name], slip.answer))
    assert feedback.status == "wrong"
    assert feedback.text == slip.text


@pytest.mark.parametrize("answer", GARBAGE, ids=range(len(GARBAGE)))
@pytest.mark.parametrize("name", EXERCISES)
def test_garbage_never_raises(name, answer):
    assert EXERCISES[name].check(answer).status in {"wrong", "error", "not yet"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_is_among_its_options(name):
    question = QUESTIONS[name]
    assert not question.options or question.answer in question.options
    assert question.is_met_by(question.answer)
