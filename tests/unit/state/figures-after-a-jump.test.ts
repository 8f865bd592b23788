/** Charts show the hour before a moment: its seconds are there however that moment was come to. */
import { afterEach, expect, test } from 'vitest';
import { createClient, type SandboxClient } from '../../../src/bridge/client';
import { createInProcessTransport } from '../../../src/bridge/in-process-transport';
import type { Control } from '../../../src/bridge/protocol';
import { seconds, US_PER_SECOND } from '../../../src/model/sim-time';
import { createMirrorStore, type MirrorStore } from '../../../src/state/mirror-store';
import { wholeOf } from '../../../src/state/recording';
import { ManualWall } from '../../support/manual-wall';
import { webUnderLoad } from '../../support/sandbox-door';

let client: SandboxClient;
afterEach(() => client.close());

/** A small web service under load, as the page would see it. */
async function opened() {
  const wall = new ManualWall(0.1);
  const mirror = createMirrorStore();
  client = createClient(createInProcessTransport({ wall }), { nextFrame: (ask) => ask() });
  client.onFrame((frame, status) => mirror.applyFrame(frame, status));
  const isAt = (second: number) => mirror.getState().now === seconds(second);
  const control = async (given: Control, second: number) => {
    client.control(given);
    for (let i = 0; i < 20_000 && !isAt(second); i++) await wall.pass(10);
    await wall.pass(300);
  };
  for (const [target, input] of webUnderLoad(1)) {
    const answer = client.send(target, input);
    await wall.pass(20);
    expect(await answer).toMatchObject({ ok: true });
  }
  await control({ type: 'step', seconds: 40 }, 40);
  return { wall, mirror, control };
}

/** Which of the whole seconds of the hour before the moment shown have no point. */
function missing(mirror: MirrorStore): number[] {
  const { now, counts, metrics } = mirror.getState();
  const end = Math.floor(now / US_PER_SECOND);
  const lists = [...Object.values(counts), ...Object.values(metrics)];
  expect(lists).toHaveLength(2);
  return lists.flatMap((list) => {
    const known = new Set(list.map(({ second }) => second));
    // What is counted did not exist in the very first seconds.
    const from = Math.max(2, end - 3600);
    const all = Array.from({ length: end - from }, (_, at) => from + at);
    return all.filter((second) => !known.has(second));
  });
}

test('after a step of an hour, and wherever one goes from there', async () => {
  const { mirror, control } = await opened();
  await control({ type: 'step', seconds: 3600 }, 3640);
  expect(missing(mirror)).toEqual([]);
  await control({ type: 'step', seconds: 3600 }, 7240);
  expect(missing(mirror)).toEqual([]);
  for (const second of [3000, 7000, 900, 4100, 7240]) {
    await control({ type: 'seek', at: seconds(second) }, second);
    expect(missing(mirror)).toEqual([]);
  }
});

test('where a run goes on from a moment long before its head', async () => {
  const { mirror, control, wall } = await opened();
  await control({ type: 'step', seconds: 5960 }, 6000);
  await control({ type: 'seek', at: seconds(1500) }, 1500);
  const { metrics, counts, costs, events, recorded } = mirror.getState();
  const known = wholeOf({ recorded, shown: { metrics, counts, costs, events } });
  const [whole] = Object.values(known.metrics).map((list) => list.map(({ second }) => second));
  // Its past, and of what follows what is still kept of the newest hour.
  expect(whole).toEqual(expect.arrayContaining([10, 700, 1499, 2400, 5999]));
  client.control({ type: 'fork' });
  await wall.pass(300);
  expect(mirror.getState().run).toMatchObject({ branch: 1, head: seconds(1500) });
  expect(missing(mirror)).toEqual([]);
  await control({ type: 'step', seconds: 20 }, 1520);
  expect(missing(mirror)).toEqual([]);
});

test('when a run of an hour is opened', async () => {
  const { wall, mirror, control } = await opened();
  await control({ type: 'step', seconds: 3560 }, 3600);
  const { log, seed } = mirror.getState().run;
  const { epoch } = mirror.getState();
  void client.open({ seed, log: log ?? [], now: seconds(3600) });
  for (let i = 0; i < 20_000 && mirror.getState().epoch === epoch; i++) await wall.pass(10);
  expect(mirror.getState().now).toBe(seconds(3600));
  expect(missing(mirror)).toEqual([]);
});
