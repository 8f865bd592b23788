/** A template's script as it is read in the browser, and the commands that it proposes. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SCENARIOS } from '../../../src/content';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { openScript } from '../../../src/state/view-store';
import { OutcomeNotice } from '../../../src/ui/canvas/outcome-notice';
import { ScriptDialog } from '../../../src/ui/palette/script-dialog';
import { entity, openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
beforeEach(async () => {
  app = await openSandbox();
});
afterEach(() => app.close());

async function open(id: string) {
  const user = show(
    app,
    <>
      <ScriptDialog />
      <OutcomeNotice />
    </>,
  );
  act(() => openScript(app.view, id));
  await screen.findByRole('heading', { name: 'The script' });
  return user;
}

const dialog = () => within(screen.getByRole('dialog'));
const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

test('shows all of the script, comments too, and what to try next', async () => {
  await open('linear-10-percent');
  const { script } = SCENARIOS.find(({ id }) => id === 'linear-10-percent')!;
  const shown = dialog().getByRole('region', { name: 'The script' }).querySelector('pre')!;
  const lines = [...shown.querySelectorAll('code')].map((line) => line.textContent);
  expect(lines.join('\n')).toBe(script.trim());
  expect(dialog().getByRole('button', { name: 'Copy the script' })).toBeVisible();
  const next = within(dialog().getByRole('region', { name: 'Try next' }));
  // Two lines, the first of which only says which deployment: one command.
  expect(next.getAllByRole('button', { name: 'Copy the command' })).toHaveLength(1);
  expect(next.queryByRole('button', { name: /^Run it/ })).toBeNull();
});

test('runs the template; then a proposed command, with what the script gave names to', async () => {
  const user = await open('external-task-sets');
  await user.click(dialog().getByRole('button', { name: 'Run template' }));
  await closed();
  await user.click(await screen.findByRole('button', { name: 'the script' }));
  const scale = await screen.findByRole('button', { name: 'Run it: aws ecs update-task-set' });
  expect(dialog().queryByRole('button', { name: 'Run template' })).toBeNull();
  await user.click(scale);
  await closed();
  expect(screen.getByText('Run aws ecs update-task-set')).toBeVisible();
  expect(app.view.getState().lastOutcome?.gesture.operations).toMatchObject([
    { target: 'ECS.UpdateTaskSet', input: { scale: { value: 100, unit: 'PERCENT' } } },
  ]);
  await waitFor(() => expect(entity(app, 'service').name).toBe('web'));
  expect(screen.getByRole('button', { name: 'the script' })).toBeVisible();
});

test('an answer is read in the dialog; a refusal too', async () => {
  const user = await open('exits-without-tripping-breaker');
  await user.click(dialog().getByRole('button', { name: 'Run template' }));
  await closed();
  await user.click(await screen.findByRole('button', { name: 'the script' }));
  await user.click(await screen.findByRole('button', { name: /^Run it: aws ecs describe/ }));
  expect(await dialog().findByText(/"IN_PROGRESS",\s+0/)).toBeVisible();
  await act(async () => {
    await app.commands.send('ECS.DeleteService', { cluster: 'demo', service: 'web', force: true });
  });
  await user.click(dialog().getByRole('button', { name: 'Run it: aws ecs update-service' }));
  expect(await dialog().findByText(/ServiceNotActiveException/)).toBeVisible();
});

test('in another sandbox the commands are to be copied only', async () => {
  const user = await open('rolling-good');
  await user.click(dialog().getByRole('button', { name: 'Run template' }));
  await closed();
  await act(() => app.commands.newSandbox('Another'));
  act(() => openScript(app.view, 'rolling-good'));
  expect(await screen.findByRole('button', { name: 'Run template' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Run it/ })).toBeNull();
});
