/** What a gesture comes to is given to the run it was begun in: all of it, or no more of it. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seconds } from '../../../src/model/sim-time';
import type { Gesture } from '../../../src/state/gesture';
import { openPageAtMinute, type SandboxPage } from '../../support/sandbox-page';

let page: SandboxPage;
let opened = 0;
beforeEach(async () => {
  page = await openPageAtMinute(`whole-gestures-${++opened}`);
});
afterEach(() => page.close());

const state = () => page.mirror.getState();
const clusters = () => state().ids.cluster.map((id) => id.split('/').at(-1));
const given = () => (state().run.log ?? []).map(({ input }) => input.clusterName);

const MORE = ['two', 'three', 'four'];
const gesture: Gesture = {
  label: 'Create three clusters',
  operations: MORE.map((clusterName) => ({ target: 'ECS.CreateCluster', input: { clusterName } })),
};

/** So many answers of the gesture have come. */
async function answered(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await page.output('ECS.ListClusters');
}

test.each([0, 1, 2])(
  'a seek after %i answers is gone to when all of it is given',
  async (count) => {
    const outcome = page.commands.give(gesture);
    await answered(count);
    page.commands.seek(seconds(10));
    expect(await outcome).toMatchObject({ ok: true });
    await page.until(() => state().now === seconds(10));
    expect(given()).toEqual(['one', ...MORE]);
    expect(state().run).toMatchObject({ branch: 0, branches: [] });
    expect(page.workspace.getState().undo.at(-1)?.label).toBe(gesture.label);
  },
);

test('so is the newest of seeks that came before it was begun', async () => {
  page.commands.seek(seconds(30));
  page.commands.seek(seconds(20));
  const outcome = page.commands.give(gesture);
  expect(await outcome).toMatchObject({ ok: true });
  await page.until(() => clusters().length === 4 || state().now === seconds(20));
  await page.output('ECS.ListClusters');
  // Where it was begun another run went on, and all of it is there.
  const { branches, log } = state().run;
  const whole = [log ?? [], ...(branches ?? []).map((branch) => branch.log)].filter((one) =>
    one.some(({ input }) => MORE.includes(String(input.clusterName))),
  );
  expect(whole).toHaveLength(1);
  expect(whole[0]!.map(({ input }) => input.clusterName).slice(-3)).toEqual(MORE);
});

test('begun in the past, all of it is of the run that begins there', async () => {
  page.commands.seek(seconds(20));
  await page.until(() => state().now === seconds(20));
  const outcome = page.commands.give(gesture);
  page.commands.backToNow();
  expect(await outcome).toMatchObject({ ok: true });
  await page.until(() => state().run.branch !== 0 && (state().run.log?.length ?? 0) > 3);
  expect(given().slice(-3)).toEqual(MORE);
  expect(state().run.branches).toHaveLength(1);
});

test('undone while it is under way, nothing of it is left over', async () => {
  const outcome = page.commands.give(gesture);
  await answered(1);
  page.commands.control({ type: 'restart' });
  await outcome;
  await page.until(() => state().now === 0 && state().run.branch > 0);
  await page.output('ECS.ListClusters');
  const there = clusters().filter((name) => MORE.includes(name!));
  expect([0, 3]).toContain(there.length);
});

test('another sandbox gets nothing of it, and what was left out is told', async () => {
  const outcome = page.commands.give(gesture);
  await answered(1);
  await page.commands.newSandbox('Another');
  const { ok, outputs, error } = await outcome;
  await page.output('ECS.ListClusters');
  expect(clusters()).toEqual([]);
  if (!ok) expect(error?.message).toMatch(/another sandbox/i);
  else expect(outputs).toHaveLength(3);
});
