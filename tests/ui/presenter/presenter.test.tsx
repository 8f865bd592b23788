import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SpeakerStep } from '../../../src/model/sandbox-document';
import { seconds } from '../../../src/model/sim-time';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { editWorkbench } from '../../../src/state/workspace-store';
import { App } from '../../../src/ui/app';
import { goToStep } from '../../../src/ui/presenter/go-to-step';
import { presentationOf } from '../../../src/ui/presenter/presentation';
import { entity, openWebService } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof userEvent.setup>;

const step = (
  title: string,
  at: number | null,
  changes: Partial<SpeakerStep> = {},
): SpeakerStep => ({
  id: title,
  title,
  at: at === null ? null : seconds(at),
  note: '',
  camera: null,
  commands: [],
  plays: false,
  ...changes,
});

const SCALE_OUT = 'aws ecs update-service --cluster demo --service web --desired-count 5';

const talk = () => presentationOf(app).getState();
const now = () => app.mirror.getState().now;
const desired = () => entity(app, 'service').desired;

async function isAt(index: number) {
  await waitFor(() => expect(talk()).toMatchObject({ index, isTravelling: false, problem: null }));
}

async function give(steps: SpeakerStep[]) {
  await act(async () => editWorkbench(app.workspace, { steps }));
}

beforeEach(async () => {
  localStorage.clear();
  app = await openWebService();
  render(<App parts={app} />);
  user = userEvent.setup();
});
afterEach(() => {
  app.close();
  vi.restoreAllMocks();
});

test('arrow keys and clickers go through the steps; commands fork, and are given once', async () => {
  await give([step('Starting', 15), step('Five', 60, { commands: [SCALE_OUT] }), step('On', null)]);
  await user.keyboard('{Shift>}P{/Shift}');
  expect(await screen.findByText(/step 1 of 3/)).toBeInTheDocument();
  await isAt(0);
  expect(now()).toBe(seconds(15));
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Starting');

  await user.keyboard('{PageDown}');
  await isAt(1);
  expect(now()).toBe(seconds(60));
  await waitFor(() => expect(desired()).toBe(5));
  const { length } = app.mirror.getState().run.log ?? [];

  await user.keyboard('{ArrowLeft}');
  await isAt(0);
  expect(desired()).toBe(3);
  await user.keyboard(' ');
  await isAt(1);
  await waitFor(() => expect(desired()).toBe(5));
  expect(app.mirror.getState().run.log).toHaveLength(length);
  expect(app.mirror.getState().run.playing).toBe(false);

  await user.keyboard('{ArrowRight}');
  await isAt(2);
  await user.keyboard('{ArrowRight}');
  expect(talk().index).toBe(2);

  await user.keyboard('{Home}');
  await isAt(0);
  expect(now()).toBe(seconds(15));
});

test('a talk that was left goes on where it was; from the list it begins anew', async () => {
  await give([step('Early', 15), step('Late', 60)]);
  await user.keyboard('{Shift>}P{/Shift}');
  await isAt(0);
  await user.keyboard('{ArrowRight}');
  await isAt(1);
  await user.keyboard('{Escape}');
  await user.keyboard('{Shift>}P{/Shift}');
  await isAt(1);
  expect(now()).toBe(seconds(60));
  await user.keyboard('{Escape}');
  await user.keyboard('{Shift>}K{/Shift}');
  const panel = await screen.findByRole('complementary', { name: 'Steps' });
  await user.click(await within(panel).findByRole('button', { name: 'Present' }));
  await isAt(0);
  expect(now()).toBe(seconds(15));
});

test('of two steps at one moment the first shows what was before the commands of the second', async () => {
  await give([step('Before', 30), step('After', 30, { commands: [SCALE_OUT] })]);
  await act(() => goToStep(app, 0));
  await act(() => goToStep(app, 1));
  await waitFor(() => expect(desired()).toBe(5));
  await act(() => goToStep(app, 0));
  await waitFor(() => expect(desired()).toBe(3));
  await act(() => goToStep(app, 1));
  await waitFor(() => expect(desired()).toBe(5));
});

test('a step that the run has not come to yet lets time pass up to it', async () => {
  const later = now() / 1e6 + 30;
  await give([step('Later', later, { plays: true })]);
  await act(() => goToStep(app, 0));
  await isAt(0);
  expect(now()).toBeGreaterThanOrEqual(seconds(later));
  await waitFor(() => expect(app.mirror.getState().run.playing).toBe(true));
});

test('a command that is refused says so, and time stands', async () => {
  const commands = ['aws ecs delete-cluster --cluster nowhere'];
  await give([step('Oops', null, { commands, plays: true })]);
  await act(() => goToStep(app, 0));
  expect(talk().problem).toMatch(/ClusterNotFoundException/);
  expect(app.mirror.getState().run.playing).toBe(false);
});

test('L is a laser pointer over everything; Escape leaves', async () => {
  await user.keyboard('{Shift>}P{/Shift}');
  await screen.findByRole('toolbar', { name: 'Presenting' });
  await user.keyboard('l');
  expect(document.querySelector('[data-laser]')).not.toBeNull();
  await user.keyboard('l');
  expect(document.querySelector('[data-laser]')).toBeNull();
  await user.keyboard('{Escape}');
  expect(app.view.getState().presenting).toBe(false);
});

test('steps are added, edited, moved and deleted in the panel', async () => {
  await user.keyboard('{Shift>}K{/Shift}');
  const panel = await screen.findByRole('complementary', { name: 'Steps' });
  const add = await within(panel).findByRole('button', { name: 'Add this moment' });
  await user.click(add);
  const title = within(panel).getByLabelText('Title, for everybody');
  expect(title).toHaveFocus();
  await user.clear(title);
  await user.type(title, 'First');
  await user.type(within(panel).getByLabelText('Note, for you alone'), 'Say hello');
  const moment = within(panel).getByLabelText('Moment');
  await user.clear(moment);
  await user.type(moment, '0:20');
  await user.click(add);
  const steps = () => app.workspace.getState().workbench.steps;
  expect(steps()[0]).toMatchObject({ title: 'First', note: 'Say hello', at: seconds(20) });
  expect(steps()[1]?.at).toBe(now());
  await user.click(within(panel).getByRole('button', { name: 'Move Step 2 up' }));
  expect(steps().map((one) => one.title)).toEqual(['Step 2', 'First']);
  await user.click(within(panel).getByRole('button', { name: 'Delete Step 2' }));
  expect(steps().map((one) => one.title)).toEqual(['First']);
});

test('where the browser blocks the window with the notes, it says so', async () => {
  vi.spyOn(window, 'open').mockReturnValue(null);
  await user.keyboard('{Shift>}N{/Shift}');
  expect(await screen.findByText(/has blocked the window with the notes/)).toBeInTheDocument();
});
