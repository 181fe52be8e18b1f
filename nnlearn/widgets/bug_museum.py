"""The bug museum: gradients that are wrong in one line each, what the check says, and a guess before the answer."""

import html

import ipywidgets

from ..bugs import museum
from ..data import sine_example
from ..descent import descend
from ..figures.bug_museum import BugMuseum
from ..gradient_check import check_gradient
from ..optimizers import gradient_descent
from . import controls
from .panel import Panel

NOTHING = "nothing is wrong"
RATE, STEPS = 0.5, 100


class BugMuseumPanel(Panel):
    """Exhibits to choose from, each a cost_and_gradient of the same network; the wrong line is shown after a guess.

    The first exhibit is the right code. A press on a heat map, or the slider, marks an entry of the gradient.
    """

    def __init__(self, exhibit=0, lam=1.0):
        self.net, self.theta, self.X, self.Y = sine_example()
        letters = [(f"exhibit {chr(65 + k)}", k + 1) for k in range(len(museum))]
        self.exhibit = controls.menu("look at", [("none: the right code", 0), *letters], exhibit, width="280px")
        self.lam = controls.choice("regularisation λ", [("0", 0.0), ("0.1", 0.1), ("1", 1.0), ("5", 5.0)], lam)
        self.entry = controls.whole_slider("entry of the gradient", 0, 0, self.net.n_parameters - 1, width="440px")
        self.guess = controls.menu(
            "what is wrong?", ["your guess", NOTHING, *sorted(bug.name for bug in museum)], width="400px"
        )
        self.commit = controls.button("I commit to this", self.reveal, "Show the line that is wrong")
        self.verdict = ipywidgets.HTML()
        self._results, self._drawn = {}, None
        rows = [[self.exhibit, self.lam], [self.entry], [self.guess, self.commit, self.verdict]]
        super().__init__(BugMuseum(self.net.shapes), "Bug museum", rows)
        self.exhibit.observe(self._another, "value")
        self.live.on_point("map", self._press)
        self.live.on_arrow(lambda dx, dy: self._mark(self.entry.value + dx - dy))

    def _another(self, _):
        self.guess.value = self.guess.options[0]
        self.verdict.value = ""

    def _press(self, x, y):
        place = self.picture.entry_at(x, y)
        if place is not None:
            self._mark(self._places().index(place))

    def _mark(self, number):
        self.entry.value = min(max(number, 0), self.entry.max)

    def _places(self):
        return [(l, i, j) for l, (r, c) in self.net.shapes.items() for i in range(r) for j in range(c)]

    def _computed(self, exhibit, lam):
        """Return (check, path) of an exhibit, computed once."""
        if (exhibit, lam) not in self._results:
            data = self.X, self.Y, lam
            cost = museum[exhibit - 1].objective(self.net, *data) if exhibit else self.net.objective(*data)
            path = descend(gradient_descent(cost, self.theta, RATE), STEPS)
            self._results[exhibit, lam] = check_gradient(cost, self.theta), path
        return self._results[exhibit, lam]

    def show(self):
        """Check the gradient, descend with it and with the right one, and mark the entry."""
        exhibit, lam = self.exhibit.value, self.lam.value
        check, path = self._computed(exhibit, lam)
        right = self._computed(0, lam)[1]
        if self._drawn != (exhibit, lam):
            self._drawn = exhibit, lam
            vectors = check.numerical, check.analytic, check.difference
            curves = (right.step, right.J), (path.step, path.J)
            self.picture.show_exhibit(*map(self.net.roll, vectors), *curves)
        self.picture.update(self._places()[self.entry.value], self._sentence(check, path, right))

    def _sentence(self, check, path, right):
        k = self.entry.value
        l, i, j = self._places()[k]
        verdict = "check ok" if check.ok else "check NOT ok"
        end = "has run away" if path.status == "diverged" else f"goes from {path.J[0]:.4g} to {path.J[-1]:.4g}"
        return (
            f"{self.exhibit.label.split(':')[-1].strip()}, λ = {self.lam.value:g}: {verdict}, "
            f"relative difference {check.relative_difference:.2g}. In {STEPS} steps J {end} "
            f"(right gradient: {right.J[-1]:.4g}). "
            f"Marked: Θ({l})[{i}, {j}], programmed {check.analytic[k]:.4g}, by differences {check.numerical[k]:.4g}"
        )

    def reveal(self):
        """Show what is wrong in this exhibit, once a guess is there."""
        guess = self.guess.value
        if guess == self.guess.options[0]:
            self.verdict.value = controls.announcement(controls.paragraph("First choose what you think is wrong."))
            return
        bug = museum[self.exhibit.value - 1] if self.exhibit.value else None
        name = bug.name if bug else NOTHING
        text = f"<b>{'✓ ' if guess == name else 'No: '}{html.escape(name)}.</b> "
        if bug:
            text += f"{html.escape(bug.description)}<br>It says <code>{html.escape(bug.wrong)}</code>, "
            text += f"right is <code>{html.escape(bug.right)}</code>."
            text += f" Printed in {html.escape(bug.found_in)}." if bug.found_in else ""
        self.verdict.value = controls.announcement(controls.paragraph(text))
