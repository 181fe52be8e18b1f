"""The kinds of exercise: a number or an array to find, and a function to write.

A check never raises: an answer not yet given says so, an answer that breaks is told why, a wrong one is compared with
what typical slips would produce. Any answer within the stated tolerance and of an equivalent shape is right.

What happens is noted in the `events` of the exercise, in memory alone; `progress` shows and saves them when asked to.
A class can do without solutions: with NNLEARN_SOLUTIONS=hidden in the environment, `solution()` shows none.
"""

import html
import inspect
import os
import textwrap
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np

from ..plugged_in import explain, name_of
from ..wording import counted

SYMBOLS = {"right": "✓", "wrong": "✗", "not yet": "…", "error": "!"}
COLOURS = {"right": "#009E73", "wrong": "#D55E00", "not yet": "#6b6b6b", "error": "#D55E00"}

MOST_SHOWN = 8  # entries of an array that a sentence lists

SOLUTIONS = "NNLEARN_SOLUTIONS"


@dataclass(frozen=True)
class Feedback:
    """What a check says: `status` "right", "wrong", "not yet" or "error", and a text for the learner."""

    status: str
    text: str

    def __repr__(self):
        return f"{SYMBOLS[self.status]} {self.text}"

    def boxed(self, role=""):
        """Return HTML of it, with a role for screen readers."""
        return _box(COLOURS[self.status], f"<b>{SYMBOLS[self.status]}</b> {html.escape(self.text)}", role)

    def _repr_html_(self):
        return self.boxed(role="status")


@dataclass(frozen=True)
class Note:
    """A hint or a solution: a title and a text, code or prose."""

    title: str
    text: str
    is_code: bool = False

    def __repr__(self):
        return f"{self.title}\n{self.text}"

    def boxed(self, role=""):
        """Return HTML of it, with a role for screen readers."""
        text = html.escape(self.text)
        body = (
            f"<pre style='margin:4px 0 0; background:transparent; color:inherit'>{text}</pre>" if self.is_code else text
        )
        return _box("#0072B2", f"<b>{html.escape(self.title)}</b> {body}", role)

    def _repr_html_(self):
        return self.boxed(role="status")


def solutions_are_shown():
    """Return whether the environment leaves NNLEARN_SOLUTIONS empty or says "shown"; any other word hides them."""
    return os.environ.get(SOLUTIONS, "").strip().lower() in {"", "shown"}


@dataclass(frozen=True)
class Event:
    """What was done with an exercise or a question, and when.

    `what` is "right", "wrong" or "error" for an answer, "hint" or "solution" for help; `said` is what the learner was
    told, or what a prediction was.
    """

    time: str
    what: str
    said: str = ""


class Clock:
    """Tells the time in UTC, and no moment twice: events that shared one would lose their order in a file."""

    def __init__(self):
        self.last = datetime.fromtimestamp(0, UTC)

    def __call__(self):
        """Return the time as text, at least a microsecond later than the last one."""
        self.last = max(datetime.now(UTC), self.last + timedelta(microseconds=1))
        return self.last.isoformat(timespec="microseconds")


_clock = Clock()


def now(what, said=""):
    """Return an Event of this moment."""
    return Event(_clock(), what, said)


def _box(colour, content, role):
    style = f"border-left:5px solid {colour}; padding:6px 12px; margin:2px 0; font-size:15px; line-height:1.45"
    said = f" role='{role}'" if role else ""
    return f"<div{said} style='{style}'>{content}</div>"


@dataclass(frozen=True)
class Question:
    """A question to commit to before its answer is shown: a number (to `tolerance`, a share) or one of `options`."""

    text: str
    answer: object
    explanation: str
    options: tuple = ()
    tolerance: float = 0.05
    events: list = field(default_factory=list, init=False, repr=False, compare=False)

    def commit(self, guess):
        """Note a guess, and return whether it is right."""
        met = self.is_met_by(guess)
        self.events.append(now("right" if met else "wrong", str(guess)))
        return met

    def is_met_by(self, guess):
        """Return whether a guess, a number or an option, is right."""
        if self.options:
            return guess == self.answer
        return abs(guess - self.answer) <= self.tolerance * abs(self.answer)


@dataclass(frozen=True)
class Slip:
    """A typical mistake: the `answer` it produces (a value, or a function) and the sentence that names it."""

    answer: object
    text: str


