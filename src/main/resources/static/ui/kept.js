// The person's plan on the person's phone: kept locked in this browser, opened here without a network. The lock is a key
// pair of this phone: the open half seals what comes, the other half never leaves the browser. With a PIN that half is
// itself locked by the PIN and by a second key that cannot be read out of the browser.
(() => {
  "use strict";
  // --- Whom to reach: this phone knows the hour, with no network too. Days count from Monday.
  const holds = (coded, day, time) => coded === "any" || coded.split(" ").filter(Boolean).some((stretch) => {
    const [days, hours] = stretch.split("@");
    const [from, until] = hours.split("-");
    const before = day === 1 ? 7 : day - 1;
    return until > from
      ? days.includes(day) && from <= time && time < until
      : (days.includes(day) && from <= time) || (days.includes(before) && time < until);
  });
  const inReach = () => {
    const now = new Date();
    const time = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
    document.querySelectorAll("[data-hours]").forEach((one) =>
      one.classList.toggle("now", holds(one.dataset.hours, now.getDay() || 7, time)));
    document.querySelectorAll("[data-reach]").forEach((place) => {
      const said = place.querySelector("[data-reach-said]");
      const list = place.querySelector("ul");
      list.written ??= [...list.children];
      const reached = list.written.filter((one) => one.classList.contains("now"));
      const order = [...reached, ...list.written.filter((one) => !reached.includes(one))];
      if (order.some((one, at) => list.children[at] !== one)) list.replaceChildren(...order);
      said.textContent = reached.length > 0 ? said.dataset.some : said.dataset.none;
    });
  };
  inReach();
  setInterval(inReach, 60 * 1000);
  document.addEventListener("visibilitychange", inReach); // a phone out of a pocket

  if (!("indexedDB" in window) || !window.crypto?.subtle) return;
  const crypt = window.crypto.subtle;
  const ROUNDS = 600000; // OWASP, Password Storage Cheat Sheet (2023): PBKDF2 with HMAC-SHA-256
  const OFTEN = 10 * 60 * 1000;
  const text = new TextEncoder();
  const own = document.body.matches(".participant:not(.family)");

  // --- The one record in the browser's store.
  const asked = (request) => new Promise((done, lost) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => lost(request.error);
  });
  const store = async (mode) => {
    const opening = indexedDB.open("day", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
    return (await asked(opening)).transaction("kept", mode).objectStore("kept");
  };
  const read = async () => asked((await store("readonly")).get("plan"));
  const write = async (record) => asked((await store("readwrite")).put(record, "plan"));
  const erase = async () => asked((await store("readwrite")).clear());

  // --- Locking and opening.
  const some = (count) => window.crypto.getRandomValues(new Uint8Array(count));
  const locked = async (key, plain) => {
    const iv = some(12);
    return { iv, data: await crypt.encrypt({ name: "AES-GCM", iv }, key, plain) };
  };
  const opened = (key, lock) => crypt.decrypt({ name: "AES-GCM", iv: lock.iv }, key, lock.data);
  const pinKey = async (pin, salt) => crypt.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS },
    await crypt.importKey("raw", text.encode(pin.normalize("NFKC").trim()), "PBKDF2", false, ["deriveKey"]),
    { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const aes = (mayLeave) => crypt.generateKey({ name: "AES-GCM", length: 256 }, mayLeave, ["encrypt", "decrypt"]);
  const RSA = { name: "RSA-OAEP", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };

  const pair = async (pin) => {
    const made = await crypt.generateKey(RSA, pin !== "", ["encrypt", "decrypt"]);
    if (pin === "") return { seals: made.publicKey, opens: made.privateKey };
    const device = await aes(false);
    const salt = some(16);
    const inner = await locked(await pinKey(pin, salt), await crypt.exportKey("pkcs8", made.privateKey));
    return { seals: made.publicKey, device, salt, iv: inner.iv, pinned: await locked(device, inner.data) };
  };
  const sealed = async (keys, page) => {
    const key = await aes(true);
    return {
      page: await locked(key, text.encode(page)),
      key: await crypt.encrypt({ name: "RSA-OAEP" }, keys.seals, await crypt.exportKey("raw", key)),
    };
  };
  const unsealed = async (record, pin) => {
    const keys = record.keys;
    let opens = keys.opens;
    if (!opens) {
      const inner = await opened(keys.device, keys.pinned);
      const plain = await opened(await pinKey(pin, keys.salt), { iv: keys.iv, data: inner });
      opens = await crypt.importKey("pkcs8", plain, { name: "RSA-OAEP", hash: "SHA-256" }, false, ["decrypt"]);
    }
    const key = await crypt.importKey("raw", await crypt.decrypt({ name: "RSA-OAEP" }, opens, record.sealed.key), "AES-GCM", false, ["decrypt"]);
    return new TextDecoder().decode(await opened(key, record.sealed.page));
  };

  // --- The program: may it stay, and is it still what holds?
  const tell = async (record, gone) => {
    try {
      await fetch("/kept/standing", { method: "POST", headers: { Kept: record.secret }, body: new URLSearchParams({ gone }), credentials: "omit" });
    } catch {
      // Without a network nobody hears it; the copy is gone all the same.
    }
  };
  const mayStay = async (record) => {
    const answer = await fetch("/kept/standing", { method: "POST", headers: { Kept: record.secret }, credentials: "omit" });
    return !answer.ok || (await answer.json()).standing !== "remove";
  };
  const refreshed = async (record) => {
    const answer = await fetch("/me/kept", { headers: { Kept: record.secret, "If-None-Match": record.stamp }, cache: "no-store" });
    if (answer.status !== 200 || answer.redirected) return { ...record, checkedAt: Date.now() };
    return {
      ...record,
      sealed: await sealed(record.keys, await answer.text()),
      stamp: answer.headers.get("ETag") ?? "",
      checkedAt: Date.now(),
    };
  };
  const checked = async () => {
    const record = await read();
    const now = document.querySelector("[data-keep], [data-kept]") !== null;
    if (!record || (!now && Date.now() - record.checkedAt < OFTEN)) return record;
    try {
      if (!(await mayStay(record))) {
        await erase();
        return undefined;
      }
      if (!own) return record;
      const fresh = await refreshed(record);
      await write(fresh);
      return fresh;
    } catch {
      return record; // no network: as it was
    }
  };

  // --- Help: opens what is kept.
  const showKept = (record) => {
    const place = document.querySelector("[data-kept]");
    if (!place || !record) return;
    const form = place.querySelector("form");
    const said = place.querySelector("[role=status]");
    const plan = place.querySelector("[data-kept-plan]");
    const open = async (pin) => {
      try {
        const page = new DOMParser().parseFromString(await unsealed(record, pin), "text/html");
        plan.replaceChildren(...page.body.childNodes);
        plan.hidden = false;
        inReach();
        form.hidden = true;
        said.textContent = "";
        if (pin) plan.querySelector("h2")?.focus();
      } catch {
        said.textContent = record.keys.opens ? said.dataset.broken : said.dataset.wrong;
        form.elements.pin.select();
      }
    };
    place.hidden = false;
    if (record.keys.opens) {
      form.hidden = true;
      open("");
    } else {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        open(form.elements.pin.value);
      });
    }
    const remove = place.querySelector("[data-kept-remove]");
    remove.addEventListener("click", async () => {
      if (!remove.classList.toggle("sure")) {
        await erase();
        await tell(record, true);
        place.replaceChildren(said);
        said.textContent = said.dataset.removed;
      } else {
        remove.textContent = remove.dataset.sure;
      }
    });
  };

  // --- The plan's own page: keeps it, says that it is kept.
  const offerKeeping = (record) => {
    const place = document.querySelector("[data-keep]");
    if (!place) return;
    const form = place.querySelector("form");
    const said = place.querySelector("[role=status]");
    place.hidden = false;
    if (record) {
      form.hidden = true;
      said.textContent = said.dataset.kept;
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const pin = form.elements.pin.value.trim();
      if (pin !== "" && !/^\d{4,12}$/.test(pin)) {
        said.textContent = said.dataset.digits;
        form.elements.pin.focus();
        return;
      }
      if (pin !== form.elements.again.value.trim()) {
        said.textContent = said.dataset.differs;
        form.elements.again.focus();
        return;
      }
      said.textContent = said.dataset.keeping;
      try {
        const answer = await fetch("/me/kept", { method: "POST", body: new URLSearchParams({ _csrf: form.elements._csrf.value }) });
        if (!answer.ok || answer.redirected) throw new Error("not answered");
        const keys = await pair(pin);
        await write({
          keys,
          sealed: await sealed(keys, await answer.text()),
          secret: answer.headers.get("Kept"),
          stamp: answer.headers.get("ETag") ?? "",
          checkedAt: Date.now(),
        });
        await navigator.storage?.persist?.();
        form.hidden = true;
        said.textContent = said.dataset.kept;
        said.tabIndex = -1;
        said.focus();
      } catch {
        said.textContent = said.dataset.failed;
      }
    });
  };

  // --- Signing out asks: keep or remove.
  const askAtTheDoor = () => {
    const question = document.querySelector("[data-kept-door]");
    if (!question) return;
    document.querySelectorAll("form[action='/sign-out']").forEach((form) => form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const record = await read().catch(() => undefined);
      if (!record) {
        form.submit();
        return;
      }
      question.returnValue = "";
      question.showModal();
      question.addEventListener("close", async () => {
        if (question.returnValue === "remove") {
          await erase();
          await tell(record, true);
        }
        if (question.returnValue !== "") form.submit();
      }, { once: true });
    }));
  };

  const begin = async () => {
    askAtTheDoor();
    const record = await checked();
    showKept(record);
    offerKeeping(record);
    if (own && navigator.serviceWorker && !document.body.hasAttribute("data-shared")) {
      const had = navigator.serviceWorker.controller;
      const registration = await navigator.serviceWorker.register("/worker.js");
      const last = Number(localStorage.getItem("again") ?? 0);
      if (had && Date.now() - last > OFTEN) {
        registration.active?.postMessage("again");
        localStorage.setItem("again", String(Date.now()));
      }
    }
  };
  begin().catch(() => {});
})();
