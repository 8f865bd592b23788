/** Two variants as the page makes, plays and measures them, over real simulators in this thread. */
import { afterEach, describe, expect, test } from 'vitest';
import { createInProcessTransport } from '../../../src/bridge/in-process-transport';
import { createInProcessTrials } from '../../../src/bridge/in-process-trials';
import { SCENARIOS } from '../../../src/content';
import { openSource } from '../../../src/headless/open-source';
import { comparisonOf } from '../../../src/model/comparison';
import type { LoggedCommand } from '../../../src/model/logged-command';
import { type SimMicros, seconds, ZERO } from '../../../src/model/sim-time';
import { overlaid } from '../../../src/model/trial';
import { changesAt, giveAll, madeAt, rewritten } from '../../../src/state/comparison-changes';
import { Playback } from '../../../src/state/comparison-playback';
import { openSecondRun, type SecondRun } from '../../../src/state/second-run';
import { runTrials, trialsOf } from '../../../src/state/trials';

const newTransport = () => createInProcessTransport();
const opened: SecondRun[] = [];
afterEach(() => {
  for (const run of opened.splice(0)) run.close();
});

async function webService() {
  const { sandbox } = await openSource(SCENARIOS[0]!.id);
  return { log: sandbox.log, madeUnder: 1 };
}

const MORE_TASKS = {
  target: 'ECS.UpdateService',
  input: { cluster: 'demo', service: 'web', desiredCount: 5 },
};
const AT = seconds(100);

describe('what is given at a moment', () => {
  test('becomes commands of that moment; a refusal is told in words', async () => {
    const base = await webService();
    const changes = await changesAt(newTransport, base, AT, giveAll([MORE_TASKS]));
    expect(changes).toEqual([{ at: AT, ...MORE_TASKS }]);
    const lost = { ...MORE_TASKS, input: { ...MORE_TASKS.input, service: 'lost' } };
    expect(await changesAt(newTransport, base, AT, giveAll([lost]))).toMatch(/not found/i);
  });

  test('what is loaded with an account is found and rewritten too', () => {
    const operations = [{ target: 'ELBv2.CreateTargetGroup', input: { Name: 'web' } }];
    const log: LoggedCommand[] = [
      { at: ZERO, target: 'Sandbox.LoadAccount', input: { account: { version: 1, operations } } },
    ];
    expect(madeAt(log, 'web')).toBe(ZERO);
    expect(madeAt(log, 'other')).toBeNull();
    const [next] = rewritten(log, ({ input }) => ({ ...input, Port: 80 }));
    expect(next?.input).toMatchObject({ account: { operations: [{ input: { Port: 80 } }] } });
  });
});

test('two runs play in lock-step, go to moments together and end together', async () => {
  const { log, madeUnder } = await webService();
  const until = seconds(110);
  const open = async (changes: LoggedCommand[]) => {
    const run = { seed: madeUnder, log: overlaid(log, changes), now: until };
    const one = await openSecondRun(newTransport(), run);
    opened.push(one);
    return one;
  };
  const runs = [await open([]), await open([{ at: AT, ...MORE_TASKS }])];
  let wall = 0;
  const clock = { now: () => (wall += 100), next: (run: () => void) => void setTimeout(run) };
  const playback = new Playback(runs, seconds(95), until, clock);
  const moments = () => runs.map(({ mirror }) => mirror.getState().now);
  await playback.seek(seconds(95));
  expect(moments()).toEqual([seconds(95), seconds(95)]);
  const apart: number[] = [];
  playback.state.subscribe(() => apart.push(moments()[0]! - moments()[1]!));
  playback.setSpeed(20);
  playback.play();
  await expect.poll(() => playback.state.getState().playing, { timeout: 20_000 }).toBe(false);
  expect(moments()).toEqual([until, until]);
  expect(apart.length).toBeGreaterThan(3);
  expect(apart.every((one) => one === 0)).toBe(true);
  const desired = runs.map(({ mirror }) =>
    [...mirror.getState().entities.values()].flatMap((one) =>
      one.kind === 'service' ? one.desired : [],
    ),
  );
  expect(desired).toEqual([[3], [5]]);
  await playback.step();
  expect(moments()).toEqual([until, until]);
  playback.close();
});

test('arrivals are the same while the clients are, and known to differ when they do not', async () => {
  const base = await webService();
  const stretch = { from: seconds(60), until: seconds(90) };
  const measured = async (changes: LoggedCommand[]) => {
    const trials = trialsOf({ ...base, ...stretch, changes }, 3);
    return (await runTrials(createInProcessTrials, trials, { workers: 1 })).results;
  };
  const a = await measured([]);
  const b = await measured([{ at: seconds(61), ...MORE_TASKS }]);
  expect(comparisonOf(a, b)).toMatchObject({ seeds: 3, sameArrivals: true });
  const faster = { name: 'shoppers', loadBalancer: 'web-alb', rate: 130 };
  const c = await measured([
    { at: seconds(61) as SimMicros, target: 'Sandbox.PutTraffic', input: faster },
  ]);
  expect(comparisonOf(a, c).sameArrivals).toBe(false);
});
