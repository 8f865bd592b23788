/** One stack for steps of the layout and of the run, over the real simulator. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seconds } from '../../../src/model/sim-time';
import type { Gesture } from '../../../src/state/gesture';
import { isRunEdit } from '../../../src/state/workspace-store';
import { openPage, type SandboxPage } from '../../support/sandbox-page';

let page: SandboxPage;
let opened = 0;
beforeEach(async () => {
  page = await openPage(`undo-in-time-${++opened}`);
  // Whoever has used the transport is left in charge of the clock.
  page.commands.control({ type: 'pause' });
  await page.commands.give(making('one'));
  await settled(1);
});
afterEach(() => page.close());

const making = (clusterName: string): Gesture => ({
  label: `Create cluster ${clusterName}`,
  operations: [{ target: 'ECS.CreateCluster', input: { clusterName } }],
});

const state = () => page.mirror.getState();
const clusters = () =>
  state()
    .ids.cluster.map((id) => id.split('/').at(-1))
    .sort();
const undoable = () => page.workspace.getState().undo.map(({ label }) => label);
const redoable = () => page.workspace.getState().redo.map(({ label }) => label);
const wait = (time: number) => page.output('Sandbox.Wait', { for: time });

/** What was sent last is on the page: so many commands, the run standing still. */
const settled = (commands: number, at?: number) =>
  page.until(
    ({ mirror }) =>
      mirror.getState().run.log?.length === commands &&
      !mirror.getState().run.playing &&
      (at === undefined || mirror.getState().now === seconds(at)),
  );
const at = (time: number) => page.until(() => state().now === seconds(time));
const headAt = (time: number) => page.until(() => state().run.head === seconds(time));
const seek = async (time: number) => {
  page.commands.seek(seconds(time));
  await at(time);
};

test('what is sent together is one step; a floor is not undone, and says so', async () => {
  await page.commands.together(
    'Begin',
    async () => {
      await page.output('ECS.CreateCluster', { clusterName: 'two' });
      await page.output('ECS.CreateCluster', { clusterName: 'three' });
    },
    true,
  );
  await page.output('ECS.CreateCluster', { clusterName: 'four' });
  await settled(4);
  expect(undoable()).toEqual(['Create cluster one', 'Begin', 'CreateCluster four']);
  page.commands.undo();
  await settled(3);
  page.commands.undo();
  expect(page.view.getState().travelNotice?.text).toMatch(/nothing before it can be undone/);
  expect(undoable()).toEqual(['Create cluster one', 'Begin']);
  expect(clusters()).toEqual(['one', 'three', 'two']);
});

test('an operation is undone by going back to just before it, and done again where it had been', async () => {
  await wait(10);
  await page.commands.give(making('two'));
  await wait(40);
  await settled(2, 50);
  const { fingerprint } = state().run;
  expect(undoable()).toEqual(['Create cluster one', 'Create cluster two']);
  page.commands.undo();
  await settled(1, 10);
  expect(clusters()).toEqual(['one']);
  expect(page.view.getState().travelNotice?.text).toMatch(/went back 40\.0 s, to 00:00:10\.0/);
  page.commands.redo();
  await settled(2, 50);
  await page.until(() => state().run.fingerprint === fingerprint);
  expect(clusters()).toEqual(['one', 'two']);
  expect([undoable().length, redoable().length]).toEqual([2, 0]);
});

test('steps of the layout and of the run are on one stack; a new step ends doing again', async () => {
  const [id] = state().ids.cluster;
  page.commands.moveNodes('Move one', { [id!]: { x: 1, y: 2 } });
  await page.commands.give(making('two'));
  await settled(2);
  page.commands.undo();
  await settled(1);
  expect(page.workspace.getState().layout[id!]).toEqual({ x: 1, y: 2 });
  page.commands.undo();
  expect(page.workspace.getState().layout[id!]).toBeUndefined();
  expect(redoable()).toEqual(['Create cluster two', 'Move one']);
  await page.commands.give(making('three'));
  await settled(2);
  expect(redoable()).toEqual([]);
  expect(undoable()).toEqual(['Create cluster one', 'Create cluster three']);
});

