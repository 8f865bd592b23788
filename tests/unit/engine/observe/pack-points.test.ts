/** A second's points as a row of numbers: what is unpacked is what was packed, to the last bit. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberReader, NumberWriter } from '../../../../src/engine/observe/number-row';
import { SecondPoints } from '../../../../src/engine/observe/second-points';
import { Copier } from '../../../../src/engine/world/shared-copy';
import { TASK_STATUSES } from '../../../../src/model/task';
import type { CountPoint, MetricPoint } from '../../../../src/model/view';
import '../../../support/property-seed';

test('any numbers come back as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double(), fc.nat(), fc.maxSafeInteger())), (numbers) => {
      const writer = new NumberWriter();
      for (const number of numbers) writer.number(number);
      const reader = new NumberReader(writer.take());
      for (const number of numbers) expect(reader.number()).toBe(number);
    }),
  );
});

const count = fc.nat({ max: 5000 });
const ms = fc.double({ min: 0, max: 60_000, noNaN: true });
const name = fc.string({ minLength: 1, maxLength: 12 });
const use = fc.option(fc.record({ mean: ms, max: ms }));

const metric: fc.Arbitrary<Omit<MetricPoint, 'second'>> = fc.record({
  loadBalancerArn: name,
  requests: count,
  target2xx: count,
  target3xx: count,
  target4xx: count,
  target5xx: count,
  elb3xx: count,
  elb4xx: count,
  elb500: count,
  elb502: count,
  elb503: count,
  elb504: count,
  clientTimeouts: count,
  refused: count,
  p50Ms: ms,
  p90Ms: ms,
  p99Ms: ms,
  latencies: fc.array(count, { maxLength: 20 }),
  healthyHosts: count,
  unhealthyHosts: count,
  outstanding: fc.array(fc.record({ taskArn: fc.option(name), count }), { maxLength: 20 }),
});

const service: fc.Arbitrary<Omit<CountPoint, 'second'>> = fc.record({
  serviceArn: name,
  running: count,
  pending: count,
  desired: count,
  states: fc.dictionary(fc.constantFrom(...TASK_STATUSES), count),
  cpu: use,
  memory: use,
  revisions: fc.array(
    fc.record({
      deploymentId: name,
      taskDefinition: name,
      sent: count,
      weight: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    }),
    { maxLength: 3 },
  ),
});

const spans = fc.array(
  fc.record({
    metrics: fc.array(metric, { maxLength: 2 }),
    counts: fc.array(service, { maxLength: 3 }),
  }),
  { maxLength: 12 },
);

const fresh = (seconds: readonly { metrics: object[]; counts: object[] }[]) => {
  const told = { metrics: [] as object[], counts: [] as object[] };
  seconds.forEach(({ metrics, counts }, second) => {
    told.metrics.push(...metrics.map((point) => ({ second, ...point })));
    told.counts.push(
      ...counts.map((point) => ({ second, ...point, states: { ...stateOf(point) } })),
    );
  });
  return told;
};
const stateOf = (point: object): object => (point as CountPoint).states;

test('points come back as they were, new ones once, and all of them after a restore', () => {
  fc.assert(
    fc.property(spans, fc.nat({ max: 12 }), (seconds, at) => {
      const points = new SecondPoints();
      const add = (from: number, to: number) =>
        seconds.slice(from, to).forEach(({ metrics, counts }, i) => {
          const second = from + i;
          points.add(
            second,
            metrics.map((point) => ({ second, ...point })),
            counts.map((point) => ({ second, ...point })),
          );
        });
      add(0, at);
      expect(points.drain(false)).toEqual({ ...fresh(seconds.slice(0, at)), costs: [] });
      const kept = points.snapshot(new Copier());
      add(at, seconds.length);
      const all = fresh(seconds);
      const late = <T>(list: T[]) => list.filter((point) => (point as CountPoint).second >= at);
      expect(points.drain(false)).toEqual({
        metrics: late(all.metrics),
        counts: late(all.counts),
        costs: [],
      });
      expect(points.drain(true)).toEqual({ ...all, costs: [] });
      points.restore(kept);
      expect(points.drain(false)).toEqual({ ...fresh(seconds.slice(0, at)), costs: [] });
    }),
  );
});

test('a checkpoint says what its seconds take, and shares those of the one before', () => {
  const points = new SecondPoints();
  const copier = () => new Copier();
  for (let second = 0; second < 200; second++) points.add(second, [], []);
  const first = copier();
  const kept = points.snapshot(first);
  expect(first.lasting).toBe(first.lastingInAll);
  expect(first.lasting).toBeGreaterThan(200 * 100);
  points.add(200, [], []);
  const second = copier();
  points.snapshot(second, kept);
  expect(second.lasting).toBeCloseTo(first.lasting / 200, 6);
  expect(second.bytes).toBeLessThan(first.bytes);
});
