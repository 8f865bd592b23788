import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { App } from '../../../src/ui/app';
import { openSandbox } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(async () => {
  localStorage.clear();
  app = await openSandbox();
  render(<App parts={app} />);
  user = userEvent.setup();
});
afterEach(() => app.close());

test('keys that follow Ctrl K at once wait for the palette and do nothing else', async () => {
  await user.keyboard('{Control>}k{/Control}bommand{Backspace} b[[');
  const { dockOpen, leftOpen, leftTab, tool } = app.view.getState();
  expect({ dockOpen, leftOpen, leftTab, tool }).toEqual({
    dockOpen: true,
    leftOpen: true,
    leftTab: 'build',
    tool: 'pan',
  });
  const field = await screen.findByRole('combobox', { name: /^Search actions/ });
  await waitFor(() => expect(field).toHaveValue('bomman b['));
  expect(app.workspace.getState().workbench.bookmarks).toEqual([]);
  await user.keyboard('x');
  expect(field).toHaveValue('bomman b[x');
});

test('so do those that follow /; Escape gives up what has not come yet', async () => {
  await user.keyboard('/b{Escape}');
  expect(app.view.getState().finding).toBe(false);
  await user.keyboard('/note b');
  const field = await screen.findByRole('combobox', { name: 'Find on the canvas' });
  await waitFor(() => expect(field).toHaveValue('note b'));
});

test('a key that comes before the sheet of shortcuts is no shortcut; it works without', async () => {
  await user.keyboard('?`');
  expect(app.view.getState().dockOpen).toBe(true);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(app.view.getState().dialog).toBeNull());
  await waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
  await user.keyboard('`');
  expect(app.view.getState().dockOpen).toBe(false);
});

test('a dialog that has nothing to show does not keep the keys for ever', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  try {
    await act(() => app.view.setState({ dialog: { kind: 'deploy', serviceId: 'gone' } }));
    await user.keyboard('`');
    expect(app.view.getState().dockOpen).toBe(true);
    now = 11_000;
    await user.keyboard('`');
    expect(app.view.getState().dockOpen).toBe(false);
  } finally {
    vi.restoreAllMocks();
  }
});
