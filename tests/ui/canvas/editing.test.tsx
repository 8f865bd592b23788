import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { jumpTo } from '../../../src/state/view-store';
import { SandboxCanvas } from '../../../src/ui/canvas/sandbox-canvas';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { useShortcuts } from '../../../src/ui/shell/use-shortcuts';
import { entity, openWebService, show } from '../../support/web-sandbox';

function Page() {
  useShortcuts();
  return (
    <>
      <SandboxCanvas />
      <Inspector />
    </>
  );
}

let app: SandboxApp;
let user: ReturnType<typeof show>;
beforeEach(async () => {
  app = await openWebService();
  user = show(app, <Page />);
  await node(/^Load balancer/);
});
afterEach(() => app.close());

const node = (name: RegExp) => screen.findByRole('group', { name });
const select = (...ids: string[]) => act(() => app.view.setState({ selection: ids }));
const layout = () => app.workspace.getState().layout;
const notes = () => app.workspace.getState().workbench.annotations;
const ids = () => ({
  balancer: entity(app, 'loadBalancer').id,
  group: entity(app, 'targetGroup').id,
  client: entity(app, 'traffic').id,
  cluster: entity(app, 'cluster').id,
});

describe('several things selected', () => {
  test('say how many they are, and can be aligned in one step', async () => {
    const { balancer, group, client } = ids();
    select(balancer, group, client);
    const bar = within(await screen.findByRole('toolbar', { name: /3 selected things/ }));
    await user.click(bar.getByRole('button', { name: 'Align tops' }));
    await waitFor(() => expect(layout()[group]).toBeDefined());
    const tops = [balancer, group, client].map((id) => layout()[id]?.y ?? null);
    expect(new Set(tops.filter((y) => y !== null)).size).toBe(1);
    act(() => app.commands.undo());
    expect(layout()[group]).toBeUndefined();
  });

  test('what is locked stays where it is, and unlocks again', async () => {
    const { balancer, group } = ids();
    select(balancer, group);
    const bar = within(await screen.findByRole('toolbar', { name: /2 selected/ }));
    await user.click(bar.getByRole('button', { name: 'Lock in place' }));
    await waitFor(() => expect(layout()[balancer]?.locked).toBe(true));
    const before = layout()[balancer];
    await user.click(bar.getByRole('button', { name: 'Align bottoms' }));
    await user.click(await bar.findByRole('button', { name: 'Unlock' }));
    await waitFor(() => expect(layout()[balancer]?.locked).toBeUndefined());
    expect(layout()[balancer]).toEqual({ x: before!.x, y: before!.y });
  });

  test('the inspector says what they are, and what deleting them brings with it', async () => {
    const { balancer, group } = ids();
    select(balancer, group);
    expect(await screen.findByRole('heading', { name: '2 things' })).toBeVisible();
    expect(screen.getByText(/Client shoppers is deleted: it has nowhere to send/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Delete all…' }));
    expect(await screen.findByRole('dialog', { name: /^Delete 2 things/ })).toBeVisible();
  });

  test('Ctrl + A selects everything that can be moved, Escape nothing', async () => {
    await user.keyboard('{Control>}a{/Control}');
    await waitFor(() => expect(app.view.getState().selection).toHaveLength(5));
    act(() => screen.getByRole('group', { name: /^Load balancer/ }).focus());
    await user.keyboard('{Escape}');
    expect(app.view.getState().selection).toEqual([]);
  });
});

describe('notes and frames', () => {
  test('a note is written where it stands; undo takes it away', async () => {
    await user.keyboard('n');
    const field = await screen.findByRole('textbox', { name: 'Words of the note' });
    await user.type(field, 'Watch this one{Enter}');
    expect(await node(/^Note Watch this one/)).toBeInTheDocument();
    act(() => app.commands.undo());
    act(() => app.commands.undo());
    expect(notes()).toEqual([]);
  });

  test('kept and opened again at once it stays open', async () => {
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: 'Words of the note' }), 'Read me');
    const field = screen.getByRole('textbox', { name: 'Words of the note' });
    const note = await node(/^Note/);
    // Both before the next frame, which is when the keyboard would go on with the note.
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.doubleClick(note);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    expect(screen.getByRole('textbox', { name: 'Words of the note' })).toHaveFocus();
  });

  test('what is being written is kept at each pause, as if the page were closed now', async () => {
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: 'Words of the note' }), 'A draft');
    await waitFor(() => expect(notes()[0]!.text).toBe('A draft'), { timeout: 5000 });
    expect(screen.getByRole('textbox', { name: 'Words of the note' })).toHaveFocus();
  });

  test('Escape keeps what was typed; a new note without a word goes with it', async () => {
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: 'Words of the note' }), 'Half a');
    await user.keyboard('{Escape}');
    expect(await node(/^Note Half a$/)).toHaveFocus();
    await user.keyboard('{Enter}');
    await user.type(await screen.findByRole('textbox', { name: 'Words of the note' }), ' word');
    await user.keyboard('{Escape}');
    expect(notes().map(({ text }) => text)).toEqual(['Half a word']);
    const note = await node(/^Note Half a word$/);
    await waitFor(() => expect(note).toHaveFocus());

    await user.keyboard('n');
    await screen.findByRole('textbox', { name: 'Words of the note' });
    await user.keyboard('{Escape}');
    expect(notes().map(({ text }) => text)).toEqual(['Half a word']);
    await waitFor(() => expect(note).toHaveFocus());
  });

  test('a frame is put around what is selected, and deleted without a question', async () => {
    const { balancer, group } = ids();
    select(balancer, group);
    await user.keyboard('r');
    const field = await screen.findByRole('textbox', { name: 'Title of the frame' });
    await user.clear(field);
    await user.type(field, 'Front door{Enter}');
    const frame = await node(/^Frame Front door/);
    expect(notes()[0]!.width).toBeGreaterThan(400);
    act(() => frame.focus());
    await user.keyboard('{Delete}');
    await waitFor(() => expect(notes()).toEqual([]));
    expect(entity(app, 'loadBalancer').id).toBe(balancer);
  });
});

