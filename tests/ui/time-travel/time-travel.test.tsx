import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatClock, seconds, type SimMicros } from '../../../src/model/sim-time';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { Dock } from '../../../src/ui/dock/dock';
import { HistoryButtons } from '../../../src/ui/shell/history-buttons';
import { Screens } from '../../../src/ui/shell/screens';
import { useShortcuts } from '../../../src/ui/shell/use-shortcuts';
import { Scrubber } from '../../../src/ui/time-travel/scrubber';
import { TravelNotice } from '../../../src/ui/time-travel/travel-notice';
import { entity, give, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
let head: SimMicros;

const state = () => app.mirror.getState();
const isAt = (at: number) => waitFor(() => expect(state().now).toBe(at));
const seek = async (at: number) => {
  act(() => app.commands.seek(at as SimMicros));
  await isAt(at);
};

function Keys() {
  useShortcuts();
  return null;
}

const showAll = () =>
  show(
    app,
    <>
      <Keys />
      <HistoryButtons />
      <Scrubber />
      <TravelNotice className={undefined} />
      <Dock />
    </>,
  );

/** A steady service, paused a while later. */
beforeEach(async () => {
  app = await openWebService();
  app.view.setState({ dockTab: 'timeline', selection: [] });
  const before = state().now;
  await give(app, 'Sandbox.Wait', { for: 60 });
  await isAt(before + seconds(60));
  head = state().now;
});
afterEach(() => app.close());

test('both sliders say where one is, and move by keys', async () => {
  const user = showAll();
  for (const name of ['Moment of the whole run', 'Playhead']) {
    const slider = screen.getByRole('slider', { name });
    act(() => slider.focus());
    await user.keyboard('{Home}{PageUp}{ArrowRight}{Shift>}{ArrowRight}{/Shift}');
    await isAt(seconds(71));
    expect(slider).toHaveAttribute('aria-valuenow', '71');
    expect(slider).toHaveAttribute('aria-valuetext', expect.stringMatching(/^00:01:11 of 00:/));
    await user.keyboard('{End}');
    await isAt(head);
  }
});

test('the line is dragged from end to end', async () => {
  showAll();
  const thumb = screen.getByRole('slider', { name: 'Moment of the whole run' });
  const rail = thumb.parentElement!;
  rail.getBoundingClientRect = () => ({ left: 100, width: 1000 }) as DOMRect;
  fireEvent.pointerDown(rail, { button: 0, clientX: 1100, pointerId: 1 });
  fireEvent.pointerMove(rail, { clientX: 700, pointerId: 1 });
  fireEvent.pointerMove(rail, { clientX: 600, pointerId: 1 });
  expect(thumb.style.left).toBe('50%');
  fireEvent.pointerUp(rail, { pointerId: 1 });
  fireEvent.pointerMove(rail, { clientX: 200, pointerId: 1 });
  await isAt(Math.round(head / 2));
  fireEvent.pointerDown(rail, { button: 0, clientX: 1098, pointerId: 1 });
  fireEvent.pointerUp(rail, { pointerId: 1 });
  await isAt(head);
});

test('in the past the line says so, and leads back or on', async () => {
  const user = showAll();
  expect(screen.queryByRole('button', { name: 'Back to now' })).toBeNull();
  await seek(seconds(10));
  const line = within(screen.getByRole('region', { name: 'Whole run' }));
  expect(screen.getByRole('region', { name: 'Whole run' })).toHaveTextContent(
    /00:00:10 of 00:\d\d:\d\d/,
  );
  await user.click(line.getByRole('button', { name: 'Back to now' }));
  await isAt(head);
  await seek(seconds(10));
  await user.click(line.getByRole('button', { name: 'Continue from here' }));
  expect(await screen.findByText(/A new run goes on from 00:00:10\.0/)).toBeVisible();
  await waitFor(() => expect(state().run.head).toBe(seconds(10)));
  await user.click(screen.getByRole('button', { name: 'Return to it' }));
  await isAt(head);
});

test('of a run that was left, comparing it with the new one is offered at once', async () => {
  const user = showAll();
  await seek(seconds(10));
  const line = within(screen.getByRole('region', { name: 'Whole run' }));
  await user.click(line.getByRole('button', { name: 'Continue from here' }));
  const notice = (await screen.findByText(/A new run goes on from 00:00:10\.0/)).parentElement!;
  await waitFor(() => expect(state().run.branches).toHaveLength(1));
  await user.click(within(notice).getByRole('button', { name: 'Compare' }));
  expect(app.view.getState().screen).toEqual({ kind: 'compare' });
  expect(app.view.getState().travelNotice).toBeNull();
  show(app, <Screens />);
  expect(await screen.findByRole('combobox', { name: 'B is' })).toHaveValue(
    `this run; A is what was left at 00:00:10.0 and came to ${formatClock(head)}`,
  );
});

test('lanes go on to the head of the run whatever moment is shown; a mark is gone to', async () => {
  const user = showAll();
  const lanes = within(screen.getByRole('group', { name: /Deployments and tasks/ }));
  await seek(entity(app, 'task').createdAt - 1);
  expect(state().ids.task).toHaveLength(0);
  expect(lanes.getAllByRole('button', { name: /^Task .* RUNNING since/ })).toHaveLength(3);
  const [task] = lanes.getAllByRole('button', { name: /^Task/ });
  act(() => task!.focus());
  await user.keyboard('{Enter}');
  await waitFor(() => expect(state().ids.task.length).toBeGreaterThan(0));
  const { id, createdAt } = entity(app, 'task');
  expect(state().now).toBe(createdAt);
  expect(app.view.getState().selection).toEqual([id]);
  const marks = within(screen.getByRole('group', { name: 'Commands, faults and alarms' }));
  await user.click(marks.getAllByRole('button')[0]!);
  await waitFor(() => expect(state().now).toBe(state().run.log![0]!.at));
});

test('a row of events goes to its moment and selects what it is about', async () => {
  app.view.setState({ dockTab: 'events' });
  const user = showAll();
  const { at, subject } = state().events.find(({ message }) =>
    /has started 3 tasks/.test(message),
  )!;
  await user.type(screen.getByRole('searchbox', { name: /events/i }), 'started 3');
  await user.click(await screen.findByRole('button', { name: /has started 3 tasks/ }));
  await isAt(at);
  expect(app.view.getState().selection).toEqual([subject]);
});

test('B marks a moment under a name of its own; the list leads back and forgets', async () => {
  const user = showAll();
  await seek(seconds(45));
  await user.keyboard('b');
  const name = await screen.findByRole('textbox', { name: /^Name of the bookmark at 00:00:45/ });
  await user.clear(name);
  await user.type(name, 'All up{Enter}');
  expect(app.workspace.getState().workbench.bookmarks).toMatchObject([
    { at: seconds(45), name: 'All up' },
  ]);
  await user.keyboard('{Escape}{End}');
  await isAt(head);
  await user.keyboard('{Shift>}B{/Shift}');
  await user.click(
    await screen.findByRole('button', { name: `${formatClock(seconds(45))}All up` }),
  );
  await isAt(seconds(45));
  await user.click(screen.getByRole('button', { name: 'Bookmarks: 1' }));
  await user.click(await screen.findByRole('button', { name: 'Remove All up' }));
  expect(app.workspace.getState().workbench.bookmarks).toEqual([]);
});

test('undo says how far the run goes back for it', async () => {
  const user = showAll();
  await act(() =>
    app.commands.give({
      label: 'Update service web',
      operations: [
        {
          target: 'ECS.UpdateService',
          input: { cluster: 'demo', service: 'web', desiredCount: 5 },
        },
      ],
    }),
  );
  await screen.findByRole('button', { name: 'Undo “Update service web”' });
  await give(app, 'Sandbox.Wait', { for: 42 });
  await user.click(
    await screen.findByRole('button', { name: 'Undo “Update service web”: rewinds 42 s' }),
  );
  await isAt(head);
  expect(entity(app, 'service').desired).toBe(3);
  await user.click(
    await screen.findByRole('button', { name: 'Redo “Update service web”: goes on 42 s' }),
  );
  await isAt(head + seconds(42));
  expect(entity(app, 'service').desired).toBe(5);
});

test('a run that was left is compared with the one shown: that one, not the last left', async () => {
  const user = showAll();
  for (const [index, at] of [40, 20].entries()) {
    await seek(seconds(at));
    await give(app, 'ECS.UpdateService', { cluster: 'demo', service: 'web', desiredCount: at });
    await waitFor(() => expect(state().run.branches).toHaveLength(index + 1));
  }
  await user.click(screen.getByRole('button', { name: 'Runs left: 2' }));
  const first = within(await screen.findByRole('list', { name: /^Runs left/ })).getAllByRole(
    'listitem',
  )[1]!;
  expect(first).toHaveTextContent('to 00:01:');
  await user.click(within(first).getByRole('button', { name: 'Compare with this run' }));
  expect(app.view.getState().screen).toEqual({ kind: 'compare' });
  show(app, <Screens />);
  expect(await screen.findByRole('combobox', { name: 'B is' })).toHaveValue(
    `this run; A is what was left at 00:00:20.0 and came to ${formatClock(head)}`,
  );
});
