import type { LoadBalancer, TargetGroup } from '../../model/load-balancer';
import type { MetricPoint } from '../../model/view';
import { countOfHealth, slotsOf } from '../control-plane/target-index';
import { LIMITS } from '../limits';
import type { HostCount } from '../observe/closed-row';
import { groupsOf } from './listener-rules';
import type { Plane } from './plane';

/** Healthy and unhealthy targets of each group at the end of a second. */
export function hostCounts(p: Plane): HostCount[] {
  const { anomalous, share } = p.slots;
  // Seldom is there any at all.
  const isCalm = !anomalous.includes(1);
  return Array.from(p.ctx.world.targetGroups.values(), (group) => {
    const counts = {
      targetGroupArn: group.arn,
      healthy: countOfHealth(group, 'healthy'),
      unhealthy: countOfHealth(group, 'unhealthy'),
      anomalous: 0,
      mitigated: 0,
    };
    if (isCalm) return counts;
    for (const { slot } of group.targets) {
      if (anomalous[slot] !== 1) continue;
      counts.anomalous++;
      if (share[slot]! < 1) counts.mitigated++;
    }
    return counts;
  });
}

/** What stands at the end of a second at a load balancer's targets. */
export function standingAt(
  p: Plane,
  balancer: LoadBalancer,
): Pick<MetricPoint, 'healthyHosts' | 'unhealthyHosts' | 'outstanding'> {
  const groups = [...groupsOf(balancer)].flatMap((arn) => p.ctx.world.targetGroups.get(arn) ?? []);
  const sum = (of: (group: TargetGroup) => number) => groups.reduce((n, one) => n + of(one), 0);
  return {
    healthyHosts: sum((group) => countOfHealth(group, 'healthy')),
    unhealthyHosts: sum((group) => countOfHealth(group, 'unhealthy')),
    outstanding: outstandingAt(p, groups),
  };
}

/**
 * Requests in flight by target. Of very many targets as many as a chart can tell of, evenly by rank
 * with the busiest first: the most stays what it was, and the mean nearly. An hour of a thousand
 * targets would fill a page.
 */
function outstandingAt(p: Plane, groups: readonly TargetGroup[]): MetricPoint['outstanding'] {
  const { outstanding } = p.slots;
  const all = new Int32Array(groups.reduce((n, { targets }) => n + targets.length, 0));
  let place = 0;
  for (const group of groups) {
    const slots = slotsOf(group);
    for (let i = 0; i < slots.length; i++) all[place++] = outstanding[slots[i]!] ?? 0;
  }
  const most = LIMITS.outstandingPerPoint;
  const places = all.length <= most ? all.map((_, at) => at) : thinned(byRank(all), most);
  return Array.from(places, (at) => ({ taskArn: taskAt(groups, at), count: all[at]! }));
}

/** Places of the counts, the highest count first; of equal ones the first. */
function byRank(counts: Int32Array): Int32Array {
  let highest = 0;
  for (let at = 0; at < counts.length; at++) if (counts[at]! > highest) highest = counts[at]!;
  // How many have more than so many: where those with as many begin.
  const begins = new Int32Array(highest + 2);
  for (let at = 0; at < counts.length; at++) begins[counts[at]!]!++;
  for (let count = begins.length - 1, more = 0; count >= 0; count--) {
    const same = begins[count]!;
    begins[count] = more;
    more += same;
  }
  const ranked = new Int32Array(counts.length);
  for (let at = 0; at < counts.length; at++) ranked[begins[counts[at]!]!++] = at;
  return ranked;
}

const thinned = (ranked: Int32Array, most: number): number[] =>
  Array.from(
    { length: most },
    (_, i) => ranked[Math.round((i * (ranked.length - 1)) / (most - 1))]!,
  );

/** The task behind a target, by its place among those of all groups. */
function taskAt(groups: readonly TargetGroup[], place: number): string | null {
  let left = place;
  for (const { targets } of groups) {
    if (left < targets.length) return targets[left]!.taskArn ?? null;
    left -= targets.length;
  }
  return null;
}
