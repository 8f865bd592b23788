/** What a task's card says in each state of its life, of its containers and of its targets. */
import {
  formatTimeLeft,
  secondsLeft,
  type SimMicros,
  US_PER_SECOND,
  ZERO,
} from '../model/sim-time';
import type { TaskStatus } from '../model/task';
import type { ServiceView, TaskView } from '../model/view';
import { containerFacts } from './container-facts';
import type { RingShape, TaskFacts } from './facts';
import type { RevisionRole, Tone } from './tokens';

interface Looks {
  ring: RingShape;
  ringFraction: number;
  word: string;
  tone: Tone;
}

const looks = (ring: RingShape, ringFraction: number, word: string, tone: Tone): Looks => ({
  ring,
  ringFraction,
  word,
  tone,
});

function activating(task: TaskView): Looks {
  if (task.initializing !== null) return looks('starting', 0.4, task.initializing, 'waiting');
  if (task.containers.some((one) => one.machine.value === 'PENDING')) {
    return looks('starting', 0.5, 'pulling image', 'waiting');
  }
  if (task.targets.length > 0) return looks('starting', 0.75, 'registering', 'waiting');
  return looks('starting', 0.65, 'app starting', 'waiting');
}

/** Whether the deployment it is of has load balancers that it is registered with. */
function isBalanced({ deploymentId }: TaskView, service: ServiceView | undefined): boolean {
  if (!service) return false;
  const own = service.deployments.find(({ id }) => id === deploymentId);
  return (own?.targetGroupArns ?? service.targetGroupArns).length > 0;
}

/** Of several target groups the worst verdict counts, as it does for the scheduler. */
function running(task: TaskView, _now: SimMicros, service?: ServiceView): Looks {
  const states = task.targets.map((target) => target.health);
  if (task.healthStatus === 'UNHEALTHY' || states.includes('unhealthy')) {
    return looks('failing', 1, 'unhealthy', 'failing');
  }
  if (states.includes('initial')) return looks('starting', 0.85, 'health checks', 'waiting');
  if (states.includes('draining')) return looks('draining', 1, 'draining', 'draining');
  if (states.length > 0 && states.every((state) => state === 'unused')) {
    return looks('unused', 1, 'target not in use', 'plain');
  }
  if (states.length === 0 && isBalanced(task, service)) {
    return looks('unused', 1, 'not registered', 'plain');
  }
  if (states.length > 0 || task.healthStatus === 'HEALTHY') {
    return looks('healthy', 1, 'healthy', 'plain');
  }
  return looks('running', 1, 'not checked', 'plain');
}

/** The longest drain among its targets: the task waits for all of them. */
function longestDrain({ targets }: TaskView): { from: SimMicros; until: SimMicros } | undefined {
  const drains = targets.flatMap(({ drainStartedAt: from, drainEndsAt: until }) =>
    from === null || until === null ? [] : [{ from, until }],
  );
  return drains.sort((a, b) => b.until - a.until)[0];
}

function deactivating(task: TaskView, now: SimMicros): Looks {
  const drain = longestDrain(task);
  if (!drain) return looks('draining', 1, 'deregistering', 'draining');
  const { from, until } = drain;
  const share = until > from ? Math.min(1, Math.max(0, until - now) / (until - from)) : 0;
  return looks('draining', share, `draining ${formatTimeLeft(until, now)}`, 'draining');
}

/**
 * The last moment at which a task's card came to say what it says now: of a drain it tells the
 * seconds that are left, whose beat is not that of the clock.
 */
export function momentOfCard(task: TaskView, now: SimMicros): SimMicros {
  const drain = task.lastStatus === 'DEACTIVATING' ? longestDrain(task) : undefined;
  if (!drain) return (Math.floor(now / US_PER_SECOND) * US_PER_SECOND) as SimMicros;
  return (drain.until - secondsLeft(drain.until, now) * US_PER_SECOND) as SimMicros;
}

function stopped(task: TaskView): Looks {
  if (task.stopCode === 'TaskFailedToStart') {
    return looks('stopped', 1, 'failed to start', 'failing');
  }
  const failed = task.containers.find((one) => one.exitCode !== null && one.exitCode !== 0);
  const crashed = task.stopCode === 'EssentialContainerExited';
  if (crashed && failed) return looks('stopped', 1, `exit code ${failed.exitCode}`, 'failing');
  return looks('stopped', 1, 'stopped', 'plain');
}

/** Of a task that its capacity provider has found no instance for yet. */
export const WAITS_FOR_CAPACITY = 'waits for capacity';

const FARGATE = ['FARGATE', 'FARGATE_SPOT'];

/** Before it has an instance a task waits for room on one; only awsvpc asks for an interface. */
function provisioning(task: TaskView): Looks {
  const isOnEc2 = task.launchType === 'EC2' && !FARGATE.includes(task.capacityProvider ?? '');
  const isHomeless = isOnEc2 && task.capacityProvider !== null && !task.containerInstanceArn;
  if (isHomeless) return looks('starting', 0.05, WAITS_FOR_CAPACITY, 'waiting');
  const word = task.networkMode === 'awsvpc' ? 'creating ENI' : 'preparing';
  return looks('starting', 0.15, word, 'waiting');
}

function deprovisioning(task: TaskView): Looks {
  const word = task.networkMode === 'awsvpc' ? 'releasing ENI' : 'cleaning up';
  return looks('stopped', 1, word, 'draining');
}

const LOOKS: Record<TaskStatus, (task: TaskView, now: SimMicros, service?: ServiceView) => Looks> =
  {
    PROVISIONING: provisioning,
    PENDING: () => looks('starting', 0.35, 'not registered', 'waiting'),
    ACTIVATING: activating,
    RUNNING: running,
    DEACTIVATING: deactivating,
    STOPPING: () => looks('draining', 0, 'SIGTERM sent', 'draining'),
    DEPROVISIONING: deprovisioning,
    STOPPED: stopped,
  };

/** The shape alone, for a task that is one of many. */
export const ringOf = (task: TaskView, service: ServiceView | undefined): RingShape =>
  LOOKS[task.lastStatus](task, ZERO, service).ring;

/** `1a` of `us-east-1a`. */
export const zoneMark = (zone: string): string => zone.slice(zone.lastIndexOf('-') + 1);

/** How a task's card is shown: in the box of an instance, and open or closed. */
export interface CardForm {
  isBoxed: boolean;
  isOpen: boolean;
  /** A square, one of many. */
  isHeat?: boolean;
  /** The one it is of: behind load balancers it has to be registered. */
  service?: ServiceView | undefined;
}

const PLAIN: CardForm = { isBoxed: false, isOpen: false };

/**
 * `now` in whole seconds keeps the facts equal between frames; only a drain's rest depends on it.
 */
export function taskFacts(
  task: TaskView,
  role: RevisionRole,
  now: SimMicros,
  { isBoxed, isOpen, isHeat = false, service }: CardForm = PLAIN,
): TaskFacts {
  const isSeveral = task.containers.length > 1;
  return {
    id: task.id.slice(task.id.lastIndexOf('/') + 1),
    shortId: task.shortId,
    zone: isBoxed ? '' : zoneMark(task.availabilityZone),
    role,
    status: task.lastStatus,
    outstanding: task.outstanding,
    cpuPercent: Math.round(task.cpuPercent),
    revision: isBoxed ? task.taskDefinition : null,
    containers: !isHeat && (isSeveral || isOpen) ? containerFacts(task) : [],
    isOpen,
    isHeat,
    ...LOOKS[task.lastStatus](task, now, service),
  };
}
