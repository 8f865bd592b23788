import type { ContainerInstance } from '../../model/container-instance';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { TaskDefinition } from '../../model/task-definition';
import { isFull, overFargateQuota } from '../capacity/fargate-capacity';
import { hasDeclaredCapacity } from '../capacity/instance-facts';
import { type HostPlace, takeInventedHost } from '../capacity/invented-hosts';
import { activeInstances, type Candidate, candidatesFor } from '../capacity/placement/candidate';
import { type GivenConstraint, readConstraints } from '../capacity/placement/constraints';
import { pickInstance } from '../capacity/placement/pick-instance';
import type { PlacementFailure } from '../capacity/placement/placement-failure';
import { SERVICE_DEFAULT, type Strategy, TASK_DEFAULT } from '../capacity/placement/strategies';
import { needsOf } from '../capacity/placement/task-needs';
import { bindPorts } from '../capacity/ports';
import { isOut } from '../capacity/zone-outage';
import type { EngineContext } from '../engine-context';
import { subnetZone, takeAddress, ZONES } from '../network/subnets';
import { zonesOf } from './groups-in-use';
import { EVENT_TEXT, STOPPED_REASON } from './service-events';
import type { TaskSpec } from './specs';
import { isUp } from './task-facts';

/** Where a task goes. */
export interface Place {
  availabilityZone: string;
  subnetId: string;
  /** Empty where the subnet has no address left: NET-2. */
  privateIp: string;
  /** On declared EC2 capacity. */
  containerInstanceArn?: string;
  host?: HostPlace;
}

/** Why there is no place for a task. */
export interface NoPlace {
  /** As RunTask answers it among its failures: `RESOURCE:CPU`, or Fargate's sentence. */
  readonly failure: string;
  /** One for each instance looked at, the closest match first; absent where there was none. */
  readonly failures?: readonly { arn: string; reason: string }[];
  /** As a service says it in its events, after `(service web) `. */
  readonly eventText: string;
}

export const isPlace = (found: Place | NoPlace): found is Place => 'subnetId' in found;

/** What a task is to run on: of EC2, the provider's instances only, where there is one. */
export type On = Pick<TaskSpec, 'launchType' | 'capacityProviderName'> &
  Partial<Pick<TaskSpec, 'overrides'>>;

/** Places one task after the other, each seeing those before it. */
export interface Placer {
  next: (definition: TaskDefinition, on: On) => Place | NoPlace;
}

/** Whose tasks are placed; of a service its constraints and strategy are among what it carries. */
type Placing = Pick<
  TaskSpec,
  | 'clusterArn'
  | 'group'
  | 'networkConfiguration'
  | 'placementConstraints'
  | 'placementStrategy'
  | 'containerInstanceArn'
> &
  Partial<Pick<Service, 'carried'>>;

const NO_CAPACITY: NoPlace = {
  failure: STOPPED_REASON.noCapacity,
  eventText: EVENT_TEXT.unableToPlace(STOPPED_REASON.noCapacity),
};

/** A placer for tasks of one group: every task of the cluster is looked at once, here. */
export function createPlacer(ctx: EngineContext, spec: Placing): Placer {
  const siblings = siblingsOf(ctx, spec);
  const anywhere = zonePlacer(ctx, spec, siblings);
  let strict: Placer | undefined;
  return {
    next: (definition, on) => {
      if (on.launchType !== 'EC2' || !hasDeclaredCapacity(ctx.world, spec.clusterArn)) {
        return anywhere.next(definition, on);
      }
      strict ??= instancePlacer(ctx, spec, siblings);
      return strict.next(definition, on);
    },
  };
}

const siblingsOf = (ctx: EngineContext, spec: Placing): Task[] =>
  [...ctx.world.tasks.values()].filter(
    (task) => task.group === spec.group && task.clusterArn === spec.clusterArn && isUp(task),
  );

