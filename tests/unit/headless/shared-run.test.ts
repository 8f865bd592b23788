import { afterEach, describe, expect, test } from 'vitest';
import type { FromWorker } from '../../../src/bridge/protocol';
import { FrameSum } from '../../../src/headless/serve/frame-sum';
import type { SharedRun } from '../../../src/headless/serve/shared-run';
import { seconds, ZERO } from '../../../src/model/sim-time';
import type { EntityView, Frame } from '../../../src/model/view';
import { bringing, frameOf } from '../../support/frames';
import { openServedDoor, type ServedDoor } from '../../support/served-door';

const open: ServedDoor[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

async function shared(held = true): Promise<ServedDoor> {
  const served = await openServedDoor({ held });
  open.push(served);
  return served;
}

/** A page that keeps what it is told, and asks for frames one by one. */
function page(run: SharedRun) {
  const entities = new Map<string, EntityView>();
  const told: FromWorker[] = [];
  const dismissed: string[] = [];
  let now = -1;
  let looks: (() => void)[] = [];
  const link = run.attach({
    post: (message) => {
      told.push(message);
      if (message.type === 'frame') {
        const { frame } = message;
        if (frame.reset) entities.clear();
        for (const id of frame.removals) entities.delete(id);
        for (const view of frame.upserts) entities.set(view.id, view);
        now = frame.now;
        queueMicrotask(() => link.receive({ type: 'frame-wanted' }));
      }
      for (const look of looks) look();
    },
    dismiss: (reason) => dismissed.push(reason),
  });
  link.receive({ type: 'frame-wanted' });
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return;
        looks = looks.filter((one) => one !== look);
        resolve();
      };
      looks.push(look);
      look();
    });
  return { link, entities, told, dismissed, until, now: () => now };
}

const names = ({ entities }: ReturnType<typeof page>) =>
  [...entities.values()].map((view) => 'name' in view && view.name);

describe('a shared run', () => {
  test('what comes over HTTP is seen by every page, also by one that comes later', async () => {
    const { run, send } = await shared();
    const first = page(run);
    await send('ECS.CreateCluster', { clusterName: 'one' });
    await first.until(() => first.entities.size === 1);
    const second = page(run);
    await second.until(() => second.entities.size === 1);
    await send('ECS.CreateCluster', { clusterName: 'two' });
    await first.until(() => first.entities.size === 2);
    await second.until(() => second.entities.size === 2);
    expect(names(first)).toEqual(['one', 'two']);
    expect(names(second)).toEqual(['one', 'two']);
    const logs = second.told.flatMap((one) => (one.type === 'frame' && one.status.log) || []);
    expect(logs.map(({ input }) => input.clusterName)).toEqual(['one', 'one', 'two']);
  });

  test('each command is answered to whoever gave it, under the number it was given', async () => {
    const { run } = await shared();
    const [one, other] = [page(run), page(run)];
    one.link.receive({ type: 'command', id: 7, target: 'ECS.ListClusters', input: {} });
    other.link.receive({ type: 'command', id: 7, target: 'ECS.ListTasks', input: {} });
    const answers = ({ told }: typeof one) => told.filter(({ type }) => type === 'result');
    await one.until(() => answers(one).length > 0);
    await other.until(() => answers(other).length > 0);
    expect(answers(one)).toMatchObject([{ id: 7, result: { ok: true } }]);
    expect(answers(other)).toMatchObject([{ id: 7, result: { ok: false } }]);
  });

  test('the wait of a page that goes away ends with it', async () => {
    const { run, send } = await shared();
    const gone = page(run);
    const forever = { for: 1e12 };
    gone.link.receive({ type: 'command', id: 1, target: 'Sandbox.Wait', input: forever });
    await gone.until(() => gone.now() > 0);
    gone.link.gone();
    const { now } = (await send('Sandbox.DescribeClock')) as { now: number };
    expect(await send('Sandbox.DescribeClock')).toMatchObject({ now });
  });

  test('held: time passes by waits alone, whoever presses play', async () => {
    const { run, send } = await shared();
    const eager = page(run);
    eager.link.receive({ type: 'control', control: { type: 'play' } });
    await send('Sandbox.Wait', { for: 5 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await send('Sandbox.DescribeClock')).toMatchObject({ now: 5 });
  });

  test('not held: play and pause are everybody’s', async () => {
    const { run, send } = await shared(false);
    const [one, other] = [page(run), page(run)];
    one.link.receive({ type: 'control', control: { type: 'play' } });
    await other.until(() => other.now() > 0);
    other.link.receive({ type: 'control', control: { type: 'pause' } });
    const { now } = (await send('Sandbox.DescribeClock')) as { now: number };
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await send('Sandbox.DescribeClock')).toMatchObject({ now });
  });

  test('another sandbox takes the place of this one for all: other pages are told and let go', async () => {
    const { run, send } = await shared();
    await send('ECS.CreateCluster', { clusterName: 'old' });
    const [one, other] = [page(run), page(run)];
    await one.until(() => one.entities.size === 1);
    const log = [{ at: ZERO, target: 'ECS.CreateCluster', input: { clusterName: 'new' } }];
    one.link.receive({ type: 'open', id: 3, seed: 2, log, now: seconds(4) });
    await one.until(() => one.now() === seconds(4));
    expect(names(one)).toEqual(['new']);
    expect(one.told).toContainEqual({
      type: 'opened',
      id: 3,
      progress: 1,
      done: true,
      refused: [],
    });
    expect(one.dismissed).toEqual([]);
    expect(other.dismissed).toHaveLength(1);
    expect(await send('Sandbox.DescribeClock')).toMatchObject({ now: 4, seed: 2 });
  });
});

