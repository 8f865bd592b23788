/** Lining things up, as arithmetic of rectangles on the canvas. */
import type { Point, Rect } from './diagram-model';
import { boundsOf } from './geometry';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

/** A rectangle by the id of what it is of. */
export interface Standing {
  id: string;
  rect: Rect;
}

function cornerBy({ x, y, width, height }: Rect, all: Rect, how: Alignment): Point {
  switch (how) {
    case 'left':
      return { x: all.x, y };
    case 'centre':
      return { x: all.x + (all.width - width) / 2, y };
    case 'right':
      return { x: all.x + all.width - width, y };
    case 'top':
      return { x, y: all.y };
    case 'middle':
      return { x, y: all.y + (all.height - height) / 2 };
    case 'bottom':
      return { x, y: all.y + all.height - height };
  }
}

/**
 * New corners that line rectangles up by a side or the middle of them all. `fixed` ones stay, and
 * where there are any they alone say where the line is.
 */
export function aligned(
  standing: readonly Standing[],
  how: Alignment,
  fixed: ReadonlySet<string> = new Set(),
): Map<string, Point> {
  const held = standing.filter(({ id }) => fixed.has(id));
  const all = boundsOf(
    (held.length > 0 ? held : standing).map(({ rect }) => rect),
    0,
  );
  return new Map(
    standing
      .filter(({ id }) => !fixed.has(id))
      .map(({ id, rect }) => {
        const { x, y } = cornerBy(rect, all, how);
        return [id, { x: Math.round(x), y: Math.round(y) }];
      }),
  );
}

/**
 * New corners that leave the same room between each and the next; first and last stay. Nothing for
 * less than three.
 */
export function distributed(standing: readonly Standing[], axis: Axis): Map<string, Point> {
  const [at, size] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const inOrder = standing.toSorted(
    (a, b) => a.rect[at] + a.rect[size] / 2 - (b.rect[at] + b.rect[size] / 2),
  );
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last || inOrder.length < 3) return new Map();
  const taken = inOrder.reduce((sum, { rect }) => sum + rect[size], 0);
  const span = last.rect[at] + last.rect[size] - first.rect[at];
  const gap = (span - taken) / (inOrder.length - 1);
  let next = first.rect[at];
  return new Map(
    inOrder.map(({ id, rect }) => {
      const place = Math.round(next);
      next += rect[size] + gap;
      const corner = axis === 'horizontal' ? { x: place, y: rect.y } : { x: rect.x, y: place };
      return [id, corner];
    }),
  );
}
