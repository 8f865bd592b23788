import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rect } from '../../../src/drawing/diagram-model';
import { pointAlong, sampleRoute } from '../../../src/drawing/edge-path';
import { boundsOf } from '../../../src/drawing/geometry';
import { layoutService } from '../../../src/drawing/service-layout';
import { clearOf, overlaps, settle } from '../../../src/drawing/settle';
import { slotEntry, slotRect } from '../../../src/drawing/task-grid';

const groups = fc
  .array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 3 })
  .map((sizes) => sizes.map((slots, i) => ({ key: `g${i}`, slots })));

const rect = fc.record({
  x: fc.integer({ min: 0, max: 500 }),
  y: fc.integer({ min: 0, max: 500 }),
  width: fc.integer({ min: 1, max: 200 }),
  height: fc.integer({ min: 1, max: 200 }),
});

const within = (outer: Rect, inner: Rect): boolean => {
  const { x, y, width, height } = boundsOf([outer, inner], 0);
  return x === outer.x && y === outer.y && width === outer.width && height === outer.height;
};

describe('inside a service', () => {
  test('every task has a place of its own inside its group, every group inside the frame', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const layout = layoutService(given);
        const frame = { x: 0, y: 0, width: layout.width, height: layout.height };
        const tasks = layout.groups.flatMap((group, i) => {
          expect(within(frame, group.rect)).toBe(true);
          const slots = Array.from({ length: given[i]!.slots }, (_, slot) =>
            slotRect(group.grid, slot),
          );
          for (const slot of slots) expect(within(group.rect, slot)).toBe(true);
          return slots;
        });
        for (const [i, a] of tasks.entries()) {
          for (const b of tasks.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('no edge into a task crosses another task', () => {
    const layout = layoutService([
      { key: 'a', slots: 9 },
      { key: 'b', slots: 7 },
    ]);
    const slotsOf = [9, 7];
    const cards = layout.groups.flatMap((group, i) =>
      Array.from({ length: slotsOf[i]! }, (_, slot) => ({
        group,
        slot,
        r: slotRect(group.grid, slot),
      })),
    );
    for (const { group, slot } of cards) {
      const { to, gutter } = slotEntry(group.grid, slot);
      const from = { x: -150, y: 120 };
      const samples = sampleRoute(gutter ? { from, to, gutter } : { from, to }, 200);
      for (let share = 0; share < 0.995; share += 0.005) {
        const point = pointAlong(samples, share);
        const hit = cards.filter(({ r }) => overlaps(r, { ...point, width: 0, height: 0 }));
        expect(hit.filter((card) => card.slot !== slot || card.group !== group)).toEqual([]);
      }
    }
  });
});

describe('edges', () => {
  test('a route starts and ends where it says, and dots move evenly on it', () => {
    const point = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
    });
    fc.assert(
      fc.property(point, point, (from, to) => {
        fc.pre(from.x !== to.x || from.y !== to.y);
        const samples = sampleRoute({ from, to }, 65);
        expect(pointAlong(samples, 0)).toEqual(from);
        const end = pointAlong(samples, 1);
        expect(Math.hypot(end.x - to.x, end.y - to.y)).toBeLessThan(0.01);
        const steps = Array.from({ length: 64 }, (_, i) => {
          const [a, b] = [pointAlong(samples, i / 64), pointAlong(samples, (i + 1) / 64)];
          return Math.hypot(b.x - a.x, b.y - a.y);
        });
        // Chords of a bend are a little shorter than the bend; none is longer than an even step.
        const even = steps.reduce((sum, one) => sum + one, 0) / steps.length;
        expect(Math.max(...steps)).toBeLessThan(1.3 * even + 0.5);
      }),
    );
  });
});

describe('frames that grow', () => {
  test('settled rectangles are clear of each other, and the highest has not moved', () => {
    fc.assert(
      fc.property(fc.array(rect, { minLength: 1, maxLength: 8 }), (rects) => {
        const wanted = rects.map((r, i) => ({ id: String(i), rect: r }));
        const settled = [...settle(wanted, 10).values()];
        for (const [i, a] of settled.entries()) {
          for (const b of settled.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        }
        const top = Math.min(...rects.map((r) => r.y));
        expect(Math.min(...settled.map((r) => r.y))).toBe(top);
      }),
    );
  });

  test('what is clear already stays', () => {
    const here = { x: 0, y: 0, width: 10, height: 10 };
    expect(clearOf(here, [{ x: 30, y: 0, width: 10, height: 10 }], 10)).toBe(here);
  });
});
