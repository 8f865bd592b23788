/** What every second tells the charts: latencies by bin, tasks by state, shares, use and costs. */
import { describe, expect, test } from 'vitest';
import { latencyBinOf, latencyBinStart } from '../../../../src/model/latency-bins';
import { LIMITS } from '../../../../src/engine/limits';
import { bucketOf } from '../../../../src/engine/observe/latency-histogram';
import { seconds, toSeconds } from '../../../../src/model/sim-time';
import type { CountPoint, TaskView } from '../../../../src/model/view';
import { createBench } from '../../../support/data-plane-bench';
import { type Shifting, steadyShifting } from '../../../support/shifting-service';

describe('latencies', () => {
  test('lie in the bin that they fall into, a quarter of a power of two wide', () => {
    for (const us of [3, 127, 128, 1000, 20_000, 1_234_567]) {
      const bin = latencyBinOf(bucketOf(us));
      expect(latencyBinStart(bin) * 1000).toBeLessThanOrEqual(us);
      expect(latencyBinStart(bin + 1) * 1000).toBeGreaterThan(us);
    }
    expect(latencyBinStart(40) / latencyBinStart(36)).toBe(2);
  });

  test('of a second are all of its requests, counted once', () => {
    const bench = createBench();
    const image = { healthCheckWaits: false, serviceTimeMs: 20 } as const;
    bench.addTask({ image: { ...image, serviceTimeDistribution: 'constant' } });
    bench.traffic({ pattern: 'constant', rate: 50 });
    bench.run(3);
    const [, second] = bench.plane.drainPoints(true).metrics;
    const bin = latencyBinOf(bucketOf(20_000));
    expect(second).toMatchObject({ requests: 50, latencies: [bin, 50] });
  });

  test('a second without requests has none', () => {
    const bench = createBench();
    bench.run(2);
    expect(bench.plane.drainPoints(true).metrics[0]!.latencies).toEqual([]);
  });
});

describe('requests in flight', () => {
  test.each([100, 300])(
    'of %d targets: no more are named than told apart, the busiest first',
    (n) => {
      const bench = createBench();
      const image = { healthCheckWaits: false, serviceTimeMs: 400 } as const;
      for (let i = 0; i < n; i++) bench.addTask({ image });
      bench.traffic({ pattern: 'poisson', rate: 600 });
      bench.run(5);
      const { outstanding } = bench.plane.drainPoints(true).metrics.at(-1)!;
      expect(outstanding).toHaveLength(Math.min(n, LIMITS.outstandingPerPoint));
      const counts = outstanding.map(({ count }) => count);
      const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
      const all = Array.from({ length: n }, (_, slot) => bench.plane.outstanding(slot));
      const wholeMean = all.reduce((sum, count) => sum + count, 0) / n;
      expect(Math.abs(mean - wholeMean)).toBeLessThan(0.1 * wholeMean);
      if (n > LIMITS.outstandingPerPoint) expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    },
  );
});

const CANARY = {
  strategy: 'CANARY',
  bakeTimeInMinutes: 1,
  canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 2 },
};

/** A service behind a load balancer with so many requests a second, twenty seconds later. */
function busyService(rate = 100): Shifting {
  const sandbox = steadyShifting(CANARY);
  sandbox.give('Sandbox.PutTraffic', { name: 'clients', loadBalancer: 'web-alb', rate });
  sandbox.pass(20);
  return sandbox;
}

const points = ({ dispatcher }: Shifting): CountPoint[] =>
  dispatcher.engine.drainFrame(true).counts;

