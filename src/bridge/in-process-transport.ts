import type { Transport } from './client';
import type { FromWorker, ToWorker } from './protocol';
import { realWall, type Wall } from './worker/pacer';
import { WorkerHost } from './worker/worker-host';

export interface InProcessOptions {
  /** Lets a test turn the clock by hand. */
  wall?: Wall;
  /** False for a run that others use too; true unless given. */
  canTravel?: boolean;
}

/**
 * The same host in this very thread: for Node and for tests. Messages are copied, as between
 * threads, so that neither side can change what the other holds.
 */
export function createInProcessTransport(options: InProcessOptions = {}): Transport {
  const wall = options.wall ?? realWall();
  let listener: (message: FromWorker) => void = () => {};
  let closed = false;
  const deliver = (message: FromWorker) => {
    if (!closed) listener(message);
  };
  const newHost = (): WorkerHost => {
    const host: WorkerHost = new WorkerHost({
      wall,
      canTravel: options.canTravel ?? true,
      post: (message, transfer) => {
        const copy = structuredClone(message, { transfer });
        queueMicrotask(() => host === current && deliver(copy));
      },
    });
    return host;
  };
  let current = newHost();
  return {
    post: (message: ToWorker) => {
      const copy = structuredClone(message);
      queueMicrotask(() => {
        if (!closed) current.receive(copy);
      });
    },
    listen: (onMessage) => {
      listener = onMessage;
    },
    renew: () => {
      current.close();
      current = newHost();
    },
    close: () => {
      closed = true;
      current.close();
    },
  };
}
