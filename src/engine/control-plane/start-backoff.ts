import { must } from '../../model/assert';
import type { Deployment } from '../../model/deployment';
import type { Service } from '../../model/service';
import { plus, seconds, type SimMicros } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { START_BACKOFF_SECONDS } from '../timings';
import { noteTaskFailure, noteTaskRan } from './deployments/circuit-breaker';
import { EVENT_TEXT, noteEvent, noteOnce } from './service-events';
import { serviceOf } from './task-facts';

/** A deployment or a task set: what remembers that its starts fail. */
type Retried = Pick<
  Deployment,
  'id' | 'updatedAt' | 'failedTasks' | 'startFailures' | 'nextStartAt'
>;

/**
 * THROTTLE-1: tasks that end without having been RUNNING make the next start wait, longer each
 * round.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
 */
export function backoffAfter(failures: number): SimMicros {
  const step = Math.min(failures, START_BACKOFF_SECONDS.length) - 1;
  return seconds(must(START_BACKOFF_SECONDS[Math.max(0, step)], 'a step of the back-off'));
}

/** THROTTLE-3: a task runs, so failures are counted anew. What ran and then ended is none. */
export function noteTaskRunning(ctx: EngineContext, task: Task): void {
  const found = deploymentOf(ctx, task);
  if (!found) return;
  found.deployment.failedTasks = 0;
  resetBackoff(found.deployment, ctx.kernel.now);
  noteTaskRan(found.service, task.deploymentId);
}

/** THROTTLE-2: a new deployment or an update ends the waiting at once. */
export function resetBackoff(deployment: Retried, now: SimMicros): void {
  deployment.startFailures = 0;
  deployment.nextStartAt = now;
}

/**
 * A task will never be RUNNING, through no decision of the scheduler or a user. Tasks of one round
 * count once towards the back-off: those begun before the waiting that the first of them brought.
 */
export function noteStartFailure(ctx: EngineContext, task: Task): void {
  const found = task.startedAt === undefined ? deploymentOf(ctx, task) : undefined;
  if (!found) return;
  const { service, deployment } = found;
  const now = ctx.kernel.now;
  deployment.failedTasks++;
  deployment.updatedAt = now;
  ctx.touch(service.arn);
  noteTaskFailure(ctx, service, task.deploymentId, 'start');
  if (task.createdAt < deployment.nextStartAt) return;
  if (task.stopCode === 'TaskFailedToStart' && task.stoppedReason) {
    noteEvent(ctx, service, EVENT_TEXT.unableToPlace(task.stoppedReason));
  }
  deployment.startFailures++;
  deployment.nextStartAt = plus(now, backoffAfter(deployment.startFailures));
  if (deployment.nextStartAt > now) noteOnce(ctx, service, EVENT_TEXT.startsFail());
}

function deploymentOf(
  ctx: EngineContext,
  task: Task,
): { service: Service; deployment: Retried } | undefined {
  const service = serviceOf(ctx, task);
  const all: Retried[] = [...(service?.deployments ?? []), ...(service?.taskSets ?? [])];
  const deployment = all.find((one) => one.id === task.deploymentId);
  return service && deployment && { service, deployment };
}