describe('a service', () => {
  test('says how many tasks are in which state, those that have stopped left out', () => {
    const all = points(busyService());
    const states = new Set(all.flatMap((point) => Object.keys(point.states)));
    expect([...states].sort()).toEqual(['ACTIVATING', 'PENDING', 'PROVISIONING', 'RUNNING']);
    for (const { states: own, running, pending } of all) {
      const up = (own.PROVISIONING ?? 0) + (own.PENDING ?? 0) + (own.ACTIVATING ?? 0);
      expect([own.RUNNING ?? 0, up]).toEqual([running, pending]);
    }
  });

  test('has the mean and the highest use of the tasks that answer, none before', () => {
    const { counts, upserts } = busyService().dispatcher.engine.drainFrame(true);
    expect(counts[0]).toMatchObject({ cpu: null, memory: null });
    const tasks = upserts.filter((view): view is TaskView => view.kind === 'task');
    const percents = tasks.map(({ cpuPercent }) => cpuPercent);
    const { cpu, memory } = counts.at(-1)!;
    expect(percents.every((percent) => percent > 5)).toBe(true);
    expect(cpu!.mean).toBeCloseTo(percents.reduce((a, b) => a + b) / percents.length, 6);
    expect(cpu!.max).toBe(Math.max(...percents));
    expect(memory!.max).toBe(Math.max(...tasks.map(({ memoryPercent }) => memoryPercent)));
  });
});

describe('traffic by revision', () => {
  test('all of it goes to the one revision; nobody asks for a share', () => {
    const { revisions } = points(busyService()).at(-1)!;
    expect(revisions).toHaveLength(1);
    expect(revisions[0]).toMatchObject({ taskDefinition: 'web:1' });
    expect(revisions[0]!.sent).toBeGreaterThan(60);
  });

  test('a canary is sent about the share that the rules give it', () => {
    const sandbox = busyService();
    sandbox.deploy();
    sandbox.until('stage:web=PRODUCTION_TRAFFIC_SHIFT', 900);
    sandbox.pass(70);
    const lately = points(sandbox).slice(-50);
    const of = (name: string) =>
      lately.map(({ revisions }) => revisions.find((one) => one.taskDefinition === name)!);
    expect(new Set(of('web:2').map(({ weight }) => weight))).toEqual(new Set([20]));
    expect(new Set(of('web:1').map(({ weight }) => weight))).toEqual(new Set([80]));
    const sum = (name: string) => of(name).reduce((n, { sent }) => n + sent, 0);
    const share = sum('web:2') / (sum('web:1') + sum('web:2'));
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.23);
  });

  test('test traffic to what is being deployed is no production traffic', () => {
    const sandbox = busyService();
    const tests = { name: 'tests', loadBalancer: 'web-alb', listenerPort: 8080, rate: 30 };
    sandbox.give('Sandbox.PutTraffic', tests);
    sandbox.pass(10);
    const { counts, metrics } = sandbox.dispatcher.engine.drainFrame(true);
    const sent = counts.at(-1)!.revisions.reduce((n, one) => n + one.sent, 0);
    expect(metrics.at(-1)!.requests).toBeGreaterThan(sent + 15);
  });
});

describe('costs', () => {
  test('come every ten seconds and are what the estimate says the run has come to', () => {
    const sandbox = busyService(40);
    const { engine } = sandbox.dispatcher;
    // A moment later: what falls due at a moment comes when time goes beyond it.
    engine.advanceTo(seconds(Math.ceil(toSeconds(engine.now) / 10) * 10 + 120.000001));
    const { costs } = engine.drainFrame(true);
    expect(new Set(costs.map(({ second }) => second % 10))).toEqual(new Set([9]));
    const estimate = sandbox.give('Sandbox.EstimateCost', {}) as { soFar: { usd: number } };
    expect(costs.at(-1)!.usdSoFar).toBeCloseTo(estimate.soFar.usd, 5);
    expect(costs.at(-1)!.usdOfRequests).toBeGreaterThan(0);
  });

  test('an hour of a balancer alone is its list price', () => {
    const bench = createBench();
    bench.run(11);
    const [cost] = bench.plane.drainPoints(true).costs;
    expect(cost!.usdPerHour).toBeCloseTo(0.0225, 9);
  });
});
