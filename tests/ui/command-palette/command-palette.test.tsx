import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import CommandPalette from '../../../src/ui/command-palette/command-palette';
import { useView } from '../../../src/ui/sandbox-context';
import { entity, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;

beforeEach(async () => {
  app = await openWebService();
});
afterEach(() => app.close());

function Asked() {
  return useView(({ dialog }) => dialog?.kind === 'palette') ? <CommandPalette /> : null;
}

async function open() {
  app.view.setState({ dialog: { kind: 'palette' } });
  const user = show(app, <Asked />);
  const field = await screen.findByRole('combobox', { name: /^Search actions/ });
  await waitFor(() => expect(field).toHaveFocus());
  return user;
}

test('a task is found by its address, selected and looked at', async () => {
  const { id, privateIp } = entity(app, 'task');
  const user = await open();
  await user.keyboard(`${privateIp}{Enter}`);
  expect(app.view.getState()).toMatchObject({ selection: [id], lookAt: id, dialog: null });
});

test('an action is done by Enter, and what it opens is there instead of the palette', async () => {
  const user = await open();
  await user.keyboard('keyboard shortcuts{Enter}');
  expect(app.view.getState().dialog).toEqual({ kind: 'shortcuts' });
});

test('a setting is set', async () => {
  const user = await open();
  await user.keyboard('contrast high{Enter}');
  expect(app.view.getState().contrast).toBe('high');
});

test('the best answer is the first of the list, and done by Enter: dark is a theme', async () => {
  const user = await open();
  await user.keyboard('dark');
  const [first] = await screen.findAllByRole('option');
  expect(first).toHaveTextContent('Theme: dark');
  await user.keyboard('{Enter}');
  expect(app.view.getState().theme).toBe('dark');
});

test('a line of the command language goes to the prompt of the terminal as it stands', async () => {
  const user = await open();
  await user.keyboard('aws ecs list-tasks --cluster demo{Enter}');
  expect(app.view.getState().terminalAsk).toEqual({ command: 'aws ecs list-tasks --cluster demo' });
});

test.each([
  ['desired count', 'desiredCount', 'service'],
  ['health check interval', 'HealthCheckIntervalSeconds', 'targetGroup'],
  ['deregistration delay', 'deregistration_delay.timeout_seconds', 'targetGroup'],
] as const)(
  '%s: a setting of what is there is opened where it is set',
  async (words, name, kind) => {
    const user = await open();
    await user.keyboard(words);
    const [first] = await screen.findAllByRole('option');
    expect(first).toHaveTextContent(name);
    await user.keyboard('{Enter}');
    expect(app.view.getState()).toMatchObject({
      selection: [entity(app, kind).id],
      inspectorTab: 'configure',
      rightOpen: true,
    });
  },
);

test.each([
  ['new sandbox', 'New sandbox'],
  ['duplicate', 'Duplicate this sandbox'],
  ['open a file', 'Open a file…'],
  ['save to file', 'Save to file'],
  ['rename', 'All sandboxes: open, rename, delete…'],
  ['restart', 'Restart from time 0'],
])('%s: what the menu of sandboxes does is found too', async (words, label) => {
  const user = await open();
  await user.keyboard(words);
  const [first] = await screen.findAllByRole('option');
  expect(first).toHaveTextContent(label);
});

test('a new sandbox is begun, with the pan tool', async () => {
  app.view.setState({ tool: 'select' });
  const { documentId } = app.workspace.getState();
  const user = await open();
  await user.keyboard('new sandbox{Enter}');
  await waitFor(() => expect(app.workspace.getState().documentId).not.toBe(documentId));
  expect(app.view.getState().tool).toBe('pan');
});

test('a lesson and a case are found by their titles, and begun; handouts are printed', async () => {
  const user = await open();
  await user.keyboard('clinic closed vault');
  const [vault] = await screen.findAllByRole('option');
  expect(vault).toHaveTextContent('The closed vault');
  await user.clear(screen.getByRole('combobox'));
  await user.keyboard('handout port mappings{Enter}');
  expect(app.view.getState().dialog).toEqual({
    kind: 'handout',
    id: '04-port-mappings',
    text: null,
  });
});

test.each([['write a lesson', 'Write a lesson']])('%s: is an action', async (words, label) => {
  const user = await open();
  await user.keyboard(words);
  const [first] = await screen.findAllByRole('option');
  expect(first).toHaveTextContent(label);
});

test('what is called by nothing says so, and Escape closes', async () => {
  const user = await open();
  await user.keyboard('qqqq');
  expect(screen.getByText('Nothing is called that.')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(app.view.getState().dialog).toBeNull());
});
