/** What is known of the head of a run once an earlier moment, or another run, is shown. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seconds } from '../../../src/model/sim-time';
import type { SandboxDocument } from '../../../src/model/sandbox-document';
import { openPageAtMinute, type SandboxPage } from '../../support/sandbox-page';

let page: SandboxPage;
let opened = 0;
beforeEach(async () => {
  page = await openPageAtMinute(`leaving-the-head-${++opened}`);
});
afterEach(() => page.close());

const state = () => page.mirror.getState();
const at = (time: number) => page.until(() => state().now === seconds(time));
const names = (entities: ReadonlyMap<string, unknown>) =>
  [...entities.keys()].map((id) => id.split('/').at(-1)).sort();
const saved = ({ account }: SandboxDocument) =>
  account.operations.map(({ input }) => input.clusterName);

test('what no frame had told yet is told before the head is left', async () => {
  await page.output('Sandbox.Wait', { for: 40 });
  await page.output('ECS.CreateCluster', { clusterName: 'two' });
  page.commands.seek(seconds(10));
  await at(10);
  expect(names(state().entities)).toEqual(['one']);
  expect(names(state().recorded.entities)).toEqual(['one', 'two']);
  const told = state().recorded.events.map(({ message }) => message);
  expect(told).toEqual(['ECS.CreateCluster', 'ECS.CreateCluster']);
  expect(state().recorded.costs.at(-1)?.second).toBe(99);
});

test('one comes back to the head however soon after leaving it', async () => {
  page.commands.seek(seconds(20));
  page.commands.backToNow();
  await page.until(() => state().travels > 0 && state().run.fingerprint !== null);
  await at(60);
});

test('what is saved is what there is at the head, however it was left', async () => {
  await page.output('ECS.CreateCluster', { clusterName: 'two' });
  // On the way, when the page shows the head yet and the simulator is elsewhere already.
  page.commands.seek(seconds(30));
  expect(saved(await page.commands.document())).toEqual(['one', 'two']);
  await at(30);
  expect(saved(await page.commands.document())).toEqual(['one', 'two']);
  page.commands.continueFromHere();
  await page.until(() => state().run.branch === 1);
  expect(saved(await page.commands.document())).toEqual(['one']);
  // Back to the run before, and at once to the moment that was left.
  page.commands.undo();
  await page.until(() => state().run.branch === 0);
  await at(30);
  expect(saved(await page.commands.document())).toEqual(['one', 'two']);
  expect(names(state().recorded.entities)).toEqual(['one', 'two']);
});

test('a file that was left at an earlier moment is not said to contradict itself', async () => {
  await page.output('ECS.CreateCluster', { clusterName: 'two' });
  await page.until(() => state().run.log?.length === 2);
  const { text } = await page.commands.saveFile();
  const early = { ...(JSON.parse(text) as SandboxDocument), now: seconds(30) };
  await page.commands.openText(JSON.stringify(early), 'early.json');
  await at(30);
  expect(names(state().entities)).toEqual(['one']);
  expect(page.view.getState().notice).toBeNull();
  expect(saved(await page.commands.document())).toEqual(['one', 'two']);
});
