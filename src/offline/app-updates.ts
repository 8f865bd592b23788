/** A page that comes to the front looks for a new build, but no more often than this, ms. */
const LOOK_EVERY_MS = 60 * 60_000;

export interface AppUpdates {
  /** The new build takes over, and this page loads it. Work must have been saved before. */
  load: () => Promise<void>;
}

/**
 * Keeps the app for when there is no network, and looks for new builds of it. Where that cannot
 * be (an old browser, a page that is not from a secure address, no room) the app just needs its
 * network.
 *
 * @param onReady told once a new build is there and waits
 */
export async function keepAppOffline(onReady: (updates: AppUpdates) => void): Promise<void> {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const address = new URL('service-worker.js', document.baseURI);
  const registration = await workers
    .register(address.href, { updateViaCache: 'none' })
    .catch(() => undefined);
  if (!registration) return;

  const load = async () => {
    if (registration.waiting) {
      const changed = new Promise((resolve) =>
        workers.addEventListener('controllerchange', resolve, { once: true }),
      );
      registration.waiting.postMessage('take-over');
      await changed;
    }
    // Another page of this browser may have let it take over already.
    window.location.reload();
  };
  const tell = () => onReady({ load });
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && workers.controller) tell();
    });
  if (registration.waiting && workers.controller) tell();
  else watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  registration.active?.postMessage('page-loaded');
  lookNowAndThen(registration);
}

function lookNowAndThen(registration: ServiceWorkerRegistration): void {
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < LOOK_EVERY_MS) return;
    looked = Date.now();
    // Without a network there is nothing new.
    registration.update().catch(() => {});
  });
}
