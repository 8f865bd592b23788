import { describe, expect, test } from 'vitest';
import {
  type Bounds,
  boundsOf,
  type Census,
  isStuck,
  planStarts,
  planStops,
  type Side,
  wantedOfSource,
} from '../../../../src/engine/control-plane/deployments/rolling';

const EITHER = { fresh: true, source: true };

const bounds = (desired: number, minimum: number, maximum: number): Bounds =>
  boundsOf(desired, {
    minimumHealthyPercent: minimum,
    maximumPercent: maximum,
    strategy: 'ROLLING',
    deploymentCircuitBreaker: { enable: false, rollback: false },
    bakeTimeInMinutes: 0,
  });

/** So many healthy tasks; more by what is given. */
const side = (healthy: number, own: Partial<Side> = {}): Side => ({
  up: healthy,
  healthy,
  unhealthy: 0,
  ailing: 0,
  guarded: 0,
  ...own,
});

/** All source tasks healthy, nothing else. */
const census = (source: number, own: Partial<Census> = {}): Census => ({
  fresh: side(0),
  source: side(source),
  stopping: 0,
  sourceWanted: source,
  ...own,
});

describe('DEP-1, DEP-3, DEP-4: bounds and first moves', () => {
  test.each([
    [1, 100, 200, 1, 2, 1, 0],
    [1, 0, 100, 0, 1, 0, 1],
    [1, 50, 100, 1, 1, 0, 0],
    [1, 100, 150, 1, 1, 0, 0],
    [2, 100, 200, 2, 4, 2, 0],
    [2, 50, 100, 1, 2, 0, 1],
    [2, 75, 125, 2, 2, 0, 0],
    [2, 100, 150, 2, 3, 1, 0],
    [3, 100, 125, 3, 3, 0, 0],
    [3, 50, 100, 2, 3, 0, 1],
    [3, 100, 200, 3, 6, 3, 0],
    [4, 100, 200, 4, 8, 4, 0],
    [4, 50, 100, 2, 4, 0, 2],
    [4, 100, 125, 4, 5, 1, 0],
    [4, 75, 125, 3, 5, 1, 1],
    [5, 50, 100, 3, 5, 0, 2],
    [10, 80, 120, 8, 12, 2, 2],
  ])('%i at %i/%i: floor %i, cap %i, starts %i, stops %i', (desired, min, max, ...row) => {
    const limits = bounds(desired, min, max);
    const old = census(desired);
    const starts = planStarts(old, desired, limits, EITHER);
    const stops = planStops(old, desired, limits);
    expect([limits.floor, limits.cap, starts.fresh, stops.source]).toEqual(row);
    const moves = starts.fresh + stops.source;
    expect(isStuck(old, desired, { stops, starts })).toBe(moves === 0);
  });
});

/** Rolls over with stops that take no time, and new tasks that become healthy between passes. */
function trace(desired: number, minimum: number, maximum: number): string {
  const limits = bounds(desired, minimum, maximum);
  const steps: string[] = [];
  let [fresh, source] = [0, desired];
  for (let pass = 0; pass < 20; pass++) {
    const at = () => census(source, { fresh: side(fresh) });
    const stopped = planStops(at(), desired, limits).source;
    source -= stopped;
    const started = planStarts({ ...at(), sourceWanted: source }, desired, limits, EITHER);
    expect(started.source).toBe(0);
    fresh += started.fresh;
    if (stopped + started.fresh === 0) break;
    steps.push((stopped ? `-${stopped}` : '') + (started.fresh ? `+${started.fresh}` : ''));
  }
  expect([fresh, source]).toEqual([desired, 0]);
  return steps.join(' → ');
}

describe('DEP-3, DEP-4: the loop (deployments 1.3)', () => {
  test.each([
    ['2@100/200', 2, 100, 200, '+2 → -2'],
    ['2@50/100', 2, 50, 100, '-1+1 → -1+1'],
    ['2@100/150', 2, 100, 150, '+1 → -1+1 → -1'],
    ['4@50/100', 4, 50, 100, '-2+2 → -2+2'],
    ['4@100/125', 4, 100, 125, '+1 → -1+1 → -1+1 → -1+1 → -1'],
    ['4@50/150', 4, 50, 150, '-2+4 → -2'],
    ['10@80/120', 10, 80, 120, '-2+4 → -4+4 → -2+2 → -2'],
  ])('%s: %i tasks at %i/%i', (_name, desired, min, max, expected) => {
    expect(trace(desired, min, max)).toBe(expected);
  });

  test('DEP-2: a task on its way down holds its place until it has STOPPED', () => {
    const at = census(1, { stopping: 1, sourceWanted: 1 });
    const limits = bounds(2, 50, 100);
    expect(planStarts(at, 2, limits, EITHER).fresh).toBe(0);
    expect(planStarts({ ...at, stopping: 0 }, 2, limits, EITHER).fresh).toBe(1);
  });

  test('DEP-3: what is stopping already makes room enough: no further stops', () => {
    const at = census(1, { stopping: 3, fresh: side(1), sourceWanted: 1 });
    expect(planStops(at, 4, bounds(4, 25, 125)).source).toBe(0);
  });

  test('DEP-4: a source task that ended by itself is replaced with its own revision', () => {
    const fresh = side(0, { up: 4 });
    const at = census(3, { fresh, sourceWanted: 4 });
    expect(planStarts(at, 4, bounds(4, 100, 200), EITHER)).toMatchObject({ fresh: 0, source: 1 });
  });

  test('DEP-4: while fresh tasks may not start (back-off), nothing is stopped below the floor', () => {
    const at = census(1, { sourceWanted: 1 });
    expect(planStops(at, 2, bounds(2, 50, 100)).source).toBe(0);
  });
});

