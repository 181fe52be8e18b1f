"""The browser's half of a live figure alone, with a model that the test plays: order of frames, keys, reading out."""

from pathlib import Path

import pytest

from nnlearn.widgets import live_figure

SCRIPT = Path(live_figure.__file__).with_suffix(".js").read_text(encoding="utf-8")

PLAY = """async (script) => {
  const file = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const live = (await import(file)).default;
  const values = { size: [2, 1], label: 'figure', state: 'at first', hot: [[0, 0, 1, 1]], takes_arrows: true };
  window.sent = [];
  window.listeners = new Set();
  const model = {
    get: (name) => values[name],
    send: (message) => sent.push(message),
    on: (name, listener) => listeners.add(listener),
    off: (name, listener) => listeners.delete(listener),
  };
  window.open_view = () => {
    const el = document.createElement('div');
    document.body.append(el);
    return { el, canvas: el.querySelector('canvas'), close: live.render({ model, el }) };
  };
  window.tell = (message, buffers = []) => [...listeners].forEach((listener) => listener(message, buffers));
  window.frame = (state, compressed = false) =>
    ({ kind: 'frame', size: [2, 1], rectangles: [[0, 0, 2, 1]], compressed, state });
  window.colour = (red) => new DataView(Uint8Array.from([red, 0, 0, 255, red, 0, 0, 255]).buffer);
  window.packed = async (data) => {
    const stream = new Blob([data]).stream().pipeThrough(new CompressionStream('deflate'));
    return new DataView(await new Response(stream).arrayBuffer());
  };
  window.texts = (el) => [el.querySelector('figcaption').textContent, el.querySelector('[role=status]').textContent];
  window.key = (el, key) => el.querySelector('canvas').dispatchEvent(new KeyboardEvent('keydown', { key }));
}"""


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.clock.install()
    page.evaluate(PLAY, SCRIPT)
    yield page
    page.close()


def test_a_sentence_is_seen_at_once_and_read_out_when_the_figure_rests(page):
    page.evaluate("() => { window.el = open_view().el; tell(frame('shown'), [colour(1)]); }")
    page.clock.run_for(5000)
    assert page.evaluate("() => texts(el)") == ["shown", ""]
    for step in range(20):
        page.evaluate("(step) => tell(frame(`step ${step}`), [colour(step)])", step)
        page.clock.run_for(100)
        assert page.evaluate("() => texts(el)") == [f"step {step}", ""]
    page.clock.run_for(700)
    assert page.evaluate("() => texts(el)") == ["step 19", "step 19"]


def test_frames_are_shown_in_the_order_they_came(page):
    """Packed ones take longer; a page on another machine and one on this may look at the same figure."""
    reds = page.evaluate("""async () => {
        const { el } = open_view(), slow = await packed(colour(200)), reds = [];
        const put = CanvasRenderingContext2D.prototype.putImageData;
        const both = new Promise((done) => {
            CanvasRenderingContext2D.prototype.putImageData = function (image, ...place) {
                if (reds.push(image.data[0]) === 2) done();
                return put.call(this, image, ...place);
            };
        });
        tell(frame('packed', true), [slow]);
        tell(frame('raw'), [colour(100)]);
        await both;
        return [...reds, el.querySelector('canvas').getContext('2d').getImageData(0, 0, 1, 1).data[0]];
    }""")
    assert reds == [200, 100, 100]


def test_no_press_of_an_arrow_key_is_lost(page):
    sent = page.evaluate("""() => {
        const { el } = open_view();
        for (const name of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowRight']) key(el, name);
        tell({ kind: 'done', number: sent.at(-1).number });
        return sent.filter(({ kind }) => kind === 'arrow').map(({ dx, dy }) => [dx, dy]);
    }""")
    assert sent == [[1, 0], [2, 1]]


def test_the_answer_to_another_view_is_not_taken_for_ones_own(page):
    count = page.evaluate("""() => {
        const one = open_view().el, other = open_view().el;
        key(one, 'ArrowRight');
        const { number } = sent.at(-1);
        key(other, 'ArrowRight');
        key(other, 'ArrowRight');
        tell({ kind: 'done', number });
        return sent.filter(({ kind }) => kind === 'arrow').length;
    }""")
    assert count == 2


def test_a_closed_view_leaves_no_listener_and_says_nothing(page):
    page.evaluate("""() => {
        window.view = open_view();
        tell(frame('one'), [colour(1)]);
        tell(frame('two'), [colour(2)]);
        view.close();
    }""")
    page.clock.run_for(5000)
    assert page.evaluate("() => [listeners.size, ...texts(view.el)]") == [0, "two", ""]
