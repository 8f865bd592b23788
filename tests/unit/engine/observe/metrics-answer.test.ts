import { describe, expect, test } from 'vitest';
import { createBench } from '../../../support/data-plane-bench';

const quiet = { healthCheckWaits: false, serviceTimeDistribution: 'constant' } as const;

function running(s: number, rate = 10) {
  const bench = createBench();
  const tasks = [0, 1].map(() => bench.addTask({ image: quiet }));
  bench.traffic({ pattern: 'constant', rate });
  bench.run(s);
  return { bench, tasks };
}

describe('get-metrics (sandbox commands, section 2)', () => {
  test('members stand in the published order', () => {
    const answer = running(5).bench.figures();
    expect(Object.keys(answer)).toEqual([
      'from',
      'to',
      'requestCount',
      'httpCodeTarget',
      'httpCodeElb',
      'clientTimeouts',
      'connectionsRefused',
      'inFlight',
      'latencyMs',
      'targetResponseTimeMs',
      'healthyHostCount',
      'unHealthyHostCount',
      'cpuUtilization',
      'memoryUtilization',
      'byTarget',
      'byTargetGroup',
      'byRevision',
    ]);
    const own = { '2XX': 0, '3XX': 0, '4XX': 0, '500': 0, '502': 0, '503': 0, '504': 0 };
    expect(answer.httpCodeElb).toEqual(own);
    expect(Object.keys(answer.latencyMs)).toEqual(['mean', 'p50', 'p90', 'p99', 'max']);
    expect(JSON.stringify(answer.byRevision)).toBe(
      '[{"taskDefinition":"web:1","requestCount":49,"httpCodeTarget":{"5XX":0},"latencyMs":{"mean":50}}]',
    );
    expect(answer.byTarget[0]).toEqual({
      task: '0',
      taskDefinition: 'web:1',
      requestCount: 25,
      outstanding: 0,
    });
    expect(answer.byTarget[1]).toMatchObject({ requestCount: 24, outstanding: 1 });
    expect(answer.byTargetGroup).toEqual([{ targetGroup: 'web', requestCount: 49 }]);
  });

  test('the running second counts, to the moment', () => {
    const { bench } = running(3.47);
    expect(bench.figures()).toMatchObject({ from: 0, to: 3.47, requestCount: 34, inFlight: 0 });
    bench.run(0.04);
    expect(bench.figures()).toMatchObject({ to: 3.51, requestCount: 34, inFlight: 1 });
  });

  test('since, from and to choose whole seconds and say which', () => {
    const { bench } = running(20.5);
    expect(bench.figures({ since: 5 })).toMatchObject({ from: 15, to: 20.5, requestCount: 55 });
    expect(bench.figures({ from: 5, to: 8 })).toMatchObject({ from: 5, to: 8, requestCount: 30 });
    const past = bench.figures({ from: 0, to: 8 });
    expect(past.requestCount + past.inFlight).toBe(80);
  });

  test('filters: load balancer, target group, task', () => {
    const { bench, tasks } = running(10.06);
    const all = bench.figures();
    expect(bench.figures({ loadBalancerArn: bench.balancer.arn })).toEqual(all);
    expect(bench.figures({ targetGroupArn: bench.group.arn })).toEqual(all);
    expect(bench.figures({ loadBalancerArn: 'other' }).requestCount).toBe(0);
    const one = bench.figures({ taskArn: tasks[0]!.task.arn });
    expect(one).toMatchObject({ requestCount: 50, healthyHostCount: 1 });
    expect(one.byTarget).toHaveLength(1);
  });

  test('hosts now, and hosts as they were', () => {
    const { bench, tasks } = running(10);
    bench.setHealth(tasks[0]!.target, 'unhealthy');
    bench.run(5);
    expect(bench.figures()).toMatchObject({ healthyHostCount: 1, unHealthyHostCount: 1 });
    expect(bench.figures({ to: 9 })).toMatchObject({ healthyHostCount: 2, unHealthyHostCount: 0 });
  });

  test('utilisation is the mean over tasks and seconds', () => {
    const bench = createBench();
    bench.addTask({ cpu: '256', memory: '512', image: quiet });
    bench.traffic({ pattern: 'constant', rate: 100 });
    bench.run(10);
    // 100 requests of 1 ms of a quarter vCPU; 128 MiB of 512.
    expect(bench.figures().cpuUtilization).toBeCloseTo(40, 0);
    expect(bench.figures().memoryUtilization).toBe(25);
  });

  test('after hours old seconds are minutes and hours, and sums are still exact', () => {
    const { bench } = running(4 * 3600 + 0.05, 2);
    const all = bench.figures();
    expect(all.requestCount).toBe(4 * 3600 * 2);
    expect(all.latencyMs.mean).toBe(50);
    const early = bench.figures({ from: 30, to: 90 });
    expect(early).toMatchObject({ from: 0, to: 120, requestCount: 239 });
  });

  test('refused connections are merged with age like everything else', () => {
    const bench = createBench();
    bench.traffic({ pattern: 'constant', rate: 2, listenerPort: 8080 });
    bench.run(4 * 3600 + 0.05);
    expect(bench.figures().connectionsRefused).toBe(4 * 3600 * 2);
    expect(bench.figures({ from: 30, to: 90 })).toMatchObject({ to: 120, connectionsRefused: 240 });
  });
});

describe('points for the charts', () => {
  test('one per load balancer and second, each handed out once', () => {
    const { bench } = running(5.5);
    const { metrics } = bench.plane.drainPoints();
    expect(metrics.map((m) => m.second)).toEqual([0, 1, 2, 3, 4]);
    expect(metrics[2]).toMatchObject({ requests: 10, target2xx: 10, healthyHosts: 2 });
    expect(Math.abs(metrics[2]!.p50Ms - 50)).toBeLessThan(0.5);
    expect(bench.plane.drainPoints().metrics).toEqual([]);
    bench.run(1);
    expect(bench.plane.drainPoints().metrics.map((m) => m.second)).toEqual([5]);
    expect(bench.plane.drainPoints(true).metrics).toHaveLength(6);
  });
});

describe('dots', () => {
  test('each hop of a request, failures too; none while nobody looks', () => {
    const { bench, tasks } = running(0.5);
    expect(bench.plane.dots.drain()).toHaveLength(0);
    bench.plane.dots.enabled = true;
    bench.run(0.1);
    const hops = [...bench.plane.dots.drain()];
    // at, request, hop, client, slot, outcome: to the balancer, to the target, the answer.
    expect(hops).toEqual([600_000, 6, 0, 0, -1, 0, 600_000, 6, 1, 0, 1, 0]);
    bench.plane.stopServer(tasks[1]!.server);
    expect([...bench.plane.dots.drain()]).toEqual([600_000, 6, 3, 0, 1, 2]);
  });

  test('above the limit one request in so many is drawn', () => {
    const { bench } = running(3, 1000);
    expect(bench.plane.dots.sampling).toBe(2);
    bench.plane.dots.enabled = true;
    bench.run(1);
    expect(bench.plane.dots.drain().length / 6).toBeLessThan(3 * 501);
  });
});
