import { lastPart, serviceRevisionArn, taskSetArn } from '../../model/ids';
import type { Service } from '../../model/service';
import type { TaskSet } from '../../model/task-set';
import type { EngineContext } from '../engine-context';
import { COMPUTED } from '../observe/event-bridge';
import { launchTypeOf, platformOf } from './launch-types';
import { kick } from './scheduling';

/** What a task set is made from; everything else ECS keeps. */
export type TaskSetSpec = Pick<
  TaskSet,
  | 'taskDefinitionArn'
  | 'launchType'
  | 'capacityProviderStrategy'
  | 'platformVersion'
  | 'networkConfiguration'
  | 'loadBalancers'
  | 'scale'
  | 'startedBy'
  | 'externalId'
> &
  Partial<Pick<TaskSet, 'tags' | 'carried'>>;

/** TASKSET-1: `ceil(desired × scale)`; a set that is DRAINING wants none. */
const computedDesired = (desired: number, scale: number): number =>
  Math.ceil((desired * scale) / 100);

/**
 * Adds a task set with a service revision of its own; its tasks are started by the next pass.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html
 */
export function createTaskSet(
  ctx: EngineContext,
  service: Service,
  spec: TaskSetSpec,
  status: TaskSet['status'] = 'ACTIVE',
): TaskSet {
  const now = ctx.kernel.now;
  const cluster = lastPart(service.clusterArn);
  const digits = ctx.ids.digits(19);
  const id = `ecs-svc/${digits}`;
  const revisionArn = serviceRevisionArn(cluster, service.name, digits);
  const { tags = [], carried = {}, ...made } = spec;
  const isOnFargate = launchTypeOf(spec) === 'FARGATE';
  const taskSet: TaskSet = {
    ...made,
    ...(isOnFargate && { platformVersion: platformOf(spec.platformVersion) }),
    id,
    arn: taskSetArn(cluster, service.name, id),
    revisionArn,
    status,
    computedDesiredCount: computedDesired(service.desiredCount, spec.scale),
    stabilityStatus: 'STABILIZING',
    stabilityStatusAt: now,
    createdAt: now,
    updatedAt: now,
    tags,
    carried,
    failedTasks: 0,
    startFailures: 0,
    nextStartAt: now,
  };
  service.revisions.unshift({
    arn: revisionArn,
    createdAt: now,
    taskDefinitionArn: spec.taskDefinitionArn,
    launchType: spec.launchType,
    capacityProviderStrategy: spec.capacityProviderStrategy,
    platformVersion: spec.platformVersion,
    networkConfiguration: spec.networkConfiguration,
    loadBalancers: spec.loadBalancers,
  });
  service.taskSets.unshift(taskSet);
  changed(ctx, service, taskSet, `→ ${status}`);
  return taskSet;
}

/** The first task set of a service that CodeDeploy deploys: made from the service itself. */
export function createFirstTaskSet(ctx: EngineContext, service: Service): void {
  const { launchType, capacityProviderStrategy, platformVersion, networkConfiguration } = service;
  const own = { launchType, capacityProviderStrategy, platformVersion, networkConfiguration };
  const { taskDefinitionArn, loadBalancers } = service;
  createTaskSet(ctx, service, { ...own, taskDefinitionArn, loadBalancers, scale: 100 }, 'PRIMARY');
}

/** How many percent of the service's desired count it is to keep up. */
export function scaleTaskSet(
  ctx: EngineContext,
  service: Service,
  taskSet: TaskSet,
  scale: number,
): void {
  taskSet.scale = scale;
  resizeTaskSets(ctx, service);
  changed(ctx, service, taskSet, `scale ${scale} %`);
}

/** After the service's desired count or a scale has changed. */
export function resizeTaskSets(ctx: EngineContext, service: Service): void {
  for (const taskSet of service.taskSets) {
    const wanted = computedDesired(service.desiredCount, taskSet.scale);
    if (wanted === taskSet.computedDesiredCount) continue;
    taskSet.computedDesiredCount = wanted;
    taskSet.updatedAt = ctx.kernel.now;
    setStability(ctx, taskSet, 'STABILIZING');
    const what = `${taskSet.id} ${COMPUTED} ${wanted}`;
    ctx.emit('TaskSetStateChange', service.arn, what, service.arn);
  }
}

/** DRAINING: its tasks are stopped, and it leaves the list with the last of them. */
export function deleteTaskSet(ctx: EngineContext, service: Service, taskSet: TaskSet): void {
  if (taskSet.status === 'DRAINING') return;
  taskSet.status = 'DRAINING';
  taskSet.scale = 0;
  resizeTaskSets(ctx, service);
  changed(ctx, service, taskSet, '→ DRAINING');
}

/**
 * TASKSET-2: the one that serves production. What it is made from is what the service is made from.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateServicePrimaryTaskSet.html
 */
export function promoteTaskSet(ctx: EngineContext, service: Service, taskSet: TaskSet): void {
  for (const other of service.taskSets) {
    if (other !== taskSet && other.status === 'PRIMARY') other.status = 'ACTIVE';
  }
  taskSet.status = 'PRIMARY';
  service.taskDefinitionArn = taskSet.taskDefinitionArn;
  service.loadBalancers = taskSet.loadBalancers;
  const { launchType, capacityProviderStrategy, platformVersion, networkConfiguration } = taskSet;
  Object.assign(service, {
    launchType,
    capacityProviderStrategy,
    platformVersion,
    networkConfiguration,
  });
  changed(ctx, service, taskSet, '→ PRIMARY');
}

export function setStability(
  ctx: EngineContext,
  taskSet: TaskSet,
  status: TaskSet['stabilityStatus'],
): void {
  if (taskSet.stabilityStatus === status) return;
  taskSet.stabilityStatus = status;
  taskSet.stabilityStatusAt = ctx.kernel.now;
}

function changed(ctx: EngineContext, service: Service, taskSet: TaskSet, what: string): void {
  taskSet.updatedAt = ctx.kernel.now;
  ctx.emit('TaskSetStateChange', service.arn, `${taskSet.id} ${what}`, service.arn);
  ctx.touch(service.arn);
  kick(ctx, service);
}
