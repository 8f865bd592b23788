import type { Service } from '../../model/service';
import { plus } from '../../model/sim-time';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { draw, TIMINGS } from '../timings';

/**
 * The wording of service events, word for word as DescribeServices answers it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
const tasksInWords = (tasks: readonly Task[]) => tasks.map((task) => `(task ${task.id})`).join(' ');

export const EVENT_TEXT = {
  started: (tasks: readonly Task[], replaced: number) =>
    `has started ${tasks.length} tasks: ${tasksInWords(tasks)}.` +
    (replaced > 0 ? ` Amazon ECS replaced ${replaced} tasks due to an unhealthy status.` : ''),
  stoppedRunning: (tasks: readonly Task[]) =>
    `has stopped ${tasks.length} running tasks: ${tasksInWords(tasks)}.`,
  stoppedPending: (count: number) => `stopped ${count} pending tasks.`,
  registered: (count: number, group: string) =>
    `registered ${count} targets in (target-group ${group})`,
  deregistered: (count: number, group: string) =>
    `deregistered ${count} targets in (target-group ${group})`,
  unhealthyTarget: (task: Task, port: number, group: string, reason: string) =>
    `(task ${task.id}) (port ${port}) is unhealthy in (target-group ${group}) due to (reason ${reason})`,
  targetNotFound: (group: string, what: 'TARGET' | 'TARGET GROUP') =>
    `is not healthy in target-group (${group}) due to ${what} IS NOT FOUND`,
  failedContainerChecks: (task: Task) => `(task ${task.id}) failed container health checks.`,
  deploymentCompleted: (id: string) => `(deployment ${id}) deployment completed.`,
  deploymentFailed: (id: string, why: string) => `(deployment ${id}) deployment failed: ${why}`,
  rollingBack: (id: string) => `rolling back to deployment ${id}.`,
  steady: () => 'has reached a steady state.',
  unableToPlace: (reason: string) =>
    `was unable to place a task. Reason: ${reason.replace(/\.$/, '')}.`,
  emptyProvider: () =>
    'was unable to reach steady state. Reason: No Container Instances were found in your ' +
    'capacity provider.',
  provisioningLimit: () =>
    'was unable to place tasks in your cluster because the tasks provisioning capacity limit was ' +
    'exceeded.',
  couldNotLaunch: (count: number, id: string) =>
    `could not launch ${count} tasks for deployment ${id}.`,
  /** PLACE-11: the closest match and what is in the way there; none where there is no instance. */
  noInstance: (closest?: { instanceId: string; reason: string }) =>
    'was unable to place a task because no container instance met all of its requirements. ' +
    (closest
      ? `The closest matching container-instance ${closest.instanceId} ${inTheWay(closest.reason)}`
      : 'Reason: No Container Instances were found in your cluster.'),
  zonesUneven: (zones: string) => `is not AZ balanced with ${zones}. AZ Rebalancing in progress.`,
  zonesEven: (zones: string) => `is AZ balanced with ${zones}.`,
  startedInZone: (tasks: readonly Task[], zone: string) =>
    `has started ${tasks.length} tasks in ${zone} to AZ Rebalance: ${tasksInWords(tasks)}.`,
  stoppedInZone: (tasks: readonly Task[], zone: string) =>
    `has stopped ${tasks.length} running tasks in ${zone} due to AZ rebalancing: ` +
    `${tasksInWords(tasks)}.`,
  noPlaceInZone: (zone: string, isOnInstances: boolean) =>
    `is unable to place a task in ${zone}` +
    (isOnInstances ? ' because no container instance met all of its requirements.' : '.'),
  guardedInZones: (id: string) =>
    `was unable to AZ Rebalance because task set (${id}) was unable to scale in. Reason: The ` +
    'tasks that would have to go are protected',
  rebalancingStopped: () => 'stopped AZ Rebalancing.',
  cannotLaunch: (error: string) => `failed to launch a task with (error ${error})`,
  startsFail: () => 'is unable to consistently start tasks successfully.',
  protectedTasks: (deploymentId: string) =>
    `was unable to reach steady state because task set (${deploymentId}) was unable to scale in. ` +
    'Reason: The number of protected tasks are more than the desired count of tasks',
  stuck: () =>
    'was unable to stop or start tasks during a deployment because of the service deployment ' +
    'configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
} as const;

/** What an instance lacks, in the words of the event. */
function inTheWay(reason: string): string {
  switch (reason) {
    case 'RESOURCE:CPU':
      return 'has insufficient CPU units available.';
    case 'RESOURCE:MEMORY':
      return 'has insufficient memory available.';
    case 'RESOURCE:PORTS':
      return 'is already using a port required by your task.';
    case 'ATTRIBUTE':
      return 'is missing an attribute required by your task.';
    default:
      return `encountered error "${reason}".`;
  }
}

/** `(service web) …` */
export function noteEvent(ctx: EngineContext, service: Service, text: string): void {
  ctx.serviceEvent(service, `(service ${service.name}) ${text}`);
}

/**
 * An event about the tasks of one revision: `(service web, taskSet ecs-svc/…) …` where it is a task
 * set's, as the events of deployments driven from outside have it.
 */
export function noteRevisionEvent(
  ctx: EngineContext,
  service: Service,
  revisionId: string,
  text: string,
): void {
  const isTaskSet = service.taskSets.some((one) => one.id === revisionId);
  if (!isTaskSet) return noteEvent(ctx, service, text);
  ctx.serviceEvent(service, `(service ${service.name}, taskSet ${revisionId}) ${text}`);
}

/** An event that is not written again while it is muted: a state of affairs rather than an act. */
export function noteOnce(ctx: EngineContext, service: Service, text: string): void {
  const { muted } = service.scheduler;
  const now = ctx.kernel.now;
  if ((muted[text] ?? now) > now) return;
  muted[text] = plus(now, draw(ctx.kernel.random('timings'), TIMINGS.eventMute));
  noteEvent(ctx, service, text);
}

/** `(service web, taskSet ecs-svc/…) has begun draining connections on 2 tasks.` */
export function noteDraining(
  ctx: EngineContext,
  service: Service,
  deploymentId: string,
  count: number,
): void {
  ctx.serviceEvent(
    service,
    `(service ${service.name}, taskSet ${deploymentId}) has begun draining connections on ${count} tasks.`,
  );
}

/** Why ECS stopped a task of a service: `stoppedReason` for stop code ServiceSchedulerInitiated. */
export const STOPPED_REASON = {
  scaling: (deploymentId: string) => `Scaling activity initiated by (deployment ${deploymentId})`,
  targetUnhealthy: (group: string) => `Task failed ELB health checks in (target-group ${group})`,
  containerUnhealthy: 'Task failed container health checks',
  essentialExited: 'Essential container in task exited',
  /** What AWS answers for a host that its owner stopped or terminated. */
  hostGone: (ec2InstanceId: string, how: 'stopped' | 'terminated') =>
    `Host EC2 (instance ${ec2InstanceId}) ${how}.`,
  deregistered: 'Container instance deregistration forced by user',
  /** The agent of its instance went away before it had begun. */
  agent: 'AGENT',
  infrastructure: 'Task stopped because of unhealthy infrastructure',
  byUser: 'Task stopped by user',
  spotInterrupted: 'Your Spot Task was interrupted.',
  retired: 'ECS is performing maintenance on the underlying infrastructure hosting the task',
  rebalancing: (deploymentId: string) =>
    `Availability-zone rebalancing initiated by (deployment ${deploymentId})`,
  noCapacity:
    'Capacity is unavailable at this time. Please try again later or in a different availability zone',
} as const;
