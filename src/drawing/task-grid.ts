/**
 * The grid that task cards stand in: in a revision's group of a service, in an instance's box, or
 * in the cluster itself. A card that is open makes its row higher, and moves only what is below.
 */
import type { Point, Rect } from './diagram-model';
import { FRAME } from './geometry';

const TASK_WIDTH = 200;
/** Of a closed card; in the box of an instance it also says its revision. */
export const TASK_HEIGHT = { plain: 112, boxed: 132 } as const;

/** A volume of a task's own hangs under its card. */
export const VOLUME = { height: 30, gap: 5 } as const;

export interface TaskGrid {
  columns: number;
  /** The first card's corner, in the coordinates of the frame around it. */
  left: number;
  top: number;
  /** Height of a closed card. */
  card: number;
  /** Room under each card for what hangs there. */
  below: number;
  /** By slot: how much higher an opened card is than a closed one. */
  grown: Readonly<Record<number, number>>;
  /** By row: the same of the highest card there, and of those in the boxes beside this one. */
  rows: Readonly<Record<number, number>>;
  /**
   * Where edges begin to run level above a row: left of all that stands before the grid. Without
   * it the first column is reached from its side.
   */
  lead?: number;
}

/**
 * Columns for so many task places. It changes at a few sizes only, so that a task that comes or
 * goes does not shuffle the others, and keeps large services about as wide as they are high.
 */
export function columnsFor(slots: number): number {
  if (slots <= 8) return 2;
  if (slots <= 18) return 3;
  if (slots <= 40) return 4;
  return 2 * Math.ceil(Math.sqrt(slots / 1.7) / 2);
}

/** By row, how much higher its highest opened card is. */
export function rowsOf(
  grown: TaskGrid['grown'],
  columns: number,
  before: TaskGrid['rows'] = {},
): Record<number, number> {
  const rows: Record<number, number> = { ...before };
  for (const [slot, more] of Object.entries(grown)) {
    const row = Math.floor(Number(slot) / columns);
    rows[row] = Math.max(rows[row] ?? 0, more);
  }
  return rows;
}

function rowTop({ top, card, below, rows }: TaskGrid, row: number): number {
  let y = top + row * (card + below + FRAME.gap);
  for (const [above, more] of Object.entries(rows)) if (Number(above) < row) y += more;
  return y;
}

/** From the first row's top to the last one's bottom; 0 without any. */
export function gridHeight(grid: TaskGrid, slots: number): number {
  const rows = Math.ceil(slots / grid.columns);
  return rows === 0 ? 0 : rowTop(grid, rows) - FRAME.gap - grid.top;
}

export const gridWidth = (columns: number): number =>
  columns * (TASK_WIDTH + FRAME.gap) - FRAME.gap;

/** Where the task in this slot stands, in the coordinates of the frame around it. */
export function slotRect(grid: TaskGrid, slot: number): Rect {
  const column = slot % grid.columns;
  return {
    x: grid.left + column * (TASK_WIDTH + FRAME.gap),
    y: rowTop(grid, Math.floor(slot / grid.columns)),
    width: TASK_WIDTH,
    height: grid.card + (grid.grown[slot] ?? 0),
  };
}

/** Where the volume of the task in this slot hangs. */
export function hungRect(grid: TaskGrid, slot: number): Rect {
  const { x, y, width, height } = slotRect(grid, slot);
  return { x, y: y + height + VOLUME.gap, width, height: VOLUME.height };
}

/** Below everything in the row of this slot, volumes and opened cards included. */
export const underRow = (grid: TaskGrid, slot: number): number =>
  rowTop(grid, Math.floor(slot / grid.columns) + 1) - FRAME.gap;

/** Room under the cards of a grid whose tasks have volumes of their own. */
export const BELOW_WITH_VOLUMES = VOLUME.gap + VOLUME.height;

/**
 * Where an edge enters the task in this slot, in the same coordinates. Tasks behind others are
 * reached along the gap above their row, as no line may cross another card.
 */
export function slotEntry(grid: TaskGrid, slot: number): { to: Point; gutter?: Point } {
  const rect = slotRect(grid, slot);
  if (slot % grid.columns === 0 && grid.lead === undefined) {
    return { to: { x: rect.x, y: rect.y + grid.card / 2 } };
  }
  return {
    to: { x: rect.x + 26, y: rect.y },
    gutter: { x: grid.lead ?? grid.left, y: rect.y - FRAME.gap / 2 },
  };
}
