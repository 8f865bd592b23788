import type { LoadBalancer } from '../../model/load-balancer';
import type { Task } from '../../model/task';
import type { Gateway } from '../../model/vpc';
import type { EngineContext } from '../engine-context';
import { addressAt } from './cidr';

/** Whoever sends or takes traffic, as security groups see it. */
export interface Party {
  /** Security groups on its interface; none: the VPC's default one, which nobody declared. */
  readonly groups: readonly string[];
  /** Where it may be: a block that holds one of them holds the party. */
  readonly addresses: readonly string[];
  /** Null outside of every VPC. */
  readonly vpcId: string | null;
  /** A fault lets nothing in. */
  readonly isCut?: boolean;
}

/** A client at that address, or (without one) AWS's own services and the rest of the world. */
export const internetAt = (address = AWS_SERVICE): Party => ({
  groups: [],
  addresses: [address],
  vpcId: null,
});
/** An address of Amazon's in `us-east-1`: all of them are alike to a rule. */
const AWS_SERVICE = '44.213.78.10';

/** A task: its own interface, or in bridge and host mode that of its instance. */
export function taskParty(ctx: EngineContext, task: Task): Party {
  const { containerInstances, subnets } = ctx.world;
  const isCut = isAimedAt(ctx, task);
  const vpcId = subnets.get(task.subnetId)?.vpcId ?? null;
  if (task.securityGroups !== undefined) {
    return { groups: task.securityGroups, addresses: [task.privateIp], vpcId, isCut };
  }
  const instance = containerInstances.get(task.containerInstanceArn ?? '');
  return {
    groups: instance?.securityGroupIds ?? [],
    addresses: [instance?.privateIp ?? task.privateIp],
    vpcId,
    isCut,
  };
}

/**
 * NET-7: without a group's name it is a service's tasks that are cut off, those to come too, or
 * the tasks it was aimed at.
 */
const isAimedAt = (ctx: EngineContext, task: Task): boolean =>
  [...ctx.world.faults.values()].some(
    ({ active, type, resource, taskArns }) =>
      active &&
      type === 'block-security-group' &&
      (resource === undefined ? taskArns.includes(task.arn) : resource === task.serviceArn),
  );

/** A load balancer, wherever its nodes are. */
export function balancerParty(ctx: EngineContext, balancer: LoadBalancer): Party {
  const { subnets } = ctx.world;
  const own = balancer.subnets.flatMap((id) => {
    const subnet = subnets.get(id);
    const address = balancer.nodeAddresses?.[id];
    return address ?? (subnet ? addressAt(subnet.cidr, 1) : []);
  });
  const vpcId = subnets.get(balancer.subnets[0] ?? '')?.vpcId ?? null;
  return { groups: balancer.securityGroups, addresses: own, vpcId };
}

/** An EFS mount target. */
export const mountTargetParty = (
  ctx: EngineContext,
  target: { subnetId: string; ipAddress: string; securityGroupIds: readonly string[] },
): Party => ({
  groups: target.securityGroupIds,
  addresses: [target.ipAddress],
  vpcId: ctx.world.subnets.get(target.subnetId)?.vpcId ?? null,
});

/** The interfaces of a VPC endpoint. */
export const endpointParty = (endpoint: Gateway): Party => ({
  groups: endpoint.securityGroupIds,
  addresses: Object.values(endpoint.addresses),
  vpcId: endpoint.vpcId ?? null,
});
