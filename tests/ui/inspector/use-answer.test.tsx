import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { SandboxProvider } from '../../../src/ui/sandbox-context';
import { operation } from '../../../src/ui/inspector/operation';
import { useAnswer } from '../../../src/ui/inspector/use-answer';
import { openSandbox } from '../../support/web-sandbox';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How often a page asks that is changed all the time for so long, ms. */
async function asksIn(time: number, answerTakes: number): Promise<number> {
  const app = await openSandbox();
  let asks = 0;
  const send: typeof app.commands.send = async (...asked) => {
    asks++;
    await pause(answerTakes);
    return app.commands.send(...asked);
  };
  const parts = { ...app, commands: { ...app.commands, send } };
  const question = operation('ECS.ListClusters', {});
  const { rerender, unmount } = renderHook(({ version }) => useAnswer(question, version), {
    initialProps: { version: 0 },
    wrapper: ({ children }: { children: ReactNode }) => (
      <SandboxProvider parts={parts}>{children}</SandboxProvider>
    ),
  });
  const start = Date.now();
  for (let version = 1; Date.now() - start < time; version++) {
    rerender({ version });
    await act(() => pause(100));
  }
  unmount();
  await app.close();
  return asks;
}

test('what takes long to answer is asked less often', async () => {
  const quick = await asksIn(2500, 0);
  const slow = await asksIn(2500, 400);
  expect(slow).toBeGreaterThan(1);
  // The first question, then one each 1.6 seconds.
  expect(slow).toBeLessThanOrEqual(3);
  expect(quick).toBeGreaterThan(slow);
});
