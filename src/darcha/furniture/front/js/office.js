// The officer's keys: j and k walk the list, x picks a line, Enter opens, / goes to the search. All of it can be done without, and they
// can be switched off: to whoever speaks to the machine, a single letter is easily said by mistake.
(() => {
  "use strict";
  const links = () => [...document.querySelectorAll("[data-worklist] .worklist a")];
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

  const areOff = () => document.cookie.split("; ").includes("darcha_keys=off");
  const toggle = document.querySelector("[data-keys]");
  const sayKeys = () => (toggle.textContent = areOff() ? toggle.dataset.off : toggle.dataset.on);
  if (toggle) {
    sayKeys();
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      document.cookie = `darcha_keys=${areOff() ? "on" : "off"}; path=/; max-age=31536000; samesite=lax`;
      sayKeys();
    });
  }

  document.addEventListener("keydown", (event) => {
    if (areOff()) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "/") {
      const search = document.querySelector(".desk__find input");
      if (search) {
        event.preventDefault();
        search.focus();
      }
      return;
    }
    if (event.key === "x") {
      const line = document.activeElement.closest(".worklist li");
      if (line) {
        event.preventDefault();
        line.querySelector("input[type=checkbox]").click();
      }
      return;
    }
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const list = links();
    if (!list.length) return;
    let at = list.indexOf(document.activeElement);
    if (at < 0) at = list.findIndex((a) => a.hasAttribute("aria-current"));
    const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });

  const current = () => document.querySelector(".worklist a[aria-current]");
  let shown = location.pathname + location.search;

  // The other languages lead to the case that is open now.
  const languages = (address) =>
    document.querySelectorAll("a[hreflang]").forEach((a) => {
      a.href = a.pathname.match(/^\/[^/]+/)[0] + address.replace(/^\/[^/]+/, "");
    });

  current()?.scrollIntoView({ block: "nearest" });

  // The open case is marked in the list after it is loaded beside it, and reading goes on there.
  document.addEventListener("htmx:afterSwap", (event) => {
    const opener = event.detail.requestConfig?.elt;
    if (!opener?.closest?.("[data-worklist]")) return;
    links().forEach((a) => a.removeAttribute("aria-current"));
    opener.setAttribute("aria-current", "true");
    document.querySelector(".desk").classList.add("desk--open");
    history.pushState(null, "", event.detail.requestConfig.path);
    shown = location.pathname + location.search;
    languages(shown);
    const main = document.getElementById("main");
    main.scrollTop = 0;
    main.focus({ preventScroll: true });
    if (window.matchMedia("(width < 64em)").matches) window.scrollTo(0, 0);
  });

  // A list that is older than the sign-in: the whole page goes to the sign-in, never into the column.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (new DOMParser().parseFromString(event.detail.serverResponse, "text/html").querySelector(".desk__case")) return;
    event.detail.shouldSwap = false;
    window.location.assign(event.detail.requestConfig.path);
  });

  // Going back is a page of its own: it is asked for again, so that its reading is written down again.
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) location.reload();
  });
})();
