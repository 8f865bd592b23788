/** What the page says, and asks, while it cannot keep what is open. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { createStore, update } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { SandboxesDialog } from '../../../src/ui/files/sandboxes-dialog';
import { RunTrouble } from '../../../src/ui/shell/run-trouble';
import { DyingDatabase } from '../../support/dying-database';
import { give, openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
let full: DyingDatabase | null = null;

beforeEach(async () => {
  indexedDB = new IDBFactory();
  app = await openSandbox();
});
afterEach(() => {
  full?.restore();
  full = null;
  app.close();
});

/** Whether the browser would ask before the page goes. */
const isAsked = () => {
  const going = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(going);
  return going.defaultPrevented;
};

/** Something is made that the browser has no room for. */
async function makeUnkept() {
  full = new DyingDatabase(1, 'quota');
  await give(app, 'ECS.CreateCluster', { clusterName: 'unkept' });
  await act(() => app.commands.saveAgain());
  await waitFor(() => expect(app.workspace.getState().save).toBe('failed'));
}

describe('leaving the page', () => {
  test('is asked about while something is not kept, until there is room for it', async () => {
    await give(app, 'ECS.CreateCluster', { clusterName: 'kept' });
    // Only waits for its turn: it is saved as the page goes.
    expect(isAsked()).toBe(false);
    await makeUnkept();
    expect(isAsked()).toBe(true);
    full?.restore();
    await act(() => app.commands.saveAgain());
    expect(app.workspace.getState().save).toBe('saved');
    expect(isAsked()).toBe(false);
  });

  test('is not asked about once it is in a file, and is again after another change', async () => {
    await makeUnkept();
    await app.commands.saveFile();
    expect(isAsked()).toBe(false);
    act(() => app.commands.renameSandbox('Changed after the file'));
    expect(isAsked()).toBe(true);
  });

  test('is not asked about by a page that is closed', async () => {
    await makeUnkept();
    app.close();
    expect(isAsked()).toBe(false);
  });
});

describe('a new version', () => {
  test('is not loaded over what is not kept, says so, and is once that is in a file', async () => {
    const load = vi.fn(() => Promise.resolve());
    const user = show(app, <RunTrouble />);
    await makeUnkept();
    act(() => app.view.setState({ loadUpdate: load }));
    const card = screen.getByRole('status', { name: 'New version' });
    const reload = within(card).getByRole('button', { name: 'Reload' });
    await user.click(reload);
    await waitFor(() => expect(card).toHaveTextContent(/could not be saved, and would be lost/));
    expect(load).not.toHaveBeenCalled();
    await app.commands.saveFile();
    await user.click(reload);
    await waitFor(() => expect(load).toHaveBeenCalledOnce());
  });

  test('is told below what cannot be kept, and not over it', async () => {
    show(app, <RunTrouble />);
    await makeUnkept();
    act(() => app.view.setState({ loadUpdate: () => Promise.resolve() }));
    const trouble = screen.getByRole('alert');
    const news = screen.getByRole('status', { name: 'New version' });
    expect(trouble).toHaveTextContent('Not saved.');
    expect(news.parentElement).toBe(trouble.parentElement);
  });
});

describe('a stored sandbox that cannot be read', () => {
  const stored = async (page: SandboxApp, name: string) =>
    (await page.commands.listSandboxes()).find((one) => one.name === name)!;

  test('is told of with its file and the list, where it is marked and its file comes first', async () => {
    await give(app, 'ECS.CreateCluster', { clusterName: 'kept' });
    act(() => app.commands.renameSandbox('Shop'));
    await act(() => app.commands.saveAgain());
    const { id } = await stored(app, 'Shop');
    await act(() => app.commands.newSandbox('Other'));
    const [database] = await indexedDB.databases();
    const box = createStore(database!.name!, 'documents');
    await update<object>(`sandbox/${id}`, (entry) => ({ ...entry, layout: 'gone' }), box);
    await act(() => app.commands.openSandbox(id));
    const user = show(
      app,
      <>
        <RunTrouble />
        <SandboxesDialog />
      </>,
    );
    const notice = screen.getByText(/cannot be opened/).closest<HTMLElement>('[role="status"]')!;
    expect(within(notice).getByRole('button', { name: 'Download it' })).toBeVisible();
    await user.click(within(notice).getByRole('button', { name: 'All sandboxes' }));
    const row = (await screen.findByText(/^damaged/)).closest('li')!;
    expect(row).toHaveTextContent('Shop');
    const names = within(row)
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual(['Download Shop', 'Open Shop', 'Delete Shop']);
  });

  test('another notice has no such buttons', () => {
    app.view.setState({ damaged: { id: 'a', notice: 'a is damaged' }, notice: 'Another thing' });
    show(app, <RunTrouble />);
    expect(screen.queryByRole('button', { name: 'Download it' })).toBeNull();
  });
});
