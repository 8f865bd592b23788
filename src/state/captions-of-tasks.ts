/** Captions on what tasks are at: draining, starting, failing. Many become one sentence. */
import { formatTimeLeft, type SimMicros, US_PER_SECOND } from '../model/sim-time';
import type { ServiceView, TaskView } from '../model/view';
import {
  type Caption,
  counted,
  cut,
  type Instant,
  isReplacing,
  likelyEnd,
  paceOf,
  viewOf,
  viewsOf,
} from './caption';

/** Tasks of one service that are at the same. */
interface Group {
  service: ServiceView | undefined;
  tasks: TaskView[];
}

const STARTING: ReadonlySet<string> = new Set(['PROVISIONING', 'PENDING', 'ACTIVATING']);

/** So long a task takes to start, and an ill one to be replaced, simulated seconds. */
const USUAL_S = { start: 40, replace: 30 } as const;

/** A task that has ended holds nothing that could drain, whatever its target group says. */
const drainsOf = ({ targets, lastStatus }: TaskView) =>
  lastStatus === 'STOPPED' || lastStatus === 'DEPROVISIONING'
    ? []
    : targets.flatMap(({ health, drainStartedAt, drainEndsAt }) =>
        health === 'draining' && drainStartedAt !== null && drainEndsAt !== null
          ? [{ from: drainStartedAt, until: drainEndsAt }]
          : [],
      );

const isStarting = (task: TaskView): boolean =>
  STARTING.has(task.lastStatus) ||
  (task.lastStatus === 'RUNNING' && task.targets.some(({ health }) => health === 'initial'));

function hasFailed({ stopCode, containers, stoppedAt }: TaskView): boolean {
  if (stoppedAt === null) return false;
  if (stopCode === 'TaskFailedToStart') return true;
  const isBroken = containers.some(({ exitCode }) => exitCode !== null && exitCode !== 0);
  return stopCode === 'EssentialContainerExited' && isBroken;
}

function grouped(instant: Instant, tasks: readonly TaskView[]): Group[] {
  const groups = new Map<string, TaskView[]>();
  for (const task of tasks) {
    const key = task.serviceArn ?? '';
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups].map(([id, members]) => ({
    service: viewOf(instant, 'service', id),
    tasks: members,
  }));
}

/** `old`, `new`, or nothing where one revision does not replace another. */
function ageOf({ service, tasks }: Group): string {
  if (!service || !isReplacing(service.serviceDeployment)) return '';
  // As the deployment has them: on its way back ECS's primary is the old one again.
  const { revisions } = service.serviceDeployment;
  const roles = new Map(revisions.map(({ deploymentId, role }) => [deploymentId, role]));
  const [role, ...others] = new Set(tasks.map((task) => roles.get(task.deploymentId ?? '')));
  if (role === undefined || others.length > 0) return '';
  return role === 'target' ? 'new ' : 'old ';
}

const secondsOf = (length: number): number => Math.round(length / US_PER_SECOND);

/** Why tasks leave. */
function whyDraining(instant: Instant, { service, tasks }: Group): string | null {
  const pace = paceOf(service);
  if (pace !== null) return pace;
  const [drain] = tasks.flatMap(drainsOf);
  if (!drain) return null;
  const delay = `The deregistration delay of its target group is ${secondsOf(drain.until - drain.from)} s.`;
  if (!service || service.running <= service.desired) return delay;
  return isReplacing(service.serviceDeployment)
    ? delay
    : `The service wants ${counted(service.desired, 'task')}. ${delay}`;
}

function draining(instant: Instant, group: Group): Caption {
  const { service, tasks } = group;
  const drains = tasks.flatMap(drainsOf);
  const ends = Math.max(...drains.map(({ until }) => until)) as SimMicros;
  const left = formatTimeLeft(ends, instant.now);
  const held = tasks.reduce((sum, { outstanding }) => sum + outstanding, 0);
  const [only] = tasks;
  const rest =
    held === 0 ? 'no request runs any more' : `${counted(held, 'request')} still running`;
  const text =
    tasks.length === 1 && only
      ? `Task ${only.shortId} is draining: ${left} left, ${rest}.`
      : `${tasks.length} ${ageOf(group)}tasks are draining: they take no new requests, and have ` +
        (held === 0 ? `${left} left; they hold none.` : `${left} to finish the ${held} they hold.`);
  return {
    id: `draining/${service?.id ?? only?.id ?? ''}`,
    since: Math.min(...drains.map(({ from }) => from)) as SimMicros,
    until: ends,
    weight: 2,
    text,
    why: whyDraining(instant, group),
  };
}