test('what the page had drawn, as it was saved, is placed by hand once it is moved', async () => {
  const { client, group } = ids();
  act(() =>
    app.workspace.setState({
      layout: {
        [client]: { x: 900, y: 700, auto: true },
        [group]: { x: -500, y: 40, auto: true, locked: true },
      },
    }),
  );
  await user.keyboard('{Shift>}L{/Shift}');
  await waitFor(() => expect(layout()[client]!.x).toBeLessThan(900));
  expect(layout()[client]).not.toHaveProperty('auto');
  expect(layout()[group]).toHaveProperty('auto', true);
});

test('tidying up is one step, and what is locked stays', async () => {
  const { client, group } = ids();
  act(() =>
    app.commands.moveNodes('Move', {
      [client]: { x: 900, y: 700 },
      [group]: { x: -500, y: 40, locked: true },
    }),
  );
  await user.keyboard('{Shift>}L{/Shift}');
  await waitFor(() => expect(layout()[client]!.x).toBeLessThan(900));
  expect(layout()[group]).toEqual({ x: -500, y: 40, locked: true });
  act(() => app.commands.undo());
  expect(layout()[client]).toEqual({ x: 900, y: 700 });
});

describe('finding', () => {
  test('/ opens the field; arrows and Enter go to a task, which is selected and lit', async () => {
    await user.keyboard('/');
    const field = await screen.findByRole('combobox', { name: 'Find on the canvas' });
    await user.type(field, 'task healthy');
    const options = await screen.findAllByRole('option');
    expect(options).toHaveLength(3);
    await user.keyboard('{ArrowDown}{Enter}');
    const task = app.view.getState().selection[0]!;
    expect(app.mirror.getState().entities.get(task)?.kind).toBe('task');
    expect(screen.queryByRole('combobox', { name: 'Find on the canvas' })).toBeNull();
    await waitFor(() => expect(document.querySelector('[class*="_lit_"]')).not.toBeNull());
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-id', task));
  });

  test('what is hidden in a collapsed frame is opened', async () => {
    const { cluster } = ids();
    const { x, y } = app.workspace.getState().autoPlaces[cluster]!;
    act(() => app.commands.moveNodes('Collapse', { [cluster]: { x, y, collapsed: true } }));
    await waitFor(() => expect(screen.queryByRole('group', { name: /^Task / })).toBeNull());
    const [task] = app.mirror.getState().ids.task;
    act(() => jumpTo(app.view, task!));
    await waitFor(() => expect(layout()[cluster]?.collapsed).toBeUndefined());
    expect(await screen.findAllByRole('group', { name: /^Task / })).toHaveLength(3);
  });
});

describe('copy and paste', () => {
  const clipboard = { text: '' };
  beforeEach(() => {
    vi.stubGlobal('navigator', {
      ...navigator,
      userAgent: navigator.userAgent,
      clipboard: { writeText: async (text: string) => void (clipboard.text = text) },
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const paste = (text: string) =>
    fireEvent.paste(document.body, { clipboardData: { getData: () => text } });

  test('what is copied is pasted beside itself under other names', async () => {
    const { balancer, client } = ids();
    select(balancer, client);
    await user.keyboard('{Control>}c{/Control}');
    expect(await screen.findByText(/^Copied load balancer web-alb, client shoppers/)).toBeVisible();
    paste(clipboard.text);
    expect(await node(/^Load balancer web-alb-2/)).toBeInTheDocument();
    expect(await screen.findByText(/Client shoppers is called shoppers-2 here/)).toBeVisible();
    const pasted = entity(app, 'loadBalancer', 'web-alb-2');
    await waitFor(() => expect(app.view.getState().selection).toContain(pasted.id));
    expect(layout()[pasted.id]).toBeDefined();
  });

  test('other text explains itself and changes nothing', async () => {
    const before = app.mirror.getState().run.log?.length;
    paste('just some words');
    expect(await screen.findByText(/is nothing the sandbox knows/)).toBeVisible();
    paste('{"format": "ecs-sandbox-clip", "version": 1}');
    expect(await screen.findByText(/has been changed on the way/)).toBeVisible();
    expect(app.mirror.getState().run.log?.length).toBe(before);
  });
});

test('the map can be shown, and moves the view by keyboard', async () => {
  expect(screen.queryByRole('application', { name: /^Map of the canvas/ })).toBeNull();
  await user.keyboard('{Shift>}M{/Shift}');
  const map = await screen.findByRole('application', { name: /^Map of the canvas/ });
  act(() => map.focus());
  await user.keyboard('{ArrowRight}');
  await user.keyboard('{Shift>}M{/Shift}');
  expect(screen.queryByRole('application', { name: /^Map of the canvas/ })).toBeNull();
  expect(app.view.getState().minimap).toBe(false);
});
