import type { TaskStatus } from '../../model/task';
import type { TaskView } from '../../model/view';
import type { TroubleByAddress } from './run-history';

/** What a stretch of a task's life means; each has a colour and a height of its own. */
export type SegmentKind = 'starting' | 'running' | 'failing' | 'draining' | 'stopping';

/** A stretch of time in one state. Times in simulated µs. */
export interface Segment {
  kind: SegmentKind;
  /** AWS's word for it. */
  state: string;
  from: number;
  /** Null while it lasts. */
  to: number | null;
}

const KINDS: Record<TaskStatus, SegmentKind | null> = {
  PROVISIONING: 'starting',
  PENDING: 'starting',
  ACTIVATING: 'starting',
  RUNNING: 'running',
  DEACTIVATING: 'draining',
  STOPPING: 'stopping',
  DEPROVISIONING: 'stopping',
  STOPPED: null,
};

type Interval = [from: number, to: number];

/** When one of its targets failed its health checks. Targets that have left are in the events. */
function unhealthyTimes(task: TaskView, trouble: TroubleByAddress): Interval[] {
  const registered = task.targets.flatMap(({ machine }) =>
    intervalsOf(machine.history.map(({ value, at }) => ({ state: value, at }))),
  );
  if (registered.length > 0) return registered;
  const until = task.stoppedAt ?? Infinity;
  const own = trouble.get(task.privateIp) ?? [];
  return intervalsOf(own.filter(({ at }) => at >= task.createdAt && at <= until));
}

function intervalsOf(changes: readonly { state: string; at: number }[]): Interval[] {
  return changes.flatMap(({ state, at }, i): Interval[] =>
    state === 'unhealthy' ? [[at, changes[i + 1]?.at ?? Infinity]] : [],
  );
}

/** Cuts the intervals out of a RUNNING stretch as stretches of their own. */
function withFailures(running: Segment, intervals: readonly Interval[]): Segment[] {
  const segments: Segment[] = [];
  let from = running.from;
  const end = running.to ?? Infinity;
  for (const [start, stop] of intervals) {
    const [a, b] = [Math.max(start, from), Math.min(stop, end)];
    if (a >= b) continue;
    if (a > from) segments.push({ ...running, from, to: a });
    const to = b === Infinity ? null : b;
    segments.push({ kind: 'failing', state: 'RUNNING, unhealthy', from: a, to });
    from = b;
  }
  if (from < end) segments.push({ ...running, from });
  return segments;
}

/** The life of a task so far, in order. */
export function segmentsOf(task: TaskView, trouble: TroubleByAddress): Segment[] {
  const { history } = task.machine;
  const unhealthy = unhealthyTimes(task, trouble);
  return history.flatMap(({ value, at }, i): Segment[] => {
    const kind = KINDS[value as TaskStatus];
    const to = history[i + 1]?.at ?? null;
    if (!kind || to === at) return [];
    const segment: Segment = { kind, state: value, from: at, to };
    return kind === 'running' ? withFailures(segment, unhealthy) : [segment];
  });
}

/** Whether it ended because something went wrong, not because it was asked to. */
export const hasFailed = ({ stopCode }: TaskView): boolean =>
  stopCode === 'TaskFailedToStart' ||
  stopCode === 'EssentialContainerExited' ||
  stopCode === 'InfrastructureHealth';
