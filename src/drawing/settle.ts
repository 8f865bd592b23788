import type { Rect } from './diagram-model';

export interface Standing {
  id: string;
  rect: Rect;
}

/** Whether two rectangles share any point, the gap around the first one counted in. */
export function overlaps(a: Rect, b: Rect, gap = 0): boolean {
  const across = a.x < b.x + b.width + gap && b.x < a.x + a.width + gap;
  return across && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

/** The rectangle, moved down as far as it takes to be clear of all the others. */
export function clearOf(rect: Rect, others: readonly Rect[], gap: number): Rect {
  let moved = rect;
  for (;;) {
    const inTheWay = others.filter((other) => overlaps(moved, other, gap));
    if (inTheWay.length === 0) return moved;
    moved = { ...moved, y: Math.max(...inTheWay.map((other) => other.y + other.height)) + gap };
  }
}

/**
 * Frames that have grown push the lower ones down: the highest stays, whatever it would cover
 * moves.
 */
export function settle(wanted: readonly Standing[], gap: number): Map<string, Rect> {
  const inOrder = wanted.toSorted((a, b) => a.rect.y - b.rect.y || (a.id < b.id ? -1 : 1));
  const settled = new Map<string, Rect>();
  for (const { id, rect } of inOrder) {
    settled.set(id, clearOf(rect, [...settled.values()], gap));
  }
  return settled;
}

/**
 * The place nearest to the wanted one that is clear of all the others: the wanted one itself, or
 * right beside, above or below some of them. Undefined when no such place is `allowed`.
 */
export function nearestFree(
  wanted: Rect,
  others: readonly Rect[],
  gap: number,
  allowed: (rect: Rect) => boolean = () => true,
): Rect | undefined {
  const xs = others.flatMap((one) => [one.x - wanted.width - gap, one.x + one.width + gap]);
  const ys = others.flatMap((one) => [one.y - wanted.height - gap, one.y + one.height + gap]);
  let nearest: Rect | undefined;
  let distance = Infinity;
  for (const x of [wanted.x, ...xs]) {
    for (const y of [wanted.y, ...ys]) {
      const far = Math.hypot(x - wanted.x, y - wanted.y);
      if (far >= distance) continue;
      const rect = { ...wanted, x, y };
      if (!allowed(rect) || others.some((other) => overlaps(rect, other, gap))) continue;
      nearest = rect;
      distance = far;
    }
  }
  return nearest;
}
