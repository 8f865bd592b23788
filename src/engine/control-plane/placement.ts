import type { TaskDefinition } from '../../model/task-definition';
import type { EngineContext } from '../engine-context';
import { type HostPlace, takeHostPlace } from './ec2-hosts';
import { zonesOf } from './groups-in-use';
import type { TaskSpec } from './specs';
import { subnetZone, takeAddress, ZONES } from '../network/subnets';
import { isUp } from './task-facts';

/** Where a task goes. */
export interface Place {
  availabilityZone: string;
  subnetId: string;
  /** Empty where the subnet has no address left: NET-2. */
  privateIp: string;
  host?: HostPlace;
}

/** Places one task after the other, each seeing those before it. */
export interface Placer {
  /** Null when every zone it may use is out. */
  next: (definition: TaskDefinition) => Place | null;
}

type Placing = Pick<TaskSpec, 'clusterArn' | 'group' | 'networkConfiguration'>;

/**
 * PLACE-1: each task goes to the zone with the fewest tasks of its group; the first among equals.
 */
export function createPlacer(ctx: EngineContext, spec: Placing): Placer {
  const siblings = [...ctx.world.tasks.values()].filter(
    (task) => task.group === spec.group && task.clusterArn === spec.clusterArn && isUp(task),
  );
  const bySubnet = new Map<string, number>();
  const byZone = new Map<string, number>();
  const count = (subnet: string, zone: string) => {
    bySubnet.set(subnet, (bySubnet.get(subnet) ?? 0) + 1);
    byZone.set(zone, (byZone.get(zone) ?? 0) + 1);
  };
  for (const task of siblings) count(task.subnetId, task.availabilityZone);
  const candidates = subnetsFor(ctx, spec).map((subnetId) => ({
    subnetId,
    zone: subnetZone(ctx, subnetId),
  }));
  return {
    next: (definition) => {
      const load = ({ subnetId, zone }: (typeof candidates)[number]) =>
        (byZone.get(zone) ?? 0) * 1e6 + (bySubnet.get(subnetId) ?? 0);
      const open = candidates.filter(({ zone }) => !isOut(ctx, zone));
      const best = open.reduce<(typeof candidates)[number] | null>(
        (least, one) => (least === null || load(one) < load(least) ? one : least),
        null,
      );
      if (best === null) return null;
      count(best.subnetId, best.zone);
      return placeIn(ctx, spec, best, definition);
    },
  };
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
  const host = takeHostPlace(ctx, { clusterArn: spec.clusterArn, availabilityZone }, definition);
  return { availabilityZone, subnetId, privateIp, host };
}

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

/** PLACE-2: nothing is placed in a zone while it is out. */
function isOut(ctx: EngineContext, zone: string): boolean {
  for (const fault of ctx.world.faults.values()) {
    if (fault.active && fault.type === 'az-outage' && fault.availabilityZone === zone) return true;
  }
  return false;
}
