"""JupyterLab in Chromium, driven as a learner would: open, run, slide, click, press keys, look at the pixels."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

SECONDS_TO_START = 120
MILLISECONDS = 60_000  # how long anything may take on a busy machine before it counts as broken

SETTINGS = {
    "@jupyterlab/docmanager-extension/plugin": {"autosave": False},
    "@jupyterlab/apputils-extension/notification": {
        "checkForUpdates": False,
        "doNotDisturbMode": True,
        "fetchNews": "false",
    },
}
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

# JupyterLab and Notebook keep the open notebook in different places.
IN_PAGE = """
window.course = {
  faults: [],
  app: () => window.jupyterapp,
  notebook: () => {
    const shell = window.jupyterapp?.shell;
    const widgets = [shell?.currentWidget, ...(shell ? shell.widgets('main') : [])];
    return widgets.find((widget) => widget?.sessionContext && widget?.content?.widgets);
  },
  kernel: () => course.notebook()?.sessionContext?.session?.kernel,
  widgetMessages: 0,
  watch: () => course.kernel().iopubMessage.connect((_, message) => {
    if (message.header.msg_type === 'comm_msg') course.widgetMessages += 1;
    if (message.header.msg_type === 'error') course.faults.push(`${message.content.ename}: ${message.content.evalue}`);
  }),
  evaluate: async (code) => {
    const request = { code: '', silent: false, store_history: false, user_expressions: { value: code } };
    const reply = await course.kernel().requestExecute(request).done;
    const value = reply.content.user_expressions?.value ?? reply.content;
    return value.status === 'ok' ? value.data['text/plain'] : `raised ${value.ename}: ${value.evalue}`;
  },
  digest: async (canvas) => {
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', pixels));
    return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  },
};
"""


def chromium():
    """Return the path of a Chromium on this machine, None if there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