describe('DEP-4: what fresh tasks leave to the source', () => {
  test('what fresh healthy tasks cover is not wanted of it', () => {
    const at = census(4, { fresh: side(3), sourceWanted: 4 });
    expect(wantedOfSource(at, 4)).toBe(1);
    expect(planStops(at, 4, bounds(4, 100, 200)).source).toBe(3);
  });

  test('the places that it is short of under the floor, even while it has no task', () => {
    const at = census(2, { fresh: side(0), sourceWanted: 4 });
    const limits = bounds(4, 100, 125);
    expect(planStarts(at, 4, limits, EITHER)).toMatchObject({ fresh: 1, source: 2 });
    const waiting = { fresh: true, source: false };
    expect(planStarts(at, 4, limits, waiting)).toMatchObject({ fresh: 3, source: 0 });
  });

  test('no healthy source task goes for a fresh one that could not start', () => {
    const at = census(8, { fresh: side(0, { up: 4 }), sourceWanted: 10 });
    expect(planStops(at, 10, bounds(10, 80, 120)).source).toBe(0);
  });

  test('PROTECT-1: guarded ones stay, and hold up what waits for their places', () => {
    const at = census(2, { source: side(2, { guarded: 2 }) });
    const limits = bounds(2, 50, 100);
    const stops = planStops(at, 2, limits);
    const starts = planStarts(at, 2, limits, EITHER);
    expect([stops.source, starts.fresh]).toEqual([0, 0]);
    expect(isStuck(at, 2, { stops, starts })).toBe(true);
  });
});

describe('SVC-4, SVC-5: unhealthy tasks (deployments 1.4)', () => {
  const service = (healthy: number, coming: number, unhealthy: number): Census => ({
    fresh: side(healthy, { up: healthy + coming, unhealthy }),
    source: side(0),
    stopping: 0,
    sourceWanted: 0,
  });

  test('the cap allows: the replacement starts first', () => {
    const limits = bounds(2, 100, 200);
    expect(planStops(service(1, 0, 1), 2, limits).freshUnhealthy).toBe(0);
    expect(planStarts(service(1, 0, 1), 2, limits, EITHER)).toMatchObject({
      fresh: 1,
      replacing: 1,
    });
  });

  test('the unhealthy one stays until the replacement is healthy', () => {
    const limits = bounds(2, 100, 200);
    expect(planStops(service(1, 1, 1), 2, limits).freshUnhealthy).toBe(0);
    expect(planStops(service(2, 0, 1), 2, limits).freshUnhealthy).toBe(1);
  });

  test('the replacement is unhealthy too: one of them goes', () => {
    expect(planStops(service(1, 0, 2), 2, bounds(2, 100, 200)).freshUnhealthy).toBe(1);
  });

  test('the cap forbids: one unhealthy task at a time is stopped first', () => {
    const limits = bounds(2, 50, 100);
    expect(planStops(service(0, 0, 2), 2, limits).freshUnhealthy).toBe(1);
    expect(planStops({ ...service(0, 0, 1), stopping: 1 }, 2, limits).freshUnhealthy).toBe(0);
    expect(planStops(service(0, 1, 1), 2, limits).freshUnhealthy).toBe(0);
  });

  test('unhealthy source tasks go first in a deployment, whatever the floor', () => {
    const at = census(0, { source: side(1, { unhealthy: 1 }), sourceWanted: 2 });
    expect(planStops(at, 2, bounds(2, 100, 100))).toMatchObject({ sourceUnhealthy: 1, source: 0 });
  });

  test('scale-in stops the surplus at once', () => {
    expect(planStops(service(5, 0, 0), 2, bounds(2, 100, 200)).fresh).toBe(3);
  });
});
