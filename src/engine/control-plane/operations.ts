import type { Fault } from '../../model/fault';
import type { Target, TargetGroup } from '../../model/load-balancer';
import type { Service } from '../../model/service';
import type { ServiceDeployment } from '../../model/service-deployment';
import type { SimMicros } from '../../model/sim-time';
import type { StopCode, Task } from '../../model/task';
import type { TaskSet } from '../../model/task-set';
import type { EngineContext } from '../engine-context';
import * as faults from '../faults/inject-fault';
import * as failures from './deployments/failure-watch';
import { answerStaged } from './deployments/staged-steps';
import * as services from './service-lifecycle';
import * as standings from './service-tasks';
import type { NoPlace } from './placement';
import type { FaultSpec, ServiceChanges, ServiceSpec, TargetGroupSpec, TaskSpec } from './specs';
import * as subnets from '../network/subnets';
import * as groups from './target-groups';
import * as tasks from './task-lifecycle';
import * as taskSets from './task-sets';
import type { TaskSetSpec } from './task-sets';
import * as protection from './task-protection';
import * as starts from './task-starts';

export type { FaultSpec, ServiceChanges, ServiceSpec, TargetGroupSpec } from './specs';

/**
 * What the handlers behind the one door may ask of the control plane. It is for them alone: inside
 * the engine each file is asked itself. Input has been checked by then: these functions decide and
 * do, they never refuse.
 */

/** Adds the service to the world with its first deployment and kicks its scheduler. */
export const createService = (ctx: EngineContext, spec: ServiceSpec): Service =>
  services.createService(ctx, spec);
/** Applies the changes; a new deployment starts when one of the deploying members is among them. */
export const updateService = (
  ctx: EngineContext,
  service: Service,
  changes: ServiceChanges,
): void => services.updateService(ctx, service, changes);
/** Desired count 0, DRAINING until its last task has stopped, then INACTIVE. */
export const deleteService = (ctx: EngineContext, service: Service): void =>
  services.deleteService(ctx, service);
/** Rolls the service deployment back at the next pass, unless it is on its way back already. */
export const stopServiceDeployment = (
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
): void => failures.requestRollback(ctx, service, record);
/** Adds a task set to a service whose deployments are driven from outside. */
export const createTaskSet = (ctx: EngineContext, service: Service, spec: TaskSetSpec): TaskSet =>
  taskSets.createTaskSet(ctx, service, spec);
/** How many percent of the service's desired count a task set is to keep up. */
export const scaleTaskSet = (
  ctx: EngineContext,
  service: Service,
  taskSet: TaskSet,
  scale: number,
): void => taskSets.scaleTaskSet(ctx, service, taskSet, scale);
/** DRAINING, until its last task has stopped. */
export const deleteTaskSet = (ctx: EngineContext, service: Service, taskSet: TaskSet): void =>
  taskSets.deleteTaskSet(ctx, service, taskSet);
/** The task set that serves production from now on; the one before is ACTIVE. */
export const promoteTaskSet = (ctx: EngineContext, service: Service, taskSet: TaskSet): void =>
  taskSets.promoteTaskSet(ctx, service, taskSet);
/** A pause hook of a service deployment is answered: the deployment goes on, or goes back. */
export const answerPause = (
  ctx: EngineContext,
  service: Service,
  record: ServiceDeployment,
  answer: { hookId: string; action: 'CONTINUE' | 'ROLLBACK' },
): void => answerStaged(ctx, service, record, answer);
/** One standalone task (call it `count` times), or why there is no place for it. */
export const runTask = (ctx: EngineContext, spec: TaskSpec): Task | NoPlace =>
  starts.runTask(ctx, spec);
/** Begins the way down: drained first if it is registered. No effect on a task on its way down. */
export const stopTask = (ctx: EngineContext, task: Task, reason: string, code: StopCode): void =>
  tasks.stopTask(ctx, task, reason, code);
/** Protects a task of a service from scale-in and deployments; null minutes: not any more. */
export const protectTask = (ctx: EngineContext, task: Task, minutes: number | null): void =>
  protection.protectTask(ctx, task, minutes);
/** When the protection of a task ends; absent where there is none (any more). */
export const protectionEnd = (ctx: EngineContext, task: Task): SimMicros | undefined =>
  protection.protectionEnd(ctx, task);
/** More tasks of the service are protected than are wanted: no further one may be. */
export const isBlockedByProtection = (ctx: EngineContext, service: Service): boolean =>
  protection.isBlockedByProtection(ctx, service);
/** Adds the group to the world. */
export const createTargetGroup = (ctx: EngineContext, spec: TargetGroupSpec): TargetGroup =>
  groups.createTargetGroup(ctx, spec);
/** Registers by hand (elbv2 RegisterTargets); an id:port registered already stays as it is. */
export const registerTarget = (
  ctx: EngineContext,
  group: TargetGroup,
  target: { id: string; port: number; availabilityZone?: string },
): Target => groups.registerTarget(ctx, group, target);
/** Starts draining; after the deregistration delay the target leaves the group. */
export const deregisterTarget = (ctx: EngineContext, group: TargetGroup, target: Target): void =>
  groups.deregisterTarget(ctx, group, target);
/** After load balancers, listeners or rules changed: targets go in and out of use. */
export const routesChanged = (ctx: EngineContext): void => groups.routesChanged(ctx);
/** After health check settings or attributes of a group changed. */
export const targetGroupSettingsChanged = (ctx: EngineContext, group: TargetGroup): void =>
  groups.targetGroupSettingsChanged(ctx, group);
/** Injects a fault and answers it; `taskArns` says who was hit. */
export const injectFault = (ctx: EngineContext, spec: FaultSpec): Fault =>
  faults.injectFault(ctx, spec);
/** What a fault that would hit nobody lacks; undefined where somebody is hit. */
export const missOf = (ctx: EngineContext, spec: FaultSpec): string | undefined =>
  faults.missOf(ctx, spec);
/** Ends a lasting fault. */
export const clearFault = (ctx: EngineContext, fault: Fault): void => faults.clearFault(ctx, fault);
/** The zone of a subnet: a, b, c in order of first mention. */
export const subnetZone = (ctx: EngineContext, subnetId: string): string =>
  subnets.subnetZone(ctx, subnetId);
/** Tasks of a service by ECS's counting: pending = PROVISIONING, PENDING, ACTIVATING. */
export const serviceCounts = (
  ctx: EngineContext,
  service: Service,
): { running: number; pending: number } => standings.serviceCounts(ctx, service);
/** One deployment, COMPLETED, running = desired, none pending, all its targets healthy. */
export const isSteady = (ctx: EngineContext, service: Service): boolean =>
  standings.isSteady(ctx, service);
