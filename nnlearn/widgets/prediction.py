"""Predict first: the learner commits to a guess, and only then is the answer shown."""

import html

import ipywidgets

from . import controls


class Prediction(ipywidgets.VBox):
    """A question with a number to type or options to choose from, and a button that commits to the guess.

    `answer` is a number or one of the `options`; `explanation` is shown after the guess together with the answer.
    Guesses within `tolerance` (a share of the answer) count as met. `then` is a panel whose `reveal()` is called on
    commitment, so that a figure can show what was asked for.
    """

    def __init__(self, question, answer, explanation, options=None, tolerance=0.05, then=None):
        self.question = question
        self.answer = answer
        self.explanation = explanation
        self.tolerance = tolerance
        self.then = then
        if options is None:
            self.guess = ipywidgets.Text(placeholder="a number", layout=ipywidgets.Layout(width="140px"))
        else:
            self.guess = ipywidgets.RadioButtons(options=options, value=None, layout=ipywidgets.Layout(width="auto"))
        self.commit = controls.button("I commit to this", self.reveal, "Show the answer")
        self.verdict = ipywidgets.HTML()
        text = ipywidgets.HTML(_paragraph(f"<b>Predict first.</b> {html.escape(question)}"))
        super().__init__([text, ipywidgets.HBox([self.guess, self.commit]), self.verdict])

    def reveal(self):
        """Show the answer beside the guess, once a guess is there."""
        guess = self._guessed()
        if guess is None:
            self.verdict.value = _paragraph(
                "First choose an answer or type a number: a wrong guess teaches more than none."
            )
            return
        self.guess.disabled = self.commit.disabled = True
        met = guess == self.answer or (
            not isinstance(guess, str) and abs(guess - self.answer) <= self.tolerance * abs(self.answer)
        )
        opening = (
            f"✓ {_text(self.answer)}, as you said." if met else f"You said {_text(guess)}; it is {_text(self.answer)}."
        )
        self.verdict.value = _paragraph(f"<b>{html.escape(opening)}</b> {html.escape(self.explanation)}")
        if self.then is not None:
            self.then.reveal()

    def _guessed(self):
        if isinstance(self.guess, ipywidgets.RadioButtons):
            return self.guess.value
        try:
            return float(self.guess.value.replace(",", "."))
        except ValueError:
            return None

    def __repr__(self):
        return f"Predict first: {self.question}"

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        return {**bundle, "text/plain": repr(self)}


def _text(value):
    return value if isinstance(value, str) else f"{value:.4g}"


def _paragraph(content):
    return f"<p style='font-size:15px; line-height:1.45; margin:4px 0'>{content}</p>"
