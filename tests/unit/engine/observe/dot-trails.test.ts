/** What is kept of requests' ways until a frame takes it along. */
import { expect, test } from 'vitest';
import { DotTrails } from '../../../../src/engine/observe/dot-trails';
import { DOT_STRIDE, HOP, OUTCOME } from '../../../../src/model/view';

/** `count` hops, one a microsecond from 0 on. Answers when those were that a frame gets. */
function timesAfter(count: number): number[] {
  const trails = new DotTrails();
  for (let at = 0; at < count; at++) {
    trails.note(at, at, HOP.toLoadBalancer, 0, -1, OUTCOME.underWay);
  }
  const dots = trails.drain();
  return Array.from({ length: dots.length / DOT_STRIDE }, (_, i) => dots[i * DOT_STRIDE]!);
}

test('a flight at 100× of a hundred requests a second is kept whole: 210 s, three hops each', () => {
  expect(timesAfter(63_000)).toHaveLength(63_000);
});

test('beyond what there is room for, the oldest are let go of and few of them at a time', () => {
  const times = timesAfter(200_000);
  expect(times.at(-1)).toBe(199_999);
  expect(times.length).toBeGreaterThan(57_000);
  expect(times[0]).toBe(200_000 - times.length);
});
