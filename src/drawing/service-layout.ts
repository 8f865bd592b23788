/** A service's frame from the inside: its header, then a box for each revision. */
import type { Rect } from './diagram-model';
import type { RevisionGroupFacts } from './facts';
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

/** One for each task of the revision that stands in the box of an instance. */
export const CHIP = { width: 26, height: 14, gap: 7, top: 46, bottom: 14 } as const;

export interface GroupLayout {
  key: string;
  /** In the service's own coordinates. */
  rect: Rect;
  grid: TaskGrid;
}

export interface ServiceLayout extends Size {
  groups: GroupLayout[];
}

/** What of a group decides its size. */
export type GroupSize = Pick<RevisionGroupFacts, 'key' | 'slots'> &
  Partial<Pick<RevisionGroupFacts, 'chipPlaces' | 'hasVolumes' | 'grown'>>;

const chipsPerRow = (width: number): number =>
  Math.max(1, Math.floor((width - 2 * FRAME.groupPadding + CHIP.gap) / (CHIP.width + CHIP.gap)));

/** Where the chip in this place stands, in the group's own coordinates. */
export function chipRect(groupWidth: number, place: number): Rect {
  const perRow = chipsPerRow(groupWidth);
  return {
    x: FRAME.groupPadding + (place % perRow) * (CHIP.width + CHIP.gap),
    y: CHIP.top + Math.floor(place / perRow) * (CHIP.height + CHIP.gap),
    width: CHIP.width,
    height: CHIP.height,
  };
}

/** The header of a group, with the chips of tasks that stand elsewhere. */
function headerHeight(width: number, { chipPlaces = 0 }: GroupSize): number {
  if (chipPlaces === 0) return FRAME.groupHeader;
  const last = chipRect(width, chipPlaces - 1);
  return last.y + last.height + CHIP.bottom;
}

function bodyHeight(grid: TaskGrid, { slots, chipPlaces = 0 }: GroupSize): number {
  if (slots > 0) return gridHeight(grid, slots) + FRAME.groupPadding;
  return chipPlaces > 0 ? 0 : FRAME.emptyGroupHeight;
}

/** The service frame: its header, then one box per revision, each as high as what it holds. */
export function layoutService(groups: readonly GroupSize[]): ServiceLayout {
  const columns = columnsFor(Math.max(0, ...groups.map((group) => group.slots)));
  const inner = Math.max(
    gridWidth(columns) + 2 * FRAME.groupPadding,
    FRAME.minServiceWidth - 2 * FRAME.servicePadding,
  );
  let y: number = FRAME.serviceHeader;
  const placed = groups.map((group) => {
    const { key, grown = {}, hasVolumes = false } = group;
    const header = headerHeight(inner, group);
    const grid: TaskGrid = {
      columns,
      left: FRAME.servicePadding + FRAME.groupPadding,
      top: y + header,
      card: TASK_HEIGHT.plain,
      below: hasVolumes ? BELOW_WITH_VOLUMES : 0,
      grown,
      rows: rowsOf(grown, columns),
    };
    const height = header + bodyHeight(grid, group);
    const rect = { x: FRAME.servicePadding, y, width: inner, height };
    y += height + FRAME.groupGap;
    return { key, rect, grid };
  });
  const bottom = placed.length > 0 ? y - FRAME.groupGap : y + FRAME.emptyGroupHeight;
  return {
    width: inner + 2 * FRAME.servicePadding,
    height: bottom + FRAME.servicePadding,
    groups: placed,
  };
}
