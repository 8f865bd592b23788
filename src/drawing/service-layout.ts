/** A service's frame from the inside: its header, then a box for each revision. */
import type { Point, Rect } from './diagram-model';
import type { RevisionGroupFacts } from './facts';
import { FRAME, type Size } from './geometry';
import {
  BELOW_WITH_VOLUMES,
  columnsFor,
  gridHeight,
  heatColumnsFor,
  rowsOf,
  TASK_HEIGHT,
  type TaskGrid,
  widthOf,
  ZONE,
  type ZoneColumns,
} from './task-grid';

/** One for each task of the revision that stands in the box of an instance. */
const CHIP = { width: 26, height: 14, gap: 7, top: 37, bottom: 9 } as const;

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
  Partial<
    Pick<
      RevisionGroupFacts,
      'isThin' | 'chipPlaces' | 'hasVolumes' | 'grown' | 'isHeat' | 'desired' | 'zones'
    >
  >;

/** Where the chip in this place stands, in the group's own coordinates. */
export function chipRect(groupWidth: number, place: number): Rect {
  const perRow = Math.max(1, Math.floor((groupWidth + CHIP.gap) / (CHIP.width + CHIP.gap)));
  return {
    x: (place % perRow) * (CHIP.width + CHIP.gap),
    y: CHIP.top + Math.floor(place / perRow) * (CHIP.height + CHIP.gap),
    width: CHIP.width,
    height: CHIP.height,
  };
}

/** The header of a group; a thin one has chips for its tasks there. */
function headerHeight(width: number, group: GroupSize): number {
  const { isThin = false, chipPlaces = 0, slots, zones = [] } = group;
  if (!isThin) return FRAME.groupHeader + (zones.length > 0 && slots > 0 ? ZONE.header : 0);
  const last = chipRect(width, Math.max(1, chipPlaces) - 1);
  return last.y + last.height + CHIP.bottom;
}

function bodyHeight(grid: TaskGrid, { slots, isThin = false }: GroupSize): number {
  if (slots > 0) return gridHeight(grid, slots) + FRAME.groupPadding;
  return isThin ? 0 : FRAME.emptyGroupHeight;
}

/** How the places of all groups of a service are arranged. */
type Arrangement = Pick<TaskGrid, 'columns' | 'isHeat' | 'zones'>;

function arrangementOf(groups: readonly GroupSize[]): Arrangement {
  const isHeat = groups.some((group) => group.isHeat);
  // Squares are as many in a row as are wanted of them, whoever comes or goes meanwhile.
  const wanted = groups.map(({ slots, desired = 0 }) => (isHeat ? desired : slots));
  const most = Math.max(0, ...wanted);
  const usual = isHeat ? heatColumnsFor(most) : columnsFor(most);
  const names = groups.find(({ zones = [] }) => zones.length > 0)?.zones;
  const look = isHeat ? { isHeat } : {};
  if (!names) return { columns: usual, ...look };
  const zones: ZoneColumns = { names, width: Math.max(1, Math.round(usual / names.length)) };
  return { columns: names.length * zones.width, zones, ...look };
}

function gridOf(group: GroupSize, arrangement: Arrangement, corner: Point): TaskGrid {
  const { grown = {}, hasVolumes = false } = group;
  const opened = arrangement.isHeat ? {} : grown;
  return {
    ...arrangement,
    left: corner.x,
    top: corner.y,
    card: TASK_HEIGHT.plain,
    below: hasVolumes && !arrangement.isHeat ? BELOW_WITH_VOLUMES : 0,
    grown: opened,
    rows: rowsOf(opened, arrangement),
  };
}

/**
 * The service frame: its header, then one box per revision, each as high as what it holds. Where
 * its tasks stand on instances the boxes are mere headings, and the frame is as wide as an
 * instance's box.
 */
export function layoutService(groups: readonly GroupSize[]): ServiceLayout {
  const arrangement = arrangementOf(groups);
  const isThin = groups.some((group) => group.isThin);
  const padding = isThin ? 0 : FRAME.groupPadding;
  const least = isThin ? 0 : FRAME.minServiceWidth - 2 * FRAME.servicePadding;
  const inner = Math.max(widthOf(arrangement) + 2 * padding, least);
  let y: number = FRAME.serviceHeader;
  const placed = groups.map((group) => {
    const header = headerHeight(inner, group);
    const corner = { x: FRAME.servicePadding + padding, y: y + header };
    const grid = gridOf(group, arrangement, corner);
    const height = header + bodyHeight(grid, group);
    const rect = { x: FRAME.servicePadding, y, width: inner, height };
    y += height + FRAME.groupGap;
    return { key: group.key, rect, grid };
  });
  const bottom = placed.length > 0 ? y - FRAME.groupGap : y + FRAME.emptyGroupHeight;
  return {
    width: inner + 2 * FRAME.servicePadding,
    height: bottom + (isThin ? 0 : FRAME.servicePadding),
    groups: placed,
  };
}
