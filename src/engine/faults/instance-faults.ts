import type { ContainerInstance } from '../../model/container-instance';
import type { Fault } from '../../model/fault';
import { tasksOn } from '../capacity/instance-facts';
import { disconnectAgent, reconnectAgent, stopInstance } from '../capacity/instance-lifecycle';
import type { FaultSpec } from '../control-plane/specs';
import type { EngineContext } from '../engine-context';

/** FAULT-5: faults of whole EC2 instances, not of tasks: aimed at those that run. */
export const isAtInstances = ({ type }: Pick<FaultSpec, 'type'>): boolean =>
  type === 'stop-instance' || type === 'agent-disconnect';

/** The instances that such a fault hits; with a count, so many of them by chance. */
export function aimAtInstances(ctx: EngineContext, spec: FaultSpec): ContainerInstance[] {
  const running = [...ctx.world.containerInstances.values()].filter(
    (one) => one.state === 'running' && isAimedAt(ctx, spec, one),
  );
  if (spec.count === undefined || spec.count >= running.length) return running;
  const random = ctx.kernel.random('faults');
  const order = running.map((one) => ({ one, at: random() }));
  return order
    .sort((a, b) => a.at - b.at)
    .slice(0, spec.count)
    .map(({ one }) => one);
}

/** By itself, its cluster and zone, or by what runs on it. */
function isAimedAt(ctx: EngineContext, spec: FaultSpec, one: ContainerInstance): boolean {
  const { resource, clusterArn, availabilityZone, taskArns, serviceArn, image } = spec;
  if (resource !== undefined && resource !== one.ec2InstanceId) return false;
  if (clusterArn !== undefined && clusterArn !== one.clusterArn) return false;
  if (availabilityZone !== undefined && availabilityZone !== one.availabilityZone) return false;
  if (taskArns === undefined && serviceArn === undefined && image === undefined) return true;
  return tasksOn(ctx.world, one).some(
    (task) =>
      (taskArns === undefined || taskArns.includes(task.arn)) &&
      (serviceArn === undefined || task.serviceArn === serviceArn) &&
      (image === undefined || task.containers.some((container) => container.image === image)),
  );
}

const hitBy = (ctx: EngineContext, { instanceArns = [] }: Fault): ContainerInstance[] =>
  instanceArns.flatMap((arn) => ctx.world.containerInstances.get(arn) ?? []);

/** The fault begins. */
export function hitInstances(ctx: EngineContext, fault: Fault): void {
  for (const one of hitBy(ctx, fault)) {
    if (fault.type === 'stop-instance') stopInstance(ctx, one);
    else disconnectAgent(ctx, one);
  }
}

/** The fault is over: agents get through again. */
export function releaseInstances(ctx: EngineContext, fault: Fault): void {
  if (fault.type !== 'agent-disconnect') return;
  for (const one of hitBy(ctx, fault)) reconnectAgent(ctx, one);
}
