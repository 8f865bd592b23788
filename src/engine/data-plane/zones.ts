import type { TargetGroup } from '../../model/load-balancer';
import { seconds } from '../../model/sim-time';
import { TIMINGS } from '../timings';
import type { GroupMemory, Plane } from './plane';
import { eligibleTargets, emptyTable, minimumHealthy, type ZoneTable } from './target-group';

/**
 * TG-6: with cross-zone load balancing off, the load balancer has one node in each of its zones,
 * and a node knows only the targets of its own zone. Clients come to the nodes alike; one whose
 * zone has too few healthy targets is taken out of DNS, and answers with 503 (nobody there) or
 * fails open (all unhealthy) until the clients' cached answers have run out.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/disable-cross-zone.html
 */

const CACHED_US = seconds(TIMINGS.dnsCached.high);

/** Off at the group; a load balancer's own setting is always on. */
export const isCrossZone = (group: TargetGroup): boolean =>
  group.attributes['load_balancing.cross_zone.enabled'] !== 'false';

/** The nodes of a group's load balancer, each with the slots it may choose among. */
export function zonesOf(
  p: Plane,
  group: TargetGroup,
  memory: GroupMemory,
  before: readonly ZoneTable[],
): { zone: ZoneTable; slots: number[] }[] {
  return zoneNames(p, group, memory).map((zone) => {
    const known = before.find((one) => one.zone === zone);
    const here = group.targets.filter((target) => target.availabilityZone === zone);
    const { slots, usable, healthy } = eligibleTargets(group, here);
    const failing = healthy < minimumHealthy(group, usable, 'dns_failover');
    const since = known && known.failingSince >= 0 ? known.failingSince : p.kernel.now;
    const table = known?.table ?? emptyTable(group.arn);
    return { zone: { zone, table, failingSince: failing ? since : -1 }, slots };
  });
}

/** Zones of the load balancer's subnets; without any, those where there are targets. */
function zoneNames(p: Plane, group: TargetGroup, memory: GroupMemory): string[] {
  const { world } = p.ctx;
  const subnets = memory.balancers.flatMap((arn) => world.loadBalancers.get(arn)?.subnets ?? []);
  const zones = subnets.flatMap((id) => world.subnets.get(id)?.availabilityZone ?? []);
  const all = zones.length > 0 ? zones : group.targets.map((target) => target.availabilityZone);
  return [...new Set(all)].sort();
}

/** The node that a request comes to. */
export function pickZone(p: Plane, zones: readonly ZoneTable[]): ZoneTable {
  const { now } = p.kernel;
  let total = 0;
  for (const zone of zones) total += inDns(zone, now);
  // None of them in DNS: then all of them are.
  const allIn = total <= 0;
  let at = p.streams.zones.next() * (allIn ? zones.length : total);
  for (const zone of zones) {
    at -= allIn ? 1 : inDns(zone, now);
    if (at < 0) return zone;
  }
  return zones[zones.length - 1]!;
}

/** The share of its clients that (still) come: cached answers run out one after another. */
const inDns = ({ failingSince }: ZoneTable, now: number): number =>
  failingSince < 0 ? 1 : Math.max(0, 1 - (now - failingSince) / CACHED_US);
