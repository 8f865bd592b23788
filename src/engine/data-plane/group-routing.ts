import type { TargetGroup } from '../../model/load-balancer';
import { balancersByGroup } from './listener-rules';
import type { Plane } from './plane';
import { eligibleTargets, emptyTable, rebucket, refill, type RoutingWay } from './target-group';

/** Index of a group's routing table; made when it is first asked for. */
export function tableOf(p: Plane, groupArn: string): number {
  const known = p.groups.findIndex((group) => group.arn === groupArn);
  if (known >= 0) return known;
  const balancers = balancersByGroup(p.ctx.world.loadBalancers).get(groupArn) ?? [];
  p.groups.push({ arn: groupArn, balancers, told: '' });
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
  if (!group) {
    refill(table, []);
    table.buckets = null;
    return;
  }
  const { slots, ...facts } = eligibleTargets(group);
  const told = `${facts.usable} ${facts.healthy} ${facts.minimumHealthy} ${algorithmOf(group)}`;
  if (told !== memory.told) {
    memory.told = told;
    p.ctx.controlPlane.routingFacts(group, facts);
  }
  table.way = wayOf(group);
  refill(
    table,
    slots.filter((slot) => slot >= 0),
  );
  rebucket(table, p.slots.outstanding);
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
