// Everything here makes a page kinder; nothing on a page needs it.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");

  // --- Quick exit: hide first, then go, and do not stay one "back" away.
  let leaving = false;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-leave]");
    if (!link) return;
    event.preventDefault();
    leaving = true;
    document.body.hidden = true;
    document.title = "";
    location.replace(link.href);
  });

  // --- A summary of problems takes the focus, so that it is heard.
  document.querySelector("[data-focus]")?.focus();

  // --- Keys. They can be turned off (WCAG 2.1.4); the choice stays in this browser.
  const remember = (selector, name, change) => {
    const box = document.querySelector(selector);
    if (!box) return;
    box.checked = localStorage.getItem(name) === null ? box.defaultChecked : localStorage.getItem(name) === "on";
    change(box.checked);
    box.addEventListener("change", () => {
      localStorage.setItem(name, box.checked ? "on" : "off");
      change(box.checked);
    });
  };
  remember("[data-dense]", "dense", (on) => root.classList.toggle("dense", on));
  remember("[data-keys]", "keys", () => {});
  const keysOn = () => localStorage.getItem("keys") !== "off";
  const isWriting = (element) => element.closest("input, textarea, select, [contenteditable]");
  let going = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      const form = event.target.closest("form");
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !keysOn() || isWriting(event.target)) return;
    if (event.timeStamp - going < 1500) {
      going = -Infinity;
      const link = document.querySelector(`[data-go="${CSS.escape(event.key.toLowerCase())}"]`);
      if (link) { event.preventDefault(); link.click(); }
    } else if (event.key === "g") {
      going = event.timeStamp;
    } else if (event.key === "/") {
      const find = document.getElementById("find");
      if (find) { event.preventDefault(); find.focus(); find.select(); }
    } else if (event.key === "?") {
      document.getElementById("keys")?.togglePopover?.();
    }
  });

  // --- Words on a roster by keys: w begins, and writes the part of the person in focus, h says how they left, Alt and an arrow goes to the next one's, from
  // the shared part to the first person; Ctrl, Shift and Enter finishes.
  const writePart = (row) => {
    const part = row?.querySelector("details.roster-part");
    const words = part?.querySelector("textarea");
    if (!words) return;
    part.open = true;
    words.focus();
    row.scrollIntoView({ block: "nearest" });
  };
  const sayHow = (row) => {
    const how = row?.querySelector("input[name^=how-]");
    if (!how) return;
    how.closest("details").open = true;
    how.focus();
  };
  const chooseOutcome = (row) => {
    const radios = [...(row?.querySelectorAll(".chips input[name^=outcome-]") ?? [])];
    (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
    return radios.length > 0;
  };
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("form") ?? document.querySelector("form.roster");
    if (!form?.matches(".roster")) return;
    if (event.key === "Enter" && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      const finish = form.querySelector("[data-finish]");
      if (finish) { event.preventDefault(); event.stopImmediatePropagation(); form.requestSubmit(finish); }
    } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.matches("textarea, input[name^=how-]")) {
      const rows = [...form.querySelectorAll(".roster-row")];
      const row = event.target.closest(".roster-row");
      event.preventDefault();
      const next = rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
      if (row && event.target.matches("textarea")) writePart(next);
      else if (row) chooseOutcome(next ?? rows[0]);
      else if (event.key === "ArrowDown" && !chooseOutcome(rows[0])) writePart(rows[0]);
    } else if ((event.key === "w" || event.key === "h") && !event.ctrlKey && !event.metaKey && !event.altKey && keysOn()
        && !event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])")) {
      event.preventDefault();
      const row = event.target.closest(".roster-row");
      if (event.key === "h") sayHow(row ?? form.querySelector(".roster-row:has([data-missing])"));
      else if (row) writePart(row);
      else form.querySelector("input[type=time], textarea")?.focus();
    }
  });

  // --- A roster by keys: a digit chooses an outcome for the person in focus, n goes to the next one.
  document.addEventListener("keydown", (event) => {
    const row = event.target.closest(".roster-row");
    const typing = event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
    if (!row || typing || event.ctrlKey || event.metaKey || event.altKey || !keysOn()) return;
    if (event.key === "n") {
      const rows = [...document.querySelectorAll(".roster-row")];
      const next = rows[rows.indexOf(row) + 1] ?? rows[0];
      const radios = [...next.querySelectorAll(".chips input[name^=outcome-]")];
      (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
      event.preventDefault();
    } else if (/^[1-9]$/.test(event.key)) {
      const radio = row.querySelectorAll(".chips input[name^=outcome-]")[Number(event.key) - 1];
      if (radio) { radio.checked = true; radio.focus(); radio.dispatchEvent(new Event("input", { bubbles: true })); event.preventDefault(); }
    }
  });

  // --- A phrase is spelled out when the space after its short word is typed; without script, when the text is saved.
  document.addEventListener("input", (event) => {
    const area = event.target;
    if (!area.matches("textarea") || event.inputType !== "insertText" || area.selectionStart !== area.selectionEnd) return;
    const called = /(?<![\p{L}\p{N};&]);([a-z0-9-]{1,20})(\s)$/iu.exec(area.value.slice(0, area.selectionStart));
    const words = called && document.querySelector(`[data-phrase="${CSS.escape(called[1].toLowerCase())}"]`)?.textContent;
    if (words) area.setRangeText(words + called[2], area.selectionStart - called[0].length, area.selectionStart, "end");
  });

  // --- A list already on the page is narrowed while one types.
  document.addEventListener("input", (event) => {
    const target = event.target.dataset.filter;
    if (!target) return;
    const sought = event.target.value.trim().toLocaleLowerCase();
    document.querySelectorAll(`#${CSS.escape(target)} :is(tbody tr, li)`).forEach((line) => {
      line.hidden = !line.textContent.toLocaleLowerCase().includes(sought);
    });
  });

  // --- What htmx could not send or save is said on the page, where the text still stands.
  const trouble = () => {
    document.getElementById("trouble")?.remove();
    const box = document.createElement("div");
    box.id = "trouble";
    box.className = "flash flash-problem";
    box.setAttribute("role", "alert");
    box.textContent = document.body.dataset.trouble;
    document.getElementById("main")?.prepend(box);
    box.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:sendError", trouble);
  document.addEventListener("htmx:responseError", trouble);

  // --- Drafts: long texts are kept while they are written.
  const PAUSE = 1500;
  const say = (form, text) => {
    const status = form.querySelector("[data-draft-status]");
    if (status) status.textContent = text;
  };
  const keep = async (form) => {
    clearTimeout(form.draftTimer);
    const written = form.draftVersion;
    try {
      const answer = await fetch(form.dataset.draft, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { "X-Requested-With": "draft" },
        redirect: "error",
        keepalive: true,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      if (form.draftVersion === written) form.dirty = false;
      say(form, form.dataset.draftSaved);
    } catch {
      say(form, form.dataset.draftLost);
      if (!leaving) form.draftTimer = setTimeout(() => keep(form), 10 * PAUSE);
    }
  };
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form");
    if (!form || form.method !== "post") return;
    if (form.matches("[data-draft]")) {
      form.dirty = true;
      form.draftVersion = (form.draftVersion ?? 0) + 1;
      clearTimeout(form.draftTimer);
      form.draftTimer = setTimeout(() => keep(form), PAUSE);
    } else if (event.target.matches("textarea")) {
      form.dirty = true;
    }
  });
  document.addEventListener("submit", (event) => {
    clearTimeout(event.target.draftTimer);
    event.target.dirty = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      document.querySelectorAll("form[data-draft]").forEach((form) => form.dirty && keep(form));
    }
  });
  // Text that is not a draft would be lost: the browser asks before it goes. Never when leaving quickly.
  addEventListener("beforeunload", (event) => {
    if (!leaving && [...document.forms].some((form) => form.dirty)) event.preventDefault();
  });
  // Without script the browser's own menu prints; the button is not shown.
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
})();
