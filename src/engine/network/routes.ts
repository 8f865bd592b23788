import type { ContainerInstance } from '../../model/container-instance';
import type { Task } from '../../model/task';
import type { Gateway, RouteTable, Subnet } from '../../model/vpc';
import type { EngineContext } from '../engine-context';
import type { World } from '../world/world';
import { isWithin, prefixOf } from './cidr';
import { endpointParty, internetAt, type Party, taskParty } from './parties';
import { isReachable } from './reachability';

/** What a task may have to reach outside of its VPC, as names of VPC endpoints end. */
export type OutsideService =
  | 'internet'
  | 'ecr.api'
  | 'ecr.dkr'
  | 's3'
  | 'logs'
  | 'secretsmanager'
  | 'ssm'
  | 'ssmmessages'
  | 'ecs';

/** Whether there is a way, and what it is or is wanting, in the sandbox's words. */
export interface Way {
  readonly isOpen: boolean;
  readonly by: string;
}

/** Where somebody stands who wants out. */
interface Standpoint {
  readonly party: Party;
  readonly subnetId: string;
  readonly hasPublicAddress: boolean;
}

/**
 * NET-4: whether a task (on EC2 for everything but Exec: the agent on its instance) can reach a
 * service of AWS or the internet.
 */
export const hasRouteTo = (ctx: EngineContext, task: Task, service: OutsideService): boolean =>
  wayTo(ctx, task, service).isOpen;

/**
 * NET-4: the way from a task to a service. An interface endpoint of the VPC takes all traffic to
 * its service; S3 may have a gateway endpoint in the route table; all else goes by the table's
 * default route: through an internet gateway with a public address only, or through a NAT gateway
 * that is on such a way itself. A subnet or VPC that nobody declared has a way to everything.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 */
export const wayTo = (ctx: EngineContext, task: Task, service: OutsideService): Way =>
  wayFrom(ctx, standpointOf(ctx, task, service), service);

/** NET-4: whether the agent of an instance gets through to ECS. */
export const agentHasRoute = (ctx: EngineContext, instance: ContainerInstance): boolean =>
  wayFrom(ctx, instanceStandpoint(ctx, instance), 'ecs').isOpen;

function wayFrom(ctx: EngineContext, from: Standpoint, service: OutsideService): Way {
  const subnet = ctx.world.subnets.get(from.subnetId);
  const table = subnet && routeTableOf(ctx.world, subnet);
  if (!subnet || !table) {
    const isOpen = isReachable(ctx, { from: from.party, to: internetAt(), port: 443 });
    return { isOpen, by: isOpen ? 'a VPC that nobody declared' : NO_EGRESS };
  }
  const endpoint = interfaceEndpoint(ctx.world, subnet.vpcId, service);
  if (endpoint) {
    const isOpen = isReachable(ctx, { from: from.party, to: endpointParty(endpoint), port: 443 });
    return { isOpen, by: `${endpoint.id}${isOpen ? '' : ', closed by security groups'}` };
  }
  if (!isReachable(ctx, { from: from.party, to: internetAt(), port: 443 })) {
    return { isOpen: false, by: NO_EGRESS };
  }
  const gateway = service === 's3' ? gatewayEndpoint(ctx.world, table) : undefined;
  if (gateway) return { isOpen: true, by: gateway.id };
  return defaultWay(ctx.world, { subnet, table }, from.hasPublicAddress);
}

const NO_EGRESS = 'no rule of egress of its security groups';

/** Fargate and Exec use the task's own interface, the agent of an EC2 instance the instance's. */
function standpointOf(ctx: EngineContext, task: Task, service: OutsideService): Standpoint {
  const instance = ctx.world.containerInstances.get(task.containerInstanceArn ?? '');
  const byTask = task.launchType === 'FARGATE' || service === 'ssmmessages';
  if (!instance || (byTask && task.securityGroups !== undefined)) {
    const hasPublicAddress = task.publicIp !== undefined;
    return { party: taskParty(ctx, task), subnetId: task.subnetId, hasPublicAddress };
  }
  return instanceStandpoint(ctx, instance);
}

