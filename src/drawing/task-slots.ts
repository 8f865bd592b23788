/**
 * The place of each task in the grid of its group or box, and of each instance among those of its
 * zone. A task keeps its place for as long as it is
 * drawn: what comes and goes beside it never moves it. The caller holds the assignment and asks for
 * the next one whenever tasks have come or gone. Only once a service is at rest do rows close that
 * nobody stands in any more.
 */
import { type Section, sectionsOf, zoneKey } from './capacity-sections';
import { columnsFor } from './task-grid';
import type { SimMicros } from '../model/sim-time';
import { US_PER_SECOND } from '../model/sim-time';
import type { EntityView, ServiceView, TaskView } from '../model/view';
import { LEFTOVER } from './revision-roles';

/**
 * Slot numbers by task id, by group key (`groupKeyOf`, `chipKeyOf`); by instance, by `zoneKey`; of
 * a service with a column for each zone, the columns by their names (`zonesOf`).
 */
export type TaskSlots = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A stopped task stays to be seen for so long, in simulated microseconds. */
export const STOPPED_SHOWN = 20 * US_PER_SECOND;

/** Whether a task has a place: all but those that stopped a while ago. */
function isDrawn(task: Pick<TaskView, 'lastStatus' | 'stoppedAt'>, now: SimMicros): boolean {
  return task.lastStatus !== 'STOPPED' || now - (task.stoppedAt ?? 0) < STOPPED_SHOWN;
}

/**
 * The group a task stands in: its service and deployment, the service's leftovers when the service
 * has forgotten the deployment, or the cluster itself for a task without a service.
 */
export function groupKeyOf(
  task: Pick<TaskView, 'clusterArn' | 'serviceArn' | 'deploymentId'>,
  service: Pick<ServiceView, 'deployments'> | undefined,
): string {
  if (task.serviceArn === null) return task.clusterArn;
  const known = service?.deployments.some((one) => one.id === task.deploymentId);
  return `${task.serviceArn} ${known ? task.deploymentId : LEFTOVER}`;
}

/** The row of chips of a group, for its tasks that stand in the boxes of instances. */
export const chipKeyOf = (groupKey: string): string => `${groupKey} chips`;

const zonesKey = (serviceArn: string): string => `${serviceArn} zones`;

/** The zones of a service that have a column each, in their order; none without columns. */
export function zonesOf(slots: TaskSlots, serviceArn: string): string[] {
  const zones = slots[zonesKey(serviceArn)] ?? {};
  return Object.keys(zones).toSorted((a, b) => zones[a]! - zones[b]!);
}

/** One group: who is there keeps its slot, who is new takes the lowest free one. */
export function assignSlots(
  before: Readonly<Record<string, number>>,
  taskIds: readonly string[],
): Record<string, number> {
  const kept = taskIds.filter((id) => before[id] !== undefined);
  const slots = Object.fromEntries(kept.map((id) => [id, before[id]!]));
  const taken = new Set(Object.values(slots));
  let free = 0;
  for (const id of taskIds) {
    if (slots[id] !== undefined) continue;
    while (taken.has(free)) free++;
    slots[id] = free;
    taken.add(free);
  }
  return slots;
}

function sameSlots(
  a: Readonly<Record<string, number>> | undefined,
  b: Readonly<Record<string, number>>,
): boolean {
  if (!a) return false;
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}

const runs = ({ lastStatus, desiredStatus }: TaskView): boolean =>
  lastStatus === 'RUNNING' && desiredStatus === 'RUNNING';

/** Nothing of the service comes or goes: its one deployment runs all its tasks, and only those. */
function isAtRest(service: ServiceView, tasks: readonly TaskView[]): boolean {
  const { desired, running, pending, deployments } = service;
  if (deployments.length !== 1 || pending > 0 || running !== desired) return false;
  return tasks.length === running && tasks.every(runs);
}

/** Zones by name, each with its number: slots of the first are 0, n, 2n … of the next 1, n + 1 … */
type Zones = Readonly<Record<string, number>>;

/** As `assignSlots`, each task in the column of its zone. */
function assignInZones(
  before: Readonly<Record<string, number>>,
  tasks: readonly TaskView[],
  zones: Zones,
): Record<string, number> {
  const per = Object.keys(zones).length;
  const slots: Record<string, number> = {};
  // What has no zone yet waits in the first column.
  const columnOf = ({ availabilityZone }: TaskView): number => zones[availabilityZone] ?? 0;
  for (let first = 0; first < per; first++) {
    const own = tasks.filter((task) => columnOf(task) === first);
    const kept = own.filter(({ id }) => before[id] !== undefined && before[id] % per === first);
    const places = assignSlots(
      Object.fromEntries(kept.map(({ id }) => [id, Math.floor(before[id]! / per)])),
      own.map(({ id }) => id),
    );
    for (const [id, place] of Object.entries(places)) slots[id] = place * per + first;
  }
  return slots;
}

