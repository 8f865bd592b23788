import { describe, expect, test } from 'vitest';
import { LEG, whereabouts } from '../../../src/drawing/dot-position';
import { FLIGHT_SECONDS } from '../../../src/model/dot-flight';
import type { Track } from '../../../src/drawing/request-tracks';

const track = (change: Partial<Track> = {}): Track => ({
  id: 1,
  sentAt: 10_000_000,
  source: 0,
  target: 'group task',
  endedAt: Number.NaN,
  failed: false,
  place: -1,
  ...change,
});

/** The simulated time that is so many wall seconds after the request was sent. */
const after = (wallSeconds: number, speed: number) => 10_000_000 + wallSeconds * 1e6 * speed;

describe('a dot (look.md, principle 5)', () => {
  test.each([0.25, 1, 5, 100])('flies 0.7 s of wall time along each edge at %d×', (speed) => {
    const at = (wall: number) => whereabouts(track(), after(wall, speed), speed);
    expect(at(0.35)).toMatchObject({ at: 'edge', leg: LEG.toLoadBalancer });
    expect(at(FLIGHT_SECONDS + 0.35)).toMatchObject({ at: 'edge', leg: LEG.toGroup });
    const third = at(2 * FLIGHT_SECONDS + 0.35);
    expect(third).toMatchObject({ at: 'edge', leg: LEG.toTask });
    expect(third).toHaveProperty('share', expect.closeTo(0.5, 6));
    expect(at(3 * FLIGHT_SECONDS + 0.001)).toEqual({ at: 'target' });
  });

  test('is a function of simulated time alone: paused, it stands still', () => {
    expect(whereabouts(track(), 10_500_000, 1)).toEqual(whereabouts(track(), 10_500_000, 1));
  });

  test('is not there before its request was sent', () => {
    expect(whereabouts(track(), 9_999_999, 1)).toEqual({ at: 'gone' });
  });

  test('is parked at its target for as long as the request is worked on, then gone', () => {
    const served = track({ endedAt: 12_000_000 });
    const arrival = 3 * FLIGHT_SECONDS;
    expect(whereabouts(served, after(arrival + 1.9, 1), 1)).toEqual({ at: 'target' });
    expect(whereabouts(served, after(arrival + 2.1, 1), 1)).toEqual({ at: 'gone' });
  });

  test('that failed comes back the way it went', () => {
    const failed = track({ endedAt: 12_000_000, failed: true });
    const back = 3 * FLIGHT_SECONDS + 2;
    const on = (wall: number) => whereabouts(failed, after(back + wall, 1), 1);
    expect(on(0.35)).toMatchObject({ at: 'edge', leg: LEG.toTask, back: true });
    expect(on(FLIGHT_SECONDS + 0.35)).toMatchObject({ leg: LEG.toGroup, back: true });
    expect(on(2 * FLIGHT_SECONDS + 0.35)).toMatchObject({ leg: LEG.toLoadBalancer, back: true });
    expect(on(3 * FLIGHT_SECONDS + 0.01)).toEqual({ at: 'gone' });
  });

  test('that the load balancer refuses turns round there', () => {
    const refused = track({ target: null, endedAt: 10_000_000, failed: true });
    expect(whereabouts(refused, after(0.35, 1), 1)).toMatchObject({ back: false });
    expect(whereabouts(refused, after(1.05, 1), 1)).toMatchObject({
      at: 'edge',
      leg: LEG.toLoadBalancer,
      back: true,
    });
    expect(whereabouts(refused, after(1.5, 1), 1)).toEqual({ at: 'gone' });
  });
});
