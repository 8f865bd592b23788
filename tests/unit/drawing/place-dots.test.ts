import { describe, expect, test } from 'vitest';
import { sampleRoute } from '../../../src/drawing/edge-path';
import { HOP, OUTCOME } from '../../../src/model/view';
import { DotBuffer } from '../../../src/state/dot-buffer';
import { type DotWays, groupKey, targetKey } from '../../../src/drawing/dot-ways';
import { Parking } from '../../../src/drawing/parking';
import { placeDots } from '../../../src/drawing/place-dots';
import { RequestTracks } from '../../../src/drawing/request-tracks';

const line = (x: number, to: number) => sampleRoute({ from: { x, y: 50 }, to: { x: to, y: 50 } });
const card = { x: 300, y: 0, width: 188, height: 112 };
const ways: DotWays = {
  clients: new Map([
    [0, { samples: line(0, 100), loadBalancer: 'lb', route: 'listener', isTest: false }],
    [1, { samples: line(0, 100), loadBalancer: 'lb', route: 'test-rule', isTest: true }],
  ]),
  groups: new Map([
    [groupKey('lb', 'tg'), line(100, 200)],
    [groupKey('listener', 'tg'), line(100, 200)],
    [groupKey('test-rule', 'tg'), line(110, 210)],
  ]),
  targets: new Map([
    [targetKey('tg', 'task'), { group: 'tg', samples: line(200, 300), card, role: 'target' }],
  ]),
  labels: { card: [], compact: [], dot: [], heat: [], bare: [] },
};

/** Requests sent at 0, answered after so many µs (NaN: not yet). */
function world(...answers: [endedAt: number, failed?: boolean][]) {
  const parking = new Parking();
  const tracks = new RequestTracks((track) => parking.leave(track));
  const ring = new DotBuffer();
  const rows = answers.flatMap(([endedAt, failed], i) => [
    [0, i, HOP.toLoadBalancer, 0, -1, OUTCOME.underWay],
    [0, i, HOP.toTarget, 0, 9, OUTCOME.underWay],
    ...(Number.isNaN(endedAt)
      ? []
      : [[endedAt, i, HOP.answer, 0, 9, failed ? OUTCOME.failed : OUTCOME.ok]]),
  ]);
  ring.append(new Float64Array(rows.flat()));
  tracks.take(ring, () => targetKey('tg', 'task'));
  const at = (seconds: number) =>
    placeDots(tracks, parking, ways, { shown: seconds * 1e6, speed: 1, detail: 'card' });
  return { at, tracks };
}

describe('dots on the canvas', () => {
  test('go from client to load balancer to target group to task, in the revision’s colour', () => {
    const { at } = world([Number.NaN]);
    expect(at(0.35).flying.neutral).toEqual([expect.closeTo(50, 0), 50]);
    expect(at(1.05).flying.target).toEqual([expect.closeTo(150, 0), 50]);
    expect(at(1.75).flying.target).toEqual([expect.closeTo(250, 0), 50]);
  });

  test('are parked side by side on the task’s card, and keep their places', () => {
    const { at } = world([Number.NaN], [500_000], [Number.NaN]);
    const three = at(2.2).parked.target;
    expect(three).toHaveLength(6);
    expect(new Set(three.filter((_, i) => i % 2 === 0)).size).toBe(3);
    for (let i = 0; i < three.length; i += 2) {
      expect(three[i]).toBeGreaterThan(card.x);
      expect(three[i]).toBeLessThan(card.x + card.width);
    }
    // The second one is answered: the others stay where they are.
    expect(at(2.7).parked.target).toEqual([...three.slice(0, 2), ...three.slice(4)]);
  });

  test('that failed fly back as crosses; ended ones are let go of', () => {
    const { at, tracks } = world([500_000, true]);
    expect(at(2.6 + 0.35)).toMatchObject({ failed: [expect.closeTo(250, 0), 50] });
    expect(at(2.6 + 2.2).failed).toEqual([]);
    expect([...tracks.all()]).toEqual([]);
  });

  test('stand still while the shown time does', () => {
    const { at } = world([Number.NaN], [900_000]);
    expect(at(1.3)).toEqual(at(1.3));
  });
});
