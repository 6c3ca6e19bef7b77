// The officer's keys: j and k walk the list, Enter opens, / goes to the search. All of it can be done without.
(() => {
  "use strict";
  const links = () => [...document.querySelectorAll("[data-worklist] .worklist a")];
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "/") {
      const search = document.querySelector(".desk__find input");
      if (search) {
        event.preventDefault();
        search.focus();
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

  // The open case is marked in the list after it is loaded beside it.
  document.addEventListener("htmx:afterSwap", (event) => {
    const opener = event.detail.requestConfig?.elt;
    if (!opener?.closest?.("[data-worklist]")) return;
    links().forEach((a) => a.removeAttribute("aria-current"));
    opener.setAttribute("aria-current", "true");
  });
})();
