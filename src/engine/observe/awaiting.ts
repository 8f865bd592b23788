import type { Service } from '../../model/service';
import type { ServiceDeployment } from '../../model/service-deployment';
import type { SimMicros } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { ServiceDeploymentView } from '../../model/view';
import { boundsOf } from '../control-plane/deployments/rolling';
import { functionName } from '../control-plane/deployments/lifecycle-hooks';
import { judgeOf } from '../control-plane/health-judgement';
import { targetsWithin } from '../control-plane/target-registration';
import { isUp } from '../control-plane/task-facts';
import type { EngineContext } from '../engine-context';

type Awaiting = ServiceDeploymentView['awaiting'];

/** A deployment of a service with the tasks that have not STOPPED. */
interface Subject {
  ctx: EngineContext;
  service: Service;
  record: ServiceDeployment;
  tasks: readonly Task[];
}

const until = (what: string, endsAt: SimMicros | null = null): Awaiting => ({ what, endsAt });
const tasksInWords = (count: number) => (count === 1 ? '1 task' : `${count} tasks`);

/**
 * What a deployment waits for, in a few words, and when that ends by itself; null when it is over.
 * A reading of what there is to see, not of what the scheduler will decide.
 */
export function awaitingOf(subject: Subject): Awaiting {
  const { record } = subject;
  if (record.status === 'PENDING') return until('the scheduler to take it up');
  if (record.finishedAt !== undefined) return null;
  const isStaged = record.deploymentConfiguration.strategy !== 'ROLLING';
  return isStaged ? stagedAwaiting(subject) : rollingAwaiting(subject);
}

function stagedAwaiting(subject: Subject): Awaiting {
  const { record } = subject;
  const hooks = record.hooks.filter((one) => one.endedAt === undefined);
  const pause = hooks.find((one) => one.targetType === 'PAUSE');
  if (pause) return until('an answer to a pause hook', pause.expiresAt);
  const [hook] = hooks;
  if (hook) {
    const name = functionName(hook.targetArn ?? '');
    return until(`function ${name}`, hook.nextCallAt ?? hook.givenUpAt ?? hook.expiresAt);
  }
  const ends = nextMoment(record);
  const passing = until('the stage to pass', ends);
  const looking = until('the scheduler’s next pass');
  const state = record.machine?.value ?? '';
  switch (state) {
    case 'SCALE_UP':
      return awaitingTasks(subject, record.deploymentId) ?? looking;
    case 'ROLLBACK_SCALE_UP':
      return awaitingTasks(subject, record.sourceDeploymentId ?? '') ?? looking;
    case 'RECONCILE_SERVICE':
      return goingAwaiting(subject, bothOf(record)) ?? passing;
    case 'CLEAN_UP':
      return goingAwaiting(subject, [record.deploymentId]) ?? passing;
    case 'ROLLBACK_CLEAN_UP':
      return goingAwaiting(subject, [record.sourceDeploymentId ?? '']) ?? passing;
    case 'BAKE_TIME':
      return until('the bake time to pass', ends);
    case 'CANARY_BAKE':
    case 'STEP_BAKE':
      return until('the step to bake', ends);
    default:
      return state.endsWith('SHIFT') ? until('the weights to hold', ends) : passing;
  }
}

const bothOf = ({ deploymentId, sourceDeploymentId }: ServiceDeployment): string[] => [
  deploymentId,
  sourceDeploymentId ?? '',
];

/**
 * When the strategy's machine goes on by itself, if nothing stops it. That a stage fails after a
 * day is no moment that anybody waits for.
 */
function nextMoment({ machine }: ServiceDeployment): SimMicros | null {
  const timers = Object.entries(machine?.timers ?? {});
  const due = timers.flatMap(([id, { dueAt }]) => (isLimit(id) ? [] : [dueAt]));
  return due.length === 0 ? null : due.reduce((a, b) => (a < b ? a : b));
}

/** XState's id of a delayed event begins with the name of its delay. */
const isLimit = (id: string): boolean => id.startsWith('xstate.after.limit.');

