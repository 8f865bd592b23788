/**
 * The grid that task cards stand in: in a revision's group of a service, in an instance's box, or
 * in the cluster itself. A card that is open makes its row higher, and moves only what is below.
 */
import type { Point, Rect } from './diagram-model';
import { FRAME } from './geometry';

const TASK_WIDTH = 200;
/** Of so many tasks that each is a square. */
export const HEAT = { side: 42, gap: 7 } as const;
/** Of a column of a zone: the line with its name, and the room between two of them. */
export const ZONE = { header: 40, gap: 20 } as const;
/** Of a closed card; in the box of an instance it also says its revision. */
export const TASK_HEIGHT = { plain: 112, boxed: 132 } as const;

/** A volume of a task's own hangs under its card. */
export const VOLUME = { height: 30, gap: 5 } as const;

/** Columns of Availability Zones: slot 0 is the first place of the first zone, 1 of the next … */
export interface ZoneColumns {
  /** `us-east-1a` … */
  names: readonly string[];
  /** Places beside one another in the column of each zone. */
  width: number;
}

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
  /** Squares instead of cards. */
  isHeat?: boolean;
  zones?: ZoneColumns;
}

type Columns = Pick<TaskGrid, 'columns' | 'zones'>;

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

/**
 * As `columnsFor`, of squares: about twice as wide as high, and three times where there are so many
 * that a second revision below makes a tower of it.
 */
export function heatColumnsFor(slots: number): number {
  if (slots <= 60) return 10;
  if (slots <= 160) return 16;
  if (slots <= 420) return 26;
  if (slots <= 700) return 40;
  return slots <= 1100 ? 56 : 72;
}

/** Row and column of a slot, and how many zones stand before it. */
function cellOf({ columns, zones }: Columns, slot: number) {
  if (!zones) return { row: Math.floor(slot / columns), column: slot % columns, before: 0 };
  const before = slot % zones.names.length;
  const index = Math.floor(slot / zones.names.length);
  const column = before * zones.width + (index % zones.width);
  return { row: Math.floor(index / zones.width), column, before };
}

/** Rows that so many slots take. */
const rowCount = (grid: Columns, slots: number): number =>
  slots === 0 ? 0 : cellOf(grid, lastOf(grid, slots)).row + 1;

/** The slot of the lowest row: with zones the last one of the first zone. */
function lastOf({ zones }: Columns, slots: number): number {
  if (!zones) return slots - 1;
  const per = zones.names.length;
  return (Math.ceil(slots / per) - 1) * per;
}

/** By row, how much higher its highest opened card is. */
export function rowsOf(
  grown: TaskGrid['grown'],
  grid: Columns,
  before: TaskGrid['rows'] = {},
): Record<number, number> {
  const rows: Record<number, number> = { ...before };
  for (const [slot, more] of Object.entries(grown)) {
    const { row } = cellOf(grid, Number(slot));
    rows[row] = Math.max(rows[row] ?? 0, more);
  }
  return rows;
}

/** What a closed card, or a square, takes up. */
const placeOf = ({ card, isHeat }: TaskGrid) =>
  isHeat
    ? { width: HEAT.side, height: HEAT.side, gap: HEAT.gap }
    : { width: TASK_WIDTH, height: card, gap: FRAME.gap };

function rowTop(grid: TaskGrid, row: number): number {
  const { top, below, rows } = grid;
  const { height, gap } = placeOf(grid);
  let y = top + row * (height + below + gap);
  for (const [above, more] of Object.entries(rows)) if (Number(above) < row) y += more;
  return y;
}

/** From the first row's top to the last one's bottom; 0 without any. */
export function gridHeight(grid: TaskGrid, slots: number): number {
  const rows = rowCount(grid, slots);
  return rows === 0 ? 0 : rowTop(grid, rows) - placeOf(grid).gap - grid.top;
}

export const gridWidth = (columns: number): number =>
  columns * (TASK_WIDTH + FRAME.gap) - FRAME.gap;

/** The same of squares, and with a column for each zone. */
export function widthOf({ columns, zones, isHeat }: Columns & Pick<TaskGrid, 'isHeat'>): number {
  const width = isHeat ? columns * (HEAT.side + HEAT.gap) - HEAT.gap : gridWidth(columns);
  return width + (zones ? (zones.names.length - 1) * ZONE.gap : 0);
}

/** Where the column of each zone begins and how wide it is, beside the grid's left. */
export function zoneColumns(grid: TaskGrid): { name: string; x: number; width: number }[] {
  const { zones } = grid;
  if (!zones) return [];
  const { width, gap } = placeOf(grid);
  const own = zones.width * (width + gap);
  return zones.names.map((name, i) => ({ name, x: i * (own + ZONE.gap), width: own - gap }));
}

/** Where the task in this slot stands, in the coordinates of the frame around it. */
export function slotRect(grid: TaskGrid, slot: number): Rect {
  const { row, column, before } = cellOf(grid, slot);
  const { width, height, gap } = placeOf(grid);
  return {
    x: grid.left + column * (width + gap) + before * ZONE.gap,
    y: rowTop(grid, row),
    width,
    height: height + (grid.grown[slot] ?? 0),
  };
}

/** Where the volume of the task in this slot hangs. */
export function hungRect(grid: TaskGrid, slot: number): Rect {
  const { x, y, width, height } = slotRect(grid, slot);
  return { x, y: y + height + VOLUME.gap, width, height: VOLUME.height };
}

/** Below everything in the row of this slot, volumes and opened cards included. */
export const underRow = (grid: TaskGrid, slot: number): number =>
  rowTop(grid, cellOf(grid, slot).row + 1) - placeOf(grid).gap;

/** Room under the cards of a grid whose tasks have volumes of their own. */
export const BELOW_WITH_VOLUMES = VOLUME.gap + VOLUME.height;

/**
 * Where an edge enters the task in this slot, in the same coordinates. Tasks behind others are
 * reached along the gap above their row, as no line may cross another card.
 */
export function slotEntry(grid: TaskGrid, slot: number): { to: Point; gutter?: Point } {
  const rect = slotRect(grid, slot);
  const { height, gap } = placeOf(grid);
  if (cellOf(grid, slot).column === 0 && grid.lead === undefined) {
    return { to: { x: rect.x, y: rect.y + height / 2 } };
  }
  return {
    to: { x: rect.x + 26, y: rect.y },
    gutter: { x: grid.lead ?? grid.left, y: rect.y - gap / 2 },
  };
}
