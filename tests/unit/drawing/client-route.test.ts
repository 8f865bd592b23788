import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientRoute } from '../../../src/drawing/client-route';
import type { Rect } from '../../../src/drawing/diagram-model';
import { pointAlong, sampleRoute } from '../../../src/drawing/edge-path';
import { overlaps } from '../../../src/drawing/settle';

const balancer: Rect = { x: 400, y: 300, width: 160, height: 110 };
const client = (x: number, y: number): Rect => ({ x, y, width: 140, height: 110 });
const card = ({ x, y, width, height }: Rect): Rect => ({
  x: x + 1,
  y: y + 1,
  width: width - 2,
  height: height - 2,
});

function waypoints(from: Rect): { x: number; y: number }[] {
  const samples = sampleRoute(clientRoute(from, balancer), 200);
  return Array.from({ length: 101 }, (_, i) => pointAlong(samples, i / 100));
}

describe('the line from a client to its load balancer', () => {
  test.each([
    ['left of it', client(100, 300)],
    ['left of it, further up', client(100, 60)],
    ['above it', client(410, 60)],
    ['above it, a little to the left', client(300, 60)],
    ['above it, a little to the right', client(520, 60)],
    ['above it, to the right', client(700, 60)],
    ['below it', client(410, 600)],
    ['below it, to the right', client(700, 600)],
    ['behind it', client(700, 330)],
  ])('%s goes there without turning back, and crosses neither card', (_, from) => {
    const points = waypoints(from);
    for (const along of ['x', 'y'] as const) {
      const steps = points.slice(1).map((point, i) => point[along] - points[i]![along]);
      const isOneWay = steps.every((step) => step > -0.5) || steps.every((step) => step < 0.5);
      expect(isOneWay, along).toBe(true);
    }
    const dots = points.map(({ x, y }) => ({ x, y, width: 0.01, height: 0.01 }));
    expect(dots.filter((dot) => overlaps(dot, card(from)))).toEqual([]);
    expect(dots.filter((dot) => overlaps(dot, card(balancer)))).toEqual([]);
  });

  test('wherever it stands beside the load balancer, the line is no longer than it must be', () => {
    const places = fc.record({
      x: fc.integer({ min: -600, max: 1400 }),
      y: fc.integer({ min: -600, max: 1200 }),
    });
    fc.assert(
      fc.property(places, ({ x, y }) => {
        const from = client(x, y);
        fc.pre(!overlaps(from, balancer) && x > balancer.x - from.width);
        const points = waypoints(from);
        const length = points
          .slice(1)
          .reduce((sum, p, i) => sum + Math.hypot(p.x - points[i]!.x, p.y - points[i]!.y), 0);
        const [first, last] = [points[0]!, points.at(-1)!];
        const level = Math.abs(first.x - last.x) + Math.abs(first.y - last.y);
        expect(length).toBeLessThanOrEqual(level + 1);
      }),
    );
  });
});
