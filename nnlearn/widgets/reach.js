// For the box of controls around it: names, states and keys, which ipywidgets and JupyterLab leave to the mouse and the eye.

// Sliders and rows of buttons have no name; which button is pressed, and the number on an uneven scale, stay unsaid.
const say_of = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes))
    if (element && value && element.getAttribute(name) !== value) element.setAttribute(name, value);
};
const name_controls = (box) => {
  for (const slider of box.querySelectorAll(".widget-slider")) {
    const name = slider.querySelector(".widget-label")?.textContent;
    const number = slider.querySelector(".widget-readout");
    say_of(slider.querySelector(".noUi-handle"), { "aria-label": name, "aria-valuetext": number?.textContent });
    if (number?.isContentEditable) say_of(number, { role: "textbox", "aria-label": `${name}, as a number` });
  }
  for (const row of box.querySelectorAll(".widget-toggle-buttons, .widget-radio")) {
    say_of(row, { role: "group", "aria-label": row.querySelector(".widget-label")?.textContent });
    for (const button of row.querySelectorAll("button"))
      say_of(button, { "aria-pressed": String(button.classList.contains("mod-active")) });
  }
};

// A verdict that takes the place of another would not be read out: screen readers wait for words in what is there already.
const announce = (box, spoken) => {
  const said = [...box.querySelectorAll(".nnlearn-announced")].map((verdict) => verdict.textContent.trim()).join(" ");
  if (spoken.textContent !== said) spoken.textContent = said;
};
const CHANGES = { attributeFilter: ["aria-valuetext", "class"], characterData: true, childList: true, subtree: true };

function render({ el }) {
  let box, closed = false;
  const spoken = document.createElement("span");
  spoken.className = "nnlearn-spoken";
  spoken.setAttribute("role", "status");
  spoken.setAttribute("aria-live", "assertive");
  el.append(spoken);
  const look_after = () => {
    name_controls(box);
    announce(box, spoken);
  };
  const changes = new MutationObserver(look_after);
  const begin = () => {
    box = el.closest(".widget-vbox");
    if (closed) return;
    if (!box) return requestAnimationFrame(begin); // it is not on the page yet
    look_after();
    changes.observe(box, CHANGES);
  };
  begin();

  // JupyterLab would take arrows from a menu and Enter from a button, and delete the cell when d is pressed twice on a
  // slider. What saves, runs and leaves stays with it. This listens before JupyterLab does.
  const keep_key = (event) => {
    if (!box?.contains(event.target)) return;
    const commands = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape";
    const runs = event.shiftKey && event.key === "Enter";
    event.target.toggleAttribute("data-lm-suppress-shortcuts", !commands && !runs);
  };
  window.addEventListener("keydown", keep_key, true);

  return () => {
    closed = true;
    changes.disconnect();
    window.removeEventListener("keydown", keep_key, true);
  };
}

export default { render };