test('two steps back asked for at once are two steps back', async () => {
  await wait(5);
  await page.commands.give(making('two'));
  await wait(5);
  await page.commands.give(making('three'));
  await settled(3);
  page.commands.undo();
  page.commands.undo();
  await settled(1, 5);
  expect(clusters()).toEqual(['one']);
  page.commands.redo();
  page.commands.redo();
  await settled(3);
  expect(clusters()).toEqual(['one', 'three', 'two']);
});

test('a gesture of several commands is one step; a line of the terminal and what follows are too', async () => {
  const several = ['two', 'three'].flatMap((name) => making(name).operations);
  await page.commands.give({ label: 'Both', operations: several });
  await page.commands.send('ECS.DescribeClusters', {});
  await page.commands.send('ECS.CreateCluster', { clusterName: 'four' });
  await settled(4);
  expect(undoable()).toEqual(['Create cluster one', 'Both', 'CreateCluster four']);
  page.commands.undo();
  page.commands.undo();
  await settled(1);
  expect(clusters()).toEqual(['one']);
});

describe('a command given in the past', () => {
  beforeEach(async () => {
    await wait(10);
    await page.commands.give(making('two'));
    await wait(10);
    await settled(2, 20);
    await seek(5);
    await page.commands.give(making('other'));
    await headAt(5);
  });

  test('begins a new run and says so, and the old one can be returned to', async () => {
    expect(clusters()).toEqual(['one', 'other']);
    expect(state().ghosts).toMatchObject([{ forkedAt: seconds(5), head: seconds(20) }]);
    const { travelNotice } = page.view.getState();
    expect(travelNotice?.text).toMatch(/A new run goes on from 00:00:05\.0/);
    page.commands.takeUp(travelNotice!.back!);
    await settled(2, 20);
    expect(clusters()).toEqual(['one', 'two']);
    page.commands.undo();
    await headAt(5);
    expect(clusters()).toEqual(['one', 'other']);
  });

  test('is undone by bringing the old run back, at the moment that was shown', async () => {
    await wait(7);
    await headAt(12);
    page.commands.undo();
    await page.until(() => state().run.head === seconds(20) && state().now === seconds(5));
    expect(clusters()).toEqual(['one']);
    expect(page.view.getState().travelNotice?.text).toMatch(
      /time went back 7\.0 s, to 00:00:05\.0/,
    );
    page.commands.redo();
    await headAt(12);
    expect(clusters()).toEqual(['one', 'other']);
    expect(page.view.getState().travelNotice?.text).toMatch(
      /the run went on 7\.0 s, to 00:00:12\.0/,
    );
  });
});

test('continuing from a moment is a step like any other', async () => {
  await wait(20);
  await settled(1, 20);
  await seek(8);
  page.commands.continueFromHere();
  await page.until(() => state().run.head === seconds(8));
  expect(undoable().at(-1)).toMatch(/^Continue from 00:00:08/);
  page.commands.undo();
  await page.until(() => state().run.head === seconds(20) && state().now === seconds(8));
});

describe('doing again what continued from a moment', () => {
  beforeEach(async () => {
    await wait(20);
    await settled(1, 20);
    await seek(8);
    page.commands.continueFromHere();
    await headAt(8);
  });
  const back = () =>
    page.until(() => state().run.head === seconds(20) && state().now === seconds(8));

  test('goes on from there once more, though nothing had come of it', async () => {
    page.commands.undo();
    await back();
    await seek(3);
    page.commands.redo();
    await headAt(8);
    expect(state().now).toBe(seconds(8));
    expect(page.view.getState().travelNotice?.text).toMatch(/^Done again: Continue from/);
    expect([undoable().length, redoable().length]).toEqual([2, 0]);
    page.commands.undo();
    await back();
  });

  test('brings back what had come of it', async () => {
    await wait(4);
    await headAt(12);
    page.commands.undo();
    await back();
    page.commands.redo();
    await headAt(12);
    expect(undoable()).toHaveLength(2);
  });
});

