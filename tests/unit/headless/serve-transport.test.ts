/** A page's transport over a real socket keeps the promises that a worker's does. */
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { WebSocket } from 'ws';
import { createInProcessTransport } from '../../../src/bridge/in-process-transport';
import { createRemoteTransport } from '../../../src/bridge/remote-transport';
import { createHttpDoor } from '../../../src/headless/serve/http-door';
import { SharedRun } from '../../../src/headless/serve/shared-run';
import { describeTransport } from '../../support/transport-contract';

// What browsers have, and Node 20 has not.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends) end();
});

describeTransport('over a socket', () => {
  const run = new SharedRun(createInProcessTransport(), { held: false });
  const { server, close } = createHttpDoor({ run, host: 'localhost', app: null });
  // Without a host to look up it listens at once.
  server.listen(0);
  const { port } = server.address() as AddressInfo;
  ends.push(() => {
    run.close();
    close();
  });
  return createRemoteTransport(`ws://localhost:${port}/sandbox/run`);
});
