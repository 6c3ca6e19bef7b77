// Small comforts for every page. Nothing here is needed: each page works without it.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fill = (words, n) => words.replace("{n}", n);

  // The summary of mistakes takes the focus, so that it is read first.
  document.querySelector("[data-error-summary]")?.focus();

  // A form that was sent is not sent twice; coming back to the page gives the button back.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) return event.preventDefault();
    if (event.defaultPrevented || form.method !== "post") return;
    form.dataset.sent = "yes";
    setTimeout(() => all("button[type=submit], .button", form).forEach((b) => b.setAttribute("aria-disabled", "true")), 0);
  });
  addEventListener("pageshow", () =>
    all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("[aria-disabled]", form).forEach((b) => b.removeAttribute("aria-disabled"));
    }),
  );

  // Letters left in a long answer.
  all("textarea[data-count]").forEach((area) => {
    const note = document.getElementById(`${area.name}-count`);
    if (!note) return;
    const limit = Number(area.dataset.count);
    const show = () => {
      const left = limit - area.value.length;
      note.textContent = fill(left < 0 ? note.dataset.overText : note.dataset.left, Math.abs(left));
      note.toggleAttribute("data-over", left < 0);
    };
    note.setAttribute("aria-live", "polite");
    area.addEventListener("input", show);
    show();
  });

  // A long list of choices gets a field to narrow it; what is chosen always stays in sight.
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'`ʻʼ‘’]/g, "");
  all("[data-pick]").forEach((pick) => {
    const filter = pick.querySelector("input[type=search]");
    const status = pick.querySelector("[data-pick-status]");
    filter.closest(".pick__filter").hidden = false;
    filter.addEventListener("input", () => {
      const wanted = plain(filter.value);
      const shown = all(".choice", pick).filter((choice) => {
        const fits = plain(choice.textContent).includes(wanted);
        choice.hidden = !(fits || choice.querySelector("input").checked);
        return fits;
      });
      status.textContent = filter.value ? fill(pick.dataset.found, shown.length) : "";
    });
  });

  // Choosing files in the words of the page instead of the browser's own; the control stays where it was, unseen.
  all("[data-file]").forEach((box) => {
    const input = box.querySelector("input[type=file]");
    const upload = all("[data-upload]").find((one) => one.dataset.upload === input.name);
    const show = () => {
      box.querySelector("[data-file-names]").textContent = [...input.files].map((file) => file.name).join(", ") || box.dataset.none;
      if (upload) upload.hidden = !input.files.length;
    };
    box.querySelector(".file-drop__face").hidden = false;
    box.classList.add("is-faced");
    input.addEventListener("change", show);
    show();
  });

  // Drafts save themselves: the same form, sent in the background while one types.
  all("form[data-autosave]").forEach((form) => {
    const status = form.querySelector("[data-autosave-status]");
    const say = (key) => status && (status.textContent = status.dataset[key] || "");
    let timer;
    const save = async () => {
      say("saving");
      try {
        const body = new FormData(form);
        all("input[type=file]", form).forEach((input) => body.delete(input.name));
        const answer = await fetch(form.dataset.autosave, { method: "POST", body, headers: { "X-Autosave": "1" } });
        const revision = answer.headers.get("X-Revision"); // what the next save of this window is based on
        if (answer.ok && revision && form.elements._revision) form.elements._revision.value = revision;
        say(answer.ok && !answer.redirected ? "saved" : "failed");
      } catch {
        say("failed");
      }
    };
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, 1500);
    });
    form.addEventListener("submit", () => clearTimeout(timer));
  });

  // No line: say so, and that nothing is lost.
  const offline = document.querySelector("[data-offline]");
  const line = () => offline && (offline.hidden = navigator.onLine);
  addEventListener("online", line);
  addEventListener("offline", line);
  line();

  const worker = document.documentElement.dataset.worker;
  if (worker && navigator.serviceWorker) navigator.serviceWorker.register(worker).catch(() => {});

  // Folding menus close by Escape and by a click elsewhere.
  const menus = all("details[data-menu]");
  document.addEventListener("click", (event) => menus.forEach((menu) => menu.contains(event.target) || (menu.open = false)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus.filter((menu) => menu.open).forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // A link to a folded part opens it.
  const unfold = () => {
    const part = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (part && part.tagName === "DETAILS") part.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Printing opens the folds and closes them again.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details.fold:not([open])");
    opened.forEach((fold) => (fold.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((fold) => (fold.open = false)));
  all("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
})();
