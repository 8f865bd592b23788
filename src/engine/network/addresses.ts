import type { World } from '../world/world';

/**
 * NET-2: the private addresses in use in a subnet. Nothing counts them apart from those who have
 * them: tasks with an interface of their own until they have STOPPED, EC2 instances, nodes of load
 * balancers, NAT gateways, endpoints and mount targets.
 */
export function addressesIn(world: World, subnetId: string): Set<string> {
  const used = heldByInfrastructure(world, subnetId);
  for (const task of world.tasks.values()) {
    const isHere = task.subnetId === subnetId && task.privateIp !== '';
    if (isHere && task.lastStatus !== 'STOPPED') used.add(task.privateIp);
  }
  return used;
}

/** Those of everything but tasks. */
export function heldByInfrastructure(world: World, subnetId: string): Set<string> {
  const used = new Set<string>();
  for (const instance of world.containerInstances.values()) {
    const isHere = instance.subnetId === subnetId && instance.privateIp !== '';
    if (isHere && instance.state !== 'terminated') used.add(instance.privateIp);
  }
  for (const { nodeAddresses = {} } of world.loadBalancers.values()) {
    const address = nodeAddresses[subnetId];
    if (address !== undefined) used.add(address);
  }
  for (const { addresses, state } of world.gateways.values()) {
    const address = addresses[subnetId];
    if (address !== undefined && state !== 'deleted') used.add(address);
  }
  for (const { mountTargets } of world.fileSystems.values()) {
    for (const one of mountTargets) if (one.subnetId === subnetId) used.add(one.ipAddress);
  }
  return used;
}
