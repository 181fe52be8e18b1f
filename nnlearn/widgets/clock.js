// A button to start and pause. This page asks for each tick and waits for the answer before it asks for the next.

const LOST_AFTER = 10000; // milliseconds without an answer after which the learner is told

function render({ model, el }) {
  const page = Math.random().toString(36).slice(2);
  const button = document.createElement("button");
  const note = document.createElement("span");
  button.className = "lm-Widget jupyter-widgets jupyter-button widget-button mod-primary nnlearn-clock";
  button.style.width = "110px";
  button.setAttribute("data-lm-suppress-shortcuts", "true"); // else JupyterLab takes Enter
  note.setAttribute("role", "status");
  note.style.marginLeft = "8px";
  el.append(button, note);

  let runs = false, number = 0, asked = 0, timer;
  const look = (sentence = "") => {
    button.textContent = runs ? "❚❚ Pause" : "▶ Start";
    note.textContent = sentence;
  };
  const pause = (sentence) => {
    runs = false;
    clearTimeout(timer);
    look(sentence);
  };
  const lost = () => pause("The kernel does not answer. If it is not busy with another cell, run this cell again.");
  const tick = (first = false) => {
    asked = performance.now();
    timer = setTimeout(lost, LOST_AFTER);
    try {
      model.send({ kind: "tick", page, first, number: ++number });
    } catch {
      lost();
    }
  };
  const received = (message) => {
    if (message.kind === "stop") return pause();
    if (message.page !== page || message.number !== number || !runs) return;
    clearTimeout(timer);
    if (!message.goes_on) return pause();
    timer = setTimeout(tick, Math.max(0, asked + model.get("interval") - performance.now()));
  };
  model.on("msg:custom", received);
  button.addEventListener("click", () => {
    if (runs) return pause();
    runs = true;
    look();
    tick(true);
  });
  look();

  return () => {
    pause();
    model.off("msg:custom", received);
  };
}

export default { render };
