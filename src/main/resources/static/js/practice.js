// Urge surfing: a clock beside words that are enough without it. Nothing is stored and nothing is sent.
(() => {
  "use strict";
  const WHOLE = 20 * 60;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  document.querySelectorAll("[data-surf]").forEach((surf) => {
    const button = surf.querySelector("[data-surf-start]");
    const left = surf.querySelector("[data-surf-left]");
    const said = surf.querySelector("[data-surf-said]");
    const line = surf.querySelector(".wave-line");
    const mark = surf.querySelector(".wave-mark");
    const steps = [...surf.querySelectorAll("[data-minute]")];
    const begin = button.textContent;
    let began = 0;
    let ticking = 0;
    const show = () => {
      const gone = Math.min(WHOLE, Math.floor((Date.now() - began) / 1000));
      const rest = WHOLE - gone;
      const clock = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
      left.textContent = rest > 0 ? surf.dataset.left.replace("{0}", clock) : "";
      const seen = still.matches ? Math.floor(gone / 60) * 60 : gone;
      const at = line.getPointAtLength(line.getTotalLength() * seen / WHOLE);
      mark.setAttribute("cx", at.x);
      mark.setAttribute("cy", at.y);
      const now = steps.filter((step) => Number(step.dataset.minute) * 60 <= gone).at(-1);
      if (!now.hasAttribute("aria-current")) {
        steps.forEach((step) => step.removeAttribute("aria-current"));
        now.setAttribute("aria-current", "step");
        said.textContent = now.textContent;
      }
      if (rest === 0) { stop(); said.textContent = left.textContent = surf.dataset.done; }
    };
    const stop = () => {
      clearInterval(ticking);
      ticking = 0;
      left.textContent = "";
      button.textContent = begin;
      steps.forEach((step) => step.removeAttribute("aria-current"));
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      if (ticking) { stop(); return; }
      began = Date.now();
      ticking = setInterval(show, 1000);
      button.textContent = surf.dataset.stop;
      show();
    });
  });
})();
