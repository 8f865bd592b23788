import { createInProcessTransport } from '../../src/bridge/in-process-transport';
import { seconds } from '../../src/model/sim-time';
import type { DocumentStore } from '../../src/state/document-store';
import { createDocumentStore } from '../../src/state/document-store';
import { createSandboxApp, type SandboxApp } from '../../src/state/create-sandbox-app';

/** A page without a screen: the real simulator in this thread, the real stores and storage. */
export interface SandboxPage extends SandboxApp {
  readonly store: DocumentStore;
  /** Resolves when the stores hold what is asked for. */
  until: (holds: (page: SandboxApp) => boolean) => Promise<void>;
  /** The output of an operation; throws when it is refused. */
  output: <T = unknown>(target: string, input?: Record<string, unknown>) => Promise<T>;
}

/** `database` names where sandboxes are kept: two pages with one name share what they store. */
export async function openPage(database: string): Promise<SandboxPage> {
  const store = createDocumentStore(database);
  const app = createSandboxApp({
    transport: createInProcessTransport(),
    newTransport: () => createInProcessTransport(),
    store,
    // Soon, so that a test that waits for it is short.
    saveAfterMs: 50,
  });
  await app.start();
  return {
    ...app,
    store,
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds(app)) return;
          for (const stop of stops) stop();
          resolve();
        };
        const stops = [
          app.mirror.subscribe(look),
          app.workspace.subscribe(look),
          app.view.subscribe(look),
        ];
        look();
      }),
    output: async (target, input = {}) => {
      const result = await app.commands.send(target, input);
      if (!result.ok) throw new Error(`${target}: ${result.error.__type}: ${result.error.message}`);
      return result.output as never;
    },
  };
}

/** A page that stands still a minute after the cluster `one` was made. */
export async function openPageAtMinute(database: string): Promise<SandboxPage> {
  const page = await openPage(database);
  page.commands.control({ type: 'pause' });
  await page.output('ECS.CreateCluster', { clusterName: 'one' });
  await page.output('Sandbox.Wait', { for: 60 });
  await page.until(({ mirror }) => mirror.getState().run.head === seconds(60));
  return page;
}
