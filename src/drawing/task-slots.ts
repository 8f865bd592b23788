/**
 * The place of each task in the grid of its group. A task keeps its place for as long as it is
 * drawn: what comes and goes beside it never moves it. The caller holds the assignment and asks for
 * the next one whenever tasks have come or gone. Only once a service is at rest do rows close that
 * nobody stands in any more.
 */
import { columnsFor } from './geometry';
import type { SimMicros } from '../model/sim-time';
import { US_PER_SECOND } from '../model/sim-time';
import type { EntityView, ServiceView, TaskView } from '../model/view';
import { LEFTOVER } from './revision-roles';

/** Slot numbers by task id, by group key (`groupKeyOf`). */
export type TaskSlots = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A stopped task stays to be seen for so long, in simulated microseconds. */
const STOPPED_SHOWN = 20 * US_PER_SECOND;

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

/** Nothing of the service comes or goes: its one deployment runs all its tasks, and only those. */
function isAtRest(service: ServiceView, tasks: readonly TaskView[]): boolean {
  const { desired, running, pending, deployments } = service;
  if (deployments.length !== 1 || pending > 0 || running !== desired) return false;
  return (
    tasks.length === running &&
    tasks.every(({ lastStatus, desiredStatus }) => {
      return lastStatus === 'RUNNING' && desiredStatus === 'RUNNING';
    })
  );
}

/**
 * The slots without the rows that nobody stands in; single free places stay. The same slots where
 * fewer rows would mean other columns, as everybody would move.
 */
function withoutEmptyRows(
  slots: Readonly<Record<string, number>>,
  wanted: number,
): Readonly<Record<string, number>> {
  const columns = columnsFor(slotCount(slots, wanted));
  const rowOf = (slot: number): number => Math.floor(slot / columns);
  const rows = [...new Set(Object.values(slots).map(rowOf))].toSorted((a, b) => a - b);
  const closed = Object.fromEntries(
    Object.entries(slots).map(([id, slot]) => {
      return [id, rows.indexOf(rowOf(slot)) * columns + (slot % columns)];
    }),
  );
  return columnsFor(slotCount(closed, wanted)) === columns ? closed : slots;
}

/**
 * The next assignment for all groups. Answers `before` itself when nothing has changed, and keeps
 * the record of every group that has not.
 */
export function nextTaskSlots(
  before: TaskSlots,
  views: Iterable<EntityView>,
  now: SimMicros,
): TaskSlots {
  const all = [...views];
  const services = new Map(
    all.filter((view) => view.kind === 'service').map((view) => [view.id, view]),
  );
  const members = new Map<string, TaskView[]>();
  for (const view of all) {
    if (view.kind !== 'task' || !isDrawn(view, now)) continue;
    const key = groupKeyOf(view, services.get(view.serviceArn ?? ''));
    // Their deployment has gone with them: no group of their own for what has stopped.
    if (view.lastStatus === 'STOPPED' && key.endsWith(` ${LEFTOVER}`)) continue;
    const list = members.get(key);
    if (list) list.push(view);
    else members.set(key, [view]);
  }
  let changed = Object.keys(before).length !== members.size;
  const next: Record<string, Readonly<Record<string, number>>> = {};
  for (const [key, tasks] of members) {
    tasks.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    const assigned = assignSlots(
      before[key] ?? {},
      tasks.map((task) => task.id),
    );
    const service = services.get(tasks[0]?.serviceArn ?? '');
    const rests = service !== undefined && isAtRest(service, tasks);
    const slots = rests ? withoutEmptyRows(assigned, service.desired) : assigned;
    const old = before[key];
    next[key] = old && sameSlots(old, slots) ? old : slots;
    if (next[key] !== old) changed = true;
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
