// Help without a network: one page that holds nobody's data, and what it needs to look like itself. Everything else goes
// to the network as if this were not here; nothing of a person is kept by it.
"use strict";
const STORE = "shell " + SHELL.join(" ");
const PAGE = SHELL[0];
const PATIENCE = 8000;

self.addEventListener("install", (event) => {
    event.waitUntil((async () => {
        const store = await caches.open(STORE);
        await store.addAll(SHELL.map((address) => new Request(address, {cache: "reload"})));
        await self.skipWaiting();
    })());
});

self.addEventListener("activate", (event) => {
    event.waitUntil((async () => {
        for (const name of await caches.keys()) {
            if (name.startsWith("shell ") && name !== STORE) {
                await caches.delete(name);
            }
        }
        await self.clients.claim();
    })());
});

// A signed-in page knows the program's number and the person's language: what it asks for replaces the kept page.
self.addEventListener("message", (event) => {
    if (event.data === "again") {
        event.waitUntil(caches.open(STORE).then((store) => store.add(new Request(PAGE, {cache: "reload"}))).catch(() => {}));
    }
});

const kept = async (request) => (await caches.open(STORE)).match(request);

const page = async (request) => {
    let patience;
    try {
        const answer = await Promise.race([
            fetch(request),
            new Promise((_, lost) => {
                patience = setTimeout(() => lost(new Error("too slow")), PATIENCE);
            }),
        ]);
        return answer.status >= 502 && answer.status <= 504 ? (await kept(PAGE)) ?? answer : answer;
    } catch (lost) {
        const instead = await kept(PAGE);
        if (!instead) {
            throw lost;
        }
        return instead;
    } finally {
        clearTimeout(patience);
    }
};

self.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    if (url.origin !== self.location.origin) {
        return;
    }
    if (event.request.mode === "navigate") {
        // A form waits as long as it takes: sent twice would be worse than slow.
        if (event.request.method === "GET") {
            event.respondWith(page(event.request));
        }
    } else if (SHELL.includes(url.pathname + url.search) && url.pathname !== PAGE) {
        event.respondWith(kept(event.request).then((found) => found ?? fetch(event.request)));
    }
});
