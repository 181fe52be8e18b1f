"""Controls above a live figure: what is slid, chosen or clicked is computed and shown at once."""

from contextlib import contextmanager

import ipywidgets

from .live_figure import ONE_AT_A_TIME, LiveFigure, with_snapshot
from .reach import Reach


class Panel(ipywidgets.VBox):
    """Rows of controls and a live figure below them.

    A subclass makes its controls, calls `super().__init__(picture, label, rows)`, and defines `show()`, which reads the
    controls, lets nnlearn compute, and updates the picture. Every control in the rows is watched.
    """

    def __init__(self, picture, label, rows):
        self.picture = picture
        self.live = LiveFigure(picture, label)
        self._held = False
        self._changed = False
        rows = [ipywidgets.HBox(row, layout=_ROW) for row in rows]
        super().__init__([*rows, self.live, Reach()])
        self.add_class("nnlearn-panel").add_class("nnlearn-reach")
        for row in rows:
            for control in row.children:
                if control.has_trait("value") and not isinstance(control, ipywidgets.HTML):
                    control.observe(self._control_changed, "value")
        self.show()

    def show(self):
        """Read the controls, compute, update the picture; subclasses do it here."""
        raise NotImplementedError

    def refresh(self):
        """Compute and draw again."""
        with ONE_AT_A_TIME:
            self.show()
            self.live.refresh()

    @contextmanager
    def together(self):
        """Change several controls, then compute once."""
        with ONE_AT_A_TIME:
            self._held, self._changed = True, False
            try:
                yield
            finally:
                self._held = False
                if self._changed:
                    self.refresh()

    @contextmanager
    def held(self):
        """Change controls while showing: what is shown takes them into account already."""
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before

    def _control_changed(self, change):
        with ONE_AT_A_TIME:
            self._changed = True
            if not self._held:
                self.refresh()

    def __repr__(self):
        return self.picture.sentence

    def _repr_mimebundle_(self, **kwargs):
        return with_snapshot(super()._repr_mimebundle_(**kwargs), self.live.snapshot())


_ROW = ipywidgets.Layout(flex_flow="row wrap", align_items="center", grid_gap="4px 16px", overflow="visible")


def bind_point(panel, axes_name, x_slider, y_slider):
    """Let a press, a drag or the arrow keys on the picture's axes of that name move the point that two sliders hold."""

    def move_to(x, y):
        with panel.together():
            for slider, c in ((x_slider, x), (y_slider, y)):
                steps = round((min(max(c, slider.min), slider.max) - slider.min) / slider.step)
                slider.value = slider.min + steps * slider.step

    panel.live.on_point(axes_name, move_to)
    panel.live.on_arrow(
        lambda dx, dy: move_to(x_slider.value + dx * x_slider.step, y_slider.value + dy * y_slider.step)
    )
