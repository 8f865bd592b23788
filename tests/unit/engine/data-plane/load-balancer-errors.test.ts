import { describe, expect, test } from 'vitest';
import { createBench, type Bench } from '../../../support/data-plane-bench';

/** All endings of the run by name, zeros left out. */
function endings(bench: Bench): Record<string, number> {
  const f = bench.figures();
  const elb = Object.entries(f.httpCodeElb).map(([code, n]) => [`elb${code}`, n] as const);
  const target = Object.entries(f.httpCodeTarget).map(([code, n]) => [code, n] as const);
  const all = [...target, ...elb, ['clientTimeouts', f.clientTimeouts] as const];
  return Object.fromEntries(all.filter(([, n]) => n > 0));
}

const quiet = { healthCheckWaits: false, serviceTimeDistribution: 'constant' } as const;

describe('502 (ELB troubleshooting, 5.3)', () => {
  test('fact T5.3-8: connection refused: nothing listens yet', () => {
    const bench = createBench();
    bench.addTask({ image: { ...quiet, startupSeconds: 10 } });
    bench.traffic({ pattern: 'constant', rate: 1 });
    bench.run(20.5);
    expect(endings(bench)).toEqual({ '2XX': 11, elb502: 9 });
  });

  test('fact T5.3-8: connection refused: the waiting line is full', () => {
    const bench = createBench();
    bench.addTask({ image: { ...quiet, concurrency: 2, queueLimit: 3, serviceTimeMs: 10_000 } });
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(1.05);
    expect(endings(bench)).toEqual({ elb502: 5 });
    expect(bench.figures().inFlight).toBe(5);
  });

  test('connection refused: SIGTERM came, what was in progress is answered', () => {
    const bench = createBench();
    const { server } = bench.addTask({ image: { ...quiet, serviceTimeMs: 500 } });
    bench.traffic({ pattern: 'constant', rate: 2 });
    bench.run(1.1);
    bench.plane.closeServer(server);
    bench.run(1);
    expect(endings(bench)).toEqual({ '2XX': 2, elb502: 2 });
  });

  test('fact T5.3-8: the target closed with requests in progress and waiting', () => {
    const bench = createBench();
    const { server } = bench.addTask({
      image: { ...quiet, concurrency: 1, serviceTimeMs: 30_000 },
    });
    bench.traffic({ pattern: 'constant', rate: 4 });
    bench.run(1.1);
    bench.plane.stopServer(server);
    expect(endings(bench)).toEqual({ elb502: 4 });
    expect(bench.figures().inFlight).toBe(0);
    bench.run(1);
    expect(endings(bench)).toEqual({ elb502: 8 });
  });

  test('fact T5.2-25, T5.3-8: the deregistration delay elapsed with a request running', () => {
    const bench = createBench();
    const { target } = bench.addTask({ image: { ...quiet, serviceTimeMs: 40_000 } });
    bench.traffic({ pattern: 'constant', rate: 1 });
    bench.run(3.5);
    bench.setHealth(target, 'draining');
    bench.run(5);
    // Draining: no new requests (503, nobody else is there), those in flight go on.
    expect(endings(bench)).toEqual({ elb503: 5 });
    bench.group.targets.splice(0);
    bench.plane.removeTarget(bench.group, target);
    expect(endings(bench)).toEqual({ elb502: 3, elb503: 5 });
  });

  test('fact T5.3-8, T6-17: a keep-alive below the idle timeout loses a request now and then', () => {
    const lost = (keepAliveSeconds: number) => {
      const bench = createBench();
      bench.addTask({ image: { ...quiet, keepAliveSeconds, serviceTimeMs: 1 } });
      bench.traffic({ rate: 500 });
      bench.run(120);
      return endings(bench).elb502 ?? 0;
    };
    expect(lost(75)).toBe(0);
    expect(lost(1)).toBeGreaterThan(20);
  });
});

