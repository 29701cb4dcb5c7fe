// What Streamlit can't do by itself: say which links lead to the pages, bring a marked place or a new question into view,
// put a text on the clipboard, and tell a screen reader of an answer.
(() => {
  "use strict";
  const SETTLING_MS = 1500;
  const COPIED_MS = 2500;
  const seen = new WeakSet();
  const live = document.createElement("div");
  live.className = "kw-live";
  live.setAttribute("role", "status");
  document.body.append(live);

  const isNew = (element) => Boolean(element) && !seen.has(element) && Boolean(seen.add(element));
  const last = (selector) => [...document.querySelectorAll(selector)].pop();
  const outside = (element) => {
    const place = element.getBoundingClientRect();
    return place.top < 0 || place.bottom > window.innerHeight;
  };

  // An answer comes in parts: its question stays on top until all of it is there, or the reader moves.
  let settled = 0;
  for (const moves of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(moves, () => { settled = 0; }, { capture: true, passive: true });
  }

  const look = () => {
    const pages = document.querySelector(".st-key-pages");
    if (isNew(pages)) {
      pages.setAttribute("role", "navigation");
      pages.setAttribute("aria-label", "Pagina's");
    }
    const mark = document.querySelector(".kw-document mark");
    if (isNew(mark) && outside(mark)) mark.scrollIntoView({ block: "center" });
    const question = last(".kw-question");
    if (isNew(question)) settled = performance.now() + SETTLING_MS;
    if (question && performance.now() < settled) question.scrollIntoView({ block: "start" });
    const told = [...document.querySelectorAll("[data-announce]")].filter(isNew).pop();
    if (told) live.textContent = told.dataset.announce;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // From another computer, without encryption, there is no such clipboard; the old way still works.
      const field = document.createElement("textarea");
      field.className = "kw-live";
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };
  addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("button[data-copy]");
    if (!button) return;
    const done = await copy(decodeURIComponent(button.dataset.copy));
    button.focus();
    button.dataset.label ??= button.textContent;
    live.textContent = button.textContent = done ? button.dataset.done : button.dataset.failed;
    setTimeout(() => { button.textContent = button.dataset.label; live.textContent = ""; }, COPIED_MS);
  });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
})();
