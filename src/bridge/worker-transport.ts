import type { Transport } from './client';
import { Heartbeat } from './heartbeat';
import type { FromWorker, ToWorker } from './protocol';

const NOT_LOADED = 'The simulator did not load, or the browser ended it.';
const UNREADABLE = 'The simulator said something that could not be read.';

/** The simulator in a Web Worker of its own: the way it runs in a browser. */
export function createWorkerTransport(): Transport {
  let listener: (message: FromWorker) => void = () => {};
  let worker: Worker | null = null;
  const post = (message: ToWorker) => worker?.postMessage(message);
  const heart = new Heartbeat(
    () => post({ type: 'ping' }),
    (seconds) => listener({ type: 'silent', seconds }),
  );
  const start = () => {
    worker = newWorker();
    heart.start();
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      heart.beat();
      if (data.type !== 'pong') listener(data);
    });
    // A worker that could not be loaded says so here, often without words; one that the browser
    // has ended for want of memory too.
    worker.addEventListener('error', ({ message }) =>
      listener({ type: 'crashed', message: message || NOT_LOADED }),
    );
    worker.addEventListener('messageerror', () =>
      listener({ type: 'crashed', message: UNREADABLE }),
    );
  };
  const stop = () => {
    heart.stop();
    worker?.terminate();
    worker = null;
  };
  start();
  return {
    post,
    listen: (onMessage) => {
      listener = onMessage;
    },
    renew: () => {
      stop();
      start();
    },
    close: stop,
  };
}

const newWorker = (): Worker =>
  new Worker(new URL('./worker/sandbox.worker.ts', import.meta.url), {
    type: 'module',
    name: 'simulator',
  });
