// What Streamlit can't do by itself: say which links lead to the pages, bring a marked place or a new question into view,
// tell a screen reader of an answer, explain a term where it stands, put a text on the clipboard, and log out in all tabs.
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

  // The explanation of a term: on hovering, on focus, on a click or tap; gone with Escape. It never moves the text.
  const LEAVING_MS = 200;
  const explanation = document.createElement("div");
  explanation.className = "kw-explanation";
  explanation.popover = "manual";
  // For eyes only: a screen reader has the same words from the term itself.
  explanation.setAttribute("aria-hidden", "true");
  document.body.append(explanation);
  let term = null;
  let leaving = 0;

  const place = () => {
    if (!term) return;
    if (!term.isConnected) return hide();
    const lines = [...term.getClientRects()];
    const own = explanation.getBoundingClientRect();
    const last = lines[lines.length - 1];
    const below = last.bottom + 6;
    const above = lines[0].top - own.height - 6;
    const fits = below + own.height <= window.innerHeight || above < 0;
    const left = (fits ? last : lines[0]).left;
    explanation.style.top = `${fits ? below : above}px`;
    explanation.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - own.width - 8))}px`;
  };
  const hide = () => {
    clearTimeout(leaving);
    term = null;
    if (explanation.matches(":popover-open")) explanation.hidePopover();
  };
  const show = (element) => {
    clearTimeout(leaving);
    if (element === term) return;
    hide();
    term = element;
    explanation.textContent = element.getAttribute("aria-description");
    explanation.showPopover();
    place();
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, LEAVING_MS);
  };
  const termAt = (event) => event.target instanceof Element && event.target.closest(".kw-term");
  const onExplanation = (event) => event.target instanceof Element && explanation.contains(event.target);

  addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    if (termAt(event)) show(termAt(event));
    else if (onExplanation(event)) clearTimeout(leaving);
    else if (term && document.activeElement !== term) leave();
  });
  addEventListener("focusin", (event) => { if (termAt(event)) show(termAt(event)); });
  addEventListener("focusout", (event) => { if (termAt(event) && termAt(event) === term) hide(); });
  addEventListener("click", (event) => {
    if (termAt(event)) {
      show(termAt(event));
      // For screen readers that don't read a description by themselves.
      live.textContent = explanation.textContent;
    } else if (!onExplanation(event)) hide();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if ((event.key !== "Enter" && event.key !== " ") || !termAt(event)) return;
    event.preventDefault();
    termAt(event).click();
  });
  for (const moves of ["scroll", "resize"]) addEventListener(moves, place, { capture: true, passive: true });
  // Who logs out in one tab is out in all: Streamlit itself asks who is there only when a page opens. And whoever came
  // for a certain page gets it after the login, which itself ends on the first page.
  const tabs = new BroadcastChannel("kaderwijzer");
  const entrance = () => document.querySelector(".kw-outside");
  const WANTED = "kaderwijzer-pagina";
  tabs.onmessage = () => { if (!entrance()) location.reload(); };
  const atTheDoor = () => {
    if (isNew(entrance())) {
      tabs.postMessage("");
      if (location.pathname !== "/") sessionStorage.setItem(WANTED, location.pathname + location.search);
    } else if (isNew(document.querySelector(".kw-account"))) {
      const wanted = sessionStorage.getItem(WANTED);
      sessionStorage.removeItem(WANTED);
      if (wanted && location.pathname === "/") location.replace(location.origin + wanted);
    }
  };

  const look = () => {
    atTheDoor();
    const pages = document.querySelector(".st-key-pages");
    if (isNew(pages)) {
      pages.setAttribute("role", "navigation");
      pages.setAttribute("aria-label", "Pagina's");
    }
    // A place to drop files has a name, so it cannot be mere decoration.
    for (const zone of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")) {
      zone.setAttribute("role", "group");
    }
    const mark = document.querySelector(".kw-document mark");
    if (isNew(mark) && outside(mark)) mark.scrollIntoView({ block: "center" });
    const question = last(".kw-question");
    if (isNew(question)) settled = performance.now() + SETTLING_MS;
    if (question && performance.now() < settled) question.scrollIntoView({ block: "start" });
    if (term && !term.isConnected) hide();
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
