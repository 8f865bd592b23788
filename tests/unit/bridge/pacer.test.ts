import { describe, expect, test } from 'vitest';
import { type Advancing, Pacer } from '../../../src/bridge/worker/pacer';
import { seconds, type SimMicros, ZERO } from '../../../src/model/sim-time';
import { ManualWall } from '../../support/manual-wall';

/** A world in which a simulated second takes `costMs` of wall time to work out. */
function worldThatCosts(costMs: number, wall: ManualWall): Advancing & { stops: number[] } {
  let now = ZERO;
  const stops: number[] = [];
  return {
    get now() {
      return now;
    },
    stops,
    advanceTo: (until: SimMicros) => {
      wall.spend(((until - now) / 1e6) * costMs);
      now = until;
      stops.push(until);
    },
  };
}

/** A beat of 8 ms, `count` times. */
function beats(pacer: Pacer, world: Advancing, wall: ManualWall, count: number): void {
  for (let i = 0; i < count; i++) {
    wall.spend(8);
    pacer.keepUp(world);
  }
}

describe('pacer', () => {
  test.each([0.25, 1, 5, 20, 100])(
    'at %s× a second of wall time is that many simulated',
    (speed) => {
      const wall = new ManualWall();
      const world = worldThatCosts(0, wall);
      const pacer = new Pacer(wall);
      pacer.setSpeed(speed, world.now);
      pacer.play(world.now);
      beats(pacer, world, wall, 125);
      expect(world.now).toBe(seconds(speed));
      expect(pacer.speedReached).toBeCloseTo(speed, 3);
    },
  );

  test('time stands while paused, and the pause is not made up for', () => {
    const wall = new ManualWall();
    const world = worldThatCosts(0, wall);
    const pacer = new Pacer(wall);
    pacer.play(world.now);
    beats(pacer, world, wall, 10);
    pacer.pause();
    beats(pacer, world, wall, 1000);
    expect(world.now).toBe(80_000);
    expect(pacer.speedReached).toBe(0);
    pacer.play(world.now);
    beats(pacer, world, wall, 1);
    expect(world.now).toBe(88_000);
  });

  test('a world too busy falls behind, and the speed reached says so', () => {
    const wall = new ManualWall();
    // 50 ms of work for a simulated second: 20× is all there is.
    const world = worldThatCosts(50, wall);
    const pacer = new Pacer(wall);
    pacer.setSpeed(100, world.now);
    pacer.play(world.now);
    let busy = false;
    for (let i = 0; i < 400; i++) {
      wall.spend(busy ? 0 : 8);
      busy = pacer.keepUp(world);
    }
    expect(busy).toBe(true);
    expect(pacer.speedReached).toBeGreaterThan(15);
    expect(pacer.speedReached).toBeLessThanOrEqual(20.5);
  });

  test('a slice of work ends soon after its budget, whatever there is to do', () => {
    const wall = new ManualWall();
    const world = worldThatCosts(50, wall);
    const pacer = new Pacer(wall);
    pacer.setSpeed(Infinity, world.now);
    pacer.play(world.now);
    const lengths = Array.from({ length: 100 }, () => {
      const begun = wall.now();
      pacer.keepUp(world);
      return wall.now() - begun;
    });
    expect(Math.max(...lengths.slice(1))).toBeLessThan(14);
  });

  test('at max an idle world runs fast, not through centuries', () => {
    const wall = new ManualWall();
    const world = worldThatCosts(0, wall);
    const pacer = new Pacer(wall);
    pacer.setSpeed(Infinity, world.now);
    pacer.play(world.now);
    beats(pacer, world, wall, 125);
    expect(world.now).toBe(seconds(10_000));
  });

  test('a computer that slept has not lived through that time', () => {
    const wall = new ManualWall();
    const world = worldThatCosts(0, wall);
    const pacer = new Pacer(wall);
    pacer.play(world.now);
    wall.spend(8 * 3600 * 1000);
    pacer.keepUp(world);
    expect(world.now).toBeLessThanOrEqual(seconds(0.25));
  });

  test('every stop is a whole microsecond, and slow speeds still move', () => {
    const wall = new ManualWall();
    const world = worldThatCosts(0, wall);
    const pacer = new Pacer(wall);
    pacer.setSpeed(0.25, world.now);
    pacer.play(world.now);
    for (let i = 0; i < 3000; i++) {
      wall.spend(0.0013);
      pacer.keepUp(world);
    }
    expect(world.stops.every(Number.isInteger)).toBe(true);
    expect(world.now).toBe(Math.floor(3000 * 1.3 * 0.25));
  });
});
