/** What is dragged keeps to its neighbours' edges and middles, and else to the grid. */
import type { Rect } from './diagram-model';

/** A line that says why something stands where it does, in the coordinates of the rectangles. */
export interface Guide {
  axis: 'x' | 'y';
  /** Where the line is: its x, or its y. */
  at: number;
  /** From where to where, along the other axis. */
  from: number;
  to: number;
}

export interface Snap {
  /** To be added to where the pointer has it. */
  dx: number;
  dy: number;
  guides: Guide[];
}

/** Canvas pixels between the lines of the grid. */
export const GRID = 8;

const SIDES = {
  x: { size: 'width', across: 'y', acrossSize: 'height' },
  y: { size: 'height', across: 'x', acrossSize: 'width' },
} as const;

/** Both edges and the middle. */
function marksOf(rect: Rect, axis: 'x' | 'y'): number[] {
  const size = rect[SIDES[axis].size];
  return [rect[axis], rect[axis] + size / 2, rect[axis] + size];
}

interface Meeting {
  shift: number;
  at: number;
  other: Rect;
}

/** The least shift that brings an edge or the middle onto one of a neighbour's. */
function nearest(rect: Rect, others: readonly Rect[], axis: 'x' | 'y', reach: number) {
  let found: Meeting | undefined;
  for (const other of others) {
    for (const at of marksOf(other, axis)) {
      for (const own of marksOf(rect, axis)) {
        const shift = at - own;
        if (Math.abs(shift) > reach) continue;
        if (!found || Math.abs(shift) < Math.abs(found.shift)) found = { shift, at, other };
      }
    }
  }
  return found;
}

function guideTo(rect: Rect, { at, other }: Meeting, axis: 'x' | 'y'): Guide {
  const { across, acrossSize } = SIDES[axis];
  const from = Math.min(rect[across], other[across]);
  const to = Math.max(rect[across] + rect[acrossSize], other[across] + other[acrossSize]);
  return { axis, at, from, to };
}

const toGrid = (value: number): number => Math.round(value / GRID) * GRID - value;

/**
 * How far a rectangle moves to stand in line: with a neighbour no further off than `reach` px, on
 * each axis by itself; without one, on the grid.
 */
export function snapOf(rect: Rect, others: readonly Rect[], reach: number): Snap {
  const inX = nearest(rect, others, 'x', reach);
  const inY = nearest(rect, others, 'y', reach);
  const dx = inX?.shift ?? toGrid(rect.x);
  const dy = inY?.shift ?? toGrid(rect.y);
  const moved = { ...rect, x: rect.x + dx, y: rect.y + dy };
  const guides = [
    ...(inX ? [guideTo(moved, inX, 'x')] : []),
    ...(inY ? [guideTo(moved, inY, 'y')] : []),
  ];
  return { dx, dy, guides };
}
