/**
 * Boxes of EC2 instances in their section: columns for each Availability Zone, boxes of a row
 * equally high and their tasks on the same lines, so that an edge can pass between them.
 */
import type { Point, Rect } from './diagram-model';
import { FRAME, type Size } from './geometry';
import {
  BELOW_WITH_VOLUMES,
  columnsFor,
  gridHeight,
  gridWidth,
  rowsOf,
  TASK_HEIGHT,
  type TaskGrid,
} from './task-grid';

/**
 * Of a box: its heading with the bars of CPU and memory, one over the other in a narrow box, and
 * the room around its tasks.
 */
export const BOX = { header: 116, narrowHeader: 152, padding: 12 } as const;
/** Of a capacity provider's frame. */
export const PROVIDER = { header: 92, padding: 12, empty: 56 } as const;

export interface BoxWanted {
  id: string;
  zone: string;
  /** Its place among those of its zone. */
  index: number;
  /** Task places, and which of them stand open. */
  slots: number;
  grown: TaskGrid['grown'];
}

export interface BoxPlace {
  id: string;
  /** In the coordinates of the frame around the boxes. */
  rect: Rect;
  /** In the box's own coordinates. */
  grid: TaskGrid;
}

export interface BoxesLayout extends Size {
  boxes: BoxPlace[];
}

/** One column of tasks is enough for the boxes of a small cluster, when there are several. */
const NARROW_SLOTS = 2;

const isNarrowPlan = (wanted: readonly BoxWanted[]): boolean =>
  wanted.length > 1 && wanted.every(({ slots }) => slots <= NARROW_SLOTS);

/** Whether a box of this width has its heading's bars one over the other. */
export const isNarrow = (width: number): boolean => width < gridWidth(2);

/** What stands in a cluster above the boxes, about. */
const ABOVE = 220;
/** Width to height of the canvas between its panels. */
const CANVAS = 1.55;

/** A full box, and the width that is taken by what stands beside the cluster. */
interface Counted {
  box: Size;
  beside: number;
}

/** Rows of tasks in pairs: seldom does a box move because a task has come. */
const inPairs = (rows: number): number => 2 * Math.ceil(rows / 2);

/** Boxes of a zone beside each other, so that all are seen as large as can be. */
function boxesPerZone(places: number, zones: number, { box, beside }: Counted): number {
  const extent = (perZone: number): number => {
    const rows = Math.ceil(places / perZone);
    const wide = beside + perZone * zones * (box.width + FRAME.gap);
    return Math.max(wide, CANVAS * (rows * (box.height + FRAME.gap) + ABOVE));
  };
  let best = 1;
  for (let one = 2; one <= places; one++) if (extent(one) < extent(best)) best = one;
  return best;
}

/** Rows of boxes with their columns: each zone has as many columns of its own. */
function rowsOfBoxes(boxes: readonly BoxWanted[], counted: Counted): BoxWanted[][] {
  const zones = [...new Set(boxes.map(({ zone }) => zone))].toSorted();
  const byZone = zones.map((zone) => boxes.filter((box) => box.zone === zone));
  const places = byZone.map((own) => Math.max(...own.map(({ index }) => index)) + 1);
  const perZone = boxesPerZone(Math.max(...places), zones.length, counted);
  const rows = Math.ceil(Math.max(...places) / perZone);
  return Array.from({ length: rows }, (_, row) =>
    byZone.flatMap((own, zone) =>
      own
        .filter(({ index }) => Math.floor(index / perZone) === row)
        .map((box) => ({ ...box, index: zone * perZone + (box.index % perZone) })),
    ),
  ).filter((row) => row.length > 0);
}

/** Tasks have volumes of their own; the width of what stands beside the cluster. */
interface Around {
  hasVolumes: boolean;
  beside: number;
}

/**
 * `corner`: where the first box goes. Every box has the columns that the fullest one needs, and
 * shows at least one row of places, so that the first task that comes makes nothing grow.
 */
export function layoutBoxes(
  wanted: readonly BoxWanted[],
  corner: Point,
  { hasVolumes, beside }: Around,
): BoxesLayout {
  if (wanted.length === 0) return { boxes: [], width: 0, height: 0 };
  const isSmall = isNarrowPlan(wanted);
  const most = Math.max(...wanted.map(({ slots }) => slots));
  const columns = isSmall ? 1 : columnsFor(most);
  const header = isSmall ? BOX.narrowHeader : BOX.header;
  const width = gridWidth(columns) + 2 * BOX.padding;
  const pairs = inPairs(Math.max(1, most / columns));
  const full = header + pairs * (TASK_HEIGHT.boxed + FRAME.gap) + BOX.padding;
  const boxes: BoxPlace[] = [];
  let y = corner.y;
  for (const row of rowsOfBoxes(wanted, { box: { width, height: full }, beside })) {
    const rows = row.reduce((all, { grown }) => rowsOf(grown, { columns }, all), {});
    const slots = Math.max(1, ...row.map((box) => box.slots));
    let height = 0;
    for (const { id, index, grown } of row) {
      const x = corner.x + index * (width + FRAME.gap);
      const grid: TaskGrid = {
        columns,
        left: BOX.padding,
        top: header,
        card: TASK_HEIGHT.boxed,
        below: hasVolumes ? BELOW_WITH_VOLUMES : 0,
        grown,
        rows,
        ...(index > 0 && { lead: corner.x - x + BOX.padding }),
      };
      height = header + gridHeight(grid, slots) + BOX.padding;
      boxes.push({ id, rect: { x, y, width, height }, grid });
    }
    y += height + FRAME.gap;
  }
  const right = Math.max(...boxes.map(({ rect }) => rect.x + rect.width));
  return { boxes, width: right - corner.x, height: y - FRAME.gap - corner.y };
}