/** How many of the siblings are in each subnet, and in each zone. */
function crowdsOf(siblings: readonly Task[]) {
  const bySubnet = new Map<string, number>();
  const byZone = new Map<string, number>();
  const count = (subnet: string, zone: string) => {
    bySubnet.set(subnet, (bySubnet.get(subnet) ?? 0) + 1);
    byZone.set(zone, (byZone.get(zone) ?? 0) + 1);
  };
  for (const task of siblings) count(task.subnetId, task.availabilityZone);
  return { bySubnet, byZone, count };
}

/**
 * PLACE-1: on Fargate, and on capacity nobody declared, each task goes to the zone with the fewest
 * tasks of its group; the first among equals. Each capacity provider of Fargate spreads its own.
 */
function zonePlacer(ctx: EngineContext, spec: Placing, siblings: readonly Task[]): Placer {
  const crowds = new Map<string | undefined, ReturnType<typeof crowdsOf>>();
  const candidates = subnetsFor(ctx, spec).map((subnetId) => ({
    subnetId,
    zone: subnetZone(ctx, subnetId),
  }));
  return {
    next: (definition, on) => {
      const over = overQuota(ctx, definition, on);
      if (over) return over;
      const provider = on.capacityProviderName;
      const own = siblings.filter((task) => task.capacityProviderName === provider);
      const { bySubnet, byZone, count } = crowds.get(provider) ?? crowdsOf(own);
      crowds.set(provider, { bySubnet, byZone, count });
      const load = ({ subnetId, zone }: (typeof candidates)[number]) =>
        (byZone.get(zone) ?? 0) * 1e6 + (bySubnet.get(subnetId) ?? 0);
      const open = candidates.filter(({ zone }) => !isOut(ctx, zone) && !isFull(ctx, zone, on));
      const best = open.reduce<(typeof candidates)[number] | null>(
        (least, one) => (least === null || load(one) < load(least) ? one : least),
        null,
      );
      if (best === null) return NO_CAPACITY;
      count(best.subnetId, best.zone);
      return placeIn(ctx, spec, best, definition);
    },
  };
}

/** What a quota of Fargate has against a further task. */
function overQuota(ctx: EngineContext, definition: TaskDefinition, on: On): NoPlace | undefined {
  if (on.launchType !== 'FARGATE' || !ctx.world.quotas.enabled) return undefined;
  const { cpu } = needsOf(definition, on.overrides);
  const failure = overFargateQuota(ctx, cpu, on.capacityProviderName);
  return failure === undefined
    ? undefined
    : { failure, eventText: EVENT_TEXT.unableToPlace(failure) };
}

function placeIn(
  ctx: EngineContext,
  spec: Placing,
  at: { subnetId: string; zone: string },
  definition: TaskDefinition,
): Place {
  const { subnetId, zone: availabilityZone } = at;
  const privateIp = takeAddress(ctx, subnetId) ?? '';
  if (definition.networkMode === 'awsvpc') return { availabilityZone, subnetId, privateIp };
  const home = { clusterArn: spec.clusterArn, availabilityZone };
  const host = takeInventedHost(ctx.world, home, definition);
  return { availabilityZone, subnetId, privateIp, host };
}

