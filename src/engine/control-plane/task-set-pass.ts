import type { Service } from '../../model/service';
import type { TaskSet } from '../../model/task-set';
import type { EngineContext } from '../engine-context';
import { keepRevision } from './deployments/keep-revision';
import { EVENT_TEXT, noteRevisionEvent } from './service-events';
import { liveTasksOf } from './service-tasks';
import { noteSteadiness } from './steady-state';
import { setStability } from './task-sets';

/**
 * TASKSET-3: a pass over a service whose deployments are driven from outside: each task set is kept
 * at its computed desired count, whatever the others do; no strategy, no breaker.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-external.html
 */
export function runTaskSetPass(ctx: EngineContext, service: Service): void {
  for (const taskSet of service.taskSets) keepTaskSet(ctx, service, taskSet);
  forgetDrained(ctx, service);
  settle(ctx, service);
}

function keepTaskSet(ctx: EngineContext, service: Service, taskSet: TaskSet): void {
  const wanted = taskSet.computedDesiredCount;
  const { isFull } = keepRevision(ctx, service, taskSet, { wanted });
  const before = taskSet.stabilityStatus;
  setStability(ctx, taskSet, isFull ? 'STEADY_STATE' : 'STABILIZING');
  if (taskSet.stabilityStatus === before) return;
  ctx.touch(service.arn);
  if (isFull && taskSet.status !== 'DRAINING') {
    noteRevisionEvent(ctx, service, taskSet.id, EVENT_TEXT.steady());
  }
}

/** One that was deleted leaves with its last task. */
function forgetDrained(ctx: EngineContext, service: Service): void {
  if (!service.taskSets.some((one) => one.status === 'DRAINING')) return;
  const live = liveTasksOf(ctx.world, service);
  const isGone = (one: TaskSet) =>
    one.status === 'DRAINING' && !live.some((task) => task.deploymentId === one.id);
  const gone = service.taskSets.filter(isGone);
  if (gone.length === 0) return;
  service.taskSets = service.taskSets.filter((one) => !gone.includes(one));
  for (const { id } of gone) ctx.emit('TaskSetStateChange', service.arn, `${id} gone`, service.arn);
  ctx.touch(service.arn);
}

/** The service as a whole is steady when every task set is, and none drains. */
function settle(ctx: EngineContext, service: Service): void {
  const { taskSets } = service;
  const isSteady =
    taskSets.length > 0 &&
    taskSets.every((one) => one.status !== 'DRAINING' && one.stabilityStatus === 'STEADY_STATE');
  noteSteadiness(ctx, service, isSteady);
}
