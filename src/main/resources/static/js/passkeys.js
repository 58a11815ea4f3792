// Passkeys: shows the forms where the browser knows them, asks our server for options, the device for an answer, and
// posts the answer with the form. Without script or without passkeys nothing appears, and passwords do everything.
(() => {
    "use strict";
    const known = window.PublicKeyCredential
        && PublicKeyCredential.parseRequestOptionsFromJSON
        && PublicKeyCredential.parseCreationOptionsFromJSON;
    if (!known) {
        return;
    }

    const options = async (form, mode) => {
        const token = form.querySelector("input[name=_csrf]");
        const answer = await fetch("/passkeys/options/" + mode, {
            method: "POST",
            headers: {"Content-Type": "application/x-www-form-urlencoded"},
            body: new URLSearchParams({_csrf: token.value}),
        });
        if (!answer.ok) {
            throw new Error("no options");
        }
        return answer.json();
    };

    const ask = async (form) => {
        const mode = form.dataset.passkey;
        const given = await options(form, mode);
        const credential = mode === "create"
            ? await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(given)})
            : await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(given)});
        return JSON.stringify(credential.toJSON());
    };

    for (const form of document.querySelectorAll("form[data-passkey]")) {
        form.hidden = false;
        form.addEventListener("submit", async (event) => {
            event.preventDefault();
            const status = form.querySelector("[data-passkey-status]");
            status.textContent = "";
            try {
                form.elements.credential.value = await ask(form);
                form.submit();
            } catch {
                status.textContent = form.dataset.passkeyFailed;
            }
        });
    }
})();
