"""README.md and docs/: pictures up to date, tables that agree with the notebooks, links that lead somewhere."""

import io
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from PIL import Image, ImageSequence

from tools import make_readme_pictures as pictures

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
INSTRUCTORS = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOVING = sorted((ROOT / "docs" / "pictures").glob("*.gif"))
LINK = re.compile(r"(!?)\[((?:!\[[^]]*\]\([^)]*\)|[^][]|\[[^]]*\])*)\]\(([^)\s]+)\)")
ROW = re.compile(
    r"^\| \[!\[(.+)\]\((.+)\)\]\((.+)\) \| \*\*\[(.+)\]\((.+)\)\*\* · (\d+) minutes<br>(.+) \|$", re.MULTILINE
)


def first_cell(path):
    return nbformat.read(path, as_version=4).cells[0].source


def minutes(path):
    return int(re.search(r"\| \*\*Time\*\* \| about (\d+) minutes", first_cell(path)).group(1))


# ---- the table -------------------------------------------------------------------------------------------------------


def test_the_table_names_every_notebook_as_the_notebook_does():
    told = [(title, target, int(time)) for _, _, _, title, target, time, _ in ROW.findall(README)]
    titles = [first_cell(path).splitlines()[0].removeprefix("# ") for path in NOTEBOOKS]
    names = [f"notebooks/{path.name}" for path in NOTEBOOKS]
    assert told == list(zip(titles, names, map(minutes, NOTEBOOKS), strict=True))


def test_the_picture_of_a_row_is_that_of_its_notebook():
    for alternative, picture, target, _, also, _, _ in ROW.findall(README):
        assert target == also
        assert picture == f"docs/pictures/{Path(target).stem}.png"
        assert len(alternative) > 20


def test_the_number_of_notebooks_is_right():
    word = {13: "Thirteen", 14: "Fourteen", 15: "Fifteen", 16: "Sixteen"}[len(NOTEBOOKS)]
    assert f"{word} live notebooks" in README


# ---- pictures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_thumbnail_is_small_and_was_cut_from_what_is_stored(path):
    file = ROOT / "docs" / "pictures" / f"{path.stem}.png"
    stored = pictures.stored_picture(path, pictures.cut_of(path).cell)
    assert file.stat().st_size < 30_000
    with Image.open(file) as image:
        assert image.size == pictures.SIZE
        up_to_date = image.info[pictures.SOURCE] == pictures.fingerprint(stored)
    assert up_to_date, "run `python tools/make_readme_pictures.py thumbnails`"


def test_no_picture_is_left_over():
    named = set(re.findall(r"docs/pictures/([\w.]+)", README))
    assert named == {path.name for path in (ROOT / "docs" / "pictures").iterdir()}


def test_the_moving_pictures_are_light_enough_for_a_page():
    assert len(MOVING) == len(pictures.SCENES)
    assert sum(path.stat().st_size for path in MOVING) < 1_500_000


@pytest.mark.parametrize("path", MOVING, ids=lambda path: path.name)
def test_a_moving_picture_repeats_for_ever_and_ends_where_it_begins(path):
    with Image.open(path) as image:
        assert image.info["loop"] == 0
        frames = [np.asarray(frame.convert("RGB"), int) for frame in ImageSequence.Iterator(image)]
    assert len(frames) > 50
    furthest = max(np.abs(frame - frames[0]).mean() for frame in frames)
    assert np.abs(frames[-1] - frames[0]).mean() < 0.02 * furthest


def test_a_gif_shows_its_frames():
    frames = [Image.new("RGB", (40, 30), "white") for _ in range(4)]
    for number, frame in enumerate(frames[1:], 1):
        frame.paste((200, 40 * number, 0), (5 * number, 5, 5 * number + 10, 20))
    with Image.open(io.BytesIO(pictures.gif(frames))) as image:
        shown = [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(image)]
    assert len(shown) == len(frames)
    for seen, frame in zip(shown, frames, strict=True):
        np.testing.assert_allclose(seen.astype(int), np.asarray(frame).astype(int), atol=3)


def test_a_hand_moves_from_the_start_to_the_end():
    places = pictures.eased(1.0, 3.0, 0.5)
    assert places[-1] == 3.0
    assert (np.diff(np.r_[1.0, places]) > 0).all()


def test_a_cell_without_a_picture_is_named():
    with pytest.raises(ValueError, match="shows no picture in a cell with 'no such text'"):
        pictures.stored_picture(NOTEBOOKS[0], "no such text")


# ---- links -----------------------------------------------------------------------------------------------------------


def anchors(text):
    """Return the names that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(text):
    """Return (whether it is a picture, its words, its target) of all links of a page, those in links included."""
    found = []
    for is_picture, words, target in LINK.findall(text):
        found += [(bool(is_picture), words, target), *links(words)]
    return found + [(False, name, target) for name, target in re.findall(r"^\[(.+)\]: (\S+)$", text, re.MULTILINE)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for is_picture, words, target in links(text):
        assert words, f"{target} has no words"
        if target.startswith("https://"):
            continue
        file, _, heading = target.partition("#")
        assert (page.parent / file).exists(), target
        assert not heading or heading in anchors((page.parent / file).read_text(encoding="utf-8") if file else text)
        assert not is_picture or len(words) > 20, f"{target} needs an alternative text"


def test_links_in_links_are_seen():
    assert links("[![a picture](one.png)](two.md)") == [
        (False, "![a picture](one.png)", "two.md"),
        (True, "a picture", "one.png"),
    ]
    assert anchors("## Without start.py") == {"without-startpy"}


# ---- docs/instructors.md ---------------------------------------------------------------------------------------------


def test_plans_add_up():
    time = {path.name[:2]: minutes(path) for path in NOTEBOOKS}
    plans = re.findall(r"^\| (.+) \| ((?:\d\d(?:, )?)+|all) \| (\d+) \|", INSTRUCTORS, re.MULTILINE)
    assert len(plans) == 3
    for plan, chosen, total in plans:
        names = list(time) if chosen == "all" else chosen.split(", ")
        assert sum(time[name] for name in names) == int(total), plan


def test_memory_is_told_for_every_notebook():
    told = re.findall(r"^\| (\d\d) \| (\d+) \| (\d+) \| (\d+) \|", INSTRUCTORS, re.MULTILINE)
    assert [row[0] for row in told] == [path.name[:2] for path in NOTEBOOKS]
    assert all(int(after) <= int(highest) for _, _, after, highest in told)
