import { describe, expect, test } from 'vitest';
import { effectiveSpeed, ShownClock } from '../../../../src/ui/canvas/dot-layer/shown-clock';

const pace = (change = {}) => ({ playing: true, speed: 5, speedReached: 5, ...change });

describe('the simulated time on the screen', () => {
  test('flows on between frames at the run’s speed, and never back', () => {
    const clock = new ShownClock();
    clock.frame(0, 0, true);
    clock.read(0, pace());
    let before = 0;
    for (let wall = 10; wall <= 2000; wall += 10) {
      // Frames come every 50 ms, a little late.
      if (wall % 50 === 0) clock.frame((wall - 7) * 5000, wall, false);
      const shown = clock.read(wall, pace());
      expect(shown).toBeGreaterThanOrEqual(before);
      expect(Math.abs(shown - wall * 5000)).toBeLessThan(5000 * 130);
      before = shown;
    }
    expect(before).toBeGreaterThan(1900 * 5000);
  });

  test('waits for frames that do not come', () => {
    const clock = new ShownClock();
    clock.frame(1e6, 0, true);
    clock.read(0, pace({ speed: 1, speedReached: 1 }));
    for (let wall = 16; wall < 5000; wall += 16) clock.read(wall, pace({ speed: 1 }));
    expect(clock.read(5000, pace({ speed: 1 }))).toBeLessThanOrEqual(1e6 + 240_000);
  });

  test('is the true time when paused, and jumps with a new run', () => {
    const clock = new ShownClock();
    clock.frame(5e6, 0, true);
    expect(clock.read(1000, pace({ playing: false }))).toBe(5e6);
    clock.frame(0, 1100, true);
    expect(clock.read(1100, pace({ playing: false }))).toBe(0);
  });

  test('takes the speed really reached where the run falls short, or is at “max”', () => {
    expect(effectiveSpeed(pace())).toBe(5);
    expect(effectiveSpeed(pace({ speedReached: 4.8 }))).toBe(5);
    expect(effectiveSpeed(pace({ speed: 100, speedReached: 24 }))).toBe(24);
    expect(effectiveSpeed(pace({ speed: Infinity, speedReached: 300 }))).toBe(300);
    expect(effectiveSpeed(pace({ speed: Infinity, speedReached: 0 }))).toBe(1);
  });
});