/** PLACE-5: on the instances that the cluster has, and on no other. */
function instancePlacer(ctx: EngineContext, spec: Placing, siblings: readonly Task[]): Placer {
  const candidates = candidatesFor(ctx.world, instancesFor(ctx, spec), spec.group);
  const crowds = crowdsOf(siblings);
  const subnets = spec.networkConfiguration?.awsvpcConfiguration.subnets ?? [];
  const given = (spec.carried ?? spec) as {
    placementConstraints?: readonly GivenConstraint[];
    placementStrategy?: readonly Strategy[];
  };
  const usual = spec.group.startsWith('service:') ? SERVICE_DEFAULT : TASK_DEFAULT;
  const strategies = given.placementStrategy?.length ? given.placementStrategy : usual;
  const random = ctx.kernel.random('placement');
  return {
    next: (definition, { overrides, capacityProviderName }) => {
      const own = definition.carried.placementConstraints as readonly GivenConstraint[] | undefined;
      const hasInterface = definition.networkMode === 'awsvpc';
      const wish = {
        definition,
        needs: needsOf(definition, overrides),
        constraints: readConstraints(
          spec.containerInstanceArn === undefined
            ? [...(own ?? []), ...(given.placementConstraints ?? [])]
            : [],
        ),
        zones: hasInterface ? subnets.map((subnet) => subnetZone(ctx, subnet)) : null,
        ...(capacityProviderName !== undefined && { capacityProviderName }),
      };
      const found = pickInstance(wish, candidates, { group: spec.group, strategies, random });
      if (!('instance' in found)) return noPlaceFor(found);
      return hasInterface
        ? placeWithInterface(ctx, found, subnets, crowds)
        : placeOnHost(found, definition);
    },
  };
}

/** PLACE-12: the one that StartTask names, past the scheduler; else those that are ACTIVE. */
function instancesFor(ctx: EngineContext, spec: Placing): ContainerInstance[] {
  const { world } = ctx;
  if (spec.containerInstanceArn !== undefined) {
    const one = world.containerInstances.get(spec.containerInstanceArn);
    return one ? [one] : [];
  }
  const active = activeInstances(world, spec.clusterArn);
  return active.filter(({ availabilityZone }) => !isOut(ctx, availabilityZone));
}

/** Its own interface is in the subnet of the instance's zone with the fewest of its siblings. */
function placeWithInterface(
  ctx: EngineContext,
  { instance }: Candidate,
  subnets: readonly string[],
  { bySubnet, count }: ReturnType<typeof crowdsOf>,
): Place {
  const { availabilityZone, arn: containerInstanceArn } = instance;
  const near = subnets.filter((subnet) => subnetZone(ctx, subnet) === availabilityZone);
  const load = (subnet: string) => bySubnet.get(subnet) ?? 0;
  const subnetId = near.reduce((least, one) => (load(one) < load(least) ? one : least));
  count(subnetId, availabilityZone);
  const privateIp = takeAddress(ctx, subnetId) ?? '';
  return { availabilityZone, subnetId, privateIp, containerInstanceArn };
}

/** Bridge, host and none: the instance's address is the task's. */
function placeOnHost({ instance, usage }: Candidate, definition: TaskDefinition): Place {
  const { availabilityZone, subnetId, privateIp, arn, ec2InstanceId } = instance;
  const host = { instanceId: ec2InstanceId, bindings: bindPorts(definition, usage.ports) };
  return { availabilityZone, subnetId, privateIp, containerInstanceArn: arn, host };
}

function noPlaceFor({ misfits }: PlacementFailure): NoPlace {
  const [closest] = misfits;
  return {
    failure: closest?.reason ?? 'NO ACTIVE INSTANCES',
    failures: misfits.map(({ instanceArn: arn, reason }) => ({ arn, reason })),
    eventText: EVENT_TEXT.noInstance(closest),
  };
}

/** The zones that tasks without instances of their own are spread over. */
export const zonesFor = (ctx: EngineContext, spec: Placing): string[] => [
  ...new Set(subnetsFor(ctx, spec).map((subnet) => subnetZone(ctx, subnet))),
];

/**
 * The subnets given. A task without (bridge, host) runs on instances that nobody declared: they
 * are in the subnets mentioned so far, those of load balancers foremost; where none was, one in
 * each zone.
 */
function subnetsFor(ctx: EngineContext, spec: Placing): string[] {
  const given = spec.networkConfiguration?.awsvpcConfiguration.subnets ?? [];
  if (given.length > 0) return given;
  for (const balancer of ctx.world.loadBalancers.values()) zonesOf(ctx, balancer);
  const mentioned = [...ctx.world.subnets.keys()];
  return mentioned.length > 0 ? mentioned : ZONES.map((zone) => `subnet-${zone}`);
}
