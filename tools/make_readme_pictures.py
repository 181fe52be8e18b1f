"""Make the pictures of README.md from the course itself, into docs/pictures.

    python tools/make_readme_pictures.py                all of them
    python tools/make_readme_pictures.py thumbnails     only the thumbnails, cut from what the notebooks have stored

The moving pictures are live figures whose controls are moved by this program instead of by a hand: what they show is
what they compute. They end where they begin. A thumbnail remembers which stored picture it was cut from, so a test can
say when it is out of date.
"""

import argparse
import base64
import hashlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path

import matplotlib
import nbformat
import numpy as np
from PIL import Image, ImageDraw, ImageFont, ImageOps, PngImagePlugin

from nnlearn import surfaces
from nnlearn.widgets.digit_training import DigitTraining
from nnlearn.widgets.surface_descent import SurfaceDescent

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS, PICTURES = ROOT / "notebooks", ROOT / "docs" / "pictures"

# ---- thumbnails ------------------------------------------------------------------------------------------------------

SIZE = (240, 150)
SOURCE = "Source"  # the entry of a PNG file that says which picture it was cut from


@dataclass(frozen=True)
class Cut:
    """Which picture of a notebook becomes its thumbnail, and which part of it.

    `cell` is text in the source of the cell that shows it; `box` is left, top, right and bottom as shares of its size.
    """

    cell: str
    box: tuple = (0.0, 0.0, 1.0, 1.0)


CUTS = {
    "00": Cut("TrainingOnDigits(", (0.36, 0, 1, 1)),
    "01": Cut("CostOverTwoWeightsPanel(", (0, 0, 0.735, 1)),
    "02": Cut("ForwardPropagationPanel(", (0, 0, 0.615, 1)),
    "03": Cut("NudgePanel(", (0.6, 0, 1, 1)),
    "04": Cut("BackwardFlowPanel("),
    "05": Cut('EpsilonExplorerPanel("quartic"', (0, 0, 0.425, 1)),
    "06": Cut("TwinUnitsPanel(", (0.345, 0.08, 1, 1)),
    "07": Cut("QuarticDescentPanel(", (0, 0.54, 0.5, 1)),
    "08": Cut("SurfaceDescent(surfaces.polynomial", (0, 0, 0.7, 1)),
    "09": Cut("FairRacePanel(", (0, 0.07, 0.48, 1)),
    "10": Cut("NewtonEndsPanel(", (0, 0.09, 1, 1)),
    "11": Cut("DampedStepPanel(", (0, 0, 0.53, 1)),
    "12": Cut("two planes through its", (0.5, 0, 1, 1)),
    "13": Cut("RecipeDashboardPanel(", (0, 0, 0.7, 1)),
}


def cut_of(path):
    """Return the Cut of a notebook."""
    if path.name[:2] not in CUTS:
        raise ValueError(f"{path.name} has no line in CUTS: say there which picture becomes its thumbnail")
    return CUTS[path.name[:2]]


def stored_picture(path, cell):
    """Return the bytes of the first picture in the outputs of a cell whose source contains the text `cell`."""
    for found in nbformat.read(path, as_version=4).cells:
        if found.cell_type == "code" and cell in found.source:
            for output in found.outputs:
                if "image/png" in output.get("data", {}):
                    return base64.b64decode(output["data"]["image/png"])
    raise ValueError(f"{path.name} shows no picture in a cell with {cell!r}: name another cell in CUTS")


def fingerprint(picture):
    """Return a few letters that name the bytes of a picture."""
    return hashlib.sha256(picture).hexdigest()[:16]


