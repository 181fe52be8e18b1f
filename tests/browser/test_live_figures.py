"""Live figures in a real browser: slider, pointer and keys reach the kernel, and its picture reaches the page.

Where there is no Chromium these tests are skipped, unless NNLEARN_BROWSER=required says that there has to be one.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.driver import MILLISECONDS, Book

expect.set_options(timeout=MILLISECONDS)

EVENTS = 2000
GROWTH_ALLOWED = {
    "megabytes of the kernel": 20,
    "megabytes of the page": 5,
    "nodes of the page": 200,
    "listeners of the page": 50,
}
MESSAGES_ALLOWED = 20  # on their way when the last key has been pressed


@pytest.fixture(scope="module")
def shared_book(browser, server):
    book = Book(browser, server, "two_figures.ipynb")
    book.run_all()
    yield book
    book.close()


@pytest.fixture
def book(shared_book):
    """The notebook of two figures, run; what a test does to it must leave page and kernel without errors."""
    yield shared_book
    assert shared_book.faults() == []


@pytest.fixture
def first(book):
    return book.figure("first")


@pytest.fixture
def second(book):
    return book.figure("second")


def test_pictures_appear_when_the_notebook_is_run(first, second):
    assert first.is_true()
    assert second.is_true()
    assert "converged" in first.sentence()
    assert first.canvas.get_attribute("aria-label").endswith(first.sentence())


def test_an_error_in_a_widgets_script_is_noticed(shared_book):
    script = "export default () => setTimeout(() => { throw new Error('planted'); });"
    load = (
        "async (script) => (await import(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})))).default()"
    )
    shared_book.page.evaluate(load, script)
    shared_book.page.wait_for_timeout(200)
    assert any("planted" in fault for fault in shared_book.faults())


def test_keyboard_moves_a_slider(first):
    before = first.value("rate")
    with first.changes():
        first.press("learning rate r", "ArrowRight")
    assert first.value("rate") > before
    assert f"rate {first.value('rate'):.3g}" in first.sentence()
    assert first.is_true()


def test_mouse_drags_a_slider(first):
    with first.changes():
        first.drag("steps", 0.2)
    assert first.value("steps") == pytest.approx(0.2 * 200, abs=8)
    assert first.is_true()


def test_click_sets_the_start(first):
    with first.changes():
        first.click(-0.5, 0.25)
    assert (first.value("x1"), first.value("x2")) == pytest.approx((-0.5, 0.25), abs=0.02)
    assert first.is_true()


def test_start_is_dragged_on_the_canvas(first):
    with first.changes():
        first.drag_point((0.2, 0.2), (1.2, 0.8))
    assert (first.value("x1"), first.value("x2")) == pytest.approx((1.2, 0.8), abs=0.02)
    assert first.is_true()


def test_arrow_keys_move_the_start_and_do_not_reach_jupyterlab(book, first):
    first.click(0.5, 0.5)
    first.settle()
    state = "() => [course.notebook().content.activeCellIndex, course.notebook().content.widgets.length]"
    active_and_cells = book.page.evaluate(state)
    x1, x2 = first.value("x1"), first.value("x2")
    for key in ("ArrowRight", "ArrowDown", "Shift+ArrowDown"):
        with first.changes():
            first.canvas.press(key)
    first.canvas.press("b")  # with the notebook in command mode this would make a cell
    first.settle()
    assert (first.value("x1"), first.value("x2")) == pytest.approx((x1 + 0.01, x2 - 0.11))
    assert book.page.evaluate(state) == active_and_cells
    assert first.is_true()


def test_two_figures_do_not_disturb_each_other(first, second):
    before = first.settle()
    with second.changes():
        second.press("learning rate r", "ArrowLeft")
    assert first.settle() == before
    assert second.is_true()


def test_every_slider_goes_to_both_ends(first):
    for handle in first.sliders():
        low, high = (float(handle.get_attribute(f"aria-value{end}")) for end in ("min", "max"))
        for key, end in (("Home", low), ("End", high)):
            handle.focus()
            handle.press(key)
            first.settle()
            assert float(handle.get_attribute("aria-valuenow")) == pytest.approx(end, abs=1e-6)
        assert first.is_true()


def test_scrolled_away_and_back(book, first):
    """JupyterLab takes cells out of the page that are far off; what changes meanwhile has to be there afterwards."""
    page = book.page
    windowing = (
        "(mode) => { const list = course.notebook().content; "
        "list.notebookConfig = { ...list.notebookConfig, windowingMode: mode }; }"
    )
    to_cell = "(number) => course.notebook().content.scrollToItem(number, 'start')"
    usual = page.evaluate("() => course.notebook().content.notebookConfig.windowingMode")
    try:
        page.evaluate(windowing, "full")
        for rate in (0.05, 0.2):
            page.evaluate(to_cell, 14)
            page.wait_for_function("() => course.notebook().content.widgets[14].inViewport")
            book.kernel(f"first.rate.set_trait('value', {rate})")
            page.evaluate(to_cell, 1)
            figure = book.figure("first")
            assert f"rate {rate}" in figure.sentence()
            assert figure.is_true()
    finally:
        page.evaluate(windowing, usual)


def test_narrow_window(book, first):
    with book.screen(width=600):
        first.settle()
        inside, around = first.canvas.bounding_box(), first.controls.bounding_box()
        assert inside["width"] <= 600
        assert inside["x"] + inside["width"] <= around["x"] + around["width"] + 1
        assert book.page.evaluate("() => document.documentElement.scrollWidth") <= 600
        overflow = (
            "(panel) => { const a = panel.closest('.jp-OutputArea-output'); return a.scrollWidth - a.clientWidth; }"
        )
        assert first.controls.evaluate(overflow) <= 1
        with first.changes():
            first.click(1, 0.75)
        assert (first.value("x1"), first.value("x2")) == pytest.approx((1, 0.75), abs=0.03)
    assert first.is_true()


def test_sharp_screen(book, first):
    with book.screen(sharpness=2):
        book.page.wait_for_function("() => devicePixelRatio === 2")
        with first.changes():
            first.press("learning rate r", "ArrowLeft")
        book.page.wait_for_function("(canvas) => canvas.width === 2 * 1120", arg=first.canvas.element_handle())
        drawn, shown = first.canvas.evaluate("(canvas) => [canvas.width, canvas.getBoundingClientRect().width]")
        assert drawn >= 2 * shown
        assert first.is_true()
    assert first.is_true()


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light"])
def test_sentence_can_be_read_in_both_themes(book, first, theme):
    colours = """(caption) => {
        const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
        let around = caption;
        const behind = () => numbers(getComputedStyle(around).backgroundColor);
        while ((behind()[3] ?? 1) === 0) around = around.parentElement;
        return [numbers(getComputedStyle(caption).color), behind()];
    }"""
    corner = "(canvas) => [...canvas.getContext('2d').getImageData(1, 1, 1, 1).data]"
    try:
        book.theme(theme)
        assert contrast(*first.caption.evaluate(colours)) >= 4.5  # what the web's guidelines ask for
        assert first.canvas.evaluate(corner) == [255, 255, 255, 255]
    finally:
        book.theme("JupyterLab Light")


def contrast(one, other):
    """The ratio of the luminances of two colours, as the Web Content Accessibility Guidelines define it."""

    def luminance(colour):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in colour[:3])]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_thousands_of_moves_leave_nothing_behind(book, first):
    """Neither memory nor a queue grows, and the last move is the one that is shown."""
    move = """async ([handle, events]) => {
        for (let k = 0; k < events; k++) {
            const key = Math.floor(k / 50) % 2 ? 'ArrowLeft' : 'ArrowRight';
            handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
            if (k % 10 === 9) await new Promise((done) => requestAnimationFrame(done));
        }
    }"""
    messages = "() => course.widgetMessages"
    handle = first.handle("learning rate r").element_handle()
    book.page.evaluate(move, [handle, EVENTS // 10])
    first.settle()
    before, sent_before = book.weight(), book.page.evaluate(messages)
    book.page.evaluate(move, [handle, EVENTS])
    sent = book.page.evaluate(messages)
    first.settle()
    assert sent > sent_before
    assert book.page.evaluate(messages) - sent <= MESSAGES_ALLOWED
    growth = {what: amount - before[what] for what, amount in book.weight().items()}
    assert not {what: growth[what] for what, most in GROWTH_ALLOWED.items() if growth[what] > most}
    assert first.is_true()
    with first.changes():
        first.press("learning rate r", "ArrowRight")
    assert first.is_true()


def test_cell_that_is_run_twice(book):
    for _ in range(2):
        book.run_cell(1)
    figure = book.figure("first")
    with figure.changes():
        figure.press("learning rate r", "ArrowRight")
    assert figure.is_true()
    assert book.page.locator(".nnlearn-live canvas").count() == 2


def test_kernel_that_is_restarted(book):
    book.restart_and_run_all()
    figure = book.figure("first")
    with figure.changes():
        figure.click(0, 0.5)
    with figure.changes():
        figure.press("learning rate r", "ArrowRight")
    assert figure.is_true()
    assert book.page.locator(".nnlearn-live canvas").count() == 2


def reach_of(slider):
    """Return what the Tab key reaches in a slider: its handle, and its number to type."""
    return ("slider", slider), ("textbox", f"{slider}, as a number")


# Everything that the Tab key reaches in the panel, in its order: role and name.
REACHED = [
    *(each for slider in ("even", "other", "uneven", "whole", "chosen") for each in reach_of(slider)),
    ("combobox", "menu"),
    ("button", "left"),
    ("button", "right"),
    ("checkbox", "tick"),
    ("textbox", "field"),
    ("button", "press"),
    ("button", "▶ Start"),
    ("img", "Every kind of control. the point is at (0.5, 0.5)"),
]
KEYS = {  # what each key makes of a slider, one after the other
    "even": {"ArrowRight": "0.60", "ArrowUp": "0.70", "ArrowLeft": "0.60", "PageDown": "0.10", "Home": "0.00"},
    "uneven": {"ArrowUp": "0.105", "ArrowDown": "0.100", "PageUp": "0.126", "Home": "0.00100", "End": "1.00"},
    "whole": {"ArrowRight": "4", "ArrowDown": "3", "Home": "0", "End": "9"},
    "chosen": {"ArrowRight": "some", "End": "many", "Home": "few"},
}


def test_keys_reach_and_move_every_kind_of_control(browser, server):
    """With names that a screen reader can say, and without JupyterLab taking keys that mean something to a control."""
    book = Book(browser, server, "every_kind_of_control.ipynb")
    book.run_all()
    figure, page = book.figure("panel"), book.page
    notebook = "() => [course.notebook().content.widgets.length, course.notebook().content.mode]"
    before = page.evaluate(notebook)

    panel = figure.controls
    panel.get_by_role("slider", name="even", exact=True).focus()
    for role, name in REACHED:
        control = panel.get_by_role(role, name=name, exact=True)
        assert control.evaluate("(element) => element === document.activeElement"), (role, name)
        assert focus_ring_is_seen(control), (role, name)
        page.keyboard.press("Tab")
    assert not panel.evaluate("(panel) => panel.contains(document.activeElement)")

    for name, keys in KEYS.items():
        slider = panel.get_by_role("slider", name=name, exact=True)
        slider.focus()
        for key, said in keys.items():
            page.keyboard.press(key)
            expect(slider).to_have_attribute("aria-valuetext", said)
    panel.get_by_role("combobox", name="menu", exact=True).press("ArrowDown")
    for key, name in (("Enter", "press"), ("Space", "press"), ("Enter", "right")):
        panel.get_by_role("button", name=name, exact=True).press(key)
    panel.get_by_role("checkbox", name="tick", exact=True).press("Space")
    field = panel.get_by_role("textbox", name="field", exact=True)
    field.fill("typed")
    field.press("Enter")
    expect(panel.get_by_role("button", name="right", exact=True, pressed=True)).to_have_count(1)
    values = "[panel.menu.value, panel.choice.value, panel.tick.value, panel.field.value, pressed]"
    assert book.kernel(values) == "['two', 'right', True, 'typed', [1, 1]]"  # no 2: the clock has not begun by itself

    assert panel.get_by_role("application").locator("canvas").count() == 1  # there arrow keys are handed on to it
    figure.canvas.press("ArrowUp")
    heard = panel.get_by_role("status").filter(has_text="the point is at (0.0, 0.6)")
    expect(heard).to_have_count(1)  # when the figure has come to rest

    guess = page.get_by_role("textbox", name="your guess", exact=True)
    guess.press_sequentially("3")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="As you said: 3.")).to_have_count(1)
    group = page.get_by_role("group", name="your guess", exact=True)
    group.get_by_role("radio", name="that", exact=True).press("Space")
    page.keyboard.press("ArrowDown")
    expect(group.get_by_role("radio", name="this", exact=True)).to_be_checked()
    assert page.evaluate(notebook) == before
    assert book.faults() == []
    book.close()


def focus_ring_is_seen(control):
    """Say whether the ring around what has the focus stands out from white and from JupyterLab's dark background."""
    style, colour = control.evaluate(
        "(e) => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineColor]; }"
    )
    ring = [float(number) for number in re.findall(r"[\d.]+", colour)]
    return style == "solid" and min(contrast(ring, (255, 255, 255)), contrast(ring, (17, 17, 17))) >= 3


def test_notebook_7(browser, server):
    book = Book(browser, server, "two_figures.ipynb", kind="notebooks")
    book.run_all()
    figure = book.figure("first")
    with figure.changes():
        figure.press("learning rate r", "ArrowRight")
    with figure.changes():
        figure.click(0, 0.5)
    assert figure.is_true()
    assert book.faults() == []
    book.close()
