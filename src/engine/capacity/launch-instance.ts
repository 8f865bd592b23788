import type { ContainerInstance } from '../../model/container-instance';
import { containerInstanceArn, lastPart } from '../../model/ids';
import { type InstanceType, instanceTypeOf } from '../../model/instance-type';
import { must } from '../../model/assert';
import type { Tag } from '../../model/cluster';
import { scheduleStep } from '../control-plane/steps';
import type { EngineContext } from '../engine-context';
import { namedId } from '../../model/named-id';
import { subnetZone, takeAddress, ZONES } from '../network/subnets';
import { startMachine } from '../runner/machine-runner';
import { draw, TIMINGS } from '../timings';
import type { AgentConfiguration } from './agent';
import { RESERVED_PORTS } from './ports';

/** An EC2 instance to be launched. Its type is a known one; names have been resolved. */
export interface InstanceSpec {
  /** The cluster that its agent will join. */
  clusterArn: string;
  /** Made from the cluster's name and a number where absent. */
  ec2InstanceId?: string;
  imageId: string;
  /** One of `INSTANCE_TYPES`. */
  instanceType: string;
  /** What its user data says to the agent. */
  agent: AgentConfiguration;
  /** Chosen where absent: in `availabilityZone`, or in the zone with the fewest instances. */
  subnetId?: string;
  availabilityZone?: string;
  securityGroupIds: readonly string[];
  /** Name of its instance profile's role. */
  instanceRole?: string;
  autoScalingGroupName?: string;
  capacityProviderName?: string;
  isSpot?: boolean;
  protectedFromScaleIn?: boolean;
  tags: readonly Tag[];
}

/** An image of an instance that was launched without being told one. */
export const USUAL_AMI = 'ami-0ec5a4b0000000000';

/**
 * CAP-3: an instance is pending, then running; some time later its agent registers it. From now on
 * its cluster has no other EC2 capacity than what is declared.
 */
export function launchInstance(ctx: EngineContext, spec: InstanceSpec): ContainerInstance {
  const instance = makeInstance(ctx, spec);
  const { arn, ec2InstanceId, launchedAt: since } = instance;
  ctx.world.containerInstances.set(arn, instance);
  ctx.world.clustersWithInstances.add(lastPart(spec.clusterArn));
  const delay = draw(ctx.kernel.random('timings'), TIMINGS.instancePending);
  scheduleStep(ctx, delay, { step: 'instance-due', instance: arn, what: 'running', since });
  ctx.emit('InstanceStateChange', arn, `${ec2InstanceId} → pending`);
  ctx.touch(arn);
  ctx.touch(spec.clusterArn);
  return instance;
}

function makeInstance(ctx: EngineContext, spec: InstanceSpec): ContainerInstance {
  const type = must(instanceTypeOf(spec.instanceType), `instance type ${spec.instanceType}`);
  const cluster = lastPart(spec.clusterArn);
  const id = ctx.ids.hex(32);
  const arn = containerInstanceArn(cluster, id);
  const subnetId = spec.subnetId ?? subnetFor(ctx, spec);
  const trunking = hasTrunk(ctx, type);
  const { reservedMemory, reservedPorts, attributes, stopTimeoutSeconds } = spec.agent;
  const { instanceRole, autoScalingGroupName, capacityProviderName } = spec;
  return {
    arn,
    id,
    ec2InstanceId: spec.ec2InstanceId ?? nextInstanceId(ctx, cluster),
    clusterArn: spec.clusterArn,
    imageId: spec.imageId,
    instanceType: type.name,
    architecture: type.architecture,
    availabilityZone: subnetZone(ctx, subnetId),
    subnetId,
    privateIp: takeAddress(ctx, subnetId) ?? '',
    securityGroupIds: [...spec.securityGroupIds],
    ...(instanceRole !== undefined && { instanceRole }),
    ...(autoScalingGroupName !== undefined && { autoScalingGroupName }),
    ...(capacityProviderName !== undefined && { capacityProviderName }),
    isSpot: spec.isSpot ?? false,
    protectedFromScaleIn: spec.protectedFromScaleIn ?? false,
    state: 'pending',
    status: 'LAUNCHING',
    agentConnected: false,
    registeredCpu: type.vcpus * 1024,
    registeredMemory: Math.max(0, type.registeredMib - reservedMemory),
    reservedPorts: [...new Set([...RESERVED_PORTS, ...reservedPorts])],
    trunking,
    ...(stopTimeoutSeconds !== undefined && { stopTimeoutSeconds }),
    attributes: structuredClone(attributes),
    cachedImages: [],
    launchedAt: ctx.kernel.now,
    tags: structuredClone([...spec.tags]),
    machine: startTheMachine(ctx, arn, trunking),
    version: 1,
  };
}

/**
 * CAP-4: instances launched after the account opted in to awsvpcTrunking have a trunk, where their
 * type knows one.
 */
const hasTrunk = ({ world }: EngineContext, { trunkedTasks }: InstanceType): boolean =>
  world.accountSettings.awsvpcTrunking === 'enabled' && trunkedTasks !== null;

function startTheMachine(ctx: EngineContext, instance: string, trunking: boolean) {
  const random = ctx.kernel.random('timings');
  const owner = { of: 'container-instance', instance } as const;
  return startMachine(ctx, 'container-instance', owner, {
    hasTrunk: trunking,
    attachingTrunk: draw(random, TIMINGS.trunkAttaching),
    detachingTrunk: draw(random, TIMINGS.trunkDetaching),
  }).state;
}

/** Made of the cluster's name and a number: the n-th instance has the same id in every run. */
function nextInstanceId(ctx: EngineContext, cluster: string): string {
  const { idCounters, containerInstances } = ctx.world;
  const key = `instances of ${cluster}`;
  const taken = new Set([...containerInstances.values()].map((one) => one.ec2InstanceId));
  for (let n = (idCounters[key] ?? 0) + 1; ; n++) {
    idCounters[key] = n;
    const id = namedId('i', `${cluster}/instance/${n}`);
    if (!taken.has(id)) return id;
  }
}

/**
 * CAP-11: told no subnet, EC2 takes one of its choice: here the zone with the fewest instances, of
 * the subnets mentioned so far, or of one in each zone where none was.
 */
function subnetFor(ctx: EngineContext, { availabilityZone }: InstanceSpec): string {
  const { subnets, containerInstances } = ctx.world;
  if (subnets.size === 0) for (const zone of ZONES) subnetZone(ctx, `subnet-${zone}`);
  // Zones come in order of mention: the one asked for does after three at the latest.
  const isThere = () =>
    availabilityZone === undefined ||
    [...subnets.values()].some((one) => one.availabilityZone === availabilityZone);
  for (const zone of ZONES) if (!isThere()) subnetZone(ctx, `subnet-${zone}`);
  const open = [...subnets.values()].filter(
    (one) => availabilityZone === undefined || one.availabilityZone === availabilityZone,
  );
  const crowd = (zone: string) =>
    [...containerInstances.values()].filter((one) => one.availabilityZone === zone).length;
  const best = open.reduce((least, one) =>
    crowd(one.availabilityZone) < crowd(least.availabilityZone) ? one : least,
  );
  return best.id;
}
