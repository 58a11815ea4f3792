// Shows what was pushed: one sentence that says neither from where nor what. A newer one takes the place of the older. A
// touch opens Today, behind the sign-in.
"use strict";
self.addEventListener("push", (event) => {
    const text = event.data ? event.data.text() : "You have a new note.";
    event.waitUntil(self.registration.showNotification(text, {tag: "note"}));
});
self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(self.clients.openWindow("/me"));
});
