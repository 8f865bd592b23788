/** Sticky sessions, tasks-and-load-balancing 5.1 and 5.2. */
import { describe, expect, test } from 'vitest';
import type { TargetGroup } from '../../../../src/model/load-balancer';
import { toSeconds } from '../../../../src/model/sim-time';
import { type Bench, createBench } from '../../../support/data-plane-bench';
import { answersOver, shareOver, startWatching } from '../../../support/shares';

const quiet = { healthCheckWaits: false, serviceTimeDistribution: 'constant' } as const;
const byBalancer = (seconds = 60) => ({
  'stickiness.enabled': 'true',
  'stickiness.type': 'lb_cookie',
  'stickiness.lb_cookie.duration_seconds': String(seconds),
});
const byApp = {
  'stickiness.enabled': 'true',
  'stickiness.type': 'app_cookie',
  'stickiness.app_cookie.cookie_name': 'session',
  'stickiness.app_cookie.duration_seconds': '60',
};

describe('a target keeps its users (ROUTE-1)', () => {
  test.each([
    ['the load balancer’s cookie', byBalancer()],
    ['a cookie of the app’s', byApp],
  ])('%s: one user stays with one target, without it takes turns', (_name, attributes) => {
    for (const [enabled, expected] of [
      ['true', [60, 0, 0]],
      ['false', [20, 20, 20]],
    ] as const) {
      const bench = createBench(1, {
        attributes: { ...attributes, 'stickiness.enabled': enabled },
      });
      for (let i = 0; i < 3; i++) bench.addTask({ image: quiet });
      bench.traffic({ pattern: 'constant', rate: 10 });
      startWatching(bench);
      expect(answersOver(bench, 6)).toEqual(expected);
    }
  });

  test('many users spread over the targets, and a new target gets only new users', () => {
    const bench = createBench(1, { attributes: byBalancer(600) });
    for (let i = 0; i < 2; i++) bench.addTask({ image: quiet });
    bench.traffic({ rate: 200, clients: 50 });
    bench.run(10);
    bench.addTask({ image: quiet });
    const [first, second, third] = answersOver(bench, 60);
    expect(third).toBe(0);
    expect(first! / (first! + second!)).toBeGreaterThan(0.3);
    expect(first! / (first! + second!)).toBeLessThan(0.7);
  });

  test('fact T5.2-29: each request brings the cookie anew for its duration', () => {
    const bench = createBench(1, { attributes: byBalancer(2) });
    for (let i = 0; i < 2; i++) bench.addTask({ image: quiet });
    bench.traffic({ pattern: 'constant', rate: 1 });
    startWatching(bench);
    expect(answersOver(bench, 10)).toEqual([10, 0]);
    bench.traffic({ pattern: 'constant', rate: 0.25 });
    expect(answersOver(bench, 40.1)).toEqual([5, 5]);
  });

  test.each(['unhealthy', 'draining'] as const)(
    'a target that is %s loses its users for good',
    (health) => {
      const bench = createBench(1, { attributes: byBalancer() });
      const first = bench.addTask({ image: quiet });
      bench.addTask({ image: quiet });
      bench.traffic({ pattern: 'constant', rate: 10 });
      startWatching(bench);
      expect(answersOver(bench, 2)).toEqual([20, 0]);
      bench.setHealth(first.target, health);
      bench.run(1);
      expect(answersOver(bench, 2)).toEqual([0, 20]);
      bench.setHealth(first.target, 'healthy');
      expect(answersOver(bench, 2)).toEqual([0, 20]);
    },
  );

  test('a cookie does not take the next target in the same slot for its own', () => {
    const bench = createBench(1, { attributes: byBalancer() });
    const { target } = bench.addTask({ image: quiet });
    bench.traffic({ rate: 100, clients: 40 });
    bench.run(20);
    const { slot } = target;
    bench.addTask({ image: quiet });
    bench.plane.removeTarget(bench.group, target);
    bench.group.targets.shift();
    expect(bench.addTask({ image: quiet }).target.slot).toBe(slot);
    bench.run(20);
    const [, second, third] = answersOver(bench, 20);
    expect(second! / (second! + third!)).toBeGreaterThan(0.3);
    expect(second! / (second! + third!)).toBeLessThan(0.7);
  });
});

