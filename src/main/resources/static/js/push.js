// Pushes: shown where the browser knows them. Asks the browser for a subscription and posts it with the form.
(() => {
    "use strict";
    const place = document.querySelector("[data-push]");
    if (!place || !("serviceWorker" in navigator) || !("PushManager" in window)) {
        return;
    }
    place.hidden = false;
    const form = place.querySelector("form");
    const said = place.querySelector("[role=status]");

    const activated = (registration) => {
        const coming = registration.installing || registration.waiting;
        return coming === null ? Promise.resolve() : new Promise((done) => {
            coming.addEventListener("statechange", () => coming.state === "activated" && done());
        });
    };

    const subscribe = async () => {
        const answer = await fetch("/rota/devices/key", {
            method: "POST",
            body: new URLSearchParams({_csrf: form.elements._csrf.value}),
        });
        if (!answer.ok) {
            throw new Error("no key");
        }
        const registration = await navigator.serviceWorker.register("/js/push-worker.js");
        await activated(registration);
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
