import type { Transport } from './client';
import type { FromWorker } from './protocol';

/** The simulator in a Web Worker of its own: the way it runs in a browser. */
export function createWorkerTransport(): Transport {
  const worker = new Worker(new URL('./worker/sandbox.worker.ts', import.meta.url), {
    type: 'module',
    name: 'simulator',
  });
  return {
    post: (message) => worker.postMessage(message),
    listen: (onMessage) => {
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) =>
        onMessage(event.data),
      );
      // A worker that could not be loaded says so here, often without words.
      worker.addEventListener('error', (event) =>
        onMessage({ type: 'crashed', message: event.message || 'The simulator did not load.' }),
      );
    },
    close: () => worker.terminate(),
  };
}