describe('a rule keeps its users with a group (ROUTE-2)', () => {
  function canary(seconds: number | null, weights: [number, number]) {
    const bench = createBench();
    const blue = bench.group;
    const green = bench.addGroup('green');
    for (const group of [blue, green]) bench.addTask({ image: quiet, group });
    const shift = (blueWeight: number, greenWeight: number) =>
      bench.setDefaultAction({
        type: 'forward',
        targetGroups: [
          { targetGroupArn: blue.arn, weight: blueWeight },
          { targetGroupArn: green.arn, weight: greenWeight },
        ],
        ...(seconds !== null && { stickiness: { enabled: true, durationSeconds: seconds } }),
      });
    shift(...weights);
    return { bench, blue, green, shift };
  }
  const shareOf = (bench: Bench, { targets }: TargetGroup, s: number) =>
    shareOver(bench, targets, s);

  test('without it each request of a canary is a draw of its own; with it, each user is', () => {
    const loose = canary(null, [90, 10]);
    loose.bench.traffic({ rate: 200, clients: 1 });
    expect(shareOf(loose.bench, loose.green, 60)).toBeCloseTo(0.1, 1);
    const sticky = canary(3600, [90, 10]);
    sticky.bench.traffic({ rate: 200, clients: 1 });
    expect([0, 1]).toContain(shareOf(sticky.bench, sticky.green, 60));
  });

  test('a canary’s share of many users is its weight; who is there stays when weights move', () => {
    const { bench, green, shift } = canary(300, [100, 0]);
    bench.traffic({ rate: 500, clients: 200 });
    expect(shareOf(bench, green, 20)).toBe(0);
    shift(90, 10);
    // Every user has a cookie for blue by now.
    expect(shareOf(bench, green, 60)).toBe(0);
    bench.run(300);
    expect(shareOf(bench, green, 20)).toBeCloseTo(0.1, 1);
  });

  test('the cookie outlasts weight 0 and a group that is empty (503), until it ends (assumed)', () => {
    const { bench, blue, green, shift } = canary(100, [1, 0]);
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(10);
    shift(0, 1);
    expect(shareOf(bench, green, 10)).toBe(0);
    bench.plane.removeTarget(blue, blue.targets.pop()!);
    const from = Math.floor(toSeconds(bench.kernel.now)) + 1;
    bench.run(20);
    const stuck = bench.figures({ from, to: from + 15 });
    expect(stuck.requestCount).toBe(150);
    expect(stuck.httpCodeElb['503']).toBe(150);
    bench.run(70);
    expect(shareOf(bench, green, 10)).toBe(1);
  });

  test('a cookie for a group that the rule no longer lists is nothing', () => {
    const { bench, green } = canary(100, [1, 0]);
    bench.traffic({ pattern: 'constant', rate: 10 });
    bench.run(10);
    bench.setDefaultAction({
      type: 'forward',
      targetGroups: [{ targetGroupArn: green.arn, weight: 1 }],
    });
    bench.run(1);
    expect(shareOf(bench, green, 10)).toBe(1);
  });

  test('with both, a user stays with one target of one group', () => {
    const { bench, blue, green, shift } = canary(600, [1, 1]);
    for (const group of [blue, green]) {
      group.attributes = byBalancer(600);
      bench.addTask({ image: quiet, group });
    }
    shift(1, 1);
    bench.traffic({ pattern: 'constant', rate: 10 });
    startWatching(bench);
    expect(answersOver(bench, 10).filter((n) => n > 0)).toEqual([100]);
  });

  test('fact T5.2-29: a cookie of the app’s does not work in a rule with several groups', () => {
    const { bench, blue, shift } = canary(600, [1, 0]);
    blue.attributes = byApp;
    bench.addTask({ image: quiet, group: blue });
    shift(1, 0);
    bench.traffic({ pattern: 'constant', rate: 10 });
    startWatching(bench);
    expect(answersOver(bench, 10).filter((n) => n > 0)).toEqual([50, 50]);
  });
});
