import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { openReference } from '../../../src/state/view-store';
import { Screens } from '../../../src/ui/shell/screens';
import { entity, openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof show>;

beforeEach(async () => {
  app = await openSandbox();
  user = show(app, <Screens />);
  openReference(app.view, 'launch-types', 'bridge');
  await screen.findByRole('table', { name: 'Launch types' });
});
afterEach(() => app.close());

const tryIt = (name: string) => user.click(screen.getByRole('button', { name: `Try it: ${name}` }));

test('a cell that says no shows the refusal; one that says yes a running task', async () => {
  await tryIt('Network mode bridge · Fargate');
  const refusal = await screen.findByRole('region', {
    name: 'Tried out: Network mode bridge · Fargate',
  });
  await waitFor(() =>
    expect(refusal).toHaveTextContent(
      "ClientException: Fargate only supports network mode 'awsvpc'.",
    ),
  );
  expect(within(refusal).queryByRole('button', { name: /canvas/ })).not.toBeInTheDocument();
  await tryIt('Network mode bridge · EC2');
  const answer = await screen.findByRole('region', {
    name: 'Tried out: Network mode bridge · EC2',
  });
  await waitFor(() => expect(answer).toHaveTextContent(/ECS answers:RUNNING/));
  expect(refusal).not.toBeInTheDocument();
  // All of it happened aside.
  expect(app.mirror.getState().entities.size).toBe(0);
  await user.click(within(answer).getByRole('button', { name: 'See it on the canvas' }));
  await waitFor(() => expect(app.view.getState().screen).toEqual({ kind: 'workbench' }));
  await waitFor(() => expect(entity(app, 'task').lastStatus).toBe('RUNNING'));
  expect(app.workspace.getState().name).toBe('Network mode bridge · EC2');
});

test('rows are found by what they say; Managed Instances are explained only', async () => {
  await user.type(screen.getByRole('searchbox', { name: 'Search capabilities' }), 'bottlerocket');
  const row = await screen.findByRole('row', { name: /machine image of your own/ });
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/^1 of/));
  expect(row).toHaveTextContent(/No Bottlerocket, as AWS has it\.Not simulated\./);
  expect(within(row).queryByRole('button')).not.toBeInTheDocument();
});
