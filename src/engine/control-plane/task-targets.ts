import type { TargetGroup } from '../../model/load-balancer';
import type { Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { EVENT_TEXT, noteDraining, noteEvent, noteRevisionEvent } from './service-events';
import { addTarget, drainTarget, targetsOf } from './target-registration';
import { containersAreUp, entriesOf, serviceOf } from './task-facts';
import { releaseDrained, stepTask } from './task-lifecycle';

/** TASK-2: the containers are up: their ports become targets, and the task is RUNNING. */
export function registerTargets(ctx: EngineContext, task: Task): void {
  const service = serviceOf(ctx, task);
  if (!service || task.lastStatus !== 'ACTIVATING' || !containersAreUp(task)) return;
  if (targetsOf(ctx, task).length > 0) return;
  for (const entry of entriesOf(ctx, task)) {
    const group = ctx.world.targetGroups.get(entry.targetGroupArn);
    if (!group) continue;
    const { id, port } = addressOf(task, group, entry);
    const { availabilityZone, arn: taskArn } = task;
    addTarget(ctx, group, { id, port, availabilityZone, taskArn });
    noteRevisionEvent(ctx, service, task.deploymentId ?? '', EVENT_TEXT.registered(1, group.arn));
  }
  stepTask(ctx, task, { type: 'TARGETS_REGISTERED' });
  stepTask(ctx, task, { type: 'READY' });
}

/** Target type ip: the task's own address; instance: where its port is on the instance. */
function addressOf(
  task: Task,
  group: TargetGroup,
  entry: { containerName: string; containerPort: number },
): { id: string; port: number } {
  if (group.targetType !== 'instance' || task.hostInstanceId === undefined) {
    return { id: task.privateIp, port: entry.containerPort };
  }
  const container = task.containers.find((one) => one.name === entry.containerName);
  const binding = container?.networkBindings?.find(
    (one) => one.containerPort === entry.containerPort,
  );
  return { id: task.hostInstanceId, port: binding?.hostPort ?? entry.containerPort };
}

/**
 * TASK-4: the targets of a task on its way down, and of those told to stop at the same moment,
 * begin draining.
 */
export function deregisterTargets(ctx: EngineContext, task: Task): void {
  const service = serviceOf(ctx, task);
  // Those told to stop at the same moment were seen to with the first of them.
  const isFirst = targetsOf(ctx, task).some(isRegistered);
  const tasks = service && isFirst ? leavingWith(ctx, task) : [task];
  const leaving = tasks
    .map((one) => ({ task: one, targets: targetsOf(ctx, one).filter(isRegistered) }))
    .filter(({ targets }) => targets.length > 0);
  const byGroup = new Map<string, number>();
  const byDeployment = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) =>
    counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { task: one, targets } of leaving) {
    for (const { group } of targets) add(byGroup, group.arn);
    add(byDeployment, one.deploymentId ?? '');
  }
  if (service) {
    for (const [group, n] of byGroup) noteEvent(ctx, service, EVENT_TEXT.deregistered(n, group));
    for (const [id, n] of byDeployment) noteDraining(ctx, service, id, n);
  }
  for (const { targets } of leaving) {
    for (const { group, target } of targets) drainTarget(ctx, group, target);
  }
  for (const one of tasks) releaseDrained(ctx, one.arn);
}

const isRegistered = ({ target }: { target: { health: string } }): boolean =>
  target.health !== 'draining';

/** When a task began to leave: the state after its last up-state. */
function leftAt(task: Task): number | undefined {
  const isDown = (value: string) => value === 'DEACTIVATING' || value === 'STOPPING';
  return task.machine.history.find(({ value }) => isDown(value))?.at;
}

function leavingWith(ctx: EngineContext, task: Task): Task[] {
  const at = leftAt(task);
  return [...ctx.world.tasks.values()].filter(
    (other) =>
      other.serviceArn === task.serviceArn &&
      other.desiredStatus === 'STOPPED' &&
      // Of most it is clear without a look at their past.
      (at === undefined || other.machine.enteredAt >= at) &&
      leftAt(other) === at,
  );
}