const cluster = (id: string, runningTasks = 0) =>
  ({ kind: 'cluster', id, name: id, runningTasks }) as EntityView;

/** What a page knows after some frames. */
function known(frames: readonly (Frame | null)[]): EntityView[] {
  const entities = new Map<string, EntityView>();
  for (const frame of frames) {
    if (frame?.reset) entities.clear();
    for (const id of frame?.removals ?? []) entities.delete(id);
    for (const view of frame?.upserts ?? []) entities.set(view.id, view);
  }
  return [...entities.values()];
}

describe('frames added up', () => {
  const frames = [
    { ...bringing(cluster('a'), cluster('b')), reset: true },
    bringing(cluster('a', 1)),
    frameOf({ removals: ['b'], dots: Float64Array.of(1, 2, 3, 4, 5, 6), now: seconds(1) }),
    bringing(cluster('b', 2)),
    frameOf({ removals: ['a'], dots: Float64Array.of(7, 8, 9, 10, 11, 12), now: seconds(2) }),
  ];

  test('their sum says what they said one after another, wherever it begins', () => {
    for (let cut = 0; cut <= frames.length; cut++) {
      const sum = new FrameSum(true);
      for (const frame of frames.slice(cut)) sum.add(frame);
      expect(known([...frames.slice(0, cut), sum.take()])).toEqual(known(frames));
      expect(sum.isEmpty).toBe(true);
    }
  });

  test('dots follow each other; a sum that never ends keeps none', () => {
    const sums = [new FrameSum(true), new FrameSum(false)] as const;
    for (const frame of frames) for (const sum of sums) sum.add(frame);
    expect([...sums[0].frame()!.dots]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(sums[1].frame()).toMatchObject({ now: seconds(2), reset: true });
    expect(sums[1].frame()!.dots).toHaveLength(0);
  });

  test('it does not grow without end', () => {
    const sum = new FrameSum(true);
    const dots = new Float64Array(6000);
    const event = { seq: 0, at: ZERO, type: 'T', subject: 's', message: 'm' };
    const events = Array.from({ length: 500 }, () => event) as unknown as Frame['events'];
    for (let i = 0; i < 100; i++) sum.add(frameOf({ dots, events }));
    expect(sum.frame()!.dots.length).toBeLessThanOrEqual(240_000);
    expect(sum.frame()!.events.length).toBeLessThanOrEqual(10_000);
  });
});
