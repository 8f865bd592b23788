import type { AddressInfo } from 'node:net';
import { createInProcessTransport } from '../../src/bridge/in-process-transport';
import { createHttpDoor } from '../../src/headless/serve/http-door';
import { SharedRun } from '../../src/headless/serve/shared-run';
import type { Result } from '../../src/model/result';

/** What `sim serve` is, in this process: time passes only by waits. */
export interface ServedDoor {
  readonly url: string;
  readonly run: SharedRun;
  /** What `sim send` sends. */
  send: (target: string, input?: Record<string, unknown>) => Promise<unknown>;
  close: () => void;
}

export async function openServedDoor(
  options: { held?: boolean; requestMs?: number } = {},
): Promise<ServedDoor> {
  const run = new SharedRun(createInProcessTransport(), { held: options.held ?? true });
  const { server, close } = createHttpDoor({
    run,
    host: '127.0.0.1',
    app: null,
    requestMs: options.requestMs,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    run,
    send: async (target, input = {}) => {
      const response = await fetch(`${url}/sandbox`, {
        method: 'POST',
        body: JSON.stringify({ target, input }),
      });
      const result = (await response.json()) as Result;
      if (!result.ok) throw new Error(`${target}: ${result.error.message}`);
      return result.output;
    },
    close: () => {
      run.close();
      close();
    },
  };
}