/** The full count of a revision, RUNNING and healthy; null when it is there. */
export function awaitingTasks(
  { ctx, service, tasks }: Omit<Subject, 'record'>,
  deploymentId: string,
): Awaiting {
  const judge = judgeOf(ctx, service);
  const own = tasks.filter((task) => task.deploymentId === deploymentId && isUp(task));
  const healthy = own.filter((task) => judge(task).verdict === 'healthy').length;
  const starting = own.filter((task) => task.lastStatus !== 'RUNNING').length;
  const lacking = service.desiredCount - healthy;
  if (lacking <= 0 && own.length <= healthy) return null;
  const backOff = backOffOf(ctx, service, deploymentId);
  if (backOff !== null && own.length < service.desiredCount) {
    return until('the pause after failed starts', backOff);
  }
  if (starting > 0) return until(`${tasksInWords(starting)} to start`);
  if (own.length > healthy) return until(`${tasksInWords(own.length - healthy)} to become healthy`);
  return until(`${tasksInWords(lacking)} yet to be started`);
}

function backOffOf(ctx: EngineContext, service: Service, deploymentId: string): SimMicros | null {
  const own = [...service.deployments, ...service.taskSets].find((one) => one.id === deploymentId);
  return own && own.nextStartAt > ctx.kernel.now ? own.nextStartAt : null;
}

/** Tasks on their way out: draining ones first, whose end is known; all but those of `stay` go. */
function goingAwaiting({ ctx, service, tasks }: Subject, stay: readonly string[]): Awaiting {
  const going = tasks.filter((task) => !isUp(task));
  const draining = going.filter((task) => task.lastStatus === 'DEACTIVATING');
  if (draining.length > 0) {
    const targetsOf = targetsWithin(ctx, service);
    const ends = draining.flatMap((task) =>
      targetsOf(task).flatMap(({ target }) =>
        Object.values(target.machine.timers).map(({ dueAt }) => dueAt),
      ),
    );
    const last = ends.length === 0 ? null : ends.reduce((a, b) => (a > b ? a : b));
    return until(`${tasksInWords(draining.length)} to drain`, last);
  }
  if (going.length > 0) return until(`${tasksInWords(going.length)} to stop`);
  const left = tasks.filter((task) => !stay.includes(task.deploymentId ?? '')).length;
  return left > 0 ? until(`${tasksInWords(left)} of another revision to go`) : null;
}

/**
 * A rolling update takes several steps at once: told is what holds the next one up, which is a
 * drain where fresh tasks are still to be started and there is no room for them.
 */
function rollingAwaiting(subject: Subject): Awaiting {
  const { service, record, tasks } = subject;
  const primary = service.deployments.find((one) => one.status === 'PRIMARY');
  const wanted = primary?.id ?? record.deploymentId;
  const coming = awaitingTasks(subject, wanted);
  const going = goingAwaiting(subject, [wanted]);
  const hasAll =
    tasks.filter((task) => task.deploymentId === wanted && isUp(task)).length >=
    service.desiredCount;
  if (isStuck(subject, wanted)) {
    return until('nothing: minimum and maximum percent leave no room for a step');
  }
  if (coming && (hasAll || going === null || going.endsAt === null)) return coming;
  if (record.bakeEndsAt !== undefined) return until('the bake time to pass', record.bakeEndsAt);
  if (going) return going;
  return until('the scheduler’s next pass');
}

/** DEP-5, as it looks from outside: everything stands still, and no step is allowed. */
function isStuck({ ctx, service, tasks }: Subject, wanted: string): boolean {
  const { floor, cap } = boundsOf(service.desiredCount, service.deploymentConfiguration);
  const fresh = tasks.filter((task) => task.deploymentId === wanted).length;
  const stands = tasks.every((task) => task.lastStatus === 'RUNNING' && isUp(task));
  const waits = backOffOf(ctx, service, wanted) !== null;
  return stands && !waits && fresh < service.desiredCount && tasks.length >= cap && cap <= floor;
}
