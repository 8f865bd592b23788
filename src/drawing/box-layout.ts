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

/** Of a box: its heading with the bars of CPU and memory, and the room around its tasks. */
export const BOX = { header: 116, padding: 12 } as const;
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

/** Boxes beside each other: few changes of it, and about as wide as high with what is around. */
function boxesPerRow(places: number): number {
  if (places <= 1) return 1;
  if (places <= 4) return 2;
  if (places <= 9) return 3;
  if (places <= 16) return 4;
  return places <= 25 ? 5 : 6;
}

/** Rows of boxes with their columns: each zone has as many columns of its own. */
function rowsOfBoxes(boxes: readonly BoxWanted[]): BoxWanted[][] {
  const zones = [...new Set(boxes.map(({ zone }) => zone))].toSorted();
  const byZone = zones.map((zone) => boxes.filter((box) => box.zone === zone));
  const places = byZone.map((own) => Math.max(...own.map(({ index }) => index)) + 1);
  const all = places.reduce((sum, one) => sum + one, 0);
  const perZone = Math.ceil(boxesPerRow(all) / zones.length);
  const rows = Math.ceil(Math.max(...places) / perZone);
  return Array.from({ length: rows }, (_, row) =>
    byZone.flatMap((own, zone) =>
      own
        .filter(({ index }) => Math.floor(index / perZone) === row)
        .map((box) => ({ ...box, index: zone * perZone + (box.index % perZone) })),
    ),
  ).filter((row) => row.length > 0);
}

/**
 * `corner`: where the first box goes. Every box has the columns that the fullest one needs, and
 * shows at least one row of places, so that the first task that comes makes nothing grow.
 */
export function layoutBoxes(
  wanted: readonly BoxWanted[],
  corner: Point,
  hasVolumes: boolean,
): BoxesLayout {
  if (wanted.length === 0) return { boxes: [], width: 0, height: 0 };
  const columns = columnsFor(Math.max(...wanted.map(({ slots }) => slots)));
  const width = gridWidth(columns) + 2 * BOX.padding;
  const boxes: BoxPlace[] = [];
  let y = corner.y;
  for (const row of rowsOfBoxes(wanted)) {
    const rows = row.reduce((all, { grown }) => rowsOf(grown, columns, all), {});
    const slots = Math.max(1, ...row.map((box) => box.slots));
    let height = 0;
    for (const { id, index, grown } of row) {
      const x = corner.x + index * (width + FRAME.gap);
      const grid: TaskGrid = {
        columns,
        left: BOX.padding,
        top: BOX.header,
        card: TASK_HEIGHT.boxed,
        below: hasVolumes ? BELOW_WITH_VOLUMES : 0,
        grown,
        rows,
        ...(index > 0 && { lead: corner.x - x + BOX.padding }),
      };
      height = BOX.header + gridHeight(grid, slots) + BOX.padding;
      boxes.push({ id, rect: { x, y, width, height }, grid });
    }
    y += height + FRAME.gap;
  }
  const right = Math.max(...boxes.map(({ rect }) => rect.x + rect.width));
  return { boxes, width: right - corner.x, height: y - FRAME.gap - corner.y };
}
