/** The app over the real simulator in this thread, with a web service behind a load balancer. */
import { MantineProvider } from '@mantine/core';
import { act, configure, render, waitFor } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createInProcessTransport } from '../../src/bridge/in-process-transport';
import { createInProcessTrials } from '../../src/bridge/in-process-trials';
import { runScript } from '../../src/cli/run-script';
import { SCENARIOS } from '../../src/content';
import type { EntityView } from '../../src/model/view';
import { createSandboxApp, type SandboxApp } from '../../src/state/create-sandbox-app';
import { createDocumentStore } from '../../src/state/document-store';
import { SandboxProvider } from '../../src/ui/sandbox-context';

// A busy machine may take its time: what counts is that it comes.
configure({ asyncUtilTimeout: 10_000 });

let opened = 0;

/** A sandbox with nothing in it, at time 0, paused, kept where no other test keeps its own. */
export async function openSandbox(): Promise<SandboxApp> {
  const store = createDocumentStore(`sandboxes-of-test-${++opened}`);
  const app = createSandboxApp({
    transport: createInProcessTransport(),
    newTransport: () => createInProcessTransport(),
    newTrialWorker: createInProcessTrials,
    store,
  });
  await app.start();
  return app;
}

/** The template `web-behind-an-alb`, run until its service is steady. */
export async function openWebService(): Promise<SandboxApp> {
  const app = await openSandbox();
  const script = `${SCENARIOS[0]!.script}\naws sandbox wait --until steady:web --timeout 300\n`;
  const io = { send: app.commands.send, readFile: () => undefined };
  for await (const step of runScript(script, io)) {
    if (!step.ok) throw new Error(`${step.command}: ${step.text}`);
  }
  // Answers may come before the frame that shows what they speak of.
  await waitFor(() => {
    if (!entity(app, 'service').steady) throw new Error('not steady on the screen yet');
    // The client is the last thing that the script makes.
    entity(app, 'traffic');
  });
  return app;
}

/** An operation that must succeed; the frame that tells of it follows. */
export async function give(app: SandboxApp, target: string, input: Record<string, unknown>) {
  await act(async () => {
    const result = await app.commands.send(target, input);
    if (!result.ok) throw new Error(`${target}: ${result.error.__type}: ${result.error.message}`);
  });
}

/** The only entity of its kind with this name, or the first of its kind. */
export function entity<Kind extends EntityView['kind']>(
  app: SandboxApp,
  kind: Kind,
  name?: string,
) {
  const found = [...app.mirror.getState().entities.values()].find(
    (view) => view.kind === kind && (name === undefined || ('name' in view && view.name === name)),
  );
  if (!found) throw new Error(`there is no ${kind} ${name ?? ''}`);
  return found as Extract<EntityView, { kind: Kind }>;
}

/** Puts a part of the screen over a sandbox; answers hands to use it with. */
export function show(app: SandboxApp, children: ReactNode) {
  render(
    <MantineProvider env="test">
      <SandboxProvider parts={app}>{children}</SandboxProvider>
    </MantineProvider>,
  );
  // Whether styles let a press through is not asked: none are here; browser tests have them.
  return userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
}
