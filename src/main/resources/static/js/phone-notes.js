// Notes on this phone: offered where the browser knows pushes. Asks it for a subscription and posts that with the form.
(() => {
    "use strict";
    const place = document.querySelector("[data-notes]");
    if (!place || !("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) {
        return;
    }
    place.hidden = false;
    document.querySelector("[data-notes-not]").hidden = true;
    const form = place.querySelector("form");
    const said = place.querySelector("[role=status]");

    const activated = (registration) => {
        const coming = registration.installing || registration.waiting;
        return coming === null ? Promise.resolve() : new Promise((done) => {
            coming.addEventListener("statechange", () => coming.state === "activated" && done());
        });
    };

    const subscribe = async () => {
        const answer = await fetch("/me/phone/key", {
            method: "POST",
            body: new URLSearchParams({_csrf: form.elements._csrf.value}),
        });
        if (!answer.ok) {
            throw new Error("no key");
        }
        const registration = await navigator.serviceWorker.register("/js/phone-notes-worker.js", {scope: "/js/phone-notes"});
        await activated(registration);
        const before = await registration.pushManager.getSubscription();
        if (before) {
            await before.unsubscribe();
        }
        return registration.pushManager.subscribe({userVisibleOnly: true, applicationServerKey: await answer.text()});
    };

    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        try {
            if (await Notification.requestPermission() !== "granted") {
                said.textContent = said.dataset.denied;
                return;
            }
            const given = (await subscribe()).toJSON();
            form.elements.address.value = given.endpoint;
            form.elements.key.value = given.keys.p256dh;
            form.elements.secret.value = given.keys.auth;
            form.submit();
        } catch {
            said.textContent = said.dataset.failed;
        }
    });
})();