/** What a single task is at before it serves. */
function stepOf({ lastStatus, initializing, containers }: TaskView): string {
  if (lastStatus === 'RUNNING') return 'it must pass its health checks first';
  if (initializing !== null) return initializing;
  if (lastStatus === 'PROVISIONING') return 'its network interface is made';
  if (lastStatus === 'PENDING') return 'it waits for its agent';
  const pulls = containers.some(({ machine }) => machine.value === 'PENDING');
  return pulls ? 'it pulls its image' : 'its application comes up';
}

function starting(instant: Instant, group: Group): Caption {
  const { service, tasks } = group;
  const since = Math.max(...tasks.map(({ createdAt }) => createdAt)) as SimMicros;
  const [only] = tasks;
  const text =
    tasks.length === 1 && only
      ? `Task ${only.shortId} is starting: ${stepOf(only)}.`
      : `${tasks.length} ${ageOf(group)}tasks are starting: they get requests once they are healthy.`;
  return {
    id: `starting/${service?.id ?? only?.id ?? ''}`,
    since,
    until: likelyEnd(instant, since, USUAL_S.start),
    weight: 1,
    text,
    why: paceOf(service),
  };
}

function failed(_: Instant, { service, tasks }: Group): Caption {
  const newest = tasks.toSorted((a, b) => (b.stoppedAt ?? 0) - (a.stoppedAt ?? 0))[0]!;
  const exit = newest.containers.find(({ exitCode }) => exitCode)?.exitCode;
  const how =
    newest.stopCode === 'TaskFailedToStart'
      ? 'failed to start'
      : `stopped by ${tasks.length === 1 ? 'itself' : 'themselves'} (exit code ${exit})`;
  const who = tasks.length === 1 ? `Task ${newest.shortId} has` : `${tasks.length} tasks have`;
  const why = newest.containers.find(({ reason }) => reason)?.reason ?? newest.stoppedReason;
  return {
    id: `failed/${service?.id ?? ''}/${newest.id}`,
    since: newest.stoppedAt ?? (0 as SimMicros),
    until: null,
    weight: 3,
    text: `${who} ${how}.`,
    why: why === null ? null : cut(why),
  };
}

function unhealthy(instant: Instant, { service, tasks }: Group): Caption {
  const [only] = tasks;
  const told = instant.events.findLast(({ message }) => message.includes('→ unhealthy'));
  const since = told?.at ?? instant.from;
  return {
    id: `unhealthy/${service?.id ?? only?.id ?? ''}`,
    since,
    until: likelyEnd(instant, since, USUAL_S.replace),
    weight: 3,
    text:
      tasks.length === 1 && only
        ? `Task ${only.shortId} fails its health checks: the service replaces it.`
        : `${tasks.length} tasks fail their health checks: the service replaces them.`,
    why: 'An unhealthy target gets no requests as long as another one is healthy.',
  };
}

/** Captions on all tasks of an instant. */
export function captionsOfTasks(instant: Instant): Caption[] {
  const tasks = viewsOf(instant, 'task');
  const isIll = (task: TaskView): boolean =>
    task.lastStatus === 'RUNNING' && task.targets.some(({ health }) => health === 'unhealthy');
  const kinds: [(task: TaskView) => boolean, (at: Instant, group: Group) => Caption][] = [
    [(task) => drainsOf(task).length > 0, draining],
    [isStarting, starting],
    [(task) => hasFailed(task) && (task.stoppedAt ?? 0) >= instant.from, failed],
    [isIll, unhealthy],
  ];
  return kinds.flatMap(([holds, tell]) =>
    grouped(instant, tasks.filter(holds)).map((group) => tell(instant, group)),
  );
}
