import type { Service } from '../../model/service';
import type { RevisionCounts } from '../../model/service-deployment';
import type { Task, TaskStatus } from '../../model/task';
import type { TaskSet } from '../../model/task-set';
import type { EngineContext } from '../engine-context';
import { liveTasks, statusCounts } from '../world/task-index';
import type { World } from '../world/world';
import { targetsWithin } from './target-registration';
import { isUp } from './task-facts';

/** Tasks of a service that have not STOPPED, oldest first. */
export const liveTasksOf = (world: World, service: Service): readonly Task[] =>
  liveTasks(world, service.arn);

const PENDING = ['PROVISIONING', 'PENDING', 'ACTIVATING'] as const;

const isPending = (status: TaskStatus): boolean =>
  (PENDING as readonly TaskStatus[]).includes(status);

/** SVC-1: running is RUNNING alone; pending is PROVISIONING, PENDING or ACTIVATING. */
export function serviceCounts(
  ctx: EngineContext,
  service: Service,
): { running: number; pending: number } {
  const counts = statusCounts(ctx.world, service.arn);
  const pending = PENDING.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
  return { running: counts.get('RUNNING') ?? 0, pending };
}

/** The same of one revision; wanted is what its deployment wants, if it is listed. */
export function revisionCounts(
  ctx: EngineContext,
  service: Service,
  revisionArn: string,
): RevisionCounts {
  const deployment = service.deployments.find((one) => one.revisionArn === revisionArn);
  const own = liveTasksOf(ctx.world, service).filter(
    (task) => deployment !== undefined && task.deploymentId === deployment.id,
  );
  return {
    revisionArn,
    requested: deployment?.desiredCount ?? 0,
    running: own.filter((task) => task.lastStatus === 'RUNNING').length,
    pending: own.filter((task) => isPending(task.lastStatus)).length,
  };
}

/** One deployment, COMPLETED, running = desired, none pending, all its targets healthy. */
export function isSteady(ctx: EngineContext, service: Service): boolean {
  if (service.deploymentController.type !== 'ECS') return areTaskSetsSteady(ctx, service);
  const [deployment] = service.deployments;
  if (service.status !== 'ACTIVE' || service.deployments.length !== 1 || !deployment) return false;
  if (deployment.rolloutState !== 'COMPLETED') return false;
  // Counted last: whoever waits for it asks at every change.
  const { running, pending } = serviceCounts(ctx, service);
  if (running !== service.desiredCount || pending > 0) return false;
  const targetsOf = targetsWithin(ctx, service);
  return liveTasksOf(ctx.world, service)
    .filter(isUp)
    .flatMap((task) => targetsOf(task))
    .every(({ target }) => target.health === 'healthy');
}

/**
 * With task sets in place of deployments: each holds its computed desired count in health, none
 * drains, and for CodeDeploy there is only one.
 */
function areTaskSetsSteady(ctx: EngineContext, service: Service): boolean {
  const { running, pending } = serviceCounts(ctx, service);
  const { taskSets, deploymentController } = service;
  if (service.status !== 'ACTIVE' || pending > 0) return false;
  if (deploymentController.type === 'CODE_DEPLOY' && taskSets.length !== 1) return false;
  const wanted = taskSets.reduce((sum, one) => sum + one.computedDesiredCount, 0);
  const isKept = (one: TaskSet) =>
    one.status !== 'DRAINING' && one.stabilityStatus === 'STEADY_STATE';
  return running === wanted && taskSets.every(isKept);
}