test('only looking at the past is no step, and leaves what is saved as it is', async () => {
  await wait(20);
  await settled(1, 20);
  await seek(0);
  await seek(12);
  expect(undoable()).toEqual(['Create cluster one']);
  const document = await page.commands.document();
  expect(document.now).toBe(seconds(20));
  expect(document.log).toHaveLength(1);
  expect(document.account.operations).toHaveLength(1);
  expect((await page.commands.document(seconds(3))).now).toBe(seconds(3));
  page.commands.backToNow();
  await at(20);
});

test('a document may say at which moment it is to be shown', async () => {
  await wait(20);
  await page.commands.give(making('two'));
  await settled(2, 20);
  const { saveSandbox } = await import('../../../src/formats/sandbox/save');
  const text = saveSandbox(await page.commands.document(seconds(7)));
  await page.commands.openText(text, 'at-7.json');
  await at(7);
  expect(clusters()).toEqual(['one']);
  expect(state().run.head).toBe(seconds(20));
});

describe('a restart from time 0', () => {
  beforeEach(async () => {
    await wait(10);
    await page.commands.give(making('two'));
    await wait(40);
    await settled(2, 50);
    page.commands.control({ type: 'restart' });
    await settled(1, 0);
    await page.until(() => state().run.head === 0);
  });

  test('has all that is declared, and keeps the run before with a way back to it', async () => {
    expect(clusters()).toEqual(['one', 'two']);
    expect(state().run.log).toMatchObject([{ at: 0, target: 'Sandbox.LoadAccount' }]);
    expect(state().run.branches).toMatchObject([{ forkedAt: 0, head: seconds(50) }]);
    expect(state().ghosts).toMatchObject([{ forkedAt: 0, head: seconds(50) }]);
    const { travelNotice } = page.view.getState();
    expect(travelNotice?.text).toMatch(/The run before is kept/);
    page.commands.takeUp(travelNotice!.back!);
    await settled(2, 50);
  });

  test('is one step, undone and done again; what was done before can be undone after it', async () => {
    const { fingerprint } = state().run;
    expect(undoable()).toEqual(['Create cluster one', 'Create cluster two', 'Restart from time 0']);
    await wait(3);
    await headAt(3);
    page.commands.undo();
    await settled(2, 50);
    expect(page.view.getState().travelNotice?.text).toBe(
      'Undone: Restart from time 0. The run before is back, and time went on 47.0 s, to 00:00:50.0.',
    );
    page.commands.redo();
    await settled(1, 3);
    page.commands.seek(seconds(0));
    await at(0);
    await page.until(() => state().run.fingerprint === fingerprint);
    page.commands.undo();
    await settled(2, 50);
    page.commands.undo();
    await settled(1, 10);
    expect(clusters()).toEqual(['one']);
  });

  test('asked for twice at once is two steps', async () => {
    page.commands.control({ type: 'restart' });
    page.commands.control({ type: 'restart' });
    await page.until(() => undoable().length === 5);
    expect(undoable().slice(2)).toEqual(Array(3).fill('Restart from time 0'));
  });
});

test('another sandbox has no operations to undo', async () => {
  expect(page.workspace.getState().undo.some(isRunEdit)).toBe(true);
  await page.commands.newSandbox();
  expect(undoable()).toEqual([]);
});

test('while moments are asked for faster than they come, the last one counts', async () => {
  await wait(60);
  await settled(1, 60);
  const { travels } = state();
  for (let time = 59; time >= 1; time--) page.commands.seek(seconds(time));
  await at(1);
  expect(state().travels - travels).toBeLessThan(10);
});

test('what was deleted comes back to its place', async () => {
  const [id] = state().ids.cluster;
  page.commands.moveNodes('Move one', { [id!]: { x: 11, y: 12 } });
  await page.commands.give({
    label: 'Delete it',
    operations: [{ target: 'ECS.DeleteCluster', input: { cluster: 'one' } }],
  });
  await page.until(() => state().ids.cluster.length === 0);
  page.commands.undo();
  await page.until(() => state().ids.cluster.length === 1);
  expect(page.workspace.getState().layout[id!]).toEqual({ x: 11, y: 12 });
});