def thumbnail(picture, box):
    """Return the bytes of a small PNG file cut from a picture."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    part = image.crop([round(share * side) for share, side in zip(box, image.size * 2, strict=True)])
    small = ImageOps.pad(part, SIZE, Image.Resampling.LANCZOS, color="white").quantize(256, dither=Image.Dither.NONE)
    info = PngImagePlugin.PngInfo()
    info.add_text(SOURCE, fingerprint(picture))
    file = io.BytesIO()
    small.save(file, "png", optimize=True, pnginfo=info)
    return file.getvalue()


def thumbnails():
    """Write a thumbnail for every notebook."""
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        cut = cut_of(path)
        write(PICTURES / f"{path.stem}.png", thumbnail(stored_picture(path, cut.cell), cut.box))


# ---- moving pictures -------------------------------------------------------------------------------------------------

SHARPNESS = 0.8  # pixels for each pixel of the page: a README is narrower than a notebook
FRAMES_A_SECOND = 20  # GIF counts in hundredths of a second
COLOURS = 255  # and one more, which says that a pixel stays as it is
INK, FAINT, KNOB = "#1a1a1a", "#b8b8b8", "#0072B2"


@dataclass(frozen=True)
class Slider:
    """How a slider of a panel is drawn: its name, its value as text, and where its knob is, from 0 to 1."""

    name: str
    value: str
    share: float


def slider_of(control, fmt):
    """Return the Slider that shows an ipywidgets slider."""
    value = np.log10(control.value) if hasattr(control, "base") else control.value
    return Slider(control.description, format(control.value, fmt), (value - control.min) / (control.max - control.min))


def frame(picture, sliders):
    """Return a live figure as an image: its sliders above, its picture, its sentence below."""
    picture.scale = SHARPNESS
    drawn = Image.fromarray(picture.pixels()).convert("RGB")
    whole = Image.new("RGB", (drawn.width, drawn.height + 76), "white")
    whole.paste(drawn, (0, 40))
    draw = ImageDraw.Draw(whole)
    width = drawn.width // max(len(sliders), 1)
    for number, slider in enumerate(sliders):
        draw_slider(draw, number * width + 12, width - 24, slider)
    draw.text((12, drawn.height + 48), picture.sentence, INK, font(15))
    return whole


def draw_slider(draw, left, width, slider):
    """Draw a slider as the page shows it: name, track, knob, value."""
    name, value, y = font(14).getlength(slider.name) + 10, 44, 20
    draw.text((left, y), slider.name, INK, font(14), anchor="lm")
    start, end = left + name, left + width - value - 8
    knob = start + slider.share * (end - start)
    draw.line([(start, y), (end, y)], FAINT, 4)
    draw.line([(start, y), (knob, y)], KNOB, 4)
    draw.ellipse([knob - 8, y - 8, knob + 8, y + 8], KNOB)
    draw.text((left + width - value, y), slider.value, INK, font(14), anchor="lm")


def font(size):
    """Return matplotlib's own letters, which are there wherever the course is."""
    return ImageFont.truetype(Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf"), size)


def eased(start, end, seconds):
    """Return values from start to end, slow at both ends as a hand is."""
    parts = np.linspace(0, 1, round(seconds * FRAMES_A_SECOND) + 1)[1:]
    return start + (end - start) * (1 - np.cos(np.pi * parts)) / 2


def descent():
    """Yield the frames of descent on a surface: the rate slides until it is too large, then the start is dragged."""
    panel = SurfaceDescent(surfaces.polynomial, start=(1.5, 0.5), rate=0.02)

    def shown():
        sliders = slider_of(panel.rate, ".3f"), slider_of(panel.x1, ".2f"), slider_of(panel.x2, ".2f")
        return frame(panel.picture, sliders)

    def slid(*exponents):
        for exponent in exponents:
            panel.rate.value = 10**exponent
            yield shown()

    def dragged(*angles):
        for angle in angles:
            with panel.together():
                panel.x1.value, panel.x2.value = 0.5 + np.cos(angle), 0.5 + np.sin(angle)
            yield shown()

    low, good, high = np.log10([0.02, 0.1, 0.28])
    yield from slid(low, *eased(low, good, 1.5), *[good] * 8)
    yield from slid(*eased(good, high, 2), *[high] * 10, *eased(high, good, 1.5))
    yield from dragged(*eased(0, np.pi / 2, 2), *[np.pi / 2] * 8, *eased(np.pi / 2, 0, 2))
    yield from slid(*eased(good, low, 1), *[low] * 8)


def digits():
    """Yield the frames of a network that learns digits, and of its reset."""
    panel = DigitTraining()

    def shown():
        return frame(panel.picture, [slider_of(panel.rate, ".3f")])

    yield from [shown()] * 10
    for _ in range(100):
        panel.tick()
        yield shown()
    yield from [shown()] * 20
    panel.reset()
    yield shown()


def gif(frames):
    """Return the bytes of an animated GIF that repeats for ever: shared colours, and only the pixels that change."""
    frames = [np.asarray(image) for image in frames]
    palette = Image.fromarray(np.concatenate(frames[:: max(1, len(frames) // 6)])).quantize(COLOURS)
    colours = np.reshape(palette.getpalette()[: 3 * COLOURS], (-1, 3))
    colours[colours.min(axis=1) > 248] = 255  # the page around is white, so white has to be exact
    palette.putpalette(colours.ravel().tolist())
    images, before = [], None
    for pixels in frames:
        now = np.asarray(Image.fromarray(pixels).quantize(palette=palette, dither=Image.Dither.NONE))
        image = Image.fromarray(now if before is None else np.where(now == before, np.uint8(COLOURS), now))
        image.putpalette(palette.getpalette())
        images.append(image)
        before = now
    file = io.BytesIO()
    images[0].save(
        file,
        "gif",
        save_all=True,
        append_images=images[1:],
        duration=round(1000 / FRAMES_A_SECOND),
        loop=0,
        transparency=COLOURS,
        disposal=1,  # each frame is laid over the last one
        optimize=False,  # or Pillow would reorder the shared colours
    )
    return file.getvalue()


SCENES = {"descent": descent, "digits": digits}


def moving():
    """Write the moving pictures."""
    for name, scene in SCENES.items():
        write(PICTURES / f"{name}.gif", gif(scene()))


# ----------------------------------------------------------------------------------------------------------------------


def write(path, content):
    """Write a file and say how large it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f"{path.relative_to(ROOT)}: {len(content) / 1000:.0f} kB", flush=True)


def main(arguments=None):
    """Make what the command line names, and return the exit code."""
    kinds = {"thumbnails": thumbnails, "moving": moving}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="kind", help=f"{' or '.join(kinds)} (both)")
    wanted = parser.parse_args(arguments).kinds or list(kinds)
    for kind in wanted:
        if kind not in kinds:
            parser.error(f"there is no {kind!r}: choose from {', '.join(kinds)}")
    try:
        for kind in wanted:
            kinds[kind]()
    except (KeyError, ValueError) as reason:
        print(f"Stopped: {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
