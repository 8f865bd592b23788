/** Slow start, tasks-and-load-balancing 5.2 (attributes). */
import { describe, expect, test } from 'vitest';
import type { Target } from '../../../../src/model/load-balancer';
import { toSeconds } from '../../../../src/model/sim-time';
import { type Bench, createBench } from '../../../support/data-plane-bench';
import { answersOver, startWatching } from '../../../support/shares';
import { type Stage, steadyWebService } from '../../../support/web-service';

const quiet = { healthCheckWaits: false, serviceTimeDistribution: 'constant' } as const;
const warming = (seconds: number) => ({ 'slow_start.duration_seconds': String(seconds) });
const slowStart = (bench: Bench, { slot }: Target) => bench.plane.standing(slot).slowStart;

/** A group with one target that has its full share, and requests on their way to it. */
function running(seconds = 100, changes: Record<string, string> = {}) {
  const bench = createBench(1, { attributes: { ...warming(seconds), ...changes } });
  const old = bench.addTask({ image: quiet });
  bench.traffic({ pattern: 'constant', rate: 100 });
  startWatching(bench);
  return { bench, old };
}

describe('slow start (TG-5)', () => {
  test('fact T5.2-26: the share of a new target grows evenly to its fair share', () => {
    const { bench } = running();
    const { target } = bench.addTask({ image: quiet });
    expect(slowStart(bench, target)).toMatchObject({ from: 0.06e6, until: 100.06e6 });
    // At warmth w it takes w of the 1 + w turns: 0.0476, 0.3333 and 0.4872 of the requests.
    for (const [from, warmth] of [
      [0.06, 0.05],
      [45.06, 0.5],
      [90.06, 0.95],
    ] as const) {
      bench.run(from - toSeconds(bench.kernel.now));
      const [old, fresh] = answersOver(bench, 10);
      expect(fresh! / (old! + fresh!)).toBeCloseTo(warmth / (1 + warmth), 2);
    }
    expect(slowStart(bench, target)).toBeNull();
    expect(answersOver(bench, 10)).toEqual([500, 500]);
  });

  test('several at once, each by its own time', () => {
    const { bench } = running();
    bench.addTask({ image: quiet });
    bench.run(50);
    bench.addTask({ image: quiet });
    bench.run(20);
    const [old, first, second] = answersOver(bench, 10);
    expect(first! / old!).toBeCloseTo(0.75, 1);
    expect(second! / old!).toBeCloseTo(0.25, 1);
  });

  test('healthy targets do not enter it when it is turned on', () => {
    const bench = createBench();
    for (let i = 0; i < 3; i++) bench.addTask({ image: quiet });
    bench.group.attributes = warming(100);
    bench.plane.routesChanged();
    bench.traffic({ pattern: 'constant', rate: 100 });
    startWatching(bench);
    expect(answersOver(bench, 3)).toEqual([100, 100, 100]);
  });

  test('fact T5.2-26: targets registered together with an empty group do not enter it', () => {
    const bench = createBench(1, { attributes: warming(100) });
    const added = [1, 2, 3].map(() => bench.addTask({ image: quiet, health: 'initial' }));
    added.forEach(({ target }) => bench.setHealth(target, 'healthy'));
    expect(added.map(({ target }) => slowStart(bench, target))).toEqual([null, null, null]);
  });

  test('fact T5.2-26: unhealthy ends it; healthy again, it begins anew', () => {
    const { bench } = running();
    const { target } = bench.addTask({ image: quiet });
    bench.run(80);
    bench.setHealth(target, 'unhealthy');
    expect(slowStart(bench, target)).toBeNull();
    bench.setHealth(target, 'healthy');
    expect(slowStart(bench, target)).toMatchObject({ from: 80.06e6, until: 180.06e6 });
  });

  test('when nobody is left with a full share, all that warm up take theirs', () => {
    const { bench, old } = running();
    const fresh = [1, 2].map(() => bench.addTask({ image: quiet }));
    bench.run(10);
    bench.setHealth(old.target, 'draining');
    bench.run(1);
    expect(fresh.map(({ target }) => slowStart(bench, target))).toEqual([null, null]);
    expect(answersOver(bench, 2).slice(1)).toEqual([100, 100]);
  });

  test('turned off, targets in it take their full share', () => {
    const { bench } = running();
    bench.addTask({ image: quiet });
    bench.group.attributes = warming(0);
    bench.plane.routesChanged();
    bench.run(1);
    expect(answersOver(bench, 2)).toEqual([100, 100]);
  });

  test('fact T5.2-26: least outstanding requests and weighted random know none', () => {
    for (const algorithm of ['least_outstanding_requests', 'weighted_random']) {
      const { bench } = running(100, { 'load_balancing.algorithm.type': algorithm });
      const { target } = bench.addTask({ image: quiet });
      expect(slowStart(bench, target)).toBeNull();
    }
  });
});

describe('slow start in a rolling update (users’ 19)', () => {
  const SLOW = 300;

  function withSlowStart(): Stage {
    const stage = steadyWebService({ desired: 2, deregistrationDelay: 30 });
    stage.door.give('ELBv2.ModifyTargetGroupAttributes', {
      TargetGroupArn: 'web',
      Attributes: [{ Key: 'slow_start.duration_seconds', Value: String(SLOW) }],
    });
    return stage;
  }

  const slowTargets = ({ group, ctx }: Stage) =>
    group.targets.filter((t) => ctx.dataPlane.standing(t.slot).slowStart !== null).length;

  test('it is void as soon as the old tasks drain: seconds of 300', () => {
    const stage = withSlowStart();
    stage.registerRevision();
    stage.update({ taskDefinition: 'web' });
    const began = stage.until(() => slowTargets(stage) === 2, 200);
    const ended = stage.until(() => slowTargets(stage) === 0, 200);
    const healthy = stage.group.targets.filter((t) => t.health === 'healthy');
    expect(stage.group.targets.some((t) => t.health === 'draining')).toBe(true);
    expect(healthy).toHaveLength(2);
    expect(ended - began).toBeLessThan(SLOW / 5);
  });

  test('a scale-out has it whole, as the tasks there are keep their share', () => {
    const stage = withSlowStart();
    stage.update({ desiredCount: 3 });
    const began = stage.until(() => slowTargets(stage) === 1, 200);
    const ended = stage.until(() => slowTargets(stage) === 0, 400);
    expect(ended - began).toBe(SLOW);
  });
});
