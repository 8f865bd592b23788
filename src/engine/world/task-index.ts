import type { Task, TaskStatus } from '../../model/task';
import type { World } from './world';

/** The tasks of one service that have not STOPPED. */
interface LiveTasks {
  /** In order of creation. */
  readonly tasks: Set<Task>;
  /** Of each status, STOPPED left out. */
  readonly counts: Map<TaskStatus, number>;
  /** The same; null while it is not worked out. Never changed, as who asked may hold it. */
  list: readonly Task[] | null;
}

/**
 * Live tasks by service. Worked out once for a world as it stands, which a restored one has not
 * been, and told of every change after that: nothing of it is saved.
 */
const indexes = new WeakMap<World['tasks'], Map<string, LiveTasks>>();

const NONE: readonly Task[] = [];
const NO_COUNTS: ReadonlyMap<TaskStatus, number> = new Map();

/** Tasks of a service that have not STOPPED, oldest first. */
export function liveTasks({ tasks }: World, serviceArn: string): readonly Task[] {
  const live = indexOf(tasks).get(serviceArn);
  if (!live) return NONE;
  return (live.list ??= [...live.tasks]);
}

/** How many of a service's tasks have each status; STOPPED ones are not counted. */
export const statusCounts = (
  { tasks }: World,
  serviceArn: string,
): ReadonlyMap<TaskStatus, number> => indexOf(tasks).get(serviceArn)?.counts ?? NO_COUNTS;

/** A task has come into the world. */
export function noteTaskAdded({ tasks }: World, task: Task): void {
  const index = indexes.get(tasks);
  if (index) put(index, task);
}

/** A task's status is another than `from`, which it was. */
export function noteTaskStatus({ tasks }: World, task: Task, from: TaskStatus): void {
  const live = task.serviceArn === undefined ? undefined : indexes.get(tasks)?.get(task.serviceArn);
  if (!live?.tasks.has(task)) return;
  count(live, from, -1);
  if (task.lastStatus !== 'STOPPED') {
    count(live, task.lastStatus, 1);
    return;
  }
  live.tasks.delete(task);
  live.list = null;
}

function indexOf(tasks: World['tasks']): Map<string, LiveTasks> {
  let index = indexes.get(tasks);
  if (!index) {
    index = new Map();
    for (const task of tasks.values()) put(index, task);
    indexes.set(tasks, index);
  }
  return index;
}

function put(index: Map<string, LiveTasks>, task: Task): void {
  const { serviceArn, lastStatus } = task;
  if (serviceArn === undefined || lastStatus === 'STOPPED') return;
  let live = index.get(serviceArn);
  if (!live) index.set(serviceArn, (live = { tasks: new Set(), counts: new Map(), list: null }));
  live.tasks.add(task);
  live.list = null;
  count(live, lastStatus, 1);
}

function count({ counts }: LiveTasks, status: TaskStatus, change: number): void {
  const left = (counts.get(status) ?? 0) + change;
  if (left > 0) counts.set(status, left);
  else counts.delete(status);
}
