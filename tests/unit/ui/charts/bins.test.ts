import { describe, expect, test } from 'vitest';
import { binsOf, momentOf } from '../../../../src/ui/charts/bins';
import { momentLabel, stretchOf, timeTicks } from '../../../../src/ui/charts/time-axis';

const seconds = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ second: from + i }));

describe('seconds drawn as points', () => {
  test('each its own as long as there is room', () => {
    const bins = binsOf(seconds(0, 60), { from: 0, to: 60 }, 60);
    expect(bins).toHaveLength(60);
    expect(bins[0]).toMatchObject({ start: 0, step: 1 });
    expect(momentOf(bins[59]!)).toBe(60);
  });

  test('together where there is not, and none is lost or counted twice', () => {
    const bins = binsOf(seconds(0, 600), { from: 0, to: 600 }, 150);
    expect(bins.every(({ step }) => step === 5)).toBe(true);
    expect(bins.flatMap(({ points }) => points)).toEqual(seconds(0, 600));
  });

  test('in the same bins when the stretch moves on, so that nothing shimmers', () => {
    const points = seconds(0, 700);
    const starts = (from: number) =>
      binsOf(points, { from, to: from + 600 }, 150).map(({ start }) => start);
    const later = starts(3);
    expect(starts(0).filter((start) => later.includes(start)).length).toBeGreaterThan(118);
  });

  test('with a gap where no second is known', () => {
    const points = [...seconds(0, 10), ...seconds(20, 30)];
    const starts = binsOf(points, { from: 0, to: 60 }, 60).map(({ start }) => start);
    expect(starts).not.toContain(15);
    expect(starts).toContain(20);
  });

  test('only of the stretch asked for', () => {
    const bins = binsOf(seconds(0, 1000), { from: 900, to: 960 }, 60);
    expect(bins[0]!.start).toBe(900);
    expect(bins.at(-1)!.start).toBe(959);
  });
});

describe('the time axis', () => {
  test.each([
    [0, '0:00'],
    [468.9, '7:48'],
    [3600, '1:00:00'],
    [4028, '1:07:08'],
  ])('%d s is %s', (at, label) => expect(momentLabel(at)).toBe(label));

  test('has round steps, and not too many', () => {
    expect(timeTicks({ from: 0, to: 468 }, 5)).toEqual([0, 120, 240, 360]);
    expect(timeTicks({ from: 130, to: 730 }, 6)).toEqual([240, 360, 480, 600, 720]);
  });

  test('begins with a minute, is pressed together, then follows now', () => {
    expect(stretchOf(10, 600)).toEqual({ from: 0, to: 60 });
    expect(stretchOf(300, 600)).toEqual({ from: 0, to: 300 });
    expect(stretchOf(900, 600)).toEqual({ from: 300, to: 900 });
  });
});
