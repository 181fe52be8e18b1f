"""The kinds of exercise: what they say to right, wrong, missing and broken answers."""

import numpy as np
import pytest

from nnlearn.exercises.exercise import FunctionExercise, Question, Slip, ValueExercise


def square(x):
    """Return x times x."""
    return x * x


def pair(x):
    return x, 2 * x


VALUE = ValueExercise(
    lambda: np.array([1.0, 2.0]), hints=["first", "second"], slips=[Slip(np.array([2.0, 1.0]), "swapped")]
)
FUNCTION = FunctionExercise(
    square,
    cases=[(np.array([1.0, 3.0]),), (np.array([2.0]),)],
    given=lambda x: x + 0.5,
    slips=[Slip(lambda x: 2 * x, "doubled, not squared")],
)


@pytest.mark.parametrize("answer", [None, ...])
@pytest.mark.parametrize("exercise", [VALUE, FUNCTION])
def test_an_answer_not_given_yet_is_no_mistake(exercise, answer):
    assert exercise.check(answer).status == "not yet"
    assert exercise.check().status == "not yet"


@pytest.mark.parametrize("answer", [[1, 2], (1.0, 2.0005), np.array([[1.0], [2.0]]), np.float32([1, 2])])
def test_any_shape_and_type_that_holds_the_numbers_is_right(answer):
    assert VALUE.check(answer).status == "right"


def test_a_value_that_a_slip_produces_is_told_which():
    assert VALUE.check([2, 1]).text == "swapped"


@pytest.mark.parametrize(
    ("answer", "said"), [([1, 3], "1 of 2 numbers is right"), ([1, 2, 3], "holds 3 numbers, expected 2")]
)
def test_a_wrong_value_is_told_what_is_wrong(answer, said):
    feedback = VALUE.check(answer)
    assert feedback.status == "wrong"
    assert said in feedback.text


@pytest.mark.parametrize(("answer", "said"), [(4.0, "too large"), (2.0, "too small")])
def test_a_single_wrong_number_is_told_its_direction(answer, said):
    assert said in ValueExercise(lambda: 3.0).check(answer).text


@pytest.mark.parametrize("answer", ["text", {"a": 1}, [[1, 2], [3]], object(), print])
def test_garbage_never_raises(answer):
    assert VALUE.check(answer).status in {"wrong", "error"}
    assert FUNCTION.check(answer).status in {"wrong", "error", "not yet"}


def test_a_right_function_is_right():
    assert FUNCTION.check(lambda x: x**2).status == "right"


def test_a_function_that_returns_nothing_has_not_been_written():
    assert "returns nothing yet" in FUNCTION.check(lambda x: None).text


def test_the_function_as_it_was_given_is_not_an_attempt():
    assert FUNCTION.check(lambda x: x + 0.5).status == "not yet"


def test_a_function_with_a_slip_is_told_which():
    assert FUNCTION.check(lambda x: x + x).text == "doubled, not squared"


def test_a_wrong_function_is_shown_the_first_case_that_differs():
    assert FUNCTION.check(lambda x: x**3).text == "For ([1, 3]) it returns [1, 27], expected [1, 9]."


def test_long_arrays_of_equal_shape_are_told_where_they_differ_first():
    exercise = FunctionExercise(lambda n: np.arange(float(n)), cases=[(12,)])
    feedback = exercise.check(lambda n: np.where(np.arange(n) < 10, np.arange(n), 0.0))
    assert feedback.text.endswith("the first difference is at [10], 0 for 10.")


def test_the_learners_own_name_is_used():
    def mine(n):
        return None

    exercise = FunctionExercise(lambda n: n, cases=[(2,)])
    assert exercise.check(mine).text.startswith("mine returns nothing yet")
    assert exercise.check(lambda n: None).text.startswith("your function returns nothing yet")


def test_a_text_is_told_that_numbers_have_no_quotation_marks():
    assert "without quotation marks" in ValueExercise(lambda: 3.0).check("3").text


def test_a_function_that_raises_is_told_why():
    feedback = FUNCTION.check(lambda x: x / [])
    assert feedback.status == "error"
    assert "Your code stopped" in feedback.text


@pytest.mark.parametrize("file", ["/tmp/ipykernel_4711/123.py", "C:\\Users\\me\\Temp\\ipykernel_4711\\123.py"])
def test_the_line_in_the_learners_cell_is_named(file):
    names = {}
    exec(compile("\n\ndef stumble(x):\n    return x / []\n", file, "exec"), names)
    assert "in line 4 of your cell" in FUNCTION.check(names["stumble"]).text


def test_a_function_that_changes_its_argument_is_told_so():
    def spoil(x):
        x *= x
        return x

    assert "changes the array" in FUNCTION.check(spoil).text
    assert FUNCTION.check(square).status == "right"


def test_several_results_are_compared_one_by_one():
    exercise = FunctionExercise(pair, cases=[(1.0,)])
    assert exercise.check(lambda x: (x, x + 1)).status == "right"
    assert exercise.check(lambda x: [x, x + 1]).status == "right", "a list is as good as a tuple"
    assert exercise.check(lambda x: [x, x]).status == "wrong"
    assert exercise.check(lambda x: x).status == "wrong"


def test_hints_come_in_steps_and_begin_again():
    said = [repr(VALUE.hint()) for _ in range(3)]
    assert "first" in said[0]
    assert "second" in said[1]
    assert said[2] == said[0]
    assert "No hints" in repr(FUNCTION.hint())


def test_the_solution_is_the_references_own_source():
    assert "return x * x" in repr(FUNCTION.solution())
    assert "return x * x" in FUNCTION.solution()._repr_html_()


@pytest.mark.parametrize("said", ["hidden", "Hidden ", "off", "no"])
def test_a_class_can_do_without_solutions(monkeypatch, said):
    monkeypatch.setenv("NNLEARN_SOLUTIONS", said)
    note = FUNCTION.solution()
    assert "x * x" not in repr(note)
    assert "switched solutions off" in note.text
    assert not note.is_code
    assert "hint" in repr(VALUE.hint()).lower()


@pytest.mark.parametrize("said", ["", " ", "shown", "Shown"])
def test_solutions_are_shown_unless_the_class_does_without(monkeypatch, said):
    monkeypatch.setenv("NNLEARN_SOLUTIONS", said)
    assert "return x * x" in FUNCTION.solution().text


def test_a_grader_is_told_by_an_exception():
    VALUE.require([1, 2])
    with pytest.raises(AssertionError, match=r"^swapped$"):
        VALUE.require([2, 1])
    with pytest.raises(AssertionError, match="Not answered yet"):
        VALUE.require()
    with pytest.raises(AssertionError, match="Your code stopped"):
        FUNCTION.require(lambda x: x / [])


def test_feedback_is_escaped_for_the_page():
    def stumble(x):
        raise ValueError("<b>bold</b>")

    assert "&lt;b&gt;bold" in FUNCTION.check(stumble)._repr_html_()


@pytest.mark.parametrize(("guess", "met"), [(1.0, True), (1.04, True), (0.9, False)])
def test_a_guessed_number_is_met_within_its_tolerance(guess, met):
    assert Question("r?", 1.0, "").is_met_by(guess) is met


def test_a_chosen_option_is_met_when_it_is_the_answer():
    question = Question("?", "b", "", options=("a", "b"))
    assert question.is_met_by("b")
    assert not question.is_met_by("a")
