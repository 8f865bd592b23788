/** Where everything stands in a cluster: services, boxes of instances, tasks of neither. */
import type { ServiceView } from '../model/view';
import { type BoxesLayout, type BoxWanted, layoutBoxes, PROVIDER } from './box-layout';
import { type Section, sectionsOf, zoneKey } from './capacity-sections';
import type { Point, Rect } from './diagram-model';
import { FRAME, sizeOfCluster, SUMMARY_SIZE } from './geometry';
import type { SceneBuilder } from './scene-builder';
import { anyOwnVolume, grownOf, serviceFacts } from './service-facts';
import { layoutService } from './service-layout';
import { clearOf, settle } from './settle';
import { callsOf, shownOf } from './shown';
import {
  BELOW_WITH_VOLUMES,
  columnsFor,
  slotRect,
  TASK_HEIGHT,
  type TaskGrid,
  rowsOf,
} from './task-grid';
import { groupKeyOf, slotCount } from './task-slots';

interface SectionPlan {
  section: Section;
  /** The provider's frame in the cluster, or the block of boxes that have none. */
  place: Rect;
  /** In the frame's coordinates; in the cluster's where there is no frame. */
  boxes: BoxesLayout['boxes'];
}

export interface ClusterPlan {
  id: string;
  place: Rect;
  services: { view: ServiceView; place: Rect }[];
  sections: SectionPlan[];
  loose: TaskGrid;
  /** What lies in it is not drawn. */
  isSummary?: boolean;
}

/** Room at the right of a cluster for the lines of calls between its services. */
const CALL_LANE = 132;

function planServices(builder: SceneBuilder, views: readonly ServiceView[]) {
  const wanted = views.map((view) => {
    const { width, height } = builder.isCollapsed(view.id)
      ? SUMMARY_SIZE
      : layoutService(serviceFacts(view, builder.input).groups);
    return { id: view.id, rect: { ...builder.placeOf(view.id), width, height } };
  });
  const settled = settle(wanted, FRAME.gap);
  return views.map((view) => ({ view, place: settled.get(view.id)! }));
}

function tasksOf(builder: SceneBuilder, key: string) {
  const { entities, slots } = builder.input;
  return Object.entries(slots[key] ?? {}).flatMap(([id, slot]) => {
    const task = entities.get(id);
    return task?.kind === 'task' ? [{ task, slot }] : [];
  });
}

function boxesWanted(builder: SceneBuilder, { id, instances }: Section): BoxWanted[] {
  const { slots, opened } = builder.input;
  return instances.map((view) => ({
    id: view.id,
    zone: view.availabilityZone,
    index: slots[zoneKey(id, view.availabilityZone)]?.[view.id] ?? 0,
    slots: slotCount(slots[view.id], 0),
    grown: grownOf(opened, tasksOf(builder, view.id)),
  }));
}

const extentOf = (rects: readonly Rect[]) => ({
  right: Math.max(0, ...rects.map((rect) => rect.x + rect.width)),
  bottom: Math.max(0, ...rects.map((rect) => rect.y + rect.height)),
});

/** Clients, load balancers and target groups left of a cluster, about. */
const BESIDE = 720;

/** Boxes in rows from a corner; those that the user has moved stand where he put them. */
function boxesFrom(builder: SceneBuilder, section: Section, corner: Point): BoxesLayout['boxes'] {
  const { entities, slots } = builder.input;
  const ids = section.instances.flatMap(({ id }) => Object.keys(slots[id] ?? {}));
  const wanted = boxesWanted(builder, section);
  const { boxes } = layoutBoxes(wanted, corner, {
    hasVolumes: anyOwnVolume(entities, ids),
    beside: shownOf(entities, 'loadBalancer').length > 0 ? BESIDE : 0,
  });
  const taken = boxes.filter(({ id }) => !builder.ownPlace(id)).map(({ rect }) => rect);
  return boxes.map((box) => {
    const own = builder.ownPlace(box.id);
    if (!own) return box;
    const rect = clearOf({ ...box.rect, ...own }, taken, FRAME.gap);
    taken.push(rect);
    const { lead: _, ...grid } = box.grid;
    return { ...box, rect, grid };
  });
}

function planProvider(builder: SceneBuilder, section: Section, taken: Rect[]): SectionPlan {
  const boxes = boxesFrom(builder, section, { x: PROVIDER.padding, y: PROVIDER.header });
  const { right, bottom } = extentOf(boxes.map(({ rect }) => rect));
  const width = Math.max(FRAME.minServiceWidth, right + PROVIDER.padding);
  const height = Math.max(PROVIDER.header + PROVIDER.empty, bottom + PROVIDER.padding);
  const start = { x: FRAME.clusterPadding, y: FRAME.clusterHeader };
  const corner = builder.ownPlace(section.id) ?? start;
  return { section, place: clearOf({ ...corner, width, height }, taken, FRAME.gap), boxes };
}

/** The block as a whole finds its place, then the boxes in it. */
function planLooseBoxes(builder: SceneBuilder, section: Section, taken: Rect[]): SectionPlan {
  const corner = { x: FRAME.clusterPadding, y: FRAME.clusterHeader };
  const moved = (id: string): boolean => builder.ownPlace(id) !== undefined;
  const block = boxesFrom(builder, section, corner).filter(({ id }) => !moved(id));
  const { right, bottom } = extentOf(block.map(({ rect }) => rect));
  const size = { width: Math.max(0, right - corner.x), height: Math.max(0, bottom - corner.y) };
  const place = clearOf({ ...corner, ...size }, taken, FRAME.gap);
  const boxes = boxesFrom(builder, section, place).map((box) => {
    return moved(box.id) ? { ...box, rect: clearOf(box.rect, taken, FRAME.gap) } : box;
  });
  return { section, place, boxes };
}

