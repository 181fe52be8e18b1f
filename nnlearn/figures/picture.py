"""What every figure is: a matplotlib Figure, the artists in it that move, and a sentence that says what to see.

A picture is shown in a notebook as PNG with its sentence as text. Its background (axes, labels, contours) is drawn
once; an update changes the data of the moving artists only, which is what makes a live figure fast.
"""

import html
import io

import matplotlib
import numpy as np
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image, PngImagePlugin

from ..wording import as_people_write
from .style import PIXELS_PER_INCH, common_style, new_figure, whole_paths

SNAPSHOT_SCALE = 1.5  # stored pictures have 1.5 x 1.5 pixels for each pixel of the page, for sharp letters


class Picture:
    """A figure of width x height inches with `moving` artists and a `sentence`.

    Subclasses draw everything in `draw(...)`, list what changes in `self.moving`, set `self.sentence`, and change
    artists in `update(results)`. When something behind the moving artists has changed, update calls
    `self.background_changed()`.
    """

    def __init__(self, width, height, *args, **kwargs):
        self.figure = new_figure(width, height)
        self.canvas = FigureCanvasAgg(self.figure)
        self.moving = []
        self.sentence = ""
        self._background = None
        self.redraw(*args, **kwargs)

    def redraw(self, *args, **kwargs):
        """Draw everything anew with other arguments, as the constructor did."""
        self.figure.clear()
        with common_style():
            self.draw(*args, **kwargs)
        if not self.sentence:
            raise ValueError(f"{type(self).__name__} has no sentence, expected one that says what to see in it")
        for artist in self.moving:
            artist.set_animated(True)
        self.background_changed()

    def draw(self, *args, **kwargs):
        """Make the axes and artists; subclasses do it here."""
        raise NotImplementedError

    def background_changed(self):
        """Say that something behind the moving artists has changed and has to be drawn again."""
        self._background = None

    @property
    def sentence(self):
        """What to see in the picture, and the state it is in; its numbers are as people write them."""
        return self._sentence

    @sentence.setter
    def sentence(self, text):
        self._sentence = as_people_write(text)

    @property
    def scale(self):
        """Pixels of the picture for each pixel of the page."""
        return self.figure.dpi / PIXELS_PER_INCH

    @scale.setter
    def scale(self, scale):
        if scale != self.scale:
            self.figure.set_dpi(scale * PIXELS_PER_INCH)
            self.background_changed()

    def pixels(self):
        """Return the picture as it is now, an array (height, width, 4) of bytes that the next call overwrites."""
        if self._background is None:
            with common_style():
                self.canvas.draw()
            self._background = self.canvas.copy_from_bbox(self.figure.bbox)
        self.canvas.restore_region(self._background)
        with whole_paths():
            for artist in sorted(self.moving, key=lambda artist: artist.zorder):
                (artist.axes or self.figure).draw_artist(artist)
        return np.asarray(self.canvas.buffer_rgba())

    def png(self, scale=SNAPSHOT_SCALE):
        """Return the picture as the bytes of a PNG file that names the matplotlib that drew it."""
        before, self.scale = self.scale, scale
        info = PngImagePlugin.PngInfo()
        info.add_text("Software", f"Matplotlib {matplotlib.__version__}")
        file = io.BytesIO()
        # 256 colours are plenty for a figure and make its file a third of the size.
        try:
            image = Image.fromarray(self.pixels()).convert("RGB").quantize(256, dither=Image.Dither.NONE)
        finally:
            self.scale = before
        image.save(file, "png", optimize=True, pnginfo=info)
        return file.getvalue()

    def plotted_data(self):
        """Return what the artists show as a list of numbers and texts: comparable where pixels are not."""
        return [entry for axes in self.figure.axes for entry in _entries(axes)]

    def _ipython_display_(self):
        """Show the picture with its sentence below: JupyterLab leaves out alternative texts, so none would be heard."""
        data, metadata = self._repr_mimebundle_()
        display(data, metadata=metadata, raw=True)
        caption = f"<p style='font-size:15px; line-height:1.4; margin:4px 0'>{html.escape(self.sentence)}</p>"
        display({"text/html": caption, "text/plain": self.sentence}, raw=True)

    def _repr_mimebundle_(self, **kwargs):
        width, height = (round(PIXELS_PER_INCH * inches) for inches in self.figure.get_size_inches())
        return (
            {"image/png": self.png(), "text/plain": self.sentence},
            {"image/png": {"width": width, "height": height, "alt": self.sentence}, "nnlearn": self.plotted_data()},
        )


def _entries(axes):
    texts = axes.get_title(loc="left"), axes.get_xlabel(), axes.get_ylabel()
    yield ["axes", *texts, _summary([*axes.get_xlim(), *axes.get_ylim()])]
    for line in axes.lines:
        coordinates = line.get_data_3d() if hasattr(line, "get_data_3d") else line.get_data()
        yield ["line", *(_summary(values) for values in coordinates)]
    for image in axes.images:
        yield ["image", _summary(image.get_array())]
    for collection in axes.collections:
        offsets = np.asarray(collection.get_offsets(), float)
        values = collection.get_array()
        yield ["collection", _summary(offsets), _summary([] if values is None else values)]
    for patch in axes.patches:
        if hasattr(patch, "get_bbox"):
            yield ["patch", _summary(patch.get_bbox().get_points())]
        elif hasattr(patch, "get_data"):
            yield ["stairs", _summary(patch.get_data().values)]
    for text in axes.texts:
        if text.get_text():
            yield ["text", text.get_text()]


def _summary(values):
    values = np.ma.filled(np.ma.asarray(values, float), np.nan).ravel()
    finite = values[np.isfinite(values)]
    if not finite.size:
        return [len(values)]
    numbers = (finite.min(), finite.max(), finite.mean(), finite[0], finite[-1])
    return [len(values), *(float(f"{number:.6g}") for number in numbers)]
