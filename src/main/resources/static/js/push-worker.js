// Shows what was pushed: one neutral sentence. A click opens Today, behind the sign-in.
"use strict";
self.addEventListener("push", (event) => {
    const text = event.data ? event.data.text() : "Please sign in now.";
    event.waitUntil(self.registration.showNotification(text, {tag: "ring", renotify: true, requireInteraction: true}));
});
self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(self.clients.openWindow("/today"));
});