/**
 * Ranks closed: who stands behind the last place that is needed steps into a free one, nobody else
 * moves. `per`: so many columns of zones close theirs each. The same slots where fewer places would
 * mean other columns, as everybody would move.
 */
function closedRanks(
  slots: Readonly<Record<string, number>>,
  { per, isKept }: { per: number; isKept: (closed: Record<string, number>) => boolean },
): Readonly<Record<string, number>> {
  const closed: Record<string, number> = { ...slots };
  for (let first = 0; first < per; first++) {
    const own = Object.keys(slots).filter((id) => slots[id]! % per === first);
    const place = (id: string): number => Math.floor(slots[id]! / per);
    const taken = new Set(own.map(place));
    const behind = own.filter((id) => place(id) >= own.length);
    let free = 0;
    for (const id of behind.toSorted((a, b) => place(a) - place(b))) {
      while (taken.has(free)) free++;
      taken.add(free);
      closed[id] = free * per + first;
    }
  }
  return isKept(closed) ? closed : slots;
}

/**
 * The slots without the rows that nobody stands in. The same slots where fewer rows would mean
 * other columns, as everybody would move.
 */
function withoutEmptyRows(
  slots: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const columns = columnsFor(slotCount(slots, 0));
  const rowOf = (slot: number): number => Math.floor(slot / columns);
  const rows = [...new Set(Object.values(slots).map(rowOf))].toSorted((a, b) => a - b);
  const closed = Object.fromEntries(
    Object.entries(slots).map(([id, slot]) => {
      return [id, rows.indexOf(rowOf(slot)) * columns + (slot % columns)];
    }),
  );
  return columnsFor(slotCount(closed, 0)) === columns ? closed : slots;
}

/** Of tasks that wait for an instance so many are cards, in turn; the others are chips. */
const QUEUE_SHOWN = 4;

interface Group {
  members: TaskView[];
  /** The service it is of. */
  service?: ServiceView | undefined;
  /** An instance's box. */
  isBox?: boolean;
  /** Its tasks are on their way into boxes: no row stays empty. */
  isPassedThrough?: boolean;
}

/** Where tasks can go: the boxes of instances, and the clusters that have some or come to. */
interface Capacity {
  boxes: ReadonlySet<string>;
  clusters: ReadonlySet<string>;
}

const waits = (task: TaskView, { clusters }: Capacity): boolean =>
  task.lastStatus === 'PROVISIONING' &&
  task.launchType === 'EC2' &&
  task.containerInstanceArn === null &&
  clusters.has(task.clusterArn);

function groupsOf(
  tasks: readonly TaskView[],
  services: ReadonlyMap<string, ServiceView>,
  capacity: Capacity,
): Map<string, Group> {
  const { boxes } = capacity;
  const queues = new Map<string, number>();
  const groups = new Map<string, Group>();
  const add = (key: string, task: TaskView, group: Omit<Group, 'members'>) => {
    const there = groups.get(key);
    if (there) {
      there.members.push(task);
      there.isPassedThrough ||= group.isPassedThrough ?? false;
    } else groups.set(key, { ...group, members: [task] });
  };
  for (const task of tasks) {
    const service = services.get(task.serviceArn ?? '');
    const key = groupKeyOf(task, service);
    const box = task.containerInstanceArn;
    const isStopped = task.lastStatus === 'STOPPED';
    if (box !== null && boxes.has(box)) {
      add(box, task, { isBox: true });
      if (service && !isStopped) add(chipKeyOf(key), task, {});
      continue;
    }
    // Their deployment or instance has gone with them: no group of their own for what has stopped.
    if (isStopped && (box !== null || key.endsWith(` ${LEFTOVER}`))) continue;
    const isWaiting = service !== undefined && waits(task, capacity);
    const before = queues.get(key) ?? 0;
    if (isWaiting) queues.set(key, before + 1);
    if (isWaiting && before >= QUEUE_SHOWN) add(chipKeyOf(key), task, {});
    else add(key, task, { service, isPassedThrough: isWaiting });
  }
  return groups;
}

/** A hole or two in a box or a zone stay to be filled again; more are closed when all is quiet. */
const HOLES_KEPT = 2;

function closedUp(slots: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const ids = Object.keys(slots);
  if (slotCount(slots, 0) - ids.length <= HOLES_KEPT) return slots;
  const inOrder = ids.toSorted((a, b) => slots[a]! - slots[b]!);
  return Object.fromEntries(inOrder.map((id, i) => [id, i]));
}

