/** What is counted of a lesson, and that its place is kept when it is closed. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { noteLine } from '../../../src/state/given';
import LessonPanel from '../../../src/ui/learn/lesson-panel';
import { progress, useOpenLesson } from '../../../src/ui/learn/progress';
import { LeftPanel } from '../../../src/ui/shell/left-panel';
import { WhyDialog } from '../../../src/ui/why/why-dialog';
import { openWhy } from '../../../src/state/view-store';
import { entity, openSandbox, show } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof show>;

/** The left of the page, as the shell has it. */
function Left() {
  return useOpenLesson() ? <LessonPanel /> : <LeftPanel />;
}

beforeEach(async () => {
  progress().setState({ open: {}, results: {}, files: {}, closed: null });
  app = await openSandbox();
  user = show(
    app,
    <>
      <Left />
      <WhyDialog />
    </>,
  );
  await user.click(screen.getByRole('tab', { name: 'Learn' }));
  await user.click(await screen.findByRole('button', { name: /Load balancing with an ALB/ }));
  await screen.findByRole('heading', { name: 'Who is behind the load balancer?' });
});
afterEach(() => app.close());

const lessonNow = () => progress().getState().open[app.workspace.getState().documentId];

test('commands are counted wherever they were given, and wrong choices; the lesson’s own are not', async () => {
  act(() => {
    // An Enter at an empty prompt.
    app.view.setState(({ typedLines }) => ({ typedLines: [...typedLines, ''] }));
    noteLine(app, 'aws ecs list-clusters');
  });
  await act(() =>
    app.commands.give({
      label: 'Create cluster two',
      operations: [{ target: 'ECS.CreateCluster', input: { clusterName: 'two' } }],
    }),
  );
  await user.click(screen.getByRole('radio', { name: /wrong status code/ }));
  await waitFor(() =>
    expect(lessonNow()).toMatchObject({
      commands: 2,
      wrong: 1,
      used: ['aws ecs list-clusters', 'aws ecs create-cluster --cluster-name two'],
    }),
  );
});

test('what the lesson itself sets up is one step, and is not undone', async () => {
  const undoable = () => app.workspace.getState().undo.map(({ label }) => label);
  await waitFor(() => expect(undoable()).toEqual(['Begin lesson “Load balancing with an ALB”']));
  const { size } = app.mirror.getState().entities;
  act(() => app.commands.undo());
  expect(app.view.getState().travelNotice?.text).toMatch(/nothing before it can be undone/);
  expect(app.mirror.getState().entities.size).toBe(size);
});

test('a lesson that is closed goes on where it was left, in its sandbox, or begins again', async () => {
  const first = app.workspace.getState().documentId;
  await user.click(screen.getByRole('radio', { name: /did not answer in time/ }));
  await user.click(screen.getByRole('button', { name: 'Leave the lesson' }));
  await user.click(await screen.findByRole('button', { name: 'Go on at step 1' }));
  // Nothing was lost, not even what was chosen.
  expect(await screen.findByRole('radio', { name: /did not answer in time/ })).toBeChecked();
  await act(() => app.commands.newSandbox('Another'));
  await user.click(await screen.findByRole('button', { name: 'Begin again' }));
  await screen.findByRole('heading', { name: 'Who is behind the load balancer?' });
  expect(app.workspace.getState().documentId).not.toBe(first);
  // Closed, and its sandbox opened again as any other.
  await act(() => app.commands.openSandbox(first));
  await user.click(await screen.findByRole('button', { name: 'Leave the lesson' }));
  await screen.findByRole('tab', { name: 'Learn' });
  await act(() => app.commands.newSandbox('Another'));
  await act(() => app.commands.openSandbox(first));
  expect(
    await screen.findByRole('heading', { name: 'Who is behind the load balancer?' }),
  ).toBeVisible();
});

test('in the clinic, an answer to “Why?” is a clue: said before, and counted once', async () => {
  act(() => openWhy(app.view, entity(app, 'service').id));
  expect(await screen.findByRole('region', { name: 'Why?' })).toBeVisible();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Leave the lesson' }));
  await user.click(await screen.findByRole('button', { name: /^Tasks that do not start/ }));
  await user.click(await screen.findByRole('button', { name: /The release that never arrives/ }));
  await screen.findByRole('heading', { name: 'Version 1.4 is late' });
  const ask = () => act(() => openWhy(app.view, entity(app, 'service').id));
  ask();
  await screen.findByText(/In the clinic this counts as a clue/);
  await user.click(screen.getByRole('button', { name: 'Find out myself' }));
  expect(lessonNow()?.allHints).toBe(0);
  ask();
  await user.click(await screen.findByRole('button', { name: 'Show it, as a clue' }));
  expect(await screen.findByRole('region', { name: 'Why?' })).toBeVisible();
  await user.keyboard('{Escape}');
  ask();
  expect(await screen.findByRole('region', { name: 'Why?' })).toBeVisible();
  expect(lessonNow()?.allHints).toBe(1);
});

test('Learn is short: the next lesson’s sentence only, and cases folded by what is wrong', async () => {
  await user.click(screen.getByRole('button', { name: 'Leave the lesson' }));
  const jumps = await screen.findByRole('navigation', { name: 'Parts of Learn' });
  const told = /only half of it has arrived/;
  expect(screen.getByText(told)).toBeVisible();
  await user.click(within(jumps).getByRole('button', { name: 'Clinic' }));
  expect(screen.getByRole('heading', { name: 'Clinic' })).toHaveFocus();
  const group = screen.getByRole('button', { name: /^No traffic/ });
  expect(screen.queryByRole('button', { name: /Moved, and nobody at home/ })).toBeNull();
  await user.click(group);
  expect(screen.getByRole('button', { name: /Moved, and nobody at home/ })).toHaveAttribute(
    'title',
  );
});
