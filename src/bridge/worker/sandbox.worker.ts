/** The worker's entry: a host, its messages, and the computer's own clock. */
import type { ToWorker } from '../protocol';
import { realWall } from './pacer';
import { WorkerHost } from './worker-host';

const host = new WorkerHost({
  wall: realWall(),
  post: (message, transfer) => self.postMessage(message, { transfer }),
});

self.addEventListener('message', (event: MessageEvent<ToWorker>) => host.receive(event.data));
