/** An hour of a large sandbox's seconds takes little room, and reads as it was told. */
import { expect, test } from 'vitest';
import type { CountPoint } from '../../../src/model/view';
import { keptCounts } from '../../../src/state/kept-counts';

const SERVICE = 'arn:service/shop';

const revision = (name: string, sent: number, weight: number | null = null) => ({
  deploymentId: `ecs-svc/${name}`,
  taskDefinition: `web:${name}`,
  sent,
  weight,
});

/** As it is told: each second in objects of its own. */
function told(second: number): CountPoint {
  const isShifting = second >= 100 && second < 150;
  return {
    second,
    serviceArn: SERVICE,
    running: 50,
    pending: isShifting ? 5 : 0,
    desired: 50,
    states: isShifting ? { RUNNING: 45, PENDING: 5 } : { RUNNING: 50 },
    cpu: second < 20 ? null : { mean: 12.34 + second / 8, max: 300.07 },
    memory: second % 50 === 0 ? null : { mean: 25, max: 25.5 },
    revisions: isShifting
      ? [revision('1', 20 + second, 90), revision('2', second, 10)]
      : second < 10
        ? []
        : [revision('1', 22 + (second % 3))],
  };
}

const read = (point: CountPoint): CountPoint => ({
  second: point.second,
  serviceArn: point.serviceArn,
  running: point.running,
  pending: point.pending,
  desired: point.desired,
  states: point.states,
  cpu: point.cpu,
  memory: point.memory,
  revisions: point.revisions,
});

/** Kept as frames tell them, a few at a time. */
function keptFor(length: number): CountPoint[] {
  const kept: CountPoint[] = [];
  for (let second = 0; second < length; second += 3) {
    const points = [0, 1, 2].map((i) => told(second + i));
    kept.push(...keptCounts(points, kept.at(-1)));
  }
  return kept;
}

test('every figure of every second reads as it was told', () => {
  const kept = keptFor(900);
  expect(kept.map(read)).toEqual(Array.from({ length: 900 }, (_, second) => told(second)));
});

test('numbers of any size have room, and use is told to a ten-thousandth of a percent', () => {
  const [crowd, idle] = keptCounts(
    [
      { ...told(30), desired: 70_000, cpu: { mean: 1 / 3, max: 2 / 3 } },
      { ...told(90_000), cpu: null },
    ],
    keptFor(30).at(-1),
  );
  expect(crowd).toMatchObject({ second: 30, desired: 70_000, cpu: { mean: 0.3333, max: 0.6667 } });
  expect(idle).toMatchObject({ second: 90_000, desired: 50, cpu: null });
});

test('what a run that was left had known stays as it was', () => {
  const left = keptFor(300);
  const other = keptCounts([{ ...told(200), running: 7 }], left[199]);
  expect(other[0]).toMatchObject({ second: 200, running: 7, revisions: [{ sent: 24 }] });
  expect(left[200]).toMatchObject({ second: 200, running: 50 });
  // And its own end goes on.
  const next = keptCounts([told(300)], left[299]);
  expect(next[0]).toMatchObject({ second: 300 });
  expect(left[299]).toMatchObject({ second: 299 });
});

test('seconds that say the same of states and shares have them in common', () => {
  const kept = keptFor(90);
  expect(kept[80]!.states).toBe(kept[10]!.states);
});