function instanceStandpoint(ctx: EngineContext, instance: ContainerInstance): Standpoint {
  const subnet = ctx.world.subnets.get(instance.subnetId);
  return {
    party: {
      groups: instance.securityGroupIds,
      addresses: [instance.privateIp],
      vpcId: subnet?.vpcId ?? null,
    },
    subnetId: instance.subnetId,
    hasPublicAddress: subnet?.mapPublicIpOnLaunch ?? true,
  };
}

const SERVICE_NAME = /^com\.amazonaws\.[^.]+\./;

function interfaceEndpoint(world: World, vpcId: string, service: string): Gateway | undefined {
  return [...world.gateways.values()].find(
    (one) =>
      one.kind === 'interface-endpoint' &&
      one.state === 'available' &&
      one.vpcId === vpcId &&
      one.privateDns !== false &&
      one.serviceName?.replace(SERVICE_NAME, '') === service,
  );
}

const gatewayEndpoint = (world: World, table: RouteTable | undefined): Gateway | undefined =>
  [...world.gateways.values()].find(
    (one) =>
      one.kind === 'gateway-endpoint' &&
      one.state === 'available' &&
      one.serviceName?.endsWith('.s3') &&
      table !== undefined &&
      one.routeTableIds?.includes(table.id),
  );

/**
 * The table associated with a subnet, else the main one of its VPC; none where nobody declared
 * either.
 */
export function routeTableOf(world: World, subnet: Subnet): RouteTable | undefined {
  const tables = [...world.routeTables.values()];
  const own = tables.find((one) => one.subnetIds.includes(subnet.id));
  if (own || !subnet.isDeclared) return own;
  return tables.find((one) => one.isMain && one.vpcId === subnet.vpcId);
}

/** The most particular route out of the VPC. */
function defaultWay(
  world: World,
  { subnet, table }: { subnet: Subnet; table: RouteTable },
  hasPublicAddress: boolean,
): Way {
  const [anywhere = ''] = internetAt().addresses;
  const out = table.routes
    .filter(({ destination }) => isWithin(destination, anywhere))
    .sort((a, b) => prefixOf(b.destination) - prefixOf(a.destination))[0];
  if (!out) return { isOpen: false, by: `no route out of ${subnet.id}` };
  const { target } = out;
  if (!isIntact(world, table, target)) {
    return { isOpen: false, by: `a route to ${target}, which leads nowhere` };
  }
  if (target.startsWith('igw-')) {
    const by = hasPublicAddress ? target : `${target}, without a public address`;
    return { isOpen: hasPublicAddress, by };
  }
  if (target.startsWith('nat-')) return wayOfNat(world, target);
  // Transit gateways, peerings, instances: what is beyond them is not simulated.
  return { isOpen: true, by: target };
}

/**
 * A route whose gateway was deleted, detached or never came to be is a black hole. A gateway that
 * nobody declared is there.
 */
export function isIntact(world: World, table: RouteTable, target: string): boolean {
  const gateway = world.gateways.get(target);
  if (!gateway) return true;
  if (gateway.state !== 'available') return false;
  return gateway.kind !== 'internet' || gateway.vpcId === table.vpcId;
}

function wayOfNat(world: World, natId: string): Way {
  const nat = world.gateways.get(natId);
  if (nat?.connectivity === 'private') return { isOpen: false, by: `${natId}, which is private` };
  const subnet = world.subnets.get(nat?.subnetIds[0] ?? '');
  const table = subnet && routeTableOf(world, subnet);
  if (!table) return { isOpen: true, by: natId };
  const isOpen = leadsOutside(world, table);
  return { isOpen, by: isOpen ? natId : `${natId}, whose subnet has no way out` };
}

const leadsOutside = (world: World, table: RouteTable): boolean =>
  table.routes.some(
    ({ destination, target }) =>
      prefixOf(destination) === 0 && target.startsWith('igw-') && isIntact(world, table, target),
  );

/**
 * NET-4: whether answers of whatever is in a subnet find their way to clients on the internet: a
 * load balancer needs a subnet whose table leads to an internet gateway.
 */
export function isPublic(world: World, subnetId: string): boolean {
  const subnet = world.subnets.get(subnetId);
  const table = subnet && routeTableOf(world, subnet);
  return !table || leadsOutside(world, table);
}
