"""What makes a box of controls fit for the keyboard and for screen readers: names, states, keys, a ring of focus."""

from pathlib import Path

import anywidget

HERE = Path(__file__).parent


class Reach(anywidget.AnyWidget):
    """Something unseen in a box of controls that looks after all of them: `box.children += (Reach(),)`.

    Sliders and rows of buttons get their names and say their states, and keys that mean something to the control that
    has the focus are not taken by JupyterLab. The box has to have the class "nnlearn-reach".
    """

    _esm = HERE / "reach.js"
    _css = HERE / "reach.css"
