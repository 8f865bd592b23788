import type { Point, Rect } from '../../../drawing/diagram-model';

/** Which way an arrow key goes. */
export const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const middleOf = ({ x, y, width, height }: Rect): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** The nearest one that way: what is beside counts twice what is ahead. */
export function neighbour<One extends { id: string; place: Rect }>(
  all: Iterable<One>,
  from: Rect,
  way: Point,
): One | undefined {
  const here = middleOf(from);
  let nearest: One | undefined;
  let distance = Infinity;
  for (const one of all) {
    const there = middleOf(one.place);
    const ahead = (there.x - here.x) * way.x + (there.y - here.y) * way.y;
    const beside = Math.abs((there.x - here.x) * way.y) + Math.abs((there.y - here.y) * way.x);
    if (ahead <= 0 || ahead + 2 * beside >= distance) continue;
    nearest = one;
    distance = ahead + 2 * beside;
  }
  return nearest;
}
