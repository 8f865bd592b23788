/** Cross-zone load balancing, tasks-and-load-balancing 5.2 (attributes). */
import { describe, expect, test } from 'vitest';
import { subnetOf } from '../../../../src/engine/network/subnets';
import { type Bench, createBench } from '../../../support/data-plane-bench';
import { answersOver, startWatching } from '../../../support/shares';

const quiet = { healthCheckWaits: false, serviceTimeDistribution: 'constant' } as const;
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const apart = { 'load_balancing.cross_zone.enabled': 'false' };

/** One load balancer in so many zones, and so many targets in each. */
function inZones(perZone: number[], attributes: Record<string, string> = apart): Bench {
  const bench = createBench(1, { attributes });
  // Subnets are in zones a, b, c in order of first mention.
  perZone.forEach((_, index) => {
    bench.balancer.subnets.push(subnetOf(bench.ctx, `subnet-${index}`).id);
  });
  perZone.forEach((count, z) => {
    for (let i = 0; i < count; i++) bench.addTask({ image: quiet, zone: ZONES[z]! });
  });
  bench.traffic({ rate: 400 });
  return bench;
}

const share = (answers: number[], ...of: number[]): number =>
  of.reduce((sum, i) => sum + answers[i]!, 0) / answers.reduce((a, b) => a + b, 0);

describe('cross-zone load balancing (TG-6)', () => {
  test('on: all targets alike; off: each zone has its half, whoever is there', () => {
    // AWS’s own example: two targets in one zone and eight in the other.
    const on = answersOver(inZones([2, 8], {}), 60);
    expect(share(on, 0)).toBeCloseTo(0.1, 1);
    const off = answersOver(inZones([2, 8]), 60);
    expect(share(off, 0, 1)).toBeCloseTo(0.5, 1);
    expect(share(off, 0)).toBeCloseTo(0.25, 1);
    expect(share(off, 5)).toBeCloseTo(0.0625, 1);
  });

  test('fact T5.2-30, T5.3-15: use_load_balancer_configuration is on', () => {
    const attributes = { 'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration' };
    expect(share(answersOver(inZones([1, 3], attributes), 30), 0)).toBeCloseTo(0.25, 1);
  });

  test('a zone where nobody is: 503 until it is out of DNS and the clients know', () => {
    const bench = inZones([2, 2, 0]);
    bench.run(10);
    const early = bench.figures({ from: 0, to: 5 });
    expect(early.httpCodeElb['503'] / early.requestCount).toBeCloseTo(1 / 3, 1);
    bench.run(60);
    const late = bench.figures({ from: 61, to: 70 });
    expect(late.httpCodeElb['503']).toBe(0);
    expect(late.requestCount).toBeGreaterThan(3000);
  });

  test('fact T5.2-31: a zone all unhealthy fails open for itself, then leaves DNS', () => {
    const bench = inZones([2, 2]);
    bench.run(1);
    const sick = bench.group.targets.filter((t) => t.availabilityZone === ZONES[1]);
    sick.forEach((target) => bench.setHealth(target, 'unhealthy'));
    expect(share(answersOver(bench, 4), 2, 3)).toBeGreaterThan(0.4);
    bench.run(60);
    expect(share(answersOver(bench, 4), 2, 3)).toBe(0);
    sick.forEach((target) => bench.setHealth(target, 'healthy'));
    expect(share(answersOver(bench, 20), 2, 3)).toBeCloseTo(0.5, 1);
  });

  test('no zone healthy: all stay in DNS', () => {
    const bench = inZones([1, 1]);
    bench.group.targets.forEach((target) => bench.setHealth(target, 'unhealthy'));
    bench.run(100);
    expect(share(answersOver(bench, 20), 0)).toBeCloseTo(0.5, 1);
  });

  test('least outstanding requests and slow start hold within a zone', () => {
    const least = { 'load_balancing.algorithm.type': 'least_outstanding_requests' };
    const bench = createBench(1, { attributes: { ...apart, ...least } });
    bench.addTask({ image: { ...quiet, serviceTimeMs: 20_000 }, zone: ZONES[0]! });
    bench.addTask({ image: quiet, zone: ZONES[0]! });
    bench.addTask({ image: quiet, zone: ZONES[1]! });
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(15);
    expect(bench.plane.outstanding(bench.group.targets[0]!.slot)).toBeLessThan(5);

    const warming = inZones([1, 1], { ...apart, 'slow_start.duration_seconds': '100' });
    startWatching(warming);
    warming.addTask({ image: quiet, zone: ZONES[0]! });
    const early = answersOver(warming, 10);
    expect(early[2]! / early[0]!).toBeLessThan(0.1);
    expect(share(early, 1)).toBeCloseTo(0.5, 1);
  });
});
