import type { TargetGroup, TargetHealthState } from '../../model/load-balancer';
import { balancersByGroup } from './listener-rules';
import { addUpShares, mitigates } from './mitigation';
import type { GroupMemory, Plane } from './plane';
import { countSlow, settleSlowStart, slowStartUs } from './slow-start';
import { eligibleTargets, emptyTable, isUsable, minimumHealthy, putIn } from './target-group';
import { rebucket, refill, takeOut } from './target-group';
import type { RoutingTable, RoutingWay } from './target-group';
import { isCrossZone, zonesOf } from './zones';

/** Index of a group's routing table; made when it is first asked for. */
export function tableOf(p: Plane, groupArn: string): number {
  const known = p.groups.findIndex((group) => group.arn === groupArn);
  if (known >= 0) return known;
  const balancers = balancersByGroup(p.ctx.world.loadBalancers).get(groupArn) ?? [];
  p.groups.push({ arn: groupArn, balancers, told: '', usable: 0, healthy: 0, failsOpen: true });
  p.tables.push(emptyTable(groupArn));
  return p.groups.length - 1;
}

/**
 * Works out anew who in a group may get requests, tells its routing machine when that has
 * changed, and reads off the machine which way requests go.
 */
export function refreshGroup(p: Plane, index: number): void {
  const memory = p.groups[index]!;
  const table = p.tables[index]!;
  const group = p.ctx.world.targetGroups.get(memory.arn);
  for (const slot of table.slots) p.slots.routable[slot] = 0;
  if (!group) {
    refill(table, []);
    table.buckets = null;
    return;
  }
  const { slots, ...facts } = eligibleTargets(group);
  tell(p, group, memory, facts);
  settleSlowStart(p, group);
  if (!mitigates(group)) {
    for (const target of group.targets) if (target.slot >= 0) p.slots.share[target.slot] = 1;
  }
  if (isCrossZone(group)) {
    table.zones = null;
    fill(p, table, group, slots);
    rebucket(table, p.slots.outstanding);
  } else fillZones(p, table, group, memory);
  for (const slot of table.slots) p.slots.routable[slot] = 1;
}

interface Facts {
  usable: number;
  healthy: number;
  minimumHealthy: number;
}

function tell(p: Plane, group: TargetGroup, memory: GroupMemory, facts: Facts): void {
  const { usable, healthy, minimumHealthy: minimum } = facts;
  memory.usable = usable;
  memory.healthy = healthy;
  memory.failsOpen = healthy < minimum;
  const told = `${usable} ${healthy} ${minimum} ${algorithmOf(group)}`;
  if (told === memory.told) return;
  memory.told = told;
  p.ctx.controlPlane.routingFacts(group, facts);
}

/**
 * One target has come (`was` null), changed or left (`is` null): what `refreshGroup` comes to,
 * without a look at all the others, which in a start of ten thousand tasks would take minutes.
 * Where other targets are concerned too, it is `refreshGroup`.
 */
export function refreshTarget(
  p: Plane,
  { slot, table: index }: { slot: number; table: number },
  was: TargetHealthState | null,
  is: TargetHealthState | null,
): void {
  const memory = p.groups[index]!;
  const group = p.ctx.world.targetGroups.get(memory.arn);
  if (!group || !isCrossZone(group) || slowStartUs(group) > 0 || mitigates(group)) {
    refreshGroup(p, index);
    return;
  }
  const usable = memory.usable + Number(isUsable(is)) - Number(isUsable(was));
  const healthy = memory.healthy + Number(is === 'healthy') - Number(was === 'healthy');
  const minimum = minimumHealthy(group, usable);
  const failsOpen = healthy < minimum;
  if (failsOpen !== memory.failsOpen) {
    refreshGroup(p, index);
    return;
  }
  tell(p, group, memory, { usable, healthy, minimumHealthy: minimum });
  const table = p.tables[index]!;
  const { routable, serial, outstanding } = p.slots;
  table.way = wayOf(group);
  const isChosen = failsOpen ? isUsable(is) : is === 'healthy';
  if (isChosen && routable[slot] === 0) putIn(table, serial, slot);
  else if (!isChosen && routable[slot] === 1) takeOut(table, serial, slot);
  routable[slot] = isChosen ? 1 : 0;
  rebucket(table, outstanding);
}

/** Who may be chosen, and what has a say in it. */
function fill(p: Plane, table: RoutingTable, group: TargetGroup, slots: number[]): void {
  table.way = wayOf(group);
  refill(table, slots);
  table.slow = table.way === 'roundRobin' ? countSlow(p, table.slots) : 0;
  table.sharesUpTo = mitigates(group) ? addUpShares(table.slots, p.slots) : null;
  table.plain = table.slow === 0 && table.sharesUpTo === null;
}

function fillZones(p: Plane, table: RoutingTable, group: TargetGroup, memory: GroupMemory): void {
  const zones = zonesOf(p, group, memory, table.zones ?? []);
  for (const { zone, slots } of zones) fill(p, zone.table, group, slots);
  fill(
    p,
    table,
    group,
    zones.flatMap((one) => one.slots),
  );
  table.zones = zones.map((one) => one.zone);
  table.buckets = null;
  table.plain = false;
}

const algorithmOf = (group: TargetGroup): string =>
  group.attributes['load_balancing.algorithm.type'] ?? 'round_robin';

/** Failing open, a group keeps to its algorithm: only the choice of targets is wider. */
function wayOf(group: TargetGroup): RoutingWay {
  switch (group.routing.value) {
    case 'least-outstanding-requests':
      return 'leastOutstandingRequests';
    case 'weighted-random':
      return 'weightedRandom';
    case 'fail-open':
      if (algorithmOf(group) === 'least_outstanding_requests') return 'leastOutstandingRequests';
      return algorithmOf(group) === 'weighted_random' ? 'weightedRandom' : 'roundRobin';
    default:
      return 'roundRobin';
  }
}

/** Rules or settings have changed: every group's use and routing, and every client's route. */
export function refreshRoutes(p: Plane): void {
  for (const arn of p.ctx.world.targetGroups.keys()) tableOf(p, arn);
  const users = balancersByGroup(p.ctx.world.loadBalancers);
  p.groups.forEach((group, index) => {
    group.balancers = users.get(group.arn) ?? [];
    refreshGroup(p, index);
  });
  p.routes.fill(null);
}