describe('503 (5.3, surprise 14)', () => {
  test('fact T5.3-9: no registered target', () => {
    const bench = createBench();
    bench.traffic({ pattern: 'constant', rate: 2 });
    bench.run(2.1);
    expect(endings(bench)).toEqual({ elb503: 4 });
  });

  test('fact T5.2-32: all unhealthy is not 503: the group fails open', () => {
    const bench = createBench();
    for (let i = 0; i < 3; i++) bench.addTask({ image: quiet, health: 'unhealthy' });
    bench.traffic({ pattern: 'constant', rate: 3 });
    bench.run(2.1);
    expect(bench.group.routing.value).toBe('fail-open');
    expect(endings(bench)).toEqual({ '2XX': 6 });
    expect(bench.figures().byTarget.map((t) => t.requestCount)).toEqual([2, 2, 2]);
  });

  test('fact T5.1-7: weighted groups never fail over: the empty one’s share is 503', () => {
    const bench = createBench();
    bench.addTask({ image: quiet });
    const empty = bench.addGroup('empty');
    bench.setDefaultAction({
      type: 'forward',
      targetGroups: [
        { targetGroupArn: bench.group.arn, weight: 3 },
        { targetGroupArn: empty.arn, weight: 1 },
      ],
    });
    bench.traffic({ rate: 1000 });
    bench.run(20);
    const { elb503 = 0, '2XX': ok = 0 } = endings(bench);
    expect(elb503 / (elb503 + ok)).toBeCloseTo(0.25, 1);
    expect(bench.figures().byTargetGroup.map((g) => g.targetGroup)).toEqual(['web', 'empty']);
  });
});

describe('504 and 460', () => {
  test('fact T5.3-10, T5.3-12: 504: no answer within the idle timeout (60 s)', () => {
    const bench = createBench();
    const { server } = bench.addTask({ image: quiet });
    bench.plane.setServerFault(server, { hang: true });
    bench.traffic({ pattern: 'constant', rate: 1 });
    bench.run(60.9);
    expect(endings(bench)).toEqual({});
    bench.run(4.2);
    expect(endings(bench)).toEqual({ elb504: 5 });
    expect(bench.figures().latencyMs.mean).toBe(60_000);
  });

  test('504: the idle timeout is the attribute', () => {
    const bench = createBench();
    bench.balancer.attributes['idle_timeout.timeout_seconds'] = '5';
    const { server } = bench.addTask({ image: quiet });
    bench.plane.setServerFault(server, { hang: true });
    bench.traffic({ pattern: 'constant', rate: 1 });
    bench.run(10.5);
    expect(endings(bench)).toEqual({ elb504: 5 });
  });

  test('fact T5.3-10: 504: an address where nothing runs does not connect in 10 s', () => {
    const bench = createBench();
    const { target } = bench.addTask({ started: false, image: quiet });
    bench.group.targets.splice(0);
    bench.plane.removeTarget(bench.group, target);
    const stranger = { ...target, id: '10.9.9.9', taskArn: undefined, health: 'healthy' as const };
    bench.group.targets.push(stranger);
    bench.plane.addTarget(bench.group, stranger);
    bench.traffic({ pattern: 'constant', rate: 1 });
    bench.run(13.5);
    expect(endings(bench)).toEqual({ elb504: 3 });
    expect(bench.figures().latencyMs.max).toBe(10_000);
  });

  test('fact T5.3-4: 460: a client that gives up before the idle timeout', () => {
    const bench = createBench();
    bench.addTask({ image: { ...quiet, serviceTimeMs: 9000 } });
    bench.traffic({ pattern: 'constant', rate: 1, clientTimeoutSeconds: 2 });
    bench.run(5.5);
    expect(endings(bench)).toEqual({ clientTimeouts: 3 });
    expect(bench.figures().requestCount).toBe(3);
  });

  test('work for a client that is gone still takes its slot; a waiting request leaves the line', () => {
    const bench = createBench();
    const { task } = bench.addTask({ image: { ...quiet, concurrency: 1, serviceTimeMs: 10_000 } });
    bench.traffic({ pattern: 'constant', rate: 1, clientTimeoutSeconds: 2 });
    bench.run(4.5);
    // The first is worked on for nobody; the second has left; two wait.
    expect(endings(bench)).toEqual({ clientTimeouts: 2 });
    expect(bench.plane.taskFigures(task).outstanding).toBe(3);
    expect(bench.figures().inFlight).toBe(2);
  });

  test('a hang that ends answers what has waited', () => {
    const bench = createBench();
    const { server } = bench.addTask({ image: quiet });
    bench.plane.setServerFault(server, { hang: true });
    bench.traffic({ pattern: 'constant', rate: 1 });
    bench.run(5.5);
    bench.plane.setServerFault(server, { hang: false });
    bench.run(0.1);
    expect(endings(bench)).toEqual({ '2XX': 5 });
  });
});

