// Keeps one page for the moment when the line is down: the offline page of this language, and its style sheet. Nothing
// that belongs to a person is ever kept on the device.
"use strict";
const KEPT = "offline-1";
const page = new URL("offline", self.location).href;

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const kept = await caches.open(KEPT);
      const answer = await fetch(page, { credentials: "omit" });
      const styles = [...(await answer.clone().text()).matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => m[1]);
      await kept.put(page, answer);
      await kept.addAll(styles);
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(page)));
  } else if (event.request.destination === "style") {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});
