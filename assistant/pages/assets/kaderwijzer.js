// What Streamlit can't do by itself: say which links lead to the pages, bring a marked place or a new question into view,
// tell a screen reader of an answer, and log out in all tabs.
(() => {
  "use strict";
  const SETTLING_MS = 1500;
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
    const mark = document.querySelector(".kw-document mark");
    if (isNew(mark) && outside(mark)) mark.scrollIntoView({ block: "center" });
    const question = last(".kw-question");
    if (isNew(question)) settled = performance.now() + SETTLING_MS;
    if (question && performance.now() < settled) question.scrollIntoView({ block: "start" });
    const answer = last(".kw-answer");
    if (isNew(answer)) live.textContent = answer.dataset.announce;
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
})();