class Server:
    """A JupyterLab of our own on this machine, with nobody's settings, that serves the notebooks in `folder`."""

    def __init__(self, folder, own):
        self.port, self.token = free_port(), secrets.token_hex(16)
        for name, values in SETTINGS.items():
            file = own / "settings" / f"{name}.jupyterlab-settings"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(values))
        places = {
            "JUPYTER_CONFIG_DIR": "config",
            "JUPYTER_DATA_DIR": "data",
            "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
            "IPYTHONDIR": "ipython",
        }
        environment = {**os.environ, **{name: str(own / place) for name, place in places.items()}}
        environment["OPENBLAS_NUM_THREADS"] = "1"
        environment.pop("JUPYTER_TOKEN", None)
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1"]
        command += [f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}"]
        command += [f"--IdentityProvider.token={self.token}", "--ServerApp.terminals_enabled=False"]
        command += ["--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly"]
        command += ["--JupyterNotebookApp.expose_app_in_browser=True", "--ServerApp.allow_root=True"]
        self.log = own / "server.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT)

    def wait(self):
        """Wait until the server answers."""
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api?token={self.token}", timeout=5):
                    return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError(f"JupyterLab did not start:\n{self.log.read_text()[-3000:]}")

    def address(self, kind, name):
        """Return the address of a notebook, `kind` being "lab" or "notebooks" (that is Notebook 7)."""
        place = f"lab/workspaces/{secrets.token_hex(4)}/tree" if kind == "lab" else "notebooks"
        return f"http://127.0.0.1:{self.port}/{place}/{name}?token={self.token}"

    def close(self):
        """End the server, which ends its kernels."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def free_port():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


# Where the page's code for widgets comes from: anywidget loads a widget's own script from a blob.
WIDGETS_CODE = ("blob:", "anywidget", "jupyter-widgets", "widget model", "displaying widget")


class Book:
    """A notebook that is open in a page of the browser."""

    def __init__(self, browser, server, name, kind="lab"):
        self.page = browser.new_page(viewport={"width": 1400, "height": 1000})
        self.page.set_default_timeout(MILLISECONDS)
        self.page_errors = []
        self.page.on("pageerror", self._raised)
        self.page.on("console", self._said)
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.add_init_script(IN_PAGE)
        self.page.goto(server.address(kind, name))
        self.page.wait_for_function("() => course.kernel()?.status === 'idle'")
        self.page.evaluate("() => course.watch()")
        if kind == "lab":
            self.page.evaluate("() => course.app().shell.collapseLeft()")
        self.page_errors = []  # what the application says about itself while it starts is not the course's

    def _raised(self, error):
        # JupyterLab's own interface sometimes stumbles, when its theme changes for instance; that is not the course's.
        if any(place in (error.stack or "") for place in WIDGETS_CODE):
            self.page_errors.append(f"{error.message}\n{error.stack}")

    def _said(self, message):
        text = f"{message.text} ({message.location['url']})"
        if message.type == "error" and any(place in text for place in WIDGETS_CODE):
            self.page_errors.append(text)

    def faults(self):
        """Return the errors of page and kernel so far, and forget them."""
        found = self.page_errors + self.page.evaluate("() => course.faults.splice(0)")
        self.page_errors = []
        return found

    def command(self, name, **arguments):
        """Carry out a command of JupyterLab."""
        self.page.evaluate("([name, options]) => course.app().commands.execute(name, options)", [name, arguments])

    def run_all(self):
        """Run all cells and wait until the kernel is done."""
        self.command("notebook:run-all-cells")
        self.wait_idle()

    def restart_and_run_all(self):
        """Restart the kernel without asking, then run all cells."""
        self.page.evaluate("async () => { await course.notebook().sessionContext.restartKernel(); }")
        self.page.wait_for_function("() => course.kernel()?.status === 'idle'")
        self.run_all()

    def run_cell(self, number):
        """Run one cell."""
        self.page.evaluate("(number) => { course.notebook().content.activeCellIndex = number; }", number)
        self.command("notebook:run-cell")
        self.wait_idle()

    def kernel(self, expression):
        """Return the repr of an expression in the kernel; all messages sent before have then been dealt with."""
        value = self.page.evaluate("(code) => course.evaluate(code)", expression)
        if value.startswith("raised "):
            raise RuntimeError(f"{expression} {value}")
        return value

    def wait_idle(self):
        """Wait until the kernel has done all that it was told."""
        self.kernel("0")
        self.page.wait_for_function("() => course.kernel().status === 'idle'")

    def theme(self, name):
        """Change the theme, "JupyterLab Light" or "JupyterLab Dark"."""
        self.command("apputils:change-theme", theme=name)
        light = str(name.endswith("Light")).lower()
        self.page.wait_for_function("(light) => document.body.dataset.jpThemeLight === light", arg=light)

    def weight(self):
        """Return {what: how much} of the memory that page and kernel hold after they have tidied up."""
        tools = self.page.context.new_cdp_session(self.page)
        tools.send("HeapProfiler.collectGarbage")
        heap, counted = (tools.send(question) for question in ("Runtime.getHeapUsage", "Memory.getDOMCounters"))
        tools.detach()
        self.kernel("__import__('gc').collect()")
        resident = self.kernel("__import__('psutil').Process().memory_info().rss")
        return {
            "megabytes of the kernel": float(resident) / 2**20,
            "megabytes of the page": heap["usedSize"] / 2**20,
            "nodes of the page": counted["nodes"],
            "listeners of the page": counted["jsEventListeners"],
        }

    @contextmanager
    def screen(self, width=1400, sharpness=1):
        """Look at the page on another screen for a while."""
        tools = self.page.context.new_cdp_session(self.page)
        size = {"width": width, "height": 1000, "deviceScaleFactor": sharpness, "mobile": False}
        tools.send("Emulation.setDeviceMetricsOverride", size)
        try:
            yield
        finally:
            tools.send("Emulation.clearDeviceMetricsOverride")
            self.page.wait_for_function("() => devicePixelRatio === 1")

    def figure(self, panel):
        """Return the live figure of the panel that `panel`, an expression in the kernel, stands for."""
        return Figure(self, panel)

    def panel_of(self, class_name):
        """Return an expression for the first panel of this class, found among all widgets."""
        widgets = "__import__('ipywidgets').widgets.widget._instances.values()"
        return f"next(w for w in {widgets} if type(w).__name__ == {class_name!r})"

    def close(self):
        """End the notebook's kernel and close the page."""
        self.page.evaluate("() => course.notebook().sessionContext.shutdown()")
        self.page.close()


