"""How much a network should be allowed: slide lambda and the hidden units, and compare training with held-out cost."""

import ipywidgets

from ..capacity import Trials
from ..figures.capacity import Capacity
from . import controls
from .clock import Clock
from .panel import Panel

LAMS = (0.0, 0.001, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
UNITS = (1, 2, 4, 8, 12, 18, 25, 50, 100)


class CapacityPanel(Panel):
    """64-h-10 networks, each trained on 60 digits when it is first asked for.

    A slider trains the one network that it points at; the clock trains what is missing from both curves, one a tick.
    """

    def __init__(self, lam=0.1, hidden=25):
        self.trials = Trials(m=60)
        self.lam = controls.values_slider("λ", [(f"{lam:g}", lam) for lam in LAMS], lam, width="330px")
        self.hidden = controls.values_slider("hidden units", [(str(h), h) for h in UNITS], hidden, width="330px")
        self.clock = Clock(self.tick)
        while self._train_one():
            pass
        label = ipywidgets.HTML(controls.paragraph("complete both curves:"))
        rows = [[self.lam, self.hidden, label, self.clock]]
        super().__init__(Capacity(LAMS, UNITS), "Training and held-out cost", rows)

    def tick(self):
        """Train one network that is missing from the curves; return whether there are more."""
        trained = self._train_one()
        self.refresh()
        return trained

    def _train_one(self):
        for h, lam in self._places():
            if (h, lam) not in self.trials.known:
                self.trials.outcome(h, lam)
                return True
        return False

    def _places(self):
        return [(self.hidden.value, lam) for lam in LAMS] + [(h, self.lam.value) for h in UNITS]

    def _curve(self, places):
        known = [(k, self.trials.known[place]) for k, place in enumerate(places) if place in self.trials.known]
        numbers = [(k, outcome.J, outcome.J_held_out) for k, outcome in known]
        return tuple(zip(*numbers, strict=True))

    def show(self):
        """Train the network that the sliders point at, if need be, and show all that belong to the curves."""
        h, lam = self.hidden.value, self.lam.value
        outcome = self.trials.outcome(h, lam)
        places = self._places()
        sentence = (
            f"64-{h}-10 with λ = {lam:g}: training J = {outcome.J:.2f}, {100 * outcome.share:.0f} % right; "
            f"held-out J = {outcome.J_held_out:.2f}, {100 * outcome.share_held_out:.0f} % right"
        )
        chosen = LAMS.index(lam), UNITS.index(h), outcome.J, outcome.J_held_out
        self.picture.update(self._curve(places[: len(LAMS)]), self._curve(places[len(LAMS) :]), chosen, sentence)