function atRest(
  { members, service, isBox, isPassedThrough }: Group,
  slots: Readonly<Record<string, number>>,
  zones: Zones | undefined,
): Readonly<Record<string, number>> {
  if (isBox) return members.every(runs) ? closedUp(slots) : slots;
  if (isPassedThrough) return withoutEmptyRows(slots);
  if (!service || !isAtRest(service, members)) return slots;
  const columns = (taken: Readonly<Record<string, number>>): number =>
    columnsFor(slotCount(taken, service.desired));
  return closedRanks(slots, {
    per: zones ? Object.keys(zones).length : 1,
    // Squares have their columns by what is wanted.
    isKept: (closed) => slotCount(slots, 0) > SQUARES || columns(closed) === columns(slots),
  });
}

/** More places than this are squares, or as good as. */
const SQUARES = 40;

function instanceSlots(before: TaskSlots, { id, instances }: Section) {
  const zones = new Map<string, typeof instances>();
  for (const one of instances) {
    const key = zoneKey(id, one.availabilityZone);
    zones.set(key, [...(zones.get(key) ?? []), one]);
  }
  return [...zones].map(([key, own]) => {
    const inOrder = own.toSorted((a, b) => a.launchedAt - b.launchedAt || (a.id < b.id ? -1 : 1));
    const ids = inOrder.map((one) => one.id);
    const slots = assignSlots(before[key] ?? {}, ids);
    const isUp = own.every(({ state, status }) => state === 'running' && status === 'ACTIVE');
    return [key, isUp ? closedUp(slots) : slots] as const;
  });
}

/** The zones that each service's tasks are in, or were: a column that is there stays. */
function zonesByService(
  before: TaskSlots,
  services: Iterable<string>,
  tasks: readonly TaskView[],
): Map<string, Zones> {
  const found = new Map<string, Set<string>>();
  for (const id of services) found.set(id, new Set(zonesOf(before, id)));
  for (const { serviceArn, availabilityZone } of tasks) {
    if (availabilityZone !== '') found.get(serviceArn ?? '')?.add(availabilityZone);
  }
  const named = [...found].filter(([, zones]) => zones.size > 0);
  return new Map(
    named.map(([id, zones]) => {
      return [id, Object.fromEntries([...zones].toSorted().map((zone, i) => [zone, i]))];
    }),
  );
}

/** A group's tasks in the places they had, where its columns are what they were. */
function assigned(
  before: TaskSlots,
  key: string,
  { members, service, isPassedThrough }: Group,
  zones: Zones | undefined,
): Record<string, number> {
  const ids = members.map(({ id }) => id);
  if (!service) return assignSlots(before[key] ?? {}, ids);
  const known = before[zonesKey(service.id)];
  if (!zones || isPassedThrough) return assignSlots(known ? {} : (before[key] ?? {}), ids);
  return assignInZones(known && sameSlots(known, zones) ? (before[key] ?? {}) : {}, members, zones);
}

/**
 * The next assignment for all groups, with `inZones` in a column for each zone. Answers `before`
 * itself when nothing has changed, and keeps the record of every group that has not.
 */
export function nextTaskSlots(
  before: TaskSlots,
  views: Iterable<EntityView>,
  now: SimMicros,
  inZones = false,
): TaskSlots {
  const entities = new Map([...views].map((view) => [view.id, view]));
  const all = [...entities.values()];
  const services = new Map(
    all.filter((view) => view.kind === 'service').map((view) => [view.id, view]),
  );
  const sections = sectionsOf(entities);
  const capacity = {
    boxes: new Set(sections.flatMap(({ instances }) => instances.map(({ id }) => id))),
    clusters: new Set(sections.map(({ clusterArn }) => clusterArn)),
  };
  const tasks = all
    .filter((view) => view.kind === 'task')
    .filter((task) => isDrawn(task, now))
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const next: Record<string, Readonly<Record<string, number>>> = Object.fromEntries(
    sections.flatMap((section) => instanceSlots(before, section)),
  );
  const zones = inZones ? zonesByService(before, services.keys(), tasks) : new Map<string, Zones>();
  for (const [id, own] of zones) next[zonesKey(id)] = own;
  for (const [key, group] of groupsOf(tasks, services, capacity)) {
    const own = zones.get(group.service?.id ?? '');
    next[key] = atRest(group, assigned(before, key, group, own), own);
  }
  let changed = Object.keys(before).length !== Object.keys(next).length;
  for (const [key, slots] of Object.entries(next)) {
    if (sameSlots(before[key], slots)) next[key] = before[key]!;
    else changed = true;
  }
  return changed ? next : before;
}

/** Number of places a group's grid needs: up to the last taken one, and as many as are wanted. */
export function slotCount(
  slots: Readonly<Record<string, number>> | undefined,
  wanted: number,
): number {
  return Math.max(wanted, 0, ...Object.values(slots ?? {}).map((slot) => slot + 1));
}