function planSections(builder: SceneBuilder, id: string, services: readonly Rect[]) {
  const sections = sectionsOf(builder.input.entities).filter((one) => one.clusterArn === id);
  // What the user has put somewhere comes first: the others find room beside it.
  const inOrder = sections.toSorted((a, b) => {
    return Number(!builder.ownPlace(a.id)) - Number(!builder.ownPlace(b.id));
  });
  const taken = [...services];
  return inOrder.map((section) => {
    const plan = section.provider
      ? planProvider(builder, section, taken)
      : planLooseBoxes(builder, section, taken);
    taken.push(...(section.provider ? [plan.place] : plan.boxes.map(({ rect }) => rect)));
    return plan;
  });
}

/** Tasks without a service stand in a grid of their own under everything else in the cluster. */
function looseGrid(builder: SceneBuilder, id: string, taken: readonly Rect[]): TaskGrid {
  const tasks = tasksOf(builder, id);
  const columns = columnsFor(slotCount(builder.input.slots[id], 0));
  const grown = grownOf(builder.input.opened, tasks);
  const ids = tasks.map(({ task }) => task.id);
  return {
    columns,
    left: FRAME.clusterPadding + FRAME.groupPadding,
    top: taken.length === 0 ? FRAME.clusterHeader : extentOf(taken).bottom + FRAME.gap,
    card: TASK_HEIGHT.plain,
    below: anyOwnVolume(builder.input.entities, ids) ? BELOW_WITH_VOLUMES : 0,
    grown,
    rows: rowsOf(grown, { columns }),
  };
}

function looseRects(grid: TaskGrid, count: number): Rect[] {
  return Array.from({ length: count }, (_, slot) => {
    const rect = slotRect(grid, slot);
    return { ...rect, height: rect.height + grid.below };
  });
}

function hasCalls(builder: SceneBuilder, services: readonly ServiceView[]): boolean {
  const own = new Set(services.map(({ id }) => id));
  return callsOf(builder.input.entities).some(
    ({ fromServiceArn, toServiceArn }) => own.has(fromServiceArn) && own.has(toServiceArn),
  );
}

const NO_TASKS = { columns: 1, left: 0, top: 0, card: 0, below: 0, grown: {}, rows: {} } as const;

const collapsedCluster = (builder: SceneBuilder, id: string): ClusterPlan => ({
  id,
  place: { ...builder.placeOf(id), ...SUMMARY_SIZE },
  isSummary: true,
  services: [],
  sections: [],
  loose: NO_TASKS,
});

export function planCluster(
  builder: SceneBuilder,
  id: string,
  views: readonly ServiceView[],
): ClusterPlan {
  if (builder.isCollapsed(id)) return collapsedCluster(builder, id);
  const services = planServices(builder, views);
  const frames = services.map(({ place }) => place);
  const sections = planSections(builder, id, frames);
  const rects = [
    ...frames,
    ...sections.flatMap(({ section, place, boxes }) =>
      section.provider ? [place] : boxes.map(({ rect }) => rect),
    ),
  ];
  const loose = looseGrid(builder, id, rects);
  const { slots } = builder.input;
  const size = sizeOfCluster([...rects, ...looseRects(loose, slotCount(slots[id], 0))]);
  const lane = hasCalls(builder, views) ? extentOf(frames).right + CALL_LANE : 0;
  const width = Math.max(size.width, lane);
  return { id, place: { ...builder.placeOf(id), ...size, width }, services, sections, loose };
}

function addService(builder: SceneBuilder, view: ServiceView, place: Rect): void {
  const own = { id: view.id, kind: 'service', parentId: view.clusterArn, place } as const;
  if (builder.isCollapsed(view.id)) {
    builder.add({ ...own, isSummary: true });
    return;
  }
  builder.add(own);
  const { groups } = layoutService(serviceFacts(view, builder.input).groups);
  for (const { key, grid } of groups) {
    const task = { clusterArn: '', serviceArn: view.id, deploymentId: key };
    builder.addTasks(view.id, groupKeyOf(task, view), grid);
  }
}

function addSection(builder: SceneBuilder, { section, place, boxes }: SectionPlan): void {
  const { id, clusterArn, provider } = section;
  if (provider) builder.add({ id, kind: 'capacityProvider', parentId: clusterArn, place });
  for (const box of boxes) {
    const parentId = provider ? id : clusterArn;
    builder.add({ id: box.id, kind: 'containerInstance', parentId, place: box.rect });
    builder.addTasks(box.id, box.id, box.grid);
  }
}

/** The cluster's frame at its place, with all that lies in it. */
export function addCluster(builder: SceneBuilder, plan: ClusterPlan, place: Rect): void {
  const own = { id: plan.id, kind: 'cluster', parentId: null, place } as const;
  if (plan.isSummary) {
    builder.add({ ...own, isSummary: true });
    return;
  }
  builder.add(own);
  for (const service of plan.services) addService(builder, service.view, service.place);
  for (const section of plan.sections) addSection(builder, section);
  builder.addTasks(plan.id, plan.id, plan.loose);
}
