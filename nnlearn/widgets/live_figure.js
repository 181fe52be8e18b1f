// The browser's half of a live figure: a canvas that takes rectangles of pixels and gives back pointer and keys.

const ANSWER_AFTER = 2000; // milliseconds after which an unanswered message no longer holds back the next
const REST = 700; // milliseconds without a change after which the sentence is read out

function render({ model, el }) {
  const [width, height] = model.get("size");
  const box = document.createElement("figure");
  const stage = document.createElement("div");
  const canvas = document.createElement("canvas");
  const spoken = document.createElement("span");
  const state = document.createElement("figcaption");
  box.className = "nnlearn-live";
  box.setAttribute("aria-label", model.get("label"));
  box.style.maxWidth = `${width}px`;
  canvas.width = width;
  canvas.height = height;
  canvas.style.aspectRatio = `${width} / ${height}`;
  spoken.className = "nnlearn-spoken";
  spoken.setAttribute("role", "status");
  spoken.setAttribute("aria-live", "polite");
  canvas.setAttribute("role", "img");
  stage.append(canvas);
  box.append(stage, spoken, state);
  el.append(box);
  const pen = canvas.getContext("2d", { alpha: false });
  pen.fillStyle = "white";
  pen.fillRect(0, 0, width, height);

  // ---- what the kernel tells ----------------------------------------------------------------------------------
  // A sentence is seen at once but read out only when the figure has come to rest: a drag or a training makes ten a
  // second. The first one is not read out, else every figure of a notebook would speak when all cells are run.
  let shown = false, resting;
  const say = (sentence) => {
    if (state.textContent === sentence) return;
    state.textContent = sentence;
    canvas.setAttribute("aria-label", `${model.get("label")}. ${sentence}`);
    clearTimeout(resting);
    spoken.textContent = "";
    if (shown) resting = setTimeout(() => { spoken.textContent = sentence; }, REST);
  };
  say(model.get("state"));

  const put = (bytes, [x, y, w, h]) =>
    pen.putImageData(new ImageData(new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, w * h * 4), w, h), x, y);

  const unpack = async (packed) => {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  const show = (frame, buffers) => {
    const [w, h] = frame.size;
    if (canvas.width !== w || canvas.height !== h) {
      if (frame.rectangles.length !== 1 || frame.rectangles[0][2] !== w || frame.rectangles[0][3] !== h) return hello();
      canvas.width = w;
      canvas.height = h;
    }
    frame.rectangles.forEach((rectangle, i) => put(buffers[i], rectangle));
    say(frame.state);
    shown = true;
    check_sharpness();
  };

  // Unpacking takes its time: what comes meanwhile waits, so that frames are shown in the order they came.
  let last = Promise.resolve(), unpacking = 0;
  const received = (message, buffers) => {
    if (message.kind === "done") return answered(message.number);
    if (message.kind !== "frame") return;
    if (!message.compressed && !unpacking) return show(message, buffers);
    unpacking++;
    last = last
      .then(async () => show(message, message.compressed ? await Promise.all(buffers.map(unpack)) : buffers))
      .catch(console.error)
      .finally(() => { unpacking--; });
  };
  model.on("msg:custom", received);

  // ---- what the learner does ------------------------------------------------------------------------------------
  // One message is under way at a time; of what happens meanwhile only the newest is kept, but no step of an arrow key
  // is lost. Answers go to all views of the figure, so each marks its messages as its own.
  const view = Math.random().toString(36).slice(2);
  let under_way = null, counter = 0, waiting = null, watchdog;
  const after = (earlier, message) =>
    earlier?.kind === "arrow" && message.kind === "arrow"
      ? { ...message, dx: earlier.dx + message.dx, dy: earlier.dy + message.dy }
      : message;
  const send = (message) => {
    if (under_way) { waiting = after(waiting, message); return; }
    under_way = `${view} ${++counter}`;
    clearTimeout(watchdog);
    watchdog = setTimeout(() => answered(under_way), ANSWER_AFTER);
    model.send({ ...message, number: under_way });
  };
  const answered = (number) => {
    if (number !== under_way) return;
    under_way = null;
    clearTimeout(watchdog);
    if (waiting) { const next = waiting; waiting = null; send(next); }
  };

  const place = (event) => {
    const frame = canvas.getBoundingClientRect();
    return [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height];
  };
  const axes_at = ([x, y]) => model.get("hot").findIndex(([x0, y0, x1, y1]) => x >= x0 && x <= x1 && y >= y0 && y <= y1);

  let dragged = -1;
  canvas.addEventListener("pointerdown", (event) => {
    const [x, y] = place(event);
    dragged = event.button === 0 ? axes_at([x, y]) : -1;
    if (dragged < 0) return;
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    event.preventDefault();
    send({ kind: "point", axes: dragged, x, y });
  });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = place(event);
    if (dragged >= 0) send({ kind: "point", axes: dragged, x, y });
    else canvas.style.cursor = axes_at([x, y]) >= 0 ? "crosshair" : "default";
  });
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => { dragged = -1; });

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  canvas.addEventListener("keydown", (event) => {
    if (!model.get("takes_arrows") || !(event.key in ARROWS) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [dx, dy] = ARROWS[event.key].map((step) => step * (event.shiftKey ? 10 : 1));
    send({ kind: "arrow", dx, dy });
  });
  const take_keys = () => {
    const takes = model.get("takes_arrows");
    // Screen readers hand on arrow keys inside an application, and read out the name of a picture, but not both of one.
    stage.setAttribute("role", takes ? "application" : "presentation");
    canvas.toggleAttribute("data-lm-suppress-shortcuts", takes);
    if (takes) {
      canvas.tabIndex = 0;
      canvas.setAttribute("data-lm-suppress-shortcuts", "true"); // else JupyterLab takes the arrow keys
    }
    canvas.style.touchAction = model.get("hot").length ? "none" : "auto";
  };
  take_keys();
  model.on("change:takes_arrows change:hot", take_keys);

  // ---- the screen -------------------------------------------------------------------------------------------------
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  let sharpness;
  const hello = () => {
    sharpness = window.devicePixelRatio || 1;
    model.send({ kind: "hello", ratio: sharpness, local });
  };
  // Another screen or another zoom; not every browser says so at once, so each new frame looks as well.
  const check_sharpness = () => { if ((window.devicePixelRatio || 1) !== sharpness) hello(); };
  const screen = new ResizeObserver(check_sharpness);
  screen.observe(canvas);
  window.addEventListener("resize", check_sharpness);
  hello();

  return () => {
    clearTimeout(watchdog);
    clearTimeout(resting);
    screen.disconnect();
    window.removeEventListener("resize", check_sharpness);
    model.off("msg:custom", received);
    model.off("change:takes_arrows change:hot", take_keys);
  };
}

export default { render };
