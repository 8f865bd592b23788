/** Requests on their way at a moment that is gone to, over the real simulator. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { seconds, type SimMicros } from '../../../src/model/sim-time';
import { DOT_STRIDE } from '../../../src/model/view';
import type { DotBuffer } from '../../../src/state/dot-buffer';
import { openPage, type SandboxPage } from '../../support/sandbox-page';
import { webUnderLoad } from '../../support/sandbox-door';

const RATE = 20;

let page: SandboxPage;
let opened = 0;
beforeEach(async () => {
  page = await openPage(`travelling-dots-${++opened}`);
  page.commands.control({ type: 'pause' });
  for (const [target, input] of webUnderLoad(RATE)) await page.output(target, input);
  await page.output('Sandbox.Wait', { for: 150 });
  await page.until(({ mirror }) => mirror.getState().now === seconds(150));
});
afterEach(() => page.close());

const segmentsIn = (numbers: Float64Array): string[] =>
  Array.from({ length: numbers.length / DOT_STRIDE }, (_, i) =>
    numbers.slice(i * DOT_STRIDE, (i + 1) * DOT_STRIDE).join(' '),
  );

const told = ({ segments, count }: DotBuffer) =>
  segmentsIn(segments.subarray(0, count * DOT_STRIDE));

/** What a run that is played to `at` notes of its requests from `from` on. */
function played(from: SimMicros, at: SimMicros): string[] {
  const sandbox = createSandbox({ seed: page.mirror.getState().run.seed });
  const { engine } = sandbox;
  engine.requests.dots.enabled = true;
  for (const [target, input] of webUnderLoad(RATE)) sandbox.send(target, input);
  engine.advanceTo(from);
  engine.drainFrame(true);
  engine.advanceTo(at);
  return segmentsIn(engine.drainFrame().dots);
}

const arrivedAt = (at: SimMicros) =>
  page.until(({ mirror }) => mirror.getState().now === at && mirror.getState().travels > 0);

/** Three edges of 0.7 s there and three back, at any speed of the run. */
test.each([
  { speed: 1, flight: 4.2 },
  { speed: 10, flight: 42 },
  { speed: 0.1, flight: 1 },
])(
  'at $speed× they are those of a run played to it, as long as they are to be seen',
  async ({ speed, flight }) => {
    page.commands.control({ type: 'speed', speed });
    const at = seconds(120.5);
    page.commands.seek(at);
    await arrivedAt(at);
    const expected = played(seconds(120.5 - flight), at);
    expect(expected.length).toBeGreaterThan(flight * RATE);
    expect(told(page.dots)).toEqual(expected);
  },
);

test('they are there after a step back, an undo and the way back to now as well', async () => {
  const moments: [SimMicros, () => void][] = [
    [seconds(140), () => page.commands.stepBack(10)],
    [seconds(150), () => page.commands.backToNow()],
  ];
  for (const [at, go] of moments) {
    go();
    await arrivedAt(at);
    expect(told(page.dots)).toEqual(played((at - seconds(4.2)) as SimMicros, at));
  }
  await page.output('ECS.CreateCluster', { clusterName: 'another' });
  await page.output('Sandbox.Wait', { for: 5 });
  await page.until(({ mirror }) => mirror.getState().now === seconds(155));
  page.commands.undo();
  await arrivedAt(seconds(150));
  expect(told(page.dots)).toEqual(played(seconds(145.8), seconds(150)));
});
