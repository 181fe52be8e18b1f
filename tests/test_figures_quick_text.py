"""Text from a stock of bitmaps looks like text that is drawn each time, to the pixel."""

import matplotlib
import numpy as np
import pytest

from nnlearn.figures.picture import Picture
from nnlearn.figures.quick_text import PAPER, QuickText
from tests.notebook_validation import minor_version, pinned_matplotlib

LOOKS = [
    {"fontsize": 11, "color": "black"},
    {"fontsize": 14, "color": "#0072B2", "ha": "left", "va": "top"},
    {"fontsize": 12, "color": (0.8, 0.2, 0.1), "ha": "right", "va": "bottom", "fontweight": "bold"},
]


class OneText(Picture):
    """A picture with one text, quick or not."""

    def draw(self, text, quick, paper, look):
        self.sentence = "a text"
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 8), ylim=(0, 4))
        axes.plot([0, 8], [1.9, 2.1], color="green")
        if quick:
            self.text = QuickText(axes, 4, 2, text, paper=paper, **look)
        else:
            box = PAPER if paper else None
            self.text = axes.text(4, 2, text, **({"ha": "center", "va": "center"} | look), bbox=box)
        self.moving = [self.text]


def pixels(*arguments, scale=1):
    picture = OneText(4, 2, *arguments)
    picture.scale = scale
    return picture.pixels().astype(int)


@pytest.mark.skipif(
    minor_version(matplotlib.__version__) != pinned_matplotlib(),
    reason="another matplotlib may round half a pixel the other way",
)
@pytest.mark.parametrize("scale", [1, 1.5, 2])
@pytest.mark.parametrize("paper", [True, False])
@pytest.mark.parametrize("look", LOOKS, ids=range(len(LOOKS)))
@pytest.mark.parametrize("text", ["\u22120.57", r"$\delta^{(2)}_1 = 0.1$"])
def test_it_looks_like_any_other_text(text, look, paper, scale):
    nothing = pixels("", True, False, look, scale=scale)
    quick, plain = (abs(pixels(text, kind, paper, look, scale=scale) - nothing) for kind in (True, False))
    assert plain.sum() > 0
    assert abs(quick - plain).sum() < 0.1 * plain.sum()


def test_changed_words_and_colours_are_drawn_and_none_leaves_nothing():
    picture = OneText(4, 2, "0.1", True, False, LOOKS[0])
    seen = {picture.pixels().tobytes()}
    for change in ({"text": "0.2"}, {"color": "red"}, {"position": (2, 1)}, {"fontsize": 20}, {"visible": False}):
        picture.text.set(**change)
        seen.add(picture.pixels().tobytes())
    assert len(seen) == 6
    picture.text.set(visible=True, text="")
    assert picture.pixels().tobytes() in seen


def test_it_belongs_to_the_texts_of_its_axes():
    picture = OneText(4, 2, "0.1", True, False, LOOKS[0])
    assert picture.text in list(picture.figure.axes[0].texts)
    assert ["text", "0.1"] in picture.plotted_data()
    assert np.isfinite(picture.text.get_window_extent().bounds).all()