class Figure:
    """A live figure on a page, with the controls above it."""

    def __init__(self, book, panel):
        self.book, self.page, self.panel = book, book.page, panel
        label = book.kernel(f"{panel}.live.label").strip("'\"")
        self.canvas = self.page.locator(f'.nnlearn-live canvas[aria-label^="{label}. "]').first
        self.canvas.wait_for(state="visible")
        self.caption = self.canvas.locator("xpath=ancestor::figure/figcaption")
        self.controls = self.page.locator(".nnlearn-panel", has=self.canvas).first
        self.settle()

    def sentence(self):
        """Return the sentence below the figure."""
        return self.caption.text_content()

    def pixels(self):
        """Return a digest of the figure's pixels."""
        return self.canvas.evaluate("(canvas) => course.digest(canvas)")

    def fresh_pixels(self):
        """Return the same digest of the picture that the kernel draws from scratch."""
        picture = f"{self.panel}.picture"
        digest = f"__import__('hashlib').sha256({picture}.pixels().tobytes()).hexdigest()"
        return self.book.kernel(f"({picture}.background_changed(), {digest})[1]").strip("'")

    def value(self, control):
        """Return the number that a control, an attribute of the panel, has in the kernel."""
        return float(self.book.kernel(f"float({self.panel}.{control}.value)"))

    def settle(self):
        """Wait until page and kernel have nothing more to tell each other; return pixels and sentence."""
        before = None
        for _ in range(200):
            self.book.wait_idle()
            now = (self.pixels(), self.sentence())
            if now == before:
                return now
            before = now
            self.page.wait_for_timeout(60)
        raise AssertionError("the figure goes on changing while nobody touches it")

    @contextmanager
    def changes(self, settle=True):
        """Wait, after what is done in this block, until pixels and sentence have changed, and settled."""
        pixels, sentence = self.pixels(), self.sentence()
        yield
        canvas = self.canvas.element_handle()
        test = """async ([canvas, pixels, sentence]) => {
            const said = canvas.closest("figure").lastElementChild.textContent;
            return said !== sentence && await course.digest(canvas) !== pixels;
        }"""
        self.page.wait_for_function(test, arg=[canvas, pixels, sentence], polling=50)
        if settle:
            self.settle()

    def is_true(self):
        """Say whether the page shows exactly what the kernel would draw from scratch."""
        self.settle()
        return self.pixels() == self.fresh_pixels()

    def handle(self, description):
        """Return the handle of the slider with this description."""
        named = self.page.locator(".widget-label", has_text=re.compile(f"^{re.escape(description)}$"))
        handle = self.controls.locator(".widget-slider", has=named).locator(".noUi-handle").first
        handle.scroll_into_view_if_needed()
        return handle

    def sliders(self):
        """Return the handles of all sliders."""
        return self.controls.locator(".widget-slider .noUi-handle").all()

    def press(self, description, key):
        """Give a slider the focus and press a key."""
        handle = self.handle(description)
        handle.focus()
        handle.press(key)

    def press_button(self, text):
        """Press the button on which this text stands."""
        self.controls.get_by_role("button", name=text).click()

    def step(self, description):
        """Move a slider by one step with the keyboard, to where there is room."""
        handle = self.handle(description)
        now, high = (float(handle.get_attribute(f"aria-value{name}")) for name in ("now", "max"))
        self.press(description, "ArrowRight" if now < high else "ArrowLeft")

    def drag(self, description, share):
        """Drag a slider with the mouse to this share of its width."""
        handle = self.handle(description)
        track = handle.locator("xpath=ancestor::*[contains(@class, 'noUi-target')]").bounding_box()
        box = handle.bounding_box()
        y = box["y"] + box["height"] / 2
        self._drag((box["x"] + box["width"] / 2, y), (track["x"] + share * track["width"], y))

    def point(self, x, y, axes="map", coordinates="transData"):
        """Return the place on the page where the axes of that name shows the data (x, y)."""
        axes, size = f"{self.panel}.picture.{axes}", f"{self.panel}.picture.figure.bbox.size"
        place = f"[float(v) for v in {axes}.{coordinates}.transform(({x}, {y})) / {size}]"
        across, up = json.loads(self.book.kernel(place))
        self.canvas.scroll_into_view_if_needed()
        box = self.canvas.bounding_box()
        return box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"]

    def click(self, x, y, axes="map"):
        """Click on the data (x, y)."""
        self.page.mouse.click(*self.point(x, y, axes))

    def click_inside(self, axes, across, up):
        """Click into the axes at these shares of its width and height."""
        self.page.mouse.click(*self.point(across, up, axes, "transAxes"))

    def drag_point(self, start, end, axes="map"):
        """Drag on the canvas from one place in data coordinates to another."""
        self._drag(self.point(*start, axes), self.point(*end, axes))

    def _drag(self, start, end):
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(*end, steps=12)
        mouse.up()