class Exercise:
    """An exercise with the hints in steps, the typical slips, and a reference function as solution.

    `reference` is the tested solution; `solution()` shows its source. Subclasses say how answers are compared.
    """

    def __init__(self, reference, hints=(), slips=()):
        self.reference = reference
        self.hints = tuple(hints)
        self.slips = tuple(slips)
        self.events = []
        self._hints_given = 0

    def check(self, answer=None):
        """Return Feedback on an answer; an answer not yet given is None or ... ."""
        feedback = self._feedback(answer)
        if feedback.status != "not yet":
            self.events.append(now(feedback.status, feedback.text))
        return feedback

    def require(self, answer=None):
        """Raise AssertionError, with the feedback as its text, unless an answer is right: for graders."""
        feedback = self._feedback(answer)
        if feedback.status != "right":
            raise AssertionError(feedback.text)

    def _feedback(self, answer):
        if answer is None or answer is Ellipsis:
            return Feedback("not yet", "Not answered yet: replace the dots and run this cell again.")
        try:
            return self.judge(answer)
        except Exception as problem:  # the learner's code may raise anything, and must not stop the notebook
            return Feedback("error", explain(problem))

    def judge(self, answer):
        """Return Feedback on an answer that was given; subclasses do it here."""
        raise NotImplementedError

    def hint(self):
        """Return the next hint; after the last one they begin again."""
        if not self.hints:
            return Note("No hints", "for this one.")
        number = self._hints_given % len(self.hints)
        self._hints_given += 1
        self.events.append(now("hint"))
        return Note(f"Hint {number + 1} of {len(self.hints)}.", self.hints[number])

    def solution(self):
        """Return the reference solution's own source, or a sentence where the class does without solutions."""
        if not solutions_are_shown():
            return Note("No solution here", "Your course has switched solutions off: .hint() helps in steps.")
        self.events.append(now("solution"))
        return Note("A solution", textwrap.dedent(inspect.getsource(self.reference)).rstrip(), is_code=True)


class ValueExercise(Exercise):
    """Find a number or an array: compared with `reference()` to a relative tolerance `rtol` and an absolute `atol`.

    Shapes that hold the same numbers in the same order count as equal: (n,), (n, 1) and a list are all accepted.
    """

    def __init__(self, reference, hints=(), slips=(), rtol=1e-3, atol=1e-9):
        super().__init__(reference, hints, slips)
        self.rtol = rtol
        self.atol = atol

    def judge(self, answer):
        """Compare the numbers."""
        expected = np.asarray(self.reference())
        given = _numbers(answer)
        if given.size != expected.size:
            return Feedback(
                "wrong",
                f"Your answer holds {counted(given.size, 'number')}, expected {expected.size}"
                + (f", of shape {expected.shape}" if expected.ndim > 1 else "")
                + ".",
            )
        if self._close(given, expected):
            return Feedback("right", f"Right: {_show(expected)}.")
        for slip in self.slips:
            value = np.asarray(slip.answer() if callable(slip.answer) else slip.answer)
            if given.size == value.size and self._close(given, value):
                return Feedback("wrong", slip.text)
        return Feedback(
            "wrong", f"{_show(given)} is not it yet{self._where(given, expected)}. Ask for a hint with .hint()."
        )

    def _close(self, given, value):
        return np.allclose(given.ravel(), value.ravel(), rtol=self.rtol, atol=self.atol)

    def _where(self, given, expected):
        if given.size == 1:
            return ": too large" if given.ravel()[0] > expected.ravel()[0] else ": too small"
        right = np.isclose(given.ravel(), expected.ravel(), rtol=self.rtol, atol=self.atol).sum()
        return f": {right} of {given.size} numbers {'is' if right == 1 else 'are'} right"


