/**
 * The service worker that `serve` answers with. A browser that has visited the app at this address
 * before (`npm start` on the same port) would go on showing what it kept, in place of the page of
 * this run; this one throws that away, takes itself off and loads the pages again.
 */
export const NO_WORKER = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  const takeAway = async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    await self.registration.unregister();
    for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
  };
  event.waitUntil(takeAway());
});
`;