describe('what targets and rules answer', () => {
  test('the image’s error rate and status are the target’s own codes', () => {
    const bench = createBench();
    bench.addTask({ image: { ...quiet, errorRate: 0.2, errorStatus: 404 } });
    bench.traffic({ rate: 500 });
    bench.run(40);
    const { '4XX': errors = 0, '2XX': ok = 0 } = endings(bench);
    expect(errors / (errors + ok)).toBeCloseTo(0.2, 1);
  });

  test('an error burst overrides it and ends', () => {
    const bench = createBench();
    const { server } = bench.addTask({ image: quiet });
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.plane.setServerFault(server, { errorRate: 1 });
    bench.run(1.08);
    bench.plane.setServerFault(server, { errorRate: null });
    bench.run(1);
    expect(endings(bench)).toEqual({ '5XX': 10, '2XX': 10 });
  });

  test.each([
    ['200', 'elb2XX'],
    ['404', 'elb4XX'],
    ['503', 'elb503'],
  ])(
    'fact T5.1-10: a fixed response %s is counted as the load balancer’s own',
    (statusCode, name) => {
      const bench = createBench();
      bench.setDefaultAction({ type: 'fixed-response', statusCode });
      bench.traffic({ pattern: 'constant', rate: 3 });
      bench.run(1.1);
      expect(endings(bench)).toEqual({ [name]: 3 });
    },
  );

  test('fact T5.1-9: a redirect is counted as 3XX', () => {
    const bench = createBench();
    const keep = { protocol: 'HTTPS', host: '#{host}', port: '443', path: '/', query: '' };
    bench.setDefaultAction({ type: 'redirect', statusCode: 'HTTP_301', ...keep });
    bench.traffic({ pattern: 'constant', rate: 3 });
    bench.run(1.1);
    expect(endings(bench)).toEqual({ elb3XX: 3 });
  });

  test('a port that nothing listens on: no request at the load balancer, a failure at the client', () => {
    const bench = createBench();
    bench.addTask({ image: quiet });
    bench.traffic({ pattern: 'constant', rate: 3, listenerPort: 8080 });
    bench.run(1.5);
    const refused = { requestCount: 0, connectionsRefused: 4, inFlight: 0, byTarget: [] };
    expect(bench.figures()).toMatchObject(refused);
    expect(bench.figures({ loadBalancerArn: bench.balancer.arn })).toMatchObject(refused);
    expect(bench.figures({ targetGroupArn: bench.group.arn }).connectionsRefused).toBe(0);
    expect(bench.plane.drainPoints().metrics).toMatchObject([{ requests: 0, refused: 3 }]);
    expect(bench.plane.trafficFigures('clients').failedPercent).toBe(100);
  });
});

test('a listener that comes and goes: what was sent is answered or refused, never lost', () => {
  const bench = createBench();
  bench.addTask({ image: quiet });
  bench.traffic({ pattern: 'constant', rate: 10 });
  bench.run(2.05);
  const [listener] = bench.balancer.listeners.splice(0);
  bench.plane.routesChanged();
  bench.run(1);
  bench.balancer.listeners.push(listener!);
  bench.plane.routesChanged();
  bench.run(2.03);
  expect(bench.figures()).toMatchObject({ requestCount: 40, connectionsRefused: 10, inFlight: 0 });
});

describe('a task and its limits', () => {
  test('memory over the limit ends the container: exit code 137, OutOfMemoryError', () => {
    const bench = createBench();
    bench.addTask({
      memory: '256',
      image: { ...quiet, memoryMib: 128, leakMibPerRequest: 1 },
    });
    bench.traffic({ pattern: 'constant', rate: 20 });
    bench.run(30);
    expect(bench.told.map((t) => t.what)).toContain(
      'exit 137 OutOfMemoryError: Container killed due to memory usage',
    );
    // 128 requests fill it, the 129th is one too many; then connections are refused.
    expect(endings(bench)['2XX']).toBe(129);
    expect(endings(bench).elb502).toBeGreaterThan(400);
  });

  test('CPU demand above the task’s share stretches service times, below it changes nothing', () => {
    const meanAt = (rate: number) => {
      const bench = createBench();
      bench.addTask({ cpu: '256', image: { ...quiet, serviceTimeMs: 50, cpuMsPerRequest: 1 } });
      bench.traffic({ pattern: 'constant', rate });
      bench.run(20);
      return bench.figures({ from: 10 });
    };
    // A quarter of a vCPU does 250 requests of 1 ms in a second.
    expect(meanAt(200).latencyMs.mean).toBe(50);
    expect(meanAt(200).cpuUtilization).toBeCloseTo(80, 0);
    expect(meanAt(500).latencyMs.mean).toBeCloseTo(100, 0);
    expect(meanAt(500).cpuUtilization).toBe(100);
  });

  test('a slow task takes so much longer', () => {
    const bench = createBench();
    const { server } = bench.addTask({ image: { ...quiet, serviceTimeMs: 20 } });
    bench.plane.setServerFault(server, { slowFactor: 5 });
    bench.traffic({ pattern: 'constant', rate: 1 });
    bench.run(3.5);
    expect(bench.figures().latencyMs.mean).toBe(100);
  });
});
