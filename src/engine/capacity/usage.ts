import type { ContainerInstance } from '../../model/container-instance';
import type { Task } from '../../model/task';
import type { World } from '../world/world';
import { interfaceLimit } from './instance-facts';
import { portsInUse, type PortSet, reservedKeys } from './ports';
import { needsOfTask } from './placement/task-needs';

/** What the tasks on one instance use of it. */
export interface Usage {
  cpu: number;
  memory: number;
  interfaces: number;
  /** Those taken, `NUMBER/PROTOCOL`; the instance's own among them. */
  readonly ports: PortSet;
  running: number;
  pending: number;
}

/** What is free of an instance: CPU units, MiB, interfaces for tasks. */
export const freeOf = (instance: ContainerInstance, usage: Usage) => ({
  cpu: instance.registeredCpu - usage.cpu,
  memory: instance.registeredMemory - usage.memory,
  interfaces: interfaceLimit(instance) - usage.interfaces,
});

/**
 * CAP-1: by instance, the sum over its tasks that have not STOPPED; nothing is kept besides. One
 * walk over all tasks, for those who look at many instances.
 */
export function usageOf(world: World, instances: readonly ContainerInstance[]): Map<string, Usage> {
  const usages = new Map<string, Usage>();
  const ports = new Map<string, Map<string, PortSet>>();
  for (const one of instances) {
    let inCluster = ports.get(one.clusterArn);
    if (!inCluster) ports.set(one.clusterArn, (inCluster = portsInUse(world, one.clusterArn)));
    const held = reservedKeys(one.reservedPorts);
    for (const key of inCluster.get(one.ec2InstanceId) ?? []) held.add(key);
    const none = { cpu: 0, memory: 0, interfaces: 0, running: 0, pending: 0 };
    usages.set(one.arn, { ...none, ports: held });
  }
  for (const task of world.tasks.values()) {
    if (task.containerInstanceArn === undefined || task.lastStatus === 'STOPPED') continue;
    const usage = usages.get(task.containerInstanceArn);
    if (usage) add(world, usage, task);
  }
  return usages;
}

function add(world: World, usage: Usage, task: Task): void {
  const { cpu, memory, interfaces } = needsOfTask(world, task);
  usage.cpu += cpu;
  usage.memory += memory;
  usage.interfaces += interfaces;
  if (task.lastStatus === 'RUNNING') usage.running++;
  else if (task.startedAt === undefined && task.desiredStatus === 'RUNNING') usage.pending++;
}