class FunctionExercise(Exercise):
    """Write a function: called with each of `cases` (tuples of arguments) and compared with the reference.

    Slips are functions too. `given` is the faulty function that the notebook asks to mend, if it does.
    """

    def __init__(self, reference, cases, hints=(), slips=(), given=None, rtol=1e-6, atol=1e-9):
        super().__init__(reference, hints, slips)
        self.cases = tuple(cases)
        self.given = given
        self.rtol = rtol
        self.atol = atol

    def judge(self, answer):
        """Call the function and compare what it returns."""
        if not callable(answer):
            name = self.reference.__name__
            return Feedback(
                "wrong", f"Expected a function, received {type(answer).__name__}: write check({name}), without ()."
            )
        name = name_of(answer)
        results = []
        for case in self.cases:
            arguments = [a.copy() if isinstance(a, np.ndarray) else a for a in case]
            result = answer(*arguments)
            if _unfinished(result):
                return nothing_yet(answer)
            if any(
                isinstance(a, np.ndarray) and not np.array_equal(a, b) for a, b in zip(arguments, case, strict=True)
            ):
                return Feedback("wrong", f"{name} changes the array it is given: work on a copy, x.copy().")
            results.append(result)
        expected = [self.reference(*case) for case in self.cases]
        if self._all_close(results, expected):
            return Feedback("right", f"Right, in {counted(len(self.cases), 'case')}.")
        if self.given is not None and self._all_close(results, [self.given(*case) for case in self.cases]):
            return Feedback(
                "not yet", "This still does what the function you were given does: find the mistake and mend it."
            )
        for slip in self.slips:
            if self._all_close(results, [slip.answer(*case) for case in self.cases]):
                return Feedback("wrong", slip.text)
        return self._first_difference(results, expected)

    def _all_close(self, results, expected):
        return all(self._close(a, b) for a, b in zip(results, expected, strict=True))

    def _close(self, a, b):
        if isinstance(a, list) and isinstance(b, tuple):
            a = tuple(a)  # return [p, q] is as good as return p, q
        if isinstance(a, dict) and isinstance(b, dict) and a.keys() != b.keys():
            return False
        a, b = _parts(a), _parts(b)
        return len(a) == len(b) and all(
            x.size == y.size and np.allclose(x.ravel(), y.ravel(), rtol=self.rtol, atol=self.atol, equal_nan=True)
            for x, y in zip(a, b, strict=True)
        )

    def _first_difference(self, results, expected):
        for case, result, value in zip(self.cases, results, expected, strict=True):
            if self._close(result, value):
                continue
            arguments = ", ".join(_show(a) for a in case)
            place = _first_place(result, value, self.rtol, self.atol)
            return Feedback("wrong", f"For ({arguments}) it returns {_show(result)}, expected {_show(value)}{place}.")
        raise AssertionError("unreachable: some case differs")


def _first_place(result, value, rtol, atol):
    """Say where two arrays too long to be shown, or two dicts of arrays, differ first; nothing where it can be seen."""
    part = ""
    if isinstance(result, dict) and isinstance(value, dict) and result.keys() == value.keys():
        different = [k for k in value if not np.array_equal(np.shape(result[k]), np.shape(value[k]))]
        different += [k for k in value if k not in different and not np.allclose(result[k], value[k], rtol, atol)]
        part = f"[{different[0]}]"
        result, value = result[different[0]], value[different[0]]
    if isinstance(result, tuple | dict) or isinstance(value, tuple | dict):
        return ""
    result, value = np.asarray(result), np.asarray(value)
    if result.shape != value.shape or value.size <= MOST_SHOWN:
        return ""
    place = tuple(int(i) for i in np.argwhere(~np.isclose(result, value, rtol=rtol, atol=atol))[0])
    where = f"{part}[{', '.join(map(str, place))}]"
    return f"; the first difference is at {where}, {result[place]:.6g} for {value[place]:.6g}"


def nothing_yet(function):
    """Return Feedback on a learner's function that has gaps."""
    return Feedback("not yet", f"{name_of(function)} returns nothing yet: replace the dots, and end with return.")


def _unfinished(result):
    """Say whether a result, or a part of it, is still the dots of an exercise with gaps."""
    parts = result.values() if isinstance(result, dict) else result if isinstance(result, tuple | list) else [result]
    return any(part is None or part is Ellipsis for part in parts)


def _parts(result):
    """Return a result as a list of arrays: several when it is a tuple or a dict."""
    if isinstance(result, dict):
        result = tuple(result[key] for key in sorted(result))
    if isinstance(result, tuple):
        return [_numbers(part) for part in result]
    return [_numbers(result)]


def _numbers(answer):
    array = np.asarray(answer)
    if array.dtype.kind in "US":
        raise TypeError("the answer is text; write numbers, without quotation marks")
    if array.dtype.kind not in "biufc":
        raise TypeError(f"the answer holds {array.dtype} entries, expected numbers")
    return array


def _show(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_show(value[key])}" for key in value) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(_show(part) for part in value) + ")"
    if callable(value):
        return getattr(value, "__name__", getattr(value, "name", "a function"))
    array = np.asarray(value)
    if array.dtype.kind not in "iufc":
        return str(value)
    if array.size == 1:
        return f"{array.ravel()[0]:.6g}"
    if array.size > MOST_SHOWN:
        return f"an array of shape {array.shape}"
    return "[" + ", ".join(f"{entry:.6g}" for entry in array.ravel()) + "]"
