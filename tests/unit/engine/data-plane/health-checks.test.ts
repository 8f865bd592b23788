import { describe, expect, test } from 'vitest';
import type { ImageBehaviour } from '../../../../src/model/image';
import { seconds } from '../../../../src/model/sim-time';
import { createBench, type Bench, type TaskOptions } from '../../../support/data-plane-bench';

const SETTINGS = {
  protocol: 'HTTP',
  port: 'traffic-port',
  path: '/',
  intervalSeconds: 10,
  timeoutSeconds: 5,
  healthyThreshold: 3,
  unhealthyThreshold: 2,
  matcher: '200',
} as const;

function benchWith(settings: Partial<typeof SETTINGS> | Record<string, unknown> = {}): Bench {
  return createBench(1, { healthCheck: { ...SETTINGS, ...settings } });
}

const initial = (image: Partial<ImageBehaviour> = {}): TaskOptions => ({
  health: 'initial',
  image,
});

const whats = (bench: Bench) => bench.told.map((t) => t.what);

describe('verdicts (5.2)', () => {
  test('fact T5.2-19: one passing check makes a new target healthy, 2.1–4 s later', () => {
    const bench = benchWith();
    bench.addTask(initial());
    bench.run(5);
    expect(whats(bench)).toEqual(['healthy']);
    expect(bench.told[0]!.at).toBeGreaterThan(seconds(2.1));
    expect(bench.told[0]!.at).toBeLessThan(seconds(4.01));
  });

  test('a passing check on a healthy target is told to nobody', () => {
    const bench = benchWith();
    const { target } = bench.addTask(initial());
    bench.run(600);
    expect(whats(bench)).toEqual(['healthy']);
    expect(bench.plane.checks(target.slot)).toEqual(Array.from({ length: 24 }, () => 1));
  });

  test('fact T5.2-20: an app not up yet: initial until the threshold of failures', () => {
    const bench = benchWith();
    const { target } = bench.addTask(initial({ startupSeconds: 40 }));
    bench.run(10);
    expect(target.health).toBe('initial');
    bench.run(10);
    expect(whats(bench)).toEqual(['Target.FailedHealthChecks']);
    expect(target.description).toBe('Health checks failed');
  });

  test('fact T5.2-16: unhealthy to healthy needs the healthy threshold in a row', () => {
    const bench = benchWith();
    const { server } = bench.addTask(initial());
    bench.run(5);
    bench.plane.setServerFault(server, { failHealthCheck: true });
    bench.run(20);
    bench.plane.setServerFault(server, { failHealthCheck: false });
    bench.run(60);
    const [first, second, third] = bench.told;
    expect(whats(bench)).toEqual(['healthy', 'Target.ResponseCodeMismatch', 'healthy']);
    // Two failures 10 s apart, then three passes 10 s apart.
    expect(second!.at - first!.at).toBeCloseTo(seconds(20), -5);
    expect(third!.at - second!.at).toBeCloseTo(seconds(30), -5);
  });

  test('fact T5.2-6, T5.2-18: Target.ResponseCodeMismatch names the code', () => {
    const bench = benchWith({ path: '/health' });
    const { target } = bench.addTask(initial());
    bench.run(20);
    expect(target.description).toBe('Health checks failed with these codes: [404]');
  });

  test.each([
    ['200-299', 204, 'healthy'],
    ['200,302', 302, 'healthy'],
    ['200', 302, 'Target.ResponseCodeMismatch'],
  ])('matcher %s and code %i: %s', (matcher, healthCheckStatus, what) => {
    const bench = benchWith({ matcher });
    bench.addTask(initial({ healthCheckStatus }));
    bench.run(20);
    expect(whats(bench)).toEqual([what]);
  });

  test('fact T5.2-6, T5.2-15: Target.Timeout: a hung task', () => {
    const bench = benchWith();
    const { target, server } = bench.addTask(initial());
    bench.run(5);
    bench.plane.setServerFault(server, { hang: true });
    bench.run(30);
    expect(whats(bench)).toEqual(['healthy', 'Target.Timeout']);
    expect(target.description).toBe('Request timed out');
  });

  test('a new cause is told of an unhealthy target, the same one is not', () => {
    const bench = benchWith();
    const { server } = bench.addTask(initial({ healthCheckStatus: 500 }));
    bench.run(60);
    bench.plane.setServerFault(server, { hang: true });
    bench.run(60);
    expect(whats(bench)).toEqual(['Target.ResponseCodeMismatch', 'Target.Timeout']);
  });

  test('an image that turns healthy late and unhealthy again', () => {
    const bench = benchWith();
    bench.addTask(initial({ healthyAfterSeconds: 60, unhealthyAfterSeconds: 200 }));
    bench.run(300);
    expect(whats(bench)).toEqual([
      'Target.ResponseCodeMismatch',
      'healthy',
      'Target.ResponseCodeMismatch',
    ]);
  });
});

describe('how checks reach a task', () => {
  test('fact T5.2-22: they run only while a rule uses the group', () => {
    const bench = benchWith();
    bench.setDefaultAction({ type: 'fixed-response', statusCode: '200' });
    bench.addTask(initial());
    bench.run(60);
    expect(bench.told).toEqual([]);
    bench.setDefaultAction({
      type: 'forward',
      targetGroups: [{ targetGroupArn: bench.group.arn, weight: 1 }],
    });
    bench.run(60);
    expect(whats(bench)).toEqual(['healthy']);
  });

  const busy = {
    concurrency: 1,
    serviceTimeMs: 8000,
    serviceTimeDistribution: 'constant',
  } as const;

  test('they wait in the line like requests, and so a busy task fails them', () => {
    const bench = benchWith();
    bench.addTask({ image: busy });
    bench.traffic({ pattern: 'constant', rate: 1 });
    bench.run(60);
    expect(whats(bench)).toContain('Target.Timeout');
  });

  test('with --no-health-check-waits they are answered beside the line', () => {
    const bench = benchWith();
    bench.addTask({ image: { ...busy, healthCheckWaits: false } });
    bench.traffic({ pattern: 'constant', rate: 1 });
    bench.run(60);
    expect(bench.told).toEqual([]);
  });

  test('a check slower than the timeout fails', () => {
    const bench = benchWith();
    bench.addTask(initial({ healthCheckLatencyMs: 6000 }));
    bench.run(30);
    expect(whats(bench)).toEqual(['Target.Timeout']);
  });

  test('a port that no container maps refuses the check', () => {
    const bench = benchWith({ port: '9999' });
    bench.addTask(initial());
    bench.run(30);
    expect(whats(bench)).toEqual(['Target.FailedHealthChecks']);
  });

  test('fact T5.2-21: they are in no figure', () => {
    const bench = benchWith();
    bench.addTask(initial());
    bench.run(300);
    expect(bench.figures().requestCount).toBe(0);
    expect(bench.figures().inFlight).toBe(0);
  });

  test('fact T5.2-8: a draining target is not checked', () => {
    const bench = benchWith();
    const { target } = bench.addTask(initial());
    bench.run(5);
    bench.setHealth(target, 'draining');
    const before = bench.plane.checks(target.slot).length;
    bench.run(60);
    expect(bench.plane.checks(target.slot)).toHaveLength(before);
  });
});
