/** The service worker's entry: keeps this build, answers from it, waits until it may take over. */
import { keptBuilds } from './kept-builds';
import type { WorkerScope } from './worker-scope';

declare const self: WorkerScope;

const builds = keptBuilds(caches, self.__WB_MANIFEST, self.registration.scope, (...asked) =>
  fetch(...asked),
);

/** Whether at most the page that speaks is open. */
const isAlone = async (): Promise<boolean> =>
  (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length <= 1;

self.addEventListener('install', (event) => event.waitUntil(builds.keep()));

// A first visit has all of the app from now on, not only from the next load.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
  if (event.data === 'page-loaded') event.waitUntil(isAlone().then(builds.forget));
});

self.addEventListener('fetch', (event) => {
  const answer = builds.answerTo(event.request);
  if (answer) event.respondWith(answer);
});
