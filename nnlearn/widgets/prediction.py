"""Predict first: the learner commits to a guess, and only then is the answer shown."""

import html
from fractions import Fraction

import ipywidgets

from . import controls
from .reach import Reach


class Prediction(ipywidgets.VBox):
    """A `Question` with a number to type or options to choose from, and a button that commits to the guess.

    `then` is a panel whose `reveal()` is called on commitment, so that a figure can show what was asked for.
    """

    def __init__(self, question, then=None):
        self.question = question
        self.then = then
        if question.options:
            self.guess = controls.list_to_choose_from("your guess", question.options)
        else:
            self.guess = controls.text_field("your guess", "a number", width="240px")
        self.commit = controls.button("I commit to this", self.reveal, "Show the answer")
        self.verdict = ipywidgets.HTML()
        text = ipywidgets.HTML(controls.paragraph(f"<b>Predict first.</b> {html.escape(question.text)}"))
        row = ipywidgets.HBox([self.guess, self.commit], layout=ipywidgets.Layout(grid_gap="16px"))
        super().__init__([text, row, self.verdict, Reach()])
        self.add_class("nnlearn-reach")

    def reveal(self):
        """Show the answer beside the guess, once a guess is there."""
        guess = self._guessed()
        if guess is None:
            self._say("Choose an answer or type a number first: a wrong guess teaches more than none.")
            return
        self.guess.disabled = self.commit.disabled = True
        said, answer = _text(guess), _text(self.question.answer)
        if not self.question.commit(guess):
            opening = f"✗ You said: {said}. Right is: {answer}."
        elif said == answer:
            opening = f"✓ As you said: {answer}."
        else:
            opening = f"✓ {said} is close enough: it is {answer}."
        self._say(f"<b>{html.escape(opening)}</b> {html.escape(self.question.explanation)}")
        if self.then is not None:
            self.then.reveal()

    def _say(self, content):
        self.verdict.value = controls.announcement(controls.paragraph(content))

    def _guessed(self):
        if isinstance(self.guess, ipywidgets.RadioButtons):
            return self.guess.value
        try:
            return float(Fraction(self.guess.value.replace(",", ".").replace("−", "-").replace(" ", "")))  # 1/4 as well
        except (ValueError, ZeroDivisionError, OverflowError):
            return None

    def __repr__(self):
        return f"Predict first: {self.question.text}"

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        return {**bundle, "text/plain": repr(self)}


def _text(value):
    return value if isinstance(value, str) else f"{value:.4g}"
