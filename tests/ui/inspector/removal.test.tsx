import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { entity, give, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

beforeEach(async () => {
  app = await openWebService();
  app.view.setState({ inspectorTab: 'configure', selection: [entity(app, 'loadBalancer').id] });
});
afterEach(() => app.close());

const listeners = () => entity(app, 'loadBalancer').listeners;

test('a listener goes only after its consequences were named', async () => {
  const user = show(app, <Inspector />);
  await user.click(screen.getByRole('button', { name: 'Delete listener :80…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete listener :80?' });
  expect(dialog).toHaveTextContent('Requests of client shoppers to :80 are refused');
  expect(dialog).toHaveTextContent('aws elbv2 delete-listener --listener-arn');
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(listeners()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Delete listener :80…' }));
  await user.click(await screen.findByRole('button', { name: 'Delete listener :80' }));
  await waitFor(() => expect(listeners()).toEqual([]));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a rule goes only after it was said who takes its requests', async () => {
  await give(app, 'ELBv2.CreateRule', {
    ListenerArn: listeners()[0]!.arn,
    Priority: 10,
    Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
    Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  });
  const user = show(app, <Inspector />);
  await user.click(await screen.findByRole('button', { name: 'Delete rule 10…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete rule 10?' });
  expect(dialog).toHaveTextContent(
    'Requests that match path /api/* fall to the default rule, which forwards to web.',
  );
  await user.click(within(dialog).getByRole('button', { name: 'Delete rule 10' }));
  await waitFor(() => expect(listeners()[0]?.rules).toHaveLength(1));
});

test('the JSON of a fault that is over is the fault, not null', async () => {
  await give(app, 'Sandbox.InjectFault', { type: 'kill-task', service: 'web', count: 1 });
  await waitFor(() => entity(app, 'fault'));
  const { id, fault } = entity(app, 'fault');
  expect(fault.active).toBe(false);
  app.view.setState({ inspectorTab: 'json', selection: [id] });
  show(app, <Inspector />);
  const text = await screen.findByLabelText('Answer as JSON');
  expect(JSON.parse(text.textContent ?? '')).toMatchObject({ type: 'kill-task', active: false });
});
