import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { allowOwnWorkers } from './bridge/allow-own-workers';
import type { Transport } from './bridge/client';
import { createTrialWorker } from './bridge/trial-worker';
import { createWorkerTransport } from './bridge/worker-transport';
import { carriesLesson, carriesSandbox } from './formats/share/link-prefix';
import { unreadAddress } from './formats/share/unread-address';
import { type AppUpdates, keepAppOffline } from './offline/app-updates';
import { watchInstallOffer } from './offline/install-offer';
import { createSandboxApp } from './state/create-sandbox-app';
import type { ServedSandbox } from './state/served-sandbox';
import { App } from './ui/app';

const EmbedPage = lazy(() => import('./ui/embed/embed-page'));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

allowOwnWorkers();

// `sim serve` writes into its page where the run is that the page is to show.
const endpoint = document.querySelector<HTMLMetaElement>('meta[name="ecs-sandbox-endpoint"]');
const served = endpoint ? readServed() : undefined;
/** Inside another page: the canvas with play and reset, and nothing is kept. */
const isEmbedded = !endpoint && new URLSearchParams(window.location.search).has('embed');
const app = createSandboxApp({
  transport: await findSimulator(),
  newTransport: createWorkerTransport,
  newTrialWorker: createTrialWorker,
  served,
  isKept: !isEmbedded,
});
createRoot(root).render(
  <StrictMode>
    <App parts={app}>
      {isEmbedded ? (
        <Suspense>
          <EmbedPage started={app.start()} />
        </Suspense>
      ) : undefined}
    </App>
  </StrictMode>,
);
// Other pages may frame this one, and `sim serve` may be another version: neither is kept.
if (import.meta.env.PROD && !endpoint && !isEmbedded) whenIdle(() => keepAppOffline(offerUpdate));
if (!isEmbedded) {
  void app.start().then(openLink).then(noteAddress);
  watchInstallOffer((installApp) => app.view.setState({ installApp }));
  // A link pasted into the address of a page that is open already loads no page.
  window.addEventListener('hashchange', () => void openLink());
}

async function findSimulator(): Promise<Transport> {
  if (!endpoint) return createWorkerTransport();
  const { createRemoteTransport } = await import('./bridge/remote-transport');
  const address = new URL(endpoint.content, window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return createRemoteTransport(address.href);
}

/** The rest of the app is fetched once what is shown has been. */
function whenIdle(work: () => Promise<void>): void {
  if (document.readyState === 'complete') void work();
  else window.addEventListener('load', () => void work(), { once: true });
}

/** Never by itself: the user says when, and what is open is saved before. */
function offerUpdate({ load }: AppUpdates): void {
  app.view.setState({ loadUpdate: load });
}

/** Says what of the address is not read, unless there is more to say. */
function noteAddress(): void {
  const { view } = app;
  const { notice } = view.getState();
  view.setState({ notice: notice ?? unreadAddress(window.location) });
}

function readServed(): ServedSandbox {
  const told = document.getElementById('ecs-sandbox-served')?.textContent;
  return JSON.parse(told ?? '{}') as ServedSandbox;
}

/** Opens the sandbox that the address carries, and takes it out of the address. */
async function openLink(): Promise<void> {
  const { hash, pathname, search } = window.location;
  const isLesson = carriesLesson(hash);
  if (!isLesson && !carriesSandbox(hash)) return;
  window.history.replaceState(null, '', pathname + search);
  if (served) {
    // Others use this run: a link that somebody sent must not put another one in its place.
    app.view.setState({
      notice: 'This page shows what “sim serve” runs: links are not opened here.',
    });
    return;
  }
  try {
    if (isLesson) await (await import('./ui/learn/open-lesson-link')).openLessonLink(app, hash);
    else await app.commands.openLink(hash);
  } catch (error) {
    app.view.setState({ notice: error instanceof Error ? error.message : String(error) });
  }
}
