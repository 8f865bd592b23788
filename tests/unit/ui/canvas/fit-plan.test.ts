import { describe, expect, test } from 'vitest';
import type { Rect } from '../../../../src/drawing/diagram-model';
import { isCovered, isRoomy, planFit } from '../../../../src/ui/canvas/fit-plan';

/** A client, a load balancer, two target groups, and a cluster with so many rows of tasks. */
const diagram = (rows: number): Rect[] => [
  { x: 0, y: 220, width: 170, height: 140 },
  { x: 204, y: 200, width: 196, height: 180 },
  { x: 492, y: 220, width: 177, height: 118 },
  { x: 492, y: 370, width: 177, height: 118 },
  { x: 703, y: 0, width: 470, height: 200 + rows * 120 },
];

const NOTHING = { width: 0, height: 0 };
const WHOLE = { width: 520, height: 160 };
const LINE = { width: 420, height: 44 };
const LAPTOP = { width: 888, height: 634 };
const SMALL = { width: 760, height: 454 };
const THEATRE = { width: 1920, height: 1000 };

describe('the diagram keeps clear of the ribbon', () => {
  test.each([2, 4, 6, 10, 16])('with %i rows of tasks, in any window', (rows) => {
    const cards = diagram(rows);
    for (const window of [LAPTOP, SMALL, THEATRE]) {
      for (const ribbon of [WHOLE, LINE, { width: 520, height: 230 }]) {
        const place = planFit(cards, window, ribbon, 2);
        expect(isCovered(cards, place, ribbon, window.height)).toBe(false);
        for (const { x, y, width, height } of cards) {
          expect(x * place.zoom + place.x).toBeGreaterThanOrEqual(22);
          expect(y * place.zoom + place.y).toBeGreaterThanOrEqual(10);
          expect((x + width) * place.zoom + place.x).toBeLessThanOrEqual(window.width - 22);
          expect((y + height) * place.zoom + place.y).toBeLessThanOrEqual(window.height - 58);
        }
      }
    }
  });

  test.each([2, 6, 16])('below the diagram too, with %i rows of tasks', (rows) => {
    const cards = diagram(rows);
    for (const window of [LAPTOP, SMALL, THEATRE]) {
      const ribbon = { width: 520, height: 230, isBelow: true };
      const place = planFit(cards, window, ribbon, 2);
      expect(isCovered(cards, place, ribbon, window.height)).toBe(false);
      // The same place would be covered by one that is a little higher than the window leaves.
      const higher = { ...ribbon, width: window.width, height: window.height - 40 };
      expect(isCovered(cards, place, higher, window.height)).toBe(true);
      for (const { y, height } of cards) {
        expect(y * place.zoom + place.y).toBeGreaterThanOrEqual(10);
        expect((y + height) * place.zoom + place.y).toBeLessThanOrEqual(window.height - 58);
      }
    }
  });

  test('a line below it across all of the width leaves the diagram in the middle, and large', () => {
    const cards = diagram(4);
    const window = { width: 1240, height: 515 };
    const place = planFit(cards, window, { width: 1240, height: 48, isBelow: true }, 2);
    expect(place.x).toBeCloseTo((1240 - 1173 * place.zoom) / 2);
    const free = planFit(cards, window, NOTHING, 2).zoom;
    expect(place.zoom).toBeGreaterThan(0.95 * free);
  });

  test('a high cluster stands beside it, with the rest below: little is lost', () => {
    const cards = diagram(4);
    const free = planFit(cards, LAPTOP, NOTHING, 1).zoom;
    expect(planFit(cards, LAPTOP, WHOLE, 1).zoom).toBeGreaterThan(0.93 * free);
  });

  test('without a ribbon all of it stands in the middle, at most at its zoom', () => {
    const cards = diagram(1);
    const place = planFit(cards, THEATRE, NOTHING, 1);
    expect(place.zoom).toBe(1);
    expect(place.x).toBeCloseTo((1920 - 1173) / 2);
  });

  test('where cards would become dots for it there is room for a line only', () => {
    const sizes = { whole: WHOLE, line: LINE };
    expect(isRoomy(diagram(4), LAPTOP, sizes, 1)).toBe(true);
    expect(isRoomy(diagram(4), SMALL, sizes, 1)).toBe(false);
    expect(isRoomy([], SMALL, sizes, 1)).toBe(true);
  });
});
